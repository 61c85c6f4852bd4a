from __future__ import annotations

import pytest

from reportedly.places import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The gazetteer of the installed packages, built in the user's cache the first time."""
    return open_gazetteer()
