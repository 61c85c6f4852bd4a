"""What changed: new reports and claims, figures that moved, findings that arose, changed or went; and nothing where nothing did."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from reportedly.model import FindingKind
from reportedly.publish.incident_diff import Diff, diff_json, incident_diff, print_diff
from reportedly.publish.table import Look
from tests.publish.incident_fixtures import before, finding, hostile_incident, linnet


def printed(diff: Diff, width: int = 80) -> str:
    return print_diff(diff, Look(width), Console(color_system=None, width=width), "2025-03-13")


@pytest.fixture
def diff() -> Diff:
    return incident_diff(before(), linnet().reconciled)


def test_new_reports_and_claims_are_told(diff: Diff) -> None:
    assert len(diff.reports) == 2
    assert [ref.label for ref in diff.claims] == ["2.1", "2.2", "3.1", "3.2"]
    assert diff.gone == ()


def test_figures_that_moved_tell_before_and_after(diff: Diff) -> None:
    moved = {(each.label, each.account): (each.before, each.after) for each in diff.moved}
    assert moved["people killed", "Hospital officials"] == ("4", "21")
    assert moved["people killed", "The state"] == (None, "14")
    assert ("people held", "Marsh Front") not in moved


def test_findings_that_arose_and_those_that_went() -> None:
    whole = linnet().reconciled
    assert len(incident_diff(replace(whole, findings=()), whole).arose) == len(whole.findings)
    assert len(incident_diff(whole, replace(whole, findings=())).went) == len(whole.findings)


def test_a_finding_that_says_something_else_of_the_same_has_changed() -> None:
    whole = linnet().reconciled
    was, now = (finding(FindingKind.GROWTH, words, whole.positions[0]) for words in ("From 4 to 12.", "From 4 to 21."))
    diff = incident_diff(replace(whole, findings=(was,)), replace(whole, findings=(now,)))
    assert (diff.arose, diff.changed, diff.went) == ((), ((was, now),), ())


def test_claims_that_are_gone_are_counted() -> None:
    diff = incident_diff(linnet().reconciled, before())
    assert len(diff.gone) == 4
    assert "4 claims no longer there" in printed(diff)


def test_nothing_changed_says_so() -> None:
    diff = incident_diff(linnet().reconciled, linnet().reconciled)
    assert diff.empty
    assert "Nothing changed." in printed(diff)


def test_all_is_new_where_there_was_nothing() -> None:
    assert len(incident_diff(None, linnet().reconciled).reports) == 3


def test_it_is_told_in_words(diff: Diff) -> None:
    shown = printed(diff)
    for words in (
        "Changes since 13 Mar 2025",
        "machine-read",
        "people killed: 4 → 21 (Hospital officials)",
        "+ Differ: Hospital officials count 21",
    ):
        assert words in shown


@pytest.mark.parametrize("width", [40, 80, 140])
def test_it_fits_and_can_not_steer_the_terminal(width: int) -> None:
    shown = printed(incident_diff(None, hostile_incident().reconciled), width)
    assert max(map(cell_len, shown.splitlines())) <= width
    assert not set(shown) & set("\x1b\u202e")


def test_it_as_json(diff: Diff) -> None:
    plain = json.loads(json.dumps(diff_json(diff)))
    assert set(plain) == {"incident", "reports", "claims", "gone", "moved", "arose", "changed", "went"}
    assert len(plain["claims"]) == 4
