"""The rows that a gazetteer is made of, whichever source they come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

CONTINENT, REGION, COUNTRY, ADMIN1, ADMIN2 = "continent", "region", "country", "admin1", "admin2"
CAPITAL, CITY, FEATURE = "capital", "city", "feature"
TOWNS = (CAPITAL, CITY)


class Rank(IntEnum):
    """How a name is a place's: its own, another one, its own without "County" or "Province", or a short form used after a comma only."""

    MAIN = 0
    OTHER = 1
    BARE = 2
    SHORT = 3


@dataclass(frozen=True, slots=True)
class Row:
    """
    One place. ``id`` is its GeoNames id, or a negative number where it has none; ``admin1`` and ``admin2`` are ids of rows.

    ``lat`` and ``lon`` are None where the source gives no point: the build then takes the middle of the places within.
    ``code`` is the GeoNames code of an area ("PK.02"), by which rows of a GeoNames dump name it.
    """

    id: int
    name: str
    kind: str
    country: str
    lat: float | None = None
    lon: float | None = None
    admin1: int | None = None
    admin2: int | None = None
    population: int = 0
    code: str = ""
    others: tuple[tuple[str, Rank], ...] = ()


def other_names(names: list[str] | tuple[str, ...]) -> tuple[tuple[str, Rank], ...]:
    """
    The other names worth keeping: neither transliterations (all in small letters) nor airport codes (three capitals).
    """
    return tuple((name, Rank.OTHER) for name in names if len(name) > 1 and not (name.islower() or (len(name) == 3 and name.isupper())))
