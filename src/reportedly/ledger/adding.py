"""Adding: one report with its bytes, its text, its reading and claims, or nothing of it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select, update

from reportedly.errors import LedgerError
from reportedly.ledger import schema
from reportedly.ledger.attaching import attach_again
from reportedly.ledger.codec import encode
from reportedly.ledger.part import Part
from reportedly.ledger.searching import put_words
from reportedly.ledger.store import Store
from reportedly.model import Claim, Figure, Reading, Report
from reportedly.model.incident import KEY

LARGEST = 2**63 - 1
LEVEL = 6


@dataclass(frozen=True, slots=True)
class Added:
    """
    What adding a report came to: its ``key``; ``new`` where the ledger did not have it; ``reread`` where it had it, and this reading
    stands now in place of an older one. ``gone`` are the ids of the mentions that the new reading no longer tells of.
    """

    key: str
    new: bool
    reread: bool = False
    gone: tuple[str, ...] = ()


class Adding(Part):
    """Taking reports in."""

    def holds(self, sha256: str) -> bool:
        """Whether the report whose raw bytes have this SHA-256 (hex) is in the ledger. Raises LedgerError where it can't be read."""
        found = self.store.first(select(schema.report.c.sha256).where(schema.report.c.key == sha256[:KEY]))
        return found is not None and found.sha256 == sha256

    def add(self, reading: Reading, raw: bytes, at: str) -> Added:
        """
        Take in a report with its reading, all of it or nothing. What is there already is not added again.

        Args:
            reading: what a reader made of it.
            raw: the bytes that it was read from, of which ``reading.report.sha256`` is made.
            at: the ledger's time, ISO 8601 in UTC.

        Raises LedgerError where ``raw`` are other bytes, or the ledger can't be written; then nothing of it was added.
        """
        report = reading.report
        if hashlib.sha256(raw).hexdigest() != report.sha256:
            raise LedgerError(f"{report.path or report.id}: the bytes given are not those that the report was read from")
        with self.store.writing():
            known = self.store.first(_KNOWN, {"key": report.sha256[:KEY]})
            if known is not None and known.sha256 != report.sha256:
                raise LedgerError(f"{report.path or report.id}: another report has the key {report.sha256[:KEY]}")
            number = known.no if known is not None else _put_report(self.store, report, raw, at)
            return _put_reading(self.store, number, reading, at, known is None)


_KNOWN = select(schema.report.c.no, schema.report.c.sha256).where(schema.report.c.key == bindparam("key"))
_TEXT = select(schema.text.c.no).where(schema.text.c.sha256 == bindparam("sha256"))
_VERSION = select(schema.version.c.no).where(schema.version.c.report == bindparam("report"), schema.version.c.text == bindparam("text"))
_READING = select(schema.reading.c.no).where(
    schema.reading.c.version == bindparam("version"), schema.reading.c.reader == bindparam("reader")
)
_OLD = select(schema.mention.c.id).where(schema.mention.c.report == bindparam("report"))
_CURRENT = update(schema.report).where(schema.report.c.no == bindparam("number")).values(version=bindparam("v"), reading=bindparam("r"))


def _put_report(store: Store, report: Report, raw: bytes, at: str) -> int:
    row = {
        "key": report.sha256[:KEY],
        "sha256": report.sha256,
        "raw": zlib.compress(raw, LEVEL),
        "url": storable(report.url.partition("#")[0].strip()) if report.url else None,
        "moment": storable(report.modified or report.published or ""),
        "added_at": at,
        "version": 0,
        "reading": 0,
    }
    row["revises"] = _chained(store, row) if row["url"] else None
    return store.make(insert(schema.report), row)


def _chained(store: Store, row: dict[str, Any]) -> str | None:
    """The report of the same address that comes before this one, by its own dates; the one after it now revises this one."""
    r = schema.report.c
    here, one = (row["moment"], row["key"]), select(r.key).where(r.url == row["url"]).limit(1)
    before = store.first(
        one.where(or_(r.moment < here[0], (r.moment == here[0]) & (r.key < here[1]))).order_by(r.moment.desc(), r.key.desc())
    )
    after = store.first(one.where(or_(r.moment > here[0], (r.moment == here[0]) & (r.key > here[1]))).order_by(r.moment, r.key))
    if after is not None:
        store.run(update(schema.report).where(r.key == after.key).values(revises=row["key"]))
    return before.key if before is not None else None


def _put_reading(store: Store, report: int, reading: Reading, at: str, new: bool) -> Added:
    key = reading.report.sha256[:KEY]
    version = _version(store, report, reading.report, at)
    if not new and store.first(_READING, {"version": version, "reader": storable(reading.reader)}) is not None:
        return Added(key, new=False)
    values = {"version": version, "reader": storable(reading.reader), "added_at": at}
    number = store.make(insert(schema.reading), {**values, "about": encode(reading.report), "rest": encode(reading)})
    rows = [_row(number, n, claim) for n, claim in enumerate(reading.claims)]
    if rows:
        store.run(insert(schema.claim), rows)
    store.run(_CURRENT, {"number": report, "v": version, "r": number})
    gone = _put_mentions(store, report, key, reading.claims, new)
    if not new:
        attach_again(store, report, reading)
    return Added(key, new, not new, gone)


def _version(store: Store, report: int, read: Report, at: str) -> int:
    found = store.first(_TEXT, {"sha256": read.text_sha256})
    body = zlib.compress(read.text.encode("utf-8", "surrogatepass"), LEVEL) if found is None else b""
    text = found.no if found is not None else store.make(insert(schema.text), {"sha256": read.text_sha256, "body": body})
    there = store.first(_VERSION, {"report": report, "text": text})
    if there is not None:
        return int(there.no)
    version = store.make(insert(schema.version), {"report": report, "text": text, "added_at": at})
    put_words(store, version, read)
    return version


def _row(reading: int, n: int, claim: Claim) -> dict[str, Any]:
    figure = claim if isinstance(claim, Figure) else None
    return {
        "reading": reading,
        "n": n,
        "id": claim.id,
        "kind": claim.kind,
        "status": figure.status.value if figure else None,
        "low": min(figure.low, LARGEST) if figure else None,
        "high": min(figure.high, LARGEST) if figure and figure.high is not None else None,
        "source": storable(claim.source.name),
        "stance": claim.stance.value,
        "main": claim.main,
        "mention": claim.mention,
        "payload": encode(claim),
    }


def _put_mentions(store: Store, report: int, key: str, claims: Iterable[Claim], new: bool) -> tuple[str, ...]:
    """Note which happenings the report tells of; those that it no longer does go, with all that was computed of them."""
    now = {f"{key}#{index}" for index in chain([0], (claim.mention for claim in claims))}
    old = set() if new else {row.id for row in store.rows(_OLD, {"report": report})}
    if gone := tuple(sorted(old - now)):
        forget(store, gone)
    if fresh := sorted(now - old):
        store.run(insert(schema.mention), [{"id": name, "report": report} for name in fresh])
    return gone


def forget(store: Store, mentions: tuple[str, ...]) -> None:
    """Take mentions out, with all that was computed of them. Raises LedgerError."""
    a, b = schema.joined.c.a, schema.joined.c.b
    store.run(delete(schema.joined).where(or_(a.in_(mentions), b.in_(mentions))))
    for table in (schema.portrait, schema.blocking, schema.member):
        store.run(delete(table).where(table.c.mention.in_(mentions)))
    store.run(delete(schema.mention).where(schema.mention.c.id.in_(mentions)))


def storable(words: str) -> str:
    """Words as every database takes them, for columns that are searched by: lone surrogates and nulls become question marks."""
    return words.replace("\x00", "?").encode("utf-8", "replace").decode("utf-8")
