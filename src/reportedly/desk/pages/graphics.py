"""Small graphics of a row: between which numbers the accounts of a status lie, on one logarithmic scale for all rows."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model import Status
from reportedly.publish.incident_shown import STATUS_WORDS
from reportedly.publish.incidents_list import Listed, Spread

WIDTH = 96.0
MOST = 20_000
SHOWN = 3
CHIEF = ("killed", "injured", "held", "missing", "casualties", "freed", "arrested", "displaced", "present", "other")


@dataclass(frozen=True, slots=True)
class Bar:
    """The spread of one status as places on a line ``WIDTH`` long; ``high`` is None where nothing bounds it above."""

    status: str
    words: str
    numbers: str
    low: float
    high: float | None


def bars(row: Listed) -> tuple[Bar, ...]:
    """The spreads of an incident that matter most, at most ``SHOWN``. Raises nothing."""
    return tuple(map(_bar, sorted(row.spreads, key=lambda spread: CHIEF.index(spread.status))[:SHOWN]))


def ticks() -> Iterable[float]:
    """The places of 1, 10, 100, 1,000 and 10,000. Raises nothing."""
    return [_x(10**power) for power in range(5)]


def _bar(spread: Spread) -> Bar:
    words = STATUS_WORDS.get(Status(spread.status), spread.status)
    return Bar(spread.status, words, _numbers(spread), _x(spread.low), None if spread.high is None else _x(spread.high))


def _numbers(spread: Spread) -> str:
    """ "11–214", "37", "24+"."""
    if spread.high is None:
        return f"{spread.low:,}+"
    return f"{spread.low:,}" if spread.low == spread.high else f"{spread.low:,}–{spread.high:,}"


def _x(number: int) -> float:
    return round(WIDTH * math.log10(min(number, MOST) + 1) / math.log10(MOST + 1), 1)
