"""Whether anything changed in an incident, told cheaply; and all that was ever read of one claim."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from reportedly.ledger import schema
from reportedly.ledger.codec import decode_claim
from reportedly.ledger.part import Part
from reportedly.model import Claim, digest

_MEMBERS = (
    select(schema.member.c.mention, schema.report.c.reading)
    .select_from(
        schema.member.join(schema.mention, schema.mention.c.id == schema.member.c.mention).join(
            schema.report, schema.report.c.no == schema.mention.c.report
        )
    )
    .order_by(schema.member.c.mention)
)
_JUDGED = select(
    select(func.max(schema.judgement.c.number)).scalar_subquery(),
    select(func.count()).select_from(schema.undoing).scalar_subquery(),
    select(func.count()).select_from(schema.attachment).where(schema.attachment.c.orphaned).scalar_subquery(),
)
_READINGS = (
    select(schema.claim.c.kind, schema.claim.c.payload, schema.reading.c.reader, schema.reading.c.added_at)
    .select_from(schema.claim.join(schema.reading, schema.reading.c.no == schema.claim.c.reading))
    .order_by(schema.reading.c.no)
)


@dataclass(frozen=True, slots=True)
class Read:
    """One reading of a claim: what was read, by which reader, and when it came into the ledger (ISO 8601, UTC)."""

    claim: Claim
    reader: str
    at: str


class Stating(Part):
    """How things stand."""

    def state_of(self, incident_id: str) -> str:
        """
        A hash of which mentions an incident has, of the readings that stand of them, and of how many judgements there are: while it stays
        the same, the incident is seen the same. Raises LedgerError.
        """
        members = [tuple(row) for row in self.store.rows(_MEMBERS.where(schema.member.c.incident == incident_id))]
        judged = self.store.first(_JUDGED)
        return digest(incident_id, members, list(judged) if judged is not None else [])

    def readings_of(self, claim_id: str) -> tuple[Read, ...]:
        """Every reading of a claim, the first first; none where there is no such claim. Raises LedgerError."""
        rows = self.store.rows(_READINGS.where(schema.claim.c.id == claim_id))
        return tuple(Read(decode_claim(row.kind, row.payload), row.reader, row.added_at) for row in rows)
