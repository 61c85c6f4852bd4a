"""What the desk notes: what was done by whom, in a log that is only added to; and when a person last saw an incident."""

from __future__ import annotations

from sqlalchemy import insert, select

from reportedly.ledger.part import Part
from reportedly.ledger.people import audit, visit
from reportedly.model.desk import Deed

d, v = audit.c, visit.c
LONGEST = 400


class Noting(Part):
    """The audit log, and visits."""

    def note(self, deed: Deed) -> None:
        """Add a row to the audit log; its number is the ledger's. What is long is cut. Raises LedgerError."""
        row = {"at": deed.at, "who": deed.who, "deed": deed.what, "subject": deed.on, "address": deed.where, "status": deed.status}
        plain = {name: _plain(value) if isinstance(value, str) else value for name, value in row.items()}
        with self.store.writing():
            self.store.run(insert(audit), plain)

    def deeds(self, before: int | None = None, limit: int = 100) -> tuple[Deed, ...]:
        """Rows of the audit log, the latest first: those before a number, or the latest of all. Raises LedgerError."""
        if not self.store.has_desk:
            return ()
        chosen = select(audit).order_by(d.no.desc()).limit(limit)
        rows = self.store.rows(chosen if before is None else chosen.where(d.no < before))
        return tuple(Deed(row.at, row.who, row.deed, row.subject, row.address, row.status, row.no) for row in rows)

    def visited(self, who: str, incident: str) -> str | None:
        """When a person last saw an incident (ISO 8601, UTC); None where never. Raises LedgerError."""
        chosen = select(v.at).where(v.who == who, v.incident == incident)
        row = self.store.first(chosen) if self.store.has_desk else None
        return str(row.at) if row else None

    def visit(self, who: str, incident: str, at: str) -> None:
        """Note that a person saw an incident. Raises LedgerError."""
        with self.store.writing():
            self.store.put(visit, [{"who": who, "incident": incident, "at": at}])


def _plain(value: str) -> str:
    """A text that every database takes: no NUL, no half letters, not endless."""
    return value[:LONGEST].replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
