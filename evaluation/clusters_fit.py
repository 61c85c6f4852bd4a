"""
Fit what each level of each feature weighs (``incidents/data/weights.toml``) on half of the incidents of gva.

    python -m evaluation.clusters_fit SHARED [--half 0|1|all] [--write]

Logistic regression over the pairs that share a blocking key, both of whose incidents hash to that half, by Newton's method. Each weight is
drawn towards that of ``clusters_prior.toml``, which was set by hand before any pair was seen: what the corpus says little of (large
numbers, copies, provinces) stays as it was set; so does what must not speak for "same" by being absent. Weights are rounded to a tenth.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.clusters import GVA, is_fitted, pictures
from evaluation.readings import readings
from evaluation.result import json_lines
from reportedly.incidents import Portrait, comparing, keys
from reportedly.incidents.features import FEATURES

PRIOR = Path(__file__).parent / "clusters_prior.toml"
WEIGHTS = Path(comparing.__file__).parent / "data" / "weights.toml"
DRAWN, HELD, FREE = 4.0, 1000.0, 0.01
ROUNDS = 40
HEAD = "# What each level of each feature weighs, in log odds: see docs/incidents.md, and evaluation/clusters_fit.py, which wrote this.\n"

Level = tuple[str, str]


def priors() -> dict[Level, float]:
    """The weights set by hand, by feature and level. Raises OSError or TOMLDecodeError where they can't be read."""
    read = tomllib.loads(PRIOR.read_text(encoding="utf-8"))
    return {(feature, level): float(weight) for feature, levels in read.items() for level, weight in levels.items()}


def pulls(levels: Sequence[Level]) -> Any:
    """How hard each weight is drawn to its prior. Raises nothing."""
    return np.array([FREE if feature == "start" else HELD if _is_held(feature, level) else DRAWN for feature, level in levels])


def _is_held(feature: str, level: str) -> bool:
    absent = level == "none shared" and feature != "ages"
    return absent or (feature, level) == ("numbers", "large") or (feature == "copies" and level != "some")


def pairs(portraits: Sequence[Portrait], incident: Mapping[str, str]) -> list[tuple[Portrait, Portrait, bool]]:
    """The pairs that share a key, and whether they are one incident. Raises nothing."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(portraits):
        for key in keys(each):
            blocks[key].append(at)
    shared = sorted({pair for block in blocks.values() for pair in combinations(block, 2)})
    return [
        (portraits[one], portraits[other], incident[portraits[one].mention] == incident[portraits[other].mention]) for one, other in shared
    ]


def found_in(a: Portrait, b: Portrait) -> Iterator[Level]:
    """The levels found in comparing two portraits, and the start. Raises nothing."""
    yield "start", "any"
    first, second = sorted((a, b), key=lambda portrait: portrait.mention)
    for feature in FEATURES:
        what = feature(first, second)
        if what:
            yield feature.__name__, what.level


def fit(seen: Sequence[tuple[Portrait, Portrait, bool]]) -> dict[Level, float]:
    """The weights that tell the pairs best. Raises OSError or TOMLDecodeError where the priors can't be read."""
    prior = priors()
    levels = list(prior)
    place = {level: at for at, level in enumerate(levels)}
    rows = np.zeros((len(seen), len(levels)))
    for at, (a, b, _) in enumerate(seen):
        rows[at, [place[level] for level in found_in(a, b)]] = 1
    same = np.array([float(is_same) for *_, is_same in seen])
    weights = _newton(rows, same, np.array(list(prior.values())), pulls(levels))
    return {level: round(float(weight), 1) + 0.0 for level, weight in zip(levels, weights, strict=True)}


def _newton(rows: Any, same: Any, prior: Any, pull: Any) -> Any:
    weights = prior.copy()
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (same - odds) - pull * (weights - prior)
        bend = (rows * (odds * (1 - odds))[:, None]).T @ rows + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if abs(step).max() < 1e-6:
            break
    return weights


def as_toml(weights: Mapping[Level, float]) -> str:
    """The weights as the file that the package reads. Raises nothing."""
    tables: dict[str, list[str]] = defaultdict(list)
    for (feature, level), weight in weights.items():
        tables[feature].append(_line(level, weight))
    return HEAD + "".join(f"\n[{feature}]\n{''.join(lines)}" for feature, lines in tables.items())


def _line(level: str, weight: float) -> str:
    name = level if level.isalpha() else f'"{level}"'
    return f"{name} = {weight}\n"


def main(argv: Sequence[str]) -> int:
    """Print, or write, the weights. Raises CorpusMissing where the corpus is not there, SystemExit on options that mean nothing."""
    options = argparse.ArgumentParser(prog="python -m evaluation.clusters_fit")
    options.add_argument("shared", type=Path)
    options.add_argument("--half", choices=("0", "1", "all"), default="0")
    options.add_argument("--write", action="store_true")
    asked = options.parse_args(argv)
    read = readings(asked.shared / GVA, "gva")
    gold = {reading.report.sha256[:16]: str(line["incident"]) for reading, line in zip(read, json_lines(asked.shared / GVA), strict=True)}
    chiefly = sorted((each for each in pictures(read) if each.mention.endswith("#0")), key=lambda each: each.mention)
    wanted = {"0": (True,), "1": (False,), "all": (True, False)}[asked.half]
    kept = [each for each in chiefly if is_fitted(gold[each.report]) in wanted]
    text = as_toml(fit(pairs(kept, {each.mention: gold[each.report] for each in kept})))
    if asked.write:
        WEIGHTS.write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
