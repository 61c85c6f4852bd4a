"""How the places that two mentions tell lie to each other: on the map, by containment, and by name where there is no map."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

from reportedly.incidents.found import Found
from reportedly.incidents.portrait import Portrait, Where

AREAS = ("district", "province", "country", "region", "within")
EARTH = 6371.0
SAME_PLACE, NEAR_PLACE, REGION = 4.0, 25.0, 100.0


def scene(a: Portrait, b: Portrait) -> Found | None:
    """How the places of the two scenes lie to each other."""
    if not a.places or not b.places:
        return None
    return _nearest(_scene(a), _scene(b))


def elsewhere(a: Portrait, b: Portrait) -> Found | None:
    """Whether a place that one names beside its scene is the scene of the other, or named there too."""
    if not a.places or not b.places or (len(_scene(a)) == len(a.places) and len(_scene(b)) == len(b.places)):
        return None
    return _nearest(a.places, b.places)


def _scene(portrait: Portrait) -> tuple[Where, ...]:
    first = portrait.places[0]
    return tuple(where for where in portrait.places if (where.lat, where.lon) == (first.lat, first.lon)) if first.lat else (first,)


NEARNESS = (
    "same place",
    "near",
    "inside",
    "same name",
    "same region",
    "same province",
    "same country",
    "unknown",
    "other province",
    "other country",
)


def _nearest(a: Sequence[Where], b: Sequence[Where]) -> Found:
    found = [(NEARNESS.index(_relation(one, other)), one.name, other.name) for one in a for other in b]
    level, one, other = min(found)
    name = NEARNESS[level]
    return Found(name, f"both at {one}" if one == other else f"{one} and {other}: {name}")


def _relation(a: Where, b: Where) -> str:
    same_name = a.name == b.name
    if a.lat is None or b.lat is None:
        return "same name" if same_name else "unknown"
    if a.country != b.country:
        return "same name" if same_name else "other country"
    if contains(a, b) or contains(b, a):
        return "same place" if same_name else "inside"
    away = distance(a, b)
    if away <= SAME_PLACE:
        return "same place"
    if away <= NEAR_PLACE:
        return "near"
    if same_name:
        return "same name"
    if away <= REGION:
        return "same region"
    return "same province" if a.admin1 == b.admin1 else "other province"


def contains(area: Where, place: Where) -> bool:
    """Whether ``area`` is a district, a province or a country, and ``place`` lies in it. Raises nothing."""
    if area.precision not in AREAS or area.country != place.country:
        return False
    if area.precision == "district":
        return area.admin2 is not None and area.admin1 == place.admin1 and area.admin2 == place.admin2
    return area.precision == "country" or (area.admin1 is not None and area.admin1 == place.admin1 and area.precision == "province")


def distance(a: Where, b: Where) -> float:
    """Kilometres between two places that are on the map. Raises nothing: a place that is not lies at 0, 0."""
    phi, psi = radians(a.lat or 0.0), radians(b.lat or 0.0)
    across = sin(radians((b.lon or 0.0) - (a.lon or 0.0)) / 2)
    up = sin((psi - phi) / 2)
    return 2 * EARTH * asin(min(1.0, sqrt(up * up + cos(phi) * cos(psi) * across * across)))
