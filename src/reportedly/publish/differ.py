"""
Which figures of one report differ: same incident, side, status and people, different sources, and bounds that share no number.

This only points a reader to them. Two open tolls that lie apart need not contradict each other, so nothing here says that they do.
Cost: n log n in the number of figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reportedly.model import Figure, Source, Stance

OPEN = 10**18
ANYONE = frozenset({"", "people", "persons", "person", "dead", "casualties"})
BESIDE = frozenset({"other", "others", "more", "another", "rest"})
DETERMINERS = ("the ", "all ", "of ", "its ", "their ", "our ")

Edge = tuple[int, str]


def differing(figures: Iterable[Figure]) -> frozenset[str]:
    """The ids of the figures that another source of the same report contradicts, denies or gives otherwise. Raises nothing."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if not BESIDE & set(people(figure).split()):
            groups[_scope(figure)].append(figure)
    return frozenset(found for group in groups.values() for found in _in_group(group))


def speaker(source: Source) -> str:
    """One key for a source under its several names."""
    return source.actor or source.name.casefold()


def people(figure: Figure) -> str:
    """Who is counted, made comparable: no case, no determiner, and one name for people as such."""
    words = (figure.people or "").casefold().strip()
    for determiner in DETERMINERS:
        words = words.removeprefix(determiner)
    return "" if words in ANYONE else words


def _scope(figure: Figure) -> tuple[object, ...]:
    where = figure.place.name.casefold() if figure.place else None
    return (figure.main, figure.mention, figure.side, figure.status, figure.manner, people(figure), figure.part_of, where)


def _in_group(group: Sequence[Figure]) -> Iterable[str]:
    asserted = [figure for figure in group if figure.stance is Stance.ASSERTED]
    yield from _apart(asserted)
    yield from _disputed(asserted, [figure for figure in group if figure.stance is Stance.DENIED])


def _apart(asserted: Sequence[Figure]) -> Iterable[str]:
    """Bounds that lie wholly above, or wholly below, those of some other source."""
    floors = _two_greatest((low(figure), speaker(figure.source)) for figure in asserted)
    ceilings = _two_greatest((-high(figure), speaker(figure.source)) for figure in asserted)
    for figure in asserted:
        own = speaker(figure.source)
        below = any(floor > high(figure) for floor, other in floors if other != own)
        if below or any(-ceiling < low(figure) for ceiling, other in ceilings if other != own):
            yield figure.id


def _disputed(asserted: Sequence[Figure], denied: Sequence[Figure]) -> Iterable[str]:
    """What one source asserts and another denies, number for number, on both sides."""
    for these, those in ((asserted, denied), (denied, asserted)):
        speakers: dict[tuple[int, int | None], set[str]] = defaultdict(set)
        for figure in those:
            speakers[figure.low, figure.high].add(speaker(figure.source))
        for figure in these:
            if speakers[figure.low, figure.high] - {speaker(figure.source)}:
                yield figure.id


def low(figure: Figure) -> int:
    """The least number, a tenth lower where the words say "about"."""
    return figure.low - figure.low // 10 if figure.approximate else figure.low


def high(figure: Figure) -> int:
    """The greatest number, a tenth higher where the words say "about"."""
    if figure.high is None:
        return OPEN
    return figure.high + figure.high // 10 if figure.approximate else figure.high


def _two_greatest(edges: Iterable[Edge]) -> list[Edge]:
    """The greatest edge of each of the two speakers whose edges are greatest: enough to compare each with all others."""
    best: dict[str, int] = {}
    for value, name in edges:
        best[name] = max(value, best.get(name, value))
    return sorted(((value, name) for name, value in best.items()), reverse=True)[:2]
