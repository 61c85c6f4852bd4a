"""Dates stated in full: as precise as stated, and none that could be two days."""

from __future__ import annotations

import pytest

from reportedly.reading.dates import dates_in, stated_date

CASES = {
    "a day": ("2025-03-12", "2025-03-12"),
    "with time and zone": ("2025-03-12T14:05:00+05:00", "2025-03-12T14:05:00+05:00"),
    "UTC": ("2025-03-12T14:05:00.123Z", "2025-03-12T14:05:00+00:00"),
    "a zone without a colon": ("2025-03-12 14:05 +0500", "2025-03-12T14:05:00+05:00"),
    "no zone": ("2025-03-12T14:05", "2025-03-12T14:05:00"),
    "compact": ("20250312", "2025-03-12"),
    "e-mail": ("Wed, 12 Mar 2025 14:05:00 +0500", "2025-03-12T14:05:00+05:00"),
    "American": ("March 12, 2025", "2025-03-12"),
    "British, with a weekday": ("Wednesday, 12 March 2025", "2025-03-12"),
    "with a clock": ("Mar. 12, 2025 at 2:05 p.m.", "2025-03-12T14:05:00"),
    "midnight": ("12 March 2025, 12:30 am GMT", "2025-03-12T00:30:00+00:00"),
    "a day that cannot be a month": ("24.09.2013", "2013-09-24"),
    "two days possible": ("03/04/2025", None),
    "no year": ("12 March", None),
    "no such day": ("30 February 2024", None),
    "no such month": ("2025-13-01", None),
    "words": ("yesterday", None),
    "nothing": ("", None),
    "a zone by name is not guessed": ("12 March 2025 06:10 PKT", "2025-03-12T06:10:00"),
}


@pytest.mark.parametrize(("value", "expected"), CASES.values(), ids=CASES)
def test_a_date_is_read_as_it_is_stated(value: str, expected: str | None) -> None:
    assert stated_date(value) == expected


def test_dates_are_found_in_order_and_do_not_overlap() -> None:
    text = "Published 12 March 2025, updated March 13, 2025; 12 of May 2025 is none."
    assert [(text[d.span.start : d.span.end], d.iso) for d in dates_in(text)] == [
        ("12 March 2025", "2025-03-12"),
        ("March 13, 2025", "2025-03-13"),
    ]
