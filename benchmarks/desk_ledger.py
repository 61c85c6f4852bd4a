"""
A made-up ledger for what the desk costs: 10,000 reports with 100,000 claims that nobody read, most in incidents of one to six reports, a
few in incidents of a hundred and more. Made once, and kept in the user's cache for the next run.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from platformdirs import user_cache_path

from benchmarks.synthetic import reading, told_in
from reportedly.incidents import keys, portrait
from reportedly.ledger import Ledger, open_ledger
from reportedly.model import Card, Feature, Join, Reading, digest, mentions_of
from reportedly.reconcile import load_actors
from reportedly.workflow.adding import raw_of
from reportedly.workflow.listing import refresh

AT = "2031-01-01T00:00:00Z"
BIG = (200, 100, 60, 40)
FIRST_BIG = 10_000
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
    groups: dict[int, list[str]] = {}
    with open_ledger(path, create=True) as ledger:
        for number, (which, made) in enumerate(_readings(reports), 1):
            groups.setdefault(which, []).append(f"{Card.of(made.report).key}#0")
            if not ledger.holds(made.report.sha256):
                _add(ledger, made, groups[which])
            _tell(number, reports, "reports")
        refresh(ledger, load_actors(), lambda done: _tell(done, 0, "incidents"))
        _settle(ledger)


def _add(ledger: Ledger, made: Reading, group: Sequence[str]) -> None:
    """
    Store a reading with its portraits, its chief mention with those that tell of the same happening: which that is, is known here, and
    need not be found by comparing. Raises LedgerError.
    """
    with ledger.writing():
        ledger.add(made, raw_of(made.report), AT)
        for mention in mentions_of(made):
            one = portrait(made, mention)
            ledger.put_portrait(one.mention, one.to_json(), keys(one))
            members = tuple(group) if mention.index == 0 else (mention.id,)
            ledger.put_incidents({digest("made incident", members[0])[:12]: members})
        if len(group) > 1:
            a, b = sorted(group[-2:])
            ledger.put_joins([Join(a, b, 6.0, (Feature("name", "the same person is named", 6.0),))])


def _settle(ledger: Ledger) -> None:
    """One file, without a log beside it."""
    ledger.store.plain("PRAGMA wal_checkpoint(TRUNCATE)")


def _readings(reports: int) -> Iterator[tuple[int, Reading]]:
    """The usual ones, then those of the big incidents, whose sizes are ``BIG``, each with the number of the happening that it tells of."""
    usual = max(0, reports - sum(BIG))
    for at in range(usual):
        yield told_in(at), reading(at)
    numbers = iter(range(usual, reports))
    for which, size in enumerate(BIG):
        for _, at in zip(range(size), numbers, strict=False):
            yield FIRST_BIG + which, reading(at, of=FIRST_BIG + which)


def _tell(done: int, of: int, what: str) -> None:
    if done % TOLD_EVERY == 0:
        print(f"{done:,}{f' of {of:,}' if of else ''} {what}", file=sys.stderr, flush=True)
