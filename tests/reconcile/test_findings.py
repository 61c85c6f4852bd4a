"""What accounts differ on, what only looks different, what adds up, what follows, what is disputed."""

from __future__ import annotations

import pytest

from reportedly.model import Blame, Evidence, Manner, Responsibility, Side, Stance
from reportedly.reconcile.arithmetic import checks, implied
from reportedly.reconcile.differences import differences
from reportedly.reconcile.disputes import disputes
from tests.reconcile.telling import Own, figure, incident, mention, points, positions, source

ARMY, GROUP, MONITOR = {"by": "the army"}, {"by": "the group"}, {"by": "Vale Watch"}
DAY, NEXT = "2031-05-01", "2031-05-02"


def apart(*claims, days=(DAY, DAY)):
    """The findings on two claims in reports of their own: kind and reason."""
    found = positions(*(mention(f"paper {n}", day, claim) for n, (day, claim) in enumerate(zip(days, claims, strict=True))))
    return [(each.kind.value, each.reason) for each in differences(found, frozenset())]


PAIRS = {
    "open tolls differ": ([figure("27 people", low=27, **ARMY), figure("30 people", low=30, **MONITOR)], (DAY, DAY), [("differ", None)]),
    "a later toll has grown": (
        [figure("27 people", low=27, **ARMY), figure("30 people", low=30, **MONITOR)],
        (DAY, NEXT),
        [("compatible", "time")],
    ),
    "a floor fits": (
        [figure("more than 400 people", low=401, high=None, **ARMY), figure("440 people", low=440, **MONITOR)],
        (DAY, DAY),
        [("compatible", "bound")],
    ),
    "a part fits": (
        [figure("8 soldiers", low=8, side=Side.SECURITY, people="soldiers", **ARMY), figure("31 people", low=31, **MONITOR)],
        (DAY, DAY),
        [("compatible", "subset")],
    ),
    "the same number is no difference": ([figure("27 people", low=27, **ARMY), figure("27 dead", low=27, **MONITOR)], (DAY, DAY), []),
    "soldiers and attackers are not compared": (
        [
            figure("8 soldiers", low=8, side=Side.SECURITY, people="soldiers", **ARMY),
            figure("9 fighters", low=9, side=Side.ATTACKERS, people="fighters", **MONITOR),
        ],
        (DAY, DAY),
        [],
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_two_accounts(name):
    claims, days, expected = PAIRS[name]
    assert apart(*claims, days=days) == expected


def test_what_contradicts_is_not_called_compatible():
    found = positions(
        mention("a", DAY, figure("27 people", low=27, **ARMY)),
        mention("b", DAY, figure("more than 20 people", low=21, high=None, **MONITOR)),
    )
    assert differences(found, frozenset()) and not differences(found, frozenset([frozenset(each.id for each in found)]))


def told(*claims):
    return points(mention("paper", DAY, *claims))


def whole_of(parts, low, **more):
    whole = figure(f"{low} people", low=low, people="people", **ARMY)
    return [whole, *(figure(f"{n} {who}", low=n, people=who, part_of=whole.id, **{**ARMY, **more}) for n, who in parts)]


SUMS = {
    "they add up": ([(43, "men"), (26, "women"), (11, "children")], 80, ["holds"]),
    "they are more": ([(43, "men"), (26, "women"), (14, "children")], 80, ["misses"]),
    "they are some of it": ([(43, "men"), (26, "women")], 80, []),
    "soldiers may be passengers": ([(50, "soldiers"), (60, "passengers")], 80, []),
    "one part is no sum": ([(80, "men")], 80, []),
}


@pytest.mark.parametrize("name", SUMS)
def test_parts_and_whole(name):
    parts, low, expected = SUMS[name]
    assert [each.reason for each in checks(told(*whole_of(parts, low)))] == expected


def test_over_n_just_misses_what_is_told_one_by_one():
    each = ((50, "captives"), (10, "captives"), (10, "soldiers"), (30, "soldiers"))
    one_by_one = [figure(f"{n} {who}", low=n, start=10 * at, people=who, **GROUP) for at, (n, who) in enumerate(each)]
    total = figure("over 100", low=101, high=None, start=90, people="personnel", **GROUP)
    assert [each.reason for each in checks(told(*one_by_one, total))] == ["misses"]
    assert not checks(told(*one_by_one[1:], total))


def test_those_left_are_implied():
    size = figure("More than 400 people", "present", 401, None, people="people")
    freed = figure("190 passengers", "freed", 190, people="passengers", **ARMY)
    dead = figure("11 people", low=11, people="people", **ARMY)
    (found,) = implied(positions(mention("paper", DAY, size, freed, dead)))
    assert (found.low, len(found.claims)) == (200, 3)
    assert implied(positions(mention("paper", DAY, size, dead))) == ()


def blame(actor, stance, by):
    words = f"{by} {stance} {actor}"
    return Responsibility(words, Evidence(0, len(words), words), source(actor), stance, source(by), None, None, None, True, 0)


def disputed(*claims):
    found = incident(mention("paper", DAY, *claims))
    return [(each.reason, sorted(each.accounts)) for each in disputes(points(*found.mentions), found, Own())]


def test_rescued_or_released_is_disputed():
    claims = [
        figure("190 hostages", "freed", 190, manner=Manner.RESCUED, **ARMY),
        figure("all the women", "freed", 1, None, manner=Manner.RELEASED, **GROUP),
    ]
    assert disputed(*claims) == [("manner", ["state", "the group"])]
    assert disputed(claims[0]) == []


def test_a_denied_number_is_disputed():
    claims = [figure("27 fighters", low=27, **ARMY), figure("27 of its fighters", low=27, stance=Stance.DENIED, **GROUP)]
    assert disputed(*claims) == [("fact", ["state", "the group"])]


def test_who_did_it_is_disputed():
    assert disputed(blame("Northland", Blame.ACCUSED, "the army"), blame("Northland", Blame.DENIED, "Northland")) == [
        ("responsibility", ["Northland", "state"])
    ]
    assert disputed(
        blame("Both Northland and Southland", Blame.DENIED, "Northland"), blame("Northland and Southland", Blame.ACCUSED, "the army")
    )
    assert disputed(blame("the group", Blame.CLAIMED, "the group"), blame("the front", Blame.CLAIMED, "the front")) == [
        ("responsibility", ["the front", "the group"])
    ]
    assert disputed(blame("the group", Blame.CLAIMED, "the group"), blame("the group", Blame.ACCUSED, "the army")) == []
