"""
The words on which a claim rests, cut out of the report with what each part of them does: number, source, cue, the claim's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportedly.model import Claim, Figure, Span, Statement

CONTEXT = 48
GAP = 160


class Role(StrEnum):
    """What a stretch of an excerpt does; where several apply, the earlier here is shown."""

    NUMBER = "number"
    CUE = "cue"
    SOURCE = "source"
    LIMIT = "limit"
    PLACE = "place"
    WHEN = "when"
    VIA = "via"
    WORDS = "words"
    WHOLE = "whole"
    CONTEXT = "context"
    ELIDED = "elided"


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A stretch of an excerpt and what it does. The words are the report's own, letter for letter, from the offset ``start`` on, but for
    ``ELIDED``, which has none.
    """

    words: str
    role: Role
    start: int = -1


def roles(claim: Claim) -> tuple[tuple[Role, Span], ...]:
    """The stretches of text on which a claim rests, each with what it does."""
    found = [(Role.WORDS, span) for span in claim.evidence.parts or (claim.evidence.span,)]
    if isinstance(claim, Figure):
        found.append((Role.NUMBER, claim.number_span))
    if isinstance(claim, Statement):
        found.extend((Role.WORDS, span) for span in claim.content.parts or (claim.content.span,))
    if claim.cue:
        found.append((Role.CUE, claim.cue))
    if claim.source.span:
        found.append((Role.SOURCE, claim.source.span))
    return tuple(found)


def beside(claim: Claim, whole: Claim | None = None) -> tuple[tuple[Role, Span], ...]:
    """What more of a text bears on a claim: what limits it, where, when, through whom, and the claim ``whole`` that it is part of."""
    found: list[tuple[Role, Span | None]] = [(Role.VIA, claim.via.span if claim.via else None)]
    found.append((Role.WHEN, claim.said_at.span if claim.said_at else None))
    if isinstance(claim, Figure):
        found.append((Role.WHEN, claim.as_of.span if claim.as_of else None))
        found.append((Role.PLACE, claim.place.span if claim.place else None))
        found.append((Role.LIMIT, claim.limit.span if claim.limit else None))
    found.append((Role.WHOLE, whole.evidence.span if whole else None))
    return tuple((role, span) for role, span in found if span)


def excerpt(claim: Claim, text: str, around: int = CONTEXT, more: Sequence[tuple[Role, Span]] = ()) -> tuple[Piece, ...]:
    """
    The words of a claim with what stands ``around`` them, so many code points at most; stretches far apart are joined by an ellipsis.
    What ``more`` is to be marked is marked where it stands among them.

    Raises nothing.
    """
    marked = roles(claim)
    windows = list(_windows([span for _, span in marked], text, around))
    pieces: list[Piece] = []
    for at, window in enumerate(windows):
        pieces.extend([Piece(" … ", Role.ELIDED)] if at else [])
        pieces.extend(_pieces(window, (*marked, *more), text))
    return tuple(pieces)


def _windows(spans: Iterable[Span], text: str, around: int) -> Iterator[Span]:
    """Stretches that hold all spans, widened by a little context; near ones are one."""
    current: Span | None = None
    for span in sorted(spans):
        if current is not None and span.start - current.end <= GAP:
            current = Span(current.start, max(current.end, span.end))
            continue
        if current is not None:
            yield _widened(current, text, around)
        current = span
    if current is not None:
        yield _widened(current, text, around)


def _widened(span: Span, text: str, around: int) -> Span:
    """The span with up to ``around`` code points on either side, within its line and at a break between words."""
    before = text[max(0, span.start - around) : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : span.end + around].split("\n", 1)[0]
    if len(before) == around:
        before = before.partition(" ")[2]
    if len(after) == around:
        after = after.rpartition(" ")[0]
    return Span(span.start - len(before), span.end + len(after))


def _pieces(window: Span, marked: Sequence[tuple[Role, Span]], text: str) -> Iterator[Piece]:
    edges = sorted({edge for _, span in marked for edge in (span.start, span.end) if window.start < edge < window.end})
    starts = [window.start, *edges]
    for start, end in zip(starts, [*edges, window.end], strict=True):
        covering = [role for role, span in marked if span.start <= start and end <= span.end]
        yield Piece(text[start:end], min(covering, key=list(Role).index, default=Role.CONTEXT), start)
