"""Where an incident was: each place once, in words with what it lies in, and how precisely it is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model import Place, Span
from reportedly.publish.incident_places import containment, spots, spread
from reportedly.publish.incident_shown import Known
from tests.publish.incident_fixtures import hostile_incident, linnet, nothing

QUAY = Place("the quay", Span(0, 8), 7, -1.5, 30.2, "EX", "Sample", "place", 0.9, known_as="Port Alder", admin2="Alder")
WORDS = {
    "a place": (QUAY, "Port Alder, Alder, Sample, EX"),
    "within an area": (replace(QUAY, precision="within"), "the quay, in Port Alder, Alder, Sample, EX"),
    "not resolved": (Place("Nowhere", Span(0, 7)), "Nowhere"),
}


@pytest.mark.parametrize("name", WORDS)
def test_a_place_is_told_with_what_it_lies_in(name: str) -> None:
    place, words = WORDS[name]
    assert containment(place) == words


def test_places_stand_once_and_the_scene_comes_first() -> None:
    every = spots(Known.of(linnet()))
    assert every[0].scene and len({spot.words for spot in every}) == len(every)
    assert all((spot.lat is None) == (spot.around == 0) for spot in every)
    assert spread(every).startswith(("1 report places", "2 reports place", "3 reports place", "Most place"))


def test_where_nothing_is_told_nothing_is_said() -> None:
    assert spread(spots(Known.of(nothing()))) == ""


def test_hostile_places_are_safe() -> None:
    assert not set("".join(spot.words for spot in spots(Known.of(hostile_incident())))) & set("\x1b\u202e")
