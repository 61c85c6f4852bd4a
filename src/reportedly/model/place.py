"""Where: the words for a place and what a gazetteer makes of them."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.spans import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    A place that a name may stand for: its GeoNames id (None for a place of our own), its name there, country, and how likely it is.

    ``kind`` is what it is, in the words of ``Place.precision``.
    """

    geonameid: int | None
    name: str
    country: str
    admin1: str | None
    lat: float
    lon: float
    sure: float
    kind: str = "place"


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where, as the words say: ``name`` is ``text[span]``. The rest is what a gazetteer makes of it, and stays as it is where there is none.

    ``precision`` is what ``lat`` and ``lon`` are the point of: "place", "district", "province", "country", "region", "feature", or
    "within" where only the area around it is known; it is None where the place is not resolved. ``country`` is the ISO 3166-1 code,
    ``admin1`` the province's name, ``admin2`` the district's or county's, ``known_as`` the gazetteer's name of the place (with "within": of
    the area). ``sure`` is how sure the resolution is, from 0 to 1; where it is not sure enough nothing is chosen and ``candidates`` holds
    what it may be, the likeliest first.
    """

    name: str
    span: Span
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: str | None = None
    sure: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    known_as: str | None = None
    admin2: str | None = None

    @property
    def resolved(self) -> bool:
        """Whether the words were tied to one place."""
        return self.precision is not None
