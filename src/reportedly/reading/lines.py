"""A text as its lines: the units in which datelines, bylines, captions and boxes come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model import Span

WRAPPED_LINE = 100
LINE = re.compile(r"[^\n]+")
PARAGRAPH = re.compile(r"[^\n]+(?:\n[ \t]*[^\s][^\n]*)*")
SENTENCE_START = re.compile(r"(?:\A|(?<=[.!?…])[\"”’')\]]*\s+|(?<=[.!?…][\"”’')\]])\s+)[\"“‘'(\[]?(?=\S)")
SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘(\[]?[A-Z0-9@#•]|\s*\Z)|\s*\Z")


SHORTENED = re.compile(r"\b(?:Sgt|Lt|Det|Capt|Cpl|Maj|Col|Gen|Insp|Supt|Cmdr|Ofc|Dr|Mr|Mrs|Ms|St|Ave|Blvd|Rd|ext|Ext|No|Inc|Corp|[A-Z])\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one paragraph of a text whose lines were broken to a width; ``words`` counts its words."""

    span: Span
    text: str
    words: int

    def part(self, start: int, end: int) -> Span:
        """The span in the report's text of ``self.text[start:end]``."""
        return Span(self.span.start + start, self.span.start + end)


def lines_of(text: str) -> Iterator[Line]:
    """The lines of ``text`` that hold more than white space, in order, without the white space around them."""
    yield from _units(text, LINE)


def units_of(text: str) -> Iterator[Line]:
    """Like :func:`lines_of`; but where the lines were broken to a width, the paragraphs between blank lines."""
    yield from _units(text, PARAGRAPH if is_wrapped(text) else LINE)


def _units(text: str, pattern: re.Pattern[str]) -> Iterator[Line]:
    for match in pattern.finditer(text):
        words = match.group().strip()
        if words:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield Line(Span(start, start + len(words)), words, words.count(" ") + 1)


def is_wrapped(text: str) -> bool:
    """Whether the lines of ``text`` were broken to a width, so that a line break ends nothing."""
    sizes = sorted(len(line) for line in text.split("\n") if line.strip())
    return len(sizes) >= 4 and sizes[-1] <= WRAPPED_LINE and sizes[len(sizes) // 2] > sizes[-1] * 0.7


def sentence_starts(text: str) -> Iterator[int]:
    """Where a sentence of one line starts: after a full stop and white space, and at the line's own start."""
    for match in SENTENCE_START.finditer(text):
        yield match.end()


def sentence_end(text: str, start: int) -> int:
    """Where the sentence that holds ``start`` ends: at a full stop before a capital, unless it shortens a rank; else at the line's end."""
    for match in SENTENCE_END.finditer(text, start):
        if not match.group().strip():
            break
        if not SHORTENED.search(text, max(0, match.start() - 10), match.start()):
            return match.end()
    return len(text.rstrip())
