"""How an account's own figures moved."""

from __future__ import annotations

from reportedly.model import FindingKind, Side, Stance
from reportedly.reconcile.history import movements
from reportedly.reconcile.positions import positions_of
from tests.reconcile.telling import figure, mention, points

ATTACKERS = {"side": Side.ATTACKERS, "people": "attackers", "by": "the army"}


def killed(low, **more):
    return figure(f"{low} attackers", low=low, **{**ATTACKERS, **more})


def moved(*numbered):
    """The movements in claims of successive days, each as its kind and its numbers in order."""
    told = points(*(mention(f"paper {n}", f"2031-05-{n:02}", *claims) for n, claims in enumerate(numbered, 1)))
    numbers = {point.claim.id: point.claim.low for point in told}
    return [
        (each.kind.value, sorted(dict.fromkeys(numbers[claim] for claim in each.claims))) for each in movements(positions_of(told), told)
    ]


def test_a_rising_toll_is_one_growth():
    assert moved([killed(16)], [killed(27)], [killed(33)]) == [("growth", [16, 27, 33])]


def test_none_and_then_some_is_a_growth():
    assert moved([killed(0, closed=True)], [killed(12)]) == [("growth", [0, 12])]


def test_a_falling_toll_is_a_revision():
    assert moved([killed(33)], [killed(21)]) == [("revision", [21, 33])]


def test_captives_may_become_fewer_and_it_is_told():
    held = [figure(f"{n} hostages", "held", n, by="the group") for n in (214, 150)]
    assert moved([held[0]], [held[1]]) == [("revision", [150, 214])]


def test_more_than_less_is_no_movement():
    assert moved([killed(33)], [killed(25, high=None)]) == []


def test_figures_told_side_by_side_are_no_movement():
    assert moved([killed(10, start=10), killed(30, start=40)]) == []


def test_a_revision_says_who_the_dead_now_are():
    first = figure("21 passengers", low=21, people="passengers", by="the army")
    whole = figure("31 people", low=31, closed=True, people="people", by="the army")
    soldiers = figure("26 soldiers", low=26, people="soldiers", by="the army", side=Side.SECURITY, part_of=whole.id)
    passengers = figure("five passengers", low=5, people="passengers", by="the army", part_of=whole.id)
    assert ("revision", [5, 21, 26, 31]) in moved([first], [whole, soldiers, passengers])


def test_a_number_that_the_account_itself_denies_later_is_withdrawn():
    assert ("withdrawal", [12]) in moved([killed(12)], [killed(12, stance=Stance.DENIED)])


def test_another_s_denial_withdraws_nothing():
    found = moved([killed(12)], [killed(12, stance=Stance.DENIED, by="the group")])
    assert FindingKind.WITHDRAWAL.value not in [kind for kind, _ in found]
