"""What the words of a count bound."""

from __future__ import annotations

import pytest

from reportedly.model import Manner, Side, Stance, Status
from reportedly.reconcile.bounds import bounds_of, is_vague
from reportedly.reconcile.scopes import scope_of
from tests.reconcile.telling import figure

CASES = {
    "a toll is counted so far": (figure("27 people", low=27), (27, None, True)),
    "all closes it": (figure("All 33 attackers", low=33, closed=True, side=Side.ATTACKERS, people="attackers"), (33, 33, True)),
    "one of them takes up a number": (figure("only one of the dead men", low=1, closed=True, people="men"), (1, None, True)),
    "none closes it": (figure("None of its fighters", low=0, closed=True, by="the army"), (0, 0, True)),
    "a narrator cannot know of none": (figure("Nobody", low=0, closed=True), (0, 0, False)),
    "none of the victims is no none": (
        figure("None of the victims", "injured", 0, closed=True, by="the army", people="victims"),
        (0, 0, False),
    ),
    "all four take up a number": (figure("all four victims", low=4, closed=True), (4, None, True)),
    "a person told of is no count": (figure("the driver", people="driver"), (1, None, False)),
    "arrests are no count": (figure("5 people", "arrested", 5), (5, None, False)),
    "at least has no top": (figure("at least 12", low=12, high=None), (12, None, True)),
    "at most is a top": (figure("at most 40 people", low=0, high=40, closed=True), (0, 40, True)),
    "up to is no top": (figure("up to 40 people", low=1, high=40, closed=True), (1, None, True)),
    "a range is counted so far": (figure("27 to 30 people", low=27, high=30), (27, None, True)),
    "held is so many at its time": (figure("214 hostages", "held", 214), (214, 214, True)),
    "held in all is no number of a moment": (figure("214 hostages in all", "held", 214, closed=True), (214, None, False)),
    "about is a tenth either way": (figure("About 150 hostages", "held", 150, approximate=True), (135, 165, True)),
    "about, of a toll, has no top": (figure("about 150 people", low=150, approximate=True), (135, None, True)),
    "nearly is below": (figure("nearly 200 people aboard", "present", 200, approximate=True), (180, 199, True)),
    "those aboard are so many": (figure("440 people", "present", 440), (440, 440, True)),
    "dozens bound nothing": (figure("dozens of people", low=24, high=None), (24, None, False)),
    "two dozen are a number": (figure("more than two dozen people", low=25, high=None), (25, None, True)),
    "all the women are no number": (figure("all the women", "freed", 1, None), (1, None, False)),
    "others close only the rest": (
        figure("No other hostage", "held", 0, closed=True, by="the army", people="other hostage"),
        (0, None, False),
    ),
    "rescued closes only how": (figure("Nobody", "freed", 0, closed=True, by="the army", manner=Manner.RESCUED), (0, None, True)),
    "a threat is no count": (figure("10 people", low=10, stance=Stance.THREATENED), (10, None, False)),
    "an estimate is no count": (figure("10 people", low=10, stance=Stance.ESTIMATED), (10, None, False)),
    "denied at least n is less": (figure("at least 12", low=12, high=None, stance=Stance.DENIED), (0, 11, True)),
    "denied n bounds nothing": (figure("12 people", low=12, stance=Stance.DENIED), (0, None, False)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_words_bound(name):
    claim, expected = CASES[name]
    bounds = bounds_of(claim, scope_of(claim))
    assert (bounds.low, bounds.high, bounds.solved) == expected


def test_a_count_of_a_phase_closes_nothing():
    claim = figure("No hostage", "injured", 0, closed=True, people="hostage")
    assert bounds_of(claim, scope_of(claim)).high == 0
    assert bounds_of(claim, scope_of(claim, limit="in the final operation")).high is None


def test_a_number_beside_a_vague_word_is_no_vague_number():
    assert not is_vague(figure("12 people, several of them children", low=12))
    assert is_vague(figure("several people", low=3, high=None))


def test_every_status_has_bounds():
    for status in Status:
        claim = figure("5 people", status, 5)
        assert bounds_of(claim, scope_of(claim)).low == 5
