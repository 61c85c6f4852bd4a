"""Reports with their texts and claims, single claims, and search. The bytes that a report was read from are not handed out."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from reportedly.desk.access import Reader
from reportedly.desk.api.answering import Mark, number_after, page
from reportedly.desk.api.asking import NUMBERS, PLAIN, ClaimId, Pages, ReportKey
from reportedly.desk.api.claims import claim_shown
from reportedly.desk.api.forms import gives, lists
from reportedly.desk.api.shown import card_shown, reading_shown
from reportedly.desk.office import Shared
from reportedly.desk.problems import Told
from reportedly.ledger import Hit, Ledger
from reportedly.model import mentions_of

router = APIRouter(tags=["reports"])
DEEPEST = 10_000
QUOTES = 5


class SearchAsked(Pages):
    """What is searched for."""

    q: str = Field(
        min_length=1,
        max_length=400,
        pattern=PLAIN,
        description="Words that a report has; words in quotation marks stand together, `rail*` is every word that begins so.",
        examples=['"railway picket"'],
    )


@router.get("/reports", summary="List reports", responses=lists("Card", "Reports, in the order in which they were added.", 409))
def reports(request: Request, _person: Reader, office: Shared, asked: Annotated[Pages, Query()]) -> Response:
    """All reports in the order in which they were added: who asks for the last page again finds there what came since."""
    after = number_after(asked.after, "reports", NUMBERS)
    with office.ledger() as ledger:
        found = ledger.came(after, asked.limit + 1)
        told = ledger.incidents_of(each.card.key for each in found)
    shown = found[: asked.limit]
    items = [card_shown(each.card, told.get(each.card.key, ()), each) for each in shown]
    return page(request, items, Mark("reports", "", shown[-1].number) if len(found) > asked.limit else None)


@router.get(
    "/reports/{report}", summary="One report with its text and claims", responses=gives("ReportRead", "The report as it was read.", 404)
)
def report(report: ReportKey, _person: Reader, office: Shared) -> Response:
    """A report with its text and all that was read of it, as `reportedly read --with-text` prints it; its offsets refer to the text."""
    with office.ledger() as ledger, ledger.steady():
        key = ledger.key_of(report)
        reading = ledger.reading(key)
        ids = [mention.id for mention in mentions_of(reading)]
        belongs = ledger.incident_of(ids)
        more: dict[str, Any] = {"key": key, "mentions": [{"id": each, "incident": belongs.get(each)} for each in ids]}
        return Told(reading_shown(reading) | more | {"revisions": list(ledger.revisions(key))})


@router.get("/claims/{claim}", summary="One claim", responses=gives("ClaimFound", "The claim.", 404))
def claim(claim: ClaimId, _person: Reader, office: Shared) -> Response:
    """One claim: its words in their place, how each reader read it, the judgements on it, and what it is with them laid over it."""
    with office.ledger() as ledger, ledger.steady():
        return Told(claim_shown(ledger, claim))


@router.get("/search", summary="Search reports and claims", responses=lists("Hit", "Reports that have all the words, the best first.", 409))
def search(request: Request, _person: Reader, office: Shared, asked: Annotated[SearchAsked, Query()]) -> Response:
    """The reports whose text or title has all the words, the best first, with those of their claims that have one of them."""
    skip = number_after(asked.after, "search", DEEPEST)
    with office.ledger() as ledger, ledger.steady():
        found = ledger.search(asked.q, asked.limit + 1, skip)
        told = ledger.incidents_of(hit.card.key for hit in found)
        items = [_hit(ledger, hit, told.get(hit.card.key, ())) for hit in found[: asked.limit]]
    end = skip + asked.limit
    return page(request, items, Mark("search", "", end) if len(found) > asked.limit and end <= DEEPEST else None)


def _hit(ledger: Ledger, hit: Hit, incidents: tuple[str, ...]) -> dict[str, Any]:
    claims = [ledger.claim(name) for name in hit.claims[:QUOTES]]
    quotes = [{"id": each.id, "kind": each.kind, "quote": each.evidence.quote} for each in claims]
    return {"report": card_shown(hit.card, incidents), "claims": quotes, "claims_found": len(hit.claims)}
