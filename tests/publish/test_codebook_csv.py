"""Coded incidents as CSV: the codebook's columns, blanks empty, formulas made harmless."""

from __future__ import annotations

import csv
import io

import pytest

from reportedly.errors import SettingError
from reportedly.model import Cell, Coded, Value
from reportedly.publish.codebook_csv import to_csv


def coded(*values: Value, profile: str = "acled") -> Coded:
    """One row of columns a, b, c …"""
    row = tuple(Cell(chr(ord("a") + index), value, "x") for index, value in enumerate(values))
    return Coded(profile, (row,), ())


def parsed(*codeds: Coded) -> list[list[str]]:
    """The CSV form, read back."""
    return list(csv.reader(io.StringIO(to_csv(codeds), newline="")))


CASES: dict[str, tuple[Value, str]] = {
    "blank": (None, ""),
    "a number": (43, "43"),
    "a negative number": (-99, "-99"),
    "a fraction": (29.75, "29.75"),
    "words": ("a, b; c", "a, b; c"),
    "a formula": ("=1+1", "'=1+1"),
    "a formula after white space": (" =1+1", "' =1+1"),
    "plus": ("+43", "'+43"),
    "minus": ("-x", "'-x"),
    "at": ("@sum", "'@sum"),
    "a tab": ("\t=1+1", "'\t=1+1"),
    "a tab before words": ("\tx", "'\tx"),
    "a carriage return": ("\r=1+1", "'\r=1+1"),
    "a carriage return before words": ("\rx", "'\rx"),
    "a formula after a carriage return within": ("x\r=1+1", "x\r=1+1"),
    "a line break before words": ("\nx", "'\nx"),
    "a wide sign": ("\uff1d1+1", "'\uff1d1+1"),
    "one that would close the cell": ('x",=1+1', 'x",=1+1'),
    "two lines": ("one\ntwo", "one\ntwo"),
    "quotation marks": ('"x"', '"x"'),
}


@pytest.mark.parametrize(("value", "text"), CASES.values(), ids=CASES)
def test_a_cell(value: Value, text: str) -> None:
    assert parsed(coded(value, "z")) == [["a", "b"], [text, "z"]]


def test_one_header_for_many_incidents() -> None:
    assert parsed(coded(1, 2), coded(3, 4)) == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_nothing() -> None:
    assert to_csv([]) == ""


def test_profiles_are_not_mixed() -> None:
    with pytest.raises(SettingError, match="acled and gtd"):
        to_csv([coded(1), coded(1, profile="gtd")])
