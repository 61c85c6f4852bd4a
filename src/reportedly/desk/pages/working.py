"""Working through the ledger: the queue, the log, what waits as orphaned, the sources, and the form for a report by hand."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from reportedly.desk.access import Analyst, Reader
from reportedly.desk.office import Shared
from reportedly.desk.pages.rendering import page
from reportedly.errors import Unknown
from reportedly.ledger import Ledger
from reportedly.model import Claim, Judgement, JudgementKind
from reportedly.publish.incident_judged import DONE, decided
from reportedly.reconcile.voices import folded
from reportedly.workflow.by_hand import KINDS
from reportedly.workflow.deciding import RELIABILITIES
from reportedly.workflow.outdated import last_judged
from reportedly.workflow.queueing import Waiting, left, queue
from reportedly.workflow.reattaching import candidates

router = APIRouter()
PAGE = 50
SCALE = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability can't be judged",
    "excluded": "not heard at all",
}
Short = Annotated[str, Query(max_length=200)]


@router.get("/queue")
def waiting(
    request: Request, _person: Analyst, office: Shared, incident: Short = "", skip: Annotated[list[str] | None, Query()] = None
) -> Response:
    """The claim that matters most of those nobody judged, with its words, and the ones after it; ``skip`` are passed over for now."""
    passed = list(dict.fromkeys(skip or []))[-PAGE:]
    with office.ledger() as ledger:
        office.unlisted(ledger)
        found = [each for each in queue(ledger, incident or None, limit=PAGE + len(passed)) if each.claim not in passed]
        first, count = _first(ledger, found), left(ledger, incident or None)
        judgements = ledger.judgements()
        card = ledger.card(ledger.told_in(first[0].claim).partition("#")[0]) if first else None
        text = ledger.text(card.key) if card else ""
        last = _last(judgements)
    values: dict[str, object] = {"item": first[0] if first else None, "claim": first[1] if first else None, "card": card, "last": last}
    passage = _passage(text, first[1]) if first else ("", "", "")
    more = {"rest": found[1:12], "count_of": count, "passed": passed, "incident": incident, "passage": passage}
    since = last_judged(judgements, JudgementKind.ACCEPT, (first[0].claim,)) if first else 0
    return page(request, "review/queue.html", {**values, **more, "since": since})


def _first(ledger: Ledger, found: list[Waiting]) -> tuple[Waiting, Claim] | None:
    """The first whose claim is still there."""
    for each in found:
        try:
            return each, ledger.claim(each.claim)
        except Unknown:
            continue
    return None


def _last(judgements: tuple[Judgement, ...]) -> Judgement | None:
    return next((each for each in reversed(judgements) if not each.undone_at), None)


def _passage(text: str, claim: Claim) -> tuple[str, str, str]:
    """The words of a claim with what stands around them: before, the words, after."""
    span = claim.evidence
    return text[max(0, span.start - 240) : span.start], text[span.start : span.end], text[span.end : span.end + 240]


@router.get("/log")
def log(request: Request, _person: Reader, office: Shared, who: Short = "", kind: Short = "", before: int | None = None) -> Response:
    """Who judged what and when, the latest first."""
    with office.ledger() as ledger:
        every = list(ledger.log())[::-1]
    names, kinds = sorted({each.who for each in every}), sorted({each.kind.value for each in every})
    wanted = [
        each
        for each in every
        if (not who or each.who == who) and (not kind or each.kind == kind) and (before is None or each.number < before)
    ]
    shown, more = wanted[:PAGE], len(wanted) > PAGE
    values = {"rows": shown, "more": shown[-1].number if more else None, "who": who, "kind": kind, "names": names, "kinds": kinds}
    return page(request, "review/log.html", {**values, "done": DONE, "decided": decided})


@router.get("/orphaned")
def orphaned(request: Request, _person: Reader, office: Shared) -> Response:
    """The judgements whose words no reading has a claim for any more."""
    with office.ledger() as ledger:
        rows = [(each, candidates(ledger, each)) for each in ledger.orphaned()]
    return page(request, "review/orphaned.html", {"rows": rows, "done": DONE, "decided": decided})


@router.get("/sources")
def sources(request: Request, _person: Reader, office: Shared, after: Short = "") -> Response:
    """The sources across the ledger, with how many claims each has and how reliable it is held to be."""
    with office.ledger() as ledger:
        found = ledger.source_names(after, PAGE)
        rated = [each for each in ledger.judgements(live_only=True) if each.kind is JudgementKind.SOURCE]
    latest = {folded(each.subjects[0]): each for each in rated}
    rows = [(name, claims, latest.get(folded(name))) for name, claims in found]
    counts = Counter(str(each.values.get("reliability")) for each in latest.values())
    values = {"rows": rows, "more": found[-1][0] if len(found) == PAGE else None, "scale": SCALE, "counts": counts}
    return page(request, "review/sources.html", {**values, "reliabilities": RELIABILITIES})


@router.get("/by-hand")
def by_hand(request: Request, _person: Analyst) -> Response:
    """The form for a report by hand."""
    return page(request, "review/by_hand.html", {"kinds": KINDS})
