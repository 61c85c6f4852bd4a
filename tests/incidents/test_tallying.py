"""The killed and injured of an incident from all its reports together."""

from __future__ import annotations

from itertools import permutations

import pytest

from reportedly.incidents import Telling, tally
from reportedly.incidents.tallying import SIDES, reasons
from reportedly.incidents.titles import Titled, titled
from reportedly.model import Status

TITLES = {
    "two counts": ("2 dead, 5 wounded at a Veldra granary", ({2}, {5}, set())),
    "as words": ("Three boatmen killed in Tormund", ({3}, set(), set())),
    "one person": ("Miller killed, son shot", (set(), set(), {1})),
    "one person of a kind that is listed": ("Man killed on the quay", ({1}, set(), set())),
    "after the word": ("Granary blast kills four", ({4}, set(), set())),
    "an age is no count": ("Blast kills 61-year-old", (set(), set(), set())),
    "none": (None, (set(), set(), set())),
}


@pytest.mark.parametrize("name", TITLES)
def test_what_a_title_counts(name: str) -> None:
    title, (dead, hurt, hit) = TITLES[name]
    assert titled(title) == Titled(frozenset(dead), frozenset(hurt), frozenset(hit))


def told(killed: int, injured: int, day: int = 1, text: str = "", title: str | None = None) -> Telling:
    figures = {status.value: frozenset[int]() for status in Status}
    own = {"killed": frozenset({killed}), "injured": frozenset({injured})}
    return Telling((killed, injured), figures | own, figures, titled(title), f"2031-03-{day:02d}", text or f"{killed} {injured} {day}")


CASES = {
    "one report": ([told(2, 3)], (2, 3)),
    "most reports": ([told(2, 3, 1), told(2, 3, 2), told(1, 4, 3)], (2, 3)),
    "a copy is no second voice": ([told(2, 3, 1, "x"), told(2, 3, 2, "x"), told(1, 4, 3, "y", "1 dead, 4 hurt")], (1, 4)),
    "the last of two": ([told(1, 3, 1), told(2, 2, 2)], (2, 2)),
    "the title decides": ([told(2, 2, 1, title="2 dead, 2 hurt"), told(1, 3, 2)], (2, 2)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_tally_in_any_order(name: str) -> None:
    reports, pair = CASES[name]
    assert {(found.killed, found.injured) for order in permutations(reports) for found in [tally(order)]} == {pair}


def test_it_says_why() -> None:
    found = tally([told(2, 3, 1), told(2, 3, 2)])
    assert found.features == reasons((2, 3), [told(2, 3, 1), told(2, 3, 2)])
    assert {f"{side} total of two" for side in SIDES} <= {feature.name for feature in found.features}


def test_no_report_is_refused() -> None:
    with pytest.raises(ValueError, match="one report or more"):
        tally([])
