"""Numbers beside people that count nobody: ages, ranks of pictures, the number for help."""

from __future__ import annotations

import pytest

from reportedly.claims.ages import is_age
from reportedly.claims.numbers import find_numbers
from tests.claims.figure_cases import cases, figures_told

AGES = {
    "a decade of life": ("A man in his 80s was seen.", ["80"]),
    "an early decade": ("She is in her early 20s.", ["20"]),
    "ages after a count": ("The other two men, 27 and 32, were seen.", ["27", "32"]),
    "three ages after a count": ("The three boys, 7, 9 and 12, were seen.", ["7", "9", "12"]),
    "ages named as such": ("They met three men, ages 31, 24 and 20, and two women.", ["24", "20"]),
    "two ages of one noun": ("He met an 18 and 15 year old.", ["18"]),
    "an age after to be": ("The victim was 17, but looked older.", ["17"]),
    "an age told by comparison": ("A boy younger than 12 came, as young as 9 by some accounts.", ["12", "9"]),
    "an age at the end of a line": ("Police name Tom Ray, 14\nThe town mourns.", ["14"]),
    "an age before a place": ("Tom Ray, 28 and Ann Poe, 25 both of Salem, were seen.", ["28", "25"]),
    "an age or under": ("Children 12 and under were let in.", ["12"]),
    "a picture of many": ("Image 2 of 8 A child was seen.", ["2", "8"]),
    "the number for help": ("The family called 911.", ["911"]),
    "ranks after the word": ("They are homicides number 10 and 11 of the year.", ["11"]),
    "a shot and no person": ("At least one shot hit the door.", ["one"]),
    "a count before ages": ("Two men were seen, ages 21 and 30, and three women.", ["21", "30"]),
    "a count after a place": ("In Rome, 12 died.", []),
    "counts of a list": ("The dead were 5 men, 3 women and 2 children.", []),
    "counts of two fates": ("The blast killed 12 and wounded 30.", []),
    "a count after to be": ("The toll was 17.", []),
    "a count above all ages": ("They were 120 and 130.", []),
}


@pytest.mark.parametrize(("text", "ages"), cases(AGES))
def test_ages_and_ranks_are_told_from_counts(text: str, ages: list[str]) -> None:
    """Each number of the text is an age or a rank just where the table says so."""
    told = [number.core.of(text) for number in find_numbers(text) if is_age(text, number)]
    assert set(told) <= set(ages)
    unread = {number.core.of(text) for number in find_numbers(text)} - set(told)
    assert not unread & set(ages)


FIGURES = {
    "in his eighties": ("Another man in his 80s was killed.", ["killed 1"]),
    "two men by their ages": ("Two men, 27 and 32, were taken to hospital.", ["injured 2"]),
    "told by age without hyphens": ("A 17 year old was wounded and the 14 year old died.", ["injured 1", "killed 1"]),
    "told by a half-hyphened age": ("A 14-year old was shot.", ["injured 1"]),
    "an adjective after the noun": ("A boy younger than 12 was shot.", ["injured 1"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(FIGURES))
def test_people_told_by_their_age_are_counted_once(text: str, expected: list[str]) -> None:
    """Ages name people, and are no counts of them."""
    assert figures_told(text) == expected
