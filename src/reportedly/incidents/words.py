"""
The words of a report as they are compared: folded, each with a weight by how much it tells, and the names of people among them.

How much a word tells is in ``data/words.toml`` and never depends on what else is in a ledger.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_ONE = r"(?:(?:al|el|ad|ash|ibn|O|D)[-'’])?[^\W\d_a-z][\w'’-]*\w(?:(?<=\b[^\W\d_a-z]r)\.|(?<=\b[^\W\d_a-z][a-z]t)\.)?|[^\W\d_a-z]\."
NAME = re.compile(rf"(?:{_ONE})(?:[ \xa0](?:{_ONE}|(?:al|bin|ibn|de|van|von|la|el)\b(?=[ \xa0][^\W\d_a-z])))*")
SHORT = 3
LIMIT = 60
USUAL, NAMED, RARE = 0.3, 1.5, 1.0


@cache
def lexicon() -> Mapping[str, frozenset[str]]:
    """The word lists of ``data/words.toml`` by name. Raises nothing: they ship with the package."""
    read = tomllib.loads((files(__package__) / "data" / "words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in read.items()}


def fold(word: str) -> str:
    """A word as it is compared: lower case, without accents or a possessive ending. Raises nothing."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'")).lower()
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return bare.removesuffix("'s").removesuffix("'")


def signature(texts: Iterable[str]) -> tuple[tuple[str, float], ...]:
    """The words that tell most of which happening it is, at most :data:`LIMIT`, with their weights, the heaviest first. Raises nothing."""
    seen: Counter[str] = Counter()
    capital: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for match in WORD.finditer(text):
            word = fold(match.group())
            seen[word] += 1
            (capital if match.group()[0].isupper() else small).add(word)
    weights = {word: (1 + log(count)) * telling(word, word in capital and word not in small) for word, count in seen.items()}
    heavy = sorted(((word, round(weight, 3)) for word, weight in weights.items() if weight), key=lambda pair: (-pair[1], pair[0]))
    return tuple(heavy[:LIMIT])


def telling(word: str, named: bool = False) -> float:
    """How much a word tells of which happening is meant: nothing, little, or, for a word of no list, much. Raises nothing."""
    lists = lexicon()
    if len(word) < SHORT or word in lists["plain"] or word in lists["calendar"]:
        return 0.0
    if word in lists["usual"] or word in lists["titles"] or word in lists["bodies"]:
        return USUAL
    return NAMED if named else RARE


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a person, folded, and whether a title of office stands before it."""

    name: str
    official: bool


def people(text: str) -> tuple[Named, ...]:
    """The names of two words and more in a text that may be people's, in text order. Raises nothing."""
    return tuple(found for match in NAME.finditer(text) if (found := _person(match.group())))


def _person(run: str) -> Named | None:
    lists = lexicon()
    words = [fold(word).rstrip(".") for word in run.split()]
    while words and (words[0] in lists["plain"] or words[0] in lists["calendar"]):
        words.pop(0)
    official = bool(words) and words[0] in lists["titles"]
    while words and words[0] in lists["titles"]:
        words.pop(0)
    kept = [word for word in words if len(word) > 1]
    if not 2 <= len(kept) <= 4 or any(word in lists[name] for word in kept for name in ("bodies", "usual", "plain", "calendar")):
        return None
    return Named(" ".join(kept), official)
