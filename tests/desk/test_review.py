"""Judging on the desk: every form does what its function does, leads back, and keeps what is typed; readers may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from reportedly.ledger import open_ledger
from reportedly.model import Figure, Judgement

TRAIN, PLANT = "2225a1f12c8a", "9db99d50e6b9"
BLAST = "b3a1d3589c7fd9a8"


def four(demo: Path) -> str:
    """The claim that four people had died."""
    with open_ledger(demo) as ledger:
        return next(each.id for each in ledger.reading(BLAST).claims if isinstance(each, Figure) and each.evidence.quote == "four people")


def judged(demo: Path) -> tuple[Judgement, ...]:
    with open_ledger(demo) as ledger:
        return ledger.judgements()


def send(client: TestClient, to: str, **fields: object) -> str:
    """Send a form; where it leads."""
    answer = client.post(f"/review/{to}", data=fields)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


@pytest.mark.parametrize("path", ["/queue", "/log", "/orphaned", "/sources", "/by-hand", f"/queue?incident={TRAIN}"])
def test_every_page_is_there(path: str, client: TestClient) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert "<h1" in answer.text and 'style="' not in answer.text


def test_a_claim_is_accepted_corrected_and_undone(client: TestClient, demo: Path) -> None:
    claim = four(demo)
    page = f"/incidents/{PLANT}/evidence/{claim}"
    assert "Accept" in client.get(page).text
    assert send(client, "claim", claim=claim, kind="accept", since=0, back=page) == page
    send(client, "claim", claim=claim, kind="correct", since=1, low="5", high="5", status="killed", why="misread", back=page)
    send(client, "claim", claim=claim, kind="correct", since=2, low="6", high="6", status="killed", back=page)
    assert [(each.kind.value, dict(each.values), bool(each.undone_at)) for each in judged(demo)] == [
        ("accept", {}, False),
        ("correct", {"low": 5, "high": 5}, True),
        ("correct", {"low": 6, "high": 6}, False),
    ]
    assert "misread" in client.get(page).text
    send(client, "undo", number=3, back="/log")
    assert judged(demo)[2].undone_at


def test_the_second_of_two_edits_sees_the_first_and_keeps_what_was_typed(client: TestClient, demo: Path) -> None:
    claim = four(demo)
    send(client, "claim", claim=claim, kind="reject", since=0, why="of another plant")
    answer = client.post("/review/claim", data={"claim": claim, "kind": "correct", "since": 0, "low": "7", "high": "9", "why": "a sum"})
    assert answer.status_code == 409
    assert "of another plant" in answer.text and 'name="low" value="7"' in answer.text and 'value="a sum"' in answer.text
    assert len(judged(demo)) == 1
    send(client, "claim", claim=claim, kind="correct", since=1, low="7", high="9", why="a sum")
    assert [bool(each.undone_at) for each in judged(demo)] == [True, False]


def test_other_words_are_the_right_ones(client: TestClient, demo: Path) -> None:
    claim = four(demo)
    with open_ledger(demo) as ledger:
        text = ledger.text(BLAST)
    words = text[text.index("four people") :][:4]
    again = text.index(words, text.index(words) + 1) if text.count(words) > 1 else text.index(words)
    fields = {
        "claim": claim,
        "kind": "correct",
        "since": 0,
        "low": "4",
        "status": "killed",
        "words": words,
        "at": again,
        "why": "its words",
    }
    send(client, "claim", **fields)
    rejected, added = judged(demo)
    assert (rejected.kind.value, rejected.subjects) == ("reject", (claim,))
    assert added.anchor is not None
    assert (added.kind.value, added.anchor[1:], added.values["low"]) == ("add", (again, again + len(words)), 4)
    answer = client.post("/review/claim", data=fields | {"since": 1, "words": "words that nobody wrote"})
    assert answer.status_code == 422
    assert len(judged(demo)) == 2
    assert [bool(each.undone_at) for each in judged(demo)] == [False, False]


def test_a_missed_claim_a_note_a_rating_and_a_value(client: TestClient, demo: Path) -> None:
    assert "Add a claim that was missed" in client.get(f"/reports/{BLAST}").text
    send(client, "add", report=BLAST, words="four people", low="4", status="missing", back=f"/reports/{BLAST}")
    send(client, "note", subject=PLANT, text="ask the plant")
    send(client, "source", name="doctors", reliability="B", why="they were there", since=0)
    send(client, "source", name="doctors", reliability="C", why="at second thought", since=3)
    send(client, "value", incident=PLANT, field="acled.fatalities", value="5", why="hospital lists")
    kinds = [(each.kind.value, bool(each.undone_at)) for each in judged(demo)]
    assert kinds == [("add", False), ("note", False), ("source", True), ("source", False), ("value", False)]
    assert "ask the plant" in client.get("/log").text


def test_incidents_are_merged_and_split(client: TestClient, demo: Path) -> None:
    to = send(client, "merge", incident=TRAIN, other=PLANT, why="one")
    assert client.get(to).status_code == 200
    send(client, "undo", number=1)
    with open_ledger(demo) as ledger:
        off = ledger.members(TRAIN)[0]
    to = send(client, "split", incident=TRAIN, mention=off, why="another train")
    assert to != f"/incidents/{TRAIN}" or client.get(to).status_code == 200


def test_a_report_by_hand_says_what_it_is(client: TestClient, demo: Path) -> None:
    words = "At least 14 people were killed in Ostrava Dol on Monday, the mayor said."
    to = send(
        client, "by-hand", kind="phone call", source="the mayor", when="2031-05-01", title="", language="", translated_by="", text=words
    )
    text = client.get(to).text
    assert "by hand: phone call" in text and "taken down by" in text and "14" in text


def test_what_leads_out_of_the_desk_leads_back_into_it(client: TestClient, demo: Path) -> None:
    for back in ("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"):
        assert send(client, "note", subject=PLANT, text="x", back=back) == "/log"


@pytest.mark.parametrize("to", ["claim", "add", "note", "undo", "source", "value", "pairs", "merge", "split", "by-hand", "attach"])
def test_a_form_without_its_token_is_refused(to: str, client: TestClient, demo: Path) -> None:
    assert client.post(f"/review/{to}", data={"number": "1"}, headers={"X-CSRF": ""}).status_code == 403
    assert not judged(demo)
