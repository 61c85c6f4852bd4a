"""What a scorer decides, item by item, and how measures are counted from it."""

from __future__ import annotations

import pytest

from evaluation.verdicts import DIFFERS, FALSE, MISSED, Entry, Judged, Verdict, change, matched, tally
from reportedly.model import Span

HERE, BESIDE, FAR = Entry((Span(0, 4),)), Entry((Span(2, 6),)), Entry((Span(20, 24),))

WAYS = {
    "right": (Verdict("figure", HERE, HERE, right=True), ""),
    "read otherwise": (Verdict("figure", HERE, HERE), DIFFERS),
    "missed": (Verdict("figure", HERE, None), MISSED),
    "read where nothing is": (Verdict("figure", None, HERE), FALSE),
}


@pytest.mark.parametrize(("verdict", "way"), WAYS.values(), ids=WAYS.keys())
def test_a_verdict_tells_how_it_is_wrong(verdict: Verdict, way: str) -> None:
    assert verdict.way == way


def test_rows_are_counted_from_all_verdicts_of_a_kind() -> None:
    counts = tally([Judged("a", "", tuple(verdict for verdict, _ in WAYS.values())), Judged("b", "", (Verdict("status", HERE, HERE),))])
    row = counts.f1("figure", "numbers")
    assert (row.measure, row.support, row.precision, row.recall) == ("numbers", 3, pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert (counts.share("status").support, counts.share("status").value) == (1, 0.0)


def test_a_step_is_counted_among_the_items_of_the_one_before() -> None:
    counts = tally(
        [
            Judged(
                "a",
                "",
                (Verdict("figure", HERE, HERE, right=True), Verdict("figure", FAR, None), Verdict("status", HERE, HERE, right=True)),
            )
        ]
    )
    assert counts.f1("status", "+status", among="figure").recall == 0.5


def test_a_weight_stands_for_so_many_items() -> None:
    counts = tally([Judged("a", "", (Verdict("overlap", HERE, HERE, right=True, weight=30), Verdict("overlap", HERE, None, weight=10)))])
    assert counts.share("overlap").value == 0.75 and counts.share("overlap").support == 40


def test_what_overlaps_stands_in_one_error_and_is_counted_as_two() -> None:
    both = matched("figure", [HERE, FAR], [BESIDE])
    assert [verdict.way for verdict in both] == [DIFFERS, MISSED]
    counts = tally([Judged("a", "", both)])
    assert (counts.annotated["figure"], counts.read["figure"], counts.right["figure"]) == (2, 1, 0)


CHANGES = {
    "a value": ("killed", "injured", "status: killed → injured"),
    "none": (None, True, "status: none → yes"),
    "no": (False, "", "status: no → none"),
}


@pytest.mark.parametrize(("before", "after", "label"), CHANGES.values(), ids=CHANGES.keys())
def test_a_label_says_what_was_read_for_what(before: object, after: object, label: str) -> None:
    assert change("status", before, after) == label
