"""Lists that are drawn page by page: the reports in the order in which they came, and the names of all sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from reportedly.ledger import schema
from reportedly.ledger.holding import card_of
from reportedly.ledger.part import Part
from reportedly.ledger.store import chunks
from reportedly.model import Card

b, c, g, m, r, t = (table.c for table in (schema.member, schema.claim, schema.reading, schema.mention, schema.report, schema.text))
_CAME = (
    select(r.no, r.key, r.added_at, g.about, t.sha256)
    .select_from(
        schema.report.join(schema.version, schema.version.c.no == r.version)
        .join(schema.reading, g.no == r.reading)
        .join(schema.text, t.no == schema.version.c.text)
    )
    .order_by(r.no)
)


@dataclass(frozen=True, slots=True)
class Came:
    """A report as it came into the ledger: its number there, which only grows, its card, and when it came (ISO 8601, UTC)."""

    number: int
    card: Card
    at: str


class Listing(Part):
    """Lists in pages. Every method raises LedgerError where the ledger can't be read."""

    def came(self, after: int = 0, limit: int = 50) -> tuple[Came, ...]:
        """The reports that came after the one of that number, at most ``limit``, the first first."""
        rows = self.store.rows(_CAME.where(r.no > after).limit(limit))
        return tuple(Came(row.no, card_of(row.about, row.sha256), row.added_at) for row in rows)

    def came_as(self, keys: Iterable[str]) -> dict[str, Came]:
        """Those of the reports of those keys that there are, by key."""
        rows = (row for part in chunks(dict.fromkeys(keys)) for row in self.store.rows(_CAME.where(r.key.in_(part))))
        return {row.key: Came(row.no, card_of(row.about, row.sha256), row.added_at) for row in rows}

    def incidents_of(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The incidents that reports tell of, by the report's key: the one that it is chiefly about first."""
        told = schema.report.join(schema.mention, m.report == r.no).join(schema.member, b.mention == m.id)
        chosen = select(r.key, b.mention, b.incident).select_from(told)
        found: dict[str, list[tuple[int, str]]] = {}
        for part in chunks(dict.fromkeys(keys)):
            for row in self.store.rows(chosen.where(r.key.in_(part))):
                found.setdefault(row.key, []).append((int(row.mention.partition("#")[2]), row.incident))
        return {key: tuple(dict.fromkeys(incident for _, incident in sorted(told))) for key, told in found.items()}

    def source_names(self, after: str = "", limit: int = 50) -> tuple[tuple[str, int], ...]:
        """The names of the sources in the readings that stand, after that name in the order of code points, with how many claims each."""
        name = c.source.collate("C") if self.store.dialect == "postgresql" else c.source
        chosen = select(c.source, func.count().label("claims")).select_from(schema.claim.join(schema.report, r.reading == c.reading))
        rows = self.store.rows(chosen.where(name > after).group_by(c.source).order_by(name).limit(limit))
        return tuple((row.source, row.claims) for row in rows)
