"""Signing in and out, what each role may do, access tokens, and what is noted of it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from fastapi.testclient import TestClient

from reportedly.desk import Office, Policy
from reportedly.desk.pages.login import local
from reportedly.model.desk import Role
from reportedly.workflow import signing
from tests.desk.safety.conftest import PASSWORD, Desk, field_of, sign_in

pytestmark = pytest.mark.usefixtures("people")
COOKIE = "reportedly"
OTHER = "another lamp, of Hestrow"


def cookie_line(answer: object, name: str = COOKIE) -> str:
    """The Set-Cookie line of a cookie."""
    lines = answer.headers.get_list("set-cookie")  # type: ignore[attr-defined]
    return next(line for line in lines if line.startswith(f"{name}="))


def test_from_the_first_account_on_everybody_signs_in_on_this_machine_too(desk: Desk) -> None:
    client = desk()
    assert client.get("/").status_code == 303 and client.get("/api/v1/openapi.json").status_code == 401
    assert client.post("/api/v1/changes", json={}).status_code == 401
    assert sign_in(client, "ada").status_code == 303
    assert client.get("/").status_code == 200 and client.get("/api/v1/openapi.json").status_code == 200


def test_the_cookie_is_for_no_script_and_no_other_site(desk: Desk) -> None:
    line = cookie_line(sign_in(desk(), "Ann")).lower()
    assert "httponly" in line and "samesite=strict" in line and "path=/" in line and "secure" not in line and "domain" not in line
    secure = desk(base_url="https://127.0.0.1:8765")
    line = cookie_line(sign_in(secure, "Ann"), "__Host-reportedly").lower()
    assert "; secure" in line and "httponly" in line and "samesite=strict" in line and "domain" not in line
    assert secure.get("/accounts").status_code == 200


@pytest.mark.parametrize(("name", "password"), [("Ann", OTHER), ("Nobody", PASSWORD), ("", ""), ("Ann", ""), ("Ann", "x" * 299)])
def test_a_wrong_name_and_a_wrong_password_are_told_alike(desk: Desk, name: str, password: str) -> None:
    client = desk()
    answer = sign_in(client, name, password)
    assert answer.status_code == 401 and "no account of that name with that password" in answer.text
    assert COOKIE not in client.cookies


def test_an_unknown_name_costs_as_much_as_a_known_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    hasher = signing.PasswordHasher()

    class Counting:
        def verify(self, hashed: str, password: str) -> bool:
            tried.append(hashed.rsplit("$", 2)[0])
            return hasher.verify(hashed, password)

        def check_needs_rehash(self, hashed: str) -> bool:
            return False

        def hash(self, password: str) -> str:
            return hasher.hash(password)

    monkeypatch.setattr(signing, "PasswordHasher", Counting)
    signing._nobodys.cache_clear()
    for name in ("Ann", "Nobody"):
        sign_in(desk(), name, OTHER)
    assert len(tried) == 2 and tried[0] == tried[1]
    signing._nobodys.cache_clear()


def test_a_session_is_a_new_one_whatever_the_browser_had(desk: Desk, office: Office) -> None:
    client = desk()
    client.cookies.set(COOKIE, "planted", domain="127.0.0.1", path="/")
    sign_in(client, "Rita")
    with office.ledger() as ledger:
        assert signing.session_of(ledger, "planted", office.now()) is None
    client.cookies.clear()
    client.headers.pop("X-CSRF")
    sign_in(client, "Rita")
    first = client.cookies[COOKIE]
    client.post("/logout")
    sign_in(client, "Rita")
    assert client.cookies[COOKIE] != first and len(first) == 43


def test_another_site_signs_nobody_in(desk: Desk) -> None:
    client = desk()
    form = {"name": "Ann", "password": PASSWORD}
    assert client.post("/login", data=form).status_code == 403
    mine = field_of(client.get("/login"))
    assert desk().post("/login", data={**form, "csrf": mine}).status_code == 403
    client.cookies.clear()
    assert client.post("/login", data={**form, "csrf": mine}).status_code == 403
    sent = client.post("/login", data={**form, "csrf": field_of(client.get("/login"))}, headers={"Origin": "https://evil.example"})
    assert sent.status_code == 403


def test_signing_in_is_tried_only_so_often(desk: Desk) -> None:
    client = desk(Policy(name_here_rate="3/minute"))
    found = [sign_in(client, "Ann", OTHER).status_code for _ in range(3)] + [sign_in(client, "ann").status_code]
    assert found == [401, 401, 401, 429]
    assert [sign_in(client, "Nobody", OTHER).status_code for _ in range(4)] == [401, 401, 401, 429]
    assert sign_in(client, "Rita").status_code == 303
    busy = desk(Policy(login_rate="2/minute"))
    assert [sign_in(busy, name, OTHER).status_code for name in ("a", "b", "c")] == [401, 401, 429]
    watched = desk(Policy(name_rate="2/hour"))
    assert [sign_in(watched, "Ann", OTHER).status_code for _ in range(3)] == [401, 401, 429]


def test_signing_out_ends_the_session_and_not_only_the_cookie(desk: Desk) -> None:
    client = desk()
    sign_in(client, "Ann")
    kept = client.cookies[COOKIE]
    assert client.post("/logout").headers["location"] == "/login"
    assert COOKIE not in client.cookies
    other = desk(cookies={COOKIE: kept})
    assert other.get("/").status_code == 303


@pytest.mark.parametrize(("hours", "status"), [(11, 200), (13, 303)])
def test_a_session_that_nobody_uses_ends(desk: Desk, office: Office, monkeypatch: pytest.MonkeyPatch, hours: int, status: int) -> None:
    client = desk()
    sign_in(client, "Ann")
    monkeypatch.setattr(office, "now", lambda: _in(hours))
    assert client.get("/accounts").status_code == status


def test_a_session_ends_after_a_week_however_it_is_used(desk: Desk, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk()
    sign_in(client, "Ann")
    found = []
    for hours in range(10, 24 * 7 + 10, 10):
        monkeypatch.setattr(office, "now", lambda hours=hours: _in(hours))
        found.append(client.get("/accounts").status_code)
    assert set(found[:-1]) == {200} and found[-1] == 303


def _in(hours: int) -> str:
    return (datetime.fromisoformat("2030-01-01T00:00:00+00:00") + timedelta(hours=hours)).isoformat()[:19] + "Z"


@pytest.fixture(autouse=True)
def clock(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the first of January 2030."""
    monkeypatch.setattr(office, "now", lambda: _in(0))


def test_a_new_password_signs_out_everywhere(desk: Desk) -> None:
    one, other = desk(), desk()
    sign_in(one, "Ann")
    sign_in(other, "Ann")
    assert one.post("/accounts/password", data={"old": OTHER, "new": OTHER}).status_code == 403
    assert one.post("/accounts/password", data={"old": PASSWORD, "new": "short"}).status_code == 422
    assert one.post("/accounts/password", data={"old": PASSWORD, "new": OTHER}).status_code == 303
    assert one.get("/").status_code == other.get("/").status_code == 303
    assert sign_in(one, "Ann").status_code == 401 and sign_in(one, "Ann", OTHER).status_code == 303


def test_the_token_of_one_session_is_not_that_of_another(desk: Desk) -> None:
    one, other = desk(), desk()
    sign_in(one, "Ann")
    sign_in(other, "Ann")
    assert one.headers["X-CSRF"] != other.headers["X-CSRF"]
    assert one.post("/changes").status_code == 200
    assert one.post("/changes", headers={"X-CSRF": other.headers["X-CSRF"]}).status_code == 403
    assert one.post("/changes", headers={"X-CSRF": ""}).status_code == 403
    assert one.post("/api/v1/changes", json={}, headers={"X-CSRF": ""}).status_code == 403


def test_a_program_shows_a_token(desk: Desk, office: Office) -> None:
    client = desk()
    sign_in(client, "Ann")
    page = client.post("/accounts/tokens", data={"called": "a script", "role": "analyst"})
    shown = re.search(r"<code>(reportedly_[\w-]{43})</code>", page.text)
    assert page.status_code == 200 and shown and shown[1] not in client.get("/accounts").text
    program = desk(headers={"Authorization": f"Bearer {shown[1]}"})
    assert program.post("/api/v1/changes", json={}).status_code == 200
    assert program.get("/").status_code == 403 and program.post("/accounts/password").status_code == 403
    for wrong in ("Bearer x", "Basic QTpC", "Bearer", f"bearer {shown[1]}x"):
        assert desk(headers={"Authorization": wrong}).get("/api/v1/openapi.json").status_code == 401
    assert client.post("/accounts/tokens/end", data={"number": field_of(client.get("/accounts"), "number")}).status_code == 303
    assert program.post("/api/v1/changes", json={}).status_code == 401
    with office.ledger() as ledger:
        assert shown[1] not in str(ledger.store.rows(signing_table(ledger)))


def signing_table(ledger: object) -> object:
    """All that is stored of tokens."""
    from sqlalchemy import text

    return text("SELECT * FROM token")


def test_a_token_can_do_no_more_than_its_account(desk: Desk, office: Office) -> None:
    client = desk()
    sign_in(client, "Rita")
    assert client.post("/accounts/tokens", data={"called": "x", "role": "admin"}).status_code == 422
    with office.ledger() as ledger:
        ann = ledger.login("Ann")
        assert ann
        _, shown = signing.make_token(ledger, ann, "a script", Role.ANALYST, office.now())
        signing.set_role(ledger, "Ann", Role.READER)
    assert desk(headers={"Authorization": f"Bearer {shown}"}).post("/api/v1/changes", json={}).status_code == 403


def test_a_disabled_account_is_out_at_once(desk: Desk, office: Office) -> None:
    client, admin = desk(), desk()
    sign_in(client, "Ann")
    sign_in(admin, "Ada")
    with office.ledger() as ledger:
        ann = ledger.login("Ann")
        assert ann
        _, shown = signing.make_token(ledger, ann, "a script", Role.ANALYST, office.now())
    assert admin.post("/accounts/disable", data={"name": "Ann"}).status_code == 303
    assert client.get("/").status_code == 303
    assert desk(headers={"Authorization": f"Bearer {shown}"}).get("/api/v1/openapi.json").status_code == 401
    assert sign_in(client, "Ann").status_code == 401
    assert admin.post("/accounts/enable", data={"name": "Ann"}).status_code == 303
    assert sign_in(client, "Ann").status_code == 303


def test_there_is_always_an_admin(desk: Desk) -> None:
    admin = desk()
    sign_in(admin, "Ada")
    assert admin.post("/accounts/disable", data={"name": "Ada"}).status_code == 422
    assert admin.post("/accounts/role", data={"name": "Ada", "role": "reader"}).status_code == 422
    assert admin.post("/accounts/role", data={"name": "Ann", "role": "admin"}).status_code == 303
    assert admin.post("/accounts/role", data={"name": "Ada", "role": "reader"}).status_code == 303
    assert admin.get("/accounts/audit").status_code == 403


def test_an_admin_adds_and_resets(desk: Desk) -> None:
    admin, new = desk(), desk()
    sign_in(admin, "Ada")
    assert admin.post("/accounts", data={"name": "Zoë", "password": OTHER, "role": "reader"}).status_code == 303
    assert admin.post("/accounts", data={"name": "zoë", "password": OTHER, "role": "reader"}).status_code == 422
    assert sign_in(new, "ZOË", OTHER).status_code == 303
    assert admin.post("/accounts/reset", data={"name": "Zoë", "password": PASSWORD}).status_code == 303
    assert new.get("/").status_code == 303 and sign_in(new, "Zoë").status_code == 303
    assert admin.post("/accounts/reset", data={"name": "Nobody", "password": PASSWORD}).status_code == 404


@pytest.mark.parametrize("name", ["Ann", "Rita"])
def test_only_an_admin_keeps_accounts(desk: Desk, name: str) -> None:
    client = desk()
    sign_in(client, name)
    page = client.get("/accounts")
    assert page.status_code == 200 and "Ada" not in page.text and "Everybody" not in page.text
    for path, data in {
        "/accounts": {"name": "x", "password": OTHER, "role": "admin"},
        "/accounts/role": {"name": name, "role": "admin"},
        "/accounts/reset": {"name": "Ada", "password": OTHER},
        "/accounts/disable": {"name": "Ada"},
        "/accounts/enable": {"name": "Ada"},
    }.items():
        assert client.post(path, data=data).status_code == 403, path
    assert client.get("/accounts/audit").status_code == 403


def test_another_persons_token_is_not_theirs_to_revoke(desk: Desk, office: Office) -> None:
    with office.ledger() as ledger:
        ada = ledger.login("Ada")
        assert ada
        made, _ = signing.make_token(ledger, ada, "a script", Role.ADMIN, office.now())
    client = desk()
    sign_in(client, "Ann")
    assert client.post("/accounts/tokens/end", data={"number": str(made.number)}).status_code == 404


def test_every_change_is_noted_and_no_password(desk: Desk, office: Office) -> None:
    client = desk()
    sign_in(client, "Ann", OTHER)
    sign_in(client, PASSWORD, PASSWORD)
    sign_in(client, "Ann")
    client.post("/changes")
    client.post("/changes", headers={"X-CSRF": "wrong"})
    client.post("/nowhere")
    client.get("/accounts")
    with office.ledger() as ledger:
        rows = ledger.deeds()[::-1]
    told = [(row.who, row.what, row.on, row.status) for row in rows]
    assert told == [
        ("(not signed in)", "POST /login", "Ann", 401),
        ("(not signed in)", "POST /login", "(no such account)", 401),
        ("(not signed in)", "POST /login", "Ann", 303),
        ("Ann", "POST /changes", "/changes", 200),
        ("Ann", "POST /changes", "/changes", 403),
        ("Ann", "POST /nowhere", "/nowhere", 404),
    ]
    assert PASSWORD not in str(rows) and OTHER not in str(rows) and all(row.where == "testclient" for row in rows)


def test_the_admin_reads_the_log(desk: Desk) -> None:
    admin = desk()
    sign_in(admin, "Ada")
    admin.post("/accounts/role", data={"name": "<b>Ann</b>", "role": "reader"})
    page = admin.get("/accounts/audit")
    assert "POST /accounts/role" in page.text and "&lt;b&gt;Ann&lt;/b&gt;: reader" in page.text and "<b>Ann" not in page.text


def test_a_password_is_hashed_anew_when_that_became_costlier(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from argon2 import PasswordHasher

    dearer = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(signing, "PasswordHasher", lambda: dearer)
    with office.ledger() as ledger:
        before = ledger.login("Ann")
        assert signing.sign_in(ledger, "Ann", PASSWORD, office.now())
        after = ledger.login("Ann")
        assert before and after and before.password != after.password and "m=16,t=2,p=1" in after.password
        assert signing.sign_in(ledger, "Ann", PASSWORD, office.now())


BACK = {
    "/incidents/x?y=1": "/incidents/x?y=1",
    "//evil.example": "/",
    "https://evil.example": "/",
    "/\\evil.example": "/",
    "\\\\evil.example": "/",
    "javascript:alert(1)": "/",
    "/a\r\nSet-Cookie: x": "/",
    "": "/",
    "evil": "/",
    "//[": "/",
    "/é": "/",
}


@pytest.mark.parametrize("given", BACK)
def test_one_comes_back_only_to_the_desk(given: str) -> None:
    assert local(given) == BACK[given]


def test_one_comes_back_to_where_one_wanted(desk: Desk) -> None:
    client = desk()
    asked = client.get("/search?q=a+b")
    assert asked.headers["location"] == "/login?next=%2Fsearch%3Fq%3Da%2Bb"
    back = field_of(client.get(asked.headers["location"]), "next")
    assert sign_in(client, "Ann", next=back).headers["location"] == "/search?q=a+b"


def test_who_must_sign_in_reads_no_page(desk: Desk) -> None:
    client: TestClient = desk()
    assert client.get("/login").status_code == 200
    assert client.get("/login", headers={"HX-Request": "true"}).status_code == 200
    assert client.get("/", headers={"HX-Request": "true"}).status_code == 401
