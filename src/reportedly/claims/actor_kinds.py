"""What kind of source a name or a role is, and whether it names anybody: by the words it is called by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.model import SourceKind


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[SourceKind, bool]]:
    """Each word's kind, and whether it is a word for persons."""
    rows: dict[str, tuple[SourceKind, bool]] = {}
    for kind, group in load_lexicon("source_kinds").items():
        if kind in ("titles", "hypernyms", "gender"):
            continue
        for field, person in (("people", True), ("bodies", False)):
            for word in group[field].split():
                rows.setdefault(word, (SourceKind(kind), person))
    return rows


def word_kind(word: str) -> tuple[SourceKind, bool] | None:
    """The kind of one word, and whether it is a word for persons; None where the lexicon has it not."""
    rows = _rows()
    low = word.lower()
    return rows.get(low) or rows.get(low.removesuffix("s")) or rows.get(low.removesuffix("es"))


def is_person_word(word: str) -> bool:
    """Whether ``word`` is called of persons ("officials"), not of bodies ("police")."""
    found = word_kind(word)
    return found is not None and found[1]


def kind_of(head: Token, words: Sequence[Token]) -> SourceKind:
    """
    The kind of a source from the words of its name: those of bodies first, nearest before the head, then the head itself.

    "Taliban spokesman" is an armed group's, "police official" the police's; a bare "official" the government's.
    """
    own = word_kind(head.lower_) or word_kind(head.lemma_)
    before = [word_kind(t.lower_) for t in reversed(words) if t.i < head.i and t.tag_ != "DT"]
    after = [word_kind(t.lower_) for t in words if t.i > head.i]
    if any(found is not None and found[0] is SourceKind.ARMED_GROUP and not found[1] for found in (*before, *after)):
        return SourceKind.ARMED_GROUP
    if own is not None and not own[1]:
        return own[0]
    for found in (*before, *after):
        if found is not None and (own is None or found[0] is not SourceKind.OTHER):
            return found[0]
    return own[0] if own is not None else SourceKind.OTHER


@lru_cache(maxsize=8)
def title_words() -> frozenset[str]:
    """Words that stand before a person's name and are not part of it."""
    return frozenset(load_lexicon("source_kinds")["titles"]["words"].split())


@lru_cache(maxsize=1)
def hypernyms() -> dict[str, frozenset[SourceKind]]:
    """General nouns ("group", "agency") and the kinds of source that they may stand for."""
    table = load_lexicon("source_kinds")["hypernyms"]
    return {word: frozenset(SourceKind(kind) for kind in kinds) for word, kinds in table.items()}


@lru_cache(maxsize=2)
def gender_words(gender: str) -> frozenset[str]:
    """Words that tell a person's gender ("she" or "he")."""
    return frozenset(load_lexicon("source_kinds")["gender"][gender].split())
