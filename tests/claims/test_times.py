"""Times: which words name one, and what they mean."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.times import TimeExpression, find_times
from reportedly.claims.times_grammar import RULES
from reportedly.claims.times_readers import READERS
from reportedly.language import Parsed, parse
from reportedly.model import Precision, Report

WEDNESDAY = "2025-03-12"


def parsed(text: str, published: str | None = WEDNESDAY) -> Parsed:
    return parse(Report("r", text, "0" * 64, published=published))


def values(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(each.span.of(text), each.value) for each in find_times(parsed(text, published))]


def only(text: str, published: str | None = WEDNESDAY) -> TimeExpression:
    (found,) = find_times(parsed(text, published))
    return found


CASES = {
    "a weekday past": ("The train was stopped on Tuesday.", [("Tuesday", "2025-03-11")]),
    "a weekday that is the day of publication": ("It was stopped on Wednesday.", [("Wednesday", "2025-03-12")]),
    "a weekday ahead": ("The minister will visit the town on Friday.", [("Friday", "2025-03-14")]),
    "a night": ("They left on Tuesday night.", [("Tuesday night", "2025-03-11TNI")]),
    "yesterday": ("Rescuers came yesterday.", [("yesterday", "2025-03-11")]),
    "this morning": ("The road was shut this morning.", [("this morning", "2025-03-12TMO")]),
    "last night": ("The bridge fell last night.", [("last night", "2025-03-11TNI")]),
    "the day before yesterday": ("They came the day before yesterday.", [("the day before yesterday", "2025-03-10")]),
    "a month and a day": ("The mine flooded on Jan. 14.", [("Jan. 14", "2025-01-14")]),
    "a day and a month": ("The mine flooded on 14 January.", [("14 January", "2025-01-14")]),
    "a month of last year": ("The mine flooded on 14 November.", [("14 November", "2024-11-14")]),
    "a full date": ("It began on Sunday, February 9, 2020.", [("Sunday, February 9, 2020", "2020-02-09")]),
    "a date in digits, day first": ("It began on 15.04.2017.", [("15.04.2017", "2017-04-15")]),
    "a date in digits that has only one reading": ("It began on 04/25/2017.", [("04/25/2017", "2017-04-25")]),
    "a year": ("A flood in 2013 drowned nine.", [("2013", "2013")]),
    "a number of people like a year": ("Some 2000 people fled.", []),
    "a sum like a year": ("A ransom of $1998 was paid.", []),
    "a year that levels are measured by": ("Output fell below 1990 levels.", [("1990", "1990")]),
    "a year before a day that is counted": ("Games 2018 day five was dull.", [("2018", "2018")]),
    "this weekend, looking back": ("The show took place this weekend.", [("this weekend", "2025-W10-WE")]),
    "this weekend, looking ahead": ("The show will take place this weekend.", [("this weekend", "2025-W11-WE")]),
    "last month": ("It was found last month.", [("last month", "2025-02")]),
    "last December": ("It sank last December.", [("last December", "2024-12")]),
    "this week": ("It sank earlier this week.", [("earlier this week", "2025-W11")]),
    "the weekend": ("It sank over the weekend.", [("the weekend", "2025-W10-WE")]),
    "so many days ago": ("It sank three days ago.", [("three days ago", "2025-03-09")]),
    "earlier than the day last named": (
        "It sank on March 5. Two days earlier it left.",
        [("March 5", "2025-03-05"), ("Two days earlier", "2025-03-03")],
    ),
    "the next day": ("It sank on March 5. The next day divers came.", [("March 5", "2025-03-05"), ("The next day", "2025-03-06")]),
    "a deadline": ("They gave the town 48 hours.", [("48 hours", "PT48H")]),
    "so far": ("So far nobody was found.", [("So far", "PRESENT_REF")]),
    "a clock and its zone": ("It sank around 7:38 pm IST.", [("around 7:38 pm IST", "2025-03-12T19:38")]),
    "a clock on the day named after it": ("It sank at 2 a.m. on Monday.", [("2 a.m. on Monday", "2025-03-10T02:00")]),
    "four digits and a zone": ("Talks end at 0400 GMT.", [("0400 GMT", "2025-03-12T04:00")]),
    "a quarter of a year": ("In the third quarter of 1998 it fell.", [("the third quarter of 1998", "1998-Q3")]),
    "a quarter of something else": ("A quarter of a million fled.", []),
    "a decade": ("In the 1990s it was closed.", [("the 1990s", "199")]),
    "the days of a range": ("It ran from 11 to 15 March 2019.", [("11 to 15 March 2019", "2019-03-11/2019-03-15")]),
    "two weekdays": ("It ran from Monday to Tuesday.", [("Monday", "2025-03-10"), ("Tuesday", "2025-03-11")]),
    "a holiday that moves": ("They met on Easter Monday 2024.", [("Easter Monday 2024", "2024-04-01")]),
    "a summer": ("It dried up last summer.", [("last summer", "2024-SU")]),
    "a repeated time": ("Guards change every two weeks.", [("every two weeks", "P2W")]),
    "an age": ("A 12-year-old boy was hurt.", []),
    "a verb and a modal like months": ("They may march to the gates.", []),
    "a number of people after a verb": ("A blast tore through the hall, killing 21.", []),
    "words too far apart to be one time": ("May" + " " * 60 + "5", []),
    "a date with the wrong day number": ("They met on February 31.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_the_words_and_their_value(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


INTERVALS = {
    "a day": ("It sank on Tuesday.", ("2025-03-11", "2025-03-11", Precision.DAY, "published")),
    "part of a day": ("It sank on Tuesday night.", ("2025-03-11T18:00", "2025-03-11T23:59", Precision.PART_OF_DAY, "published")),
    "last night runs into the morning": (
        "It sank last night.",
        ("2025-03-11T18:00", "2025-03-12T05:59", Precision.PART_OF_DAY, "published"),
    ),
    "an hour": ("It sank at 7 p.m. on Tuesday.", ("2025-03-11T19:00", "2025-03-11T19:59", Precision.HOUR, "published")),
    "a minute": ("It sank at 7:05 p.m. on Tuesday.", ("2025-03-11T19:05", "2025-03-11T19:05", Precision.MINUTE, "published")),
    "a week": ("It sank last week.", ("2025-03-03", "2025-03-09", Precision.WEEK, "published")),
    "a year": ("It sank in 2021.", ("2021-01-01", "2021-12-31", Precision.YEAR, "text")),
    "a winter": ("It sank in the winter of 2021.", ("2021-12-01", "2022-02-28", Precision.SEASON, "text")),
    "the past days": ("Nine sank in the past two days.", ("2025-03-10", "2025-03-12", Precision.DAY, "published")),
    "recent days have no start": ("Nine sank in recent days.", (None, "2025-03-12", Precision.UNKNOWN, "published")),
    "a length is nowhere": ("The siege lasted two days.", (None, None, Precision.UNKNOWN, "none")),
}


@pytest.mark.parametrize(("text", "expected"), INTERVALS.values(), ids=INTERVALS.keys())
def test_an_interval_has_precision_and_anchor(text: str, expected: tuple[str, str, Precision, str]) -> None:
    interval = only(text).interval
    assert (interval.start, interval.end, interval.precision, interval.anchor) == expected


def test_without_a_date_of_publication_the_words_are_found_and_stay_open() -> None:
    found = only("The train was stopped on Tuesday.", None)
    assert (found.value, found.interval.start, found.interval.anchor) == ("XXXX-WXX-2", None, "none")


def test_a_date_line_at_the_head_anchors_where_nothing_else_does() -> None:
    text = "Thursday, May 2, 2019\n\nThe mill burned down on Monday."
    assert [(each.value, each.interval.anchor) for each in find_times(parsed(text, None))] == [
        ("2019-05-02", "text"),
        ("2019-04-29", "text"),
    ]


def test_a_date_within_the_telling_is_no_date_line() -> None:
    assert values("On 2 May 2019 the mill burned. On Monday it was sold.", None)[-1] == ("Monday", "XXXX-WXX-1")


def test_an_hour_of_publication_and_its_zone_do_not_move_the_day() -> None:
    assert values("It sank yesterday.", "2025-03-12T23:30:00+05:00") == [("yesterday", "2025-03-11")]


def test_a_stated_zone_is_kept_apart() -> None:
    assert only("It sank at 4 a.m. GMT.").zone == "+00:00"


def test_a_time_knows_the_days_that_it_may_be() -> None:
    week = only("It sank last week.")
    assert [week.contains(date(2025, 3, number)) for number in (2, 3, 9, 10)] == [False, True, True, False]


def test_every_rule_has_a_reader_and_every_reader_a_rule() -> None:
    assert set(RULES) == set(READERS)


WORDS = st.sampled_from(
    (
        "on the last next this March May 31 30 2 Tuesday night week weekend year years quarter third ago earlier later of , . - 1998 2025 "
        "9999 0001 24:00 7:38 pm GMT two twenty hundred a half and early end mid- 1990s '80s winter Easter Christmas every day before "
        "after yesterday today now 12/31/9999 0000-01-01 2025-02-29 31.12.0001 fiscal past few until by 5/0 3/4 \n\n century 21st decades "
        "hours o'clock noon recent \u200f — 99999999999 1,000"
    ).split(" ")
)
PHRASES = st.lists(WORDS, max_size=12).map(" ".join)
PUBLISHED = st.sampled_from([None, "2025-03-12", "0001-01-01", "9999-12-31", "2024-02-29T00:00:00Z", "yesterday", ""])


@settings(max_examples=300, deadline=None)
@given(PHRASES, PUBLISHED)
def test_no_wording_raises_and_times_stand_in_order_apart(text: str, published: str | None) -> None:
    found = find_times(parsed(text, published))
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    assert all(len(each.span) > 0 and each.interval.span == each.span for each in found)
    assert all((each.interval.start or "") <= each.interval.end for each in found if each.interval.end)
    assert found == find_times(parsed(text, published))


SOUP = {"words": "about one ", "dates": "Tuesday March 5 ", "spaces": "May" + " " * 50, "digits": "1", "breaks": "\n "}


@pytest.mark.parametrize("piece", SOUP.values(), ids=SOUP.keys())
def test_the_cost_of_reading_words_is_linear_in_the_text(piece: str) -> None:
    from reportedly.claims.times_grammar import matches
    from reportedly.claims.times_words import row_of

    def seconds(count: int) -> float:
        began = time.perf_counter()
        list(matches(row_of(piece * count)))
        return time.perf_counter() - began

    seconds(1000)
    assert seconds(40_000) < 20 * seconds(8_000) + 0.05
