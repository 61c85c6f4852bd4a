"""
What can go wrong, as one tree. Each message is one sentence for the person at the terminal, naming the file (and line).

    ReportedlyError
    ├── ReadingError          a report could not be read; the others still are
    │   ├── NotFound          the file is not there, or went away
    │   ├── NotText           empty, binary, or without a letter in it
    │   ├── NotSupported      a form or language this version does not read (a URL, a PDF)
    │   └── BrokenTable       a line or row of a table of reports is broken
    ├── LanguageMissing       no language pipeline is installed
    ├── GazetteerMissing      the gazetteer is not built, or what it is built from is not there
    ├── LedgerError           a ledger can't be opened, read or written
    │   ├── NoLedger          there is none at that path or address, or it is no ledger
    │   ├── NewerLedger       a newer version of this program made it
    │   └── BrokenLedger      what is stored does not hold together
    ├── JudgementError        a judgement means nothing here, or contradicts another; nothing was changed
    │   └── Outdated          others judged it since the analyst looked
    ├── Unknown               no incident, claim, report, judgement or profile of that name
    ├── Busy                  as many reports wait to be read as may
    └── SettingError          a setting or an option has a value that means nothing
"""

from __future__ import annotations

from typing import Any


class ReportedlyError(Exception):
    """The root: catch it to catch all that this package raises on purpose."""


class ReadingError(ReportedlyError):
    """A report could not be read."""


class NotFound(ReadingError):
    """The file is not there, or went away while it was read."""


class NotText(ReadingError):
    """The file is empty, binary, or has no letter in it."""


class NotSupported(ReadingError):
    """A form, an address or a language that this version does not read."""


class BrokenTable(ReadingError):
    """A line or row of a table of reports cannot be read."""


class LanguageMissing(ReportedlyError):
    """No language pipeline is installed."""


class GazetteerMissing(ReportedlyError):
    """The gazetteer is not built, or what it is built from is missing or broken."""


class SettingError(ReportedlyError):
    """A setting or an option has a value that means nothing."""


class LedgerError(ReportedlyError):
    """A ledger cannot be opened, read or written."""


class NoLedger(LedgerError):
    """There is no ledger at that path or address, or what is there is not one."""


class NewerLedger(LedgerError):
    """The ledger was made by a newer version of this program."""


class BrokenLedger(LedgerError):
    """What the ledger holds does not hold together."""


class JudgementError(ReportedlyError):
    """A judgement means nothing here, or contradicts another; nothing was changed."""


class Outdated(JudgementError):
    """Others judged it since the analyst looked: ``newer`` are their judgements, by number, those taken back since among them."""

    def __init__(self, sentence: str, newer: tuple[Any, ...]) -> None:
        super().__init__(sentence)
        self.newer = newer


class Unknown(ReportedlyError):
    """There is no incident, claim, report, judgement or profile of that name."""


class Busy(ReportedlyError):
    """As many reports wait to be read as may."""
