"""
Adding reports to a ledger: read each once, outside any transaction; store it and regroup what it touches in one transaction.

Whatever stops the work between two reports leaves a ledger that holds the first whole and nothing of the second; adding the same again goes
on where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.errors import ReadingError
from reportedly.incidents import Portrait, keys, portrait, regroup
from reportedly.ledger import Ledger
from reportedly.model import Card, Mention, Reading, Report, mentions_of
from reportedly.pipeline import READER, World, open_world, read_report
from reportedly.settings import Settings


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one report: its card, whether it was new to the ledger, and the incidents that it tells of."""

    card: Card
    new: bool
    incidents: tuple[str, ...]


def add_reports(ledger: Ledger, reports: Iterable[Report | ReadingError], settings: Settings, at: str) -> Iterator[Taken | ReadingError]:
    """
    Add each report as it comes; an error that stands for a report that could not be had is passed on in its place.

    ``at`` is the ledger time, ISO 8601 in UTC. Raises LedgerError where the ledger can't be written, LanguageMissing where the language
    pipeline is not installed; never on text.
    """
    world: World | None = None
    for report in reports:
        if isinstance(report, ReadingError):
            yield report
        elif ledger.holds(report.sha256, READER):
            yield _known(ledger, Card.of(report))
        else:
            world = world or open_world(settings)
            yield add_reading(ledger, read_report(report, settings, world), at)


def add_reading(ledger: Ledger, reading: Reading, at: str) -> Taken:
    """Store one reading and regroup what it touches, whole or not at all. Raises LedgerError where the ledger can't be written."""
    mentions = mentions_of(reading)
    with ledger.writing():
        added = ledger.add(reading, reading.report.raw or reading.report.text.encode(), at)
        if added.new or added.reread:
            _group(ledger, reading, mentions)
        found = ledger.incident_of([mention.id for mention in mentions])
    return Taken(Card.of(reading.report), added.new, tuple(dict.fromkeys(found[mention.id] for mention in mentions)))


def _group(ledger: Ledger, reading: Reading, mentions: tuple[Mention, ...]) -> None:
    portraits = [portrait(reading, mention) for mention in mentions]
    for one in portraits:
        ledger.put_portrait(one.mention, one.to_json(), keys(one))
    regroup_mentions(ledger, tuple(one.mention for one in portraits))


def regroup_mentions(ledger: Ledger, mentions: tuple[str, ...]) -> tuple[str, ...]:
    """Group mentions anew, within a transaction of the caller's; the ids of the incidents that changed. Raises LedgerError, JudgementError."""
    regrouped = regroup(mentions, Shelf(ledger))
    ledger.put_joins(regrouped.joins)
    ledger.put_incidents(regrouped.changes, regrouped.gone)
    return tuple(sorted(regrouped.changes))


def _known(ledger: Ledger, card: Card) -> Taken:
    found = ledger.incident_of(ledger.mention_ids(card.key))
    return Taken(card, False, tuple(dict.fromkeys(found.values())))


@dataclass(frozen=True, slots=True)
class Shelf:
    """A ledger as grouping asks for it: portraits rather than their texts."""

    ledger: Ledger

    def portraits(self, ids: Iterable[str]) -> dict[str, Portrait]:
        """The portraits of some mentions. Raises LedgerError where the ledger can't be read."""
        return {name: Portrait.from_json(text) for name, text in self.ledger.portraits(tuple(ids)).items()}
