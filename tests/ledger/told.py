"""Reports of any text, read as so many people killed: for tests where the words matter."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from reportedly.ledger import Ledger
from reportedly.model import NARRATOR, Evidence, Figure, Reading, Report, Side, Span, Stance, Status, claim_id

AT = "2031-05-01T10:00:00Z"


def report_of(text: str, **about: str | None) -> Report:
    """A report of that text."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(Report(sha256[:16], text, sha256), **about)


def read(text: str, *numbers: int, mentions: tuple[int, ...] = (), reader: str = "tests 1", **about: str | None) -> Reading:
    """A reading of a text that finds each of those numbers in it, as people killed."""
    report = report_of(text, **about)
    return Reading(report, tuple(figure(report, number, *mentions[n : n + 1]) for n, number in enumerate(numbers)), reader=reader)


def figure(report: Report, number: int, mention: int = 0) -> Figure:
    """The figure whose number stands in the report's text."""
    start = report.text.index(str(number))
    span = Span(start, start + len(str(number)))
    return Figure(
        id=claim_id(report.text_sha256, "figure", span, 0),
        evidence=Evidence.of(report.text, Span(max(0, start - 3), min(len(report.text), span.end + 7))),
        number_span=span,
        low=number,
        high=number,
        approximate=False,
        status=Status.KILLED,
        manner=None,
        people=None,
        side=Side.UNKNOWN,
        source=NARRATOR,
        via=None,
        cue=None,
        stance=Stance.ASSERTED,
        as_of=None,
        said_at=None,
        closed=False,
        place=None,
        part_of=None,
        main=mention == 0,
        mention=mention,
    )


def raw_of(reading: Reading) -> bytes:
    """The bytes of a report that the tests made."""
    return reading.report.text.encode("utf-8", "surrogatepass")


def put(ledger: Ledger, reading: Reading, at: str = AT) -> str:
    """Add a reading without grouping; the report's key."""
    return ledger.add(reading, raw_of(reading), at).key
