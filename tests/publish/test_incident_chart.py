"""Scales and charts: round ticks, local days, steps, whiskers and arrows, and numbers that never lie on each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.incident_board import Board
from reportedly.publish.incident_chart import HEIGHT, LEFT, RIGHT, WIDTH, Chart, charts
from reportedly.publish.incident_scale import MOST_TICKS, Days, Numbers
from reportedly.publish.incident_shown import Known
from tests.publish.incident_fixtures import hostile_incident, linnet, nothing

START = datetime.fromisoformat("2025-03-11T22:40")


def drawn(label: str) -> Chart:
    return next(chart for chart in charts(Board.of(Known.of(linnet()))) if chart.line.label == label)


NUMBERS = {
    "from nothing": ([0, 12, 33], False, ["0", "10", "20", "30"]),
    "large and close": ([401, 440, 450], False, ["400", "420", "440"]),
    "far apart": ([5, 214], True, ["0", "1", "10", "100"]),
    "all none": ([0, 0], False, ["0", "1"]),
    "none at all": ([], False, ["0", "1"]),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_a_scale_of_numbers(name: str) -> None:
    values, log, ticks = NUMBERS[name]
    scale = Numbers.of(values, 100)
    assert (scale.log, [tick.label for tick in scale.ticks()]) == (log, ticks)


DAYS = {
    "hours of one day": (timedelta(hours=10), ["21:00", "12 Mar", "03:00", "06:00", "09:00"]),
    "days": (timedelta(days=4), ["11 Mar", "12", "13", "14", "15"]),
    "weeks": (timedelta(days=30), ["17 Mar", "24", "31", "7 Apr"]),
    "months": (timedelta(days=160), ["1 Apr", "1 May", "1 Jun", "1 Jul", "1 Aug"]),
    "years": (timedelta(days=365 * 4), ["Jan 2026", "Jan 2027", "Jan 2028", "Jan 2029"]),
}


@pytest.mark.parametrize("name", DAYS)
def test_a_scale_of_days(name: str) -> None:
    span, ticks = DAYS[name]
    found = [tick.label for tick in Days.of([START, START + span], 350).ticks()]
    assert [label for label in found if label in ticks] == ticks
    assert len(found) <= MOST_TICKS


@given(st.lists(st.integers(0, 10**9), max_size=8))
def test_numbers_lie_within_the_scale_and_in_order(values: list[int]) -> None:
    scale = Numbers.of(values, 100)
    heights = [scale.y(value) for value in sorted(values)]
    assert heights == sorted(heights, reverse=True)
    assert all(0 <= height <= 100 for height in heights)
    assert 1 <= len(scale.ticks()) <= 12


@given(st.lists(st.datetimes(), min_size=1, max_size=6))
def test_moments_lie_within_the_line_and_in_order(moments: list[datetime]) -> None:
    days = Days.of(moments, 350)
    places = [days.x(moment) for moment in sorted(moments)]
    assert places == sorted(places)
    assert all(0 <= place <= 350 for place in places)
    assert len(days.ticks()) <= MOST_TICKS


def test_an_account_goes_in_steps_and_on_to_the_edge_while_something_stands() -> None:
    (hospital,) = (series for series in drawn("people killed").series if series.name == "Hospital officials")
    assert [dot.stand.number for dot in hospital.dots] == ["4", "at least 12", "21"]
    assert hospital.path.startswith(f"M{hospital.dots[0].x:g} {hospital.dots[0].y:g}H")
    assert hospital.path.endswith(f"H{WIDTH - LEFT - RIGHT}")


def test_bounds_are_drawn_ranges_as_whiskers_and_open_tops_as_arrows() -> None:
    (hospital,) = (series for series in drawn("people killed").series if series.name == "Hospital officials")
    assert [(dot.open, dot.ranged) for dot in hospital.dots] == [(False, False), (True, False), (False, False)]
    assert hospital.dots[1].high < hospital.dots[1].low


def test_only_what_several_things_are_said_of_has_a_chart() -> None:
    assert {chart.line.label for chart in charts(Board.of(Known.of(linnet())))} == {"people killed", "attackers killed", "people freed"}
    assert charts(Board.of(Known.of(nothing()))) == ()


def test_numbers_never_lie_on_each_other_and_none_outside() -> None:
    for shown in (linnet(), hostile_incident(), replace(linnet(), since=None)):
        for chart in charts(Board.of(Known.of(shown))):
            labels = [dot.label for series in chart.series for dot in series.dots if dot.label]
            assert len({(label.x, label.y) for label in labels}) == len(labels)
            assert all(-LEFT <= label.x <= WIDTH - LEFT and -HEIGHT <= label.y <= HEIGHT for label in labels)


def test_what_has_no_time_or_is_not_asserted_is_counted_as_left_out() -> None:
    assert drawn("people killed").left_out == 2
