"""Quotations that run on: words between marks, without a cue of their own, right after words of a speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from reportedly.claims.attribution_content import Layout
from reportedly.claims.attribution_draft import Draft
from reportedly.claims.cues import CueWord
from reportedly.language import Quotation
from reportedly.model import Stance

TAIL = 240
WORDS = 4
NOBODY = CueWord("", "", False, frozenset({"quote"}), Stance.ASSERTED, False)
STOP = re.compile(r"(?<=[a-z0-9”\"])[.?!] (?=[A-Z“\"])")


def carry_on(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """
    ``drafts``, with each quotation that merely runs on added to what its speaker says, and each other one that is a sentence
    and that nobody is told to say as a draft of its own, without source and cue. Raises nothing.
    """
    taken = sorted((piece.start, piece.end) for draft in drafts for piece in draft.content)
    out, alone = list(drafts), []
    last: int | None = None
    order = sorted(range(len(out)), key=lambda k: _end(out[k]))
    at = 0
    for quote in layout.quotations:
        while at < len(order) and _end(out[order[at]]) <= quote.span.start:
            if out[order[at]].word.vouches or last is None:
                last = order[at]
            at += 1
        if _is_taken(quote, taken):
            continue
        if last is not None and _follows(layout, out[last], quote):
            out[last] = replace(out[last], content=(*out[last].content, quote.span))
        elif _is_sentence(quote.inner.of(layout.parsed.text)):
            alone.append(_alone(layout, quote))
    return [*out, *alone]


def _is_sentence(words: str) -> bool:
    return words.count(" ") >= WORDS and words.rstrip()[-1:] in (".", "?", "!", ",", "…") and words.strip()[:1].isupper()


def _alone(layout: Layout, quote: Quotation) -> Draft:
    inside = layout.parsed.doc.char_span(quote.inner.start, quote.inner.end, alignment_mode="expand")
    return Draft(inside[0].i if inside is not None and len(inside) else 0, -1, (), (), (quote.span,), NOBODY)


def _end(draft: Draft) -> int:
    spans = (*draft.mention, *draft.cue, *draft.content)
    return max(s.end for s in spans)


def _is_taken(quote: Quotation, taken: list[tuple[int, int]]) -> bool:
    at = bisect_right(taken, (quote.span.start + 2, 0)) - 1
    return any(end >= quote.inner.end - 1 for _, end in taken[max(0, at - 6) : at + 1])


def _follows(layout: Layout, draft: Draft, quote: Quotation) -> bool:
    """Whether the quotation is a sentence of its own right after the speaker's, with no other sentence between."""
    text = layout.parsed.text
    inner = quote.inner.of(text).strip()
    if not inner[:1].isupper() or inner.count(" ") < 2:
        return False
    gap = text[_end(draft) : quote.span.start]
    if not any(c.isalnum() for c in gap):
        return "." in gap or text[_end(draft) - 2 : _end(draft)].strip("”\"'")[-1:] in (".", "?", "!")
    return len(gap) < TAIL and "\n" not in gap and gap.rstrip()[-1:] == "." and len(STOP.findall(gap.rstrip()[:-1])) == 0
