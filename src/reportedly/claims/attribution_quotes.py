"""Quotations that run on: words between marks, without a cue of their own, right after words of a speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from reportedly.claims.attribution_content import Layout
from reportedly.claims.attribution_draft import Draft
from reportedly.language import Quotation

TAIL = 240
STOP = re.compile(r"(?<=[a-z0-9”\"])[.?!] (?=[A-Z“\"])")


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
    """Whether the quotation is a sentence of its own that stands right after the speaker's: no other sentence, no other words of anybody between."""
    text = layout.parsed.text
    inner = quote.inner.of(text).strip()
    if not inner[:1].isupper() or inner.count(" ") < 2:
        return False
    gap = text[_end(draft) : quote.span.start]
    if not any(c.isalnum() for c in gap):
        return "." in gap or text[_end(draft) - 2 : _end(draft)].strip("”\"'")[-1:] in (".", "?", "!")
    return len(gap) < TAIL and "\n" not in gap and gap.rstrip()[-1:] == "." and len(STOP.findall(gap.rstrip()[:-1])) == 0
