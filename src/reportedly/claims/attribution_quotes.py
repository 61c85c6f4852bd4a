"""Quotations that run on: words between marks, without a cue of their own, right after words of a speaker."""

from __future__ import annotations

from dataclasses import replace

from reportedly.claims.attribution_content import Layout
from reportedly.claims.attribution_draft import Draft
from reportedly.language import Quotation
from reportedly.model import Span

BETWEEN = 2


def carry_on(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """``drafts``, with each quotation that merely runs on added to what its speaker says. Raises nothing."""
    taken = sorted((piece.start, piece.end) for draft in drafts for piece in draft.content)
    out = list(drafts)
    last: int | None = None
    order = sorted(range(len(out)), key=lambda k: _end(out[k]))
    at = 0
    for quote in layout.parsed.quotations:
        while at < len(order) and _end(out[order[at]]) <= quote.span.start:
            if out[order[at]].word.vouches or last is None:
                last = order[at]
            at += 1
        if last is None or _is_taken(quote, taken) or not _follows(layout, out[last], quote):
            continue
        out[last] = replace(out[last], content=(*out[last].content, quote.span))
    return out


def _end(draft: Draft) -> int:
    spans = (*draft.mention, *draft.cue, *draft.content)
    return max(s.end for s in spans)


def _is_taken(quote: Quotation, taken: list[tuple[int, int]]) -> bool:
    from bisect import bisect_left

    at = bisect_left(taken, (quote.span.end, 0)) - 1
    return any(start < quote.span.end and quote.span.start < end for start, end in taken[max(0, at - 6) : at + 1])


def _follows(layout: Layout, draft: Draft, quote: Quotation) -> bool:
    """Whether nothing but stops and blanks stands between the speaker's last words and the quotation, which is a sentence."""
    text = layout.parsed.text
    gap = Span(_end(draft), quote.span.start).of(text)
    inner = quote.inner.of(text).strip()
    return not any(c.isalnum() for c in gap) and gap.strip(" ,") != "" and inner[:1].isupper() and inner.count(" ") >= 2
