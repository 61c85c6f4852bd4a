"""Which reports hold what is on record, and how they are counted."""

from __future__ import annotations

from datetime import date

import pytest

from evaluation.gva import Case, Incident, is_reachable, measure
from reportedly.model import Report

REACHABLE = {
    "a number in digits": ("Police said 4 people were wounded.", 0, 4, (True, True)),
    "a number in words": ("Three people were killed and two were hurt.", 3, 2, (True, True)),
    "a number with the dead": ("Five people were shot, one fatally.", 1, 4, (True, True)),
    "single persons that add up": ("A man and two women were wounded.", 0, 3, (True, True)),
    "one death by its word": ("Ann Example died at the scene.", 1, 0, (True, True)),
    "a number that is not there": ("Several people were wounded.", 0, 6, (True, False)),
    "a death not yet told, and so nobody left injured": ("A man was wounded.", 1, 0, (False, False)),
    "a court report without the injured": ("He was charged with the murder of two men.", 2, 3, (True, False)),
}


@pytest.mark.parametrize("name", REACHABLE)
def test_a_report_is_reachable_by_its_words(name: str) -> None:
    """The text holds the killed and the injured, or does not."""
    text, killed, injured, expected = REACHABLE[name]
    assert is_reachable(text, killed, injured) == expected


def test_shares_are_of_all_and_of_the_reachable() -> None:
    """What is right counts among all; among the reachable only where the text holds it."""
    incident = Incident(0, 2, date(2025, 3, 11), "Sampleton")
    told = Case(Report("a", "Two people were wounded in Sampleton.", "a"), incident)
    untold = Case(Report("b", "Shots were fired.", "b"), incident)
    right = dict.fromkeys(("killed", "injured", "both", "date", "city", "city given"), True)
    wrong = {**right, "injured": False, "both": False, "city": False, "city given": False}
    rows = {row.measure: (row.value, row.support) for row in measure([(told, right), (untold, wrong)])}
    assert rows["injured, reachable"] == (1.0, 1)
    assert rows["injured"] == (0.5, 2)
    assert rows["killed, reachable"] == (1.0, 2)
    assert rows["city, reachable"] == (1.0, 1)
    assert (rows["city"], rows["city, of those read"]) == ((0.5, 2), (1.0, 1))
