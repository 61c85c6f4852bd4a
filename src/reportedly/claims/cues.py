"""Cue words: which words show that somebody says something, what form it takes, and how the source stands to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from reportedly.claims.lexicon import load_lexicon
from reportedly.model import Stance


@dataclass(frozen=True, slots=True)
class CueWord:
    """
    One row of the lexicon. ``tail`` is the particle or preposition that belongs to the word ("call for"), ``brings`` whether
    the tail brings what is said (a preposition) or not (a particle). ``takes`` are the forms of what is said.
    """

    lemma: str
    tail: str
    brings: bool
    takes: frozenset[str]
    stance: Stance
    vouches: bool


def _word(entry: str, group: dict[str, object]) -> CueWord:
    sign = "+" if "+" in entry else "~"
    lemma, _, tail = entry.partition(sign)
    takes = group.get("takes", [])
    forms = frozenset(str(form) for form in takes) if isinstance(takes, list) else frozenset()
    return CueWord(lemma, tail, sign == "+" and bool(tail), forms, Stance(str(group["stance"])), bool(group["vouches"]))


def _table(kind: str) -> dict[str, tuple[CueWord, ...]]:
    found: dict[str, list[CueWord]] = defaultdict(list)
    for group in load_lexicon("cues")[kind]:
        for entry in dict.fromkeys(group["words"].split()):
            word = _word(entry, group)
            found[word.lemma].append(word)
    for wrong, right in load_lexicon("cues")["lemmas"].items():
        found[wrong] = found.get(right, [])
    return {lemma: tuple(words) for lemma, words in found.items() if words}


@lru_cache(maxsize=1)
def verb_cues() -> dict[str, tuple[CueWord, ...]]:
    """Verbs by lemma, in the lexicon's order. Raises nothing; callers must not change the table."""
    return _table("verbs")


@lru_cache(maxsize=1)
def noun_cues() -> dict[str, tuple[CueWord, ...]]:
    """Reporting nouns by lemma. Raises nothing; callers must not change the table."""
    return _table("nouns")


@lru_cache(maxsize=8)
def words_of(section: str) -> frozenset[str]:
    """The plain word list called ``section`` of the lexicon of cues. Raises KeyError where there is none."""
    return frozenset(load_lexicon("cues")[section]["words"].split())
