"""The log of judgements, those of one incident or claim, those that lost what they were about, and what waits for one."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from reportedly.desk.access import Reader
from reportedly.desk.api.answering import Mark, name_after, number_after, page
from reportedly.desk.api.asking import HEX, NUMBERS, Number, Pages
from reportedly.desk.api.claims import about
from reportedly.desk.api.forms import gives, lists
from reportedly.desk.office import Shared
from reportedly.desk.problems import Refused, Told
from reportedly.ledger import Ledger
from reportedly.model import Judgement, JudgementKind
from reportedly.publish.incident_json import judgement_json
from reportedly.workflow.queueing import place_of
from reportedly.workflow.queueing import queue as waiting
from reportedly.workflow.viewing import judgements_on, load_incident

router = APIRouter(tags=["judgements"])


class LogAsked(Pages):
    """Which judgements are wanted."""

    incident: str | None = Field(None, pattern=HEX, max_length=64, description="Only those that bear on this incident.")
    claim: str | None = Field(None, pattern=HEX, max_length=64, description="Only those on this claim.")
    kind: JudgementKind | None = Field(None, description="Only those of this kind.")


class QueueAsked(Pages):
    """What waits for review."""

    incident: str | None = Field(None, pattern=HEX, max_length=64, description="Only claims of this incident.")


@router.get("/judgements", summary="The log of judgements", responses=lists("Judgement", "Judgements, by number.", 404, 409))
def log(request: Request, _person: Reader, office: Shared, asked: Annotated[LogAsked, Query()]) -> Response:
    """Who judged what and when, undone judgements included: all, or those on an incident, a claim, or of a kind."""
    after = number_after(asked.after, "judgements", NUMBERS)
    with office.ledger() as ledger:
        return _page(request, asked, _wanted(ledger, asked, after))


@router.get(
    "/judgements/orphaned", summary="Orphaned judgements", responses=lists("Judgement", "Judgements that lost what they were about.", 409)
)
def orphaned(request: Request, _person: Reader, office: Shared, asked: Annotated[Pages, Query()]) -> Response:
    """The judgements, not undone, for which the readings that stand have nothing that they are about: to be judged anew, or undone."""
    after = number_after(asked.after, "judgements", NUMBERS)
    with office.ledger() as ledger:
        return _page(request, asked, [each for each in ledger.orphaned() if each.number > after])


@router.get("/judgements/{number}", summary="One judgement", responses=gives("Judgement", "The judgement.", 404))
def judgement(number: Number, _person: Reader, office: Shared) -> Response:
    """One judgement as it was made, and its undoing."""
    with office.ledger() as ledger:
        found = next(ledger.log(number - 1, 1), None)
    if found is None or found.number != number:
        raise Refused(404, f"there is no judgement {number}")
    return Told(judgement_json(found))


@router.get(
    "/queue",
    summary="What to review next",
    responses=lists("Waiting", "Claims that wait for review, those that matter most first.", 404, 409),
)
def queue(request: Request, _person: Reader, office: Shared, asked: Annotated[QueueAsked, Query()]) -> Response:
    """The claims that nobody judged yet, those first that matter most, each with the reasons in words; of all incidents or of one."""
    after = _place(name_after(asked.after, "queue"))
    with office.ledger() as ledger:
        office.unlisted(ledger, 10.0)
        found = waiting(ledger, asked.incident, after, asked.limit + 1)
    shown = found[: asked.limit]
    mark = Mark("queue", "", " ".join(map(str, place_of(shown[-1])))) if len(found) > asked.limit else None
    names = ("claim", "incident", "title", "weight", "quote")
    return page(request, [{name: getattr(each, name) for name in names} | {"reasons": list(each.reasons)} for each in shown], mark)


def _place(words: str | None) -> tuple[int, str, str] | None:
    """The place in the queue that a mark names. Raises Refused (409) where it names none."""
    if words is None:
        return None
    weight, _, rest = words.partition(" ")
    incident, _, claim = rest.partition(" ")
    if not re.fullmatch(r"-?[0-9]{1,9}", weight):
        raise Refused(409, Mark.BROKEN)
    return int(weight), incident, claim


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
