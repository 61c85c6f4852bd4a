"""A small application behind the gate, with routes that do what no route of the desk should do."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from typing import Any

import fastapi.routing
import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient
from httpx import Response

from reportedly.desk import Office, Policy, create_app
from reportedly.errors import Unknown
from reportedly.model.desk import Role
from reportedly.settings import Settings
from reportedly.workflow import signing
from tests.desk.conftest import HERE

SECRET = "hunter2 in /srv/hidden/place.sqlite"
Desk = Callable[..., TestClient]


async def chunks() -> AsyncIterator[bytes]:
    for number in range(3):
        yield b"%d\n" % number


def rigged(app: FastAPI) -> FastAPI:
    """Routes that fail, stream, and tell what was sent to them."""

    @app.get("/fails")
    @app.get("/api/v1/fails")
    def fails() -> None:
        raise RuntimeError(SECRET)

    @app.get("/unknown")
    def unknown() -> None:
        raise Unknown("there is no such thing")

    @app.get("/streams")
    async def streams() -> StreamingResponse:
        return StreamingResponse(chunks(), headers={"Server": "x", "Cache-Control": "public", "Access-Control-Allow-Origin": "*"})

    @app.get("/breaks")
    async def breaks() -> StreamingResponse:
        async def some() -> AsyncIterator[bytes]:
            yield b"begun"
            raise RuntimeError(SECRET)

        return StreamingResponse(some())

    @app.post("/changes")
    @app.post("/api/v1/changes")
    async def changes(request: Request) -> dict[str, int]:
        return {"bytes": len(await request.body())}

    @app.post("/files")
    async def takes(request: Request) -> dict[str, object]:
        form = await request.form()
        return {"names": sorted(form), "bytes": sum(getattr(part, "size", 0) for part in form.values())}

    return app


@pytest.fixture
def desk(office: Office) -> Desk:
    """Makes a client without a token of a rigged desk under a policy."""

    def make(policy: Policy | None = None, **client: object) -> TestClient:
        return TestClient(rigged(create_app(office, policy)), **{"base_url": HERE, "follow_redirects": False, **client})  # type: ignore[arg-type]

    return make


def token_of(client: TestClient) -> str:
    """The token of the forms of who is alone on the machine."""
    token: str = client.app.state.knowing.csrf  # type: ignore[attr-defined]
    return token


def routes() -> list[Any]:
    """Every route of the desk, however its routers are nested."""
    given = create_app(Office(Settings(ledger="none"))).routes
    nested = getattr(fastapi.routing, "iter_route_contexts", None)
    return [route for route in (nested(given) if nested else given) if getattr(route, "dependant", None)]


PASSWORD = "a lantern over Quellby"


@pytest.fixture
def people(office: Office, monkeypatch: pytest.MonkeyPatch) -> dict[str, Role]:
    """An account of each role, all with the password ``PASSWORD``; hashing is made quick."""
    cheap = PasswordHasher.from_parameters(CHEAPEST)
    monkeypatch.setattr(signing, "PasswordHasher", lambda: cheap)
    names = {"Ada": Role.ADMIN, "Ann": Role.ANALYST, "Rita": Role.READER}
    with office.ledger() as ledger:
        for name, role in names.items():
            signing.add_account(ledger, name, role, PASSWORD, office.now())
    return names


def field_of(answer: Response, name: str = "csrf") -> str:
    """The value of a hidden field of a page's first form that has it."""
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.text)
    assert found, answer.text
    return found[1]


def sign_in(client: TestClient, name: str, password: str = PASSWORD, **more: str) -> Response:
    """Sign in as a browser does; requests carry the token of the forms from then on."""
    given = {"name": name, "password": password, "csrf": field_of(client.get("/login")), **more}
    answer = client.post("/login", data=given)
    if answer.status_code == 303:
        client.headers["X-CSRF"] = field_of(client.get("/accounts"))
    return answer
