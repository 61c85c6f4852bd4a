"""What an analyst can decide of an incident as a whole: the fields of each profile, the incidents near it, and what was judged last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.ledger import Ledger, Wanted
from reportedly.reconcile.profiles import FIELDS, PROFILES, book

NEAR_DAYS = 31
MOST = 60


@dataclass(frozen=True, slots=True)
class Choices:
    """
    ``fields`` are those of each profile, by its name; ``others`` the incidents near it in time, as id and words; ``last`` the number of the
    last judgement there is, which is what the page shows: an analyst who decides has seen so far.
    """

    fields: tuple[tuple[str, tuple[str, ...]], ...]
    others: tuple[tuple[str, str], ...]
    last: int


def choices_of(ledger: Ledger, incident: str) -> Choices:
    """What can be decided of an incident. Raises LedgerError."""
    fields = tuple((profile, tuple(dict.fromkeys((*FIELDS, *book(profile).columns)))) for profile in PROFILES)
    last = max((each.number for each in ledger.judgements()), default=0)
    return Choices(fields, tuple(_near(ledger, incident)), last)


def _near(ledger: Ledger, incident: str) -> list[tuple[str, str]]:
    own = ledger.summary(incident)
    wanted = _around(own.when_start) if own and own.when_start else Wanted()
    found = (each for each in ledger.summaries(wanted, MOST) if each.incident != incident)
    return [(each.incident, " · ".join(filter(None, (each.title, each.when_start, each.place)))) for each in found]


def _around(day: str) -> Wanted:
    try:
        told, room = date.fromisoformat(day), timedelta(days=NEAR_DAYS)
        return Wanted(since=(told - room).isoformat(), until=(told + room).isoformat())
    except (ValueError, OverflowError):
        return Wanted()
