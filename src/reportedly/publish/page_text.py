"""A report's text as paragraphs of stretches, with the words of each claim marked: the left-hand side of the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.model import Block, Claim, Figure, Report, Responsibility, Span, Statement
from reportedly.publish.excerpt import Role, roles
from reportedly.publish.segments import Index, Mark, Stretch, stretches
from reportedly.publish.words import safe

BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")
LINE_BREAK = re.compile(r"\n\s*")
WRAPPED_LINE = 100
STATEMENT_RANK = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """
    One stretch as it is shown. ``claim`` is whose words these are; ``ends`` are the claims whose words end here; ``span`` is where
    it stands in the report's text.
    """

    words: str
    lit: bool
    claim: Claim | None
    depth: int
    furniture: str
    ends: tuple[Claim, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``headline``: it holds the title; ``furniture``: all of it is a byline, a caption and the like."""

    pieces: tuple[Piece, ...]
    headline: bool
    furniture: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A text made ready for the page, and for each claim, by id, which lit stretches each of its roles lies over."""

    paragraphs: tuple[Paragraph, ...]
    ranges: Mapping[str, Mapping[str, str]]


def mark_text(report: Report, claims: Sequence[Claim]) -> Marked:
    """Mark the words of ``claims`` in the text of ``report``. Raises nothing."""
    blocks = tuple(_paragraphs(report.text))
    cuts = [edge for span in (*blocks, *(block.span for block in report.furniture)) for edge in (span.start, span.end)]
    every = stretches(len(report.text), list(_marks(claims)), cuts)
    inside = Index.of([stretch.span for stretch in every])
    groups = [_slice(every, inside.within(block)) for block in blocks]
    lit = Index.of([stretch.span for group in groups for stretch in group if stretch.covered])
    ranges = {claim.id: _ranges(claim, lit) for claim in claims}
    furniture = sorted(report.furniture, key=lambda block: block.span)
    maker = _Maker(report, claims, _ends(claims, lit), furniture, [block.span.start for block in furniture])
    return Marked(tuple(maker.paragraph(group) for group in groups), ranges)


def is_wrapped(text: str) -> bool:
    """Whether the lines of ``text`` were broken to a width, so that a line break ends no paragraph."""
    lines = [len(line) for line in text.splitlines() if line.strip()]
    if len(lines) < 4 or max(lines) > WRAPPED_LINE:
        return False
    return sorted(lines)[len(lines) // 2] > max(lines) * 0.7


def _paragraphs(text: str) -> Iterator[Span]:
    breaks = BLANK_LINE if is_wrapped(text) else LINE_BREAK
    edges = [0, *(at for match in breaks.finditer(text) for at in match.span()), len(text)]
    return (Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip())


def _marks(claims: Iterable[Claim]) -> Iterator[Mark]:
    """The words of a claim are its own; its source, cue and number are there to be lit with it."""
    for at, claim in enumerate(claims):
        own = set(own_words(claim))
        rank = STATEMENT_RANK if isinstance(claim, Statement) else 0
        yield from (Mark(span, at, rank) for span in own)
        yield from (Mark(span) for _, span in roles(claim) if span not in own)


def own_words(claim: Claim) -> tuple[Span, ...]:
    """The words that the page marks as the claim's: for a statement, what is said."""
    evidence = claim.content if isinstance(claim, Statement) else claim.evidence
    return evidence.parts or (evidence.span,)


def _slice(every: Sequence[Stretch], ends: tuple[int, int] | None) -> Sequence[Stretch]:
    return every[ends[0] : ends[1] + 1] if ends else ()


def _ranges(claim: Claim, lit: Index) -> dict[str, str]:
    """For each role the stretches that it lies over, as "3-5 9-9"."""
    found: dict[str, list[str]] = defaultdict(list)
    for role, span in ((Role.WORDS, words) for words in own_words(claim)):
        found[role.value].extend(_range(span, lit))
    for role, span in roles(claim):
        if role is not Role.WORDS:
            found[role.value].extend(_range(span, lit))
    return {role: " ".join(parts) for role, parts in found.items() if parts}


def _range(span: Span, lit: Index) -> list[str]:
    ends = lit.within(span)
    return [f"{ends[0]}-{ends[1]}"] if ends else []


def _ends(claims: Iterable[Claim], lit: Index) -> dict[int, list[Claim]]:
    """By the end of a stretch, the claims whose words end there."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        whole = lit.within(Span(0, max(span.end for span in own_words(claim))))
        if whole:
            found[lit.ends[whole[1]]].append(claim)
    return found


@dataclass(frozen=True, slots=True)
class _Maker:
    report: Report
    claims: Sequence[Claim]
    ends: Mapping[int, list[Claim]]
    blocks: Sequence[Block]
    starts: Sequence[int]

    def paragraph(self, group: Sequence[Stretch]) -> Paragraph:
        title = self.report.title_span
        headline = title is not None and bool(group) and Span(group[0].span.start, group[-1].span.end).overlaps(title)
        pieces = tuple(self.piece(stretch) for stretch in group)
        return Paragraph(pieces, headline, all(piece.furniture or not piece.words.strip() for piece in pieces))

    def piece(self, stretch: Stretch) -> Piece:
        claim = None if stretch.owner is None else self.claims[stretch.owner]
        ends = tuple(self.ends.get(stretch.span.end, ())) if stretch.covered else ()
        words = safe(stretch.span.of(self.report.text))
        return Piece(words, stretch.covered, claim, stretch.depth, self.furniture(stretch.span), ends, stretch.span)

    def furniture(self, span: Span) -> str:
        at = bisect_right(self.starts, span.start) - 1
        block = self.blocks[at] if at >= 0 else None
        return block.kind.value if block is not None and span in block.span else ""


def kind_of(claim: Claim) -> str:
    """The name by which the page colours a claim: a figure's status, else its kind."""
    if isinstance(claim, Figure):
        return claim.status.value
    return "blame" if isinstance(claim, Responsibility) else "said"
