"""The queue of review: what matters most comes first, judged claims are gone from it, and its pages meet without a gap."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.ledger import Ledger, open_ledger
from reportedly.model import FindingKind, JudgementKind
from reportedly.reconcile import load_actors
from reportedly.workflow.deciding import judge_claim, judge_pairs, undo
from reportedly.workflow.listing import refresh
from reportedly.workflow.queueing import left, place_of, queue
from reportedly.workflow.viewing import view

AT = "2025-04-02T09:00:00Z"
ANNA = ("Anna", AT, "")
ACTORS = load_actors(None)


@pytest.fixture
def ledger(example_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(shutil.copy(example_ledger, tmp_path / "copy.sqlite")) as opened:
        refresh(opened, ACTORS)
        yield opened


def test_what_others_oppose_comes_first_and_says_why(ledger: Ledger) -> None:
    opposed = {
        claim
        for incident in ledger.incident_ids()
        for finding in view(ledger, incident, ACTORS).findings
        if finding.kind in (FindingKind.CONTRADICTION, FindingKind.DISPUTE)
        for claim in finding.claims
    }
    found = queue(ledger, limit=1000)
    marks = [one.claim in opposed for one in found]
    assert opposed and marks == sorted(marks, reverse=True)
    assert all(one.reasons for one in found)


def test_every_page_goes_on_where_the_one_before_ended(ledger: Ledger) -> None:
    whole, after, paged = queue(ledger, limit=1000), None, []
    while page := queue(ledger, after=after, limit=7):
        paged += page
        after = place_of(page[-1])
    assert tuple(paged) == whole == tuple(sorted(whole, key=place_of))
    assert len({one.claim for one in whole}) == len(whole) > 20


def test_a_judged_claim_leaves_the_queue_and_undoing_brings_it_back(ledger: Ledger) -> None:
    before = queue(ledger, limit=1000)
    judge_claim(ledger, JudgementKind.ACCEPT, before[0].claim, {}, ANNA)
    refresh(ledger, ACTORS)
    assert before[0].claim not in {one.claim for one in queue(ledger, limit=1000)}
    undo(ledger, 1, "Anna", AT)
    refresh(ledger, ACTORS)
    assert queue(ledger, limit=1000) == before


def test_one_incident_has_its_own_queue(ledger: Ledger) -> None:
    one = queue(ledger)[0].incident
    own = queue(ledger, one[:6], limit=1000)
    assert own == tuple(each for each in queue(ledger, limit=1000) if each.incident == one)


def test_a_page_reconciles_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.workflow.viewing.reconcile", lambda *_: 1 / 0)
    assert queue(ledger)


def test_a_verdict_takes_its_claim_out_before_the_row_is_made_anew(ledger: Ledger) -> None:
    before, many = queue(ledger, limit=1000), left(ledger)
    judge_claim(ledger, JudgementKind.REJECT, before[1].claim, {}, ANNA)
    assert queue(ledger, limit=1000) == (before[0], *before[2:])
    assert left(ledger) == many - 1 == len(before) - 1


def test_an_incident_that_is_now_part_of_another_leaves_nothing_behind(ledger: Ledger) -> None:
    one, other = (ledger.members(name)[0] for name in sorted({each.incident for each in queue(ledger, limit=1000)})[:2])
    judge_pairs(ledger, JudgementKind.SAME, [one, other], ANNA)
    refresh(ledger, ACTORS)
    found = queue(ledger, limit=1000)
    assert {each.incident for each in found} <= set(ledger.incident_ids())
    assert left(ledger) == len(found)
