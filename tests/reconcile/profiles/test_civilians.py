"""Airwars and Iraq Body Count: civilians, as the least and the greatest number."""

from __future__ import annotations

import pytest

from reportedly.model import Blame, Reconciled, Side, Source, SourceKind
from reportedly.reconcile.profiles import code
from tests.reconcile.profiles.build import (
    ARMY,
    GROUP,
    HOSPITAL,
    MONITOR,
    TELLER,
    TOWN,
    WIRE,
    Told,
    blame,
    card,
    incident,
    judged,
    scene,
    told,
)

A, S = Side.ATTACKERS, Side.SECURITY
LATER = "2025-03-13"
OTHER = Source("Other Front", SourceKind.ARMED_GROUP)


def cells(reconciled: Reconciled, profile: str, *judgements) -> dict[str, object]:
    (row,) = code(reconciled, profile, judgements).rows
    return {cell.column: cell.value for cell in row}


CASES: dict[str, tuple[tuple[Told, ...], tuple[int | None, int | None]]] = {
    "one number": ((told("12 villagers", 12),), (12, 12)),
    "the range of sources": ((told("12 villagers", 12), told("9 villagers", 9, MONITOR)), (9, 12)),
    "a range told": ((told("12 to 15 villagers", 12, MONITOR, high=15, number="12 to 15"),), (12, 15)),
    "fighters are not counted": ((told("12 villagers", 12), told("4 soldiers", 4, role=S), told("3 gunmen", 3, role=A)), (12, 12)),
    "bare people where nobody counts fighters": ((told("12 people", 12, role=None),), (12, 12)),
    "bare people beside fighters are not known to be civilians": (
        (told("12 people", 12, role=None), told("4 soldiers", 4, MONITOR, S)),
        (None, None),
    ),
    "too vague": ((told("dozens of villagers", 24, high=None),), (None, None)),
    "a publisher gives way": ((told("12 villagers", 12), told("9 villagers", 9, TELLER)), (12, 12)),
}


@pytest.mark.parametrize(("tolds", "ends"), CASES.values(), ids=CASES)
def test_killed(tolds: tuple[Told, ...], ends: tuple[int | None, int | None]) -> None:
    airwars, ibc = cells(incident(*tolds), "airwars"), cells(incident(*tolds), "ibc")
    assert (airwars["killed_min"], airwars["killed_max"]) == ends
    assert (ibc["Reported Minimum"], ibc["Reported Maximum"]) == ends


def test_a_later_authoritative_figure_supersedes_for_iraq_body_count_alone() -> None:
    two = incident(told("12 villagers", 12, MONITOR), told("20 villagers", 20, HOSPITAL, said=LATER))
    assert (cells(two, "ibc")["Reported Minimum"], cells(two, "airwars")["killed_min"]) == (20, 12)


def test_of_the_dead_children_women_and_men() -> None:
    whole = told("12 villagers", 12)
    parts = [told(f"{number} {name}", number, part_of=whole, group=name) for number, name in ((5, "child"), (4, "woman"), (3, "man"))]
    row = cells(incident(whole, *parts, told("8 men", 8, role=S, group="man")), "airwars")
    assert [row[f"killed_{name}_max"] for name in ("children", "women", "men")] == [5, 4, 3]


OTHERS_CLAIM = blame(MONITOR, actor=Source(MONITOR.name, SourceKind.ARMED_GROUP, actor="monitor"))
ACCUSED = (blame(ARMY, Blame.ACCUSED, Source(GROUP.name, SourceKind.ARMED_GROUP)), blame(MONITOR, Blame.ACCUSED, OTHER))

GRADES = {
    "accepted": ((told("4 villagers", 4),), (blame(GROUP),), "Confirmed"),
    "accepted by two": ((told("4 villagers", 4),), (blame(GROUP), OTHERS_CLAIM), "Contested"),
    "two are accused": ((told("4 villagers", 4),), ACCUSED, "Contested"),
    "two sources": ((told("4 villagers", 4), told("5 villagers", 5, MONITOR)), (), "Fair"),
    "one source": ((told("4 villagers", 4),), (), "Weak"),
    "fighters alone": ((told("4 soldiers", 4, role=S),), (), "Discounted"),
    "nobody": ((told("4 villagers", 4, status="injured"),), (), None),
}


@pytest.mark.parametrize(("tolds", "claims", "grade"), GRADES.values(), ids=GRADES)
def test_grades(tolds: tuple[Told, ...], claims: tuple, grade: str | None) -> None:
    assert cells(incident(*tolds, claims=claims), "airwars")["grading"] == grade


def test_a_source_judged_unreliable_is_no_end_of_the_range() -> None:
    two = incident(told("12 villagers", 12), told("9 villagers", 9, MONITOR))
    assert cells(two, "airwars", judged(1, "source", ("Example Monitor",), reliability="E"))["killed_min"] == 12


def test_an_incident_of_one_report_says_so() -> None:
    one = code(incident(told("4 villagers", 4), scenes={WIRE: scene(TOWN)}), "ibc")
    two = code(incident(told("4 villagers", 4), scenes={WIRE: scene(TOWN), card("Example Post"): scene(TOWN)}), "ibc")
    assert [coded.rows[0][-1].clause for coded in (one, two)] == ["ibc.single_source", "ibc.sources"]
