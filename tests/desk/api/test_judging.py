"""Every kind of judgement through the API leaves the ledger as the command line leaves it, and is refused as it refuses."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportedly.ledger import open_ledger
from reportedly.model import Judgement, JudgementKind
from tests.cli.calling import said
from tests.desk.api.conftest import BLAST, PLANT, TRAIN, V1, WIRE, Api, desk_over

FOUR = "four people"


@pytest.fixture
def ours(example_ledger: Path, tmp_path: Path) -> Api:
    """A desk over one copy of the example ledger."""
    return desk_over(str(shutil.copy(example_ledger, tmp_path / "ours.sqlite")))


@pytest.fixture
def theirs(example_ledger: Path, tmp_path: Path) -> str:
    """Another copy, for the command line."""
    return str(shutil.copy(example_ledger, tmp_path / "theirs.sqlite"))


def claim_of(where: str, words: str = FOUR) -> str:
    with open_ledger(where) as ledger:
        return next(claim.id for claim in ledger.reading(BLAST).claims if claim.evidence.quote == words)


CASES: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "same": ({"mentions": [WIRE, f"{BLAST}#0"]}, ("same", WIRE, f"{BLAST}#0")),
    "different": ({"mentions": [f"{WIRE}#0", BLAST]}, ("different", f"{WIRE}#0", BLAST)),
    "accept": ({"claim": "CLAIM"}, ("accept", "CLAIM")),
    "reject": ({"claim": "CLAIM"}, ("reject", "CLAIM")),
    "correct": (
        {"claim": "CLAIM", "values": {"low": 3, "high": None, "status": "injured", "source": "a clerk", "source_kind": "medical"}},
        ("correct", "CLAIM", "--low", "3", "--high", "none", "--status", "injured", "--source", "a clerk", "--source-kind", "medical"),
    ),
    "add": (
        {"report": BLAST, "words": "fireworks", "nth": 1, "values": {"low": 2, "status": "killed"}},
        ("add", BLAST, "fireworks", "--nth", "1", "--low", "2", "--status", "killed"),
    ),
    "source": ({"source": "Doctors", "reliability": "excluded"}, ("source", "Doctors", "--reliability", "excluded")),
    "note": ({"subject": PLANT, "text": "asked the hospital", "why": ""}, ("note", PLANT, "asked the hospital")),
    "value": ({"incident": PLANT, "field": "acled.fatalities", "value": 31}, ("value", PLANT, "acled.fatalities", "31")),
}


def kept(where: str) -> list[Judgement]:
    """The judgements as they stand in the ledger, but for who made them and when."""
    with open_ledger(where) as ledger:
        return [
            replace(each, who="", at="", undone_at=each.undone_at and "", undone_by=each.undone_by and "") for each in ledger.judgements()
        ]


def groups(where: str) -> dict[str, tuple[str, ...]]:
    with open_ledger(where) as ledger:
        return {name: ledger.members(name) for name in ledger.incident_ids()}


def test_every_kind_has_its_case() -> None:
    assert set(CASES) == {kind.value for kind in JudgementKind}


@pytest.mark.parametrize("kind", CASES)
def test_the_api_and_the_command_line_leave_the_same_ledger(ours: Api, theirs: str, kind: str) -> None:
    body, words = CASES[kind]
    claim, why = claim_of(theirs), () if kind == "note" else ("--why", "so it reads")
    told = ours.judge(kind=kind, **{"why": "so it reads"} | {name: claim if value == "CLAIM" else value for name, value in body.items()})
    said("judge", *(claim if word == "CLAIM" else word for word in words), *why, "--ledger", theirs)
    assert kept(ours.where) == kept(theirs) != []
    assert groups(ours.where) == groups(theirs)
    assert [each["number"] for each in told["items"]] == [each.number for each in kept(theirs)]
    assert _shown(ours, theirs)
    for each in reversed(told["items"]):
        assert ours.client.post(f"{V1}/judgements/{each['number']}/undo").status_code == 200
        said("judge", "undo", str(each["number"]), "--ledger", theirs)
    assert kept(ours.where) == kept(theirs)
    assert groups(ours.where) == groups(theirs)


def _shown(ours: Api, theirs: str) -> bool:
    """Whether the lists of both ledgers say the same."""
    return ours.every("/incidents") == json.loads(said("incidents", "--format", "json", "--ledger", theirs))


def test_a_judgement_says_which_incidents_it_bears_on(api: Api) -> None:
    claim = claim_of(api.where)
    assert api.judge(kind="accept", claim=claim)["incidents"] == [PLANT]
    assert api.judge(kind="value", incident=PLANT[:4], field="gtd.nkill", value=None, why="unsure")["incidents"] == [PLANT]
    assert api.judge(kind="source", source="Doctors", reliability="A")["incidents"] == []
    joined = api.judge(kind="same", mentions=[WIRE, BLAST])["incidents"]
    assert len(joined) == 1
    assert {each["id"] for each in api.every("/incidents")} >= set(joined)


def test_the_log_is_kept_by_incident_by_claim_and_by_kind(api: Api) -> None:
    claim = claim_of(api.where)
    api.judge(kind="accept", claim=claim)
    api.judge(kind="value", incident=PLANT, field="gtd.nkill", value=4, why="unsure")
    api.judge(kind="source", source="nobody in particular", reliability="A")
    assert api.client.post(f"{V1}/judgements/1/undo").json()["items"][0]["undone_by"]
    kinds = {name: [each["kind"] for each in api.every("/judgements", **asked)] for name, asked in {
        "all": {}, "incident": {"incident": PLANT}, "claim": {"claim": claim}, "kind": {"kind": "value"},
    }.items()}  # fmt: skip
    assert kinds == {"all": ["accept", "value", "source"], "incident": ["accept", "value"], "claim": ["accept"], "kind": ["value"]}
    assert api.get("/judgements/2")["values"] == {"value": 4}
    api.refused(409, "POST", "/judgements/1/undo")
    api.refused(404, "POST", "/judgements/99/undo")
    assert api.every("/judgements/orphaned") == []


def test_one_that_contradicts_another_is_refused_and_changes_nothing(api: Api) -> None:
    claim = claim_of(api.where)
    api.judge(kind="accept", claim=claim)
    before = kept(api.where)
    api.refused(422, "POST", "/judgements", json={"kind": "reject", "claim": claim})
    api.refused(422, "POST", "/judgements", json={"kind": "correct", "claim": claim, "values": {"low": 9, "high": 3}})
    api.refused(
        422, "POST", "/judgements", json={"kind": "add", "report": BLAST, "words": "not in it", "values": {"low": 9, "status": "killed"}}
    )
    assert kept(api.where) == before


def test_who_comes_too_late_is_told_what_others_decided(api: Api) -> None:
    claim = claim_of(api.where)
    value = {"kind": "value", "incident": PLANT, "field": "gtd.nkill", "why": "so it is"}
    first = api.judge(**value, value=4, since=0)["items"][0]
    late = api.refused(409, "POST", "/judgements", json={**value, "value": 5, "since": 0})
    assert [each["number"] for each in late["newer"]] == [first["number"]]
    assert api.judge(**value, value=4, since=first["number"])["items"][0]["number"] == 2
    assert api.judge(kind="accept", claim=claim, since=0)
    assert api.refused(409, "POST", "/judgements", json={"kind": "accept", "claim": claim, "since": 0})["newer"][0]["kind"] == "accept"
    assert len(api.every("/judgements")) == 3


def test_notes_are_listed_with_their_incident_and_change_nothing(api: Api) -> None:
    before = api.every("/incidents")
    api.judge(kind="note", subject=PLANT, text="asked the hospital")
    api.judge(kind="note", subject=claim_of(api.where), text="a clerk says otherwise")
    assert [each["values"]["text"] for each in api.every(f"/incidents/{PLANT}/notes")] == ["asked the hospital", "a clerk says otherwise"]
    assert api.every("/incidents") == before


def test_what_matters_most_waits_first_and_no_longer_once_it_is_judged(api: Api) -> None:
    queue = api.every("/queue")
    assert [each["weight"] for each in queue] == sorted((each["weight"] for each in queue), reverse=True)
    assert all(each["reasons"] for each in queue)
    api.judge(kind="accept", claim=queue[0]["claim"])
    assert queue[0]["claim"] not in {each["claim"] for each in api.every("/queue")}
    assert {each["incident"] for each in api.every("/queue", incident=PLANT)} == {PLANT}


def test_two_incidents_are_merged_and_split_again(api: Api) -> None:
    merged = api.judge(kind="merge", incidents=[TRAIN, PLANT], why="one day")["incidents"]
    assert len(merged) == 1
    mentions = {each["id"] for each in api.get(f"/incidents/{merged[0]}")["mentions"]}
    assert f"{BLAST}#0" in mentions
    (number,) = [each["number"] for each in api.every("/judgements")]
    assert api.client.post(f"{V1}/judgements/{number}/undo").status_code == 200
    assert {each["id"] for each in api.every("/incidents")} >= {TRAIN, PLANT}
    made = api.judge(kind="split", incident=TRAIN, mentions=[f"{WIRE}#0"], why="another train")
    assert len(made["incidents"]) == 2
    assert api.get(f"/reports/{WIRE}")["mentions"][0]["incident"] in made["incidents"]
