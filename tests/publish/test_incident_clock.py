"""An incident's own clock: zones, days and hours as points on one axis, and what is no time as none."""

from __future__ import annotations

from datetime import datetime

import pytest

from reportedly.model import Card, Interval, Precision
from reportedly.publish.incident_clock import Clock


def at(iso: str) -> datetime:
    """A moment on the clock."""
    return datetime.fromisoformat(iso)


ISO = {
    "a minute in its zone": ("2025-03-12T14:05:00+05:00", at("2025-03-12T14:05")),
    "a minute in another zone": ("2025-03-12T23:30:00+00:00", at("2025-03-13T04:30")),
    "a minute that tells no zone": ("2025-03-12T14:05", at("2025-03-12T14:05")),
    "a day is its last minute": ("2025-03-12", at("2025-03-12T23:59")),
    "a month is its last minute": ("2024-02", at("2024-02-29T23:59")),
    "a year is its last minute": ("2024", at("2024-12-31T23:59")),
    "no such day": ("2025-02-31", None),
    "no time": ("soon", None),
    "the end of the calendar": ("9999-12", None),
    "nothing": (None, None),
}


@pytest.mark.parametrize("name", ISO)
def test_a_time_is_put_on_the_clock(name: str) -> None:
    iso, wanted = ISO[name]
    assert Clock(300).local(iso) == wanted


def test_the_clock_is_that_of_most_reports() -> None:
    clock = Clock.of(["2025-03-12T10:00:00+05:00", "2025-03-12T10:00:00Z", "2025-03-13T10:00:00+05:00", "2025-03-12", None, "soon"])
    assert (clock.offset, clock.name) == (300, "UTC+5")
    assert [Clock(offset).name for offset in (0, -210, 345, None)] == ["UTC", "UTC-3:30", "UTC+5:45", ""]


def said(start: str, end: str) -> Interval:
    return Interval(start, end, Precision.DAY, "text")


def test_what_was_said_on_a_day_was_said_by_the_report_that_tells_it() -> None:
    card = Card("k", "k", "h", published="2025-03-12T06:10:00+05:00")
    assert Clock(300).said(said("2025-03-12", "2025-03-12"), card) == at("2025-03-12T06:10")
    assert Clock(300).said(said("2025-03-11", "2025-03-11"), card) == at("2025-03-11T23:59")
    assert Clock(300).said(None, card) == at("2025-03-12T06:10")
    assert Clock(300).said(None, Card("k", "k", "h")) is None


def test_a_report_may_have_been_changed_since() -> None:
    card = Card("k", "k", "h", published="2025-03-12T06:10:00+05:00", modified="2025-03-12T13:25:00+05:00")
    assert Clock(300).said(said("2025-03-12T12:00", "2025-03-12T12:59"), card) == at("2025-03-12T12:59")
