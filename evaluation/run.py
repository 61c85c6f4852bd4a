"""
Measure accuracy on the corpora in a folder, print one table, record it, and hold it to the floors.

    python -m evaluation.run SHARED [--only NAME] [--no-record] [--pin]

``--only`` takes the name of an evaluation, or the beginning of several. What is under way, and how long each took, is said on standard
error. Exit status 0: nothing fell; 1: a measure is below its floor; 2: no corpus was found, or an option means nothing.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from evaluation import figures, floors, geoparsing, gold_sources, gum, gva, gva_dates, india, newsquant, polnear, record, tempeval
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
}
FELL, NOTHING = 1, 2
Say = Callable[[str], None]


def main(argv: Sequence[str]) -> int:
    """Measure as ``argv`` asks and return the exit status. Raises SystemExit on options that mean nothing."""
    options = _options(argv)
    results = measure(options.shared, options.only, _to_stderr)
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


def measure(shared: Path, only: str, say: Say) -> list[Result]:
    """The results of the evaluations that ``only`` picks and whose corpus is there; of the others it is said that they are missing."""
    results = []
    for name in chosen(only):
        started = time.monotonic()
        try:
            results.append(EVALUATIONS[name](shared))
            say(f"{name}: {results[-1].size} in {time.monotonic() - started:.0f} s")
        except (CorpusMissing, GazetteerMissing) as missing:
            say(f"{name}: not measured, {missing}")
    return results


def chosen(only: str) -> list[str]:
    """The evaluation of the name ``only``, else all whose name starts so, in the order of the table. Raises nothing: none may."""
    return [only] if only in EVALUATIONS else [name for name in EVALUATIONS if name.startswith(only)]


def _judge(results: Sequence[Result], pinned: dict[str, floors.Floors]) -> int:
    fell = [sentence for result in results for sentence in floors.fallen(result, pinned)]
    for sentence in filter(None, [*(floors.unchecked(result, pinned) for result in results), *fell]):
        _to_stderr(sentence)
    return FELL if fell else 0


def _to_stderr(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.run", description="Measure accuracy on annotated corpora.")
    parser.add_argument("shared", type=Path, help="the folder that holds data/ and gold/")
    names = ", ".join(EVALUATIONS)
    parser.add_argument("--only", default="", metavar="NAME", help=f"only this one, or those whose name starts so: {names}")
    parser.add_argument("--no-record", dest="record", action="store_false", help="leave docs/accuracy.md as it is")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what was measured")
    options = parser.parse_args(argv)
    if not chosen(options.only):
        parser.error(f"no evaluation is named {options.only!r}: there are {names}")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
