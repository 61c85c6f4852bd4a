"""
Event dates: how often the day read for a report's main incident is the day on record for it, within one day.

    python -m evaluation.gva_dates SHARED [COUNT]

The reports are local news of shootings. ``COUNT`` of those with both days known are drawn by the hash of their name, so that the
sample is the same everywhere and does not follow the order of the file.
"""

from __future__ import annotations

import hashlib
import sys
from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluation.progress import watched
from evaluation.record import table
from evaluation.result import Parser, Result, Row, corpus_hash, json_lines, share_row
from reportedly.claims.times_index import event_date
from reportedly.language import parse
from reportedly.model import Interval, Report

REPORTS, INCIDENTS = Path("data/gva/reports.jsonl"), Path("data/gva/incidents.jsonl")
SAMPLE = 300
NEAR = 1


@dataclass(frozen=True, slots=True)
class Case:
    """One report and the day on record for its incident."""

    report: Report
    happened: date

    @property
    def delay(self) -> int:
        """Days from the incident to publication."""
        return (date.fromisoformat(str(self.report.published)[:10]) - self.happened).days


def cases(shared: Path, count: int = SAMPLE, skip: int = 0) -> list[Case]:
    """``count`` reports with both days known, after the first ``skip``. Raises CorpusMissing where the corpus is not there."""
    days = {row["incident"]: day_of(row["date"]) for row in json_lines(shared / INCIDENTS) if row.get("date")}
    rows = [row for row in json_lines(shared / REPORTS) if row.get("published") and row["incident"] in days and row["text"].strip()]
    rows.sort(key=lambda row: hashlib.sha256(row["doc"].encode()).hexdigest())
    return [
        Case(Report(row["doc"], row["text"], row["doc"], title=row.get("title"), published=row["published"]), days[row["incident"]])
        for row in rows[skip : skip + count]
    ]


def day_of(written: str) -> date:
    """The day written as in "March 14, 2019". Raises ValueError on another form."""
    month, day, year = written.replace(",", "").split()
    return date(int(year), list(month_name).index(month), int(day))


def is_near(read: Interval | None, happened: date) -> bool:
    """Whether the interval read comes within one day of the day on record."""
    if read is None or read.start is None or read.end is None:
        return False
    start, end = date.fromisoformat(read.start[:10]), date.fromisoformat(read.end[:10])
    return abs((start - happened).days) <= NEAR and abs((end - happened).days) <= NEAR + 1


def measure(found: Sequence[tuple[Case, Interval | None]]) -> tuple[Row, ...]:
    """The shares that are near: of all, and of the reports published within 30 days of the incident."""
    recent = [(case, read) for case, read in found if 0 <= case.delay <= 30]
    return tuple(
        share_row(name, sum(is_near(read, case.happened) for case, read in some), len(some))
        for name, some in (("event date within a day", found), ("event date within a day, fresh reports", recent))
    )


def evaluate(shared: Path, parser: Parser = parse, count: int = SAMPLE, skip: int = 0) -> Result:
    """Measure ``count`` reports. Raises CorpusMissing where the corpus is not there."""
    found = [(case, event_date(parser(case.report))) for case in watched(cases(shared, count, skip), "gva dates")]
    digest = corpus_hash([shared / REPORTS, shared / INCIDENTS])
    return Result("gva dates", digest, f"{len(found)} reports", measure(found), "fresh: published within 30 days of the incident")


def main(argv: Sequence[str]) -> int:
    """Print the shares for the corpora in the folder that ``argv`` names."""
    result = evaluate(Path(argv[0] if argv else "../shared"), count=int(argv[1]) if len(argv) > 1 else SAMPLE)
    print(table([result], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
