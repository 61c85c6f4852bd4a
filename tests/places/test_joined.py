from __future__ import annotations

import re

import pytest

from reportedly.model import Span
from reportedly.places import Gazetteer
from reportedly.places.joined import Maybe, second_look

# The text, the names in it that are surely places, those that may be, whether the parser takes these for persons, and which are places.
CASES = {
    "half of a list": ("Gao, Kidal and Mopti", ["Gao", "Mopti"], ["Kidal"], True, ["Kidal"]),
    "less than half of a list": ("Gao, Jordan, Taylor and Chad", ["Gao"], ["Jordan", "Taylor", "Chad"], True, []),
    "a pair, no person": ("Darfur and Malakal", ["Darfur"], ["Malakal"], False, ["Malakal"]),
    "a pair with a person": ("Japan and Obama", ["Japan"], ["Obama"], True, []),
    "before the area that holds it": ("Quetta, Balochistan", ["Balochistan"], ["Quetta"], True, ["Quetta"]),
    "before an area that does not": ("Quetta, Illinois", ["Illinois"], ["Quetta"], True, []),
    "after a place": ("in Quetta, Karim", ["Quetta"], ["Karim"], True, []),
    "no list": ("Gao. Kidal", ["Gao"], ["Kidal"], False, []),
}


@pytest.mark.parametrize(("text", "places", "maybes", "person", "wanted"), CASES.values(), ids=CASES)
def test_what_may_be_a_place_is_one_beside_places(
    gazetteer: Gazetteer, text: str, places: list[str], maybes: list[str], person: bool, wanted: list[str]
) -> None:
    found = second_look(text, [_span(text, name) for name in places], [Maybe(_span(text, name), person) for name in maybes], gazetteer)
    assert sorted(span.of(text) for span in found) == sorted(wanted)


def _span(text: str, name: str) -> Span:
    match = re.search(name, text)
    assert match is not None
    return Span(*match.span())
