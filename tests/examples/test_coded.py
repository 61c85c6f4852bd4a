"""The example's rows under ACLED, UCDP GED and GTD are those written by hand in expected/coded/, blanks included."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportedly import read
from reportedly.model import Cell, Coded, Incident, Reading, mentions_of
from reportedly.publish.codebook_csv import to_csv
from reportedly.reconcile import reconcile
from reportedly.reconcile.profiles import PROFILES, code

EXPECTED = Path(__file__).parent / "expected" / "coded"
EXAMPLE = Path(__file__).parents[2] / "examples" / "jaffar-express"
TABLES = sorted(path.stem for path in EXPECTED.glob("*.toml"))


@cache
def coded(profile: str) -> Coded:
    """The seven reports as one incident, coded."""
    readings = [reading for reading in read(EXAMPLE) if isinstance(reading, Reading)]
    mentions = [mention for reading in readings for mention in mentions_of(reading) if mention.index == 0]
    mentions.sort(key=lambda mention: (mention.card.published or "", mention.card.key))
    return code(reconcile(Incident("example", tuple(mentions))), profile)


def expected(profile: str) -> dict[str, Any]:
    """The table written by hand."""
    return tomllib.loads((EXPECTED / f"{profile}.toml").read_text(encoding="utf-8"))


def cells(profile: str) -> dict[str, Cell]:
    """The one row's cells by column."""
    (row,) = coded(profile).rows
    return {cell.column: cell for cell in row}


@pytest.mark.parametrize("profile", TABLES)
def test_every_cell_is_as_it_was_written_by_hand(profile: str) -> None:
    table, row = expected(profile), cells(profile)
    found = {column: "" if row[column].value is None else row[column].value for column in table["cells"]}
    assert found == table["cells"]


@pytest.mark.parametrize("profile", TABLES)
def test_the_table_speaks_of_every_column(profile: str) -> None:
    table, row = expected(profile), cells(profile)
    rest = set(row) - set(table["cells"]) - set(table["has"]) - set(table["ids"])
    assert not rest or table["rest"]["blank"]
    assert [row[column].value for column in sorted(rest | set(table["ids"])) if row[column].value is not None] == []


@pytest.mark.parametrize("profile", TABLES)
def test_the_sentences_name_the_numbers_and_who_gives_them(profile: str) -> None:
    for column, words in expected(profile)["has"].items():
        assert [word for word in words if word not in str(cells(profile)[column].value)] == []


@pytest.mark.parametrize("profile", TABLES)
def test_flags(profile: str) -> None:
    assert list(coded(profile).flags) == expected(profile)["flags"]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_csv_form_has_a_header_and_one_line(profile: str) -> None:
    header, line = to_csv([coded(profile)]).splitlines()
    assert header.count(",") == len(cells(profile)) - 1
    assert line
