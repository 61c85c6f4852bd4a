"""What the tests of the desk share: a fresh copy of the example ledger, a desk over it, and who asks it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from reportedly.desk import Office, create_app
from reportedly.settings import Settings

HERE = "http://127.0.0.1:8765"


@pytest.fixture
def demo(example_ledger: Path, tmp_path: Path) -> Path:
    """A fresh copy of the example ledger."""
    return Path(shutil.copy(example_ledger, tmp_path / "demo.sqlite"))


@pytest.fixture
def office(demo: Path) -> Iterator[Office]:
    """An office over it."""
    made = Office(Settings(ledger=str(demo)))
    yield made
    made.close()


@pytest.fixture
def client(office: Office) -> TestClient:
    """One person on their own machine, whose requests carry the token of the forms."""
    app = create_app(office)
    return TestClient(app, base_url=HERE, headers={"X-CSRF": app.state.knowing.csrf}, follow_redirects=False)
