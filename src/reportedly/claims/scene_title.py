"""
The places that a title names: those that the text names too, and towns by the words beside them.

"Shooting in Springfield" and "Springfield man shot" name a town, whether the text does or not.

In a title every word may have a capital, so that a capital tells nothing; what the paper adds after a dash or a bar is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from reportedly.claims.lexicon import word_set
from reportedly.claims.scene_evidence import words_of
from reportedly.model import Span
from reportedly.places import Gazetteer, rows
from reportedly.places.folding import key_of
from reportedly.places.rows import Rank
from reportedly.places.words import words

WORD = re.compile(r"[^\W_](?:[\w.'’-]*\w)?\.?")
OWN = re.compile(r"\s[-–—|]\s")
LONGEST, LONG = 4, 60
IN = frozenset(("in", "at", "near", "outside"))
AFTER = ("police", "people", "deed", "site", "area", "school")
NO_TOWNS = ("people", "deed", "site", "school", "road", "police", "medical")


@dataclass(frozen=True, slots=True)
class TitleName:
    """Where in the title a name stands, and what the words beside it tell."""

    span: Span
    kind: str


def title_names(title: str, known: Set[str], gazetteer: Gazetteer) -> Iterator[TitleName]:
    """The names in ``title``, in order; ``known`` are the keys of the names in the text. Never raises on text."""
    tokens = list(WORD.finditer(OWN.split(title, maxsplit=1)[0]))[:LONG]
    at = 0
    while at < len(tokens):
        size, kind = _longest(tokens, at, known, gazetteer)
        if size:
            yield TitleName(Span(tokens[at].start(), tokens[at + size - 1].end()), kind)
        at += max(size, 1)


def _longest(tokens: Sequence[re.Match[str]], at: int, known: Set[str], gazetteer: Gazetteer) -> tuple[int, str]:
    """How many words the longest name at a word of the title has, 0 where none starts there, and its kind of evidence."""
    for size in range(min(LONGEST, len(tokens) - at), 0, -1):
        key = key_of(" ".join(token.group() for token in tokens[at : at + size]))
        kind = _kind(tokens, at, size)
        if key in known or (kind not in ("title", "county") and _is_town(tokens[at : at + size], key, gazetteer)):
            return size, kind
    return 0, ""


def _kind(tokens: Sequence[re.Match[str]], at: int, size: int) -> str:
    """What the words beside a name tell: before all "in" or the like before it, past "north" and "downtown"."""
    before = at - 1
    while before >= 0 and tokens[before].group().lower() in words().parts:
        before -= 1
    word = tokens[before].group().lower() if before >= 0 else ""
    beside = word == "of" and before > 0 and tokens[before - 1].group().lower() in word_set("prepositions", "sides", "scene")
    after = tokens[at + size].group().lower() if at + size < len(tokens) else ""
    if after in word_set("beside", "county", "scene"):
        return "county"
    if word in IN or beside:
        return "title in"
    return next((f"title {kind}" for kind in AFTER if after in words_of(kind)), "title")


def _is_town(tokens: Sequence[re.Match[str]], key: str, gazetteer: Gazetteer) -> bool:
    if not all(token.group()[0].isupper() for token in tokens) or key in words().demonyms or key in word_set("within", "common", "scene"):
        return False
    if len(tokens) == 1 and any(key in words_of(kind) for kind in NO_TOWNS):
        return False
    return any(entry.rank == Rank.MAIN and entry.kind in rows.TOWNS for entry in gazetteer.candidates(key))
