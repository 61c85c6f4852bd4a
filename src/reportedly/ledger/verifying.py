"""Verifying: what is stored is held against itself, and every claim against the words of its report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from sqlalchemy import Row, Select, exists, func, select, text

from reportedly.errors import BrokenLedger
from reportedly.ledger import schema
from reportedly.ledger.attaching import ATTACHED
from reportedly.ledger.codec import decode, decode_claim
from reportedly.ledger.grouping import has_incidents
from reportedly.ledger.holding import expanded, unpacked
from reportedly.ledger.part import Part
from reportedly.model import Claim, Evidence, Reading, Report, Span
from reportedly.model.incident import KEY

PAGE = 100
c, g, i, m, r, t, v = (
    table.c for table in (schema.claim, schema.reading, schema.incident, schema.mention, schema.report, schema.text, schema.version)
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What does not hold, in a sentence, and of which report, claim, mention or incident."""

    about: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.about}: {self.sentence}"


class Verifying(Part):
    """Verifying."""

    def verify(self) -> Iterator[Problem]:
        """
        What does not hold together: nothing in a sound ledger. Every hash and every quotation is computed anew.

        Raises LedgerError where the ledger can't be read at all.
        """
        yield from self._database()
        for row in self._held():
            yield from self._report_problems(row)
        yield from self._ungrouped()
        yield from self._unattached()

    def _database(self) -> Iterator[Problem]:
        if self.store.dialect != "sqlite":
            return
        for row in self.store.rows(text("PRAGMA integrity_check(20)")):
            if row.integrity_check != "ok":
                yield Problem("database", f"SQLite finds it damaged: {row.integrity_check}")
        for row in self.store.rows(text("PRAGMA foreign_key_check")):
            yield Problem(str(row.table), f"a row refers to one of {row.parent} that is not there")

    def _held(self) -> Iterator[Row[Any]]:
        last = ""
        while page := self.store.rows(select(schema.report).where(r.key > last).order_by(r.key).limit(PAGE)):
            yield from page
            last = page[-1].key

    def _report_problems(self, row: Row[Any]) -> Iterator[Problem]:
        try:
            if hashlib.sha256(expanded(row.raw)).hexdigest() != row.sha256:
                yield Problem(f"report {row.key}", "its bytes are not those that it was made of")
        except BrokenLedger as error:
            yield Problem(f"report {row.key}", str(error))
        if row.key != row.sha256[:KEY]:
            yield Problem(f"report {row.key}", "its key is not that of its bytes")
        readings = self.store.rows(_READINGS.where(v.report == row.no))
        if row.reading not in {reading.no for reading in readings if reading.version == row.version}:
            yield Problem(f"report {row.key}", "its current reading is not there")
        for reading in readings:
            yield from self._reading_problems(row.key, reading, reading.no == row.reading)

    def _reading_problems(self, key: str, row: Row[Any], current: bool) -> Iterator[Problem]:
        try:
            words = unpacked(row.body)
            report = decode(Report, row.about, text=words)
            if report.text_sha256 != row.sha256 or report.sha256[:KEY] != key:
                yield Problem(f"report {key}", "its text is not the one that it was made of")
            decode(Reading, row.rest, report=report, claims=(), reader=row.reader)
            for stored in self.store.rows(select(schema.claim).where(c.reading == row.no).order_by(c.n)):
                yield from _misquoted(stored, words)
            if current:
                yield from self._told(key, row.no)
        except BrokenLedger as error:
            yield Problem(f"report {key}", str(error))

    def _told(self, key: str, reading: int) -> Iterator[Problem]:
        """The mentions that are noted are those that the claims tell of."""
        told = {0, *(row.mention for row in self.store.rows(select(c.mention).where(c.reading == reading)))}
        chosen = select(schema.mention.c.id).join(schema.report, r.no == schema.mention.c.report).where(r.key == key)
        if {row.id for row in self.store.rows(chosen)} != {f"{key}#{index}" for index in told}:
            yield Problem(f"report {key}", "its mentions are not those that its claims tell of")

    def _ungrouped(self) -> Iterator[Problem]:
        if not has_incidents(self.store):
            return
        alone = select(schema.mention.c.id).where(~exists().where(schema.member.c.mention == schema.mention.c.id))
        for name in self._named(alone.order_by(schema.mention.c.id)):
            yield Problem(f"mention {name}", "it is in no incident: its report was not grouped")
        former = (
            select(schema.member.c.incident).join(schema.incident, i.id == schema.member.c.incident).where(i.heir.is_not(None)).distinct()
        )
        for name in self._named(former):
            yield Problem(f"incident {name}", "this incident has mentions, and was said to be another now")

    def _unattached(self) -> Iterator[Problem]:
        number = schema.judgement.c.number
        row = self.store.first(select(func.count(number).label("all"), func.max(number).label("last")))
        if row is not None and row.all != (row.last or 0):
            yield Problem("judgements", "a judgement is missing from the log")
        a = schema.attachment.c
        there = exists().where(r.no == a.report, c.reading == r.reading, c.id == a.claim)
        lost = select(a.judgement).join(schema.judgement, number == a.judgement).where(~there, a.orphaned.is_(False))
        for name in self._named(lost.where(schema.judgement.c.kind.in_(sorted(ATTACHED)))):
            yield Problem(f"judgement {name}", "the claim that it is on is not in the report's reading")

    def _named(self, chosen: Select[Any]) -> list[str]:
        return [str(row[0]) for row in self.store.rows(chosen.limit(PAGE))]


_READINGS = select(g.no, g.version, g.reader, g.about, g.rest, t.sha256, t.body).select_from(
    schema.reading.join(schema.version, v.no == g.version).join(schema.text, t.no == v.text)
)


def _misquoted(row: Row[Any], words: str) -> Iterator[Problem]:
    claim = decode_claim(row.kind, row.payload)
    if claim.id != row.id:
        yield Problem(f"claim {row.id}", "this claim is stored under another's id")
    for evidence in _evidence(claim):
        if evidence.span.of(words) != evidence.quote or any(part not in evidence.span for part in evidence.parts):
            yield Problem(f"claim {row.id}", "its quotation is not what stands there in the report")
    if any(span.end > len(words) or span.start < 0 or span.start > span.end for span in _spans(claim)):
        yield Problem(f"claim {row.id}", "it points outside the report's text")


def _evidence(claim: Claim) -> Iterator[Evidence]:
    for field in fields(claim):
        value = getattr(claim, field.name)
        if isinstance(value, Evidence):
            yield value


def _spans(noun: Any) -> Iterator[Span]:
    for field in fields(noun):
        value = getattr(noun, field.name)
        if isinstance(value, Span):
            yield value
        elif is_dataclass(value):
            yield from _spans(value)
