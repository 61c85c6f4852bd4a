"""Times of an incident on its own clock: what reports publish in several zones, and what sources said on a day, as points on one axis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from reportedly.model import Card, Interval

MOMENT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?")
NOTHING = datetime(9999, 12, 31)  # noqa: DTZ001 - what has no time stands last


@dataclass(frozen=True, slots=True)
class Clock:
    """The offset from UTC, in minutes, that most reports of an incident have; None where none tells its own."""

    offset: int | None = None

    @classmethod
    def of(cls, published: Iterable[str | None]) -> Clock:
        """The clock of reports published at these times. Raises nothing."""
        offsets = Counter(found for iso in published if iso and (found := _offset(iso)) is not None)
        return cls(max(offsets.items(), key=lambda item: (item[1], item[0]))[0] if offsets else None)

    @property
    def name(self) -> str:
        """The zone in words: "UTC+5", "UTC-3:30"; empty where it is not known."""
        if self.offset is None:
            return ""
        hours, minutes = divmod(abs(self.offset), 60)
        sign = "" if not self.offset else "-" if self.offset < 0 else "+"
        return f"UTC{sign}{hours or ''}{f':{minutes:02}' if minutes else ''}"

    def local(self, iso: str | None) -> datetime | None:
        """The last minute that ``iso`` can mean, on this clock, without a zone; None where it is no time. Raises nothing."""
        found = MOMENT.fullmatch(iso.strip()) if iso else None
        if found is None:
            return None
        try:
            return _last(found) + self._shift(found[6] if found[4] else None)
        except (ValueError, OverflowError):
            return None

    def _shift(self, zone: str | None) -> timedelta:
        own = _minutes(zone) if zone else None
        return timedelta(minutes=self.offset - own) if self.offset is not None and own is not None else timedelta()

    def said(self, said: Interval | None, card: Card) -> datetime | None:
        """By when something was said: the end of the time that the report tells, or the report's last change where that is earlier."""
        told = self.local(said.end or said.start) if said else None
        changed = max(filter(None, (self.local(card.published), self.local(card.modified))), default=None)
        return min(filter(None, (told, changed)), default=None)


def _last(found: re.Match[str]) -> datetime:
    """The last minute of a year, month, day or minute; the last day of a month is found from the next month's first."""
    year, month, day, hour, minute = (found[at] for at in range(1, 6))
    if day is None:
        whole = int(month or 12)
        first = datetime(int(year) + whole // 12, whole % 12 + 1, 1)  # noqa: DTZ001 - the incident's own clock has no zone
        return first - timedelta(minutes=1)
    return datetime(int(year), int(month), int(day), int(hour or 23), int(minute or 59))  # noqa: DTZ001


def _offset(iso: str) -> int | None:
    found = MOMENT.fullmatch(iso.strip())
    return _minutes(found[6]) if found and found[4] and found[6] else None


def _minutes(zone: str) -> int | None:
    """Minutes east of UTC. "Z" is UTC, which tells nothing of the local day but is a zone all the same."""
    if zone == "Z":
        return 0
    sign = -1 if zone[0] == "-" else 1
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return sign * minutes if minutes <= 14 * 60 else None


def instant(moment: datetime | None) -> datetime:
    """A moment by which to sort: what has none comes last."""
    return moment or NOTHING
