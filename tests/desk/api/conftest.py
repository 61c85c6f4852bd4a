"""What the tests of the API share: a desk over a ledger of each kind, SQLite and PostgreSQL, and all pages of a list as one."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from reportedly.desk import Office, create_app
from reportedly.ledger import open_ledger
from reportedly.settings import Settings
from reportedly.workflow.adding import add_reading
from tests.ledger.conftest import postgresql

__all__ = ["postgresql"]

ADDED = "2025-04-01T12:00:00Z"
TRAIN, PLANT, EARLIER = "2225a1f12c8a", "9db99d50e6b9", "6d77d82543f4"
WIRE, BLAST = "784e7febabf5760e", "b3a1d3589c7fd9a8"
V1 = "/api/v1"


@dataclass(frozen=True)
class Api:
    """A desk over a ledger, asked as one person on their own machine asks it."""

    client: TestClient
    where: str

    def get(self, path: str, **asked: object) -> Any:
        """What a route that succeeds answers."""
        answer = self.client.get(V1 + path, params=asked)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def pages(self, path: str, **asked: object) -> Iterator[list[Any]]:
        """The pages of a list, as their own addresses lead from one to the next."""
        page = self.get(path, **asked)
        while True:
            yield page["items"]
            if page["next"] is None:
                return
            answer = self.client.get(page["next"])
            assert answer.status_code == 200, answer.text
            page = answer.json()

    def every(self, path: str, **asked: object) -> list[Any]:
        """All items of a list."""
        return [item for page in self.pages(path, **asked) for item in page]

    def judge(self, **body: object) -> Any:
        """What a judgement that is taken answers."""
        answer = self.client.post(f"{V1}/judgements", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def refused(self, status: int, method: str, path: str, **more: Any) -> Any:
        """The problem that a request which can't be met gets."""
        answer = self.client.request(method, V1 + path, **more)
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        return answer.json()


def desk_over(where: str) -> Api:
    """A desk over the ledger there."""
    return Api(TestClient(create_app(Office(Settings(ledger=where))), base_url="http://127.0.0.1:8765"), where)


def filled(where: str, example: Path) -> str:
    """The place of a ledger with what the example ledger holds."""
    with open_ledger(example) as old, open_ledger(where, create=True) as new:
        for card in old.cards():
            reading = old.reading(card.key)
            add_reading(new, replace(reading, report=replace(reading.report, raw=old.raw(card.key))), ADDED)
    return where


@pytest.fixture(scope="session", autouse=True)
def patient() -> Iterator[None]:
    """The list waits until every incident is in it: how long a busy machine takes is not what these tests are about."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reportedly.desk.office.NOTICED", 30.0)
        yield


def place_for(kind: str, example: Path, folder: Path, request: pytest.FixtureRequest) -> str:
    """The place of a fresh ledger of a kind with the examples in it."""
    if kind == "sqlite":
        return str(shutil.copy(example, folder / "secret-folder.sqlite"))
    server: str = request.getfixturevalue("postgresql")
    return filled(schema_in(server), example)


def schema_in(server: str) -> str:
    """The address of a schema of its own in the one database of a server."""
    import psycopg

    name = f"d{uuid.uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{name}"')
    return f"{server}/postgres?options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def api(request: pytest.FixtureRequest, example_ledger: Path, tmp_path: Path) -> Iterator[Api]:
    """A desk over a fresh ledger of each kind, to be changed."""
    yield from opened(place_for(request.param, example_ledger, tmp_path, request))


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def still(request: pytest.FixtureRequest, example_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A desk over a ledger of each kind that no test changes."""
    yield from opened(place_for(request.param, example_ledger, tmp_path_factory.mktemp("still"), request))


def opened(where: str) -> Iterator[Api]:
    """A desk, closed afterwards."""
    made = desk_over(where)
    yield made
    made.client.app.state.office.close()  # type: ignore[attr-defined]
