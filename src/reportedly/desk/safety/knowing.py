"""
Who asks: by an access token, by a session's cookie, or, where the ledger has no accounts and only this machine can reach the desk, whoever
started it. From a ledger's first account on everybody signs in, on this machine too.
"""

from __future__ import annotations

import getpass
import hashlib
import hmac
import logging
import secrets
import time

from starlette.requests import Request
from starlette.responses import Response

from reportedly.desk.access import Person, Role
from reportedly.desk.office import Office
from reportedly.desk.problems import Refused
from reportedly.desk.safety.policy import Policy
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
from reportedly.workflow.signing import WHOLE, hash_of, is_stale, session_of, token_of

log = logging.getLogger("reportedly.desk")
COOKIE, SECURE_COOKIE, FORM_COOKIE = "reportedly", "__Host-reportedly", "reportedly-form"
LOOKED_AT = 3.0
"""For so many seconds it is believed that a ledger without accounts has none."""


class Knowing:
    """Finds out who asks. ``csrf`` is the token of the forms of the one who is alone on the machine, made anew with each start."""

    def __init__(self, office: Office, policy: Policy) -> None:
        self.csrf = secrets.token_urlsafe(32)
        self._office = office
        self._me = None if policy.accounts else Person(_my_name(), Role.ADMIN, self.csrf)
        self._alone_until = 0.0

    def who(self, request: Request) -> Person | None:
        """The person of a request, None where nobody is signed in. Raises Refused (401) for a token that is none, LedgerError."""
        shown = request.headers.get("authorization")
        if shown is not None:
            return self._program(shown)
        cookie = cookie_of(request)
        return (self._signed_in(cookie) if cookie else None) or self._alone()

    def form_token(self, cookie: str) -> str:
        """The token of the form to sign in, for the browser with that cookie. Raises nothing."""
        return _derived(self.csrf, cookie)

    def looked(self) -> None:
        """Forget that the ledger had no accounts. Raises nothing."""
        self._alone_until = 0.0

    def _program(self, shown: str) -> Person:
        kind, _, token = shown.partition(" ")
        with self._office.ledger() as ledger:
            found = token_of(ledger, token.strip()) if kind.lower() == "bearer" else None
        if found is None:
            raise Refused(401, "this access token is none, or was revoked")
        role = found.role if found.login.role.covers(found.role) else found.login.role
        return Person(found.login.name, role, local=False, token=True)

    def _signed_in(self, cookie: str) -> Person | None:
        now = self._office.now()
        with self._office.ledger() as ledger:
            found = session_of(ledger, cookie, now)
            if found is None:
                return None
            if is_stale(found, now):
                _see(ledger, cookie, now)
        return Person(found.login.name, found.login.role, _derived(cookie, "forms"), local=False)

    def _alone(self) -> Person | None:
        if self._me is None or time.monotonic() < self._alone_until:
            return self._me
        with self._office.ledger() as ledger:
            if ledger.has_logins():
                self._me = None
        self._alone_until = time.monotonic() + LOOKED_AT
        return self._me


def cookie_of(request: Request) -> str | None:
    """The token of the session that a browser shows. Raises nothing."""
    return request.cookies.get(SECURE_COOKIE if request.url.scheme == "https" else COOKIE)


def keep(request: Request, answer: Response, token: str) -> None:
    """Give a browser the token of its session, for no script to read and no other site to send. Raises nothing."""
    secure = request.url.scheme == "https"
    name, whole = SECURE_COOKIE if secure else COOKIE, int(WHOLE.total_seconds())
    answer.set_cookie(name, token, max_age=whole, path="/", secure=secure, httponly=True, samesite="strict")
    answer.delete_cookie(FORM_COOKIE, path="/", secure=secure, httponly=True, samesite="strict")


def drop(request: Request, answer: Response) -> None:
    """Take a browser's token away. Raises nothing."""
    secure = request.url.scheme == "https"
    answer.delete_cookie(SECURE_COOKIE if secure else COOKIE, path="/", secure=secure, httponly=True, samesite="strict")


def _see(ledger: Ledger, cookie: str, now: str) -> None:
    try:
        ledger.see_session(hash_of(cookie), now)
    except LedgerError:
        log.warning("it can't be noted that a session is in use")


def _derived(secret: str, what: str) -> str:
    return hmac.new(secret.encode(), what.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _my_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
