"""What an account's counts come to: wholes and parts, people told of one by one, what has no number, what is of some of them alone."""

from __future__ import annotations

import pytest

from reportedly.model import Side
from reportedly.reconcile.profiles import book, code
from reportedly.reconcile.profiles.items import CIVILIANS, items_of, ratings
from reportedly.reconcile.profiles.persons import apart
from reportedly.reconcile.profiles.tallies import tallies
from tests.reconcile.profiles.build import ARMY, GROUP, HOSPITAL, MONITOR, TELLER, Told, card, incident, told

A, S = Side.ATTACKERS, Side.SECURITY
WHOLE = told("20 villagers", 20)
MIXED = told("20 people", 20, role=None)
PEOPLE = told("9 people", 9, MONITOR, None)
OTHER_REPORT = card("Example Post")

CASES: dict[str, tuple[tuple[Told, ...], int | None]] = {
    "the whole, not its parts": ((WHOLE, told("5 women", 5, part_of=WHOLE, group="woman")), 20),
    "parts of one side of a whole of several": (
        (MIXED, told("7 soldiers", 7, role=S, part_of=MIXED), told("8 farmers", 8, part_of=MIXED), told("5 clerks", 5, part_of=MIXED)),
        13,
    ),
    "parts that are more than their whole do not add up": (
        (
            told("9 people", 9, role=None),
            PEOPLE,
            told("6 farmers", 6, MONITOR, part_of=PEOPLE),
            told("5 clerks", 5, MONITOR, part_of=PEOPLE),
        ),
        6,
    ),
    "women and men": ((told("2 women", 2, group="woman"), told("4 men", 4, group="man")), 6),
    "two ages": ((told("43-year-old teacher", 1), told("32-year-old driver", 1)), 2),
    "one age": ((told("43-year-old teacher", 1), told("43-year-old victim", 1)), 1),
    "two names": ((told("teacher Ann Sample", 1), told("driver Bob Instance", 1)), 2),
    "one name": ((told("teacher Ann Sample", 1), told("Ms. Sample", 1)), 1),
    "nobody says that they are others": ((told("a teacher", 1), told("a driver", 1)), 1),
    "in two reports": ((told("43-year-old teacher", 1), told("32-year-old driver", 1, on=OTHER_REPORT)), 1),
    "with a number of them together": (
        (told("5 villagers", 5), told("4 women", 4, group="woman", on=OTHER_REPORT), told("4 men", 4, group="man", on=OTHER_REPORT)),
        5,
    ),
}


@pytest.mark.parametrize(("tolds", "number"), CASES.values(), ids=CASES)
def test_civilians_of_an_account(tolds: tuple[Told, ...], number: int) -> None:
    items = items_of(incident(*tolds), book("acled"), ratings(()))
    (tally,) = [tally for tally in tallies(items, tolds[0].claim.status, CIVILIANS) if tally.account == tolds[-1].position.account]
    assert tally.low == number


def test_the_most_people_come_first() -> None:
    items = items_of(
        incident(told("2 women", 2, group="woman"), told("4 men", 4, group="man"), told("1 man", 1, group="man")),
        book("acled"),
        ratings(()),
    )
    assert [item.low for item in apart(items)] == [4, 2]


OPEN: dict[str, tuple[tuple[Told, ...], int | None]] = {
    "a vague word of an account without a number": ((told("dozens of villagers", 24, high=None, placed=False),), 12),
    "the account's number outranks its vague word": ((told("dozens of villagers", 24, high=None, placed=False), told("9 villagers", 9)), 9),
    "another's number does not": ((told("several villagers", 3, MONITOR, high=None, placed=False), told("9 villagers", 9)), 3),
    "a person without a number": ((told("a villager", 1, placed=False),), 1),
    "anybody's number outranks a person without one": ((told("a villager", 1, MONITOR, placed=False), told("9 villagers", 9)), 9),
    "what is passed on is the other's": (
        (told("several villagers", 3, MONITOR, high=None, placed=False, origin="x"), told("9 villagers", 9)),
        9,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("tolds", "number"), OPEN.values(), ids=OPEN)
def test_what_bounds_nothing(tolds: tuple[Told, ...], number: int) -> None:
    (row,) = code(incident(*tolds), "acled").rows
    assert next(cell.value for cell in row if cell.column == "fatalities") == number


def injured(*tolds: Told) -> object:
    (row,) = code(incident(*tolds), "gtd").rows
    return next(cell.value for cell in row if cell.column == "nwound")


def test_a_person_hurt_may_be_the_one_who_died() -> None:
    hurt, dead = told("a villager", 1, status="injured", placed=False), told("one villager", 1)
    assert (injured(hurt), injured(hurt, dead)) == (1, None)


def test_people_hit_may_hold_the_dead() -> None:
    dead, others = told("one villager", 1), told("three others", 3, status="injured")
    hit = told("four people", 4, role=None, status="injured", said="2025-03-13")
    assert (injured(hit), injured(dead, hit), injured(dead, hit, others)) == (4, 4, 3)
    elsewhere = told("four people", 4, role=None, status="injured", on=OTHER_REPORT, said="2025-03-13")
    assert injured(dead, elsewhere, others) == 4


PARTIAL: dict[str, tuple[tuple[Told, ...], int]] = {
    "some of another's whole give way to it": (
        (told("9 villagers", 9, TELLER, said="2025-03-11"), told("two women", 2, HOSPITAL, group="woman")),
        9,
    ),
    "a part of another's whole gives way to it": ((PEOPLE, told("two farmers", 2, HOSPITAL, None, part_of=PEOPLE)), 9),
    "of counts of some alone the largest": ((told("two women", 2, HOSPITAL, group="woman"), told("five men", 5, MONITOR, group="man")), 5),
}


@pytest.mark.parametrize(("tolds", "number"), PARTIAL.values(), ids=PARTIAL)
def test_counts_of_some_alone(tolds: tuple[Told, ...], number: int) -> None:
    (row,) = code(incident(*tolds), "acled").rows
    assert next(cell.value for cell in row if cell.column == "fatalities") == number


def test_whose_people_they_are_tells_whose_enemy() -> None:
    own = told("9 fighters", 9, ARMY, A, party="state:PK")
    assert (
        next(
            cell.value
            for cell in code(incident(own, told("3 fighters", 3, GROUP, A, party="state:PK")), "ucdp").rows[0]
            if cell.column == "deaths_b"
        )
        == 9
    )
