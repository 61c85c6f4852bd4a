"""The CSV form: one row a claim, columns that stay, cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from reportedly.model import Figure, Reading
from reportedly.publish import rows
from tests.publish.fixtures import ferry, ferry_later, hostile

CELLS = {
    "plain words": ("12 people", "12 people"),
    "nothing": (None, ""),
    "a number": (12, "12"),
    "a negative number is a number": (-1, "-1"),
    "no": (False, "false"),
    "a formula": ("=1+1", "'=1+1"),
    "plus": ("+1", "'+1"),
    "minus": ("-1", "'-1"),
    "at": ("@SUM(A1)", "'@SUM(A1)"),
    "a formula after a tab": ("\t=1", "'\t=1"),
    "a formula after a line break": ("\n=1", "'\n=1"),
    "a formula after spaces": ("  =1", "'  =1"),
    "a full-width sign": ("＝1", "'＝1"),
    "a formula after a zero-width space": ("\u200b=1", "'\u200b=1"),
    "half a surrogate": ("a\ud800", "a?"),
}


def table(reading: Reading) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(rows.header() + "".join(rows.to_rows(reading)))))


@pytest.mark.parametrize("name", CELLS)
def test_a_cell(name: str) -> None:
    value, expected = CELLS[name]
    assert rows.cell(value) == expected


def test_one_row_a_claim_in_the_order_of_the_claims() -> None:
    reading = ferry()
    assert [row["claim_id"] for row in table(reading)] == [claim.id for claim in reading.claims]


def test_every_row_has_every_column_and_none_is_unknown() -> None:
    reading = ferry()
    shared = set(rows.report_cells(reading.report)) | set(rows.scene_cells(reading.scene))
    written = shared | {key for claim in reading.claims for key in rows.claim_cells(claim, reading.report.text)}
    assert written <= set(rows.columns())
    assert all(None not in row and None not in row.values() for row in table(reading))


def test_every_column_is_filled_by_some_claim_and_documented() -> None:
    filled = {name for row in table(ferry()) for name, value in row.items() if value}
    assert set(rows.columns()) - filled == set()
    assert all(meaning.endswith(".") for meaning in rows.columns().values())


def test_the_values_of_a_figure() -> None:
    (row,) = (row for row in table(ferry()) if row["low"] == "12")
    expected = {"high": "", "number": "At least 12", "source_anonymous": "true", "cue": "said", "as_of_precision": "part_of_day"}
    assert {name: row[name] for name in expected} == expected


def test_where_and_when_it_happened_stands_in_every_row() -> None:
    rows_told = [(row["scene_place"], row["scene_geonameid"], row["scene_sure"], row["scene_start"]) for row in table(ferry())]
    assert set(rows_told) == {("PORT ALDER", "78", "0.87", "2025-03-11")}
    assert {(row["scene_place"], row["scene_lat"], row["scene_by"]) for row in table(ferry_later())} == {("Ferry", "", "2025-03-13")}


def test_offsets_in_a_row_quote_the_text() -> None:
    text = ferry().report.text
    for row in table(ferry()):
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_hostile_fields_are_neutralised_and_stay_in_their_cells() -> None:
    reading = hostile()
    got = table(reading)
    assert len(got) == len(reading.claims)
    assert not any(value.startswith(("=", "+", "-", "@")) for row in got for value in row.values())
    assert got[0]["report_title"] == "'" + str(reading.report.title)


def test_line_breaks_and_quotation_marks_within_a_cell_stay_in_it() -> None:
    reading = ferry()
    odd = [replace(claim, people='a "b"\nc,d') for claim in reading.claims if isinstance(claim, Figure)]
    assert [row["people"] for row in table(replace(reading, claims=tuple(odd)))] == ['a "b"\nc,d'] * len(odd)
