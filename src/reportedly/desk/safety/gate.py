"""The gate: every request passes it, and every answer. Plain ASGI, so that what is streamed stays so."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.desk.access import Person, Role
from reportedly.desk.problems import Refused, sentence_of, status_of
from reportedly.desk.safety.answers import broken, refusal
from reportedly.desk.safety.auditing import AuditLog
from reportedly.desk.safety.bodies import Body, body_of, token_in, too_large
from reportedly.desk.safety.headers import STATIC, protect
from reportedly.desk.safety.knowing import Knowing
from reportedly.desk.safety.origins import API, SAFE, address_of, check_address, check_maker, check_token, is_program
from reportedly.desk.safety.policy import Policy
from reportedly.desk.safety.rates import Rates
from reportedly.errors import ReportedlyError

LOGIN = "/login"
OWN = re.compile(r"/login|/logout|/accounts/password|/accounts/tokens(/end)?|(/api/v1)?/incidents/[^/]+/seen")
"""What one may change who may only read: being signed in, one's own password and tokens, what one has seen."""


class Gate:
    """Stands before an application: who may pass, with what; and what each answer carries."""

    def __init__(self, app: ASGIApp, knowing: Knowing, rates: Rates, log: AuditLog, policy: Policy) -> None:
        self.app = app
        self.knowing = knowing
        self.rates = rates
        self.log = log
        self.policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or refuse it. Raises only what breaks an answer that has begun."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        elif scope["type"] == "http":
            await self._pass(Request(scope), receive, Answer(send, scope["path"]))
        else:
            await self.app(scope, receive, send)

    async def _pass(self, request: Request, receive: Receive, answer: Answer) -> None:
        try:
            body = answer.body = body_of(request, receive, self.policy)
            await self._admit(request, body, answer)
            await self.app(request.scope, body.receive, answer.send)
            given = None if answer.begun else refusal(request, too_large(body.most))
        except Exception as error:
            if answer.begun:
                raise
            given = _failed(request, error, answer.body)
        if given is not None:
            await given(request.scope, receive, answer.through)

    async def _admit(self, request: Request, body: Body, answer: Answer) -> None:
        """Set the person of a request. Raises Refused where it may not pass, TooLarge, LedgerError."""
        check_address(request, self.policy)
        if request.method not in SAFE:
            check_maker(request)
        if request.url.path.startswith(STATIC):
            return
        person = await run_in_threadpool(self.knowing.who, request)
        self._count(request, person)
        request.state.person = person
        if person is None and request.url.path != LOGIN:
            raise Refused(401, "sign in first")
        if person is not None and person.token and not request.url.path.startswith(API):
            raise Refused(403, "access tokens are for the API")
        if request.method not in SAFE:
            answer.note = self.log.noting(request)
            await self._check_change(request, person, body)

    async def _check_change(self, request: Request, person: Person | None, body: Body) -> None:
        """Raise Refused (403) where a request to change something lacks the token, or comes from one who may only read."""
        in_form = await token_in(request, body, self.policy)
        if person is None or request.url.path == LOGIN:
            return
        if not (person.token or (person.local and is_program(request))):
            check_token(person, request.headers.get("x-csrf") or in_form)
        if not person.role.covers(Role.ANALYST) and not OWN.fullmatch(request.url.path):
            raise Refused(403, f"this needs the role {Role.ANALYST.value}; {person.name} is {person.role.value}")

    def _count(self, request: Request, person: Person | None) -> None:
        if person is None:
            self.rates.count(self.policy.stranger_rate, "address", address_of(request))
        else:
            self.rates.count(self.policy.local_rate if person.local else self.policy.person_rate, "person", person.name)


class Answer:
    """
    An answer on its way: the headers are put on it; one that was made of a body cut short is not sent.

    ``note`` puts its status into the audit log before anything of it is sent.
    """

    def __init__(self, send: Send, path: str) -> None:
        self.begun = False
        self.body: Body | None = None
        self.note: Callable[[int], Awaitable[None]] | None = None
        self._send = send
        self._path = path

    async def send(self, message: Message) -> None:
        """Send what the application answers, unless its request had a body too large. Raises what the connection raises."""
        if self.begun or not (self.body and self.body.over):
            await self.through(message)

    async def through(self, message: Message) -> None:
        """Send a message, with the headers where it begins an answer. Raises what the connection raises."""
        if message["type"] == "http.response.start":
            self.begun = True
            if self.note:
                await self.note(message["status"])
            protect(MutableHeaders(raw=message.setdefault("headers", [])), self._path)
        await self._send(message)


def _failed(request: Request, error: Exception, body: Body | None) -> Response:
    if body is not None and body.over:
        return refusal(request, too_large(body.most))
    if isinstance(error, Refused):
        return _to_login(request) if error.status == 401 and _wants_page(request) else refusal(request, error)
    if isinstance(error, ReportedlyError):
        return refusal(request, Refused(status_of(error), sentence_of(error)))
    return broken(request, error)


def _wants_page(request: Request) -> bool:
    return not request.url.path.startswith(API) and request.method in SAFE and "hx-request" not in request.headers


def _to_login(request: Request) -> Response:
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(LOGIN if back == "/" else f"{LOGIN}?{urlencode({'next': back})}", 303)
