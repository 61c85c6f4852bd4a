"""
What adding a report to a ledger costs as the ledger grows. Reading is not in it: the readings are made up, of about the usual size.

    python -m benchmarks.ledger_cost [--reports N] [--claims N]

Each report is added as the workflow adds it: in one transaction with portraits, blocking keys and the incident of each mention. Prints
the cost of a report at a tenth of ``--reports`` and at all of them, the time of the whole at half of ``--claims`` and at all of them, and
the most memory used; ratios are of one run, in processor time, so that what else runs on the machine counts little. Exit status 1: one is
above its bar.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from reportedly.ledger import Ledger, open_ledger
from reportedly.model import (
    NARRATOR,
    Evidence,
    Figure,
    Interval,
    Precision,
    Reading,
    Report,
    Scene,
    Side,
    Span,
    Stance,
    Status,
    claim_id,
    mentions_of,
)

AT = "2026-01-01T00:00:00Z"
LINES = 14
WINDOW = 500
REPORT_BAR, CLAIM_BAR, MEMORY_BAR = 1.5, 2.2, 1.25
DAY = Interval("2025-03-12", "2025-03-12", Precision.DAY, "published")


def main(argv: Sequence[str]) -> int:
    """Measure, print, and return the exit status. Raises SystemExit on options that mean nothing."""
    options = _options(argv)
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.sqlite", create=True) as ledger:
        return _measured(ledger, options.reports, options.claims // LINES)


def _measured(ledger: Ledger, many: int, last: int) -> int:
    """Add reports up to ``last``; the cost of one is the mean of the last ones. 0 where all holds."""
    marks = sorted({many // 10, many, last // 2, last})
    seconds: list[float] = []
    total, whole, memory = 0.0, {}, {}
    for number in range(max(last, many)):
        made, raw = reading_of(number)
        start = time.process_time()
        add(ledger, made, raw, number)
        seconds.append(time.process_time() - start)
        total += seconds[-1]
        del seconds[: -max(many // 10, WINDOW)]
        if number + 1 in marks:
            whole[number + 1], memory[number + 1] = total, _peak()
            each = statistics.fmean(seconds[-WINDOW:])
            print(f"{number + 1:>9,} reports  {each * 1000:6.2f} ms each  {total:8.1f} s in all  {_peak():6.0f} MiB")
            whole[-number - 1] = each
    ratios = [("a report", whole[-many] / whole[-(many // 10)], REPORT_BAR)]
    if last > many:
        ratios.append(("all claims", whole[last] / whole[last // 2], CLAIM_BAR))
        ratios.append(("peak memory", memory[last] / memory[last // 2], MEMORY_BAR))
    for name, ratio, bar in ratios:
        print(f"{name}: {ratio:.2f} times (bar {bar:.2f})")
    return int(any(ratio > bar for _, ratio, bar in ratios))


def add(ledger: Ledger, reading: Reading, raw: bytes, number: int) -> None:
    """Add one report with its grouping, in one transaction: every fifth joins the incident of the one before. Raises LedgerError."""
    with ledger.writing():
        ledger.add(reading, raw, AT)
        for mention in mentions_of(reading):
            keys = (f"day:{number // 20}", f"place:{number % 997}", f"{number // 5}:{mention.index}")
            ledger.put_portrait(mention.id, '{"words":["depot","clinic"]}', keys)
            group = ledger.sharing(keys[2:])
            held = set(ledger.incident_of(group).values())
            ledger.put_incidents({min(group): group}, held - {min(group)})


def reading_of(number: int) -> tuple[Reading, bytes]:
    """A made reading: as many figures as a usual report has claims, in two happenings, with the report's bytes."""
    lines = [f"In report {number} line {at} tells that {number + at} clerks of depot {number % 997} were killed." for at in range(LINES)]
    text = "\n\n".join(lines)
    raw = text.encode()
    report = Report(
        f"r{number}", text, hashlib.sha256(raw).hexdigest(), title=f"Raid {number}", publisher="Courier", published="2025-03-12"
    )
    claims, at = [], 0
    for n, line in enumerate(lines):
        start = at + line.index("that ") + 5
        claims.append(_figure(report, Span(start, line.index(" clerks") + at), Span(at, at + len(line)), n))
        at += len(line) + 2
    return Reading(report, tuple(claims), reader="made/1", scene=Scene(when=DAY)), raw


def _figure(report: Report, number: Span, line: Span, n: int) -> Figure:
    low = int(number.of(report.text))
    return Figure(
        id=claim_id(report.text_sha256, Figure.kind, number, 0),
        evidence=Evidence.of(report.text, line),
        number_span=number,
        low=low,
        high=low,
        approximate=False,
        status=Status.KILLED,
        manner=None,
        people="clerks",
        side=Side.VICTIMS,
        source=NARRATOR,
        via=None,
        cue=None,
        stance=Stance.ASSERTED,
        as_of=DAY,
        said_at=DAY,
        closed=False,
        place=None,
        part_of=None,
        main=n < LINES - 2,
        mention=int(n >= LINES - 2),
    )


def _peak() -> float:
    """The most memory that this process has had so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ledger_cost", description="What adding costs as the ledger grows.")
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=2_000_000)
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
