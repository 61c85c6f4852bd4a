"""Mentions: the words that a figure quotes, and the words for its people."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_of

QUOTES = {
    "number and noun": ("Twelve villagers were killed.", [("Twelve villagers", "villagers")]),
    "bound and noun": ("More than 400 villagers were killed.", [("More than 400 villagers", "villagers")]),
    "the article stays out": ("They named the 12 villagers killed.", [("12 villagers", "villagers")]),
    "an adjective before the noun": ("Twelve young villagers were killed.", [("Twelve young villagers", "young villagers")]),
    "two nouns": ("Twelve bus passengers were killed.", [("Twelve bus passengers", "bus passengers")]),
    "a hyphened word": ("Twelve off-duty guards were killed.", [("Twelve off-duty guards", "off-duty guards")]),
    "others": ("Twelve others were killed.", [("Twelve others", "others")]),
    "the number alone": ("Twelve were killed.", [("Twelve", None)]),
    "twenty more": (
        "The fire killed twelve villagers and injured twenty more.",
        [("twelve villagers", "villagers"), ("twenty more", None)],
    ),
    "the participle stays in": ("The flood left 112 dead.", [("112 dead", "dead")]),
    "the partitive stays": ("Four of the passengers were hurt.", [("Four of the passengers", "passengers")]),
    "of them": ("They freed nine, four of them sick.", [("nine", None), ("four of them", "them")]),
    "of whom": ("They freed nine guests, four of whom were hurt.", [("nine guests", "guests"), ("four of whom", "whom")]),
    "none of its fighters": ("None of its fighters were killed.", [("None of its fighters", "fighters")]),
    "no one": ("No one was hurt.", [("No one", None)]),
    "dozens of": ("Dozens of villagers were hurt.", [("Dozens of villagers", "villagers")]),
    "a couple of": ("A couple of villagers were hurt.", [("A couple of villagers", "villagers")]),
    "a single person": ("The train driver was killed.", [("The train driver", "train driver")]),
    "a single person with an adjective": ("A young nurse was killed.", [("A young nurse", "young nurse")]),
    "a possessive": ("His wife was hurt.", [("His wife", "wife")]),
    "a name": ("Anna Holt was killed.", [("Anna Holt", "Anna Holt")]),
    "a title and a name": ("Captain Anna Holt was killed.", [("Captain Anna Holt", "Captain Anna Holt")]),
    "a person told by age": ("A 14-year-old was killed.", [("A 14-year-old", "14-year-old")]),
    "a person told by age and noun": ("A 14-year-old girl was killed.", [("A 14-year-old girl", "14-year-old girl")]),
    "soldiers and others": ("Twelve soldiers and other guests were hurt.", [("Twelve soldiers", "soldiers")]),
    "a word of nation before": (
        "Two Danish and Finnish divers were hurt.",
        [("Two Danish and Finnish divers", "Danish and Finnish divers")],
    ),
    "a day follows": ("Two divers were shot Friday night.", [("Two divers", "divers")]),
    "a day follows at once": ("Police shot two divers Friday.", [("two divers", "divers")]),
    "what stands between dashes": (
        "Nine people - six nurses and three cooks - were killed.",
        [("Nine people", "people"), ("six nurses", "nurses"), ("three cooks", "cooks")],
    ),
    "a verb follows at once": ("Two shot Friday night", [("Two", None)]),
}
QUOTE_GAPS = {
    "the source glued on by a lost comma": (
        "without the comma the source is read as a noun of the people",
        "A bomb went off Friday wounding nine pupils police said.",
        [("nine pupils", "pupils")],
    ),
    "more is no people": ("“more” is taken for a word of the people", "Two more people died.", [("Two more people", "people")]),
    "the whole's number is no people": (
        "the number of the whole is taken for a word of the people",
        "Five of the 12 nurses were killed.",
        [("Five of the 12 nurses", "nurses"), ("12 nurses", "nurses")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), cases(QUOTES, QUOTE_GAPS))
def test_the_quote_and_its_people(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(figure.evidence.quote, figure.people) for figure in figures_of(text)] == expected


NUMBERS = {
    "bound in": ("At least 12 villagers were killed.", "At least 12"),
    "number in words": ("Thirty-seven others were killed.", "Thirty-seven"),
    "for one person the whole phrase": ("The train driver was killed.", "The train driver"),
    "dozens": ("Dozens of villagers were killed.", "Dozens"),
    "none": ("None of its fighters were killed.", "None"),
    "between": ("Between 12 and 15 villagers were killed.", "Between 12 and 15"),
    "more": ("Twenty more were killed.", "Twenty"),
    "all": ("All 33 passengers were killed.", "All 33"),
}


@pytest.mark.parametrize(("text", "number"), cases(NUMBERS))
def test_the_number_expression(text: str, number: str) -> None:
    (figure,) = figures_of(text)
    assert figure.number_span.of(text) == number
    assert figure.number_span in figure.evidence.span
