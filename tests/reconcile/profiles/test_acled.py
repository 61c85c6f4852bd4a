"""ACLED: the lowest number that stands, per disjoint scope; vague words by the codebook; one row a day where it is asked for."""

from __future__ import annotations

import pytest

from reportedly.model import Reconciled, Side, Stance
from reportedly.reconcile.profiles import code
from tests.reconcile.profiles.build import (
    ARMY,
    GROUP,
    HOSPITAL,
    MONITOR,
    OTHER_TELLER,
    PERSON,
    TELLER,
    WITNESS,
    Told,
    blame,
    card,
    incident,
    judged,
    scene,
    statement,
    told,
    train,
    undone,
)

A, S = Side.ATTACKERS, Side.SECURITY
WHOLE = told("20 people", 20, ARMY, None)

CASES: dict[str, tuple[tuple[Told, ...], int | None]] = {
    "one number": ((told("12 villagers", 12),), 12),
    "the lowest of two accounts": ((told("12 villagers", 12), told("9 villagers", 9, MONITOR)), 9),
    "a number that two accounts give is corroborated": (
        (told("12 villagers", 12), told("9 villagers", 9, GROUP), told("12 villagers", 12, MONITOR)),
        12,
    ),
    "a source is heard before a publisher": ((told("12 villagers", 12), told("9 villagers", 9, TELLER)), 12),
    "publishers alone": ((told("12 villagers", 12, TELLER), told("9 villagers", 9, OTHER_TELLER)), 9),
    "sides are summed": ((told("2 gunmen", 2, role=A), told("3 soldiers", 3, role=S), told("4 villagers", 4)), 9),
    "parts are not added to their whole": ((WHOLE, told("5 women", 5, part_of=WHOLE), told("4 men", 4, part_of=WHOLE)), 20),
    "the attackers are not within a smaller count of people": ((told("11 people", 11, role=None), told("27 gunmen", 27, role=A)), 38),
    "people may include the attackers": ((told("11 people", 11, role=None), told("2 gunmen", 2, role=A)), 11),
    "a part of the dead is none of the whole's rivals": ((told("40 people", 40, TELLER, None), told("3 policemen", 3, role=S)), 40),
    "what an account outgrew": ((told("12 villagers", 12, standing=False), told("15 villagers", 15)), 15),
    "of one account's counts of a side the largest": ((told("12 villagers", 12), told("3 farmers", 3)), 12),
    "a count of one phase yields to the whole": ((told("30 villagers", 30, part="in the first attack"), told("12 villagers", 12)), 12),
    "a count of one phase alone": ((told("7 villagers", 7, part="in the first attack"),), 7),
    "what a witness saw": ((told("3 villagers", 3, WITNESS), told("12 villagers", 12)), 12),
    "what somebody tells who speaks for no body": ((told("3 villagers", 3, PERSON), told("12 villagers", 12)), 12),
    "what a witness alone saw": ((told("3 villagers", 3, WITNESS),), 3),
    "told on the day, and passed by a monitor": ((told("3 villagers", 3, said="2025-03-11"), told("12 villagers", 12, MONITOR)), 12),
    "told on the day, and passed by a party": ((told("3 villagers", 3, said="2025-03-11"), told("12 villagers", 12, GROUP)), 3),
    "told on the day, and closed": ((told("3 villagers", 3, said="2025-03-11", closed=True), told("12 villagers", 12, MONITOR)), 3),
    "told after the day": ((told("3 villagers", 3), told("12 villagers", 12, MONITOR, said="2025-03-13")), 3),
    "none": ((told("no villagers", 0, closed=True),), 0),
    "dozens": ((told("dozens of villagers", 24, high=None),), 12),
    "hundreds": ((told("hundreds of villagers", 200, high=None),), 100),
    "several": ((told("several villagers", 3, high=None),), 3),
    "several dozen": ((told("several dozen villagers", 36, high=None, number="several dozen"),), 12),
    "a plural with no number": ((told("women and children", 1, high=None, number="women and children"),), 3),
    "at least": ((told("at least 11 villagers", 11, high=None, number="at least 11"),), 11),
    "more than two dozen": ((told("more than two dozen villagers", 25, high=None, number="more than two dozen"),), 25),
    "a range": ((told("27 to 30 villagers", 27, high=30, number="27 to 30"),), 27),
    "a ceiling alone is no number": ((told("up to 30 villagers", 0, high=30, number="up to 30"),), 0),
    "denied": ((told("2 villagers", 2, stance=Stance.DENIED), told("3 villagers", 3, MONITOR)), 3),
    "feared": ((told("2 villagers", 2, stance=Stance.ESTIMATED), told("3 villagers", 3, MONITOR)), 3),
    "only casualties": ((told("30 villagers", 30, status="casualties"),), 0),
    "nothing told": ((), None),
}


def fatalities(reconciled: Reconciled, *judgements) -> object:
    (row,) = code(reconciled, "acled", judgements).rows
    return next(cell.value for cell in row if cell.column == "fatalities")


@pytest.mark.parametrize(("tolds", "number"), CASES.values(), ids=CASES)
def test_fatalities(tolds: tuple[Told, ...], number: int | None) -> None:
    assert fatalities(incident(*tolds)) == number


def test_a_vague_number_cites_the_clause_of_vague_words() -> None:
    (row,) = code(incident(told("dozens of villagers", 24, high=None)), "acled").rows
    assert next(cell.clause for cell in row if cell.column == "fatalities") == "acled.single; acled.vague"


def test_a_source_that_is_excluded_is_not_heard() -> None:
    two = incident(told("12 villagers", 12), told("9 villagers", 9, MONITOR))
    excluded = judged(1, "source", ("Example Monitor",), reliability="excluded")
    assert (fatalities(two, excluded), fatalities(two, undone(excluded))) == (12, 9)


def test_a_source_rated_reliable_takes_the_place_of_the_lowest() -> None:
    two = incident(told("12 villagers", 12), told("9 villagers", 9, MONITOR))
    assert fatalities(two, judged(1, "source", ("The Army",), reliability="B")) == 12
    assert fatalities(two, judged(1, "source", ("The Army",), reliability="C")) == 9


def test_a_later_rating_outranks_an_earlier_one() -> None:
    two = incident(told("12 villagers", 12), told("9 villagers", 9, MONITOR))
    first, second = judged(1, "source", ("the army",), reliability="A"), judged(2, "source", ("the army",), reliability="excluded")
    assert fatalities(two, second, first) == 9


def test_a_total_is_divided_over_the_days_only_if_asked() -> None:
    whole = code(train(), "acled")
    assert (len(whole.rows), whole.flags) == (1, ("unsplit",))
    split = code(train(), "acled", divide=True)
    told_of = [{cell.column: cell.value for cell in row} for row in split.rows]
    assert [(row["event_date"], row["fatalities"]) for row in told_of] == [("2025-03-11", 22), ("2025-03-12", 21)]
    assert split.flags == ("divided",)


KINDS = {
    "dead on both sides": ((told("2 gunmen", 2, GROUP, A), told("3 soldiers", 3, role=S)), (), "Armed clash"),
    "civilians alone": ((told("4 villagers", 4),), (), "Attack"),
    "hostages alone": ((told("4 villagers", 4, status="held"),), (), "Abduction/forced disappearance"),
    "a bomb": ((told("4 villagers", 4),), (statement("explosives"),), "Remote explosive/landmine/IED"),
    "a suicide bomb": ((told("4 soldiers", 4, role=S), told("1 attacker", 1, role=A)), (statement("suicide-attack"),), "Suicide bomb"),
    "a bomb among shots is no blast": (
        (told("2 gunmen", 2, GROUP, A), told("3 soldiers", 3, role=S)),
        (statement("explosives"), statement("firearms")),
        "Armed clash",
    ),
    "soldiers alone": ((told("3 soldiers", 3, role=S),), (), None),
}


@pytest.mark.parametrize(("tolds", "claims", "kind"), KINDS.values(), ids=KINDS)
def test_the_kind_of_event(tolds: tuple[Told, ...], claims: tuple, kind: str | None) -> None:
    (row,) = code(incident(*tolds, claims=(blame(GROUP), *claims)), "acled").rows
    assert next(cell.value for cell in row if cell.column == "sub_event_type") == kind


def test_without_a_named_group_the_kind_is_left_open() -> None:
    (row,) = code(incident(told("2 gunmen", 2, role=A), told("3 soldiers", 3, role=S)), "acled").rows
    assert [cell.value for cell in row if cell.column in ("event_type", "actor1")] == [None, None]


def test_copies_are_no_second_account() -> None:
    from reportedly.model import Echo, EchoKind

    copy = card("Example Copy")
    tolds = (told("12 villagers", 12, HOSPITAL), told("9 villagers", 9, MONITOR, on=copy))
    twice = incident(*tolds, scenes={copy: scene()}, echoes=(Echo(copy.key, tolds[0].point.card.key, EchoKind.SAME),))
    (row,) = code(twice, "acled").rows
    cells = {cell.column: cell.value for cell in row}
    assert (cells["fatalities"], cells["source"]) == (12, "Example Wire")
