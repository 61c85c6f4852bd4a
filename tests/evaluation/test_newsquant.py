"""How quantities are compared with annotated ones, on sentences of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.newsquant import FILE, Amount, annotated, counts, evaluate, of_kinds_read, read
from evaluation.result import CorpusMissing
from reportedly.claims.quantities import find_quantities
from reportedly.language import parse
from reportedly.model import Report

VALUES = {
    "one number": ("3.5", (3.5, 3.5)),
    "a negative number": ("-4", (-4.0, -4.0)),
    "a small number": ("2.5e-08", (2.5e-08, 2.5e-08)),
    "a range": ("2.0-3.0", (2.0, 3.0)),
    "a range with spaces": ("2.0 - 3.0", (2.0, 3.0)),
}


def amount(value: str, change: str = "=", unit: str = "") -> Amount:
    """An annotated quantity."""
    return annotated({"value": value, "change": change, "normalized_unit": unit})


def amounts_in(text: str) -> list[Amount]:
    """What is read from ``text``, in the release's terms."""
    return [read(quantity) for quantity in find_quantities(parse(Report("sample", text, "sample")))]


@pytest.mark.parametrize("name", VALUES)
def test_an_annotated_value_is_read(name: str) -> None:
    """Values are written as one number or as two with a hyphen."""
    value, ends = VALUES[name]
    found = amount(value)
    assert (found.first, found.last) == ends


CHANGES = {
    "exact": ("It lasted 4 hours.", "="),
    "about": ("It lasted about 4 hours.", "~"),
    "at least": ("It lasted at least 4 hours.", ">"),
    "up to": ("It lasted up to 4 hours.", "<"),
    "a rise": ("The index rose 4 points.", "up"),
    "a bound before a direction": ("The index fell about 4 points.", "~"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_read_is_put_in_the_terms_of_the_release(name: str) -> None:
    """The release has one sign a quantity, and a bound goes before a direction."""
    text, change = CHANGES[name]
    assert amounts_in(text) == [Amount(4.0, 4.0, change)]


def test_each_reading_counts_once() -> None:
    """Two annotated twelves need two readings of twelve."""
    one = counts([amount("12"), amount("12")], [amount("12")])
    assert (one.annotated, one.read, one.value, one.change) == (2, 1, 1, 1)


def test_quantities_of_one_change_are_paired_first() -> None:
    """Of two equal values, the one with the same change is taken for it."""
    one = counts([amount("12", "up"), amount("12", "=")], [amount("12", "="), amount("12", "up")])
    assert (one.value, one.change) == (2, 2)


def test_a_range_is_right_only_with_both_ends() -> None:
    """One end of a range is another value."""
    assert counts([amount("12-15")], [amount("12")]).value == 0


def test_what_is_left_out_is_so_by_its_annotation() -> None:
    """Vague ranges and generations of networks go, with their readings; what is missed for other reasons stays."""
    gold = [amount("12-120", unit="truck"), amount("5", unit="generation wireless"), amount("7", unit="truck")]
    found = [amount("5"), amount("8")]
    kept, readings = of_kinds_read(gold, found)
    assert kept == [gold[2]]
    assert readings == [found[1]]


def test_both_scores_are_given(tmp_path: Path) -> None:
    """Everything, and the kinds that we read."""
    rows = [
        {"text": "The index rose 4 points.", "quantities": [{"value": "4.0", "change": "up", "normalized_unit": "point"}]},
        {"text": "Dozens of trucks came.", "quantities": [{"value": "12-120", "change": "=", "normalized_unit": "truck"}]},
    ]
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = evaluate(tmp_path)
    measured = {row.measure: (row.support, row.recall) for row in result.rows}
    assert measured == {
        "value": (2, 0.5),
        "value + change": (2, 0.5),
        "kinds read: value": (1, 1.0),
        "kinds read: value + change": (1, 1.0),
    }


def test_a_missing_corpus_is_said_to_be_missing(tmp_path: Path) -> None:
    """An evaluation without its corpus is no score of nothing."""
    with pytest.raises(CorpusMissing):
        evaluate(tmp_path)
