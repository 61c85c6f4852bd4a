"""
Totals: a report's own last word on its main incident, status by status, each resting on its claims.

For each status, attackers apart from others: the counts that one source gives are reduced to its largest whole (a count that is a part, a
superseded toll or a restatement adds nothing), or to the number of different persons told of singly where no count is given.
Sources whose totals can't both be right give one entry each, and the status is contested.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.model import Figure, Side, Stance, Status, Total, Totals


def totals_of(figures: Sequence[Figure]) -> tuple[Totals, ...]:
    """The totals of the main incident's figures, by status name in alphabetical order. Raises nothing."""
    counted: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.main and figure.stance is Stance.ASSERTED and figure.status is not Status.PRESENT:
            counted.setdefault(key_of(figure), []).append(figure)
    return tuple(_totals(status, rows) for status, rows in sorted(counted.items()))


def key_of(figure: Figure) -> str:
    """The status under which a figure is totalled: attackers have one of their own."""
    return f"{figure.status}_attackers" if figure.side is Side.ATTACKERS else str(figure.status)


def _totals(status: str, rows: Sequence[Figure]) -> Totals:
    entries = [_total(source, group) for source, group in _by_source(rows)]
    entries = [entry for entry in entries if entry is not None]
    best = max(entries, key=lambda e: (e.low, len(e.claims)))
    rivals = [entry for entry in entries if _apart(entry, best) and entry.low > 1]
    if not rivals:
        return Totals(status, (Total(best.low, best.high, best.claims),))
    return Totals(status, (best, *rivals), contested=True)


def _by_source(rows: Iterable[Figure]) -> list[tuple[str, list[Figure]]]:
    groups: dict[str, list[Figure]] = {}
    for row in rows:
        groups.setdefault(row.source.name, []).append(row)
    return list(groups.items())


def _total(source: str, rows: Sequence[Figure]) -> Total:
    wholes = [row for row in rows if row.part_of is None] or list(rows)
    top = max(wholes, key=lambda row: (row.low, row.number_span.start))
    same = tuple(row.id for row in wholes if (row.low, row.high) == (top.low, top.high))
    return Total(top.low, top.high, same, source)


def _apart(one: Total, other: Total) -> bool:
    return one.high is not None and one.high < other.low or other.high is not None and other.high < one.low
