"""A small ledger of invented reports, made from hand-built readings: two reports of the seizure of the ferry Linnet, a day apart."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from reportedly.desk import Office, create_app
from reportedly.ledger import Ledger, open_ledger
from reportedly.model import JudgementKind, Reading
from reportedly.settings import Settings
from reportedly.workflow.adding import add_reading
from reportedly.workflow.deciding import judge_pairs
from tests.desk.conftest import HERE
from tests.publish.fixtures import ferry, ferry_later

FIRST, LATER, AGAIN = "2025-03-12T20:00:00Z", "2025-03-13T20:00:00Z", "2025-03-14T20:00:00Z"


def key(reading: Reading) -> str:
    """The key of a reading's report."""
    return reading.report.sha256[:16]


def join(ledger: Ledger, *readings: Reading, at: str = LATER) -> None:
    """Say that the readings are of one incident."""
    judge_pairs(ledger, JudgementKind.SAME, [f"{key(each)}#0" for each in readings], ("A. Analyst", at, "one ferry"))


class Clocked(Office):
    """An office whose clock is set by the test."""

    time = LATER

    def now(self) -> str:
        """The time that is set."""
        return self.time


@dataclass
class Quay:
    """A desk over a ledger: the office with a clock that is set, one person's client, and the incident's id."""

    office: Clocked
    client: TestClient
    incident: str

    def get(self, path: str, **headers: str) -> str:
        """A page that is there."""
        answer = self.client.get(path, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.text

    def page(self, query: str = "") -> str:
        """The incident's page."""
        return self.get(f"/incidents/{self.incident}{query}")


@pytest.fixture(scope="session")
def linnet_ledger(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A ledger of both reports, the second a day after the first, and the incident's id; made once, and copied by who writes."""
    path = tmp_path_factory.mktemp("quay") / "quay.sqlite"
    with open_ledger(path, create=True) as ledger:
        add_reading(ledger, ferry(), FIRST)
        add_reading(ledger, ferry_later(), LATER)
        join(ledger, ferry(), ferry_later())
        return path, ledger.incident_of([f"{key(ferry())}#0"])[f"{key(ferry())}#0"]


@pytest.fixture
def quay(linnet_ledger: tuple[Path, str], tmp_path: Path) -> Iterator[Quay]:
    """The desk over a copy of it."""
    path, incident = shutil.copy(linnet_ledger[0], tmp_path / "quay.sqlite"), linnet_ledger[1]
    office = Clocked(Settings(ledger=str(path)))
    app = create_app(office)
    yield Quay(office, TestClient(app, base_url=HERE, headers={"X-CSRF": app.state.knowing.csrf}, follow_redirects=False), incident)
    office.close()
