"""The benchmark of the solver plants twenty conflicts among two hundred positions, and says whether just those were found in time."""

from __future__ import annotations

import pytest

from benchmarks import solver
from reportedly.reconcile.solver import minimal_conflicts


def test_just_the_twenty_planted_conflicts_are_found_among_two_hundred_positions() -> None:
    problem, planted = solver.incident()
    found = minimal_conflicts(problem)
    assert len(problem.claims) >= 200
    assert len(planted) == 20
    assert {conflict.claims for conflict in found.sets} == planted
    assert not found.truncated


@pytest.mark.parametrize(("bar", "status"), [("60", 0), ("0", 1)])
def test_the_exit_status_says_whether_the_bar_was_kept(bar: str, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert solver.main(["--rounds", "1", "--bar", bar]) == status
    assert "exactly those planted" in capsys.readouterr().out
