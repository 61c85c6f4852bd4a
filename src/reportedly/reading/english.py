"""
Whether a text is English enough to be read: by its letters, then by how many of its words are common English function words.

The words are those that other languages do not share (``data/english.txt``). An English report has 25 to 45 of them in 100 words,
headlines and lists 10 or more; other languages in Latin letters 0 to 4. A text of fewer than 30 words gets the benefit of the
doubt.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

SAMPLE = 30_000
FEWEST_WORDS = 30
LOWEST_SHARE = 0.08
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def function_words() -> frozenset[str]:
    """The English function words, in small letters."""
    rows = files("reportedly.reading").joinpath("data/english.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())


def not_english(text: str) -> str | None:
    """
    Why ``text`` is taken not to be English, as the middle of a sentence; None where it is, or is too short to tell. Never raises.

    >>> not_english("Тринадцать человек погибли")
    'it is not in Latin letters'
    """
    sample = text if len(text) <= SAMPLE else text[: SAMPLE // 2] + text[len(text) // 2 : len(text) // 2 + SAMPLE // 2]
    words = WORD.findall(sample)
    letters = "".join(words)
    if sum(map(_is_latin, letters)) * 2 < len(letters):
        return "it is not in Latin letters"
    share = sum(word.lower().replace("’", "'") in function_words() for word in words) / max(1, len(words))
    return "it is not in English" if len(words) >= FEWEST_WORDS and share < LOWEST_SHARE else None


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or unicodedata.name(letter, "").startswith("LATIN")
