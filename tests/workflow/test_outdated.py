"""Two analysts at one thing: the second is told what the first decided, and nothing was changed; a note stands in nobody's way."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.errors import JudgementError, Outdated, Unknown
from reportedly.ledger import Ledger, open_ledger
from reportedly.model import Figure, Judgement, JudgementKind
from reportedly.reconcile import load_actors
from reportedly.workflow.deciding import judge_claim, judge_note, judge_pairs, judge_source, judge_value, undo
from reportedly.workflow.outdated import last_judged
from reportedly.workflow.viewing import coded, view

TRAIN, PLANT = "2225a1f12c8a", "9db99d50e6b9"
WIRE, BLAST = "784e7febabf5760e", "b3a1d3589c7fd9a8"
AT = "2025-04-02T09:00:00Z"
ANNA, BELA = ("Anna", AT, "so it reads"), ("Béla", AT, "not so")
ACTORS = load_actors(None)


@pytest.fixture
def ledger(example_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(shutil.copy(example_ledger, tmp_path / "copy.sqlite")) as opened:
        yield opened


def four(ledger: Ledger) -> str:
    """The claim that four people had died."""
    return next(claim.id for claim in ledger.reading(BLAST).claims if isinstance(claim, Figure) and claim.evidence.quote == "four people")


Judging = Callable[[Ledger, tuple[str, str, str], int | None], Judgement | tuple[Judgement, ...]]
JUDGED: dict[str, Judging] = {
    "a claim": lambda ledger, by, since: judge_claim(ledger, JudgementKind.CORRECT, four(ledger), {"low": 5, "high": 5}, by, since),
    "a source": lambda ledger, by, since: judge_source(ledger, "doctors", "B", by, since),
    "a value": lambda ledger, by, since: judge_value(ledger, PLANT, "acled.fatalities", 5, by, since),
    "two reports": lambda ledger, by, since: judge_pairs(ledger, JudgementKind.DIFFERENT, (WIRE, BLAST), by, since),
}


@pytest.mark.parametrize("name", JUDGED)
def test_the_second_sees_what_the_first_decided(name: str, ledger: Ledger) -> None:
    judge = JUDGED[name]
    judge(ledger, ANNA, 0)
    with pytest.raises(Outdated, match="others judged this since you looked: Anna") as raised:
        judge(ledger, BELA, 0)
    assert [(each.number, each.who) for each in raised.value.newer] == [(1, "Anna")]
    assert len(ledger.judgements()) == 1
    judge(ledger, BELA, 1)
    assert [each.who for each in ledger.judgements()] == ["Anna", "Béla"]
    judge(ledger, ANNA, None)


@pytest.mark.parametrize("name", JUDGED)
def test_what_was_taken_back_meanwhile_is_told_too(name: str, ledger: Ledger) -> None:
    judge = JUDGED[name]
    judge(ledger, ANNA, 0)
    undo(ledger, 1, "Cyd", AT)
    with pytest.raises(Outdated, match="Cyd \\(took back") as raised:
        judge(ledger, BELA, 1)
    assert raised.value.newer[0].undone_by == "Cyd"
    judge(ledger, BELA, 0)


def test_what_is_on_something_else_stands_in_nobodys_way(ledger: Ledger) -> None:
    for judge in JUDGED.values():
        judge(ledger, ANNA, 0)
    assert last_judged(ledger.judgements(), JudgementKind.REJECT, (four(ledger),)) == 1
    assert last_judged(ledger.judgements(), JudgementKind.SOURCE, ("Doctors",)) == 2
    assert last_judged(ledger.judgements(), JudgementKind.SOURCE, ("police",)) == 0


def test_a_note_on_a_claim_changes_no_figure_and_stands_in_nobodys_way(ledger: Ledger) -> None:
    claim = four(ledger)
    before = view(ledger, PLANT, ACTORS)
    made = judge_note(ledger, claim[:9], "ask the hospital", ANNA)
    assert (made.kind, made.subjects, made.values) == (JudgementKind.NOTE, (claim,), {"text": "ask the hospital"})
    assert view(ledger, PLANT, ACTORS) == before
    assert coded(ledger, view(ledger, PLANT, ACTORS)) == coded(ledger, before)
    judge_claim(ledger, JudgementKind.REJECT, claim, {}, BELA, 0)
    undo(ledger, 1, "Anna", AT)
    assert not ledger.orphaned()


def test_a_note_on_an_incident_leads_to_what_became_of_it(ledger: Ledger) -> None:
    made = judge_note(ledger, PLANT[:6], "which plant?", ANNA)
    assert made.subjects == (PLANT,)
    judge_pairs(ledger, JudgementKind.SAME, (WIRE, BLAST), ANNA)
    (note,) = (each for each in ledger.judgements() if each.kind is JudgementKind.NOTE)
    assert note.subjects == (ledger.incident_of([f"{BLAST}#0"])[f"{BLAST}#0"],)
    assert not list(ledger.verify())


def test_a_note_follows_its_claim_through_a_new_reading(ledger: Ledger) -> None:
    claim = four(ledger)
    judge_note(ledger, claim, "ask the hospital", ANNA)
    reading = ledger.reading(BLAST)
    ledger.add(replace(reading, reader="another 2"), ledger.raw(BLAST), AT)
    assert [(each.subjects, each.orphaned) for each in ledger.judgements()] == [((claim,), False)]


@pytest.mark.parametrize(("subject", "text", "error"), [("zz", "words", Unknown), (PLANT, " \n", JudgementError)])
def test_a_note_on_nothing_or_that_says_nothing_is_refused(subject: str, text: str, error: type[Exception], ledger: Ledger) -> None:
    with pytest.raises(error):
        judge_note(ledger, subject, text, ANNA)
    assert not ledger.judgements()
