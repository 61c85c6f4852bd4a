"""Judgements on claims, after a report was read again: each finds its claim by where it stands, or waits as orphaned."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Row, select, update

from reportedly.ledger import schema
from reportedly.ledger.holding import unpacked
from reportedly.ledger.store import Store
from reportedly.model import Claim, Figure, JudgementKind, Reading, Span

AROUND = (0, 20, 60, 200)
CLAIM_KINDS = frozenset({JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.CORRECT})
ATTACHED = CLAIM_KINDS | {JudgementKind.NOTE}
"""The kinds that follow the claim that they are on; a note may be on an incident too."""
Anchor = tuple[str, int, int]
a, c, j = schema.attachment.c, schema.claim.c, schema.judgement.c


@dataclass(frozen=True, slots=True)
class About:
    """What a judgement is about: where in which text it stands, in which report (its number here), and which claim."""

    anchor: Anchor | None
    report: int | None = None
    claim: str | None = None


def anchor_of(claim: Claim, text_sha256: str) -> Anchor:
    """Where a claim stands: a figure by its number, all else by its words. Raises nothing."""
    span = claim.number_span if isinstance(claim, Figure) else claim.evidence.span
    return (text_sha256, span.start, span.end)


def attach_again(store: Store, report: int, reading: Reading) -> None:
    """
    Attach each judgement on the report to the claim of the new reading that stands at its anchor; where none does, it is orphaned.

    In another text of the report an anchor is looked for by its words. Raises LedgerError.
    """
    chosen = select(j.number, j.kind, j.subjects, j.anchor_text, j.anchor_start, j.anchor_end)
    for row in store.rows(chosen.join(schema.attachment, a.judgement == j.number).where(a.report == report).order_by(j.number)):
        claim, found = _found(store, row, reading)
        store.run(update(schema.attachment).where(a.judgement == row.number).values(claim=claim, orphaned=not found))


def _found(store: Store, row: Row[tuple[object, ...]], reading: Reading) -> tuple[str | None, bool]:
    """The claim that a judgement is about in a reading, and whether it still is about something there."""
    span = _where(store, row, reading)
    if JudgementKind(row.kind) is JudgementKind.ADD:
        return None, span is not None
    if span is None:
        return None, False
    return (claim.id, True) if (claim := _nearest(store, span, row, reading.claims)) else (None, False)


def _where(store: Store, row: Row[tuple[object, ...]], reading: Reading) -> Span | None:
    """The anchor in the text of the reading; None where its words are not there, or nothing makes one place the only one."""
    anchor = Span(row.anchor_start, row.anchor_end)
    if row.anchor_text == reading.report.text_sha256:
        return anchor
    old = store.first(select(schema.text.c.body).where(schema.text.c.sha256 == row.anchor_text))
    return moved(anchor, unpacked(old.body), reading.report.text) if old is not None else None


def moved(anchor: Span, old: str, new: str) -> Span | None:
    """
    Where the words of ``old`` at ``anchor`` stand in ``new``.

    They are taken with as much of what stands around them as makes the place the only one in both. None where they are not there, or
    their place stays open. Raises nothing.
    """
    for around in AROUND:
        start, end = max(0, anchor.start - around), min(len(old), anchor.end + around)
        words = old[start:end]
        if old.count(words) == 1 and new.count(words) == 1:
            at = new.index(words) + anchor.start - start
            return Span(at, at + len(anchor))
    return None


def _nearest(store: Store, span: Span, row: Row[tuple[object, ...]], claims: Sequence[Claim]) -> Claim | None:
    """The claim judged, where it is there still; else of its kind the one that shares the most with the span, of equals the first."""
    judged = json.loads(row.subjects)[0]
    kind = store.first(select(c.kind).where(c.id == judged).limit(1))
    sharing = [claim for claim in claims if kind is not None and claim.kind == kind.kind and _share(span, claim) > 0]
    return min(sharing, key=lambda claim: (claim.id != judged, -_share(span, claim), claim.evidence.start, claim.id), default=None)


def _share(span: Span, claim: Claim) -> float:
    """How much of the two stretches together is common to both."""
    _, start, end = anchor_of(claim, "")
    common = min(span.end, end) - max(span.start, start)
    return max(0.0, common / (len(span) + end - start - common))
