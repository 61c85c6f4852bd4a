"""The log of judgements, those of one incident or claim, and those that lost what they were about."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from reportedly.desk.access import Reader
from reportedly.desk.api.answering import Mark, number_after, page
from reportedly.desk.api.asking import HEX, NUMBERS, Number, Pages
from reportedly.desk.api.claims import about
from reportedly.desk.api.forms import gives, lists
from reportedly.desk.office import Shared
from reportedly.desk.problems import Refused, Told
from reportedly.ledger import Ledger
from reportedly.model import Judgement, JudgementKind
from reportedly.publish.incident_json import judgement_json
from reportedly.workflow.viewing import judgements_on, load_incident

router = APIRouter(prefix="/judgements", tags=["judgements"])


class LogAsked(Pages):
    """Which judgements are wanted."""

    incident: str | None = Field(None, pattern=HEX, max_length=64, description="Only those that bear on this incident.")
    claim: str | None = Field(None, pattern=HEX, max_length=64, description="Only those on this claim.")
    kind: JudgementKind | None = Field(None, description="Only those of this kind.")


@router.get("", summary="The log of judgements", responses=lists("Judgement", "Judgements, by number.", 404, 409))
def log(request: Request, _person: Reader, office: Shared, asked: Annotated[LogAsked, Query()]) -> Response:
    """Who judged what and when, undone judgements included: all, or those on an incident, a claim, or of a kind."""
    after = number_after(asked.after, "judgements", NUMBERS)
    with office.ledger() as ledger:
        return _page(request, asked, _wanted(ledger, asked, after))


@router.get("/orphaned", summary="Orphaned judgements", responses=lists("Judgement", "Judgements that lost what they were about.", 409))
def orphaned(request: Request, _person: Reader, office: Shared, asked: Annotated[Pages, Query()]) -> Response:
    """The judgements, not undone, for which the readings that stand have nothing that they are about: to be judged anew, or undone."""
    after = number_after(asked.after, "judgements", NUMBERS)
    with office.ledger() as ledger:
        return _page(request, asked, [each for each in ledger.orphaned() if each.number > after])


@router.get("/{number}", summary="One judgement", responses=gives("Judgement", "The judgement.", 404))
def judgement(number: Number, _person: Reader, office: Shared) -> Response:
    """One judgement as it was made, and its undoing."""
    with office.ledger() as ledger:
        found = next(ledger.log(number - 1, 1), None)
    if found is None or found.number != number:
        raise Refused(404, f"there is no judgement {number}")
    return Told(judgement_json(found))


def _wanted(ledger: Ledger, asked: LogAsked, after: int) -> list[Judgement]:
    """The judgements wanted after that number, one more than the page takes."""
    if asked.incident is None and asked.claim is None and asked.kind is None:
        return list(ledger.log(after, asked.limit + 1))
    found = ledger.judgements()
    if asked.incident is not None:
        found = judgements_on(load_incident(ledger, asked.incident), found)
    if asked.claim is not None:
        claim = asked.claim
        found = tuple(each for each in found if about(each, claim))
    return [each for each in found if each.number > after and asked.kind in (None, each.kind)]


def _page(request: Request, asked: Pages, found: list[Judgement]) -> Response:
    shown = found[: asked.limit]
    mark = Mark("judgements", "", shown[-1].number) if len(found) > asked.limit else None
    return page(request, [judgement_json(each) for each in shown], mark)
