"""What passes the gate, what does not, and what every answer carries."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from reportedly.desk import Policy
from reportedly.desk.safety.headers import CSP
from tests.desk.safety.conftest import SECRET, Desk, token_of

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

PATHS = {
    "a page": ("GET", "/", 200),
    "a static file": ("GET", "/static/desk.css", 200),
    "no page": ("GET", "/nowhere", 404),
    "no static file": ("GET", "/static/nothing.css", 404),
    "no route of the API": ("GET", "/api/v1/nowhere", 404),
    "a method that is not taken": ("PUT", "/", 405),
    "a method of the API that is not taken": ("DELETE", "/api/v1/changes", 405),
    "a failure": ("GET", "/fails", 500),
    "a failure of the API": ("GET", "/api/v1/fails", 500),
    "what is unknown": ("GET", "/unknown", 404),
    "a stream": ("GET", "/streams", 200),
    "a folder": ("GET", "/static/", 404),
    "out of the static files": ("GET", "/static/..%2f__init__.py", 404),
    "out of the static files by a backslash": ("GET", "/static/..%5c..%5capp.py", 404),
    "out of the static files by two escapes": ("GET", "/static/%252e%252e%252fapp.py", 404),
    "out of the static files by a root": ("GET", "/static//etc/passwd", 404),
    "NUL in the address": ("GET", "/incidents/%00", 400),
    "NUL in a static file's name": ("GET", "/static/%00", 400),
    "an address that is not UTF-8": ("GET", "/incidents/%ff%fe", 400),
    "a query that is not UTF-8": ("GET", "/?q=%ff", 400),
    "NUL in the query": ("GET", "/?q=a%00b", 400),
    "a long query": ("GET", "/?q=" + "a" * 5000, 414),
}


@pytest.mark.parametrize("case", PATHS)
def test_every_answer_carries_the_headers_and_nothing_inner(desk: Desk, case: str) -> None:
    method, path, status = PATHS[case]
    client = desk()
    answer = client.request(method, path, headers={"X-CSRF": token_of(client)})
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == CSP
    assert answer.headers["x-content-type-options"] == "nosniff" and answer.headers["x-frame-options"] == "DENY"
    assert path.startswith("/static/") or answer.headers["cache-control"] == "no-store"
    assert not {"server", "access-control-allow-origin"} & set(answer.headers)
    for inner in (SECRET, "Traceback", ".py", "site-packages", "sqlite"):
        assert inner not in answer.text
    if path.startswith("/api/") and status >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == status and answer.json()["detail"]


def test_a_failure_is_found_in_the_log_by_its_name(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "reportedly.desk"):
        name = desk().get("/api/v1/fails").json()["detail"].rsplit(" ", 1)[1]
    assert len(name) == 8 and f"failure {name}: GET '/api/v1/fails'" in caplog.text and SECRET in caplog.text


def test_a_stream_that_breaks_is_not_made_whole(desk: Desk) -> None:
    with pytest.raises(RuntimeError):
        desk().get("/breaks")


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.", "", "127.0.0.1:8765@evil.example", "127.0.0.1:x", "0.0.0.0:8765"]
)
def test_a_name_that_is_not_the_desks_is_not_answered(desk: Desk, host: str) -> None:
    assert desk().get("/", headers={"Host": host}).status_code == 421


def test_on_a_port_only_that_port_is_answered(desk: Desk) -> None:
    client = desk(Policy(hosts=("localhost:8765", "127.0.0.1:8765", "[::1]:8765")))
    asked = {
        host: client.get("/", headers={"Host": host}).status_code for host in ("LOCALHOST:8765", "[::1]:8765", "localhost:80", "[::1]")
    }
    assert asked == {"LOCALHOST:8765": 200, "[::1]:8765": 200, "localhost:80": 421, "[::1]": 421}


BROWSERS = {
    "without a token": {},
    "with another token": {"X-CSRF": "x" * 43},
    "with a token that is no ASCII": {"X-CSRF": "é".encode()},
    "of a page that says so": {"Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "same-origin"},
}
SITES = {
    "another site": {"Sec-Fetch-Site": "cross-site"},
    "a neighbour": {"Sec-Fetch-Site": "same-site"},
    "another origin": {"Origin": "https://evil.example"},
    "another port": {"Origin": "http://127.0.0.1:9999"},
    "nowhere": {"Origin": "null"},
}


@pytest.mark.parametrize("case", BROWSERS)
def test_without_its_token_nothing_is_changed(desk: Desk, case: str) -> None:
    assert desk().post("/changes", headers=BROWSERS[case]).status_code == 403


@pytest.mark.parametrize("case", SITES)
def test_another_site_changes_nothing_even_with_the_token(desk: Desk, case: str) -> None:
    client = desk()
    for path in ("/changes", "/api/v1/changes"):
        assert client.post(path, headers={**SITES[case], "X-CSRF": token_of(client)}).status_code == 403


def test_the_token_is_taken_from_a_header_a_form_and_a_form_with_files(desk: Desk) -> None:
    client = desk()
    token = token_of(client)
    assert client.post("/changes", headers={"X-CSRF": token}).status_code == 200
    assert client.post("/changes", data={"csrf": token, "text": "é + %"}).json() == {"bytes": len(f"csrf={token}&text=%C3%A9+%2B+%25")}
    answer = client.post("/files", data={"csrf": token}, files={"file": ("a.txt", b"x" * 300_000)})
    assert answer.json() == {"names": ["csrf", "file"], "bytes": 300_000}
    assert client.post("/files", data={"csrf": "wrong"}, files={"file": ("a.txt", b"x")}).status_code == 403
    assert client.post("/changes", content=json.dumps({"csrf": token}), headers=JSON).status_code == 403


def test_a_program_on_this_machine_needs_no_token_and_a_browser_does(desk: Desk) -> None:
    client = desk()
    assert client.post("/api/v1/changes", json={}).status_code == 200
    for header in (
        {"Origin": "http://127.0.0.1:8765"},
        {"Sec-Fetch-Mode": "cors"},
        {"Cookie": "a=b"},
        {"Referer": "http://127.0.0.1:8765/"},
    ):
        assert client.post("/api/v1/changes", json={}, headers=header).status_code == 403


def test_a_new_start_has_a_new_token(desk: Desk) -> None:
    assert token_of(desk()) != token_of(desk())


def pieces(size: int, piece: int) -> Iterator[bytes]:
    """A body that does not tell how long it is."""
    for _ in range(size // piece):
        yield b"a" * piece


@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded", "text/html", "multipart/form-data; boundary=a"])
@pytest.mark.parametrize("path", ["/changes", "/api/v1/changes"])
def test_a_body_that_is_too_large_is_refused_whatever_it_says_of_itself(desk: Desk, kind: str, path: str) -> None:
    client = desk(Policy(small=200_000, large=200_000))
    headers = {"X-CSRF": token_of(client), "Content-Type": kind}
    told = client.post(path, content=b"a" * 200_001, headers=headers)
    streamed = client.post(path, content=pieces(400_000, 50_000), headers=headers)
    assert (told.status_code, streamed.status_code) == (413, 413)
    assert "195 KiB" in streamed.text


@pytest.mark.parametrize("length", ["-1", "1e3", "\u0663", "9" * 30])
def test_a_length_that_is_none_is_refused(desk: Desk, length: str) -> None:
    client = desk()
    headers = {"X-CSRF": token_of(client).encode(), "Content-Length": length.encode()}
    assert client.post("/changes", content=b"a", headers=headers).status_code in {400, 413}


BODIES = {
    "deep": b"[" * 100_000 + b"]" * 100_000,
    "deep objects": b'{"a":' * 70 + b"1" + b"}" * 70,
    "a huge whole number": b'{"low": 9223372036854775808}',
    "a number of many digits": b"[" + b"9" * 6000 + b"]",
    "a huge number": b"[1e999]",
    "no number": b"[NaN]",
    "infinity": b"[-Infinity]",
    "not UTF-8": b'["\xff"]',
    "UTF-16": '["a"]'.encode("utf-16"),
    "NUL": b'["a\\u0000"]',
    "half a letter": b'{"\\ud800": 1}',
    "no JSON": b"{",
    "two": b"{} {}",
}


@pytest.mark.parametrize("case", BODIES)
def test_json_that_nothing_could_take_is_refused(desk: Desk, case: str) -> None:
    client = desk()
    for path in ("/changes", "/api/v1/changes"):
        answer = client.post(path, content=BODIES[case], headers={**JSON, "X-CSRF": token_of(client)})
        assert answer.status_code == 400, answer.text


def test_json_that_is_sound_passes(desk: Desk) -> None:
    sound = {"low": 2**63 - 1, "share": 0.5, "text": "é 🙂 " * 100, "list": [[[[]]]], "none": None}
    assert desk().post("/api/v1/changes", json=sound).status_code == 200
    assert desk().post("/api/v1/changes", content=b"", headers=JSON).status_code == 200


@pytest.mark.parametrize("body", [b"a=%ff", b"a=%00", b"a=\xff", b"&".join(b"a%d=1" % n for n in range(3000))])
def test_a_form_that_is_no_text_is_refused(desk: Desk, body: bytes) -> None:
    client = desk()
    assert client.post("/changes", content=body, headers={**FORM, "X-CSRF": token_of(client)}).status_code == 400


def test_too_many_requests_are_refused(desk: Desk) -> None:
    client = desk(Policy(local_rate="5/minute"))
    found = [client.get("/unknown").status_code for _ in range(6)]
    assert found == [404] * 5 + [429]
    assert client.get("/unknown").headers["retry-after"]
    assert client.get("/static/desk.css").status_code == 200


def test_where_accounts_are_needed_nobody_passes_without(desk: Desk) -> None:
    client = desk(Policy(accounts=True))
    page = client.get("/")
    assert (page.status_code, page.headers["location"]) == (303, "/login")
    assert client.get("/api/v1/nowhere").status_code == 401
    assert client.post("/changes").status_code == 401
    assert client.post("/api/v1/changes").status_code == 401
    assert client.get("/api/v1/openapi.json").status_code == 401
    assert client.get("/static/desk.css").status_code == 200
