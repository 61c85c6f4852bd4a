"""What the report is chiefly about, and what is background."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_of

LEAD = (
    "A ferry caught fire off Rona island on Tuesday, killing nine people. Thirty more were hurt in the fire, the coastguard said. "
    "The ferry had left the port of Tarbet at dawn, and its captain called for help an hour later. "
)


def scopes(text: str) -> list[int]:
    """The incident of each figure: 0 is the main one."""
    figures = figures_of(text)
    assert all(figure.main is (figure.mention == 0) for figure in figures)
    return [figure.mention for figure in figures]


SCOPES = {
    "one incident": (LEAD, [0, 0]),
    "a year long past": (LEAD + "In 2013, a ferry fire there killed 81 people.", [0, 0, 1]),
    "a month long past": (LEAD + "Last October a ferry fire killed 12 people there.", [0, 0, 1]),
    "months ago": (LEAD + "Four people were killed there three months ago.", [0, 0, 1]),
    "yesterday is the same": (LEAD + "Four of the wounded died on Tuesday night.", [0, 0, 0]),
    "two past events": (LEAD + "In 2013, a fire killed 81 people. In 2002, a fire killed 15 people.", [0, 0, 1, 2]),
    "back to the incident": (LEAD + "In 2013, a fire killed 81 people. Four of the wounded from Tuesday's fire died.", [0, 0, 1, 0]),
    "what a war has done since": (LEAD + "The war has since killed more than 30 people.", [0, 0, 1]),
    "a sum of a war": (LEAD + "More than 400 people have been killed since the start of the war.", [0, 0, 1]),
    "a sum of a year": (LEAD + "Fires have killed 15 people so far this year.", [0, 0, 1]),
    "a sum of a country": (LEAD + "Fires killed 15 people across the country.", [0, 0, 1]),
    "another event": (LEAD + "In a separate incident, two divers drowned near Skara.", [0, 0, 1]),
    "another fire": (LEAD + "Another fire hurt two cooks.", [0, 0, 1]),
    "set apart in its own clause": ("Nine people were shot in Rona on Tuesday; a man was killed in another incident.", [0, 1]),
    "dated in its own clause": (
        "Four people were shot in Rona on Tuesday, a block away from where five people were shot in a December attack.",
        [0, 1],
    ),
    "two years ago": (LEAD + "Four people were killed there two years ago.", [0, 0, 1]),
    "years ago in its own clause": (LEAD + "A diver was convicted years ago of arson.", [0, 0, 1]),
    "a time after another": (LEAD + "The deaths came a month after another diver drowned.", [0, 0, 1]),
    "a time after, in the lead": ("Five people were hurt in Rona on Tuesday, about a week after two men were shot there.", [0, 1]),
    "a time after the incident itself": ("Two weeks after a man was shot in Rona, police arrested a suspect.", [0, 0]),
    "a time after opens a sentence": (LEAD + "Two years after a diver drowned, a man was charged.", [0, 0, 0, 0]),
    "elsewhere": (LEAD + "Elsewhere, a landslide killed two hikers.", [0, 0, 1]),
    "meanwhile": (LEAD + "Meanwhile, two hikers were killed by a landslide.", [0, 0, 1]),
    "a far larger count": (LEAD + "Fires on ferries have killed 900 people.", [0, 0, 1]),
    "a count a little larger": (LEAD + "The fire killed 14 people, a mayor said.", [0, 0, 0]),
    "the lead itself is not put aside": ("In 2013, a ferry fire off Rona killed 81 people. The ferry was never raised.", [0]),
    "what goes on with the past": (LEAD + "In 2013, gunmen seized 12 divers there. All 12 were later released.", [0, 0, 1, 1]),
    "a year of a building dates nothing": (LEAD + "Two cooks were killed in the 1932 wing.", [0, 0, 0]),
}


@pytest.mark.parametrize(("text", "expected"), cases(SCOPES))
def test_the_incident_of_each_figure(text: str, expected: list[int]) -> None:
    assert scopes(text) == expected
