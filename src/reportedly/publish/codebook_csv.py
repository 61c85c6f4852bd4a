"""
Coded incidents -> CSV in the codebook's own columns, one line a row.

A cell that a spreadsheet would run as a formula gets an apostrophe before it, as in :mod:`reportedly.publish.rows`; a blank cell is empty.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from reportedly.errors import SettingError
from reportedly.model import Coded
from reportedly.publish.rows import cell


def to_csv(coded: Iterable[Coded]) -> str:
    """The rows of incidents under one profile, with the codebook's columns as header. Raises SettingError where profiles are mixed."""
    told = list(coded)
    profiles = sorted({one.profile for one in told})
    if len(profiles) > 1:
        raise SettingError(f"A CSV file has the columns of one profile, not of {' and '.join(profiles)}: export them one by one.")
    rows = [row for one in told for row in one.rows]
    packed = io.StringIO()
    writer = csv.writer(packed, lineterminator="\n")
    writer.writerows([[one.column for one in row] for row in rows[:1]])
    writer.writerows([[cell(one.value) for one in row] for row in rows])
    return packed.getvalue()
