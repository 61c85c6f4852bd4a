"""GTD: the most recent independent source, else the majority, else the lowest; hostages, claims of responsibility, perpetrators."""

from __future__ import annotations

import pytest

from reportedly.model import Blame, Manner, Reconciled, Side, Source, SourceKind
from reportedly.reconcile.profiles import code
from tests.reconcile.profiles.build import (
    ARMY,
    GROUP,
    HOSPITAL,
    MONITOR,
    PASS,
    TOWN,
    WIRE,
    Told,
    blame,
    card,
    incident,
    judged,
    rescued,
    scene,
    told,
    train,
)

A, S = Side.ATTACKERS, Side.SECURITY
LATER = "2025-03-13"

CASES: dict[str, tuple[tuple[Told, ...], int | None]] = {
    "the most recent": ((told("12 villagers", 12), told("9 villagers", 9, MONITOR, said=LATER)), 9),
    "not what the group claims": ((told("12 villagers", 12), told("60 villagers", 60, GROUP, said=LATER)), 12),
    "the group where nobody else tells": ((told("60 villagers", 60, GROUP),), 60),
    "of equally recent ones the majority": (
        (told("12 villagers", 12), told("9 villagers", 9, MONITOR), told("12 villagers", 12, HOSPITAL)),
        12,
    ),
    "with no majority the lowest": ((told("12 villagers", 12), told("9 villagers", 9, MONITOR)), 9),
    "attackers are counted": ((told("2 gunmen", 2, role=A), told("4 villagers", 4)), 6),
    "one side's alone": ((told("2 gunmen", 2, role=A),), 2),
    "too vague": ((told("dozens of villagers", 24, high=None),), None),
    "at least": ((told("at least 11 villagers", 11, high=None, number="at least 11"),), 11),
}


def cells(reconciled: Reconciled, *judgements) -> dict[str, object]:
    (row,) = code(reconciled, "gtd", judgements).rows
    return {cell.column: cell.value for cell in row}


@pytest.mark.parametrize(("tolds", "number"), CASES.values(), ids=CASES)
def test_nkill(tolds: tuple[Told, ...], number: int | None) -> None:
    assert cells(incident(*tolds))["nkill"] == number


def test_a_source_judged_unreliable_is_left_out_where_there_is_another() -> None:
    two = incident(told("12 villagers", 12), told("9 villagers", 9, MONITOR, said=LATER))
    assert cells(two, judged(1, "source", ("Example Monitor",), reliability="E"))["nkill"] == 12


OUTCOMES = {
    "rescued": ((rescued(4),), 5),
    "let go": ((told("4 hostages", 4, status="freed", manner=Manner.RELEASED),), 2),
    "escaped": ((told("4 hostages", 4, status="freed", manner=Manner.ESCAPED),), 3),
    "both": ((rescued(4), told("4 hostages", 4, status="freed", manner=Manner.RELEASED)), 6),
    "what the group says of it counts for nothing": ((rescued(4), told("4 hostages", 4, GROUP, status="freed", manner=Manner.RELEASED)), 5),
    "not told": ((), 7),
}


@pytest.mark.parametrize(("tolds", "outcome"), OUTCOMES.values(), ids=OUTCOMES)
def test_how_it_ended_for_the_hostages(tolds: tuple[Told, ...], outcome: int) -> None:
    held = told("9 hostages", 9, GROUP, status="held")
    assert cells(incident(held, *tolds))["hostkidoutcome"] == outcome


def test_of_hostages_of_a_train_all_aboard_count() -> None:
    row = cells(train())
    assert (row["nhostkid"], row["nreleased"], row["attacktype1_txt"], row["ishostkid"]) == (440, 354, "Hijacking", 1)


def test_some_of_those_freed_are_not_all() -> None:
    whole = told("20 hostages", 20, MONITOR, status="freed")
    some = [told(f"{number} of them", number, HOSPITAL, status="freed", part_of=whole, said=LATER) for number in (5, 15)]
    assert cells(incident(told("30 hostages", 30, GROUP, status="held"), whole, *some))["nreleased"] == 20


def test_without_people_aboard_those_held_count() -> None:
    row = cells(incident(told("9 hostages", 9, GROUP, status="held")))
    assert (row["nhostkid"], row["attacktype1_txt"]) == (9, None)


def test_hostages_of_no_told_number() -> None:
    row = cells(incident(told("dozens held", 24, GROUP, status="held", high=None)))
    assert (row["ishostkid"], row["nhostkid"]) == (1, -99)


CLAIMS = {
    "claimed": ((blame(GROUP),), (1, 10, 0, "Example Front", 0)),
    "claimed in a video": ((blame(GROUP, quote="claimed the attack in a video"),), (1, 6, 0, "Example Front", 0)),
    "claimed by two": (
        (blame(GROUP), blame(MONITOR, actor=Source("Example Monitor", SourceKind.ARMED_GROUP, actor="monitor"))),
        (1, 10, 1, "Example Front", 0),
    ),
    "another is accused": (
        (blame(GROUP), blame(ARMY, Blame.ACCUSED, Source("Exampleland", SourceKind.GOVERNMENT))),
        (1, 10, 0, "Example Front", 0),
    ),
    "accused only": (
        (blame(ARMY, Blame.ACCUSED, Source("the Example Front", SourceKind.ARMED_GROUP)),),
        (0, None, None, "Example Front", 1),
    ),
    "nobody is named": (
        (blame(ARMY, Blame.ACCUSED, Source("gunmen", SourceKind.ARMED_GROUP, anonymous=True)),),
        (0, None, None, "Unknown", None),
    ),
    "nobody says": ((), (None, None, None, None, None)),
}


@pytest.mark.parametrize(("claims", "expected"), CLAIMS.values(), ids=CLAIMS)
def test_claims_of_responsibility(claims: tuple, expected: tuple[object, ...]) -> None:
    row = cells(incident(told("9 villagers", 9), told("1 fighter", 1, GROUP, A), claims=claims))
    assert tuple(row[name] for name in ("claimed", "claimmode", "compclaim", "gname", "guncertain1")) == expected


PERPETRATORS = {
    "all of them": ((told("all 33 attackers", 33, role=A, closed=True, number="all 33"),), 33),
    "killed so far": ((told("27 attackers", 27, role=A),), -99),
    "all of them, told before": (
        (told("all 33 attackers", 33, role=A, closed=True, number="all 33", standing=False), told("33 militants", 33, role=A)),
        33,
    ),
    "counted as there": ((told("five gunmen", 5, role=A, status="present"),), 5),
    "nobody speaks of them": ((told("9 villagers", 9),), None),
}


@pytest.mark.parametrize(("tolds", "number"), PERPETRATORS.values(), ids=PERPETRATORS)
def test_how_many_perpetrators(tolds: tuple[Told, ...], number: int | None) -> None:
    assert cells(incident(*tolds))["nperps"] == number


def test_a_town_is_a_city_and_a_pass_is_a_location() -> None:
    town = cells(incident(told("9 villagers", 9), scenes={WIRE: scene(TOWN)}))
    assert (town["city"], town["location"], town["specificity"]) == ("Sampleton", None, 1)
    a_pass = cells(incident(told("9 villagers", 9), scenes={WIRE: scene(PASS)}))
    assert (a_pass["city"], a_pass["location"], a_pass["specificity"]) == (None, "Example Pass", None)


LENGTHS = {"one day": ("2025-03-11", 0, None), "two days": ("2025-03-12", None, None), "three days": ("2025-03-13", 1, "2025-03-13")}


@pytest.mark.parametrize(("last", "extended", "resolution"), LENGTHS.values(), ids=LENGTHS)
def test_extended(last: str, extended: int | None, resolution: str | None) -> None:
    days = ("2025-03-11", "2025-03-11", last, last)
    row = cells(incident(scenes={card(f"Example {index}"): scene(when=when) for index, when in enumerate(days)}))
    assert (row["iday"], row["extended"], row["resolution"]) == (11, extended, resolution)


def test_reports_are_cited_the_latest_first() -> None:
    assert cells(train())["scite1"] == '"Four days on," Example Weekly, March 15, 2025.'
