"""Names as words: what is compared when two names are held against each other, and what a name's words leave out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

ARTICLES = frozenset({"the", "a", "an"})
LINKS = frozenset({"of", "for", "the", "and", "in"})
TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?(?:['’](?!s\b)[^\W_]+)*")
POSSESSIVE = re.compile(r"['’](?:s\b|S\b|(?=\s|$))")
INITIALS = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]?\.?$")
SHORT = 3


@dataclass(frozen=True, slots=True)
class Words:
    """
    A name as words: ``plain`` folded (case, accents, dots of initials), ``shouted`` whether each was written in capitals.

    >>> words_of("The U.N.'s mission").plain
    ('un', 'mission')
    """

    plain: tuple[str, ...]
    shouted: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.plain)

    def cut(self, start: int, end: int) -> Words:
        """The words from ``start`` up to ``end``."""
        return Words(self.plain[start:end], self.shouted[start:end])


def words_of(name: str) -> Words:
    """The words of a name, without the article that it begins with. Raises nothing."""
    tokens = list(TOKEN.findall(POSSESSIVE.sub(" ", name)))
    if tokens and tokens[0].lower() in ARTICLES:
        tokens = tokens[1:]
    bare = [token.replace(".", "") if INITIALS.match(token) else token.rstrip(".") for token in tokens]
    return Words(tuple(fold(token) for token in bare), tuple(token.isupper() for token in bare))


def fold(word: str) -> str:
    """The word without case, accents and apostrophes. Raises nothing."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char) and char not in "'’‘`")


def slug(words: tuple[str, ...]) -> str:
    """The words as one, for an id. Raises nothing."""
    return "-".join(words)


def is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """
    Whether ``short`` is one word made of the first letters of the words of ``long``.

    >>> is_acronym(("flf",), ("foo", "liberation", "front"))
    True
    """
    if len(short) != 1 or len(long) < 2:
        return False
    return len(short[0]) > 1 and short[0] in ("".join(w[0] for w in long if w not in LINKS), "".join(w[0] for w in long))
