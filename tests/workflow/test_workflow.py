"""The flow over a ledger: adding, viewing, judging laid over, deciding, listing, reading again; each on the examples, read once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from reportedly.errors import JudgementError, NotText, Unknown
from reportedly.ledger import Ledger, Wanted, open_ledger
from reportedly.model import Figure, Judgement, JudgementKind, Reading, Span, Status
from reportedly.reconcile import load_actors, reconcile
from reportedly.settings import Settings
from reportedly.workflow import checking
from reportedly.workflow.adding import Taken, add_reading, add_reports
from reportedly.workflow.checking import reread
from reportedly.workflow.deciding import judge_claim, judge_pairs, judge_source, judge_words, undo
from reportedly.workflow.judging import Decided, changes_of, decided, find_words, judged
from reportedly.workflow.listing import every, refresh, rows
from reportedly.workflow.viewing import EVERYTHING, Window, coded, judgements_by, load_incident, texts, view

TRAIN, PLANT, EARLIER = "2225a1f12c8a", "9db99d50e6b9", "6d77d82543f4"
WIRE, BLAST = "784e7febabf5760e", "b3a1d3589c7fd9a8"
AT = "2025-04-02T09:00:00Z"
BY = ("A. Reader", AT, "so it reads")
ACTORS = load_actors(None)


@pytest.fixture
def ledger(example_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(shutil.copy(example_ledger, tmp_path / "copy.sqlite")) as opened:
        yield opened


@pytest.fixture(scope="module")
def readings(example_ledger: Path) -> tuple[Reading, ...]:
    with open_ledger(example_ledger) as opened:
        return tuple(replace(reading, report=replace(reading.report, raw=opened.raw(card.key))) for card, reading in _all(opened))


def _all(opened: Ledger) -> Iterator[tuple[object, Reading]]:
    return ((card, opened.reading(card.key)) for card in opened.cards())


def four(ledger: Ledger) -> Figure:
    """The four people that doctors said had died."""
    return next(claim for claim in ledger.reading(BLAST).claims if isinstance(claim, Figure) and claim.evidence.quote == "four people")


def test_the_order_of_adding_changes_nothing(readings: tuple[Reading, ...], tmp_path: Path) -> None:
    digests = set()
    for number, order in enumerate(list(permutations(readings))[::5]):
        with open_ledger(tmp_path / f"{number}.sqlite", create=True) as ledger:
            for reading in order:
                assert add_reading(ledger, reading, AT).new
            digests.add((ledger.digest(), tuple(ledger.incident_ids())))
    assert len(digests) == 1


def test_adding_what_is_there_tells_its_incidents(ledger: Ledger, readings: tuple[Reading, ...]) -> None:
    (taken,) = add_reports(ledger, [next(each.report for each in readings if each.report.sha256.startswith(BLAST))], Settings(), AT)
    assert isinstance(taken, Taken)
    assert (taken.new, taken.incidents) == (False, (PLANT, EARLIER))


def test_what_could_not_be_read_is_passed_on(ledger: Ledger) -> None:
    error = NotText("x.txt: it is empty")
    assert list(add_reports(ledger, [error], Settings(), AT)) == [error]


def test_a_failure_half_way_keeps_nothing_of_the_report(readings: tuple[Reading, ...], tmp_path: Path, monkeypatch) -> None:
    with open_ledger(tmp_path / "new.sqlite", create=True) as ledger:
        add_reading(ledger, readings[0], AT)
        before = ledger.digest()
        monkeypatch.setattr("reportedly.workflow.adding.regroup", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            add_reading(ledger, readings[1], AT)
        assert ledger.digest() == before
        assert not ledger.holds(readings[1].report.sha256)


def test_what_is_reconciled_is_kept_and_comes_back_the_same(ledger: Ledger) -> None:
    fresh = view(ledger, TRAIN, ACTORS)
    kept = view(ledger, TRAIN, ACTORS)
    assert kept == fresh == reconcile(load_incident(ledger, TRAIN), ACTORS)
    assert repr(kept) == repr(fresh)
    assert coded(ledger, kept) == coded(ledger, fresh)


def test_a_page_does_not_reconcile_again(ledger: Ledger, monkeypatch) -> None:
    fresh = view(ledger, TRAIN, ACTORS)
    monkeypatch.setattr("reportedly.workflow.viewing.reconcile", lambda *_: 1 / 0)
    judge_claim(ledger, JudgementKind.REJECT, four(ledger).id, {}, BY)
    assert view(ledger, TRAIN, ACTORS) == fresh
    with pytest.raises(ZeroDivisionError):
        view(ledger, PLANT, ACTORS)


WINDOWS = {
    "everything": (EVERYTHING, 3),
    "the first day": (Window("2025-03-11"), 1),
    "a minute before the second report": (Window("2025-03-12T20:14"), 1),
    "the minute of the second report": (Window("2025-03-12T20:15"), 2),
    "that minute in another zone": (Window("2025-03-12T15:15+00:00"), 2),
    "the minute before, in another zone": (Window("2025-03-12T15:14+00:00"), 1),
    "the moment of adding": (Window(known_at="2025-04-01T12:00:00Z"), 3),
    "both": (Window("2025-03-11", "2025-04-01T12:00:00Z"), 1),
}


@pytest.mark.parametrize("name", WINDOWS)
def test_a_window_shows_what_was_published_or_known_by_then(name: str, ledger: Ledger) -> None:
    window, reports = WINDOWS[name]
    found = view(ledger, TRAIN, ACTORS, window)
    assert len(found.incident.mentions) == reports
    assert len(texts(ledger, found)) == reports


@pytest.mark.parametrize("window", [Window("2020-01-01"), Window(known_at="2020-01-01T00:00:00Z")])
def test_a_window_before_everything_is_refused(window: Window, ledger: Ledger) -> None:
    with pytest.raises(Unknown, match="no report of incident"):
        view(ledger, TRAIN, ACTORS, window)


def test_the_ledger_time_brings_back_what_was_judged_then(ledger: Ledger) -> None:
    before = view(ledger, PLANT, ACTORS)
    judge_claim(ledger, JudgementKind.REJECT, four(ledger).id, {}, BY)
    undo(ledger, 1, "A. Reader", "2025-04-03T09:00:00Z")
    judge_source(ledger, "doctors", "excluded", ("A. Reader", "2025-04-04T09:00:00Z", ""))
    then = [view(ledger, PLANT, ACTORS, Window(known_at=f"2025-04-0{day}T12:00:00Z")) for day in (1, 2, 3, 4)]
    assert then[0].points == then[2].points == before.points
    assert len(then[1].points) == len(before.points) - 1
    assert {point.claim.id for point in then[3].points if not point.solved} > {
        point.claim.id for point in before.points if not point.solved
    }


def made(number: int, kind: JudgementKind, subject: str, **values: object) -> Judgement:
    return Judgement(number, kind, *BY[:2], "", (subject,), values, anchor=("t", 3, 9) if kind is JudgementKind.ADD else None)


DECIDED = {
    "nothing": ((), Decided()),
    "a rejection": ((made(1, JudgementKind.REJECT, "c"),), Decided(rejected=frozenset("c"))),
    "of two the later": (
        (made(2, JudgementKind.CORRECT, "c", low=5), made(1, JudgementKind.CORRECT, "c", low=4)),
        Decided(accepted=frozenset("c"), corrected={"c": {"low": 5}}),
    ),
    "what is undone": ((replace(made(1, JudgementKind.REJECT, "c"), undone_at=AT),), Decided()),
    "what is orphaned": ((replace(made(1, JudgementKind.REJECT, "c"), orphaned=True),), Decided()),
    "a source": ((made(1, JudgementKind.SOURCE, "c", reliability="A"),), Decided()),
}


@pytest.mark.parametrize("name", DECIDED)
def test_the_judgements_that_stand(name: str) -> None:
    judgements, expected = DECIDED[name]
    assert decided(judgements) == expected


def test_judgements_are_laid_over_and_leave_the_reading_as_it_is(ledger: Ledger) -> None:
    (mention,) = ledger.mentions([f"{BLAST}#0"])
    claim = four(ledger)
    assert judged(mention, Decided()).claims == mention.claims
    assert claim.id not in {each.id for each in judged(mention, Decided(rejected=frozenset({claim.id}))).claims}
    corrected = judged(mention, Decided(corrected={claim.id: {"low": 5, "status": "injured"}})).claims
    assert replace(claim, low=5, status=Status.INJURED) in corrected
    assert ledger.mentions([f"{BLAST}#0"]) == (mention,)


WRONG = {
    "a field": ({"age": 5}, "a figure has no field 'age'"),
    "a status": ({"status": "dead"}, "status cannot be 'dead'"),
    "a number": ({"low": -1}, "low cannot be -1"),
    "no lower bound": ({"low": None}, "low cannot be None"),
    "the bounds": ({"low": 3, "high": 2}, "the wrong way round"),
    "a kind of source": ({"source_kind": "friend"}, "source_kind cannot be 'friend'"),
}


@pytest.mark.parametrize("name", WRONG)
def test_values_that_mean_nothing_are_refused(name: str, ledger: Ledger) -> None:
    values, words = WRONG[name]
    with pytest.raises(JudgementError, match=words):
        changes_of(values, four(ledger).source)


WORDS = {
    "once": ("one two three", "two", None, Span(4, 7)),
    "the second time": ("two, two", "two", 2, Span(5, 8)),
    "overlapping": ("aaa", "aa", 2, Span(1, 3)),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_are_found_letter_for_letter(name: str) -> None:
    text, words, nth, expected = WORDS[name]
    assert find_words(text, words, nth) == expected


@pytest.mark.parametrize(("words", "nth"), [("Two", None), ("", None), (" ", None), ("two", None), ("two", 3), ("two", 0), ("two", -1)])
def test_words_that_are_not_there_or_several_times_are_refused(words: str, nth: int | None) -> None:
    with pytest.raises(JudgementError):
        find_words("two and two", words, nth)


def test_a_judgement_that_fails_changes_nothing(ledger: Ledger, monkeypatch) -> None:
    before = ledger.digest()
    monkeypatch.setattr("reportedly.workflow.deciding.group", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        judge_pairs(ledger, JudgementKind.SAME, [WIRE, BLAST], BY)
    assert (ledger.digest(), ledger.judgements()) == (before, ())


def test_what_the_analyst_saw_is_stored(ledger: Ledger) -> None:
    seen = judge_claim(ledger, JudgementKind.CORRECT, four(ledger).id, {"low": 3}, BY).seen
    assert (seen["low"], seen["high"], seen["status"], seen["quote"]) == (4, 4, "killed", "four people")


def test_the_list_is_made_once_and_again_where_a_judgement_touches_it(ledger: Ledger) -> None:
    assert refresh(ledger, ACTORS) == 3
    assert refresh(ledger, ACTORS) == 0
    judge_claim(ledger, JudgementKind.ACCEPT, four(ledger).id, {}, BY)
    assert refresh(ledger, ACTORS) == 1
    judge_words(ledger, BLAST, "fell on him", None, {"low": 1, "status": "killed"}, BY)
    assert refresh(ledger, ACTORS) == 1
    judge_source(ledger, "doctors", "B", BY)
    assert refresh(ledger, ACTORS) == 3
    undo(ledger, 1, "A. Reader", AT)
    assert refresh(ledger, ACTORS) == 1
    judge_pairs(ledger, JudgementKind.SAME, [WIRE, BLAST], BY)
    assert refresh(ledger, ACTORS) >= 1


def test_a_row_of_the_list_comes_back_as_it_was_made(ledger: Ledger) -> None:
    refresh(ledger, ACTORS)
    assert [row.id for row in rows(ledger, Wanted(), 50)] == [TRAIN, PLANT, EARLIER]
    assert every(ledger, Wanted(since="2024-01-01")) == (PLANT, TRAIN)
    (row,) = rows(ledger, Wanted(contested=True), 50)
    assert (row.reports, row.contested > 0, row.reviewed) == (3, True, False)


@pytest.fixture
def changed_reader(monkeypatch) -> list[object]:
    """A reader that reads as the last did, but for what the test gives: a function of the reading before, called for each report."""
    changes: list[object] = []
    real = checking.read_report

    def read_report(report, settings, world) -> Reading:
        reading = real(report, settings, world)
        return replace(changes[0](reading), reader="newer") if changes else reading

    monkeypatch.setattr(checking, "read_report", read_report)
    return changes


def without(reading: Reading, claim: Figure) -> Reading:
    return replace(reading, claims=tuple(each for each in reading.claims if each.id != claim.id))


def with_status(reading: Reading, claim: Figure) -> Reading:
    changed = tuple(replace(each, status=Status.INJURED) if each.id == claim.id else each for each in reading.claims)
    return replace(reading, claims=changed)


def test_judgements_stay_with_their_words_under_a_newer_reader(ledger: Ledger, changed_reader: list[object]) -> None:
    claim = four(ledger)
    judge_claim(ledger, JudgementKind.CORRECT, claim.id, {"low": 5, "high": 5}, BY)
    changed_reader.append(lambda reading: with_status(reading, claim))
    again = list(reread(ledger, Settings(), AT))
    assert [(each.card.key, each.orphaned) for each in again if each.changed] == [(BLAST, 0)]
    (found,) = (point.claim for point in view(ledger, PLANT, ACTORS).points if point.claim.id == claim.id)
    assert (found.low, found.status) == (5, Status.INJURED)
    assert not list(ledger.verify())


def test_judgements_without_their_words_wait_and_come_back(ledger: Ledger, changed_reader: list[object]) -> None:
    claim = four(ledger)
    judge_claim(ledger, JudgementKind.CORRECT, claim.id, {"low": 5, "high": 5}, BY)
    changed_reader.append(lambda reading: without(reading, claim))
    assert sum(each.orphaned for each in reread(ledger, Settings(), AT)) == 1
    (waiting,) = ledger.orphaned()
    assert (waiting.number, waiting.seen["quote"]) == (1, "four people")
    assert judgements_by(ledger.judgements(), EVERYTHING) == ()
    assert claim.id not in {point.claim.id for point in view(ledger, PLANT, ACTORS).points}
    changed_reader.clear()
    assert sum(each.orphaned for each in reread(ledger, Settings(), AT)) == -1
    assert ledger.orphaned() == ()
    (found,) = (point.claim for point in view(ledger, PLANT, ACTORS).points if point.claim.id == claim.id)
    assert found.low == 5


def test_reading_again_makes_the_list_anew(ledger: Ledger, changed_reader: list[object]) -> None:
    refresh(ledger, ACTORS)
    claim = four(ledger)
    changed_reader.append(lambda reading: without(reading, claim))
    list(reread(ledger, Settings(), AT))
    assert refresh(ledger, ACTORS) > 0


def test_a_reader_that_reads_otherwise_under_its_old_name_is_heeded(ledger: Ledger, changed_reader: list[object]) -> None:
    claim = four(ledger)
    changed_reader.append(lambda reading: without(reading, claim))
    assert sum(each.changed for each in reread(ledger, Settings(), AT)) == 1
    changed_reader[0] = lambda reading: reading
    assert sum(each.changed for each in reread(ledger, Settings(), AT)) == 1
    assert sum(each.changed for each in reread(ledger, Settings(), AT)) == 0
    assert four(ledger) == claim
    assert not list(ledger.verify())
