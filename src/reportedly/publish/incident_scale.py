"""Scales of a chart: numbers, plain or logarithmic, and the days of an incident's own clock, each with its ticks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reportedly.publish.words import date

FAR_APART, MANY = 12, 50
MOST_TICKS = 7
STEPS = (1, 2, 5)
MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 24000)
HOURS = (3, 6, 24, 48, 24 * 7, 24 * 14)
NARROW = 0.6
ONE_DAY, MANY_DAYS = timedelta(days=1), timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis, and its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """From numbers to heights: ``bottom`` is drawn at ``height``, ``top`` at 0. ``log`` where the numbers lie far apart."""

    bottom: float
    top: float
    height: float
    log: bool

    @classmethod
    def of(cls, values: Sequence[int], height: float) -> Numbers:
        """A scale that holds ``values``; from 0 unless all are large and close to each other. Raises nothing."""
        greatest, least = max(values, default=1) or 1, min(values, default=0)
        smallest = min((value for value in values if value), default=1)
        if greatest >= MANY and greatest / smallest >= FAR_APART:
            return cls(0, greatest * 1.15, height, True)
        room = (greatest - least) or greatest
        bottom = max(0.0, least - room * 0.4) if least > max(greatest * NARROW, MANY) else 0.0
        return cls(bottom, greatest + (greatest - bottom) * 0.08, height, False)

    def y(self, value: float) -> float:
        """The height of a number, clipped to the scale."""
        inside = min(max(value, self.bottom), self.top)
        return round(self.height * (1 - (self._put(inside) - self._put(self.bottom)) / (self._put(self.top) - self._put(self.bottom))), 1)

    def _put(self, value: float) -> float:
        return math.log10(value + 1) if self.log else value

    def ticks(self) -> tuple[Tick, ...]:
        """Round numbers, few enough to read."""
        chosen = [0, *_decades(self.top)] if self.log else _even(self.bottom, self.top)
        return tuple(Tick(self.y(value), f"{value:,}") for value in chosen if self.bottom <= value <= self.top)


def _decades(top: float) -> Iterator[int]:
    value = 1
    while value <= top:
        yield value
        value *= 10


def _even(bottom: float, top: float) -> list[int]:
    step = 1
    while (top - bottom) / step > MOST_TICKS - 2:
        step = _next(step)
    first = math.ceil(bottom / step)
    return [at * step for at in range(first, int(top // step) + 1)]


def _next(step: int) -> int:
    """1, 2, 5, 10, 20, 50 …."""
    size = int(10 ** (len(str(step)) - 1))
    return {1: 2 * size, 2: 5 * size, 5: 10 * size}[step // size]


@dataclass(frozen=True, slots=True)
class Days:
    """From moments to places on a line ``width`` long, on the incident's own clock."""

    start: datetime
    end: datetime
    width: float

    @classmethod
    def of(cls, moments: Sequence[datetime], width: float) -> Days:
        """A scale that holds ``moments`` with a little room on either side. Raises nothing."""
        first, last = min(moments), max(moments)
        room = max((last - first) * 0.05, timedelta(hours=2))
        start = _moved(first, -room)
        if ONE_DAY < last - first < MANY_DAYS:
            start = min(start, first.replace(hour=0, minute=0))
        return cls(start, _moved(last, room), width)

    def x(self, moment: datetime) -> float:
        """The place of a moment, clipped to the line."""
        share = (moment - self.start) / (self.end - self.start)
        return round(min(max(share, 0.0), 1.0) * self.width, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """The beginnings of days, or of hours, months or years: of the smallest of them that are few enough to read."""
        units = (*(self._hours(hours) for hours in HOURS), *(self._months(months) for months in MONTHS))
        found = next((marks for marks in units if marks is not None and len(marks) <= MOST_TICKS), [])
        return tuple(Tick(self.x(moment), self._label(moment, found[at - 1] if at else None)) for at, moment in enumerate(found))

    def _hours(self, hours: int) -> list[datetime] | None:
        """Each time that so many hours begin, counted from a midnight; None where they are too many."""
        span = timedelta(hours=hours)
        if (self.end - self.start) / span > MOST_TICKS + 1:
            return None
        day = self.start.replace(hour=0, minute=0, second=0, microsecond=0)
        first = math.ceil((self.start - day) / span)
        return [moment for at in range(first, first + MOST_TICKS + 2) if self.start <= (moment := _moved(day, span * at)) <= self.end]

    def _months(self, months: int) -> list[datetime] | None:
        """Each time that so many months begin, counted from January; None where they are too many."""
        first, last = (moment.year * 12 + moment.month - 1 for moment in (self.start, self.end))
        chosen = range(-(-first // months) * months, last + 1, months)
        if len(chosen) > MOST_TICKS + 1:
            return None
        found = (datetime(at // 12, at % 12 + 1, 1) for at in chosen if 1 <= at // 12 <= 9999)  # noqa: DTZ001
        return [moment for moment in found if self.start <= moment <= self.end]

    def _label(self, moment: datetime, before: datetime | None) -> str:
        """A day as newspapers write it, without the month where the day before it on the axis says it; an hour by its own name."""
        if (moment.hour, moment.minute) != (0, 0):
            return f"{moment:%H:%M}"
        if (self.end - self.start).days > 31 * MOST_TICKS:
            return date(f"{moment:%Y-%m}")
        same = before is not None and before.hour == 0 and (before.year, before.month) == (moment.year, moment.month)
        return str(moment.day) if same else date(moment.date().isoformat(), str(moment.year))


def _moved(moment: datetime, by: timedelta) -> datetime:
    """A moment moved, or, at the ends of the calendar, itself."""
    try:
        return moment + by
    except OverflowError:
        return moment
