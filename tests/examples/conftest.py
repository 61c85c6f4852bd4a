"""What the tests of the examples share: each table in turn, and its report."""

from __future__ import annotations

import pytest

from reportedly.model import Report
from tests.examples.tables import TABLES, Table, report_of


@pytest.fixture(params=TABLES, ids=lambda table: table.name)
def table(request: pytest.FixtureRequest) -> Table:
    """Each table in turn."""
    assert isinstance(request.param, Table)
    return request.param


@pytest.fixture
def report(table: Table) -> Report:
    """The report that ``table`` is of, as it is read from its file."""
    return report_of(table)
