"""Reports taken down by hand: a phone call, a video, a translation. They are stored and read like any other, and say what they are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.errors import NotText, SettingError
from reportedly.ledger import Ledger
from reportedly.model import Report
from reportedly.reading import ReadOptions, read_text
from reportedly.settings import Settings
from reportedly.workflow.adding import Taken, add_reports

KINDS = ("phone call", "video", "translation", "conversation", "document", "other")


@dataclass(frozen=True, slots=True)
class Told:
    """
    What was taken down. ``kind`` is one of ``KINDS``; ``source`` is who was heard or whose it is; ``when`` the day or the time, ISO 8601;
    ``language`` and ``translated_by`` are set for a translation; ``taken_by`` is who wrote it down.
    """

    kind: str
    source: str
    when: str
    title: str
    language: str
    translated_by: str
    text: str
    taken_by: str


def add_by_hand(ledger: Ledger, told: Told, settings: Settings, at: str) -> Taken:
    """
    Take in what was taken down, and read it; ``at`` is the ledger time, ISO 8601, UTC.

    Raises SettingError where the kind or the day means nothing, NotText where there are no words, NotSupported where they are not
    English, LedgerError, LanguageMissing.
    """
    taken = next(iter(add_reports(ledger, [report_of(told)], settings, at)))
    if not isinstance(taken, Taken):
        raise taken
    return taken


def report_of(told: Told) -> Report:
    """The report: its publisher says that it was made by hand, and of what. Raises as ``add_by_hand``."""
    if told.kind not in KINDS:
        raise SettingError(f"a report by hand is {told.kind!r}: it is one of {', '.join(KINDS)}")
    if not told.text.strip():
        raise NotText("there are no words to take in")
    with_whom = "with" if told.kind in ("phone call", "conversation") else "of"
    heard = f" {with_whom} {told.source}" if told.source else ""
    title = told.title or f"{told.kind.capitalize()}{heard}"
    options = ReadOptions(published=told.when or None, publisher=f"by hand: {told.kind}", title=title)
    text = told.text.replace("\r\n", "\n").strip() + "\n"
    report = read_text(text, options)
    return replace(report, byline=f"taken down by {told.taken_by}", notes=(*report.notes, _note(told, heard)))


def _note(told: Told, heard: str) -> str:
    """What a reader of it has to know, in a sentence."""
    language = f" from {told.language}" if told.language else ""
    translated = f", translated{language} by {told.translated_by or told.taken_by}" if language or told.translated_by else ""
    return f"By hand: a {told.kind}{heard}, taken down by {told.taken_by}{translated}."
