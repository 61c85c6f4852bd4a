"""Signing in and out."""

from __future__ import annotations

import hmac
import secrets
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from reportedly.desk.access import Person
from reportedly.desk.office import Office, Shared
from reportedly.desk.pages.rendering import page
from reportedly.desk.problems import Refused
from reportedly.desk.safety.knowing import FORM_COOKIE, cookie_of, drop, keep
from reportedly.desk.safety.origins import UNSIGNED, address_of
from reportedly.workflow.signing import Opened, hash_of, sign_in

router = APIRouter()
Field = Annotated[str, Form(max_length=300)]
WRONG = "There is no account of that name with that password."


@router.get("/login")
def login(request: Request, next: str = "/") -> Response:  # noqa: A002 - what the field is called in the address
    """The form to sign in; who is signed in already goes where they wanted."""
    if isinstance(getattr(request.state, "person", None), Person):
        return RedirectResponse(local(next), 303)
    return _form(request, local(next))


@router.post("/login")
def signing_in(request: Request, office: Shared, name: Field = "", password: Field = "", next: Field = "/", csrf: Field = "") -> Response:  # noqa: A002
    """Open a session with a token of its own, whatever the browser had before. Raises Refused (403, 429)."""
    _check_form(request, csrf)
    _count(request, name)
    opened = _opened(request, office, name, password)
    if opened is None:
        return _form(request, local(next), WRONG, 401)
    answer = RedirectResponse(local(next), 303)
    keep(request, answer, opened.token)
    return answer


@router.post("/logout")
def logout(request: Request, office: Shared) -> Response:
    """End the session that the browser shows."""
    _end(request, office)
    answer = RedirectResponse("/login", 303)
    drop(request, answer)
    return answer


def local(address: str) -> str:
    """An address of the desk's own, or its first page where it leads anywhere else. Raises nothing."""
    plain = address.replace("\\", "/")
    try:
        parts = urlsplit(plain)
    except ValueError:
        return "/"
    sound = plain.startswith("/") and not plain.startswith("//") and not parts.netloc and not parts.scheme
    return address if sound and address.isascii() and address.isprintable() and "\\" not in address else "/"


def _opened(request: Request, office: Office, name: str, password: str) -> Opened | None:
    with office.ledger() as ledger:
        known = ledger.login(name)
        request.state.subject = known.name if known else "(no such account)"
        opened = sign_in(ledger, name, password, office.now())
    if opened:
        _end(request, office)
    return opened


def _end(request: Request, office: Office) -> None:
    cookie = cookie_of(request)
    if cookie:
        with office.ledger() as ledger:
            ledger.end_session(hash_of(cookie))


def _count(request: Request, name: str) -> None:
    """Raise Refused (429) where this was tried too often, whether there is such an account or not."""
    policy, rates, address, folded = request.app.state.policy, request.app.state.rates, address_of(request), hash_of(name.casefold())
    rates.count(policy.login_rate, "login", address)
    rates.count(policy.name_here_rate, "login", address, folded)
    rates.count(policy.name_rate, "login of", folded)


def _form(request: Request, back: str, wrong: str = "", status: int = 200) -> HTMLResponse:
    cookie = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
    answer = page(request, "login.html", {"next": back, "wrong": wrong, "csrf": request.app.state.knowing.form_token(cookie)}, status)
    answer.set_cookie(FORM_COOKIE, cookie, path="/", secure=request.url.scheme == "https", httponly=True, samesite="strict")
    return answer


def _check_form(request: Request, csrf: str) -> None:
    """Raise Refused (403) where the form was not made for this browser: another site could sign people in under its own name."""
    cookie = request.cookies.get(FORM_COOKIE, "")
    if not cookie or not hmac.compare_digest(csrf.encode(), request.app.state.knowing.form_token(cookie).encode()):
        raise Refused(403, UNSIGNED)
