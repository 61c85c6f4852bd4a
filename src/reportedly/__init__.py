"""
reportedly: a ledger of who says what.

    from reportedly import read

    for reading in read("report.html", "wire.txt"):
        for claim in reading.claims:
            print(claim.kind, claim.source.name, claim.evidence.quote)

What a report says is read offline by rules; every claim cites the exact words. It is machine-read, to be checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.errors import (
    BrokenTable,
    LanguageMissing,
    NotFound,
    NotSupported,
    NotText,
    ReadingError,
    ReportedlyError,
    SettingError,
)
from reportedly.model import (
    Claim,
    Evidence,
    Figure,
    Interval,
    Place,
    Reading,
    Reason,
    Report,
    Responsibility,
    Scene,
    Source,
    Span,
    Statement,
    Total,
    Totals,
)

if TYPE_CHECKING:
    from pathlib import Path

__version__ = "0.1.0"

__all__ = [
    "BrokenTable",
    "Claim",
    "Evidence",
    "Figure",
    "Interval",
    "LanguageMissing",
    "NotFound",
    "NotSupported",
    "NotText",
    "Place",
    "Reading",
    "ReadingError",
    "Reason",
    "Report",
    "ReportedlyError",
    "Responsibility",
    "Scene",
    "SettingError",
    "Source",
    "Span",
    "Statement",
    "Total",
    "Totals",
    "__version__",
    "read",
    "read_text",
]


def read(*inputs: str | Path) -> list[Reading]:
    """
    Read reports from files, folders or globs, and give what each claims, in order.

    Settings come from the environment and ``reportedly.toml``, as for the command line.
    Raises the first ReadingError where an input cannot be read, LanguageMissing where no language pipeline is installed,
    SettingError where a setting means nothing.
    """
    from reportedly.pipeline import read_reports
    from reportedly.reading import ReadOptions, read_inputs
    from reportedly.settings import load

    settings = load()
    options = ReadOptions(max_bytes=settings.max_bytes, max_chars=settings.max_chars)
    readings = []
    for result in read_reports(read_inputs([str(one) for one in inputs], options), settings):
        if isinstance(result, ReadingError):
            raise result
        readings.append(result)
    return readings


def read_text(text: str, *, published: str | None = None, publisher: str | None = None, title: str | None = None) -> Reading:
    """
    Read one report from a string, and give what it claims. ``published`` (ISO 8601) anchors "on Tuesday" and the like.

    Raises ReadingError where the text is no English report, LanguageMissing where no language pipeline is installed, SettingError
    where a setting or ``published`` means nothing.
    """
    from reportedly.pipeline import read_report
    from reportedly.reading import ReadOptions
    from reportedly.reading import read_text as report_of
    from reportedly.settings import load

    settings = load()
    options = ReadOptions(published, publisher, title, max_bytes=settings.max_bytes, max_chars=settings.max_chars)
    return read_report(report_of(text, options), settings)
