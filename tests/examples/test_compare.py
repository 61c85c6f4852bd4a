"""The comparison finds nothing in a faultless reading, and names each wrong field, each row missed, each claim too many."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.model import Evidence, Figure, Interval, Manner, Precision, Reading, Side, Source, SourceKind, Span, Stance, Status
from tests.examples.compare import differences
from tests.examples.tables import TABLES, Row, Table, report_of

ROW = "f3"  # "Earlier on Wednesday the security forces had said that 155 passengers were rescued": has a manner and a time
OTHER = Source("a bystander", SourceKind.WITNESS, anonymous=True)
CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "a higher top": ("bounds", {"high": 156}),
    "no top": ("bounds", {"high": None}),
    "rounded": ("approximate", {"approximate": True}),
    "closed by no word": ("closed", {"closed": True}),
    "another status": ("status", {"status": Status.HELD}),
    "another manner": ("manner", {"manner": Manner.RELEASED}),
    "other people": ("people", {"people": "horses"}),
    "another side": ("side", {"side": Side.ATTACKERS}),
    "another source": ("by", {"source": OTHER}),
    "passed on by nobody": ("via", {"via": OTHER}),
    "a denial": ("stance", {"stance": Stance.DENIED}),
    "background": ("main", {"main": False}),
    "said on no day": ("said_at", {"said_at": None}),
    "part of what is no figure": ("part_of", {"part_of": "f0"}),
    "half of the number": ("number", {"number_span": Span(0, 1)}),
}


def days(value: tuple[str, str] | None) -> Interval | None:
    """The interval of whole days that a row gives."""
    return Interval(*value, Precision.DAY, "published") if value else None


def figure_of(row: Row, text: str) -> Figure:
    """The figure that a faultless reader makes of ``row``, with the row's id."""
    quote, number = row.words.span(text), row.words.span(text, row.number)
    assert quote is not None
    assert number is not None
    via = Source(row.via, SourceKind.OUTLET) if row.via else None
    return Figure(
        row.id, Evidence.of(text, quote), number, row.lows[0], row.high, row.approximate, row.status, row.manner, row.people, row.side,
        row.source, via, None, row.stance, days(row.as_of), days(row.said_at), row.closed, None, row.part_of, row.main, 0,
    )  # fmt: skip


def faultless(table: Table) -> Reading:
    """A reading that holds every row of ``table`` and no more."""
    report = report_of(table)
    rows = table.rows_in(report.title_span is not None)
    return Reading(report, tuple(figure_of(row, report.text) for row in rows))


def test_a_faultless_reading_differs_in_nothing(table: Table) -> None:
    """A reader could pass: the rows do not stand in each other's way."""
    assert differences(table, faultless(table)) == []


@pytest.mark.parametrize("change", CHANGES)
def test_a_wrong_field_is_named(change: str) -> None:
    """Each field that is wrong is told by its name."""
    table = next(table for table in TABLES if table.name == "2-morning-story")
    field, values = CHANGES[change]
    reading = faultless(table)
    claims = []
    for figure in reading.claims:
        assert isinstance(figure, Figure)
        if figure.id == ROW:
            span = figure.number_span
            values = {"number_span": Span(span.start, span.end - 1)} if field == "number" else values
            figure = replace(figure, **values)  # noqa: PLW2901 - the changed figure takes the place of the row's own
        claims.append(figure)
    lines = differences(table, replace(reading, claims=tuple(claims)))
    assert any(line.startswith(f"wrong   {ROW} ") and f": {field} is " in line for line in lines), lines


def test_a_missed_row_and_a_claim_too_many_are_told() -> None:
    """A row without a figure is missed; a figure on the words of a trap is extra, and the trap is named."""
    table = next(table for table in TABLES if table.name == "flood")
    reading = faultless(table)
    [gone, *kept] = [figure for figure in reading.claims if isinstance(figure, Figure)]
    at = reading.report.text.index("412 houses")
    false = replace(gone, id="false", number_span=Span(at, at + 3))
    lines = differences(table, replace(reading, claims=(*kept, false)))
    assert [line.split()[0] for line in lines] == ["missed", "extra"]
    assert "'412 houses' is no figure" in lines[1]
