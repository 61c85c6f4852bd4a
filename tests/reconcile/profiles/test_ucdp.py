"""UCDP GED: the dead of each side, from what is reliable; a party's word on its enemy's dead is not."""

from __future__ import annotations

import pytest

from reportedly.model import Reconciled, Side
from reportedly.reconcile.profiles import code
from tests.reconcile.profiles.build import GROUP, HOSPITAL, MONITOR, TELLER, Told, blame, incident, judged, told, train

A, S = Side.ATTACKERS, Side.SECURITY
DEAD = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high")
WHOLE = told("20 people", 20, MONITOR, None)

CASES: dict[str, tuple[tuple[Told, ...], tuple[int | None, ...]]] = {
    "each side's own word": ((told("3 soldiers", 3, role=S), told("9 fighters", 9, GROUP, A)), (3, 9, None, None, 12, 12, 12)),
    "the enemy's word is not taken": (
        (
            told("3 soldiers", 3, role=S),
            told("40 soldiers", 40, GROUP, S),
            told("33 militants", 33, role=A),
            told("9 fighters", 9, GROUP, A),
        ),
        (3, 9, None, None, 12, 12, 12),
    ),
    "it is where there is no other": ((told("16 militants", 16, role=A),), (None, 16, None, None, 16, 16, 16)),
    "a monitor may speak of all": (
        (told("16 militants", 16, role=A), told("11 militants", 11, MONITOR, A)),
        (None, 11, None, None, 11, 11, 11),
    ),
    "best is the lower, low and high the ends": (
        (told("12 villagers", 12, HOSPITAL), told("20 villagers", 20, MONITOR)),
        (None, None, 12, None, 12, 12, 20),
    ),
    "a range": ((told("12 to 15 villagers", 12, HOSPITAL, high=15, number="12 to 15"),), (None, None, 12, None, 12, 12, 15)),
    "a group's word on those it attacks": (
        (told("5 villagers", 5, HOSPITAL), told("60 captives", 60, GROUP)),
        (None, None, 5, None, 5, 5, 5),
    ),
    "people of no side": ((told("20 people", 20, MONITOR, None),), (None, None, None, 20, 20, 20, 20)),
    "what a whole has beyond its sides": (
        (WHOLE, told("5 soldiers", 5, MONITOR, S, part_of=WHOLE), told("4 farmers", 4, MONITOR, part_of=WHOLE)),
        (5, None, 4, 11, 20, 20, 20),
    ),
    "vague words give no number": ((told("dozens of villagers", 24, MONITOR, high=None),), (None,) * 7),
    "a source before a publisher": (
        (told("12 villagers", 12, HOSPITAL), told("20 villagers", 20, TELLER)),
        (None, None, 12, None, 12, 12, 12),
    ),
}


def dead(reconciled: Reconciled, *judgements) -> tuple[object, ...]:
    (row,) = code(reconciled, "ucdp", judgements).rows
    cells = {cell.column: cell.value for cell in row}
    return tuple(cells[column] for column in DEAD)


@pytest.mark.parametrize(("tolds", "numbers"), CASES.values(), ids=CASES)
def test_deaths(tolds: tuple[Told, ...], numbers: tuple[int | None, ...]) -> None:
    assert dead(incident(*tolds)) == numbers


def test_the_source_judged_reliable_gives_best() -> None:
    two = incident(told("12 villagers", 12, HOSPITAL), told("20 villagers", 20, MONITOR))
    assert dead(two, judged(1, "source", ("Example Monitor",), reliability="A"))[4:] == (12, 20, 20)


def test_the_source_judged_unreliable_is_left_out() -> None:
    two = incident(told("12 villagers", 12, HOSPITAL), told("20 villagers", 20, MONITOR))
    assert dead(two, judged(1, "source", ("Example Monitor",), reliability="E"))[4:] == (12, 12, 12)


def test_the_train() -> None:
    assert dead(train()) == (23, 12, 8, 0, 43, 43, 43)


def test_best_is_the_sum_of_what_is_judged_too() -> None:
    (row,) = code(train(), "ucdp", (judged(1, "value", ("i1", "deaths_b"), value=33),)).rows
    cells = {cell.column: cell for cell in row}
    assert (cells["deaths_b"].value, cells["best"].value) == (33, 64)
    assert "judgement 1" in cells["best"].clause


TYPES = {
    "dead on both sides": (
        (told("3 soldiers", 3, role=S), told("2 gunmen", 2, role=A)),
        (1, "Government of Pakistan", "The Example Front"),
    ),
    "civilians alone": ((told("4 villagers", 4),), (3, None, "The Example Front")),
    "attackers alone": ((told("2 gunmen", 2, role=A),), (None, None, "The Example Front")),
}


@pytest.mark.parametrize(("tolds", "expected"), TYPES.values(), ids=TYPES)
def test_type_of_violence_and_sides(tolds: tuple[Told, ...], expected: tuple[object, ...]) -> None:
    (row,) = code(incident(*tolds, claims=(blame(GROUP),)), "ucdp").rows
    cells = {cell.column: cell.value for cell in row}
    name = str(expected[2]).removeprefix("The ")
    assert (cells["type_of_violence"], cells["side_a"], cells["side_b"]) == (*expected[:2], name)


def test_without_a_death_it_is_no_event_of_the_codebook() -> None:
    assert code(incident(told("9 villagers", 9, status="injured")), "ucdp").flags == ("no_death",)
    assert code(incident(told("9 villagers", 9)), "ucdp").flags == ()


def test_the_reason_tells_of_those_of_no_side() -> None:
    people = told("20 people", 20, MONITOR, None)
    farmers = told("4 farmers", 4, MONITOR, part_of=people)
    killed = code(incident(people, farmers), "ucdp").estimates[0]
    assert "4 civilians (Example Monitor: what reliable sources give); 16 more of unknown side: 20 people (Example Monitor" in killed.why


def test_sources_are_counted_by_who_gave_the_figures() -> None:
    (row,) = code(train(), "ucdp").rows
    cells = {cell.column: cell.value for cell in row}
    assert (cells["number_of_sources"], cells["source_original"]) == (2, "the army;the Example Front")
