"""Judgements on claims, after a report was read again: each finds its claim by where it stands, or waits as orphaned."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Row, select, update

from reportedly.ledger import schema
from reportedly.ledger.store import Store
from reportedly.model import Claim, Figure, JudgementKind, Reading, Span

CLAIM_KINDS = frozenset({JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.CORRECT})
Anchor = tuple[str, int, int]
a, j = schema.attachment.c, schema.judgement.c


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

    In another text of the report a judgement finds its words again where they stand there once. Raises LedgerError.
    """
    chosen = select(j.number, j.kind, j.seen, j.decided, j.anchor_text, j.anchor_start, j.anchor_end)
    for row in store.rows(chosen.join(schema.attachment, a.judgement == j.number).where(a.report == report).order_by(j.number)):
        claim, found = _found(row, reading)
        store.run(update(schema.attachment).where(a.judgement == row.number).values(claim=claim, orphaned=not found))


def _found(row: Row[tuple[object, ...]], reading: Reading) -> tuple[str | None, bool]:
    """The claim that a judgement is about in a reading, and whether it still is about something there."""
    span = _where(row, reading)
    if JudgementKind(row.kind) is JudgementKind.ADD:
        return None, span is not None
    if span is None:
        return None, False
    return (claim.id, True) if (claim := _nearest(span, row, reading.claims)) else (None, False)


def _where(row: Row[tuple[object, ...]], reading: Reading) -> Span | None:
    if row.anchor_text == reading.report.text_sha256:
        return Span(row.anchor_start, row.anchor_end)
    kept = row.decided if JudgementKind(row.kind) is JudgementKind.ADD else row.seen
    words = json.loads(kept).get("quote", "")
    text = reading.report.text
    return Span(at, at + len(words)) if words and text.count(words) == 1 and (at := text.index(words)) >= 0 else None


def _nearest(span: Span, row: Row[tuple[object, ...]], claims: Sequence[Claim]) -> Claim | None:
    """The claim whose anchor shares the most with the span; of equals one of the same kind as was seen, then the first."""
    figure = "low" in json.loads(row.seen)
    sharing = [claim for claim in claims if _shared(span, claim) > 0 and isinstance(claim, Figure) is figure]
    return max(sharing, key=lambda claim: (_shared(span, claim), -claim.evidence.start, claim.id), default=None)


def _shared(span: Span, claim: Claim) -> int:
    _, start, end = anchor_of(claim, "")
    return max(0, min(span.end, end) - max(span.start, start))
