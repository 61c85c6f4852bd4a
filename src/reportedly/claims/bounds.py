"""
Words of bound around an amount: "at least", "up to", "some", "or more", and how they bound it.

Shared by the numbers of people and by quantities of any kind. A kind is one of the sections of ``[bounds]`` in the lexicon of
numbers: "floor" (n or more), "over", "ceiling" (n or less), "under", "about", "exact".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.numerals import alternatives
from reportedly.model import Span

MOST = 3
POINTING = frozenset(("the", "these", "those"))
WINDOW = 24
VERB_OVER = re.compile(r"(?:hand|t[ao]k|turn|carri|fl[oe]w|c[ao]m)\w*\s+$", re.IGNORECASE)
AFTER = re.compile(
    r"(?P<floor>\+|-plus\b|\s+plus\b(?!\s+(?:[$£€\d]|an?\b))|\s+or\s+more\b|\s+and\s+counting\b)|(?P<ceiling>\s+or\s+(?:fewer|less)\b)|(?P<about>\s+or\s+so\b)",
    re.IGNORECASE,
)
RANGE = re.compile(r"\s+(?:to|or|and)\s+(?:perhaps\s+|possibly\s+)?|\s?[-–]\s?|,\s+(?:possibly|perhaps|maybe)\s+", re.IGNORECASE)
RANGE_LEAD = re.compile(r"\b(between|from)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bound:
    """Words of bound: where they stand, what they are in lower case, and of which kind."""

    span: Span
    wording: str
    kind: str


@lru_cache(maxsize=1)
def _bounds() -> tuple[re.Pattern[str], dict[str, str]]:
    data: dict[str, Any] = load_lexicon("numbers")
    kinds = {wording: kind for kind, wordings in data["bounds"].items() for wording in wordings}
    before = rf"(?:^|(?<=[\s(\"“‘'\[—–-]))(?P<bound>{alternatives(kinds)})\s+[\"“‘']?$"
    return re.compile(before, re.IGNORECASE), kinds


def bounds_before(text: str, start: int) -> Iterator[Bound]:
    """The words of bound that lead to ``start``, the nearest first, at most three sets of them ("a total of at least some 30")."""
    pattern, kinds = _bounds()
    pointed = False
    for _ in range(MOST):
        window = max(0, start - WINDOW)
        match = pattern.search(text[window:start])
        if match is None:
            return
        wording = " ".join(match.group("bound").lower().split())
        span = Span(window + match.start("bound"), window + match.end("bound"))
        if wording == "over" and VERB_OVER.search(text[max(0, span.start - 12) : span.start]):
            return
        if pointed and kinds[wording] == "about":
            return
        yield Bound(span, wording, kinds[wording])
        start, pointed = span.start, wording in POINTING


def bound_after(text: str, end: int) -> Bound | None:
    """The words of bound that follow ``end`` directly ("or more"), or None."""
    match = AFTER.match(text, end)
    return Bound(Span(*match.span()), match.group().strip().lower(), str(match.lastgroup)) if match else None


def range_lead(text: str, start: int) -> str:
    """ "between" or "from" with the space after it, where it leads to ``start``; else nothing."""
    lead = RANGE_LEAD.search(text[max(0, start - 9) : start])
    return lead.group().lower() if lead else ""
