"""
Whether a text is English enough to be read: by its letters, then by how many of its words are function words, of English and of others.

The words are in ``data/english.txt`` and ``data/other_languages.txt``. An English report has 15 to 35 of the English ones in 100 words;
a list of headlines or of names has few, but then no foreign ones either. A text of fewer than 20 words gets the benefit of the doubt.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

SAMPLE = 30_000
FEWEST_WORDS = 20
FOREIGN_SHARE = 0.05
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def function_words(name: str) -> frozenset[str]:
    """The function words in the lexicon ``name``, in small letters."""
    rows = files("reportedly.reading").joinpath(f"data/{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())


def not_english(text: str) -> str | None:
    """
    Why ``text`` is taken not to be English, as the middle of a sentence; None where it is, or is too short to tell. Never raises.

    >>> not_english("Тринадцать человек погибли")
    'it is not in Latin letters'
    """
    sample = text if len(text) <= SAMPLE else text[: SAMPLE // 2] + text[len(text) // 2 : len(text) // 2 + SAMPLE // 2]
    words = [word.lower().replace("’", "'") for word in WORD.findall(sample)]
    letters = "".join(words)
    if sum(map(_is_latin, letters)) * 2 < len(letters):
        return "it is not in Latin letters"
    english, foreign = (sum(word in function_words(name) for word in words) for name in ("english", "other_languages"))
    is_foreign = len(words) >= FEWEST_WORDS and foreign > FOREIGN_SHARE * len(words) and foreign > 2 * english
    return "it is not in English" if is_foreign else None


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or unicodedata.name(letter, "").startswith("LATIN")
