"""
Incidents as GeoJSON (RFC 7946): one feature each, at the place that most of its reports tell, with how precisely that is known.

An incident without a known place has no geometry, and is there all the same. The properties are flat, as maps want them: ``killed_low`` and
``killed_high`` are between which numbers the accounts lie (null is "no upper bound"); ``ucdp_best_est_best`` and the like are what a
coding rule makes of it. ``review`` says how far people reviewed what a machine read. ``data/geojson.schema.json`` describes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files

from reportedly.model import Coded, Place
from reportedly.publish.incidents_list import Listed
from reportedly.publish.jsonl import Json

BEGINS, ENDS = '{"type":"FeatureCollection","features":[\n', "\n]}\n"


def feature(row: Listed, place: Place | None, coded: Coded | None = None) -> Json:
    """One incident as a feature; ``place`` is where it was, ``coded`` what a coding rule makes of it. Raises nothing."""
    properties: Json = {name: getattr(row, name) for name in ("id", "title", "day", "reports", "accounts", "contested", "latest")}
    properties |= {"place": row.place or None, "precision": place.precision if place else None, "country": place.country if place else None}
    for spread in row.spreads:
        properties |= {f"{spread.status}_low": spread.low, f"{spread.status}_high": spread.high}
    if coded is not None:
        properties |= _estimates(coded)
    return {"type": "Feature", "id": row.id, "geometry": _point(place), "properties": {**properties, "review": row.stamp}}


def _point(place: Place | None) -> Json | None:
    """Longitude first; None where the place is not known, or no place on Earth."""
    if place is None or place.lat is None or place.lon is None or abs(place.lat) > 90 or abs(place.lon) > 180:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _estimates(coded: Coded) -> Json:
    named = {each.field: each for each in coded.estimates}
    return {
        f"{each.profile}_{field}_{end}": getattr(each, end)
        for field, each in named.items()
        for end in ("low", "best", "high")
        if isinstance(getattr(each, end), int | float | None)
    }


def to_geojson(features: Iterable[Json]) -> Iterator[str]:
    """A collection of features as text, in pieces, one line each, in their order. Raises what drawing the features raises."""
    yield BEGINS
    for at, each in enumerate(features):
        yield f"{',' + chr(10) if at else ''}{json.dumps(each, ensure_ascii=False, allow_nan=False)}"
    yield ENDS


def geojson_schema() -> str:
    """The JSON Schema (2020-12) of the collection, as text. Raises nothing."""
    return files("reportedly.publish").joinpath("data/geojson.schema.json").read_text(encoding="utf-8")
