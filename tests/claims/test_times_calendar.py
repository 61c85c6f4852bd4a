"""The calendar: values, what they cover, and how they move."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims import times_calendar as calendar

DAYS = st.dates()
UNITS = st.sampled_from([*calendar.DAYS_IN, *calendar.MONTHS_IN])


@given(DAYS, UNITS)
def test_a_unit_covers_the_day_that_it_was_made_from(day: date, unit: str) -> None:
    found = calendar.bounds(calendar.truncate(day, unit))
    assert found is None or found[0] <= day.isoformat() <= found[1]


@given(DAYS, st.integers(-(10**7), 10**7), UNITS)
def test_a_shift_stays_on_the_calendar_or_says_that_it_does_not(day: date, count: int, unit: str) -> None:
    moved = calendar.shift(day, count, unit)
    assert moved is None or (moved >= day) == (count >= 0) or moved == day


def test_a_month_less_long_takes_its_last_day() -> None:
    assert calendar.shift(date(2024, 3, 31), -1, "M") == date(2024, 2, 29)


FEASTS = {
    "the fourth Thursday": ("11-4-4", 2024, date(2024, 11, 28)),
    "the last Monday": ("5--1-1", 2024, date(2024, 5, 27)),
    "Easter": ("easter+0", 2025, date(2025, 4, 20)),
    "the Friday before Easter": ("easter-2", 2025, date(2025, 4, 18)),
    "a fixed day": ("12-25", 2025, date(2025, 12, 25)),
    "the Tuesday after the first Monday": ("election", 2022, date(2022, 11, 8)),
}


@pytest.mark.parametrize(("rule", "year", "expected"), FEASTS.values(), ids=FEASTS.keys())
def test_a_feast_by_its_rule(rule: str, year: int, expected: date) -> None:
    assert calendar.feast(rule, year) == expected


@pytest.mark.parametrize("value", ["", "XXXX-W11", "P2D", "2025-13-01", "2025-W60", "0000", "2025-Q9", "2025-02-30"])
def test_what_is_not_on_the_calendar_has_no_bounds(value: str) -> None:
    assert calendar.bounds(value) is None
