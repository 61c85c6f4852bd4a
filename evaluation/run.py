"""
Measure accuracy on the corpora in a folder, print one table, record it, and hold it to the floors.

    python -m evaluation.run SHARED [--only NAME] [--jobs N] [--no-record] [--pin]

``--only`` takes the name of an evaluation, or the beginning of several. Evaluations of the same reports are measured by one process, one
after the other, and share the parses; with ``--jobs`` several processes measure side by side, which changes no result and no order. What
is under way, and how long each took, is said on standard error.
Exit status 0: nothing fell; 1: a measure is below its floor; 2: no corpus was found, or an option means nothing.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from evaluation import (
    clusters,
    contradictions,
    convoy,
    fakes,
    figures,
    floors,
    geoparsing,
    gold_sources,
    gum,
    gva,
    gva_dates,
    incident_totals,
    india,
    larger,
    newsquant,
    np4e,
    polnear,
    record,
    tempeval,
)
from evaluation.parses import Parses
from evaluation.result import CorpusMissing, Evaluation, Result
from reportedly.errors import GazetteerMissing

EVALUATIONS: dict[str, Evaluation] = {
    "gold dev": figures.evaluate_dev,
    "gold dev2": figures.evaluate_dev2,
    "gold sources dev": gold_sources.evaluate_dev,
    "gold sources dev2": gold_sources.evaluate_dev2,
    "polnear dev": polnear.evaluate,
    "tempeval3": tempeval.evaluate,
    "newsquant": newsquant.evaluate,
    "gva dates": gva_dates.evaluate,
    "gva totals": gva.evaluate,
    "geoparsing": geoparsing.evaluate,
    "gum news": gum.evaluate,
    "india police events": india.evaluate,
    "np4e": np4e.evaluate,
    "fakes": fakes.evaluate,
    "gva clusters": clusters.evaluate_gva,
    "gva incidents": incident_totals.evaluate,
    "np4e clusters": clusters.evaluate_np4e,
    "fakes clusters": clusters.evaluate_fakes,
    "fakes convoy": convoy.evaluate,
    "gva contradictions": contradictions.evaluate_gva,
    "np4e contradictions": contradictions.evaluate_np4e,
    "fakes contradictions": contradictions.evaluate_fakes,
    "larger pipeline dev": larger.evaluate_dev,
    "larger pipeline dev2": larger.evaluate_dev2,
}
# Evaluations of the same reports, in the order in which they are begun: what takes longest first, so that two processes end together.
SHARING: tuple[tuple[str, ...], ...] = (
    ("gva clusters", "gva incidents", "gva contradictions"),
    ("gva totals", "gva dates"),
    ("geoparsing",),
    ("fakes",),
    ("fakes clusters", "fakes convoy", "fakes contradictions"),
    ("india police events",),
    ("polnear dev",),
    ("tempeval3",),
    ("gold dev2", "gold sources dev2"),
    ("gold dev", "gold sources dev"),
    ("larger pipeline dev2", "larger pipeline dev"),
    ("np4e", "np4e clusters", "np4e contradictions"),
    ("gum news",),
    ("newsquant",),
)
FELL, NOTHING = 1, 2
Measured = tuple[str, Result | None]


def main(argv: Sequence[str]) -> int:
    """Measure as ``argv`` asks and return the exit status. Raises SystemExit on options that mean nothing."""
    options = _options(argv)
    results = measure(options.shared, chosen(options.only), options.jobs)
    if not results:
        _to_stderr(f"no corpus was found in {options.shared}: name the folder that holds data/ and gold/")
        return NOTHING
    pinned = floors.load()
    if options.pin:
        for result in results:
            pinned = floors.raised(pinned, result)
        floors.save(pinned)
    print(record.table(results, pinned))
    if options.record:
        record.record(results)
    return _judge(results, pinned)


def measure(shared: Path, names: Sequence[str], jobs: int = 1) -> list[Result]:
    """The results of those evaluations whose corpus is there, in the order of the table; of the others it is said that they are missing."""
    groups = sharing(names)
    if jobs == 1 or len(groups) == 1:
        found = [measured for group in groups for measured in measure_group(shared, group)]
    else:
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
            found = [measured for group in pool.map(measure_group, [shared] * len(groups), groups) for measured in group]
    results = dict(found)
    return [result for name in EVALUATIONS if (result := results.get(name))]


def sharing(names: Iterable[str]) -> list[tuple[str, ...]]:
    """The evaluations of ``names`` in groups that share their parses; one that shares with none is a group of its own, at the end."""
    wanted = set(names)
    groups = [tuple(name for name in group if name in wanted) for group in SHARING]
    alone = wanted - {name for group in groups for name in group}
    return [group for group in [*groups, *((name,) for name in sorted(alone))] if group]


def measure_group(shared: Path, names: Sequence[str]) -> list[Measured]:
    """The results of some evaluations that share their parses; None for one whose corpus is not there. Raises nothing of its own."""
    parser = Parses()
    return [(name, _measure(shared, name, parser)) for name in names]


def _measure(shared: Path, name: str, parser: Parses) -> Result | None:
    started = time.monotonic()
    try:
        result = EVALUATIONS[name](shared, parser)
    except (CorpusMissing, GazetteerMissing) as missing:
        _to_stderr(f"{name}: not measured, {missing}")
        return None
    _to_stderr(f"{name}: {result.size} in {time.monotonic() - started:.0f} s")
    return result


def chosen(only: str) -> list[str]:
    """The evaluation of the name ``only``, else all whose name starts so, in the order of the table. Raises nothing: none may."""
    return [only] if only in EVALUATIONS else [name for name in EVALUATIONS if name.startswith(only)]


def _judge(results: Sequence[Result], pinned: dict[str, floors.Floors]) -> int:
    for sentence in _sentences(results, pinned):
        _to_stderr(sentence)
    return FELL if any(next(floors.fallen(result, pinned), None) for result in results) else 0


def _sentences(results: Iterable[Result], pinned: dict[str, floors.Floors]) -> Iterator[str]:
    for result in results:
        if sentence := floors.unchecked(result, pinned):
            yield sentence
        yield from floors.fallen(result, pinned)


def _to_stderr(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.run", description="Measure accuracy on annotated corpora.")
    parser.add_argument("shared", type=Path, help="the folder that holds data/ and gold/")
    names = ", ".join(EVALUATIONS)
    parser.add_argument("--only", default="", metavar="NAME", help=f"only this one, or those whose name starts so: {names}")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many processes measure side by side (default 1)")
    parser.add_argument("--no-record", dest="record", action="store_false", help="leave docs/accuracy.md as it is")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what was measured")
    options = parser.parse_args(argv)
    if not chosen(options.only):
        parser.error(f"no evaluation is named {options.only!r}: there are {names}")
    if options.jobs < 1:
        parser.error(f"--jobs is the number of processes, at least 1, and not {options.jobs}")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
