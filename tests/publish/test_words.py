"""How claims are put into words: bounds, people, times, sources, text made safe."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model import NARRATOR, Figure, Interval, Place, Precision, Scene, Source, SourceKind, Span, Stance, Status
from reportedly.publish import words
from tests.publish.fixtures import Builder, day, ferry, report_of

# What the report writes, what was read of it, and the words shown: the number, and the people as they follow it.
BOUNDS = {
    "a plain number": ("12 people", "12", (12, 12), {}, ("12", "people")),
    "a number in letters": ("twelve people", "twelve", (12, 12), {}, ("12", "people")),
    "a thousand": ("1200 people", "1200", (1200, 1200), {}, ("1,200", "people")),
    "a floor as written": ("At least 12 people", "At least 12", (12, None), {}, ("at least 12", "people")),
    "more than, as written": ("more than 400 people", "more than 400", (401, None), {}, ("more than 400", "people")),
    "a floor that only the sentence tells": ("12 people", "12", (12, None), {}, ("at least 12", "people")),
    "a ceiling": ("up to 30 people", "up to 30", (0, 30), {}, ("up to 30", "people")),
    "a ceiling that only the sentence tells": ("30 people", "30", (1, 30), {}, ("up to 30", "people")),
    "about": ("12 people", "12", (12, 12), {"approximate": True}, ("about 12", "people")),
    "nearly, as written": ("nearly 12 people", "nearly 12", (12, 12), {"approximate": True}, ("nearly 12", "people")),
    "a range": ("12 to 15 people", "12 to 15", (12, 15), {}, ("12–15", "people")),
    "dozens": ("Dozens", "Dozens", (24, None), {}, ("dozens", "of people")),
    "several dozens": ("several dozens", "several dozens", (24, None), {}, ("several dozens", "of people")),
    "none": ("None of them", "None", (0, 0), {}, ("no", "people")),
    "in all": ("all 33 people", "all 33", (33, 33), {"closed": True}, ("33", "people in all")),
    "a long expression is put shorter": ("many " * 12, ("many " * 12).strip(), (2, None), {}, ("at least 2", "people")),
    "a word that only begins like a bound": ("someone", "someone", (1, None), {}, ("at least 1", "people")),
}


def figure(text: str, number: str, low: int, high: int | None, **more: object) -> Figure:
    make = Builder(report_of(text))
    make.figure(number, number, low, high, Status.KILLED, **more)
    (claim,) = make.claims
    assert isinstance(claim, Figure)
    return claim


@pytest.mark.parametrize("name", BOUNDS)
def test_bounds_read_as_people_write_them(name: str) -> None:
    text, number, (low, high), more, expected = BOUNDS[name]
    assert words.counted(figure(text, number, low, high, **more), text) == expected


TIMES = {
    "a day": ("2025-03-12", "2025-03-12", Precision.DAY, "12 Mar"),
    "a day of another year": ("2024-03-12", "2024-03-12", Precision.DAY, "12 Mar 2024"),
    "days of one month": ("2025-03-10", "2025-03-16", Precision.WEEK, "10–16 Mar"),
    "days of two months": ("2025-03-31", "2025-04-02", Precision.DAY, "31 Mar – 2 Apr"),
    "a clock time": ("2025-03-12T14:05", "2025-03-12T14:05", Precision.MINUTE, "12 Mar 14:05"),
    "clock times": ("2025-03-12T14:05", "2025-03-12T15:30", Precision.HOUR, "12 Mar 14:05–15:30"),
    "whole hours": ("2025-03-12T17:00", "2025-03-12T23:59", Precision.PART_OF_DAY, "12 Mar 17:00–24:00"),
    "hours with a zone": ("2025-03-12T17:00:00+05:00", "2025-03-12T17:59:59+05:00", Precision.HOUR, "12 Mar 17:00–18:00"),
    "a month": ("2025-03-01", "2025-03-31", Precision.MONTH, "Mar 2025"),
    "a year": ("2019-01-01", "2019-12-31", Precision.YEAR, "2019"),
    "a decade": ("1990-01-01", "1999-12-31", Precision.DECADE, "1990s"),
    "open at the start": (None, "2025-03-12", Precision.DAY, "until 12 Mar"),
    "open at the end": ("2025-03-12", None, Precision.DAY, "from 12 Mar"),
    "unknown": (None, None, Precision.UNKNOWN, ""),
    "no date at all": ("soon", "soon", Precision.UNKNOWN, "soon"),
}


@pytest.mark.parametrize("name", TIMES)
def test_times_read_as_newspapers_write_them(name: str) -> None:
    start, end, precision, expected = TIMES[name]
    assert words.during(Interval(start, end, precision, "published"), "2025") == expected


def test_when_tells_said_and_held_apart() -> None:
    claim = figure("12", "12", 12, 12, said_at=Interval("2025-03-12", "2025-03-12", Precision.DAY, "published", Span(0, 1)))
    assert words.when(claim, "2025") == "said 12 Mar"
    held = replace(claim, as_of=Interval("2025-03-11", "2025-03-11", Precision.DAY, "published"))
    assert words.when(held, "2025") == "said 12 Mar, as of 11 Mar"
    assert words.when(replace(held, as_of=held.said_at), "2025") == "said 12 Mar"


def test_the_date_of_the_report_is_not_repeated_on_what_it_says_itself() -> None:
    assumed = Interval("2025-03-12", "2025-03-12", Precision.DAY, "published")
    assert words.when(figure("12", "12", 12, 12, said_at=assumed), "2025") == ""


SAYS = {
    "plain": (Source("The Front", SourceKind.ARMED_GROUP), Stance.ASSERTED, None, "the Front"),
    "denied": (Source("Col. Brandt", SourceKind.SECURITY), Stance.DENIED, None, "denied by Col. Brandt"),
    "estimated, passed on": (
        Source("A senior official", SourceKind.GOVERNMENT),
        Stance.ESTIMATED,
        Source("Delta News", SourceKind.OUTLET),
        "estimated by a senior official, via Delta News",
    ),
    "the report": (NARRATOR, Stance.QUOTED_ONLY, None, "quoted only by the report itself"),
    "a name that begins like an article": (Source("Anna Berg", SourceKind.WITNESS), Stance.ASSERTED, None, "Anna Berg"),
    "a name of two lines": (Source("the\narmy\x1b[2J", SourceKind.SECURITY), Stance.ASSERTED, None, "the army‹U+001B›[2J"),
}


@pytest.mark.parametrize("name", SAYS)
def test_who_says_it_and_how(name: str) -> None:
    source, stance, via, expected = SAYS[name]
    assert words.says(figure("12", "12", 12, 12, source=source, stance=stance, via=via)) == expected


def test_what_kind_a_source_is_stands_by_its_name() -> None:
    via = Source("Delta News", SourceKind.OUTLET)
    claim = figure("12", "12", 12, 12, source=Source("officials", SourceKind.GOVERNMENT), stance=Stance.DENIED, via=via)
    assert words.says(claim, kind="unnamed") == "denied by officials (unnamed), via Delta News"


def test_a_source_is_described_by_its_kind() -> None:
    assert words.described(Source("officials", SourceKind.ARMED_GROUP, anonymous=True)) == "armed group, unnamed"
    assert words.described(NARRATOR) == ""


SAFE = {
    "plain text in any script": ("Größe 大 أهلا 👩‍🚒", "Größe 大 أهلا 👩‍🚒"),
    "an escape sequence": ("\x1b[31m", "‹U+001B›[31m"),
    "an override of the order of letters": ("\u202egnp", "‹U+202E›gnp"),
    "half a surrogate": ("\ud83d", "\ufffd"),
    "a line separator": ("a\u2028b", "a b"),
    "line breaks and tabs stay": ("a\n\tb", "a\n\tb"),
}


@pytest.mark.parametrize("name", SAFE)
def test_text_is_safe_to_show(name: str) -> None:
    text, expected = SAFE[name]
    assert words.safe(text) == expected


PLACE = Place("Mach", Span(0, 4), 1, 29.9, 67.3, "PK", "Balochistan", "place", 0.9)
HAPPENED = {
    "where and when": (Scene(PLACE, 0.9, when=day("2025-03-11")), "in Mach, Balochistan, PK (90% sure), 11 Mar 2025"),
    "where alone": (Scene(PLACE, 0.9), "in Mach, Balochistan, PK (90% sure)"),
    "when alone": (Scene(when=day("2025-03-11")), "11 Mar 2025"),
    "by when": (Scene(by=day("2025-03-12")), "by 12 Mar 2025"),
    "a province is told once": (Scene(replace(PLACE, name="Balochistan"), 0.7), "in Balochistan, PK (70% sure)"),
    "a quarter of a city": (Scene(Place("Old Fort", Span(0, 8)), 0.5, city=PLACE), "in Old Fort, Mach, Balochistan, PK (50% sure)"),
    "on no map": (Scene(Place("Old Fort", Span(0, 8)), 0.5), "in Old Fort, not on the map (50% sure)"),
    "open": (Scene(), ""),
}


@pytest.mark.parametrize("name", HAPPENED)
def test_where_and_when_it_happened(name: str) -> None:
    scene, expected = HAPPENED[name]
    assert words.happened(scene) == expected


def test_every_stance_but_assertion_has_words() -> None:
    assert set(words.STANCES) == set(Stance) - {Stance.ASSERTED}
    assert {claim.stance for claim in ferry().claims if isinstance(claim, Figure)} <= {*words.STANCES, Stance.ASSERTED}
