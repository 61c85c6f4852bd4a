"""
Overlapping and nested spans -> stretches that follow one another and never cross, so that a page can mark them.

One pass over the sorted edges: n log n in the number of spans for the sort, and at most two stretches a span, however deep they nest.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.model import Span

Entry = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """
    A span to be marked. ``owner`` is whose it is; None marks a stretch that can be lit but that is nobody's by itself.

    Where several owners' spans overlap, the stretch belongs to the one of least ``rank``, then to the shortest, then to the first.
    """

    span: Span
    owner: int | None = None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the text between two edges: whose it is, how many owned spans lie over it, and whether any span does."""

    span: Span
    owner: int | None
    depth: int
    covered: bool


def stretches(length: int, marks: Sequence[Mark], cuts: Iterable[int] = ()) -> tuple[Stretch, ...]:
    """Cut the text of ``length`` at the edges of ``marks`` and at ``cuts``; the stretches together are the whole text. Raises nothing."""
    inside = [mark for mark in marks if mark.span.start < min(length, mark.span.end)]
    clipped = [Mark(Span(max(0, m.span.start), min(length, m.span.end)), m.owner, m.rank) for m in inside]
    ordered = sorted(clipped, key=lambda mark: mark.span.start)
    edges = sorted({0, length, *(cut for cut in cuts if 0 < cut < length), *(edge for m in ordered for edge in (m.span.start, m.span.end))})
    over, owned = _steps(ordered), _steps([mark for mark in ordered if mark.owner is not None])
    heap: list[Entry] = []
    found, at, covered, depth = [], 0, 0, 0
    for start, end in pairwise(edges):
        at = _open(ordered, at, start, heap)
        covered, depth = covered + over[start], depth + owned[start]
        found.append(Stretch(Span(start, end), heap[0][2] if heap else None, depth, covered > 0))
    return tuple(found)


def _steps(marks: Iterable[Mark]) -> Counter[int]:
    """By how much the number of spans that lie over the text changes at each edge."""
    steps: Counter[int] = Counter()
    for mark in marks:
        steps[mark.span.start] += 1
        steps[mark.span.end] -= 1
    return steps


def _open(ordered: Sequence[Mark], at: int, start: int, heap: list[Entry]) -> int:
    """Take up the marks that begin at ``start`` and lay down those on top that have ended; the next mark to take up."""
    while at < len(ordered) and ordered[at].span.start <= start:
        mark = ordered[at]
        if mark.owner is not None:
            heapq.heappush(heap, (mark.rank, len(mark.span), mark.owner, mark.span.end))
        at += 1
    while heap and heap[0][3] <= start:
        heapq.heappop(heap)
    return at


@dataclass(frozen=True, slots=True)
class Index:
    """Finds the stretches, of those that are shown, over which a span lies."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, shown: Sequence[Span]) -> Index:
        """The index of these spans, which are in text order and do not overlap."""
        return cls(tuple(span.start for span in shown), tuple(span.end for span in shown))

    def within(self, span: Span) -> tuple[int, int] | None:
        """The first and the last of the spans that lie within ``span``; None where there is none."""
        first, last = bisect_left(self.starts, span.start), bisect_right(self.ends, span.end) - 1
        return (first, last) if first <= last else None
