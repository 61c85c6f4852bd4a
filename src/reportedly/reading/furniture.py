"""
Lines, words and sentences that are not a report's telling: captions, credits, bylines at the foot, boxes of links, notices.

The rules are rows of ``data/furniture.toml``. What they find stays in the text and is marked with its exact span.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.model import Block, Furniture, Span
from reportedly.reading.lines import Line, sentence_end, sentence_starts

LONGEST_SENTENCE = 600
LONGEST_CAPTION = 60
LONGEST_LINK = 16
LONGEST_BOX = 12
FULL_STOP = re.compile(r"[.!][\"”’')\]]*\Z")
ENDS_SENTENCE = re.compile(r"[.!…][\"”’')\]]*\Z|[:;,]\Z")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the lexicon. ``words`` is the most words that a line may have for it; ``told`` the most if it ends in a full stop."""

    kind: Furniture
    pattern: re.Pattern[str]
    words: int = 0
    told: int = 0

    def takes(self, line: Line) -> bool:
        """Whether the whole line is of this kind."""
        most = self.told if self.told and FULL_STOP.search(line.text) else self.words
        return line.words <= most and self.pattern.match(line.text) is not None


@cache
def lexicon() -> dict[str, Any]:
    """The lexicon as it stands in ``data/furniture.toml``."""
    return tomllib.loads(files("reportedly.reading").joinpath("data/furniture.toml").read_text(encoding="utf-8"))


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """The rules of one table of the lexicon: ``line``, ``inline``, ``sentence`` or ``heading``."""
    rows = lexicon()[table]
    return tuple(Rule(Furniture(r["kind"]), re.compile(r["pattern"], re.IGNORECASE), r.get("words", 0), r.get("told", 0)) for r in rows)


@cache
def _correction() -> re.Pattern[str]:
    return re.compile(lexicon()["correction"]["pattern"], re.IGNORECASE)


def is_correction(text: str) -> bool:
    """Whether a paragraph tells that the report was corrected."""
    return _correction().match(text) is not None


def whole_line(line: Line) -> Furniture | None:
    """What kind of furniture the line is as a whole, if any."""
    for rule in rules("line"):
        if rule.takes(line):
            return rule.kind
    return Furniture.CAPTION if line.words <= LONGEST_CAPTION and _ends_in_photo_credit(line.text) else None


def find_furniture(lines: Sequence[Line]) -> Iterator[Block]:
    """
    Yield what is furniture in ``lines``, in their order; blocks may overlap within a line.

    Never raises on text. The cost is linear in its length.
    """
    in_box = 0
    for line in lines:
        kind = whole_line(line)
        if line.words <= LONGEST_BOX and any(rule.pattern.match(line.text) for rule in rules("heading")):
            in_box, kind = LONGEST_BOX, Furniture.LINKS
        elif in_box and kind is None and _looks_like_link(line):
            in_box, kind = in_box - 1, Furniture.LINKS
        elif kind is None:
            in_box = 0
        if kind is not None:
            yield Block(line.span, kind)
        else:
            yield from _within(line)


def _looks_like_link(line: Line) -> bool:
    return line.words <= LONGEST_LINK and not ENDS_SENTENCE.search(line.text)


def _ends_in_photo_credit(text: str) -> bool:
    """Whether the line closes with "(Photo: …)" and the like: then it is the photo's caption."""
    tail = text[-160:]
    return any(
        match.end() >= len(tail.rstrip()) - 1
        for rule in rules("inline")
        for match in rule.pattern.finditer(tail)
        if "photo" in match.group().lower()
    )


def _within(line: Line) -> Iterator[Block]:
    for rule in rules("inline"):
        yield from (Block(line.part(*match.span()), rule.kind) for match in rule.pattern.finditer(line.text))
    for start in sentence_starts(line.text):
        yield from _sentence(line, start)


def _sentence(line: Line, start: int) -> Iterator[Block]:
    for rule in rules("sentence"):
        match = rule.pattern.match(line.text, start)
        if match and (end := sentence_end(line.text, match.end())) - start <= LONGEST_SENTENCE:
            yield Block(line.part(start, end), rule.kind)
            return


def without_overlaps(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks in text order, each cut to what no earlier one covers; of two that start together the longer is first."""
    kept: list[Block] = []
    end = 0
    for block in sorted(blocks, key=lambda b: (b.span.start, -b.span.end, b.kind)):
        start = max(block.span.start, end)
        if start < block.span.end:
            kept.append(Block(Span(start, block.span.end), block.kind))
            end = block.span.end
    return tuple(kept)
