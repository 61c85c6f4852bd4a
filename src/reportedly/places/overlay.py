"""Our own rows, from ``data/overlay.toml``: what conflict reporting names and the packages lack. Its head says what a row may say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.places import rows
from reportedly.places.rows import Rank, Row
from reportedly.places.words import table

# What a row counts where it says no people: a name that is in the overlay at all is a well-known one.
PEOPLE = {rows.REGION: 10_000_000, rows.FEATURE: 2_000_000}


@dataclass(frozen=True, slots=True)
class Overlay:
    """Places of our own, and names that we add to places of the packages."""

    places: Sequence[Mapping[str, Any]]
    names: Mapping[int, Sequence[str]]
    people: Mapping[int, int]

    @classmethod
    def load(cls) -> Overlay:
        """The overlay of the package. Raises FileNotFoundError or KeyError where the package is broken."""
        lists = table("overlay")
        aliases = lists["alias"]
        people = {row["of"]: int(row["people"]) for row in aliases if "people" in row}
        names: dict[int, list[str]] = {}
        for row in aliases:
            names.setdefault(row["of"], []).extend(row["names"])
        return cls(lists["place"], names, people)

    def rows(self) -> Iterator[Row]:
        """Our places as rows. Their ids are negative, in the order of the file."""
        for number, row in enumerate(self.places, 1):
            others = tuple((name, Rank.MAIN) for name in row.get("aliases", ()))
            point = (row.get("lat"), row.get("lon"))
            yield Row(
                -number,
                row["name"],
                row["kind"],
                row["country"],
                *point,
                None,
                row.get("within"),
                row.get("population", PEOPLE.get(row["kind"], 0)),
                "",
                others,
            )

    def aliases(self, number: int) -> Iterator[tuple[str, Rank]]:
        """The names that we add to the place with the GeoNames id ``number``. They count as its own."""
        yield from ((name, Rank.MAIN) for name in self.names.get(number, ()))
