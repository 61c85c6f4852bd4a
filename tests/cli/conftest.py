"""What the tests of the ledger's commands share: a ledger to try them on, and a way to call them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def ledger(example_ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of four reports of two incidents, as reportedly.sqlite in the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    return Path(shutil.copy(example_ledger, tmp_path / "reportedly.sqlite"))
