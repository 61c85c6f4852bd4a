"""One claim as the API shows it: also one that an analyst added, which no reader read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportedly.desk.api.shown import card_shown
from reportedly.errors import Unknown
from reportedly.ledger import Ledger
from reportedly.model import Claim, Judgement, JudgementKind, Mention
from reportedly.publish.excerpt import excerpt
from reportedly.publish.incident_json import judgement_json
from reportedly.publish.jsonl import claim_json
from reportedly.workflow.judging import added_claim, decided, in_force, judged


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with the mention that it belongs to, and all judgements there are."""

    claim: Claim
    mention: str
    judgements: tuple[Judgement, ...]


def claim_shown(ledger: Ledger, name: str) -> dict[str, Any]:
    """A claim with its words, readings and judgements. Raises Unknown, LedgerError."""
    found = _found(ledger, name)
    key = found.mention.partition("#")[0]
    came = ledger.came_as([key])[key]
    return {
        "claim": claim_json(found.claim),
        "now": _now(ledger, found),
        "report": card_shown(came.card, ledger.incidents_of([key]).get(key, ()), came),
        "mention": found.mention,
        "incident": ledger.incident_of([found.mention]).get(found.mention),
        "words": [{"words": piece.words, "role": piece.role.value} for piece in excerpt(found.claim, ledger.text(key))],
        "readings": [
            {"reader": read.reader, "at": read.at, "claim": claim_json(read.claim)} for read in ledger.readings_of(found.claim.id)
        ],
        "judgements": [judgement_json(each) for each in found.judgements if about(each, found.claim.id)],
    }


def about(judgement: Judgement, claim: str) -> bool:
    """Whether a judgement is on a claim, or is the one that added it. Raises nothing."""
    return claim in judgement.subjects or (judgement.kind is JudgementKind.ADD and _added(judgement).id == claim)


def _found(ledger: Ledger, name: str) -> Found:
    judgements = ledger.judgements()
    try:
        claim = ledger.claim(name)
    except Unknown:
        for each in in_force(judgements, JudgementKind.ADD):
            if _added(each).id == name:
                return Found(_added(each), f"{each.subjects[0]}#0", judgements)
        raise
    return Found(claim, ledger.told_in(claim.id), judgements)


def _added(judgement: Judgement) -> Claim:
    return added_claim(judgement, judgement.anchor[0] if judgement.anchor else "")


def _now(ledger: Ledger, found: Found) -> dict[str, Any] | None:
    """The claim as it counts: with what analysts decided laid over it; None where they rejected it."""
    (mention,) = ledger.mentions([found.mention])
    kept: Mention = judged(mention, decided(found.judgements))
    return next((claim_json(claim) for claim in kept.claims if claim.id == found.claim.id), None)
