"""Where and when: what most reports tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model import Interval, Place, Precision, Scene, Span
from reportedly.reconcile.profiles import book, code
from reportedly.reconcile.profiles.setting import country_of, days_of, place_of
from tests.reconcile.profiles.build import PASS, TOWN, card, incident, scene, told

DAYS = {
    "most tell it": (("2025-03-11", "2025-03-11", "2025-03-12"), ("2025-03-11", "2025-03-11")),
    "two of each": (("2025-03-11", "2025-03-12", "2025-03-12", "2025-03-11"), ("2025-03-11", "2025-03-12")),
    "each its own: the first": (("2025-03-13", "2025-03-11", "2025-03-12"), ("2025-03-11", "2025-03-11")),
    "an hour is of its day": (("2025-03-11T13:00", "2025-03-11"), ("2025-03-11", "2025-03-11")),
    "none tells it: when it was published": ((None, None), ("2025-03-12", "2025-03-12")),
}


@pytest.mark.parametrize(("told_days", "expected"), DAYS.values(), ids=DAYS)
def test_days(told_days: tuple[str | None, ...], expected: tuple[str, str]) -> None:
    scenes = {card(f"Example {index}"): scene(when=when) for index, when in enumerate(told_days)}
    days = days_of(incident(scenes=scenes).incident)
    assert days and (days.start, days.end) == expected
    assert days.by == (told_days[0] is None)


def test_a_week_is_told_as_a_week() -> None:
    week = Scene(PASS, 0.8, when=Interval("2025-03-10", "2025-03-16", Precision.WEEK, "text"))
    (row,) = code(incident(scenes={card(): week}), "acled").rows
    cells = {cell.column: cell.value for cell in row}
    assert (cells["event_date"], cells["time_precision"]) == ("2025-03-10", 2)


def test_a_month_is_no_incident_of_many_days() -> None:
    month = Scene(PASS, 0.8, when=Interval("2024-11-01", "2024-11-30", Precision.MONTH, "text"))
    one = incident(told("9 villagers", 9), scenes={card(): month})
    acled, gtd = code(one, "acled", divide=True), {cell.column: cell.value for cell in code(one, "gtd").rows[0]}
    assert (len(acled.rows), acled.flags) == (1, ())
    assert [gtd[name] for name in ("imonth", "iday", "extended", "resolution")] == [11, 0, None, None]
    assert gtd["approxdate"] == "1 November 2024 to 30 November 2024"


def test_a_day_by_which_it_had_been_is_an_approximate_date() -> None:
    one = incident(told("9 villagers", 9), scenes={card(): scene(when=None)})
    gtd = {cell.column: cell.value for cell in code(one, "gtd").rows[0]}
    assert (gtd["iday"], gtd["approxdate"], gtd["extended"]) == (0, "by 12 March 2025", None)


def test_a_day_of_publication_has_no_precision() -> None:
    (row,) = code(incident(told("9 villagers", 9), scenes={card(): scene(when=None)}), "acled").rows
    assert next(cell.value for cell in row if cell.column == "time_precision") is None


AREA = replace(TOWN, name="Sampleshire", known_as="Sampleshire", geonameid=8, precision="province")
PLACES = {
    "most tell it": ((PASS, PASS, TOWN), "Example Pass"),
    "a town before the area around it": ((AREA, AREA, TOWN), "Sampleton"),
    "an area where there is nothing finer": ((AREA,), "Sampleshire"),
    "words that no place was found for": ((Place("Nowhere", Span(0, 7)),), None),
    "nothing": ((None,), None),
}


@pytest.mark.parametrize(("places", "name"), PLACES.values(), ids=PLACES)
def test_place(places: tuple[Place | None, ...], name: str | None) -> None:
    scenes = {card(f"Example {index}"): scene(place) for index, place in enumerate(places)}
    place = place_of(incident(scenes=scenes).incident)
    assert (place.known_as if place else None) == name


GEO = {"place": (1, 1), "feature": (2, 2), "district": (3, 3), "province": (3, 4), "country": (None, 6)}


@pytest.mark.parametrize(("precision", "codes"), GEO.items(), ids=GEO)
def test_precision_of_places(precision: str, codes: tuple[int | None, int]) -> None:
    one = incident(scenes={card(): scene(replace(TOWN, precision=precision))})
    acled, ucdp = (({cell.column: cell.value for cell in code(one, name).rows[0]}) for name in ("acled", "ucdp"))
    assert (acled["geo_precision"], ucdp["where_prec"]) == codes


def test_a_country_has_the_codebooks_own_name() -> None:
    burma = replace(TOWN, country="MM")
    assert [country_of(burma, book(name)).name for name in ("acled", "ucdp")] == ["Myanmar", "Myanmar (Burma)"]
    assert country_of(replace(TOWN, country="QQ"), book("acled")) is None
