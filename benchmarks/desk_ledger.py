"""
A made-up ledger for what the desk costs: 10,000 reports with 100,000 claims that nobody read, most in incidents of one to six reports, a
few in incidents of a hundred and more. Made once, grouped as the command groups, and kept in the user's cache for the next run.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_cache_path

from benchmarks.synthetic import reading
from reportedly.ledger import Ledger, open_ledger
from reportedly.model import Reading
from reportedly.reconcile import load_actors
from reportedly.workflow.adding import add_reading
from reportedly.workflow.listing import refresh

AT = "2031-01-01T00:00:00Z"
BIG = (200, 100, 60, 40)
FIRST_BIG = 1_000_000
FORM = 1
TOLD_EVERY = 500


def made_ledger(reports: int) -> Path:
    """The ledger of so many reports, made where it is not there yet: minutes for 10,000. Raises LedgerError, OSError."""
    folder = user_cache_path("reportedly") / "benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"desk-{FORM}-{reports}.sqlite"
    if not path.exists():
        begun = path.with_suffix(".begun")
        _make(begun, reports)
        begun.replace(path)
    return path


def _make(path: Path, reports: int) -> None:
    """Add what is not there yet, so that a run that was stopped goes on; then the rows of the list."""
    with open_ledger(path, create=True) as ledger:
        for number, made in enumerate(_readings(reports), 1):
            if not ledger.holds(made.report.sha256):
                add_reading(ledger, made, AT)
            _tell(number, reports, "reports")
        refresh(ledger, load_actors(), lambda done: _tell(done, 0, "incidents"))
        _settle(ledger)


def _settle(ledger: Ledger) -> None:
    """One file, without a log beside it."""
    ledger.store.plain("PRAGMA wal_checkpoint(TRUNCATE)")


def _readings(reports: int) -> Iterator[Reading]:
    """The usual ones, then those of the big incidents, whose sizes are ``BIG``."""
    usual = max(0, reports - sum(BIG))
    for at in range(usual):
        yield reading(at)
    numbers = iter(range(usual, reports))
    for which, size in enumerate(BIG):
        for _, at in zip(range(size), numbers, strict=False):
            yield reading(at, of=FIRST_BIG + which * 1000)


def _tell(done: int, of: int, what: str) -> None:
    if done % TOLD_EVERY == 0:
        print(f"{done:,}{f' of {of:,}' if of else ''} {what}", file=sys.stderr, flush=True)
