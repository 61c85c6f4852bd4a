"""
Numerals: amounts written in digits, in words or in both ("12", "1,20,000", "two dozen", "2.5 million"), and the value that they state.

What the amount counts is not asked here: the numbers of people (``numbers``) and quantities of any kind (``quantities``) are read
by the same numerals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from reportedly.claims.lexicon import load_lexicon

DIGITS = r"\d{1,3}(?:[ \u00a0]000)+(?!\d)|\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
GROUPED = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3})(?:\.\d+)?")
SHARE = re.compile(
    r"\s+(?:in|out of)\s+(?:every\s+)?(?P<of>two|three|four|five|six|eight|ten|\d{1,3})\b(?![.,]\d|\s+(?:day|hour|week|month|year))",
    re.IGNORECASE,
)
MOST_DIGITS = 15
LARGEST = Decimal(10) ** 18


@dataclass(frozen=True, slots=True)
class Numerals:
    """The words of number with their values, and ``spelled``, the pattern of what they form with each other and with digits."""

    words: dict[str, int]
    scales: dict[str, int]
    spelled: str


@lru_cache(maxsize=1)
def numerals() -> Numerals:
    """The numerals of the lexicon. Raises nothing."""
    data: dict[str, Any] = load_lexicon("numbers")
    words: dict[str, int] = data["words"]
    scales: dict[str, int] = data["scales"]
    small = "|".join(sorted(words, key=len, reverse=True))
    scale = "|".join(sorted(scales, key=len, reverse=True))
    unit = rf"(?:{small})(?:[-\s](?:{small}))?"
    spelled = (
        rf"(?:(?:{unit}|an?|{DIGITS})[-\s]+(?:{scale})s?\b(?<!dozens)(?<!hundreds)(?<!thousands)(?<!scores)(?:[-\s]+(?:{scale})\b)*"
        rf"(?:\s+(?:{unit}|an?)\s+(?:{scale})\b)*(?:(?:\s+and\s+|\s+|-)(?:{unit})\b(?!\s+(?:{scale})\b))?|{unit})"
    )
    return Numerals(words, scales, spelled)


def alternatives(wordings: Iterable[str]) -> str:
    """The pattern of any of ``wordings``, the longest first, any white space between their words."""
    longest_first = sorted(wordings, key=lambda w: (-len(w), w))
    return "|".join(r"\s+".join(re.escape(part) for part in wording.split()) for wording in longest_first)


def whole(value: Decimal | None) -> int | None:
    """``value`` where it is a whole number, else None."""
    return int(value) if value is not None and value == int(value) else None


def digits_value(wording: str) -> Decimal | None:
    """
    The number that digits state, grouped in thousands or the Indian way; None for an odd grouping, or for more digits than any count.

    >>> digits_value("12,34,567"), digits_value("1,234.5"), digits_value("1,23")
    (Decimal('1234567'), Decimal('1234.5'), None)
    """
    if len(wording) > MOST_DIGITS or ("," in wording and not GROUPED.fullmatch(wording)):
        return None
    return Decimal(re.sub(r"[,\s]", "", wording))


def words_value(wording: str) -> Decimal | None:
    """
    The number that numeral words state, digits among them; 0 where they state none, None where they are no number that anybody writes.

    >>> words_value("one hundred and twenty-one"), words_value("1.5 million"), words_value("two dozen")
    (Decimal('121'), Decimal('1500000.0'), Decimal('24'))
    """
    known, total, group = numerals(), Decimal(0), Decimal(0)
    for part in re.split(r"[-\s]+", wording.lower()):
        if part in known.words:
            group += known.words[part]
        elif part in ("a", "an"):
            group += 1
        elif part.rstrip("s") in known.scales:
            total, group = _scale(total, group, known.scales[part.rstrip("s")])
        elif part[:1].isdigit():
            digits = digits_value(part)
            if digits is None:
                return None
            group += digits
        if total + group > LARGEST:
            return None
    return total + group


def _scale(total: Decimal, group: Decimal, scale: int) -> tuple[Decimal, Decimal]:
    """The sum so far and what is being counted, after a word of scale: "hundred" goes on, "lakh crore" multiplies."""
    if total and not group:
        return total * scale, group
    group = max(group, Decimal(1))
    return (total, group * scale) if scale == 100 else (total + group * scale, Decimal(0))
