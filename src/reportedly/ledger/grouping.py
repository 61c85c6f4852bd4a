"""What grouping keeps in the ledger: portraits of mentions and their blocking keys, joins, incidents with their members, echoes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, delete, or_, select, update

from reportedly.errors import Unknown
from reportedly.ledger import schema
from reportedly.ledger.codec import decode, encode
from reportedly.ledger.findings import mark_unlisted
from reportedly.ledger.part import Part
from reportedly.ledger.store import Store, chunks
from reportedly.model import Echo, EchoKind, Feature, Join

PAGE = 500
SHOWN = 5
b, e, i, j, m, p = (table.c for table in (schema.blocking, schema.echo, schema.incident, schema.joined, schema.member, schema.portrait))


class Grouping(Part):
    """Grouping's rows. What is computed is computed elsewhere; here it is kept."""

    def put_portrait(self, mention_id: str, payload: str, keys: tuple[str, ...]) -> None:
        """Keep what a mention is compared by, and the keys under which it is found. Raises LedgerError."""
        with self.store.writing():
            self.store.put(schema.portrait, [{"mention": mention_id, "payload": payload}])
            self.store.run(delete(schema.blocking).where(b.mention == mention_id))
            self.store.put(schema.blocking, [{"key": key, "mention": mention_id} for key in dict.fromkeys(keys)])

    def portraits(self, ids: Iterable[str]) -> dict[str, str]:
        """The portraits that there are of those mentions. Raises LedgerError."""
        return {row.mention: row.payload for row in self._where(schema.portrait, p.mention, ids)}

    def sharing(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of the mentions that have one of ``keys``, sorted. Raises LedgerError."""
        return tuple(sorted({row.mention for row in self._where(schema.blocking, b.key, keys)}))

    def near(self, bands: tuple[str, ...]) -> tuple[str, ...]:
        """The keys of the reports a mention of which has one of ``bands`` among its blocking keys, sorted. Raises LedgerError."""
        return tuple(sorted({name.partition("#")[0] for name in self.sharing(bands)}))

    def put_joins(self, joins: Iterable[Join], instead_of: Iterable[str] = ()) -> None:
        """Keep joins, one a pair: a later one replaces it. All joins of the mentions ``instead_of`` go first. Raises LedgerError."""
        with self.store.writing():
            for part in chunks(instead_of):
                self.store.run(delete(schema.joined).where(or_(j.a.in_(part), j.b.in_(part))))
            for some in chunks(joins):
                self.store.put(schema.joined, [_joined(join) for join in some])

    def joins_of(self, ids: Iterable[str]) -> tuple[Join, ...]:
        """The joins that one of those mentions has part in, by ``a`` and ``b``. Raises LedgerError."""
        names = list(ids)
        rows = {(row.a, row.b): row for column in (j.a, j.b) for row in self._where(schema.joined, column, names)}
        return tuple(_join(rows[pair]) for pair in sorted(rows))

    def members(self, incident_id: str) -> tuple[str, ...]:
        """The ids of the mentions of an incident, sorted; none where there is no such incident. Raises LedgerError."""
        return tuple(row.mention for row in self.store.rows(select(m.mention).where(m.incident == incident_id).order_by(m.mention)))

    def incident_of(self, mention_ids: Iterable[str]) -> dict[str, str]:
        """The incident of each mention that has one. Raises LedgerError."""
        return {row.mention: row.incident for row in self._where(schema.member, m.mention, mention_ids)}

    def incident_ids(self) -> Iterator[str]:
        """The id of every incident that has mentions, in their order, drawn page by page. Raises LedgerError."""
        last = ""
        chosen = select(m.incident).distinct().order_by(m.incident).limit(PAGE)
        while page := self.store.rows(chosen.where(m.incident > last)):
            yield from (row.incident for row in page)
            last = page[-1].incident

    def put_incidents(self, changes: Mapping[str, tuple[str, ...]], gone: Iterable[str] = ()) -> None:
        """
        Keep which mentions are one incident.

        Args:
            changes: incidents with all their mentions as they are now.
            gone: ids that are no incident any more. Each leads from now on to the incident that holds the most of its mentions (of
                several the smallest id).

        Raises LedgerError; then nothing was changed.
        """
        with self.store.writing():
            left = [name for name in dict.fromkeys(gone) if name not in changes]
            former = {name: self.members(name) for name in left}
            for part in chunks([*changes, *left]):
                self.store.run(delete(schema.member).where(m.incident.in_(part)))
            self.store.put(schema.incident, [{"id": name, "heir": None} for name in changes])
            rows = [{"mention": name, "incident": incident} for incident, names in changes.items() for name in names]
            for some in chunks(rows):
                self.store.put(schema.member, some)
            mark_unlisted(self.store, (name for name, mentions in changes.items() if mentions))
            for name in left:
                self._redirect(name, former[name])

    def _redirect(self, name: str, mentions: tuple[str, ...]) -> None:
        held = Counter(self.incident_of(mentions).values())
        heir = min(held, key=lambda each: (-held[each], each), default=None)
        self.store.run(update(schema.incident).where(i.id == name).values(heir=heir))
        for table in (schema.summary, schema.waiting, schema.unlisted, schema.reconciled):
            self.store.run(delete(table).where(table.c.incident == name))

    def resolve(self, incident_id: str) -> str:
        """
        The id of the incident that an id, a former id or the beginning of one stands for now.

        Raises Unknown where there is none, or where a beginning fits several: then the sentence names them. Raises LedgerError.
        """
        exact = self.store.first(select(i.id, i.heir).where(i.id == incident_id))
        found = [exact] if exact else self._beginning(incident_id)
        now = sorted({name for row in found if (name := self._led_to(row))})
        if len(now) > 1:
            names = ", ".join(now[:SHOWN]) + (" and more" if len(now) > SHOWN else "")
            raise Unknown(f"{self.store.place}: {incident_id} is the beginning of several incidents: {names}")
        if not now:
            raise Unknown(f"{self.store.place}: there is no incident {incident_id}")
        return now[0]

    def _beginning(self, prefix: str) -> list[Row[Any]]:
        fits = i.id.startswith(prefix, autoescape=True) if prefix else i.id.is_(None)
        return list(self.store.rows(select(i.id, i.heir).where(fits).order_by(i.id).limit(PAGE)))

    def _led_to(self, row: Row[Any] | None) -> str | None:
        """Where a redirect ends: an incident with mentions; None where those went."""
        while row is not None and row.heir is not None:
            row = self.store.first(select(i.id, i.heir).where(i.id == row.heir))
        return row.id if row is not None and self.store.first(select(m.mention).where(m.incident == row.id).limit(1)) else None

    def put_echoes(self, echoes: Iterable[Echo]) -> None:
        """Keep which report repeats which; a later row on the same two replaces it. Raises LedgerError."""
        with self.store.writing():
            for part in chunks(echoes):
                rows = [{"copy": echo.copy, "of": echo.of, "kind": echo.kind.value, "share": echo.share} for echo in part]
                self.store.put(schema.echo, rows)

    def echoes_of(self, keys: Iterable[str]) -> tuple[Echo, ...]:
        """The echoes that one of those reports has part in, as copy or as copied, by both keys. Raises LedgerError."""
        names = list(keys)
        rows = {(row.copy, row.of): row for column in (e.copy, e.of) for row in self._where(schema.echo, column, names)}
        return tuple(Echo(*pair, EchoKind(rows[pair].kind), rows[pair].share) for pair in sorted(rows))

    def _where(self, table: Table, column: ColumnElement[Any], values: Iterable[str]) -> Iterator[Row[Any]]:
        for part in chunks(dict.fromkeys(values)):
            yield from self.store.rows(select(table).where(column.in_(part)))


def _joined(join: Join) -> dict[str, Any]:
    return {"a": join.a, "b": join.b, "score": join.score, "features": encode(join.features), "judgement": join.judgement}


def _join(row: Row[Any]) -> Join:
    features = decode(tuple[Feature, ...], row.features)
    return Join(row.a, row.b, row.score, features, row.judgement)


def has_incidents(store: Store) -> bool:
    """Whether anything was ever grouped here. Raises LedgerError."""
    return store.first(select(i.id).limit(1)) is not None
