"""Reading again, and verifying that what is stored holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from reportedly.ledger import Ledger
from reportedly.model import Card, Reading
from reportedly.pipeline import open_world, read_report
from reportedly.settings import Settings
from reportedly.workflow.adding import store


@dataclass(frozen=True, slots=True)
class Again:
    """What reading a report again came to: whether the new reading says anything else, and how many judgements lost their claims by it."""

    card: Card
    changed: bool
    orphaned: int


def reread(ledger: Ledger, settings: Settings, at: str) -> Iterator[Again]:
    """
    Read every stored text again with the reader at hand, beneath the same claims; judgements re-attach, or wait as orphaned.

    Raises LedgerError where the ledger can't be written, LanguageMissing where the language pipeline is not installed.
    """
    world = open_world(settings)
    for card in ledger.cards():
        before = len(ledger.orphaned())
        stored = ledger.reading(card.key)
        reading = read_report(replace(stored.report, raw=ledger.raw(card.key)), settings, world)
        changed = reading.claims != stored.claims
        if changed or reading.reader != stored.reader:
            with ledger.writing():
                _let_stand(ledger, reading, changed, at)
        yield Again(card, changed, len(ledger.orphaned()) - before)


def _let_stand(ledger: Ledger, reading: Reading, changed: bool, at: str) -> None:
    """Store a reading so that it stands: one that a reader of the same name read otherwise before gets a number behind the name."""
    added = store(ledger, reading, at)
    for times in count(2):
        if added.reread or not changed:
            return
        added = store(ledger, replace(reading, reader=f"{reading.reader} ({times})"), at)
