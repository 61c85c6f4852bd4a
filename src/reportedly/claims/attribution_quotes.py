"""Quotations that run on: words between marks, without a cue of their own, right after words of a speaker."""

from __future__ import annotations

from bisect import bisect_right
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
    for quote in layout.quotations:
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
    at = bisect_right(taken, (quote.span.start + 2, 0)) - 1
    return any(end >= quote.inner.end - 1 for _, end in taken[max(0, at - 6) : at + 1])


def _follows(layout: Layout, draft: Draft, quote: Quotation) -> bool:
    """Whether nothing but stops and blanks stands between the speaker's last words and the quotation, which is a sentence."""
    text = layout.parsed.text
    doc = layout.parsed.doc
    last = doc[layout.sentence(draft.at)[1] - 1]
    spoken = last.idx + len(last)
    gap = Span(max(_end(draft), spoken if spoken <= quote.span.start else 0), quote.span.start).of(text)
    inner = quote.inner.of(text).strip()
    return (
        not any(c.isalnum() for c in gap)
        and "." in text[_end(draft) : quote.span.start] + text[_end(draft) - 2 : _end(draft)]
        and inner[:1].isupper()
        and inner.count(" ") >= 2
    )
