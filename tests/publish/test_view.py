"""How a reading is laid out: sides, statuses, restatements, parts beneath wholes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Figure, Reading, Side, Status
from reportedly.publish.view import Ledger, Row, lay_out
from tests.publish.fixtures import Builder, ferry, report_of


def rows_of(ledger: Ledger) -> list[Row]:
    return [row for section in ledger.sections for group in section.groups for row in group.rows]


def read_with(*parts: str | None) -> Reading:
    """A reading of figures of which each is part of that with the id of the letter given."""
    make = Builder(report_of("x " * len(parts)))
    for at, part in enumerate(parts):
        make.figure("x", "x", at, at, Status.KILLED, part_of=part, people=f"people{at}")
    named = [replace(claim, id="abcdefghij"[at]) for at, claim in enumerate(make.claims)]
    return Reading(make.report, tuple(named))


def depths(*parts: str | None) -> list[tuple[str, int]]:
    return [(row.figure.id, row.depth) for row in rows_of(lay_out(read_with(*parts)))]


def test_every_figure_is_shown_once() -> None:
    ledger = lay_out(ferry())
    shown = [figure.id for row in rows_of(ledger) for figure in row.restated]
    assert sorted(shown) == sorted(figure.id for figure in ledger.figures)


def test_the_main_incident_is_apart_from_the_background() -> None:
    ledger = lay_out(ferry())
    assert [section.side for section in ledger.main] == [Side.VICTIMS, Side.SECURITY, Side.ATTACKERS]
    assert [row.figure.low for section in ledger.background for group in section.groups for row in group.rows] == [81]


def test_parts_stand_beneath_their_whole() -> None:
    assert depths(None, None, "a", "c") == [("a", 0), ("c", 1), ("d", 2), ("b", 0)]


def test_a_part_of_nothing_known_stands_by_itself() -> None:
    assert depths("z", "a") == [("a", 0), ("b", 1)]


def test_parts_of_each_other_are_all_shown() -> None:
    assert sorted(depths("b", "a", "b")) == [("a", 0), ("b", 0), ("c", 0)]
    assert depths("a") == [("a", 0)]


def test_a_part_of_another_status_is_no_part() -> None:
    reading = read_with(None, "a")
    whole, part = reading.claims
    assert isinstance(part, Figure)
    other = replace(reading, claims=(whole, replace(part, status=Status.INJURED)))
    assert [row.depth for row in rows_of(lay_out(other))] == [0, 0]


@given(st.lists(st.none() | st.sampled_from("abcdefghij"), max_size=10))
def test_no_tangle_of_parts_loses_or_repeats_a_figure(parts: list[str | None]) -> None:
    reading = read_with(*parts)
    shown = [figure.id for row in rows_of(lay_out(reading)) for figure in row.restated]
    assert sorted(shown) == [claim.id for claim in reading.claims]


def test_a_restatement_joins_the_row_of_what_it_restates() -> None:
    reading = ferry()
    first = next(claim for claim in reading.claims if isinstance(claim, Figure))
    again = replace(first, id="again")
    ledger = lay_out(replace(reading, claims=(*reading.claims, again)))
    (row,) = (row for row in rows_of(ledger) if row.figure.id == first.id)
    assert [figure.id for figure in row.restated] == [first.id, "again"]


def test_marks_are_on_what_differs() -> None:
    ledger = lay_out(ferry())
    assert {(row.figure.low, row.figure.stance.value) for row in rows_of(ledger) if row.differs} == {
        (190, "asserted"),
        (346, "asserted"),
        (30, "asserted"),
        (30, "denied"),
    }
    assert ledger.differs
