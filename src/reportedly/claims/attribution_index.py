"""Which attributions hold a span: a table of disjoint stretches of text, each with its chain, looked up by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model import NARRATOR, Attribution, Span


@dataclass(frozen=True, slots=True)
class AttributionIndex:
    """
    ``starts[k]`` begins a stretch in which the same attributions hold; ``holders[k]`` are their positions in ``attributions``,
    innermost (shortest content piece, of equal ones the nested) first.
    """

    attributions: tuple[Attribution, ...]
    starts: tuple[int, ...]
    holders: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, attributions: Iterable[Attribution]) -> AttributionIndex:
        """The index of ``attributions``. Raises nothing."""
        every = tuple(attributions)
        edges: list[tuple[int, int, int, int]] = []
        for at, one in enumerate(every):
            for piece in one.content:
                edges.append((piece.start, 1, at, len(piece)))
                edges.append((piece.end, 0, at, len(piece)))
        starts, holders = _sweep(sorted(edges), tuple(one.parent is None for one in every))
        return cls(every, tuple(starts), tuple(holders))

    def chain(self, span: Span, vouching: bool = True) -> tuple[Attribution, ...]:
        """
        The attributions whose content holds all of ``span``, innermost first. Empty for the report's own voice. Raises nothing.

        With ``vouching`` only those whose source answers for what is said ("said", not "wants"), and those that name a source
        before those that do not ("is believed to"): the first is the one whose claim it is. What a source only takes for granted
        is not its claim.
        """
        here = bisect_right(self.starts, span.start) - 1
        if here < 0:
            return ()
        last = bisect_right(self.starts, max(span.start, span.end - 1)) - 1
        far = set(self.holders[last])
        found = tuple(self.attributions[at] for at in self.holders[here] if at in far)
        if not vouching:
            return found
        stated = (one for one in found if one.vouches and not any(span in piece for piece in one.presupposed))
        return tuple(sorted(stated, key=lambda one: one.source == NARRATOR))


def _sweep(edges: list[tuple[int, int, int, int]], outer: tuple[bool, ...]) -> tuple[list[int], list[tuple[int, ...]]]:
    active: dict[int, int] = {}
    starts: list[int] = []
    holders: list[tuple[int, ...]] = []
    for at, (offset, opening, who, size) in enumerate(edges):
        if opening:
            active[who] = size
        else:
            active.pop(who, None)
        if at + 1 == len(edges) or edges[at + 1][0] != offset:
            starts.append(offset)
            holders.append(tuple(sorted(active, key=lambda k: (active[k], outer[k], k))))
    return starts, holders
