"""
The queue of review: the claims that nobody judged yet, those that matter most first, each with the reasons in words.

What an incident puts into the queue is computed with its row in the list and kept beside it, so that a page of the queue reads a few rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from reportedly.ledger import Ledger, Queued
from reportedly.model import Claim, Estimate, Figure, Finding, FindingKind, Judgement, Reconciled, Statement
from reportedly.reconcile.profiles import PROFILES, code
from reportedly.workflow.outdated import ON_CLAIMS

MOST = 40
"""At most so many claims of one incident wait in the queue at once; others follow as these are judged."""
LONGEST = 200
FINDINGS = {
    FindingKind.CONTRADICTION: (100, "it can't be true together with what others say"),
    FindingKind.DISPUTE: (60, "others deny it"),
    FindingKind.SLIP: (50, "its account contradicts itself"),
    FindingKind.DIFFER: (15, "others give other numbers"),
}
ALONE, CITED, MOST_BESIDE = 35, 10, 20
UNSURE = 8
UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One claim in the queue: of which incident, how much it matters, its words, and why it is here, the weightiest reason first."""

    incident: str
    title: str
    claim: str
    weight: int
    quote: str
    reasons: tuple[str, ...]


def waiting_of(reconciled: Reconciled, judgements: tuple[Judgement, ...]) -> tuple[Queued, ...]:
    """What an incident puts into the queue, the weightiest first. Raises nothing."""
    done = {each.subjects[0] for each in judgements if each.kind in ON_CLAIMS and not each.undone_at and not each.orphaned}
    reasons: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for finding in reconciled.findings:
        _found(reasons, finding)
    for each in (code(reconciled, profile, judgements) for profile in PROFILES):
        for estimate in each.estimates:
            _moved(reasons, estimate)
    claims = [claim for mention in reconciled.incident.mentions for claim in mention.claims]
    wanting = {claim.id: claim for claim in claims if claim.id not in done and not isinstance(claim, Statement)}
    told = (_told(reconciled.incident.id, claim, reasons[claim.id] + _unsure(claim)) for claim in wanting.values())
    return tuple(sorted(told, key=lambda each: each.place)[:MOST])


def queue(ledger: Ledger, incident: str | None = None, after: tuple[int, str, str] | None = None, limit: int = 25) -> tuple[Waiting, ...]:
    """
    A page of the queue, of one incident or of all that are listed, after a place in it (as ``place_of`` tells it).

    Raises Unknown where there is no such incident, LedgerError.
    """
    found = ledger.waiting(ledger.resolve(incident) if incident else None, after, limit)
    return tuple(Waiting(each.incident, each.title, each.claim, each.weight, *_why(each)) for each in found)


def left(ledger: Ledger, incident: str | None = None) -> int:
    """How many claims wait, of one incident or of all that are listed. Raises Unknown where there is no such incident, LedgerError."""
    return ledger.count_waiting(ledger.resolve(incident) if incident else None)


def place_of(one: Waiting) -> tuple[int, str, str]:
    """Where a claim stands in the queue: the weightiest first, then by incident and claim. Raises nothing."""
    return (-one.weight, one.incident, one.claim)


def _why(queued: Queued) -> tuple[str, tuple[str, ...]]:
    more = cast(dict[str, Any], queued.more)
    return more["quote"], tuple(more["reasons"])


def _found(reasons: dict[str, list[tuple[int, str]]], finding: Finding) -> None:
    if finding.kind in FINDINGS:
        weight, words = FINDINGS[finding.kind]
        for claim in finding.claims:
            reasons[claim].append((weight, words))


def _moved(reasons: dict[str, list[tuple[int, str]]], estimate: Estimate) -> None:
    """An estimate rests on the claim; on it alone weighs most."""
    if estimate.judgement is not None:
        return
    alone = len(estimate.claims) == 1
    words = f"the estimate of {estimate.field} rests on it{' alone' if alone else ''}"
    for claim in estimate.claims:
        reasons[claim].append((ALONE if alone else CITED, words))


def _unsure(claim: Claim) -> list[tuple[int, str]]:
    """The ways of telling that are misread most often."""
    told = []
    if claim.source.name == UNRESOLVED:
        told.append((UNSURE, "its source was not made out"))
    if isinstance(claim, Figure) and not any(sign.isdigit() for sign in claim.evidence.quote):
        told.append((UNSURE // 2, "its number is told in words"))
    if isinstance(claim, Figure) and claim.part_of:
        told.append((UNSURE // 2, "it is read as a part of another number"))
    return told


def _told(incident: str, claim: Claim, reasons: list[tuple[int, str]]) -> Queued:
    """Each sort of reason weighs once: a claim in ten contradictions is looked at once all the same."""
    best: dict[str, int] = {}
    for weight, words in reasons:
        best[words] = max(weight, best.get(words, 0))
    ordered = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    told = [words for words, _ in ordered] or ["nobody has looked at it yet"]
    return Queued(incident, claim.id, _weight(best.values()), {"quote": claim.evidence.quote[:LONGEST], "reasons": told[:4]})


def _weight(weights: Iterable[int]) -> int:
    """The weightiest reason decides; the others together never outweigh a weightier sort."""
    ordered = sorted(weights, reverse=True)
    return sum(ordered[:1]) + min(MOST_BESIDE, sum(ordered[1:]) // 3)
