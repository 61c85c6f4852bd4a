"""One hash of all that the ledger holds: the same for the same reports, whenever and in whatever order they were added."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Row, select, tuple_

from reportedly.ledger import schema
from reportedly.ledger.part import Part
from reportedly.model import digest

PAGE = 200
NAMED = ("id", "path")
"""What a caller named a report: adding it again under another name changes nothing."""
c, g, r, t, v = schema.claim.c, schema.reading.c, schema.report.c, schema.text.c, schema.version.c
COMPUTED = {
    schema.portrait: ("mention", "payload"),
    schema.blocking: ("key", "mention"),
    schema.joined: ("a", "b", "score", "features", "judgement"),
    schema.member: ("mention", "incident"),
    schema.echo: ("copy", "of", "kind", "share"),
}
JUDGED = ("kind", "who", "why", "subjects", "decided", "seen", "anchor_text", "anchor_start", "anchor_end")


class Digesting(Part):
    """The digest."""

    def digest(self) -> str:
        """
        SHA-256, hex, over reports, texts, readings, claims, grouping and judgements, without clocks and order of adding.

        Redirects, summaries and what was reconciled are computed anew at will, and are not in it. Raises LedgerError.
        """
        whole = hashlib.sha256()
        with self.store.steady():
            for line in self._digest_lines():
                whole.update(line.encode("ascii"))
        return whole.hexdigest()

    def _digest_lines(self) -> Iterator[str]:
        last = ""
        while page := self.store.rows(select(r.no, r.key, r.sha256, r.revises).where(r.key > last).order_by(r.key).limit(PAGE)):
            yield from (digest(row.key, row.sha256, row.revises, *self._reading_digests(row.no)) for row in page)
            last = page[-1].key
        for table, names in COMPUTED.items():
            yield from (digest(table.name, *row) for row in self._rows_of(table, names))
        yield from sorted(self._judged_rows())

    def _reading_digests(self, report: int) -> list[str]:
        chosen = select(g.no, g.about, g.rest, g.reader, t.sha256).select_from(
            schema.version.join(schema.reading, g.version == v.no).join(schema.text, t.no == v.text)
        )
        rows = self.store.rows(chosen.where(v.report == report).order_by(t.sha256, g.reader))
        return [digest(row.sha256, row.reader, _unnamed(row.about), row.rest, *self._payloads(row.no)) for row in rows]

    def _payloads(self, reading: int) -> Iterable[str]:
        return (row.payload for row in self.store.rows(select(c.payload).where(c.reading == reading).order_by(c.n)))

    def _rows_of(self, table: Any, names: tuple[str, ...]) -> Iterator[Row[Any]]:
        columns, keys = [table.c[name] for name in names], list(table.primary_key)
        chosen = select(*columns).order_by(*keys).limit(PAGE)
        page = self.store.rows(chosen)
        while page:
            yield from page
            last = tuple(page[-1]._mapping[key.name] for key in keys)
            page = self.store.rows(chosen.where(tuple_(*keys) > tuple_(*last)))

    def _judged_rows(self) -> Iterator[str]:
        u = schema.undoing.c
        joined = schema.judgement.outerjoin(schema.undoing, u.judgement == schema.judgement.c.number)
        columns = [schema.judgement.c[name] for name in JUDGED]
        return (digest(*row) for row in self.store.rows(select(*columns, u.who.label("undone_by")).select_from(joined)))


def _unnamed(about: str) -> dict[str, Any]:
    return {name: value for name, value in json.loads(about).items() if name not in NAMED}
