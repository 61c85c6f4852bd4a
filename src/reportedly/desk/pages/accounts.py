"""Accounts: one's own password and access tokens; for an admin everybody's accounts, and the audit log."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from reportedly.desk.access import Admin, Person, Reader
from reportedly.desk.office import Office, Shared
from reportedly.desk.pages.rendering import page
from reportedly.desk.problems import Refused
from reportedly.desk.safety.origins import address_of
from reportedly.ledger import Ledger
from reportedly.model.desk import Login, Role
from reportedly.workflow.signing import add_account, make_token, right_password, set_disabled, set_password, set_role

router = APIRouter(prefix="/accounts")
Field = Annotated[str, Form(max_length=300)]
PAGE = 100
PLACE = "/accounts"


@router.get("")
def accounts(request: Request, person: Reader, office: Shared) -> HTMLResponse:
    """One's own account; for an admin all of them."""
    return _page(request, person, office, {})


@router.get("/audit")
def audit(request: Request, person: Admin, office: Shared, before: Annotated[int | None, Query(ge=0, le=2**62)] = None) -> HTMLResponse:
    """The audit log, the latest first."""
    with office.ledger() as ledger:
        deeds = ledger.deeds(before, PAGE)
    return page(request, "audit.html", {"deeds": deeds, "more": deeds[-1].number if len(deeds) == PAGE else None})


@router.post("")
def add(request: Request, person: Admin, office: Shared, name: Field, password: Field, role: Annotated[Role, Form()]) -> Response:
    """Add an account; with the first, everybody has to sign in from now on."""
    request.state.subject = name
    with office.ledger() as ledger:
        add_account(ledger, name, role, password, office.now())
    request.app.state.knowing.looked()
    return _done()


@router.post("/role")
def change_role(request: Request, person: Admin, office: Shared, name: Field, role: Annotated[Role, Form()]) -> Response:
    """Change what an account may do."""
    request.state.subject = f"{name}: {role.value}"
    with office.ledger() as ledger:
        set_role(ledger, name, role)
    return _done()


@router.post("/reset")
def reset(request: Request, person: Admin, office: Shared, name: Field, password: Field) -> Response:
    """Give an account another password; it is signed out everywhere."""
    request.state.subject = name
    with office.ledger() as ledger:
        set_password(ledger, name, password)
    return _done()


@router.post("/disable")
def disable(request: Request, person: Admin, office: Shared, name: Field) -> Response:
    """Disable an account: it is signed out, and its tokens are revoked."""
    return _disabled(request, office, name, True)


@router.post("/enable")
def enable(request: Request, person: Admin, office: Shared, name: Field) -> Response:
    """Enable an account again."""
    return _disabled(request, office, name, False)


@router.post("/password")
def change_password(request: Request, person: Reader, office: Shared, old: Field, new: Field) -> Response:
    """Change one's own password, and sign out everywhere. Raises Refused (403, 429) where the old one is another."""
    login = _own(office, person)
    request.state.subject = person.name
    request.app.state.rates.count(request.app.state.policy.name_here_rate, "password", address_of(request), person.name)
    if not right_password(login, old):
        raise Refused(403, "this is not your password")
    with office.ledger() as ledger:
        set_password(ledger, person.name, new)
    return RedirectResponse("/login", 303)


@router.post("/tokens")
def add_token(request: Request, person: Reader, office: Shared, called: Field, role: Annotated[Role, Form()]) -> Response:
    """Make an access token of one's own; it is shown once."""
    login = _own(office, person)
    request.state.subject = f"{called}: {role.value}"
    with office.ledger() as ledger:
        made, shown = make_token(ledger, login, called, role, office.now())
    return _page(request, person, office, {"called": made.name, "shown": shown})


@router.post("/tokens/end")
def end_token(request: Request, person: Reader, office: Shared, number: Annotated[int, Form(ge=0, le=2**62)]) -> Response:
    """Revoke an access token: one's own, or as an admin anybody's. Raises Refused (404) where there is none."""
    request.state.subject = f"token {number}"
    with office.ledger() as ledger:
        mine = [each for each in ledger.tokens() if each.number == number and (_is_admin(person) or each.login.name == person.name)]
        if not mine:
            raise Refused(404, "there is no such token")
        ledger.end_token(number, office.now())
    return _done()


def _page(request: Request, person: Person, office: Office, values: dict[str, object]) -> HTMLResponse:
    with office.ledger() as ledger:
        logins, tokens = ledger.logins(), [each for each in ledger.tokens() if not each.ended_at]
    everybody = _is_admin(person)
    shared = {
        "logins": logins if everybody else [],
        "tokens": [each for each in tokens if everybody or each.login.name == person.name],
        "roles": [role.value for role in Role],
        "mine": [role.value for role in Role if person.role.covers(role)],
        "called": "",
        "shown": "",
    }
    return page(request, "accounts.html", {**shared, **values})


def _own(office: Office, person: Person) -> Login:
    """The account of who asks. Raises Refused (403) where they have none, or are a program, which may not change it."""
    with office.ledger() as ledger:
        found = _login(ledger, person)
    if found is None or person.token:
        raise Refused(403, "sign in with a password for that")
    return found


def _login(ledger: Ledger, person: Person) -> Login | None:
    return None if person.local else ledger.login(person.name)


def _disabled(request: Request, office: Office, name: str, disabled: bool) -> Response:
    request.state.subject = name
    with office.ledger() as ledger:
        set_disabled(ledger, name, disabled, office.now())
    return _done()


def _is_admin(person: Person) -> bool:
    return person.role.covers(Role.ADMIN) and not person.token


def _done() -> Response:
    return RedirectResponse(PLACE, 303)
