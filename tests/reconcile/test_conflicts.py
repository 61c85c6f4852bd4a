"""Which claims can't all be true, and which only look so."""

from __future__ import annotations

import pytest

from reportedly.model import Evidence, FindingKind, Manner, Side, Stance
from reportedly.reconcile.conflicts import clashes_of
from tests.reconcile.telling import figure, mention, positions

ARMY, GROUP, MONITOR = {"by": "the army"}, {"by": "the group"}, {"by": "Vale Watch"}
FIGHTERS = {"side": Side.ATTACKERS, "people": "fighters"}


def clash(*claims, days=None):
    """The numbers in each finding, and its kind; each claim in a report of its own, on its day."""
    days = days or ["2031-05-02"] * len(claims)
    found = positions(*(mention(f"paper {n}", day, claim) for n, (day, claim) in enumerate(zip(days, claims, strict=True))))
    by_id = {position.id: position for position in found}
    return {
        (finding.kind.value, tuple(sorted(by_id[name].points[0].claim.low for name in finding.positions)))
        for finding in clashes_of(found).findings
    }


none_of_its = figure("None of its fighters", low=0, closed=True, **GROUP, **FIGHTERS)
some_of_them = figure("27 fighters", low=27, **ARMY, **FIGHTERS)
in_all = figure("31 people", low=31, closed=True, people="people", **ARMY)
soldiers = figure("23 soldiers", low=23, people="soldiers", part_of=in_all.id, **{**ARMY, "side": Side.SECURITY})
executed = figure("214 hostages", low=214, closed=True, people="military hostages", **GROUP)
aboard = figure("440 people", "present", 440, people="people", **MONITOR)
freed = figure("354 hostages", "freed", 354, people="hostages", manner=Manner.RESCUED, **ARMY)
held = figure("150 hostages", "held", 150, people="hostages", **GROUP)

CONTRADICTIONS = {
    "more dead than casualties": (
        [figure("8 casualties", "casualties", 8, closed=True, **ARMY), figure("9 people", low=9, **MONITOR)],
        {("contradiction", (8, 9))},
    ),
    "a police officer is a policeman": (
        [
            figure("only 2 police officers", low=2, closed=True, side=Side.SECURITY, people="police officers", **ARMY),
            figure("4 policemen", low=4, side=Side.SECURITY, people="policemen", **MONITOR),
        ],
        {("contradiction", (2, 4))},
    ),
    "none against some": ([none_of_its, some_of_them], {("contradiction", (0, 27))}),
    "a part above the whole": ([in_all, soldiers, executed], {("contradiction", (31, 214))}),
    "more than were aboard": ([aboard, freed, executed], {("contradiction", (214, 354, 440))}),
    "at most against at least": (
        [figure("at most 5 people", low=0, high=5, **ARMY), figure("9 people", low=9, **MONITOR)],
        {("contradiction", (0, 9))},
    ),
    "two closed tolls": (
        [figure("12 people", low=12, closed=True, **ARMY), figure("15 people", low=15, closed=True, **MONITOR)],
        {("contradiction", (12, 15))},
    ),
    "men and women above the dead": (
        [
            figure("10 people", low=10, closed=True, **MONITOR),
            figure("6 women", low=6, people="women", **ARMY),
            figure("7 men", low=7, people="men", **GROUP),
        ],
        {("contradiction", (6, 7, 10))},
    ),
    "at least n denied": (
        [figure("at least 12 people", low=12, high=None, stance=Stance.DENIED, **ARMY), figure("14 people", low=14, **MONITOR)],
        {("contradiction", (12, 14))},
    ),
}
COMPATIBLE = {
    "a denial of a limited count": [
        figure("at least 12 people", low=12, high=None, stance=Stance.DENIED, limit=Evidence(0, 9, "at Hale's"), **ARMY),
        figure("14 people", low=14, **MONITOR),
    ],
    "one or two is no ceiling": [
        figure("one or two soldiers", low=1, high=2, people="soldiers", **ARMY),
        figure("9 soldiers", low=9, people="soldiers", **MONITOR),
    ],
    "a part of the held": [
        figure("150 hostages, two children among them", "held", 2, people="children", part_of="the 150", **GROUP),
        figure("5 children", "held", 5, people="children", **ARMY),
    ],
    "women aboard are not all aboard": [
        figure("12 women", "present", 12, people="women", limit=Evidence(0, 6, "aboard"), **MONITOR),
        freed,
    ],
    "passengers without the soldiers": [
        figure("5 passengers", low=5, closed=True, people="passengers", **ARMY),
        figure("21 passengers", low=21, people="passengers", **MONITOR),
        figure("16 soldiers", low=16, side=Side.SECURITY, people="soldiers", **MONITOR),
    ],
    "open tolls that differ": [figure("27 people", low=27, **ARMY), figure("30 people", low=30, **MONITOR)],
    "freed and held beside each other": [
        aboard,
        figure("190 hostages", "freed", 190, **ARMY),
        figure("214 hostages", "held", 214, **GROUP),
    ],
    "more than 400 aboard has no top": [figure("more than 400 people", "present", 401, None, **MONITOR), freed, executed],
    "rescued or released is no matter of numbers": [figure("Nobody", "freed", 0, closed=True, manner=Manner.RESCUED, **GROUP), freed],
    "an estimate": [figure("none of its fighters", low=0, closed=True, stance=Stance.ESTIMATED, **GROUP, **FIGHTERS), some_of_them],
    "dozens": [figure("dozens of people", low=24, high=None, **ARMY), figure("10 people", low=10, closed=True, **MONITOR)],
    "people killed and attackers killed": [
        figure("31 people", low=31, closed=True, **ARMY),
        figure("33 fighters", low=33, **MONITOR, **FIGHTERS),
    ],
    "people who may be civilians alone": [
        figure("10 people", low=10, closed=True, **MONITOR),
        figure("6 soldiers", low=6, side=Side.SECURITY, people="soldiers", **ARMY),
        figure("7 civilians", low=7, people="civilians", **GROUP),
    ],
    "passengers among whom there may be soldiers": [
        figure("20 people", low=20, closed=True, **MONITOR),
        figure("15 passengers", low=15, people="passengers", **ARMY),
        figure("15 soldiers", low=15, side=Side.SECURITY, people="soldiers", **GROUP),
    ],
    "the missing may be the held": [aboard, figure("200 people", "missing", 200, **MONITOR), figure("300 hostages", "held", 300, **GROUP)],
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_cannot_all_be_true(name):
    claims, expected = CONTRADICTIONS[name]
    assert clash(*claims) == expected


@pytest.mark.parametrize("name", COMPATIBLE)
def test_can_all_be_true(name):
    assert clash(*COMPATIBLE[name]) == set()


def test_a_toll_may_grow_past_what_was_all_of_it_the_day_before():
    early, late = figure("12 people", low=12, closed=True, **ARMY), figure("15 people", low=15, **MONITOR)
    assert clash(early, late, days=["2031-05-01", "2031-05-02"]) == set()
    assert clash(early, late, days=["2031-05-02", "2031-05-01"]) == {("contradiction", (12, 15))}


def test_hours_tell_what_days_do_not():
    none, some = figure("Nobody", low=0, closed=True, **ARMY), figure("5 people", low=5, **MONITOR)
    assert clash(none, some, days=["2031-05-01T08:00", "2031-05-01T12:00"]) == set()
    assert clash(none, some, days=["2031-05-01", "2031-05-01"]) == {("contradiction", (0, 5))}


def test_held_is_of_its_moment():
    freed_by_then = figure("300 hostages", "freed", 300, **ARMY)
    assert clash(aboard, freed_by_then, held, days=["2031-05-01", "2031-05-03", "2031-05-02"]) == set()
    assert clash(aboard, freed_by_then, held, days=["2031-05-01", "2031-05-02", "2031-05-03"]) == {("contradiction", (150, 300, 440))}


def test_who_was_held_at_some_hour_of_a_day_may_have_been_freed_by_its_end():
    freed_by_then, few = figure("300 hostages", "freed", 300, **ARMY), figure("5 hostages", "held", 5, **ARMY)
    assert clash(aboard, freed_by_then, held) == set()
    assert clash(held, few) == set()
    assert clash(held, few, days=["2031-05-02T08:00", "2031-05-02T20:00"]) == set()
    assert clash(held, few, days=["2031-05-02T08:00", "2031-05-02T08:00"]) == {("contradiction", (5, 150))}


def test_a_number_of_a_day_is_of_its_end_where_another_is_of_an_hour():
    closed, more = figure("12 people", low=12, closed=True, **ARMY), figure("15 people", low=15, **MONITOR)
    assert clash(closed, more, days=["2031-05-01T10:00", "2031-05-01"]) == set()
    assert clash(closed, more, days=["2031-05-01", "2031-05-01T10:00"]) == {("contradiction", (12, 15))}


def test_within_one_account_it_is_a_slip():
    ministry = figure("40 fighters", low=40, by="the ministry", **FIGHTERS)
    closed = figure("only 33 fighters", low=33, closed=True, **ARMY, **FIGHTERS)
    women = figure("at most 3 women", low=0, high=3, people="women", **ARMY)
    nurses = figure("5 women nurses", low=5, people="women nurses", by="the ministry")
    assert clash(closed, ministry) == set()
    assert clash(women, nurses) == {("slip", (0, 5))}


def test_a_finding_says_itself_in_a_sentence_and_names_the_sources():
    found = positions(mention("a", "2031-05-02", none_of_its), mention("b", "2031-05-02", some_of_them))
    (finding,) = clashes_of(found).findings
    assert finding.kind is FindingKind.CONTRADICTION and finding.laws == ("same",)
    assert finding.sentence.startswith(
        "The army said on 2 May that 27 fighters were killed; the group said on 2 May that no fighters were killed"
    )
    assert finding.sentence.endswith(".")
    assert set(finding.claims) == {none_of_its.id, some_of_them.id}
