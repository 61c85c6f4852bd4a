"""
Fit what each way of telling a number weighs (``incidents/data/tally.toml``) on half of the incidents of gva, as in ``evaluation.clusters``.

    python -m evaluation.incident_totals_fit SHARED

Of the pairs of numbers that the reports of an incident could mean, the one on record is to weigh most: a conditional logit by Newton's
method, drawn towards zero.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.clusters import is_fitted
from evaluation.incident_totals import Case, cases
from reportedly.incidents import tallying

DRAWN, ROUNDS = 3.0, 20
WEIGHTS = Path(tallying.__file__).parent / "data" / "tally.toml"
HEAD = "# What each way of telling a number weighs, in log odds: written by evaluation/incident_totals_fit.py.\n\n[weights]\n"


def fit(found: Sequence[Case]) -> dict[str, float]:
    """The weights that choose best. Raises nothing."""
    choices = [choice for case in found if (choice := _choice(case)) is not None]
    names = [name for name, _ in tallying.ways(found[0].record, found[0].told)]
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        slope, bend = -DRAWN * weights, DRAWN * np.eye(len(names))
        for rows, right in choices:
            odds = np.exp(rows @ weights - (rows @ weights).max())
            odds /= odds.sum()
            mean = odds @ rows
            slope, bend = slope + rows[right] - mean, bend + (rows * odds[:, None]).T @ rows - np.outer(mean, mean)
        weights = weights + np.linalg.solve(bend, slope)
    return {name: round(float(weight), 2) + 0.0 for name, weight in zip(names, weights, strict=True)}


def _choice(case: Case) -> tuple[Any, int] | None:
    pairs = tallying.candidates(case.told)
    if case.record not in pairs:
        return None
    return np.array([[share for _, share in tallying.ways(pair, case.told)] for pair in pairs]), pairs.index(case.record)


def main(argv: Sequence[str]) -> int:
    """Write the weights. Raises CorpusMissing where the corpus is not there."""
    kept = [case for case in cases(Path(argv[0])) if case.reachable and is_fitted(case.name)]
    text = HEAD + "".join(f'"{name}" = {weight}\n' for name, weight in fit(kept).items())
    WEIGHTS.write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
