"""
Coded incidents -> CSV in the codebook's own columns, one line a row.

A cell that a spreadsheet would run as a formula gets an apostrophe before it, as in :mod:`reportedly.publish.rows`; a blank cell is empty.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.errors import SettingError
from reportedly.model import Coded
from reportedly.publish.rows import cell, line


def to_csv(coded: Iterable[Coded]) -> str:
    """The rows of incidents under one profile, with the codebook's columns as header. Raises SettingError where profiles are mixed."""
    told = list(coded)
    profiles = sorted({one.profile for one in told})
    if len(profiles) > 1:
        raise SettingError(f"A CSV file has the columns of one profile, not of {' and '.join(profiles)}: export them one by one.")
    first = next((row for one in told for row in one.rows), ())
    return (header_of(one.column for one in first) if first else "") + "".join(map(rows_of, told))


def header_of(columns: Iterable[str]) -> str:
    """The line of the columns' names, with its line break. Raises nothing."""
    return line(columns)


def rows_of(coded: Coded) -> str:
    """The rows of one incident, each with its line break. Raises nothing."""
    return "".join(line(cell(one.value) for one in row) for row in coded.rows)
