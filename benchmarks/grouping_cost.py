"""
What adding a report costs as a ledger grows, grouped as the command groups it: compared with all that shares a blocking key with it.

    python -m benchmarks.grouping_cost [--reports N] [--bar RATIO] [--ledger PATH-or-URL]

N reports (10,000) are added one by one, reading excluded: the processor time of one among the last 500 is held against that of one among
the 500 up to the thousandth. Peak memory is told at each mark. Exit status 1: the ratio is above its bar.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Sequence

from benchmarks.synthetic import reading
from reportedly.ledger import Ledger, open_ledger
from reportedly.workflow.adding import add_reading

AT = "2031-01-01T00:00:00Z"
WINDOW = 500
EARLY = 1000
BAR = 1.5


def main(argv: Sequence[str]) -> int:
    """Time it, print what was found, and return the exit status. Raises SystemExit on options that mean nothing."""
    options = _options(argv)
    with tempfile.TemporaryDirectory() as folder:
        return int(_reports(options.ledger or f"{folder}/reports.sqlite", options.reports, options.bar))


def _reports(where: str, number: int, bar: float) -> bool:
    """Whether the cost of a report late is too high against that of one early."""
    early_at = min(EARLY, number // 2)
    window = min(WINDOW, early_at)
    with open_ledger(where, create=True) as ledger:
        _grow(ledger, 0, early_at - window)
        early = _grow(ledger, early_at - window, early_at) / window
        memory = _memory()
        _grow(ledger, early_at, number - window)
        late = _grow(ledger, number - window, number) / window
        incidents = sum(1 for _ in ledger.incident_ids())
    print(f"{number} reports in {incidents} incidents; processor time of a report, with grouping, reading excluded")
    print(f"at {early_at:6}: {early * 1000:7.1f} ms, peak memory {memory:4.0f} MiB")
    print(f"at {number:6}: {late * 1000:7.1f} ms, peak memory {_memory():4.0f} MiB")
    print(f"cost of a report at {number} over one at {early_at}: {late / early:.2f} (bar {bar:.2f})")
    return late / early > bar


def _grow(ledger: Ledger, start: int, end: int) -> float:
    """Processor seconds of adding the reports of those numbers, making them up not counted."""
    spent = 0.0
    for at in range(start, end):
        made = reading(at)
        begin = time.process_time()
        add_reading(ledger, made, AT)
        spent += time.process_time() - begin
    return spent


def _memory() -> float:
    """The most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.grouping_cost", description="The cost of grouping as a ledger grows.")
    parser.add_argument("--reports", type=int, default=10_000, help="how many reports are added with grouping (10,000)")
    parser.add_argument("--bar", type=float, default=BAR, help="the most that a late report may cost, in early ones (1.5)")
    parser.add_argument("--ledger", help="an empty place for the ledger; default a SQLite file that goes again")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
