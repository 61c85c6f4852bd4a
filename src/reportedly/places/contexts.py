"""What a report tells of where it plays: how much of what it names lies in each country, province and square of the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reportedly.places import rows
from reportedly.places.store import Entry

WIDE = (rows.CONTINENT, rows.REGION, rows.COUNTRY)
Square = tuple[int, int]
SMALL = 0.02


def square_of(entry: Entry) -> Square:
    """The square of one degree that a place lies in."""
    return int(entry.lat // 1), int(entry.lon // 1)


def province_of(entry: Entry) -> int | None:
    """The province that a place lies in or is."""
    return entry.id if entry.kind == rows.ADMIN1 else entry.admin1


class Scene:
    """Weights of countries, provinces and squares, from places each with the weight that it counts."""

    __slots__ = ("countries", "provinces", "squares", "total")

    def __init__(self) -> None:
        self.countries: dict[str, float] = defaultdict(float)
        self.provinces: dict[int, float] = defaultdict(float)
        self.squares: dict[Square, float] = defaultdict(float)
        self.total = 0.0

    def add(self, entries: Iterable[tuple[Entry, float]], weight: float = 1.0) -> None:
        """Count in places, each with its share, ``weight`` times."""
        for entry, share in entries:
            self._count(entry, share * weight)
        self.total += weight

    def add_country(self, code: str, weight: float) -> None:
        """Count in a country that is spoken of otherwise than by its name."""
        self.countries[code] += weight
        self.total += weight

    def _count(self, entry: Entry, part: float) -> None:
        if abs(part) < SMALL:
            return
        if entry.country:
            self.countries[entry.country] += part
        province = province_of(entry)
        if province is not None:
            self.provinces[province] += part
        if entry.kind not in WIDE and entry.kind != rows.ADMIN1:
            lat, lon = square_of(entry)
            for y in (lat - 1, lat, lat + 1):
                for x in (lon - 1, lon, lon + 1):
                    self.squares[y, x] += part if (y, x) == (lat, lon) else part * 0.6

    def support(self, entry: Entry, granted: float) -> tuple[float, float, float]:
        """
        The shares, from 0 to 1, of the scene in the place's country, province and square.

        What is wider than a province or a square has ``granted`` times its country's share there, and a sea ``granted`` everywhere.
        """
        total = max(self.total, 0.5)
        country = _share(self.countries.get(entry.country, 0.0), total) if entry.country else granted
        if entry.kind in WIDE or not entry.country:
            return country, country * granted, country * granted
        province = province_of(entry)
        in_province = _share(self.provinces.get(province, 0.0), total) if province is not None else country * granted
        return country, in_province, _share(self.squares.get(square_of(entry), 0.0), total)


def _share(part: float, total: float) -> float:
    return min(max(part, 0.0) / total, 1.0)
