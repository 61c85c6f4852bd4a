"""The lists of claims that one can walk through, and the news of an incident as a line."""

from __future__ import annotations

from reportedly.publish.incident_board import Board
from reportedly.publish.incident_diff import incident_diff
from reportedly.publish.incident_lists import listed, of_report
from reportedly.publish.incident_news import changes, news_of, tally
from reportedly.publish.incident_shown import Known
from reportedly.publish.incident_story import findings
from tests.publish.incident_fixtures import before, linnet

BOARD = Board.of(Known.of(linnet()))


def test_every_cell_finding_and_estimate_has_its_list() -> None:
    for stand in (stand for line in BOARD.lines for stand in line.stands):
        found = listed(BOARD, stand.list)
        assert found and set(stand.refs) <= set(found.refs)
    for one in (one for group in findings(BOARD.known) for one in group.found if one.refs):
        found = listed(BOARD, one.list)
        assert found and found.refs == one.refs and one.sentence in found.title


def test_a_name_of_no_list_is_none() -> None:
    assert [listed(BOARD, name) for name in ("", "c-", "f-nothing", "e-no-such", "x-y", "-")] == [None] * 6


def test_what_stands_beside_a_claim() -> None:
    every = of_report(BOARD, next(iter(BOARD.known.refs.values())))
    first, second, last = every.refs[0], every.refs[1], every.refs[-1]
    assert every.beside(first.claim.id) == (1, None, second)
    assert every.beside(last.claim.id) == (len(every.refs), every.refs[-2], None)
    assert every.beside("nothing") is None


def test_news_are_counted_told_and_marked() -> None:
    diff = incident_diff(before(), linnet().reconciled)
    assert "2 new reports" in tally(diff) and "new claims" in tally(diff)
    assert {each.report for each in changes(diff) if each.report} == set(diff.reports) == news_of(diff).reports
    assert (tally(None), list(changes(None))) == ("", [])
    assert tally(None, 2) == "2 judgements made or undone"
