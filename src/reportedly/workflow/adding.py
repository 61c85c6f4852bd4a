"""
Adding reports to a ledger: read each once, outside any transaction; store it and group what it touches anew, in one transaction.

Whatever stops the work between two reports leaves a ledger that holds the first whole and nothing of the second; adding the same again goes
on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.errors import ReadingError
from reportedly.incidents import Portrait, keys, portrait, regroup
from reportedly.ledger import Added, Ledger
from reportedly.model import Card, Join, Judgement, Reading, Report, mentions_of
from reportedly.pipeline import World, open_world, read_report
from reportedly.settings import Settings


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one report: its card, whether it was new to the ledger, and the incidents that it tells of, its chief one first."""

    card: Card
    new: bool
    incidents: tuple[str, ...]
    claims: int = 0


def add_reports(
    ledger: Ledger, reports: Iterable[Report | ReadingError], settings: Settings, at: str, know: Callable[[Settings], World] = open_world
) -> Iterator[Taken | ReadingError]:
    """
    Add each report as it comes; an error that stands for a report that could not be had is passed on in its place.

    ``at`` is the ledger time, ISO 8601 in UTC; ``know`` gives what the reader knows beside the report, and is asked once.
    Raises LedgerError where the ledger can't be written, LanguageMissing where the language pipeline is not installed; never on text.
    """
    world: World | None = None
    for report in reports:
        if isinstance(report, ReadingError):
            yield report
        elif ledger.holds(report.sha256):
            yield _known(ledger, report)
        else:
            world = world or know(settings)
            yield add_reading(ledger, read_report(report, settings, world), at)


def add_reading(ledger: Ledger, reading: Reading, at: str) -> Taken:
    """Store one reading and group what it touches anew, whole or not at all. Raises LedgerError where the ledger can't be written."""
    with ledger.writing():
        added = store(ledger, reading, at)
        found = ledger.incident_of([mention.id for mention in mentions_of(reading)])
    return Taken(Card.of(reading.report), added.new, _in_order(found), len(reading.claims))


def store(ledger: Ledger, reading: Reading, at: str) -> Added:
    """Store a reading and its portraits and group them, within a transaction of the caller's. Raises LedgerError."""
    added = ledger.add(reading, raw_of(reading.report), at)
    if added.new or added.reread:
        portraits = [portrait(reading, mention) for mention in mentions_of(reading)]
        for one in portraits:
            ledger.put_portrait(one.mention, one.to_json(), keys(one))
        group(ledger, [*(one.mention for one in portraits), *added.gone])
    return added


def raw_of(report: Report) -> bytes:
    """The bytes that a report was read from. Raises nothing: a report made by a program has its text."""
    return report.raw if report.raw is not None else report.text.encode("utf-8", "surrogatepass")


def group(ledger: Ledger, mentions: Sequence[str]) -> tuple[str, ...]:
    """
    Group anew what hangs together with some mentions, within a transaction of the caller's; the ids of the incidents that changed.

    Raises JudgementError where judgements contradict one another, LedgerError.
    """
    regrouped = regroup(mentions, Shelf(ledger))
    ledger.put_joins(regrouped.joins, instead_of=mentions)
    ledger.put_incidents(regrouped.changes, regrouped.gone)
    return tuple(sorted(regrouped.changes))


def _known(ledger: Ledger, report: Report) -> Taken:
    card = Card.of(report)
    ids = [mention.id for mention in mentions_of(ledger.reading(card.key))]
    return Taken(card, False, _in_order(ledger.incident_of(ids)))


def _in_order(found: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found[mention] for mention in sorted(found, key=lambda name: int(name.partition("#")[2]))))


@dataclass(frozen=True, slots=True)
class Shelf:
    """A ledger as grouping asks for it. Every method raises LedgerError where the ledger can't be read."""

    ledger: Ledger

    def portraits(self, ids: Iterable[str]) -> Mapping[str, Portrait]:
        """The portraits of some mentions."""
        return {name: Portrait.from_json(text) for name, text in self.ledger.portraits(tuple(ids)).items()}

    def sharing(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The mentions that have one of the keys."""
        return self.ledger.sharing(keys)

    def joins_of(self, ids: Sequence[str]) -> Sequence[Join]:
        """The joins that some mentions have part in."""
        return self.ledger.joins_of(ids)

    def judgements(self) -> Sequence[Judgement]:
        """The judgements in force."""
        return self.ledger.judgements(live_only=True)

    def incident_of(self, ids: Sequence[str]) -> Mapping[str, str]:
        """The incidents of some mentions."""
        return self.ledger.incident_of(ids)

    def members(self, incident: str) -> Sequence[str]:
        """The mentions of an incident."""
        return self.ledger.members(incident)
