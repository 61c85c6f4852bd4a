"""Who is within whom, and who shares nobody."""

from __future__ import annotations

import pytest

from reportedly.model import Side
from reportedly.reconcile.scopes import are_disjoint, refines, scope_of
from tests.reconcile.telling import figure


def scope(people=None, side="victims", status="killed", **more):
    return scope_of(figure("5 people", status, 5, people=people, side=Side(side)), **more)


WITHIN = {
    "soldiers are people": (scope("soldiers", "security"), scope("people")),
    "attackers are people": (scope("militants", "attackers"), scope("people")),
    "military hostages are hostages": (scope("military hostages"), scope("hostages")),
    "military hostages are security personnel": (scope("military hostages"), scope("personnel", "security")),
    "women among the passengers": (scope("women passengers"), scope("passengers")),
    "its fighters are fighters": (scope("fighters", "attackers", party="group"), scope("fighters", "attackers")),
    "captives are hostages": (scope("captives"), scope("hostages")),
    "a phase is of the whole": (scope("people", limit="in the first attack"), scope("people")),
}
APART = {
    "people are not soldiers only": (scope("people"), scope("soldiers", "security")),
    "hostages are not all military": (scope("hostages"), scope("military hostages")),
    "passengers may be no hostages": (scope("passengers"), scope("hostages")),
    "fighters are not all the group's": (scope("fighters", "attackers"), scope("fighters", "attackers", party="group")),
    "attackers are no victims": (scope("militants", "attackers"), scope("passengers")),
    "one phase is not another": (scope("people", limit="in the first attack"), scope("people", limit="in the second")),
}
DISJOINT = {
    "attackers and soldiers": (scope("militants", "attackers"), scope("soldiers", "security")),
    "civilians and soldiers": (scope("civilians"), scope("soldiers", "security")),
    "men and women": (scope("men"), scope("women")),
}
SHARED = {
    "people and soldiers": (scope("people"), scope("soldiers", "security")),
    "passengers and soldiers": (scope("passengers"), scope("soldiers", "security")),
    "people and attackers": (scope("people"), scope("militants", "attackers")),
    "passengers and women": (scope("passengers"), scope("women")),
}


@pytest.mark.parametrize("name", WITHIN)
def test_is_within(name):
    assert refines(*WITHIN[name])


@pytest.mark.parametrize("name", APART)
def test_is_not_within(name):
    assert not refines(*APART[name])


@pytest.mark.parametrize("name", DISJOINT)
def test_share_nobody(name):
    assert are_disjoint(*DISJOINT[name]) and are_disjoint(*reversed(DISJOINT[name]))


@pytest.mark.parametrize("name", SHARED)
def test_may_share_somebody(name):
    assert not are_disjoint(*SHARED[name]) and not are_disjoint(*reversed(SHARED[name]))


def test_bare_people_have_no_role():
    assert scope("people").role is None and scope("dead").role is None and scope(None).role is None
    assert scope("passengers").role is Side.VICTIMS


def test_who_was_held_or_freed_is_of_the_closed_group():
    assert scope("people", status="freed").cohort == "aboard" and scope("people", status="held").cohort == "aboard"
    assert scope("people").cohort is None and scope("hostages").cohort == "aboard"
