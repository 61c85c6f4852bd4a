"""The index of times: what is covered, when it was said, when a figure held, when it happened."""

from __future__ import annotations

import pytest

from reportedly.claims.times_index import TimeIndex, event_date
from reportedly.language import parse
from reportedly.model import Block, Furniture, Interval, Report, Span

WEDNESDAY = "2025-03-12"


def report(text: str, published: str | None = WEDNESDAY) -> Report:
    return Report("r", text, "0" * 64, published=published)


def index(text: str, published: str | None = WEDNESDAY) -> TimeIndex:
    return TimeIndex(parse(report(text, published)))


def place(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def day(interval: Interval | None) -> str | None:
    return None if interval is None else str(interval.start)[:10]


def test_a_number_within_a_time_is_covered_and_one_beside_it_is_not() -> None:
    text = "At 9 a.m. on March 5 some 40 people were freed."
    times = index(text)
    assert [times.covers(place(text, words)) for words in ("9", "5", "40", "5 some 40")] == [True, True, False, False]


SAID = {
    "after the cue": ("Police said on Tuesday that nine died on Sunday.", "said", "2025-03-11"),
    "before the cue": ("On Tuesday police said nine had died.", "said", "2025-03-11"),
    "past the one who is told": ("The group told a local station on Monday that nine had died.", "told", "2025-03-10"),
    "not named": ("Police said that nine died on Sunday.", "said", "2025-03-12"),
}


@pytest.mark.parametrize(("text", "cue", "expected"), SAID.values(), ids=SAID.keys())
def test_when_it_was_said(text: str, cue: str, expected: str) -> None:
    assert day(index(text).said_at(place(text, cue), Span(0, len(text)), None)) == expected


def test_words_given_for_when_it_was_said_are_used() -> None:
    text = "Police, speaking on Monday, said that nine died."
    assert day(index(text).said_at(place(text, "said"), Span(0, len(text)), place(text, "on Monday"))) == "2025-03-10"


def test_without_any_date_nothing_is_known_of_when_it_was_said() -> None:
    text = "Police said that nine died."
    assert index(text, None).said_at(place(text, "said"), Span(0, len(text))) is None


AS_OF = {
    "as of": ("As of late Tuesday, 20 bodies had been found.", "20 bodies", "2025-03-11"),
    "by": ("By Tuesday evening 31 people were confirmed dead.", "31 people", "2025-03-11"),
    "so far": ("So far 31 people have been freed.", "31 people", "2025-03-12"),
    "the toll stood": ("On Tuesday the toll stood at 31 dead.", "31 dead", "2025-03-11"),
    "the toll reached, said on": ("The toll has reached 31 dead, the mayor said on Tuesday.", "31 dead", "2025-03-11"),
    "the date of the deed": ("Gunmen killed 31 people on Tuesday.", "31 people", None),
    "a deadline": ("They will free 31 people by Friday.", "31 people", None),
    "since": ("Fighting has killed 3,000 people since 2011.", "3,000 people", None),
    "long before": ("Gunmen attacked a bus on Tuesday. Raiders seized 23 people in 2013.", "23 people", "2013-01-01"),
}


@pytest.mark.parametrize(("text", "figure", "expected"), AS_OF.values(), ids=AS_OF.keys())
def test_when_a_figure_held(text: str, figure: str, expected: str | None) -> None:
    span = place(text, figure)
    sentence = Span(text.rfind(". ", 0, span.start) + 2 if ". " in text[: span.start] else 0, len(text))
    assert day(index(text).as_of(span, sentence)) == expected


EVENT = {
    "the day in the lead": ("Gunmen killed nine people at a mill on Sunday. Police said on Tuesday that two men were held.", "2025-03-09"),
    "the day it happened, told later": ("Police on Tuesday named a suspect. The shooting happened on Saturday night.", "2025-03-08"),
    "the noun that the date belongs to": ("Two men were charged on Tuesday over the Saturday night shooting.", "2025-03-08"),
    "a day to come": ("A vigil will be held on Friday for the nine who died.", "2025-03-12"),
    "no day at all": ("Nine people died in a fire at a mill.", "2025-03-12"),
    "the day within a month that was named first": ("A man was killed last month. Neighbours recall Feb. 3 well.", "2025-02-03"),
    "the day just before a week that was named first": (
        "A boy was shot this week. Neighbours heard it on Sunday night.",
        "2025-03-09",
    ),
    "a death days after the deed": ("A boy died on Monday. He was shot at a party on Saturday.", "2025-03-08"),
    "the deed behind a comma": ("A man pleaded guilty on Monday over the March 7, 2025, shooting of four.", "2025-03-07"),
    "court days named again": (
        "A judge ruled on Monday in the Jan. 8 shooting. The hearing on Monday was short. He left court on Monday.",
        "2025-01-08",
    ),
    "no day but that of the arrest": ("Police on Monday arrested a man over the killing of two people.", "2025-03-10"),
    "the first day of what came after": ("A man was arrested on Monday. He was charged on Tuesday.", "2025-03-10"),
    "no day but one long after": ("The man, who was arrested on Jan. 3, 2024, appeared before a judge.", "2025-03-12"),
    "the date of the page": ("Posted: March 3, 2025\n\nNine people died in a fire at a mill.", "2025-03-12"),
}


@pytest.mark.parametrize(("text", "expected"), EVENT.values(), ids=EVENT.keys())
def test_when_it_happened(text: str, expected: str) -> None:
    assert day(event_date(parse(report(text)))) == expected


def test_a_date_in_furniture_is_not_the_incidents() -> None:
    text = "A street on Monday.\n\nNine people died in a fire."
    furnished = Report("r", text, "0" * 64, published=WEDNESDAY, furniture=(Block(Span(0, 19), Furniture.CAPTION),))
    assert day(event_date(parse(furnished))) == "2025-03-12"


def test_a_day_of_what_came_after_is_no_day_of_the_deed() -> None:
    times = index("Police on Monday arrested a man over the killing of two people.")
    assert (times.told(), day(times.by())) == (None, "2025-03-10")
    times = index("Two people were killed on Sunday.")
    assert (day(times.told()), day(times.by())) == ("2025-03-09", "2025-03-12")


def test_a_fallback_says_that_it_is_one() -> None:
    found = event_date(parse(report("Nine people died in a fire at a mill.")))
    assert found is not None and (found.anchor, found.span) == ("published", None)


def test_an_empty_text_has_no_times() -> None:
    times = index("", None)
    assert (times.times, times.event_date(), times.covers(Span(0, 0))) == ((), None, False)
