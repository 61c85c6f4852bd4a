"""
The cost of reading over the bare language pipeline it uses, on the same texts in one run, and reports per second per core.

    python -m benchmarks.read_cost [--rounds N] [--reports N] [--bar RATIO]

The texts are of about 500 words each, put together from the paragraphs of the example reports. Each round times both, turn and turn
about, in processor time, so that what else runs on the machine counts little; the ratio is the median of the rounds' own. Exit status 1:
it is above the bar.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from reportedly.errors import ReadingError
from reportedly.language import load_pipeline, paragraphs_of, pieces
from reportedly.model import Report, digest
from reportedly.pipeline import read_reports
from reportedly.publish.jsonl import to_line
from reportedly.reading import read_inputs
from reportedly.settings import Settings

EXAMPLES = Path(__file__).parent.parent / "examples"
WORDS = 500
BAR = 1.5


def main(argv: Sequence[str]) -> int:
    """Time both, print the ratio and the rate, and return the exit status. Raises SystemExit on options that mean nothing."""
    options = _options(argv)
    reports = list(islice(long_reports(paragraphs(EXAMPLES)), options.reports))
    settings = Settings()
    bare, whole = compare(lambda: _parse(reports), lambda: _read(reports, settings), options.rounds)
    ratio = statistics.median(b / a for a, b in zip(bare, whole, strict=True))
    words = statistics.mean(len(report.text.split()) for report in reports)
    print(f"{len(reports)} reports of {words:.0f} words, {options.rounds} rounds, medians of processor time")
    print(f"bare pipeline   {_rate(reports, bare):7.2f} reports per second per core")
    print(f"read            {_rate(reports, whole):7.2f} reports per second per core")
    print(f"cost of read over the bare pipeline: {ratio:.2f} (bar {options.bar:.2f})")
    return int(ratio > options.bar)


def paragraphs(folder: Path) -> list[str]:
    """The paragraphs of the reports in ``folder``, in the order of their names. Raises ReadingError where one can't be read."""
    texts = [_sound(item).text for item in read_inputs([str(folder)])]
    return [text[span.start : span.end] for text in texts for span in paragraphs_of(text)]


def _sound(item: Report | ReadingError) -> Report:
    if isinstance(item, ReadingError):
        raise item
    return item


def long_reports(parts: Sequence[str]) -> Iterator[Report]:
    """Reports without end, each of whole paragraphs up to ``WORDS`` words, each different from the one before."""
    supply = cycle(parts)
    while True:
        text = _filled(supply)
        sha256 = digest(text)
        yield Report(id=sha256[:16], text=text, sha256=sha256, published="2025-03-12")


def _filled(supply: Iterator[str]) -> str:
    chosen: list[str] = []
    words = 0
    while words < WORDS:
        chosen.append(next(supply))
        words += len(chosen[-1].split())
    return "\n\n".join(chosen)


def compare(bare: Callable[[], None], whole: Callable[[], None], rounds: int) -> tuple[list[float], list[float]]:
    """Processor seconds of each in each round, after one round of each that is not counted. The one that goes first changes by turns."""
    seconds: dict[Callable[[], None], list[float]] = {bare: [], whole: []}
    for at in range(-1, rounds):
        for job in (bare, whole) if at % 2 else (whole, bare):
            spent = _spent(job)
            if at >= 0:
                seconds[job].append(spent)
    return seconds[bare], seconds[whole]


def _spent(job: Callable[[], None]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


def _parse(reports: Sequence[Report]) -> None:
    nlp = load_pipeline()
    for report in reports:
        for _ in nlp.pipe(pieces(report.text)):
            pass


def _read(reports: Sequence[Report], settings: Settings) -> None:
    for reading in read_reports(reports, settings):
        if isinstance(reading, Exception):
            raise reading
        to_line(reading)


def _rate(reports: Sequence[Report], seconds: Sequence[float]) -> float:
    return len(reports) / statistics.median(seconds)


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.read_cost", description="The cost of reading over the bare parse.")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--reports", type=int, default=6)
    parser.add_argument("--bar", type=float, default=BAR)
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
