"""What the ledger holds: reports, texts, readings, mentions, as they were put in."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, Select, select

from reportedly.errors import BrokenLedger, Unknown
from reportedly.ledger import schema
from reportedly.ledger.codec import decode, decode_claim
from reportedly.ledger.part import Part
from reportedly.ledger.store import chunks
from reportedly.model import Card, Claim, Mention, Reading, Report, mention_of

PAGE = 200
SHOWN = 5
r, v, g, t, c, m = (table.c for table in (schema.report, schema.version, schema.reading, schema.text, schema.claim, schema.mention))
_CARDS = select(r.key, g.about, t.sha256).select_from(
    schema.report.join(schema.version, v.no == r.version).join(schema.reading, g.no == r.reading).join(schema.text, t.no == v.text)
)
_CLAIMS = select(c.reading, c.kind, c.payload, c.mention).order_by(c.reading, c.n)


class Holding(Part):
    """Reading what is held."""

    def reading(self, key: str) -> Reading:
        """The reading that stands of a report, with the report and its text. Raises Unknown where there is none, LedgerError."""
        chosen = select(g.no, g.about, g.rest, g.reader, t.body).select_from(
            schema.report.join(schema.reading, g.no == r.reading).join(schema.version, v.no == g.version).join(schema.text, t.no == v.text)
        )
        row = self._one(chosen, key)
        report = decode(Report, row.about, text=unpacked(row.body))
        claims = tuple(decode_claim(each.kind, each.payload) for each in self.store.rows(_CLAIMS.where(c.reading == row.no)))
        return decode(Reading, row.rest, report=report, claims=claims, reader=row.reader)

    def card(self, key: str) -> Card:
        """What is known of a report beside its text. Raises Unknown where there is none of that key, LedgerError."""
        row = self._one(_CARDS, key)
        return card_of(row.about, row.sha256)

    def key_of(self, name: str) -> str:
        """
        The key of the report of that key, or of the only one that begins so.

        Raises Unknown where there is none, or where a beginning fits several; LedgerError.
        """
        fits = r.key.startswith(name, autoescape=True) if name else r.key.is_(None)
        found = [row.key for row in self.store.rows(select(r.key).where(fits).order_by(r.key).limit(SHOWN + 1))]
        if len(found) > 1 and name not in found:
            more = " and more" if len(found) > SHOWN else ""
            raise Unknown(f"{self.store.place}: {name} is the beginning of several reports: {', '.join(found[:SHOWN])}{more}")
        if not found:
            raise Unknown(f"{self.store.place}: there is no report {name!r}")
        return name if name in found else found[0]

    def cards(self) -> Iterator[Card]:
        """The card of every report, in the order of their keys, drawn page by page. Raises LedgerError."""
        for row in self._pages(_CARDS, r.key):
            yield card_of(row.about, row.sha256)

    def text(self, key: str) -> str:
        """The text that a report's current reading was made of. Raises Unknown where there is none of that key, LedgerError."""
        chosen = select(t.body).select_from(schema.report.join(schema.version, v.no == r.version).join(schema.text, t.no == v.text))
        return unpacked(self._one(chosen, key).body)

    def raw(self, key: str) -> bytes:
        """The bytes that a report was read from. Raises Unknown where there is none of that key, LedgerError."""
        return expanded(self._one(select(r.raw), key).raw)

    def mention_ids(self) -> Iterator[str]:
        """The id of every mention, in their order, drawn page by page. Raises LedgerError."""
        return (row.id for row in self._pages(select(m.id), m.id))

    def mentions(self, ids: Iterable[str], known_at: str | None = None) -> tuple[Mention, ...]:
        """
        The mentions of those ids, in that order, as the readings that stand tell of them.

        Args:
            ids: "KEY#INDEX" each.
            known_at: a time of the ledger, ISO 8601 in UTC: as they stood then; what was learned later is left out.

        Raises Unknown where there is none of an id, LedgerError.
        """
        asked = list(ids)
        found: dict[str, Mention] = {}
        for part in chunks(dict.fromkeys(asked), PAGE):
            found.update((mention.id, mention) for mention in self._mentions(part, known_at))
        if known_at is None and (missing := next((name for name in asked if name not in found), None)):
            raise Unknown(f"{self.store.place}: there is no mention {missing}")
        return tuple(found[name] for name in asked if name in found)

    def _mentions(self, ids: Sequence[str], known_at: str | None) -> Iterator[Mention]:
        keys = sorted({name.partition("#")[0] for name in ids})
        readings = {row.key: row for row in self._standing(keys, known_at)}
        claims: dict[int, list[Row[Any]]] = {}
        for claim in self.store.rows(_CLAIMS.where(c.reading.in_([row.no for row in readings.values()]))):
            claims.setdefault(claim.reading, []).append(claim)
        for name in ids:
            key, _, index = name.partition("#")
            if key in readings and index.isdecimal():
                yield from _mention(readings[key], int(index), claims.get(readings[key].no, []))

    def _standing(self, keys: Sequence[str], known_at: str | None) -> Sequence[Row[Any]]:
        """The readings that stand of the reports, or stood at ``known_at``, in the order in which they came."""
        chosen = select(r.key, g.no, g.about, g.rest, t.sha256).where(r.key.in_(keys)).order_by(g.no)
        whole = (
            schema.report.join(schema.version, v.report == r.no).join(schema.reading, g.version == v.no).join(schema.text, t.no == v.text)
        )
        now = g.no == r.reading if known_at is None else g.added_at <= known_at
        return self.store.rows(chosen.select_from(whole).where(now))

    def _one(self, chosen: Select[Any], key: str) -> Row[Any]:
        row = self.store.first(chosen.where(r.key == key))
        if row is None:
            raise Unknown(f"{self.store.place}: there is no report {key}")
        return row

    def _pages(self, chosen: Select[Any], by: Any) -> Iterator[Row[Any]]:
        last = ""
        while page := self.store.rows(chosen.where(by > last).order_by(by).limit(PAGE)):
            yield from page
            last = page[-1][0]


def card_of(about: str, text_sha256: str) -> Card:
    """The card of a report that is stored as ``about``. Raises BrokenLedger where it can't be read."""
    return replace(Card.of(decode(Report, about, text="")), text_sha256=text_sha256)


def _mention(row: Row[Any], index: int, claims: Sequence[Row[Any]]) -> Iterator[Mention]:
    own: tuple[Claim, ...] = tuple(decode_claim(claim.kind, claim.payload) for claim in claims if claim.mention == index)
    if own or index == 0:
        scene = decode(Reading, row.rest, report=None, claims=(), reader="").scene
        yield mention_of(card_of(row.about, row.sha256), index, own, scene)


def expanded(packed: bytes) -> bytes:
    """What was compressed. Raises BrokenLedger where it is damaged."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise BrokenLedger(f"stored bytes are damaged ({error})") from error


def unpacked(body: bytes) -> str:
    """A stored text. Raises BrokenLedger where it is damaged."""
    try:
        return expanded(body).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise BrokenLedger(f"a stored text is damaged ({error.reason})") from error
