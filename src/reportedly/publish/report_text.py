"""A report's text for a page on which words can be selected: paragraphs as runs with their offsets, claims marked and numbered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.model import Claim, Report, Span, Statement
from reportedly.publish.excerpt import Role, beside, roles
from reportedly.publish.page_text import Piece, kind_of, mark_text
from reportedly.publish.runs import Run, runs


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim whose words end here: its number in the report, its id, and the name by which it is coloured."""

    number: int
    claim: str
    kind: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch: its runs, the kind of the claim whose words it is (empty: nobody's), what it does for the chosen claim, who ends here."""

    runs: tuple[Run, ...]
    kind: str
    role: str
    ends: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A paragraph; ``headline`` where it holds the title, ``furniture`` where it is a byline, a caption and the like."""

    parts: tuple[Part, ...]
    headline: bool
    furniture: bool


def numbered(claims: Sequence[Claim]) -> dict[str, int]:
    """The numbers of a report's claims, from 1 in text order; what merely repeats a statement whole has none. Raises nothing."""
    ordered = sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id))
    return {claim.id: at for at, claim in enumerate((claim for claim in ordered if not isinstance(claim, Statement)), 1)}


def report_lines(report: Report, claims: Sequence[Claim], chosen: Claim | None = None, whole: Claim | None = None) -> Iterator[Lines]:
    """
    The text of a report with the words of ``claims`` marked, and those of the ``chosen`` one by what they do; ``whole`` is what that one
    is part of. Raises nothing.
    """
    numbers = numbered(claims)
    shown = [claim for claim in claims if claim.id in numbers]
    lit = (*roles(chosen), *beside(chosen, whole)) if chosen else ()
    for paragraph in mark_text(report, shown).paragraphs:
        parts = tuple(part for piece in paragraph.pieces for part in _parts(piece, report.text, numbers, lit))
        yield Lines(parts, paragraph.headline, paragraph.furniture)


def _parts(piece: Piece, text: str, numbers: Mapping[str, int], lit: Sequence[tuple[Role, Span]]) -> Iterator[Part]:
    """A piece cut where what the chosen claim rests on begins and ends; the marks of its end stand at the last part."""
    whole = piece.span
    inside = {edge for _, span in lit for edge in (span.start, span.end) if whole.start < edge < whole.end}
    edges = [whole.start, *sorted(inside), whole.end]
    kind = kind_of(piece.claim) if piece.claim else ""
    marks = tuple(Mark(numbers[claim.id], claim.id, kind_of(claim)) for claim in piece.ends)
    for start, stop in pairwise(edges):
        yield Part(tuple(runs(text[start:stop], start)), kind, _role(Span(start, stop), lit), marks if stop == whole.end else ())


def _role(part: Span, lit: Sequence[tuple[Role, Span]]) -> str:
    covering = [role for role, span in lit if part in span]
    return min(covering, key=list(Role).index).value if covering else ""
