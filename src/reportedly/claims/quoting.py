"""
Quotations for attribution: pairing that bears with marks of two kinds in one pair, as scraped text has them ("so," he said“).

A mark is judged by what stands around it as well as by its shape. Single marks are taken from the parse's own pairing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportedly.language import Parsed, Quotation
from reportedly.model import Span

MARK = re.compile(r"[“”„«»\"]|``|''")
OPENERS = frozenset({"“", "„", "«", "``"})
STRAIGHT = frozenset({'"', "''"})
SENTENCE_END = re.compile(r"[.?!](?=\s+[A-Z])")


def quotations_in(parsed: Parsed) -> tuple[Quotation, ...]:
    """The quotations of ``parsed`` in text order, none overlapping another. Raises nothing."""
    found: list[Quotation] = []
    paragraphs = [*parsed.paragraphs, Span(len(parsed.text), len(parsed.text))]
    for paragraph, following in pairwise(paragraphs):
        runs_on = parsed.text[following.start : following.start + 1] in ('"', "“", "«")
        found.extend(_paragraph(parsed.text, paragraph, runs_on))
    return _with_single_marks(parsed, found)


def _paragraph(text: str, paragraph: Span, runs_on: bool) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(text, paragraph.start, paragraph.end):
        if opened is None:
            opened = mark if _opens(text, mark) else None
        elif _closes(text, mark, opened.group()):
            yield Quotation(Span(opened.start(), mark.end()), Span(opened.end(), mark.start()), True)
            opened = None
    if opened is not None:
        end = paragraph.end if runs_on else _sentence_end(text, opened.end(), paragraph.end)
        yield Quotation(Span(opened.start(), end), Span(opened.end(), end), False)


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in OPENERS:
        return True
    before, after = text[: mark.start()][-1:], text[mark.end() : mark.end() + 1]
    return mark.group() in STRAIGHT and (not before or before.isspace() or before in "([—–-.:;,?!") and bool(after) and not after.isspace()


def _closes(text: str, mark: re.Match[str], opening: str) -> bool:
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    ends_here = not after or not after.isalnum()
    if mark.group() in ("”", "»"):
        return True
    if mark.group() in STRAIGHT:
        return (opening in STRAIGHT and not (before.isspace() and after.isalnum())) or (ends_here and not before.isspace())
    return mark.group() == "“" and before in ",.?!" and ends_here


def _sentence_end(text: str, start: int, limit: int) -> int:
    found = SENTENCE_END.search(text, start, limit)
    return found.end() if found is not None else limit


def _with_single_marks(parsed: Parsed, found: list[Quotation]) -> tuple[Quotation, ...]:
    """``found``, with the quotations in single marks that overlap none of them."""
    single = [q for q in parsed.quotations if parsed.text[q.span.start] in "'‘" and parsed.text[q.span.start : q.span.start + 2] != "''"]
    every = sorted([*found, *single], key=lambda q: (q.span.start, -q.span.end))
    out: list[Quotation] = []
    for quotation in every:
        if not out or quotation.span.start >= out[-1].span.end:
            out.append(quotation)
    return tuple(out)
