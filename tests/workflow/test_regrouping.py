"""Merging and splitting: the result is what was asked, stays so when reports are added, and what contradicts is refused."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.errors import JudgementError, Unknown
from reportedly.ledger import Ledger, open_ledger
from reportedly.workflow.adding import add_reading, group
from reportedly.workflow.deciding import undo
from reportedly.workflow.regrouping import merge, split

TRAIN, PLANT = "2225a1f12c8a", "9db99d50e6b9"
AT = "2025-04-02T09:00:00Z"
ANNA = ("Anna", AT, "so it reads")


@pytest.fixture
def ledger(example_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(shutil.copy(example_ledger, tmp_path / "copy.sqlite")) as opened:
        yield opened


def groups(ledger: Ledger) -> set[tuple[str, ...]]:
    """The mentions of each incident."""
    return {ledger.members(incident) for incident in ledger.incident_ids()}


def again(ledger: Ledger) -> None:
    """Group all anew, and add one more report of the train, as it was told before but for its bytes."""
    with ledger.writing():
        group(ledger, list(ledger.mention_ids()))
    key = ledger.members(TRAIN_NOW(ledger))[0].partition("#")[0]
    reading = ledger.reading(key)
    raw = ledger.raw(key) + b"\n"
    from hashlib import sha256

    report = replace(reading.report, raw=raw, sha256=sha256(raw).hexdigest())
    add_reading(ledger, replace(reading, report=report), AT)


def TRAIN_NOW(ledger: Ledger) -> str:  # noqa: N802 - the incident, as it is called now
    return ledger.resolve(TRAIN)


def test_two_incidents_become_one_stay_so_and_part_again(ledger: Ledger) -> None:
    before, both = groups(ledger), tuple(sorted((*ledger.members(TRAIN), *ledger.members(PLANT))))
    made = merge(ledger, TRAIN, PLANT, ANNA)
    assert both in groups(ledger) and ledger.resolve(TRAIN) == ledger.resolve(PLANT)
    undo(ledger, made.number, "Anna", AT)
    assert groups(ledger) == before
    merge(ledger, PLANT, TRAIN, ANNA)
    again(ledger)
    assert set(both) <= set(ledger.members(ledger.resolve(TRAIN)))
    assert not list(ledger.verify())


def test_what_is_split_off_is_an_incident_of_its_own_and_stays_so(ledger: Ledger) -> None:
    before = groups(ledger)
    off, *stay = ledger.members(TRAIN)
    made = split(ledger, TRAIN, [off], ANNA)
    assert {(off,), tuple(stay)} <= groups(ledger)
    again(ledger)
    incidents = ledger.incident_of([off, *stay])
    assert len({incidents[name] for name in stay}) == 1 and incidents[off] != incidents[stay[0]]
    with pytest.raises(JudgementError, match="says the opposite"):
        merge(ledger, incidents[off], incidents[stay[0]], ANNA)
    for each in reversed(made):
        undo(ledger, each.number, "Anna", AT)
    assert {len(members) for members in groups(ledger)} >= {len(stay) + 2} or before == groups(ledger)


def test_what_was_merged_by_judgement_is_split_only_after_that_is_undone(ledger: Ledger) -> None:
    plant = ledger.members(PLANT)
    merge(ledger, TRAIN, PLANT, ANNA)
    before = groups(ledger)
    with pytest.raises(JudgementError, match="undo it first"):
        split(ledger, PLANT, plant, ANNA)
    assert groups(ledger) == before and len(ledger.judgements()) == 1


REFUSED = {
    "an incident with itself": (lambda ledger: merge(ledger, TRAIN, TRAIN[:6], ANNA), JudgementError, "one incident already"),
    "with one that is not there": (lambda ledger: merge(ledger, TRAIN, "zz", ANNA), Unknown, "no incident"),
    "all of it": (lambda ledger: split(ledger, TRAIN, ledger.members(TRAIN), ANNA), JudgementError, "leave at least one"),
    "nothing": (lambda ledger: split(ledger, TRAIN, [], ANNA), JudgementError, "not nothing"),
    "another's report": (lambda ledger: split(ledger, TRAIN, ledger.members(PLANT)[:1], ANNA), JudgementError, "not b3a1d"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_changes_nothing(name: str, ledger: Ledger) -> None:
    act, error, words = REFUSED[name]
    before = groups(ledger)
    with pytest.raises(error, match=words):
        act(ledger)
    assert groups(ledger) == before and not ledger.judgements()
