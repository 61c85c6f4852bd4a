"""The words that a claim rests on: a panel beside the incident, or, without script, a page; with what was read and judged of the claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.desk.access import Reader
from reportedly.desk.office import Shared
from reportedly.desk.pages.incident import Links, Moment, since_words, window_of
from reportedly.desk.pages.rendering import page
from reportedly.errors import Unknown
from reportedly.ledger import Ledger, Read
from reportedly.model import Claim, Judgement, JudgementKind
from reportedly.publish.incident_board import Board
from reportedly.publish.incident_judged import DONE, decided
from reportedly.publish.incident_panel import panel, read_as
from reportedly.publish.incident_shown import Ref
from reportedly.publish.incident_story import KINDS
from reportedly.publish.page_text import kind_of
from reportedly.publish.words import one_line
from reportedly.workflow.viewing import Window

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Asked:
    """Which claim of which incident, through which window, come to from which list."""

    incident: str
    claim: str
    window: Window
    listed: str


def asked(
    name: str, claim: str, listed: Annotated[str, Query(alias="in", max_length=200)] = "", as_of: Moment = "", known_at: Moment = ""
) -> Asked:
    """What a request asks for. Raises Refused (422) where a time is none."""
    return Asked(name, claim, window_of(as_of, known_at), listed)


@router.get("/incidents/{name}/evidence/{claim}")
def evidence(request: Request, _person: Reader, office: Shared, want: Annotated[Asked, Depends(asked)]) -> Response:
    """The evidence of one claim. Raises Unknown where the incident has no such claim."""
    with office.ledger() as ledger:
        seen = office.kept.seen(ledger, want.incident, office.actors, want.window).seen
        links = Links(seen.id, want.window)
        if seen.id != want.incident:
            return RedirectResponse(links.claim(want.claim, want.listed), 307)
        ref = seen.board.known.refs.get(want.claim) or left_out(ledger, seen.board, want.claim)
        shown = panel(seen.board, ref, ledger.text(ref.card.key), want.listed)
        told = {"judgements": judgements_of(ledger, ref), "readings": readings_of(ledger, ref.claim)}
    values = {"panel": shown, "ref": ref, "claim": ref.claim, "known": seen.board.known, "links": links, "incident": seen.id, "seen": seen}
    return page(request, "incident/evidence.html", {**values, **told, **_words()})


def _words() -> dict[str, object]:
    return {"kind_of": kind_of, "decided": decided, "done": DONE, "titles": KINDS, "read_as": read_as, "since_words": since_words}


def left_out(ledger: Ledger, board: Board, claim: str) -> Ref:
    """A claim that is not numbered: one that an analyst rejected, or a statement. Raises Unknown where it is not of the incident."""
    mention = ledger.told_in(claim)
    card = next((each.card for each in board.known.mentions if each.id == mention), None)
    if card is None:
        raise Unknown(f"the incident has no claim {one_line(claim)}")
    return Ref("", board.known.numbers[card.key], ledger.claim(claim), card)


def judgements_of(ledger: Ledger, ref: Ref) -> tuple[Judgement, ...]:
    """The judgements on a claim, undone ones too, the latest first. Raises LedgerError."""
    anchor = (ref.card.text_sha256, ref.claim.evidence.start, ref.claim.evidence.end)
    return tuple(each for each in reversed(ledger.judgements()) if _is_on(each, ref, anchor))


def _is_on(judgement: Judgement, ref: Ref, anchor: tuple[str, int, int]) -> bool:
    added = judgement.kind is JudgementKind.ADD and ref.card.key in judgement.subjects and judgement.anchor == anchor
    return added or ref.claim.id in judgement.subjects


def readings_of(ledger: Ledger, claim: Claim) -> tuple[Read, ...]:
    """The readings of a claim, those that say the same as the one before left out; none where there is but one. Raises LedgerError."""
    found = tuple(_changed(ledger.readings_of(claim.id)))
    return found if len(found) > 1 else ()


def _changed(readings: Sequence[Read]) -> Iterator[Read]:
    before = ""
    for each in readings:
        if read_as(each.claim) != before:
            yield each
        before = read_as(each.claim)
