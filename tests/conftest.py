"""What all tests share: where the development corpora are, if they are, and a fixed course for the property tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reportedly.ledger import open_ledger
from reportedly.places import Gazetteer, open_gazetteer
from reportedly.reading import read_inputs
from reportedly.settings import Settings
from reportedly.workflow.adding import add_reports

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
EXAMPLES = [
    str(ROOT / "examples" / name)
    for name in ("jaffar-express/1-first-alert.txt", "jaffar-express/3-group-statement.txt", "jaffar-express/5-army-interview.txt")
] + [str(ROOT / "examples" / "invented" / "blast.txt")]
ADDED = "2025-04-01T12:00:00Z"

settings.register_profile(
    "reportedly",
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("reportedly")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with four of the examples, read once; a test that writes makes a copy of it."""
    path = tmp_path_factory.mktemp("ledger") / "reportedly.sqlite"
    with open_ledger(path, create=True) as ledger:
        assert all(not isinstance(each, Exception) for each in add_reports(ledger, read_inputs(EXAMPLES), Settings(), ADDED))
    return path


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The gazetteer of the installed packages, built in the user's cache the first time."""
    return open_gazetteer()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the development corpora; the test is skipped where it is not there."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("the development corpora are not at ../shared: this test compares with them")
    return SHARED
