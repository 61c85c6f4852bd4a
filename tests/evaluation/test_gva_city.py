"""Which place read is the city on record, and which reports name it at all."""

from __future__ import annotations

import pytest

from evaluation.gva_city import is_city, is_named
from reportedly.model import Place, Report, Scene, Span

RIGHT = {
    "its name": ("Sampleton", None, "Sampleton", True),
    "another name": ("Otherville", None, "Sampleton", False),
    "one name within another is another": ("Port Sampleton", None, "Sampleton", False),
    "spelled otherwise": ("ST. ANNE", None, "Saint Anne", True),
    "a side of it": ("South Sampleton", None, "Sampleton", True),
    "with the word for what it is": ("Sampleton Township", None, "Sampleton", True),
    "its name on the map": ("the Bay City", "Sampleton", "Sampleton", True),
    "the city of a record with a part": ("Sampleton", None, "Sampleton (Elm Park)", True),
    "the part": ("Elm Park", None, "Sampleton (Elm Park)", True),
    "a county": ("Lake County", None, "Lake (county)", True),
    "a county and not the town": ("Lake", None, "Lake (county)", False),
}
NAMED = {
    "in the text": ("He was shot in Sampleton.", None, "Sampleton", True),
    "in the title": ("He was shot.", "Shooting in Sampleton", "Sampleton", True),
    "nowhere": ("He was shot.", "Shooting", "Sampleton", False),
    "as a county's name": ("Sampleton County deputies came.", None, "Sampleton", False),
    "the county on record": ("Sampleton County deputies came.", None, "Sampleton (county)", True),
    "the other name on record": ("He was shot in Elm Park.", None, "Sampleton (Elm Park)", True),
}


def place(name: str, known_as: str | None = None, admin2: str | None = None) -> Place:
    return Place(name, Span(0, len(name)), known_as=known_as, admin2=admin2)


@pytest.mark.parametrize("name", RIGHT)
def test_a_place_is_the_one_on_record(name: str) -> None:
    words, known_as, city, expected = RIGHT[name]
    assert is_city(Scene(place(words, known_as)), city) is expected


def test_the_city_that_a_quarter_lies_in_counts_and_an_open_place_does_not() -> None:
    assert is_city(Scene(place("Elm Park"), city=place("Sampleton")), "Sampleton")
    assert not is_city(Scene(), "Sampleton")


def test_the_county_that_a_place_lies_in_counts_where_the_record_has_a_county() -> None:
    scene = Scene(place("Otherville", admin2="Sampleton County"))
    assert is_city(scene, "Sampleton (county)")
    assert not is_city(scene, "Sampleton")


@pytest.mark.parametrize("name", NAMED)
def test_a_report_names_the_city(name: str) -> None:
    text, title, city, expected = NAMED[name]
    assert is_named(Report("r", text, "r", title=title), city) is expected
