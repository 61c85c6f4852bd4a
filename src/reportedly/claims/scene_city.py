"""The city that a place is a quarter of: where the words tell a place that is on no map, or lies within, and whose police came."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, radians

from reportedly.claims.scene_towns import Town
from reportedly.model import Place
from reportedly.places import Gazetteer

EARTH_KM = 6371.0
NEAR_KM, FAR_KM, GREATER = 20.0, 100.0, 5


def city_of(town: Town, towns: Sequence[Town], gazetteer: Gazetteer) -> Place | None:
    """
    The city that the town chosen is a quarter of, where only the city's police came, or the city stands in the dateline.

    The quarter is a far smaller place near by; or it is on no map; or the only place of its name lies in a state of which the report does
    not speak. None where there is no such city. Never raises.
    """
    if "police" in town.evidence:
        return None
    astray = "in told state" not in town.evidence and sum(other.place.admin1 == town.place.admin1 for other in towns) == 1
    found = [other for other in towns if other is not town and _is_city(other) and _is_part(town, other, astray, gazetteer)]
    return max(found, key=lambda other: other.score).place if found else None


def _is_city(town: Town) -> bool:
    """Whether a town may be the city that another is a quarter of: the text names it as the dateline or as that of the police."""
    told = not {"police", "dateline"}.isdisjoint(town.evidence)
    return told and town.namings[0].in_text and town.place.geonameid is not None and town.place.lat is not None


def _is_part(town: Town, city: Town, astray: bool, gazetteer: Gazetteer) -> bool:
    """Whether a town is a quarter of a city; ``astray`` is whether its place on the map lies where nothing else of the report does."""
    if town.place.lat is None or town.place.precision == "within":
        return True
    whole, part = _people(city.place, gazetteer), _people(town.place, gazetteer)
    if is_far(town.place, city.place):
        return astray and whole > part
    return "police" in city.evidence and _km(town.place, city.place) < NEAR_KM and whole > GREATER * part


def is_far(first: Place, second: Place) -> bool:
    """Whether two places lie so far apart that neither is a part of the other; false where one is on no map. Raises nothing."""
    return first.lat is not None and second.lat is not None and _km(first, second) > FAR_KM


def _people(place: Place, gazetteer: Gazetteer) -> int:
    entry = gazetteer.place(place.geonameid) if place.geonameid is not None else None
    return entry.population if entry else 0


def _km(first: Place, second: Place) -> float:
    lat1, lon1, lat2, lon2 = (radians(value or 0.0) for value in (first.lat, first.lon, second.lat, second.lon))
    return EARTH_KM * hypot((lon2 - lon1) * cos((lat1 + lat2) / 2), lat2 - lat1)
