"""The solver against z3, on random small claim sets: the same smallest sets, and so the same answer for every subset."""

from __future__ import annotations

import os

import pytest

from reportedly.reconcile.solver import minimal_conflicts
from tests.reconcile.solver.claim_sets import claim_set

pytest.importorskip("z3", reason="z3-solver is not installed: it is the oracle of these tests")

SETS = int(os.environ.get("CLAIM_SETS", "1500"))


def test_the_smallest_sets_are_those_of_the_oracle() -> None:
    from tests.reconcile.solver.oracle import Oracle

    for seed in range(SETS):
        problem = claim_set(seed)
        found = minimal_conflicts(problem)
        assert not found.truncated, seed
        assert sorted(conflict.claims for conflict in found.sets) == sorted(Oracle(problem).minimal()), seed
