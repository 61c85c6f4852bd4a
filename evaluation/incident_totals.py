"""
Killed and injured of the incidents of gva that have two reports or more: reconciled, and as a single report tells them.

    python -m evaluation.incident_totals SHARED

The reports of an incident are those on record for it, so that no error of grouping enters. Right is as in :mod:`evaluation.gva`: the
killed, and the injured, on record, attackers included. An incident is *reachable* where one of its reports holds both, as that module says.
A single report is chosen in one of three ways: the first published, the last, the longest; the best of the three is what reconciling is
held against. Copies of one text count once. The weights of
:mod:`reportedly.incidents.tallying` are fitted on half of the incidents; the row "other half" is of those not seen.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.clusters import is_fitted
from evaluation.gva import is_reachable
from evaluation.gva_dates import INCIDENTS, REPORTS
from evaluation.readings import readings
from evaluation.record import table
from evaluation.result import Parser, Result, Row, corpus_hash, json_lines, share_row
from reportedly.incidents import Telling, tally, telling
from reportedly.language import parse
from reportedly.model import Reading

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Case:
    """One incident: what its reports tell, in the order of publication, which is longest, what is on record, whether a report holds it."""

    name: str
    told: tuple[Telling, ...]
    longest: int
    record: Pair
    reachable: bool


Choice = Callable[[Case], Pair]


def cases(shared: Path, parser: Parser = parse) -> list[Case]:
    """The incidents with two reports or more that are on record. Raises CorpusMissing where the corpus is not there."""
    records = {str(line["incident"]): (int(line["killed"]), int(line["injured"])) for line in json_lines(shared / INCIDENTS)}
    by: dict[str, list[Reading]] = defaultdict(list)
    for reading, line in zip(readings(shared / REPORTS, "gva", parser), json_lines(shared / REPORTS), strict=True):
        by[str(line["incident"])].append(reading)
    return [_case(name, by[name], records[name]) for name in sorted(by) if name in records and len(by[name]) > 1]


def _case(name: str, read: Iterable[Reading], record: Pair) -> Case:
    ordered = sorted(read, key=lambda reading: (reading.report.published or "", reading.report.text_sha256))
    longest = max(range(len(ordered)), key=lambda at: len(ordered[at].report.text))
    reachable = any(all(is_reachable(reading.report.text, *record)) for reading in ordered)
    return Case(name, tuple(telling(reading) for reading in ordered), longest, record, reachable)


def reconciled(case: Case) -> Pair:
    """What all reports together tell best. Raises ValueError where there is none."""
    found = tally(case.told)
    return found.killed, found.injured


def most(case: Case) -> Pair:
    """What most reports tell, copies counted once; of what equally many tell, the most people. Raises ValueError where there is none."""
    votes = Counter({each.text: each.both for each in case.told}.values())
    return max(votes, key=lambda both: (votes[both], sum(both), both[0]))


SINGLE: Mapping[str, Choice] = {
    "first report": lambda case: case.told[0].both,
    "last report": lambda case: case.told[-1].both,
    "longest report": lambda case: case.told[case.longest].both,
}


def rows(found: Sequence[Case]) -> tuple[Row, ...]:
    """The shares of the reachable incidents that are right. Raises nothing."""
    kept = [case for case in found if case.reachable]
    ours = _row("both, reconciled", reconciled, kept)
    unseen = _row("both, reconciled, other half", reconciled, [case for case in kept if not is_fitted(case.name)])
    single = [_row(f"both, {name}", choice, kept) for name, choice in SINGLE.items()]
    above = Row("both, above the best single report", ours.value - max(row.value for row in single), len(kept))
    right = [[one == two for one, two in zip(reconciled(case), case.record, strict=True)] for case in kept]
    each = [share_row(f"{name}, reconciled", sum(pair[at] for pair in right), len(kept)) for at, name in enumerate(("killed", "injured"))]
    any_right = share_row("both, right in one of its reports", sum(c.record in {t.both for t in c.told} for c in kept), len(kept))
    return (ours, unseen, above, *single, _row("both, most reports", most, kept), *each, any_right)


def _row(measure: str, choice: Choice, kept: Sequence[Case]) -> Row:
    return share_row(measure, sum(choice(case) == case.record for case in kept), len(kept))


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
