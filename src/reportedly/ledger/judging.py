"""Judgements: rows that are only added. What is undone stays in the log; what lost its claim waits as orphaned."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, func, insert, select

from reportedly.errors import JudgementError, Unknown
from reportedly.ledger import schema
from reportedly.ledger.attaching import ATTACHED, CLAIM_KINDS, About, anchor_of
from reportedly.ledger.codec import decode_claim, encode
from reportedly.ledger.contradicting import refuse_contradiction
from reportedly.ledger.grouping import Grouping
from reportedly.model import Claim, Judgement, JudgementKind

PAIRS = {JudgementKind.SAME, JudgementKind.DIFFERENT}
a, c, j, u = schema.attachment.c, schema.claim.c, schema.judgement.c, schema.undoing.c
PAST = "~"  # comes after all that an id is made of
MOST = 200
_STANDING = (
    select(c.id, c.kind, c.payload, schema.text.c.sha256, schema.report.c.no)
    .select_from(
        schema.claim.join(schema.report, schema.report.c.reading == c.reading)
        .join(schema.version, schema.version.c.no == schema.report.c.version)
        .join(schema.text, schema.text.c.no == schema.version.c.text)
    )
    .order_by(c.id)
)
_ALL = (
    select(schema.judgement, u.who.label("undone_by"), u.at.label("undone_at"), a.claim, a.orphaned)
    .select_from(schema.judgement.outerjoin(schema.undoing, u.judgement == j.number).outerjoin(schema.attachment, a.judgement == j.number))
    .order_by(j.number)
)


class Judging(Grouping):
    """Judgements."""

    def judge(self, drawn: Judgement) -> Judgement:
        """
        Take in a decision; it comes back with its number in the ledger. The anchor of one on a claim is where the claim stands.

        Raises Unknown where what it is about is not in the ledger, JudgementError where another that is in force says the opposite (then
        nothing was changed), LedgerError.
        """
        with self.store.writing():
            about = self._about(drawn)
            refuse_contradiction(drawn, self.judgements(live_only=True))
            highest = self.store.first(select(func.max(j.number).label("n")))
            number = ((highest.n if highest else 0) or 0) + 1
            subjects = (about.claim, *drawn.subjects[1:]) if about.claim else drawn.subjects
            made = replace(drawn, number=number, subjects=subjects, anchor=about.anchor, undone_at=None, undone_by=None, orphaned=False)
            self.store.run(insert(schema.judgement), _row(made))
            if about.report is not None:
                row = {"judgement": number, "report": about.report, "claim": about.claim, "orphaned": False}
                self.store.run(insert(schema.attachment), row)
        return made

    def undo(self, number: int, who: str, at: str) -> Judgement:
        """
        Take a judgement back; it stays in the log.

        Raises Unknown where there is none of that number, JudgementError where it is undone already, LedgerError.
        """
        with self.store.writing():
            found = self._judgement(number)
            if found.undone_at:
                raise JudgementError(f"judgement {number} was undone already, by {found.undone_by} at {found.undone_at}")
            self.store.run(insert(schema.undoing), {"judgement": number, "who": who, "at": at})
        return replace(found, undone_at=at, undone_by=who)

    def judgements(self, live_only: bool = False) -> tuple[Judgement, ...]:
        """
        All judgements, by number; those in force alone with ``live_only``: neither undone nor orphaned.

        Their subjects are what they are about now: the claim of the reading that stands, the incident that a former one became.
        Raises LedgerError.
        """
        made = tuple(self._now(row) for row in self.store.rows(_ALL))
        return tuple(each for each in made if not (live_only and (each.undone_at or each.orphaned)))

    def orphaned(self) -> tuple[Judgement, ...]:
        """The judgements, not undone, for which the readings that stand have nothing that they are about. Raises LedgerError."""
        return tuple(each for each in self.judgements() if each.orphaned and not each.undone_at)

    def judged_in(self, number: int) -> str | None:
        """The key of the report that holds, or held, the claim a judgement is about; None where it is about none. Raises LedgerError."""
        chosen = select(schema.report.c.key).select_from(schema.report.join(schema.attachment, a.report == schema.report.c.no))
        row = self.store.first(chosen.where(a.judgement == number))
        return row.key if row else None

    def log(self, after: int = 0, limit: int | None = None) -> Iterator[Judgement]:
        """Every judgement after that number as it was made, by number, with its undoing; at most ``limit``. Raises LedgerError."""
        return (_judgement(row) for row in self.store.rows(_ALL.where(j.number > after).limit(limit)))

    def _judgement(self, number: int) -> Judgement:
        row = self.store.first(_ALL.where(j.number == number))
        if row is None:
            raise Unknown(f"{self.store.place}: there is no judgement {number}")
        return self._now(row)

    def _now(self, row: Row[Any]) -> Judgement:
        made = _judgement(row)
        if made.kind in ATTACHED and row.claim:
            return replace(made, subjects=(row.claim, *made.subjects[1:]))
        if made.kind in PAIRS:
            return replace(made, orphaned=not all(self._has_mention(name) for name in made.subjects))
        if made.kind is JudgementKind.VALUE or (made.kind is JudgementKind.NOTE and made.anchor is None):
            return self._on_incident(made)
        return made

    def _on_incident(self, made: Judgement) -> Judgement:
        try:
            return replace(made, subjects=(self.resolve(made.subjects[0]), *made.subjects[1:]))
        except Unknown:
            return replace(made, orphaned=True)

    def _has_mention(self, name: str) -> bool:
        return self.store.first(select(schema.mention.c.id).where(schema.mention.c.id == name)) is not None

    def _about(self, drawn: Judgement) -> About:
        """What a judgement is about, as it stands now. Raises Unknown where it is not here."""
        if not drawn.subjects:
            raise JudgementError("a judgement needs something that it is about")
        if drawn.kind in CLAIM_KINDS:
            return self._claim(drawn.subjects[0])
        if drawn.kind is JudgementKind.NOTE:
            return self._noted(drawn.subjects[0])
        if drawn.kind in PAIRS:
            self._check_mentions(drawn.subjects)
        if drawn.kind is JudgementKind.VALUE:
            self.resolve(drawn.subjects[0])
        if drawn.kind is JudgementKind.ADD:
            return replace(self._report(drawn.subjects[0]), anchor=drawn.anchor)
        return About(drawn.anchor)

    def _check_mentions(self, names: tuple[str, ...]) -> None:
        missing = next((name for name in names if not self._has_mention(name)), None)
        if missing:
            raise Unknown(f"{self.store.place}: there is no mention {missing}")
        if len(set(names)) < 2:
            raise JudgementError("same and different need two mentions that differ")

    def claim(self, claim_id: str) -> Claim:
        """
        The claim of that id, or of the only id that begins so, as the readings that stand have it.

        Raises Unknown where there is none, or where a beginning fits several; LedgerError.
        """
        return self._found(claim_id)[0]

    def told_in(self, claim_id: str) -> str:
        """The id of the mention that a claim of the readings that stand belongs to. Raises Unknown where there is none, LedgerError."""
        chosen = select(schema.report.c.key, c.mention).select_from(schema.claim.join(schema.report, schema.report.c.reading == c.reading))
        row = self.store.first(chosen.where(c.id == claim_id))
        if row is None:
            raise Unknown(f"{self.store.place}: there is no claim {claim_id}")
        return f"{row.key}#{row.mention}"

    def _claim(self, claim_id: str) -> About:
        claim, text_sha256, report = self._found(claim_id)
        return About(anchor_of(claim, text_sha256), report, claim.id)

    def _noted(self, name: str) -> About:
        """What a note is on: a claim of that very id, else an incident."""
        if self.store.first(_STANDING.where(c.id == name).limit(1)) is not None:
            return self._claim(name)
        self.resolve(name)
        return About(None)

    def _found(self, claim_id: str) -> tuple[Claim, str, int]:
        rows = {row.id: row for row in self.store.rows(_STANDING.where(c.id == claim_id).limit(1))}
        if claim_id and not rows:
            begun = (c.id >= claim_id, c.id < claim_id + PAST)  # a range, which an index finds; LIKE would look at every claim
            rows = {row.id: row for row in self.store.rows(_STANDING.where(*begun).limit(MOST))}
        if not rows:
            raise Unknown(f"{self.store.place}: there is no claim {claim_id}")
        if len(rows) > 1:
            raise Unknown(f"{self.store.place}: {claim_id} is the beginning of several claims: {', '.join(sorted(rows)[:5])}")
        row = next(iter(rows.values()))
        return decode_claim(row.kind, row.payload), row.sha256, row.no

    def _report(self, key: str) -> About:
        row = self.store.first(select(schema.report.c.no).where(schema.report.c.key == key))
        if row is None:
            raise Unknown(f"{self.store.place}: there is no report {key}")
        return About(None, row.no)


def _row(made: Judgement) -> dict[str, Any]:
    text_sha256, start, end = made.anchor or (None, None, None)
    return {
        "number": made.number,
        "kind": made.kind.value,
        "who": made.who,
        "at": made.at,
        "why": made.why,
        "subjects": encode(list(made.subjects)),
        "decided": encode(dict(made.values)),
        "seen": encode(dict(made.seen)),
        "anchor_text": text_sha256,
        "anchor_start": start,
        "anchor_end": end,
    }


def _judgement(row: Row[Any]) -> Judgement:
    anchor = (row.anchor_text, row.anchor_start, row.anchor_end) if row.anchor_text is not None else None
    return Judgement(
        number=row.number,
        kind=JudgementKind(row.kind),
        who=row.who,
        at=row.at,
        why=row.why,
        subjects=tuple(json.loads(row.subjects)),
        values=json.loads(row.decided),
        seen=json.loads(row.seen),
        anchor=anchor,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
        orphaned=bool(row.orphaned),
    )
