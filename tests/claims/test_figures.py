"""Figures whole: every field of a claim, and amounts, people and fates as they were composed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportedly.model import NARRATOR, Manner, SourceKind, Span, Status, claim_id
from tests.claims.figure_cases import cases, figures_of, figures_told, reading_of, the_figure
from tests.claims.test_numbers import BOUNDED, worded

TEXT = "All 33 passengers were rescued by troops near Dola on Tuesday, security officials said on Wednesday."


def test_every_field_of_a_figure() -> None:
    (figure,) = figures_of(TEXT)
    assert (figure.low, figure.high, figure.approximate, figure.closed) == (33, 33, False, True)
    assert (figure.status, figure.manner, figure.people, str(figure.side)) == (Status.FREED, Manner.RESCUED, "passengers", "victims")
    assert (figure.source.name, figure.source.kind, figure.source.anonymous) == ("security officials", SourceKind.SECURITY, True)
    assert figure.via is None
    assert figure.cue is not None and figure.cue.of(TEXT) == "said"
    assert figure.said_at is not None and str(figure.said_at.start).startswith("2025-03-12")
    assert (figure.part_of, figure.main, figure.mention, str(figure.stance)) == (None, True, 0, "asserted")


def test_a_figure_is_known_by_its_place_and_quotes_it() -> None:
    (figure,) = figures_of(TEXT)
    assert figure.id == claim_id(reading_of(TEXT).report.text_sha256, "figure", Span(0, 6), 0)
    assert figure.number_span == Span(0, 6)
    assert TEXT[figure.evidence.start : figure.evidence.end] == figure.evidence.quote == "All 33 passengers"


def test_what_nobody_is_told_to_say_is_the_narrators() -> None:
    (figure,) = figures_of("Twelve villagers were killed.")
    assert figure.source == NARRATOR and figure.cue is None and figure.via is None


SOURCES = {
    "that-clause": ("Police said that 12 villagers were killed.", "Police"),
    "after": ("Twelve villagers were killed, police said.", "police"),
    "according to": ("Twelve villagers were killed, according to the coastguard.", "the coastguard"),
    "a sentence after an attributed one": ("Police said the road was shut. Twelve villagers were killed.", "narrator"),
    "they": ("Security officials said the road was shut. They said 12 villagers were killed.", "Security officials"),
    "a quotation": ("“Twelve villagers were killed,” a doctor said.", "a doctor"),
}


@pytest.mark.parametrize(("text", "name"), cases(SOURCES))
def test_who_says_it(text: str, name: str) -> None:
    (figure,) = figures_of(text)
    assert figure.source.name == name


CLOSED = {
    "plain": ("Twelve villagers were killed.", False),
    "all": ("All 12 villagers were killed.", True),
    "in all": ("Twelve villagers were killed in all.", True),
    "in all, at once": ("Twelve in all were killed.", True),
    "a total of": ("A total of 12 villagers were killed.", True),
    "only": ("Only 12 villagers were killed.", True),
    "none": ("None of the villagers were killed.", True),
    "at least": ("At least 12 villagers were killed.", False),
    "one person": ("The driver was killed.", False),
}
CLOSED_GAPS = {
    "in all, before": ("closing words are looked for only behind the number", "In all, 12 villagers were killed.", True),
    "in all, after the noun": (
        "the “all” of “in all” is a figure of its own where a noun stands before it",
        "Twelve villagers in all were killed.",
        True,
    ),
}


@pytest.mark.parametrize(("text", "closed"), cases(CLOSED, CLOSED_GAPS))
def test_whether_the_words_close_the_count(text: str, closed: bool) -> None:
    (figure,) = figures_of(text)
    assert figure.closed is closed


MANNERS = {
    "rescued": ("Firefighters rescued nine guests.", "rescued"),
    "released": ("The rebels released nine guests.", "released"),
    "escaped": ("Nine guests escaped from the camp.", "escaped"),
    "freed by soldiers": ("Nine guests were freed by soldiers.", "rescued"),
    "freed by rebels": ("The rebels freed nine guests.", "released"),
    "freed, no more told": ("Nine guests were freed on Sunday.", "unspecified"),
}


@pytest.mark.parametrize(("text", "manner"), cases(MANNERS))
def test_the_manner_of_freeing(text: str, manner: str) -> None:
    (figure,) = figures_of(text)
    assert figure.status is Status.FREED and figure.manner is not None and str(figure.manner) == manner


def test_only_people_freed_have_a_manner() -> None:
    assert [figure.manner for figure in figures_of("Nine guests were killed and 12 guests were held hostage.")] == [None, None]


LOWEST = {
    "up to, harmed: some surely were": ("Up to 30 villagers were killed.", ["killed 1-30"]),
    "as many as, hurt": ("As many as 30 villagers were injured.", ["injured 1-30"]),
    "up to, held": ("Up to 30 villagers were held hostage.", ["held 0-30"]),
    "up to, present": ("Up to 30 villagers were aboard.", ["present 0-30"]),
    "fewer than": ("Fewer than 30 villagers were killed.", ["killed 1-29"]),
    "none stays none": ("No villagers were killed.", ["killed 0"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(LOWEST))
def test_up_to_so_many_harmed_is_at_least_one(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected


AS_OF = {
    "no other day": ("A ferry sank on Tuesday. Twelve guests were killed.", "12 guests", None),
    "as of a day": ("A ferry sank off Rona on Sunday. As of Tuesday, 12 guests were missing.", "12 guests", "2025-03-11"),
    "by a day": ("A ferry sank off Rona on Sunday. By Tuesday, 12 guests were still missing.", "12 guests", "2025-03-11"),
}


@pytest.mark.parametrize(("text", "quote", "day"), cases({k: v for k, v in AS_OF.items() if v[2]}))
def test_when_a_figure_held(text: str, quote: str, day: str) -> None:
    figure = the_figure(text, quote)
    assert figure.as_of is not None and str(figure.as_of.start).startswith(day)


def test_a_figure_of_the_events_own_day_has_no_other_day() -> None:
    assert the_figure("A ferry sank on Tuesday, killing 12 guests.", "12 guests").as_of is None


FURNITURE = "TARBET, March 12 (Example Wire) - Twelve villagers were killed.\n\nPhoto: Three divers were killed in 2020. (Example Wire)\n"


def test_captions_hold_no_figures() -> None:
    assert figures_told(FURNITURE) == ["killed 12"]


FATES = {
    "were killed": "killed",
    "died": "killed",
    "were wounded": "injured",
    "were taken to hospital": "injured",
    "were abducted": "held",
    "were set free": "freed",
    "are still missing": "missing",
    "were detained": "arrested",
    "were evacuated": "displaced",
    "were aboard": "present",
}
PEOPLE = ["villagers", "passengers", "children", "soldiers", "gunmen", "nurses", "police officers", "people"]
FRAMES = ["{} on the island.", "On the island, {}.", "The mayor said {}.", "{}, a doctor said."]
HARMED = ("killed", "injured")


@given(
    st.integers(2, 1799),
    st.sampled_from([str, worded]),
    st.sampled_from(sorted(BOUNDED)),
    st.sampled_from(PEOPLE),
    st.sampled_from(sorted(FATES)),
    st.sampled_from(FRAMES),
)
def test_a_composed_figure_is_read_as_it_was_composed(
    n: int, spell: Callable[[int], str], bound: str, people: str, fate: str, frame: str
) -> None:
    amount = f"{bound}{spell(n)}"
    clause = f"{amount} {people} {fate}"
    text = frame.format(clause)
    text = text[:1].upper() + text[1:]
    (figure,) = figures_of(text)
    low, high, approximate = BOUNDED[bound](n)
    low = 1 if low == 0 and FATES[fate] in HARMED else low
    assert (figure.low, figure.high, figure.approximate) == (low, high, approximate)
    assert str(figure.status) == FATES[fate]
    assert figure.evidence.quote.lower() == f"{amount} {people}".strip()
    assert figure.number_span.of(text).lower() == amount.strip()
    assert figure.people == people


@given(st.integers(2, 999), st.integers(2, 999), st.sampled_from(sorted(FATES)), st.sampled_from(sorted(FATES)))
def test_two_composed_figures_keep_their_own_fates(first: int, second: int, fate: str, other: str) -> None:
    found = figures_of(f"{first} villagers {fate} and {second} divers {other}.")
    assert [(f.low, f.high, str(f.status), f.people) for f in found] == [
        (first, first, FATES[fate], "villagers"),
        (second, second, FATES[other], "divers"),
    ]


@given(st.integers(2, 999), st.sampled_from(["killing", "wounding", "kidnapping", "freeing", "arresting"]), st.sampled_from(PEOPLE))
def test_a_participle_gives_its_object_the_fate(n: int, verb: str, people: str) -> None:
    assume((verb, people) != ("kidnapping", "police officers"))  # a gap of its own: test_outcomes
    fates = {"killing": "killed", "wounding": "injured", "kidnapping": "held", "freeing": "freed", "arresting": "arrested"}
    assert figures_told(f"The men came at dawn, {verb} {n} {people}.") == [f"{fates[verb]} {n}"]
