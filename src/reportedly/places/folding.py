"""
Names -> keys: two spellings of one name that differ only in case, accents, dots, hyphens or "Saint" for "St." share a key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportedly.places.words import words

LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ə": "a",
        "’": "",
        "‘": "",
        "–": "-",
        "—": "-",
    }
)
LATIN = re.compile(r"[\x00-\u036f\u1e00-\u1eff\u2000-\u206f]+")
DROPPED = re.compile(r"['’‘ʻʼ`´.]")
OTHER = re.compile(r"[^a-z0-9]+")
PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")


def key_of(name: str) -> str:
    """The key of ``name``: small letters a to z, digits and single spaces. Empty where the name has none of them (another script)."""
    folded = name.lower()
    if not PLAIN.fullmatch(folded):
        folded = _bare(folded)
    parts, short = folded.split(), words().spelled
    return folded if short.keys().isdisjoint(parts) else " ".join(short.get(word, word) for word in parts)


def _bare(folded: str) -> str:
    if not folded.isascii():
        if not LATIN.fullmatch(folded):
            return ""
        folded = unicodedata.normalize("NFKD", folded.translate(LETTERS)).encode("ascii", "ignore").decode()
    return OTHER.sub(" ", DROPPED.sub("", folded)).strip()


def bare_names(key: str) -> Iterator[str]:
    """``key`` without the words that only say what kind of area it is ("hama governorate", "district of mach"): what people call it."""
    parts = key.split()
    generic = words().generic
    if len(parts) > 1 and parts[-1] in generic:
        yield " ".join(parts[:-1])
    elif len(parts) > 2 and parts[0] in generic and parts[1] == "of":
        yield " ".join(parts[2:])
    if len(parts) > 1 and parts[0] == "the":
        yield " ".join(parts[1:])
