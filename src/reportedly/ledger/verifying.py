"""
Whether what is stored holds: every claim still quotes its report, every hash is that of what it names, every mention is in one incident.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Table, func, select, text

from reportedly.errors import BrokenLedger
from reportedly.ledger import schema
from reportedly.ledger.codec import decode_claim
from reportedly.ledger.holding import Holding, expanded, unpacked
from reportedly.model import Claim, Evidence, Statement, digest
from reportedly.model.incident import KEY

PAGE = 100
r, v, t, c, m = (table.c for table in (schema.report, schema.version, schema.text, schema.claim, schema.mention))


@dataclass(frozen=True, slots=True)
class Problem:
    """What does not hold, in a sentence, and of which report or incident."""

    about: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.about}: {self.sentence}"


class Verifying(Holding):
    """Checking what is held. Everything is drawn page by page; memory does not grow with the ledger."""

    def verify(self) -> Iterator[Problem]:
        """All that does not hold, as it is found. Raises LedgerError where the ledger can't be read at all."""
        yield from self._foreign()
        for key, number, sha256 in self._reports():
            yield from self._report_problems(key, number, sha256)
        yield from self._texts()
        yield from self._groups()

    def digest(self) -> str:
        """
        A hash of all that is held, without clocks and without the order of adding: equal ledgers have equal digests. Raises LedgerError.
        """
        total = hashlib.sha256()
        for key, *_ in self._reports():
            reading = self.reading(key)
            total.update(digest(key, reading.report.sha256, reading.report.text_sha256, reading.reader, repr(reading)).encode())
        for table, columns in ((schema.member, ("mention", "incident")), (schema.joined, ("a", "b"))):
            for row in self._ordered(table, columns):
                total.update(digest(table.name, *row).encode())
        for row in self.store.rows(select(schema.judgement).order_by(schema.judgement.c.number)):
            total.update(digest("judgement", row.kind, row.who, row.why, row.subjects, row.decided).encode())
        return total.hexdigest()

    def _ordered(self, table: Table, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        first = table.c[columns[0]]
        last, chosen = "", select(*(table.c[name] for name in columns)).order_by(*(table.c[name] for name in columns))
        while page := self.store.rows(chosen.where(first > last).limit(PAGE * PAGE)):
            whole = len(page) < PAGE * PAGE
            kept = page if whole else [row for row in page if str(row[0]) != str(page[-1][0])] or page
            yield from (tuple(map(str, row)) for row in kept)
            last = kept[-1][0]

    def _reports(self) -> Iterator[tuple[str, int, str]]:
        last, chosen = "", select(r.key, r.no, r.sha256).order_by(r.key).limit(PAGE)
        while page := self.store.rows(chosen.where(r.key > last)):
            yield from ((row.key, row.no, row.sha256) for row in page)
            last = page[-1].key

    def _foreign(self) -> Iterator[Problem]:
        if self.store.dialect == "sqlite":
            for child, _, parent, *_ in map(tuple, self.store.rows(text("PRAGMA foreign_key_check"))):
                yield Problem(self.store.place, f"a row of {child} refers to a row of {parent} that is not there")

    def _report_problems(self, key: str, number: int, sha256: str) -> Iterator[Problem]:
        try:
            raw = expanded(self.store.rows(select(r.raw).where(r.no == number))[0].raw)
            if hashlib.sha256(raw).hexdigest() != sha256 or sha256[:KEY] != key:
                yield Problem(f"report {key}", "its raw bytes are not those that it was added with")
            yield from self._claims(key, number)
        except BrokenLedger as error:
            yield Problem(f"report {key}", str(error))

    def _claims(self, key: str, number: int) -> Iterator[Problem]:
        chosen = select(v.no, t.body).join(schema.text, t.no == v.text).where(v.report == number)
        for row in self.store.rows(chosen):
            words = unpacked(row.body)
            stored = (
                select(c.kind, c.payload).join(schema.reading, schema.reading.c.no == c.reading).where(schema.reading.c.version == row.no)
            )
            for each in self.store.rows(stored.order_by(c.reading, c.n)):
                claim = decode_claim(each.kind, each.payload)
                if not all(one.quote == one.span.of(words) for one in _evidence(claim)):
                    yield Problem(f"report {key}", f"claim {claim.id} does not quote the text that it cites")

    def _texts(self) -> Iterator[Problem]:
        last, chosen = 0, select(t.no, t.sha256, t.body).order_by(t.no).limit(PAGE)
        while page := self.store.rows(chosen.where(t.no > last)):
            for row in page:
                try:
                    found = hashlib.sha256(unpacked(row.body).encode("utf-8", "surrogatepass")).hexdigest()
                except BrokenLedger as error:
                    yield Problem(f"text {row.sha256[:KEY]}", str(error))
                    continue
                if found != row.sha256:
                    yield Problem(f"text {row.sha256[:KEY]}", "it is not the text that it was stored as")
            last = page[-1].no

    def _groups(self) -> Iterator[Problem]:
        """Every mention that was grouped is in one incident, and everything grouped is a mention."""
        if self.store.first(select(schema.member.c.mention).limit(1)) is None:
            return
        loose = select(m.id).outerjoin(schema.member, schema.member.c.mention == m.id).where(schema.member.c.incident.is_(None))
        for row in self.store.rows(loose.order_by(m.id).limit(PAGE)):
            yield Problem(f"mention {row.id}", "it is in no incident")
        held = select(func.count()).select_from(schema.member.join(schema.incident, schema.incident.c.id == schema.member.c.incident))
        heirs = self.store.rows(held.where(schema.incident.c.heir.is_not(None)))
        if heirs[0][0]:
            yield Problem(self.store.place, f"{heirs[0][0]} mentions are in incidents that lead elsewhere")


def _evidence(claim: Claim) -> Iterator[Evidence]:
    yield claim.evidence
    if isinstance(claim, Statement):
        yield claim.content
