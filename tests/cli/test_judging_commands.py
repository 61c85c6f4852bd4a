"""The commands with which an analyst judges: what they say, what follows, and that a refused one changes nothing."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from reportedly.ledger import open_ledger
from tests.cli.calling import refused, run, said

TRAIN, PLANT, EARLIER = "2225a1f12c8a", "9db99d50e6b9", "6d77d82543f4"
WIRE, BLAST = "784e7febabf5760e", "b3a1d3589c7fd9a8"


def claim_of(ledger: Path, words: str, low: int) -> str:
    """The id of the figure of the plant's report with these words."""
    with open_ledger(ledger) as opened:
        return next(
            claim.id for claim in opened.reading(BLAST).claims if words in claim.evidence.quote and getattr(claim, "low", None) == low
        )


def killed(incident: str = PLANT) -> dict[str, object]:
    """The row of the list, and how many were killed by the estimates of one profile."""
    rows = {row["id"]: row for row in json.loads(said("incidents", "--format", "json"))}
    best = [row["best"] for row in json.loads(said("estimate", incident, "--profile", "acled", "--format", "json"))]
    spreads = {spread["status"]: (spread["low"], spread["high"]) for spread in rows[incident]["spreads"]}
    return {"listed": spreads.get("killed"), "acled": best}


def log() -> list[str]:
    return said("judge", "log").splitlines()[:-1]


def test_a_rejected_claim_is_left_out_and_comes_back(ledger: Path) -> None:
    before = killed()
    claim = claim_of(ledger, "four people", 4)
    assert said("judge", "reject", claim[:8], "--why", "of another plant") == f"judgement 1: reject {claim}, which read «four people»\n"
    assert killed()["listed"] != before["listed"]
    shown = said("show", PLANT)
    assert "WHAT ANALYSTS DECIDED" in shown
    assert "«four people» left out, by " in shown
    assert "WHAT ANALYSTS DECIDED" not in said("show", TRAIN)
    said("judge", "undo", "1")
    assert killed() == before
    assert "WHAT ANALYSTS DECIDED" not in said("show", PLANT)


def test_a_corrected_claim_counts_as_corrected_and_is_marked(ledger: Path) -> None:
    claim = claim_of(ledger, "four people", 4)
    said("judge", "correct", claim, "--low", "5", "--high", "5", "--who", "A. Reader", "--why", "misread")
    assert killed() == {"listed": (5, 5), "acled": [5]}
    shown = said("show", PLANT, "--evidence")
    assert "corrected by A. Reader" in shown
    assert "1 of 12 claims reviewed" in shown
    assert "1 of 12 claims reviewed" in said("incidents")


def test_an_accepted_claim_is_marked(ledger: Path) -> None:
    said("judge", "accept", claim_of(ledger, "four people", 4), "--who", "A. Reader")
    assert "accepted by A. Reader" in said("show", PLANT, "--evidence")


def test_added_words_count_with_the_claims(ledger: Path) -> None:
    before = len(json.loads(said("show", PLANT, "--format", "json"))["claims"])
    out = said("judge", "add", BLAST[:5], "fell on him", "--low", "2", "--status", "injured", "--source", "the fire brigade")
    assert out == f"judgement 1: fell on him added to report {BLAST}\n"
    assert len(json.loads(said("show", PLANT, "--format", "json"))["claims"]) == before + 1


def test_an_excluded_source_is_computed_without(ledger: Path) -> None:
    said("judge", "source", "doctors", "--reliability", "excluded")
    assert killed()["acled"] == [1]
    assert "source doctors is excluded, by " in said("show", PLANT)
    assert "is excluded" not in said("show", TRAIN)


def test_a_value_of_ones_own_stands_beside_the_computed(ledger: Path) -> None:
    said("judge", "value", PLANT, "acled.fatalities", "6", "--why", "hospital lists")
    assert killed()["acled"] == [4, 6]
    assert ",6," in said("export", PLANT, "--profile", "acled")


def test_the_same_and_different_regroup_and_undoing_brings_back(ledger: Path) -> None:
    listed = said("incidents", "--format", "json")
    assert said("judge", "same", WIRE[:4], BLAST[:4]) == f"judgement 1: same {WIRE}#0 {BLAST}#0. Incidents: {PLANT}\n"
    assert {row["id"] for row in json.loads(said("incidents", "--format", "json"))} == {PLANT, EARLIER}
    assert "held the same happening, by " in said("show", TRAIN)
    said("judge", "undo", "1")
    assert said("incidents", "--format", "json") == listed
    said("judge", "different", WIRE, "4bc4", "0c42")
    assert len(json.loads(said("incidents", "--format", "json"))) > 3


def test_the_log_tells_who_what_why_and_who_undid_it(ledger: Path) -> None:
    said("judge", "source", "doctors", "--reliability", "B", "--who", "A. Reader", "--why", "they were there")
    said("judge", "undo", "1", "--who", "B. Reader")
    (line,) = log()
    for words in ("A. Reader source doctors reliability B: they were there", "undone by B. Reader"):
        assert words in line
    assert said("judge", "orphaned") == "0 judgements. Ledger: reportedly.sqlite\n"


REFUSED = {
    "a report that is not there": (["same", "zz", WIRE], 3, "there is no report 'zz'"),
    "no name of a report": (["same", "", WIRE], 3, "there is no report ''"),
    "a happening that is not told": (["same", f"{BLAST}#9", WIRE], 3, "tells of no happening #9: it tells of #0, #1"),
    "a happening that is no number": (["different", f"{BLAST}#x", WIRE], 3, "tells of no happening #x"),
    "one report alone": (["same", WIRE], 3, "at least two mentions"),
    "a report and itself": (["same", WIRE, WIRE], 3, "at least two mentions"),
    "a claim that is not there": (["reject", "zz"], 3, "there is no claim zz"),
    "nothing to correct": (["correct", "CLAIM"], 3, "say what is to be corrected"),
    "a status that is none": (["correct", "CLAIM", "--status", "dead"], 3, "status cannot be 'dead': it is one of killed"),
    "a stance that is none": (["correct", "CLAIM", "--stance", "sure"], 3, "stance cannot be 'sure'"),
    "a kind of source that is none": (["correct", "CLAIM", "--source-kind", "friend"], 3, "source_kind cannot be 'friend'"),
    "bounds the wrong way round": (["correct", "CLAIM", "--low", "3", "--high", "2"], 3, "the wrong way round"),
    "bounds the wrong way round with what was read": (["correct", "CLAIM", "--low", "9"], 3, "the bounds would be 9 to 4"),
    "an upper bound that is none": (["correct", "CLAIM", "--high", "many"], 2, "--high is 'many'"),
    "words that are not there": (["add", BLAST, "fell on her", "--low", "1", "--status", "killed"], 3, "are not in the report"),
    "no words": (["add", BLAST, " ", "--low", "1", "--status", "killed"], 3, "are not in the report"),
    "words that are there twice": (["add", BLAST, "plant", "--low", "1", "--status", "killed"], 3, "times in the report: say which"),
    "words that are not there so often": (
        ["add", BLAST, "fell on him", "--nth", "2", "--low", "1", "--status", "killed"],
        3,
        "stand once in the report",
    ),
    "words with no number": (["add", BLAST, "fell on him", "--status", "killed"], 2, "at least a number and a status"),
    "words with no status": (["add", BLAST, "fell on him", "--low", "1"], 2, "at least a number and a status"),
    "a report to add to": (["add", "zz", "fell on him", "--low", "1", "--status", "killed"], 3, "there is no report 'zz'"),
    "a reliability that is none": (["source", "doctors", "--reliability", "G"], 3, "it is one of A, B, C, D, E, F, excluded"),
    "an incident": (["value", "zzz", "acled.fatalities", "1", "--why", "x"], 3, "there is no incident zzz"),
    "a profile": (["value", PLANT, "other.fatalities", "1", "--why", "x"], 3, "the profiles are acled, ucdp"),
    "a field without a profile": (["value", PLANT, "fatalities", "1", "--why", "x"], 3, "write PROFILE.FIELD"),
    "a field": (["value", PLANT, "acled.deaths", "1", "--why", "x"], 3, "acled has no field 'deaths': the fields are event_id_cnty"),
    "a value without a reason": (["value", PLANT, "acled.fatalities", "1", "--why", " "], 3, "needs a reason"),
    "a judgement of no possible number": (["undo", "99999999999999999999"], 3, "the database can't take a value that was given"),
    "more people than there are": (["correct", "CLAIM", "--low", "99999999999"], 3, "low cannot be 99999999999"),
    "a judgement that is not there": (["undo", "7"], 3, "there is no judgement 7"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_judgement_is_one_sentence_and_changes_nothing(name: str, ledger: Path) -> None:
    command, status, words = REFUSED[name]
    claim = claim_of(ledger, "four people", 4)
    before = said("verify"), said("incidents")
    assert words in refused("judge", *(claim if word == "CLAIM" else word for word in command), status=status)
    assert (said("verify"), said("incidents")) == before
    assert log() == []


CONTRADICTORY = {
    "different after same": (["same", WIRE, BLAST], ["different", WIRE, BLAST]),
    "same after different": (["different", WIRE, BLAST], ["same", BLAST, WIRE]),
    "accept after reject": (["reject", "CLAIM"], ["accept", "CLAIM"]),
    "reject after correct": (["correct", "CLAIM", "--low", "3"], ["reject", "CLAIM"]),
}


@pytest.mark.parametrize("name", CONTRADICTORY)
def test_of_two_that_contradict_the_second_is_refused(name: str, ledger: Path) -> None:
    claim = claim_of(ledger, "four people", 4)
    first, second = ([claim if word == "CLAIM" else word for word in command] for command in CONTRADICTORY[name])
    said("judge", *first)
    before = said("incidents")
    assert "undo it first, reportedly judge undo 1" in refused("judge", *second)
    assert (len(log()), said("incidents")) == (1, before)
    said("judge", "undo", "1")
    said("judge", *second)


def test_an_undone_judgement_can_not_be_undone_again(ledger: Path) -> None:
    said("judge", "source", "doctors", "--reliability", "B")
    said("judge", "undo", "1")
    assert "judgement 1 was undone already" in refused("judge", "undo", "1")


def test_the_beginning_of_several_claims_or_reports_names_them(ledger: Path) -> None:
    status, _, err = run("judge", "reject", "")
    assert (status, err.count("\n")) == (3, 1)
    with open_ledger(ledger) as opened:
        ids = sorted(claim.id for claim in opened.reading(BLAST).claims)
    first = next(a[0] for a, b in pairwise(ids) if a[0] == b[0])
    assert "is the beginning of several claims: " in refused("judge", "reject", first)


def test_a_note_is_kept_shown_and_changes_nothing(ledger: Path) -> None:
    before, claim = killed(), claim_of(ledger, "four people", 4)
    assert said("judge", "note", claim[:8], "asked the hospital") == f"judgement 1: note on {claim}\n"
    assert said("judge", "note", PLANT[:5], "two plants of that name", "--who", "A. Reader") == f"judgement 2: note on {PLANT}\n"
    assert killed() == before
    shown = said("show", PLANT)
    assert "note: two plants of that name" in shown and ": asked the hospital" in shown
    assert "A. Reader note 9db99d50e6b9 text two plants of that name" in log()[1]
