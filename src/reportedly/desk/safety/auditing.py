"""The audit log, written at the gate, so that nothing can be forgotten: who asked for which change, on what, and how it was answered."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from reportedly.desk.access import Person
from reportedly.desk.office import Office
from reportedly.desk.safety.origins import address_of
from reportedly.errors import LedgerError
from reportedly.model.desk import Deed

log = logging.getLogger("reportedly.desk")
NOBODY = "(not signed in)"


class AuditLog:
    """Writes what is asked of one office into its ledger."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def noting(self, request: Request) -> Callable[[int], Awaitable[None]]:
        """What puts a request into the log once the status of its answer is known. Raises nothing."""

        async def note(status: int) -> None:
            await run_in_threadpool(self._note, deed_of(request, status, self._office.now()))

        return note

    def _note(self, deed: Deed) -> None:
        try:
            with self._office.ledger() as ledger:
                ledger.note(deed)
        except LedgerError:
            log.critical("this is missing in the audit log: %r", deed)


def deed_of(request: Request, status: int, at: str) -> Deed:
    """
    A request as a row of the log: the route rather than the address, which stands beside it.

    A route may say in ``request.state.subject`` whom or what it was about, where its address does not. Raises nothing.
    """
    person = getattr(request.state, "person", None)
    who = person.name if isinstance(person, Person) else NOBODY
    route = getattr(request.scope.get("route"), "path", request.url.path)
    about = getattr(request.state, "subject", "")
    return Deed(at, who, f"{request.method} {route}", about or request.url.path, address_of(request), status)
