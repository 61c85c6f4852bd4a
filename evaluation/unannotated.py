"""
Corpora without a gold for what we read: every report is read, and it is measured whether that fails, and what it costs.

A failure is anything raised on the way from the row of the table to the claims, and a report that is refused. A quote is right where it is
the text at its offsets, letter for letter. Times are of the processor, of this run and this machine: they are recorded and held to no
floor. What is compared between corpora is the median time for 1,000 characters, parse and claims together, in one run.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from evaluation.progress import watched
from evaluation.result import CorpusMissing, Parser, Row, share_row
from reportedly.errors import ReadingError
from reportedly.model import Claim, Evidence, Figure, Reading, Report, Statement
from reportedly.pipeline import World, open_world, read_parsed
from reportedly.reading import read_inputs
from reportedly.settings import Settings

MILLI, THOUSAND = 1000.0, 1000.0


@dataclass(frozen=True, slots=True)
class Timed:
    """One report: what was read of it, or None where that failed; how long it is; and the seconds of its parse and of its claims."""

    reading: Reading | None
    length: int
    parse: float = 0.0
    claims: float = 0.0

    @property
    def pace(self) -> float:
        """Milliseconds for 1,000 characters."""
        return MILLI * (self.parse + self.claims) / (self.length / THOUSAND)


def read_all(path: Path, name: str, parser: Parser) -> list[Timed]:
    """Every report of a table of JSON lines, read. Raises CorpusMissing where it is not there; on no report."""
    if not path.is_file():
        raise CorpusMissing(f"the corpus file {path} is not there")
    world = open_world(Settings())
    return [_read(report, parser, world) for report in watched(list(read_inputs([str(path)])), name)]


def _read(report: Report | ReadingError, parser: Parser, world: World) -> Timed:
    if isinstance(report, ReadingError):
        return Timed(None, 0)
    started = time.process_time()
    try:
        parsed = parser(report)
        between = time.process_time()
        reading = read_parsed(parsed, world)
    except Exception:  # noqa: BLE001 - whatever is raised on a text is the failure that is counted
        return Timed(None, len(report.text))
    return Timed(reading, len(report.text), between - started, time.process_time() - between)


def rows(read: Sequence[Timed]) -> list[Row]:
    """What is measured of every such corpus."""
    done = [each for each in read if each.reading is not None]
    quotes = [right for each in done if each.reading for right in quotes_right(each.reading)]
    with_figures = sum(any(isinstance(claim, Figure) for claim in each.reading.claims) for each in done if each.reading)
    return [
        share_row("read without failure", len(done), len(read)),
        share_row("quotes that are the text's", sum(quotes), len(quotes)),
        share_row("reports with figures", with_figures, len(read)),
        _time("milliseconds a report, median", [MILLI * (each.parse + each.claims) for each in done]),
        _time("milliseconds a report, claims only, median", [MILLI * each.claims for each in done]),
        _time("milliseconds for 1,000 characters, median", paces(read)),
    ]


def paces(read: Sequence[Timed]) -> list[float]:
    """The pace of each report that was read and has a text. Raises nothing."""
    return [each.pace for each in read if each.reading is not None and each.length]


def quotes_right(reading: Reading) -> Iterator[bool]:
    """For each quote of a reading, whether it is what stands in the text at its place. Raises nothing."""
    for claim in reading.claims:
        yield from (evidence.quote == evidence.span.of(reading.report.text) for evidence in _evidence(claim))


def _evidence(claim: Claim) -> Iterator[Evidence]:
    yield claim.evidence
    if isinstance(claim, Statement):
        yield claim.content


def _time(measure: str, times: Sequence[float]) -> Row:
    return Row(measure, median(times) if times else 0.0, len(times), floored=False)
