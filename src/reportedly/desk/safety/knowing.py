"""Who asks. Alone on a machine, it is whoever started the desk."""

from __future__ import annotations

import getpass
import secrets

from starlette.requests import Request

from reportedly.desk.access import Person, Role
from reportedly.desk.office import Office
from reportedly.desk.safety.policy import Policy


class Knowing:
    """Finds out who asks. ``csrf`` is the token of the forms of the one who is alone on the machine, made anew with each start."""

    def __init__(self, office: Office, policy: Policy) -> None:
        self.csrf = secrets.token_urlsafe(32)
        self._office = office
        self._policy = policy
        self._me = Person(_my_name(), Role.ADMIN, self.csrf)

    def who(self, _request: Request) -> Person | None:
        """The person of a request, None where nobody is signed in. Raises LedgerError."""
        return None if self._policy.accounts else self._me


def _my_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
