"""Reports come in by the page: what each became is told at once, and nothing of a report runs or breaks the page."""

from __future__ import annotations

import re
import time

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from reportedly.desk import Office
from reportedly.workflow.jobs import State

TEXT = (
    "NEW HOLM, March 12 (Marsh Wire) - At least 14 clerks were killed when the granary of New Holm was attacked, the harbour police said."
)
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> At least 9 bakers were killed in New Holm, the harbour police said on Friday."
)


def sent(client: TestClient, *files: tuple[str, bytes], **fields: str) -> Response:
    """What the desk answers to what was sent by the form."""
    parts = [("files", (name, data, "application/octet-stream")) for name, data in files] or [
        ("files", ("", b"", "application/octet-stream"))
    ]
    return client.post("/add", data={"csrf": client.headers["X-CSRF"], **fields}, files=parts)


def done(client: TestClient, office: Office, answer: Response) -> str:
    """The page of the job, once it is over."""
    assert answer.status_code == 303, answer.text
    name = answer.headers["location"].rsplit("/", 1)[1]
    job = office.jobs.wait(name, 60)
    assert job is not None and job.state is State.DONE, job
    return client.get(answer.headers["location"]).text


def test_a_pasted_text_is_read_and_told_with_its_claims_and_its_incident(client: TestClient, office: Office) -> None:
    shown = done(client, office, sent(client, text=TEXT, title="Granary attacked", publisher="Marsh Wire", published="2025-03-12"))
    assert "1 report added" in shown and "Granary attacked" in shown and "the harbour police" in shown
    incident = re.search(r'href="(/incidents/[0-9a-f]+)"', shown)
    assert incident and client.get(incident[1]).status_code == 200
    claim = re.search(r'href="(/reports/[0-9a-f]+\?claim=[^"#]+)', shown)
    assert claim and client.get(claim[1].replace("&amp;", "&")).status_code == 200
    assert "hx-trigger" not in shown
    again = done(client, office, sent(client, text=TEXT))
    assert "0 reports added, 1 there already" in again and "was there already" in again
    for _ in range(50):
        listed = client.get("/").text
        if "Granary attacked" in listed and "being listed anew" not in listed:
            break
        time.sleep(0.1)
    else:
        pytest.fail("what was added is not in the list")


def test_files_of_all_forms_go_together_and_one_that_is_broken_stops_none(client: TestClient, office: Office) -> None:
    page = b"<html><head><title>Mill burnt</title></head><body><article>"
    page += b"<p>Seven millers were injured in New Holm on Tuesday, the mayor said.</p>"
    page += b"<p>It was the second fire of the week at the mill, he said.</p></article></body></html>"
    table = b'{"text": "Three carters were killed near New Holm on Monday, the mayor said.", "title": "Carters"}\n{"no": 1}\n'
    rows = b'title,text\nFerry,"Two sailors were killed at New Holm on Sunday, the harbour police said."\n'
    files = [("a.html", page), ("b.jsonl", table), ("c.csv", rows), ("d.pdf", b"%PDF-1.7 \x00\x01"), ("e.txt", b"")]
    shown = done(client, office, sent(client, *files, publisher="Marsh Wire"))
    assert "4 reports added, 3 not read" in shown or "3 reports added, 3 not read" in shown
    assert "b.jsonl, line 2: it has no text" in shown.lower() or "B.jsonl, line 2" in shown
    assert "e.txt: it is empty" in shown


def test_neither_a_report_nor_its_name_runs_in_the_page(client: TestClient, office: Office) -> None:
    name = "../../<img src=x onerror=alert(3)>\u202egnp.txt"
    shown = done(client, office, sent(client, (name, HOSTILE.encode()), publisher='"><script>alert(4)</script>'))
    for page in (shown, client.get("/add").text):
        assert "<script>alert" not in page and "<img" not in page and "\u202e" not in page
        assert "../" not in page.replace("/static", "")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "There is nothing to read"),
        ({"text": TEXT, "published": "Tuesday"}, "Published is &#39;Tuesday&#39;"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "begins with neither http"),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(client: TestClient, fields: dict[str, str], sentence: str) -> None:
    answer = sent(client, **fields)
    assert answer.status_code == 422 and sentence in answer.text
    assert all(value.split("(")[0] in answer.text for value in fields.values())


def test_a_reader_without_the_token_of_the_form_adds_nothing(client: TestClient, office: Office) -> None:
    del client.headers["X-CSRF"]
    answer = client.post("/add", data={"text": TEXT}, files=[("files", ("", b""))], headers={"Origin": "http://127.0.0.1:8765"})
    assert answer.status_code == 403 and office.jobs.latest() == ()


def test_an_unknown_job_is_not_found(client: TestClient) -> None:
    assert client.get("/jobs/0000").status_code == 404
