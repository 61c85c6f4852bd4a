"""The solver of claim sets: what it finds, which laws it names, that it ends, and that it says when it stops early."""

from __future__ import annotations

import random

import pytest

from benchmarks.solver import incident
from reportedly.reconcile.solver import Assumption, Conflict, Law, Linear, Problem, minimal_conflicts, satisfiable


def linear(terms: str, low: int | None = None, high: int | None = None) -> Linear:
    """ "a b -c" is a + b - c."""
    return Linear(tuple((term.lstrip("-"), -1 if term.startswith("-") else 1) for term in terms.split()), low, high)


def claim(name: str, *readings: Linear, **more) -> Assumption:
    """A claim that holds if any of the sums does."""
    return Assumption(name, name, tuple((reading,) for reading in readings), **more)


def found(laws: dict[str, Linear], *claims: Assumption) -> list[tuple[str, str]]:
    """The claims and the laws of each conflict, in words."""
    problem = Problem(tuple(Law(name, law) for name, law in laws.items()), claims)
    conflicts = minimal_conflicts(problem)
    assert not conflicts.truncated
    return [(" ".join(conflict.claims), " ".join(conflict.laws)) for conflict in conflicts.sets]


PART = {"part": linear("soldiers -dead", None, 0)}
COHORT = {"cohort": linear("aboard -freed -dead -rest", 0, 0), "idle": linear("dead -hurt", None, 0)}
CASES = {
    "a floor above a top": ({}, [claim("few", linear("x", 0, 10)), claim("many", linear("x", 12))], [("few many", "")]),
    "floors never conflict": ({}, [claim("a", linear("x", 12)), claim("b", linear("x", 40))], []),
    "a part above the whole": (PART, [claim("31", linear("dead", 31, 31)), claim("214", linear("soldiers", 214))], [("214 31", "part")]),
    "a closed group": (
        COHORT,
        [claim("440", linear("aboard", 440, 440)), claim("354", linear("freed", 354)), claim("214", linear("dead", 214))],
        [("214 354 440", "cohort")],
    ),
    "one reading saves it": (
        PART,
        [claim("31", linear("dead", 31, 31), linear("other", 31, 31)), claim("214", linear("soldiers", 214))],
        [],
    ),
    "no reading saves it": (
        {},
        [claim("a", linear("x", 0, 3), linear("y", 0, 3)), claim("x", linear("x", 4)), claim("y", linear("y", 4))],
        [("a x y", "")],
    ),
    "a claim that is impossible": ({"none": linear("x", 0, 0)}, [claim("one", linear("x", 1))], [("one", "none")]),
    "laws that are": ({"a": linear("x", 3), "b": linear("x", None, 2), "c": linear("y", 1)}, [claim("one", linear("x", 1))], [("", "a b")]),
    "a claim without a reading": ({}, [claim("none")], [("none", "")]),
    "a reading without a sum": ({}, [Assumption("any", "any", ((),)), claim("x", linear("x", 4))], []),
    "no claims": ({}, [], []),
}


@pytest.mark.parametrize("name", CASES)
def test_the_smallest_sets_with_the_laws_that_suffice(name: str) -> None:
    laws, claims, expected = CASES[name]
    assert found(laws, *claims) == expected


def test_claims_that_share_a_choice_are_read_alike() -> None:
    both = {"choice": "people", "options": ("with attackers", "without")}
    a = claim("a", linear("all", 0, 3), linear("others", 0, 3), **both)
    b = claim("b", linear("all", 9), linear("others", 9), **both)
    c = claim("c", linear("all", 9), linear("others", 9))
    assert found({}, a, b) == [("a b", "")]
    assert found({}, a, c) == []


ENDLESS = {
    "each the other's successor": [linear("x -y", 1), linear("y -x", 1)],
    "twice what is odd": [linear("x x -y -y", 100_001, 100_001)],
    "an odd sum of evens": [linear("x -a -b", 0, 0), linear("y -a b", 0, 0), linear("x y", 5, 5)],
}


@pytest.mark.parametrize("name", ENDLESS)
def test_it_ends_where_numbers_have_no_top(name: str) -> None:
    claims = tuple(claim(f"c{number}", each) for number, each in enumerate(ENDLESS[name]))
    problem = Problem((), claims)
    assert not satisfiable(problem)
    assert [conflict.claims for conflict in minimal_conflicts(problem).sets] == [tuple(each.id for each in claims)]


def test_of_laws_that_do_the_same_the_first_is_named() -> None:
    laws = {"first": linear("x", None, 3), "second": linear("x", None, 3)}
    assert found(laws, claim("many", linear("x", 4))) == [("many", "first")]


def test_the_order_of_claims_changes_nothing() -> None:
    problem, _ = incident()
    shuffled = list(problem.claims)
    random.Random(7).shuffle(shuffled)
    assert minimal_conflicts(Problem(problem.laws, tuple(shuffled))) == minimal_conflicts(problem)


def test_what_is_cut_is_right_and_said_to_be_cut() -> None:
    problem, planted = incident()
    few = minimal_conflicts(problem, limit=5)
    assert few.truncated and len(few.sets) == 5
    early = minimal_conflicts(problem, budget=1_000)
    assert early.truncated and len(early.sets) < len(planted)
    assert {conflict.claims for conflict in (*few.sets, *early.sets)} <= planted
    assert minimal_conflicts(problem, budget=1_000) == early


def test_a_subset_is_asked_for_by_id() -> None:
    problem = Problem((), (claim("few", linear("x", 0, 1)), claim("many", linear("x", 2)), claim("other", linear("y", 2))))
    assert satisfiable(problem, ("few", "other")) and satisfiable(problem, ())
    assert not satisfiable(problem, ("few", "many")) and not satisfiable(problem)
    with pytest.raises(KeyError):
        satisfiable(problem, ("nobody",))


def test_a_problem_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="share an id"):
        minimal_conflicts(Problem((), (claim("a"), claim("a"))))
    with pytest.raises(ValueError, match="2 options for 1 readings"):
        minimal_conflicts(Problem((), (claim("a", linear("x", 1), choice="people", options=("with", "without")),)))
    with pytest.raises(OverflowError):
        satisfiable(incident()[0], budget=10)


def test_a_conflict_is_a_value() -> None:
    assert Conflict(("a",), ()) == Conflict(("a",), ())
