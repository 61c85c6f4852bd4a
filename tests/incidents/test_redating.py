"""Times set right where the date of publication cannot be."""

from __future__ import annotations

import pytest

from reportedly.incidents import redated
from reportedly.model import Interval, Precision
from tests.reconcile.telling import figure, mention


def anchored(day, anchor="published"):
    return Interval(day, day, Precision.DAY, anchor)


CASES = {
    "the day of publication moves along": ("2031-04-08", "2031-04-16"),
    "the day before moves along": ("2031-04-07", "2031-04-15"),
    "a weekday goes to its last turn": ("2031-04-05", "2031-04-12"),
    "weeks before move along": ("2031-03-25", "2031-04-02"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_time_told_by_the_publication(name):
    told, expected = CASES[name]
    found = redated(mention("Vale Post", "2031-04-08", figure("5 people", low=5, said_at=anchored(told))), "2031-04-16")
    assert found.claims[0].said_at.start == expected


def test_what_the_words_date_stays():
    found = redated(mention("Vale Post", "2031-04-08", figure("5 people", low=5, said_at=anchored("2031-04-07", "text"))), "2031-04-16")
    assert found.claims[0].said_at.start == "2031-04-07"


def test_the_card_keeps_what_was_given():
    found = redated(mention("Vale Post", "2031-04-08"), "2031-04-16")
    assert (found.card.published, found.card.dated) == ("2031-04-08", "2031-04-16")


def test_a_right_date_changes_nothing():
    right = mention("Vale Post", "2031-04-08", figure("5 people", low=5, said_at=anchored("2031-04-08")))
    assert redated(right, "2031-04-08") is right and redated(right, None) is right
