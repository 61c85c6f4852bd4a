"""When a person last looked at an incident: what came after that is new to them."""

from __future__ import annotations

from reportedly.desk.access import Person
from reportedly.ledger import Ledger

_SEEN: dict[tuple[str, str], str] = {}


def last_visit(ledger: Ledger, person: Person, incident: str) -> str | None:
    """When they last marked an incident as seen, or first opened it (ISO 8601, UTC); None where never. Raises LedgerError."""
    asked = getattr(ledger, "visited", None)
    return asked(person.name, incident) if asked else _SEEN.get((person.name, incident))


def mark_seen(ledger: Ledger, person: Person, incident: str, at: str) -> None:
    """From now on nothing that the ledger knows at that time is new to them. Raises LedgerError."""
    put = getattr(ledger, "visit", None)
    if put:
        put(person.name, incident, at)
    else:
        _SEEN[person.name, incident] = at
