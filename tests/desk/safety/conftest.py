"""A small application behind the gate, with routes that do what no route of the desk should do."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient

from reportedly.desk import Office, Policy, create_app
from reportedly.errors import Unknown
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
