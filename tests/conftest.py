"""What all tests share: where the development corpora are, if they are, and a fixed course for the property tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reportedly.places import Gazetteer, open_gazetteer

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

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
def gazetteer() -> Gazetteer:
    """The gazetteer of the installed packages, built in the user's cache the first time."""
    return open_gazetteer()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the development corpora; the test is skipped where it is not there."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("the development corpora are not at ../shared: this test compares with them")
    return SHARED
