"""The middle of an area, from the places within: the mean over the squares of half a degree that hold one, so that cities weigh no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportedly.places import rows
from reportedly.places.rows import Row

Area = int | str


class Middles:
    """Takes places and gives the middle, and the people, of the areas that hold them."""

    __slots__ = ("_people", "_squares")

    def __init__(self) -> None:
        self._squares: dict[Area, dict[tuple[int, int], tuple[float, float]]] = defaultdict(dict)
        self._people: dict[int, int] = defaultdict(int)

    def add(self, row: Row) -> None:
        """Count a place in; other rows than places with a point are passed over."""
        if row.kind not in rows.TOWNS or row.lat is None or row.lon is None:
            return
        square = (int(row.lat * 2 // 1), int(row.lon * 2 // 1))
        for area in (row.country, row.admin1, row.admin2):
            if area:
                self._squares[area].setdefault(square, (row.lat, row.lon))
        for number in (row.admin1, row.admin2):
            if number:
                self._people[number] += row.population

    def of(self, area: Area) -> tuple[float, float] | None:
        """The middle of ``area``: a GeoNames id, or a country's code. None where no place is in it."""
        points = self._squares.get(area)
        if not points:
            return None
        return round(sum(lat for lat, _ in points.values()) / len(points), 4), round(
            sum(lon for _, lon in points.values()) / len(points), 4
        )

    def people(self) -> Iterator[tuple[int, int]]:
        """The people in each area, with its id."""
        yield from ((people, area) for area, people in sorted(self._people.items()))
