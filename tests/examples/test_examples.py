"""Every row of the examples' tables is read right, with nothing false beside it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reportedly.model import Reading, Report
from reportedly.reading import ReadOptions, read_inputs
from tests.examples.compare import charge_differences, differences, total_differences
from tests.examples.tables import TABLES, Table


@pytest.fixture(scope="module")
def readings() -> Mapping[str, Reading]:
    """All examples, read in one go, by the name of their table."""
    from reportedly.pipeline import read_reports
    from reportedly.settings import Settings

    reports = list(read_inputs([str(table.path) for table in TABLES], ReadOptions()))
    assert [report for report in reports if not isinstance(report, Report)] == []
    read = [reading for reading in read_reports(reports, Settings()) if isinstance(reading, Reading)]
    return {table.name: reading for table, reading in zip(TABLES, read, strict=True)}


def listed(lines: list[str]) -> str:
    """The lines of a failure, one below the other."""
    return "\n" + "\n".join(lines)


def test_the_head_is_read(table: Table, readings: Mapping[str, Reading]) -> None:
    """Title, publisher, times, address and corrections are read from the page or from the head of the text."""
    report = readings[table.name].report
    found = {key: len(report.corrections) if key == "corrections" else getattr(report, key) for key in table.head}
    assert found == table.head


def test_figures_are_read(table: Table, readings: Mapping[str, Reading]) -> None:
    """Every expected figure is read, in every field, and no other."""
    lines = differences(table, readings[table.name])
    assert not lines, listed(lines)


def test_responsibility_is_read(table: Table, readings: Mapping[str, Reading]) -> None:
    """Every expected statement about who did it is read, and no other."""
    lines = charge_differences(table, readings[table.name])
    assert not lines, listed(lines)


def test_totals_are_read(table: Table, readings: Mapping[str, Reading]) -> None:
    """The report's last word on each status that it plainly sums up is among its totals."""
    lines = total_differences(table, readings[table.name])
    assert not lines, listed(lines)
