"""
The time that listing all contradictions of a large incident takes: 200 positions, all tied to each other, with 20 conflicts planted.

    python -m benchmarks.solver [--rounds N] [--bar SECONDS]

The incident has ten districts, each with its dead, its dead civilians and its dead security forces, all told by several sources, some of
whom count further than others; two totals over all districts tie them together. All is true of one world, save two claims a district: that
fewer security forces died than one source counts (a pair), and that fewer people died than civilians and security forces together, as the
two sources who count furthest have them (a triple). Exit status 1: it takes longer than the bar, or finds other sets than those planted.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Sequence

from reportedly.reconcile.solver import Assumption, Law, Linear, Problem, minimal_conflicts

DISTRICTS = 10
TELLERS = 6
BAR = 1.0


def main(argv: Sequence[str]) -> int:
    """Time it, print what was found, and return the exit status. Raises SystemExit on options that mean nothing."""
    options = _options(argv)
    problem, planted = incident()
    times = [_timed(problem) for _ in range(options.rounds)]
    found = minimal_conflicts(problem)
    exact = {conflict.claims for conflict in found.sets} == planted and not found.truncated
    took = statistics.median(times)
    print(f"{len(problem.claims)} positions, {len(problem.laws)} laws, {len(planted)} conflicts planted, {options.rounds} rounds")
    print(f"found {len(found.sets)} sets, {'exactly' if exact else 'NOT'} those planted, in {took:.3f} s (median; bar {options.bar:.1f} s)")
    return int(took > options.bar or not exact)


def incident() -> tuple[Problem, set[tuple[str, ...]]]:
    """The claims and laws, and the sets that can't hold together. Raises nothing."""
    laws, claims, planted = [], [], set()
    for district in range(DISTRICTS):
        laws += _laws(f"{district:02}")
        claims += _true(f"{district:02}", district) + _false(f"{district:02}", district)
        planted |= _planted(f"{district:02}")
    laws += [Law(f"{kind} everywhere", _at_most([f"{kind} {n:02}" for n in range(DISTRICTS)], kind)) for kind in ("dead", "civilians")]
    return Problem(tuple(laws), (*claims, *_totals())), planted


def _laws(name: str) -> list[Law]:
    return [Law(f"parts of {name}", _at_most([f"civilians {name}", f"forces {name}"], f"dead {name}"))]


def _counts(district: int) -> dict[str, int]:
    """The true counts of a district."""
    return {"civilians": 20 + 3 * district, "forces": 10 + district, "dead": 30 + 4 * district}


def _true(name: str, district: int) -> list[Assumption]:
    """Tolls so far, of which one of each kind counts everybody; the last source of the dead counts one less than there are."""
    counts = _counts(district)
    short = {"civilians": 0, "forces": 0, "dead": 1}
    return [
        _claim(f"{kind} {name} {teller}", f"{kind} {name}", count - short[kind] - 2 * (TELLERS - 1 - teller), None)
        for kind, count in counts.items()
        for teller in range(TELLERS)
    ]


def _false(name: str, district: int) -> list[Assumption]:
    counts = _counts(district)
    return [
        _claim(f"forces {name} few", f"forces {name}", 0, counts["forces"] - 1),
        _claim(f"dead {name} few", f"dead {name}", 0, counts["dead"] - 1),
    ]


def _planted(name: str) -> set[tuple[str, ...]]:
    last = TELLERS - 1
    pair = (f"forces {name} few", f"forces {name} {last}")
    triple = (f"civilians {name} {last}", f"dead {name} few", f"forces {name} {last}")
    return {tuple(sorted(pair)), tuple(sorted(triple))}


def _totals() -> list[Assumption]:
    """Totals over all districts that are as they were, so that every district has to do with every other."""
    truth = [_counts(district) for district in range(DISTRICTS)]
    return [_claim(f"{kind} in all", kind, low := sum(counts[kind] for counts in truth), low) for kind in ("dead", "civilians")]


def _claim(name: str, variable: str, low: int, high: int | None) -> Assumption:
    return Assumption(name, name, ((Linear(((variable, 1),), low, high),),))


def _at_most(parts: Sequence[str], whole: str) -> Linear:
    return Linear((*((part, 1) for part in parts), (whole, -1)), None, 0)


def _timed(problem: Problem) -> float:
    begin = time.perf_counter()
    minimal_conflicts(problem)
    return time.perf_counter() - begin


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.solver", description=(__doc__ or "").splitlines()[1])
    parser.add_argument("--rounds", type=int, default=5, help="how often it is timed (5)")
    parser.add_argument("--bar", type=float, default=BAR, help="the most seconds that it may take (1)")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
