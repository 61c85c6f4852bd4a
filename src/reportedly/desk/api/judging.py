"""Making judgements, and taking them back: one request, one decision, put to effect by the same functions as the command line's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Body
from fastapi.responses import Response

from reportedly.desk.access import Analyst
from reportedly.desk.api.asking import Number
from reportedly.desk.api.bodies import Add, AnyBody, Correct, Merge, Note, OnClaim, Pair, Rate, SetValue, Split
from reportedly.desk.api.forms import gives
from reportedly.desk.office import Shared
from reportedly.desk.problems import Refused, Told
from reportedly.errors import JudgementError, Outdated, Unknown
from reportedly.ledger import Ledger
from reportedly.model import Judgement, JudgementKind
from reportedly.publish.incident_json import judgement_json
from reportedly.workflow.deciding import judge_claim, judge_note, judge_pairs, judge_source, judge_value, judge_words, undo
from reportedly.workflow.regrouping import merge, split

router = APIRouter(prefix="/judgements", tags=["judgements"])
Made = tuple[Judgement, ...]
By = tuple[str, str, str]
EXAMPLES = {
    "accept": {"summary": "A claim was read rightly", "value": {"kind": "accept", "claim": "1ab2c3"}},
    "correct": {
        "summary": "At least twelve, not twelve",
        "value": {"kind": "correct", "claim": "1ab2c3", "values": {"low": 12, "high": None}, "why": "it says at least"},
    },
    "same": {
        "summary": "Two reports tell of one happening",
        "value": {"kind": "same", "mentions": ["4f0a#0", "9c12#0"], "why": "one train"},
    },
    "value": {
        "summary": "A value of one's own",
        "value": {"kind": "value", "incident": "2225a", "field": "acled.fatalities", "value": 31, "why": "hospital lists"},
    },
}


@router.post("", status_code=201, summary="Judge", responses=gives("Judged", "What was judged.", 404, 409, status=201))
def judge(person: Analyst, office: Shared, body: Annotated[AnyBody, Body(openapi_examples=EXAMPLES)]) -> Response:
    """
    Decide something: `kind` says what. A judgement is a row of its own; it changes no report, and can be undone.

    With `since`, one that comes too late is refused (409) with what others decided meanwhile under `newer`. One that contradicts another
    in force, or means nothing, is refused (422). In both cases nothing was changed.
    """
    with office.ledger() as ledger:
        try:
            made = _made(ledger, body, (person.name, office.now(), body.why))
        except Outdated as error:
            raise Refused(409, str(error), {"newer": [judgement_json(each) for each in error.newer]}) from None
        return _told(ledger, made, 201)


@router.post("/{number}/undo", summary="Undo a judgement", responses=gives("Judged", "The judgement, undone.", 404, 409))
def take_back(number: Number, person: Analyst, office: Shared) -> Response:
    """Take a judgement back. It stays in the log, with who undid it and when; one that is undone already is told (409)."""
    with office.ledger() as ledger:
        try:
            return _told(ledger, (undo(ledger, number, person.name, office.now()),), 200)
        except JudgementError as error:
            raise Refused(409, str(error)) from None


def _made(ledger: Ledger, body: AnyBody, by: By) -> Made:
    """Make the judgement. Raises Unknown, JudgementError, LedgerError, Refused; then nothing was changed."""
    if isinstance(body, Merge):
        return (merge(ledger, body.incidents[0], body.incidents[1], by),)
    if isinstance(body, Split):
        return split(ledger, body.incident, body.mentions, by)
    kind = JudgementKind(body.kind)
    if isinstance(body, Pair):
        return judge_pairs(ledger, kind, body.mentions, by, body.since)
    if isinstance(body, Add):
        return (judge_words(ledger, body.report, body.words, body.nth, body.values.given(), by),)
    if isinstance(body, Rate):
        return (judge_source(ledger, body.source, body.reliability, by, body.since),)
    if isinstance(body, SetValue):
        return (judge_value(ledger, body.incident, body.field, body.value, by, body.since),)
    if isinstance(body, Note):
        return (judge_note(ledger, body.subject, body.text, by),)
    return (judge_claim(ledger, kind, body.claim, _corrected(body), by, body.since),)


def _corrected(body: OnClaim) -> dict[str, object]:
    values = body.values.given() if isinstance(body, Correct) else {}
    if isinstance(body, Correct) and not values:
        raise Refused(422, "say in values what is to be corrected: low, high, status, source …")
    return values


def _told(ledger: Ledger, made: Made, status: int) -> Response:
    ids = {incident for each in made for incident in _incidents(ledger, each)}
    return Told({"items": [judgement_json(each) for each in made], "incidents": sorted(ids)}, status)


def _incidents(ledger: Ledger, made: Judgement) -> set[str]:
    """The incidents that what was judged belongs to now; none for a source, which may speak of all."""
    subject = made.subjects[0]
    find: dict[JudgementKind, Callable[[], set[str]]] = {
        JudgementKind.SOURCE: set,
        JudgementKind.VALUE: lambda: {ledger.resolve(subject)},
        JudgementKind.ADD: lambda: _of(ledger, f"{subject}#0"),
        JudgementKind.SAME: lambda: _of(ledger, *made.subjects),
        JudgementKind.DIFFERENT: lambda: _of(ledger, *made.subjects),
    }
    if made.kind is JudgementKind.NOTE and made.anchor is None:
        return {ledger.resolve(subject)}
    try:
        return find.get(made.kind, lambda: _of(ledger, ledger.told_in(subject)))()
    except Unknown:
        return set()


def _of(ledger: Ledger, *mentions: str) -> set[str]:
    return set(ledger.incident_of(mentions).values())
