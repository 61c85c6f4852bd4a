"""Judgements on the desk outlive their reading: they stay with their words, or wait until somebody says what they are about."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from reportedly.ledger import open_ledger
from reportedly.model import Reading
from reportedly.settings import Settings
from reportedly.workflow import checking
from reportedly.workflow.checking import reread
from tests.desk.test_review import PLANT, TRAIN, four, judged, send

AT = "2031-05-02T00:00:00Z"


def read_anew(demo: Path, monkeypatch: pytest.MonkeyPatch, without: str = "") -> None:
    """Read all reports by another reader, which misses one claim."""
    real = checking.read_report

    def other(report, settings, world) -> Reading:
        read = real(report, settings, world)
        return replace(read, claims=tuple(each for each in read.claims if each.id != without), reader="newer")

    monkeypatch.setattr(checking, "read_report", other)
    with open_ledger(demo) as ledger:
        list(reread(ledger, Settings(), AT))


def correct(client: TestClient, claim: str) -> None:
    send(client, "claim", claim=claim, kind="correct", since=0, low="5", high="5", why="misread")


def test_a_judgement_stays_with_its_words(client: TestClient, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = four(demo)
    correct(client, claim)
    read_anew(demo, monkeypatch)
    assert "misread" in client.get(f"/incidents/{PLANT}/evidence/{claim}").text
    assert "None." in client.get("/orphaned").text


def test_what_lost_its_words_waits_and_is_attached_to_a_claim_that_is_chosen(
    client: TestClient, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = four(demo)
    correct(client, claim)
    read_anew(demo, monkeypatch, claim)
    page = client.get("/orphaned").text
    offered = re.findall(r'<option value="([0-9a-f]+)">', page)
    assert "four people" in page and offered and claim not in offered
    assert send(client, "attach", number=1, claim=offered[0], back="/orphaned") == "/orphaned"
    assert [(each.subjects, dict(each.values), bool(each.undone_at)) for each in judged(demo)][1:] == [
        ((offered[0],), {"low": 5, "high": 5}, False)
    ]
    assert judged(demo)[0].undone_at and "None." in client.get("/orphaned").text


def test_what_waits_is_dismissed(client: TestClient, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = four(demo)
    correct(client, claim)
    read_anew(demo, monkeypatch, claim)
    assert "Dismiss judgement 1" in client.get("/orphaned").text
    send(client, "undo", number=1, back="/orphaned")
    assert "None." in client.get("/orphaned").text


def test_only_what_waits_is_attached(client: TestClient, demo: Path) -> None:
    claim = four(demo)
    correct(client, claim)
    assert client.post("/review/attach", data={"number": 1, "claim": claim}).status_code == 422
    assert len(judged(demo)) == 1 and not judged(demo)[0].undone_at


def test_two_reports_are_said_to_be_one_happening(client: TestClient, demo: Path) -> None:
    with open_ledger(demo) as ledger:
        first, other = ledger.members(PLANT)[0], ledger.members(TRAIN)[0]
    send(client, "pairs", kind="same", mention=[first, other], why="the same plant")
    assert [(each.kind.value, set(each.subjects)) for each in judged(demo)] == [("same", {first, other})]
    with open_ledger(demo) as ledger:
        assert len(set(ledger.incident_of([first, other]).values())) == 1
    assert client.post("/review/pairs", data={"kind": "same", "mention": [first]}).status_code == 422
    assert client.post("/review/pairs", data={"kind": "accept", "mention": [first, other]}).status_code == 422
