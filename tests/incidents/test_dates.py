"""When a report was written, where the date given for it cannot be right."""

from __future__ import annotations

import pytest

from reportedly.incidents.dates import dated, moved
from reportedly.model import Interval, Precision, Span

CASES = {
    "as given": ("2031-04-13", "A mill burned.", "2031-04-13"),
    "with a time of day": ("2031-04-13T22:10:00Z", "A mill burned.", "2031-04-13"),
    "the head is later": ("2031-04-13", "15 Apr 2031 A mill burned.", "2031-04-15"),
    "the head is later, month first": ("2031-04-13", "Last updated at Apr 15, 2031 A mill burned.", "2031-04-15"),
    "marks lost": ("2031-04-13", "Last updated at Apr 152031 A mill burned.", "2031-04-15"),
    "earlier, said to be of publication": ("2031-04-17", "Published April 4 2031 A mill burned.", "2031-04-04"),
    "earlier, said of something else": ("2031-04-17", "On April 4 2031 a mill burned.", "2031-04-17"),
    "years later is no head": ("2031-04-17", "Plans until 1 May 2040 were shown.", "2031-04-17"),
    "no such day": ("2031-04-17", "31 June 2031 A mill burned.", "2031-04-17"),
    "none given": (None, "15 April 2031 A mill burned.", "2031-04-15"),
    "none at all": (None, "A mill burned.", None),
    "far down the text": ("2031-04-13", "x " * 80 + "15 April 2031", "2031-04-13"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_day_of_publication(name: str) -> None:
    given, text, day = CASES[name]
    assert dated(given, text) == day


def test_a_weekday_moves_to_its_last_turn_before_the_true_day() -> None:
    when = Interval("2031-04-05", "2031-04-05", Precision.DAY, "published", Span(0, 8))
    assert moved(when, "start", "2031-04-10", "2031-04-14", "Saturday it burned") == "2031-04-12"


def test_yesterday_moves_by_as_much_as_the_day_of_publication() -> None:
    when = Interval("2031-04-09", "2031-04-09", Precision.DAY, "published", Span(0, 9))
    assert moved(when, "end", "2031-04-10", "2031-04-14", "yesterday it burned") == "2031-04-13"


def test_a_date_in_the_words_stays() -> None:
    when = Interval("2031-04-05", "2031-04-05", Precision.DAY, "text", Span(0, 8))
    assert moved(when, "start", "2031-04-10", "2031-04-14", "5 April it burned") == "2031-04-05"
