"""
Killed and injured of the incidents of gva that have two reports or more: reconciled, and as a single report tells them.

    python -m evaluation.incident_totals SHARED

The reports of an incident are those on record for it, so that no error of grouping enters. Right is as in :mod:`evaluation.gva`: the
killed, and the injured, on record, attackers included. An incident is *reachable* where one of its reports holds both, as that module says.
A single report is chosen in one of three ways: the first published, the last, the longest; the best of the three is what reconciling is
held against. Copies of one text count once.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.gva import is_reachable, total
from evaluation.gva_dates import INCIDENTS, REPORTS
from evaluation.readings import readings
from evaluation.record import table
from evaluation.result import Parser, Result, Row, corpus_hash, json_lines, share_row
from reportedly.language import parse
from reportedly.model import Reading

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells: its killed and injured, when it was published, how long it is, and which text it is."""

    both: Pair
    published: str
    length: int
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """One incident: what its reports tell, in the order of publication, what is on record, and whether a report holds that."""

    told: tuple[Told, ...]
    record: Pair
    reachable: bool


Choice = Callable[[Sequence[Told]], Pair]


def cases(shared: Path, parser: Parser = parse) -> list[Case]:
    """The incidents with two reports or more that are on record. Raises CorpusMissing where the corpus is not there."""
    records = {str(line["incident"]): (int(line["killed"]), int(line["injured"])) for line in json_lines(shared / INCIDENTS)}
    by: dict[str, list[Reading]] = defaultdict(list)
    for reading, line in zip(readings(shared / REPORTS, "gva", parser), json_lines(shared / REPORTS), strict=True):
        by[str(line["incident"])].append(reading)
    return [_case(by[name], records[name]) for name in sorted(by) if name in records and len(by[name]) > 1]


def _case(read: Iterable[Reading], record: Pair) -> Case:
    told = tuple(sorted((told_by(reading) for reading in read), key=lambda told: (told.published, told.text)))
    return Case(told, record, any(all(is_reachable(reading.report.text, *record)) for reading in read))


def told_by(reading: Reading) -> Told:
    """What a report tells. Raises nothing."""
    report = reading.report
    return Told((total(reading, "killed"), total(reading, "injured")), report.published or "", len(report.text), report.text_sha256)


def first(told: Sequence[Told]) -> Pair:
    """What the report published first tells. Raises IndexError where there is none."""
    return told[0].both


def last(told: Sequence[Told]) -> Pair:
    """What the report published last tells. Raises IndexError where there is none."""
    return told[-1].both


def longest(told: Sequence[Told]) -> Pair:
    """What the longest report tells. Raises ValueError where there is none."""
    return max(told, key=lambda each: each.length).both


def agreed(told: Sequence[Told]) -> Pair:
    """
    What most reports tell, copies counted once; of what equally many tell, the most people, then the most killed: what is left out of a
    report is left out more often than what is in it is made up. Raises ValueError where there is none.
    """
    once = {each.text: each.both for each in told}
    votes = Counter(once.values())
    return max(votes, key=lambda both: (votes[both], sum(both), both[0]))


SINGLE: Mapping[str, Choice] = {"first report": first, "last report": last, "longest report": longest}


def rows(found: Sequence[Case]) -> tuple[Row, ...]:
    """The shares of the reachable incidents that are right. Raises nothing."""
    kept = [case for case in found if case.reachable]
    ours = _row("both, reconciled", agreed, kept)
    single = [_row(f"both, {name}", choice, kept) for name, choice in SINGLE.items()]
    above = Row("both, above the best single report", ours.value - max(row.value for row in single), len(kept))
    each = [
        share_row(f"{name}, reconciled", sum(agreed(c.told)[at] == c.record[at] for c in kept), len(kept))
        for at, name in ((0, "killed"), (1, "injured"))
    ]
    any_right = share_row("both, right in one of its reports", sum(c.record in {t.both for t in c.told} for c in kept), len(kept))
    return (ours, above, *single, *each, any_right)


def _row(measure: str, choice: Choice, kept: Sequence[Case]) -> Row:
    return share_row(measure, sum(choice(case.told) == case.record for case in kept), len(kept))


def evaluate(shared: Path, parser: Parser = parse) -> Result:
    """Measure. Raises CorpusMissing where the corpus is not there."""
    found = cases(shared, parser)
    note = "of the reachable: one of the reports holds the killed and the injured on record, as in `evaluation/gva.py`"
    return Result("gva incidents", corpus_hash([shared / REPORTS, shared / INCIDENTS]), f"{len(found)} incidents", rows(found), note)


def main(argv: Sequence[str]) -> int:
    """Print the measures. Raises CorpusMissing where the corpus is not in the folder named."""
    print(table([evaluate(Path(argv[0] if argv else "../shared"))], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
