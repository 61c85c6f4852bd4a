"""Reports that are added, and grouped, in any order give the same ledger."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from benchmarks.synthetic import reading
from reportedly.ledger import open_ledger
from reportedly.model import Reading
from reportedly.workflow.adding import add_reading

ORDERS = 50
FEW = 8


@cache
def made(at: int) -> Reading:
    """A short reading: the first eight are of four happenings."""
    return reading(at, sentences=4)


def digest_of(folder: Path, order: Sequence[int]) -> str:
    """The digest of a ledger that was given the readings in that order, the first of them once more at the end."""
    with open_ledger(folder / "x.sqlite", create=True) as ledger:
        taken = [add_reading(ledger, made(at), f"2031-05-{day:02}T00:00:00Z") for day, at in enumerate([*order, order[0]], 1)]
        assert [each.new for each in taken] == [True] * len(order) + [False]
        assert len(list(ledger.incident_ids())) < len(list(ledger.mention_ids()))
        return ledger.digest()


@pytest.fixture(scope="module")
def in_order(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of a ledger that was given the readings one after the other."""
    return digest_of(tmp_path_factory.mktemp("order"), range(FEW))


@pytest.mark.parametrize("seed", range(ORDERS))
def test_the_order_of_adding_leaves_no_trace(seed: int, in_order: str, tmp_path: Path) -> None:
    order = list(range(FEW))
    random.Random(seed).shuffle(order)
    assert digest_of(tmp_path, order) == in_order
