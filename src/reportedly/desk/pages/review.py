"""Judging on the desk: each form makes one decision by the same functions as the command line's, and leads back to where it stood."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reportedly.desk.access import Analyst, Person
from reportedly.desk.office import Office, Shared
from reportedly.desk.pages.forms import Fields, back, number, one, values_of
from reportedly.desk.pages.rendering import page
from reportedly.desk.problems import Refused
from reportedly.errors import Outdated
from reportedly.ledger import Ledger
from reportedly.model import Claim, Figure, JudgementKind
from reportedly.publish.incident_judged import DONE, decided
from reportedly.workflow.by_hand import Told, add_by_hand
from reportedly.workflow.deciding import judge_claim, judge_note, judge_pairs, judge_source, judge_value, judge_words, undo
from reportedly.workflow.outdated import make_way
from reportedly.workflow.reattaching import reattach
from reportedly.workflow.regrouping import merge, split

router = APIRouter(prefix="/review")
ON_CLAIM = ("accept", "reject", "correct")
FLAGS = ("approximate", "closed", "main")


@router.post("/claim")
def claim(request: Request, person: Analyst, office: Shared, fields: Fields) -> Response:
    """Accept, reject or correct a claim. Who is second sees what the first decided, with what they typed kept."""
    kind = _kind(one(fields, "kind"), ON_CLAIM)
    with office.ledger() as ledger:
        found = ledger.claim(one(fields, "claim"))
        words = exact(fields) if kind is JudgementKind.CORRECT else ""
        values = changed(found, values_of(fields)) if kind is JudgementKind.CORRECT else {}
        try:
            with ledger.writing():
                if words and words != found.evidence.quote:
                    _in_other_words(ledger, found, _by(person, office, fields), fields)
                    return back(fields, "/queue")
                _make_way(ledger, kind, (found.id,), _by(person, office, fields), fields)
                judge_claim(ledger, kind, found.id, values, _by(person, office, fields))
        except Outdated as error:
            return _outdated(request, fields, error)
    return back(fields, "/queue")


def exact(fields: Mapping[str, list[str]]) -> str:
    """Words of a report as a form sends them: letter for letter, but for the line breaks that browsers make of others. Raises nothing."""
    return fields.get("words", [""])[-1].replace("\r\n", "\n")


def _in_other_words(ledger: Ledger, claim: Claim, by: tuple[str, str, str], fields: Fields) -> None:
    """Other words say it: the claim is rejected and a figure of the right words stands in its place, both or neither."""
    report, words = ledger.told_in(claim.id).partition("#")[0], exact(fields)
    values = values_of(fields)
    if "low" not in values or "status" not in values:
        raise Refused(422, "a figure has at least a number and a status: fill in both")
    values.setdefault("high", values["low"])
    _make_way(ledger, JudgementKind.REJECT, (claim.id,), by, fields)
    judge_claim(ledger, JudgementKind.REJECT, claim.id, {}, by)
    at = number(fields, "at")
    nth = number(fields, "nth") if at is None else _which(ledger.text(report), words, at)
    judge_words(ledger, report, words, nth, values, by)


def _which(text: str, words: str, at: int) -> int:
    """Which time the words stand at that place, from 1."""
    count, found = 1, text.find(words)
    while 0 <= found < at:
        count, found = count + 1, text.find(words, found + 1)
    return count


def changed(claim: Claim, values: Mapping[str, object]) -> dict[str, object]:
    """The values that differ from what was read: a form sends all of them. Raises nothing."""
    if not isinstance(claim, Figure):
        return dict(values)
    read = {name: getattr(claim, name) for name in ("low", "high", "status", "manner", "side", "stance", "people", *FLAGS)}
    read |= {"source": claim.source.name, "source_kind": claim.source.kind.value}
    return {name: value for name, value in values.items() if read.get(name) != value}


@router.post("/add")
def add(person: Analyst, office: Shared, fields: Fields) -> Response:
    """Add a figure that was missed, by its exact words."""
    values = values_of(fields)
    if "low" not in values or "status" not in values:
        raise Refused(422, "a figure has at least a number and a status: fill in both")
    values.setdefault("high", values["low"])
    with office.ledger() as ledger:
        judge_words(ledger, one(fields, "report"), exact(fields), number(fields, "nth"), values, _by(person, office, fields))
    return back(fields, "/")


@router.post("/note")
def note(person: Analyst, office: Shared, fields: Fields) -> Response:
    """Keep a note on an incident or a claim."""
    with office.ledger() as ledger:
        judge_note(ledger, one(fields, "subject"), one(fields, "text"), _by(person, office, fields))
    return back(fields, "/log")


@router.post("/undo")
def take_back(person: Analyst, office: Shared, fields: Fields) -> Response:
    """Take a judgement back."""
    with office.ledger() as ledger:
        undo(ledger, number(fields, "number") or 0, person.name, office.now())
    return back(fields, "/log")


@router.post("/attach")
def attach(person: Analyst, office: Shared, fields: Fields) -> Response:
    """Say an orphaned judgement again, of a claim that is there."""
    with office.ledger() as ledger:
        reattach(ledger, number(fields, "number") or 0, one(fields, "claim"), person.name, office.now())
    return back(fields, "/orphaned")


@router.post("/source")
def source(request: Request, person: Analyst, office: Shared, fields: Fields) -> Response:
    """Rate a source; the rating that stood before, if the analyst saw it, is taken back."""
    by, name = _by(person, office, fields), one(fields, "name")
    try:
        with office.ledger() as ledger, ledger.writing():
            _make_way(ledger, JudgementKind.SOURCE, (name,), by, fields)
            judge_source(ledger, name, one(fields, "reliability"), by)
    except Outdated as error:
        return _outdated(request, fields, error)
    return back(fields, "/sources")


@router.post("/value")
def value(request: Request, person: Analyst, office: Shared, fields: Fields) -> Response:
    """Set a value under a profile, with a reason."""
    words = one(fields, "value")
    told: object = int(words) if words.isascii() and words.isdecimal() and len(words) <= 10 else words
    by, field = _by(person, office, fields), one(fields, "field")
    try:
        with office.ledger() as ledger, ledger.writing():
            incident = ledger.resolve(one(fields, "incident"))
            _make_way(ledger, JudgementKind.VALUE, (incident, field), by, fields)
            judge_value(ledger, incident, field, told, by)
    except Outdated as error:
        return _outdated(request, fields, error)
    return back(fields, f"/incidents/{one(fields, 'incident')}#estimates")


@router.post("/pairs")
def pairs(person: Analyst, office: Shared, fields: Fields) -> Response:
    """Say that two or more reports tell of the same incident, or of different ones."""
    with office.ledger() as ledger:
        kind = _kind(one(fields, "kind"), ("same", "different"))
        judge_pairs(ledger, kind, fields.get("mention", []), _by(person, office, fields))
    return back(fields, "/log")


@router.post("/merge")
def make_one(person: Analyst, office: Shared, fields: Fields) -> Response:
    """Make two incidents one."""
    with office.ledger() as ledger:
        merge(ledger, one(fields, "incident"), one(fields, "other").rsplit("/", 1)[-1], _by(person, office, fields))
        now = ledger.resolve(one(fields, "incident"))
    return back({}, f"/incidents/{now}")


@router.post("/split")
def make_two(person: Analyst, office: Shared, fields: Fields) -> Response:
    """Make some reports of an incident one of their own."""
    with office.ledger() as ledger:
        split(ledger, one(fields, "incident"), fields.get("mention", []), _by(person, office, fields))
        now = _incident_of(ledger, fields["mention"][0])
    return back({}, f"/incidents/{now}")


@router.post("/by-hand")
def by_hand(person: Analyst, office: Shared, fields: Fields) -> Response:
    """Take in a report by hand: what was heard, seen or translated, and by whom; it is read like any other."""
    told = Told(**{name: one(fields, name) for name in Told.__slots__ if name != "taken_by"}, taken_by=person.name)
    with office.ledger() as ledger:
        taken = add_by_hand(ledger, told, office.settings, office.now())
    return back({}, f"/reports/{taken.card.key}")


def _incident_of(ledger: Ledger, mention: str) -> str:
    return ledger.incident_of([mention])[mention]


def _kind(words: str, possible: tuple[str, ...]) -> JudgementKind:
    if words not in possible:
        raise Refused(422, f"say what is decided: {', '.join(possible)}")
    return JudgementKind(words)


def _make_way(ledger: Ledger, kind: JudgementKind, subjects: tuple[str, ...], by: tuple[str, str, str], fields: Fields) -> None:
    since = number(fields, "since")
    if since is not None:
        make_way(ledger, kind, subjects, by, since)


def _by(person: Person, office: Office, fields: Mapping[str, list[str]]) -> tuple[str, str, str]:
    return person.name, office.now(), one(fields, "why")


def _outdated(request: Request, fields: Mapping[str, list[str]], error: Outdated) -> Response:
    """What changed, beside a form that still holds all that was typed."""
    latest = max((each.number for each in error.newer if not each.undone_at), default=0)
    kept = [(name, value) for name, values in fields.items() if name not in ("since", "csrf", "why") for value in values]
    values = {"newer": error.newer, "sentence": str(error), "kept": kept, "why": one(fields, "why"), "since": latest}
    shown = [(name, value) for name, value in kept if value and name not in ("back", "claim", "flags")]
    return page(request, "review/outdated.html", {**values, "shown": shown, "done": DONE, "decided": decided}, 409)
