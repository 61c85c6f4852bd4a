"""Every route answers what can't be met in one shape, and tells nothing of its insides."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from reportedly.desk import Office, Policy, create_app
from reportedly.settings import Settings
from tests.desk.api.conftest import TRAIN, V1, WIRE, Api

DOCUMENT = create_app(Office(Settings())).openapi()
ROUTES = [(method.upper(), path) for path, methods in DOCUMENT["paths"].items() for method in methods]
PATHS = sorted(DOCUMENT["paths"])
INSIDES = re.compile(r"secret-folder|Traceback|sqlalchemy|psycopg|sqlite|SELECT |pydantic|/tmp/|\.py\b|keeper@", re.IGNORECASE)
BROKEN_IDS = {
    "no hex": "zz",
    "long": "f" * 65,
    "a path": "..%2F..%2Fetc%2Fpasswd",
    "nothing": "%00",
    "no text": "%FF",
    "a lone surrogate": "%ED%A0%80",
    "a huge number": "9" * 5000,
    "below nothing": "-1",
    "a quotation mark": "'%20OR%201=1--",
}
BROKEN_BODIES: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{",
    "no object": b"[]",
    "no kind": b"{}",
    "an unknown kind": b'{"kind": "burn"}',
    "an unknown field": b'{"kind": "accept", "claim": "1", "\\ud800": 1}',
    "a lone surrogate": b'{"kind": "source", "source": "\\ud800", "reliability": "A"}',
    "nothing in a name": b'{"kind": "source", "source": "\\u0000", "reliability": "A"}',
    "nothing in a reason": b'{"kind": "accept", "claim": "1", "why": "\\u0000"}',
    "a number for a name": b'{"kind": "source", "source": 12, "reliability": "A"}',
    "no number": b'{"kind": "correct", "claim": "1", "values": {"low": NaN}}',
    "without end": b'{"kind": "correct", "claim": "1", "values": {"low": Infinity}}',
    "a huge number": b'{"kind": "correct", "claim": "1", "values": {"low": 1' + b"0" * 400 + b"}}",
    "a number that Python does not read": b'{"kind": "correct", "claim": "1", "values": {"low": 1' + b"0" * 5000 + b"}}",
    "a truth value": b'{"kind": "correct", "claim": "1", "values": {"low": true}}',
    "no values": b'{"kind": "correct", "claim": "1", "values": {}}',
    "a field that no profile has": b'{"kind": "value", "incident": "2225a", "field": "acled.x", "value": 1, "why": "x"}',
    "no reason": b'{"kind": "value", "incident": "2225a", "field": "acled.fatalities", "value": 1, "why": " "}',
    "deep": b"[" * 100_000,
    "no UTF-8": b'{"kind": "source", "source": "\xff", "reliability": "A"}',
}


def is_problem(answer: Any, *statuses: int) -> None:
    """The answer is a problem, with one of the statuses, that tells nothing of the insides."""
    assert answer.status_code in statuses, (answer.status_code, answer.text)
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert (body["type"], body["status"]) == ("about:blank", answer.status_code)
    assert body["title"] and body["detail"]
    assert not INSIDES.search(answer.text), answer.text


def filled(path: str, value: str = "f" * 16) -> str:
    """A route with a value for what stands in braces."""
    return re.sub(r"\{\w+\}", "1" if "number" in path else value, path)


@pytest.mark.parametrize("path", PATHS)
def test_a_method_that_a_route_does_not_have_is_a_problem(still: Api, path: str) -> None:
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} - {method for method, of in ROUTES if of == path}:
        answer = still.client.request(method, filled(path))
        is_problem(answer, 405)
        assert answer.headers["allow"]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_what_nobody_asked_for_is_a_problem_of_one_shape(still: Api, method: str, path: str) -> None:
    if "{" in path:
        for value in BROKEN_IDS.values():
            broken = re.sub(r"\{\w+\}", value, path)
            is_problem(still.client.request(method, broken), 400, 404, 414, 422)
        if "number" not in path:
            is_problem(still.client.request(method, filled(path)), 404, 422)
    if method == "GET" and "parameters" in DOCUMENT["paths"][path]["get"] and path.count("/") > 2:
        for query in ("limit=0", "limit=1" + "0" * 400, "after=%00", "after=0", "after=WyJ4Il0", "as_of=tomorrow", "nonsense=1"):
            answer = still.client.get(f"{filled(path)}?{query}")
            assert answer.status_code < 500
            if answer.status_code >= 400:
                is_problem(answer, 400, 404, 409, 422)


@pytest.mark.parametrize("name", BROKEN_BODIES)
def test_a_body_that_means_nothing_is_a_problem_and_changes_nothing(still: Api, name: str) -> None:
    headers = {"Content-Type": "application/json"}
    is_problem(still.client.post(f"{V1}/judgements", content=BROKEN_BODIES[name], headers=headers), 400, 422)
    assert still.every("/judgements") == []


@pytest.mark.parametrize("path", [f"{V1}/", f"{V1}/nothing", "/api/v2/incidents", "/api/", f"{V1}/reports/{WIRE}/raw"])
def test_a_path_that_there_is_not_is_a_problem(still: Api, path: str) -> None:
    is_problem(still.client.get(path), 404)


def test_what_is_unknown_is_told_without_where_the_ledger_is(still: Api) -> None:
    for path in ("/incidents/00", "/reports/00", "/claims/00", "/judgements/7", f"/incidents/{TRAIN}?as_of=1999-01-01"):
        still.refused(404, "GET", path)
        is_problem(still.client.get(V1 + path), 404)
    is_problem(still.client.post(f"{V1}/judgements", json={"kind": "same", "mentions": [WIRE, f"{WIRE}#99"]}), 404)
    is_problem(still.client.post(f"{V1}/judgements", json={"kind": "same", "mentions": [WIRE, f"{WIRE}#0"]}), 422)
    is_problem(
        still.client.post(
            f"{V1}/judgements", json={"kind": "add", "report": WIRE, "words": "zeppelin", "values": {"low": 1, "status": "killed"}}
        ),
        422,
    )


def test_no_answer_tells_where_a_file_lay(still: Api) -> None:
    for path in (f"/incidents/{TRAIN}", f"/reports/{WIRE}", "/reports", "/search?q=train", "/sources", f"/incidents/{TRAIN}/timeline"):
        text = still.client.get(V1 + path).text
        assert not re.search(r"secret-folder|\bexamples/", text)


@pytest.fixture
def locked(example_ledger: Path) -> TestClient:
    """A desk that nobody is signed in to."""
    app = create_app(Office(Settings(ledger=str(example_ledger))), Policy(accounts=True))
    return TestClient(app, base_url="http://127.0.0.1:8765", follow_redirects=False)


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_who_is_not_signed_in_gets_nothing(locked: TestClient, method: str, path: str) -> None:
    is_problem(locked.request(method, filled(path)), 401)


@pytest.fixture
def broken(tmp_path: Path) -> TestClient:
    """A desk whose ledger is damaged: a table of it is gone."""
    from reportedly.ledger import open_ledger

    path = tmp_path / "secret-folder.sqlite"
    open_ledger(path, create=True).close()
    with sqlite3.connect(path) as database:
        for table in ("claim", "summary", "incident", "judgement", "words"):
            database.execute(f"DROP TABLE {table}")
        database.execute("ALTER TABLE report RENAME TO other")
    app = create_app(Office(Settings(ledger=str(path))))
    return TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False)


def asks_the_ledger(method: str, path: str) -> bool:
    """Whether a route reads the ledger: what is sent to be read is refused by its form before, and a job is the desk's own."""
    return path.rsplit("/", 1)[1] not in ("version", "profiles", "{job}") and (method, path) != ("POST", f"{V1}/reports")


@pytest.mark.parametrize(("method", "path"), [(method, path) for method, path in ROUTES if asks_the_ledger(method, path)])
def test_a_ledger_that_is_damaged_is_told_in_general(broken: TestClient, method: str, path: str) -> None:
    query = "?q=train" if path.endswith("/search") else ""
    body = {"kind": "source", "source": "police", "reliability": "A"} if path == f"{V1}/judgements" else None
    is_problem(broken.request(method, filled(path) + query, json=body), 503, 422 if "export" in path else 503)
