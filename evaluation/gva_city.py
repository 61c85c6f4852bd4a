"""
The city on record for an incident against the place read: which names are the same place, and whether a report names the city at all.

A record's city is a name ("Springfield"), a city with its part or neighbour, either of which is right ("Springfield (Elm Park)"), or a
county ("Lake (county)"). Right is a scene whose place, or the city that it is a quarter of, has such a name: as the report words it, also
without what only narrows it ("South Springfield") or says what it is ("Springfield Township"), or as the gazetteer has it. Where the
record has a county, a place that lies in it is right too. A report is *reachable* where its text or title has the name, other than as that
of a county ("Springfield County"), unless the record has the county.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.model import Place, Report, Scene
from reportedly.places.folding import key_of
from reportedly.places.words import words

PARTED = re.compile(r"(?P<city>.*?) \((?P<part>.*)\)")
COUNTY = " county"


def names_on_record(city: str) -> frozenset[str]:
    """The names that are right for ``city``, folded."""
    parted = PARTED.fullmatch(city)
    if parted is None:
        return frozenset((key_of(city),))
    if parted["part"] == COUNTY.strip():
        return frozenset((key_of(parted["city"]) + COUNTY,))
    return frozenset((key_of(parted["city"]), key_of(parted["part"])))


def is_city(scene: Scene, city: str) -> bool:
    """Whether the place read is the one on record."""
    wanted = names_on_record(city)
    return any(wanted & set(_names(place, wanted)) for place in (scene.place, scene.city) if place is not None)


def _names(place: Place, wanted: frozenset[str]) -> Iterator[str]:
    key = key_of(place.name).split()
    yield " ".join(key)
    while len(key) > 1 and key[0] in words().parts:
        key = key[1:]
        yield " ".join(key)
    if len(key) > 1 and words().generic.get(key[-1]) == "city":
        yield " ".join(key[:-1])
    if place.known_as and place.precision != "within":
        yield key_of(place.known_as)
    if place.admin2 and any(name.endswith(COUNTY) for name in wanted):
        yield key_of(place.admin2)


def is_named(report: Report, city: str) -> bool:
    """Whether the text or the title has the name on record, other than as that of a county."""
    told = f" {key_of(report.text)} | {key_of(report.title or '')} "
    return any(re.search(rf" {re.escape(name)} (?!county |co )", told) for name in names_on_record(city))
