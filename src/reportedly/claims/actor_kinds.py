"""What kind of source a name or a role is, and whether it names anybody: by the words it is called by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.model import SourceKind


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[SourceKind, bool]]:
    """Each word's kind, and whether it is a word for persons."""
    rows: dict[str, tuple[SourceKind, bool]] = {}
    for kind, group in load_lexicon("source_kinds").items():
        if "people" not in group:
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
    The kind of a source from the words of its name: its head where that tells, else the words before it, nearest first, then those after.

    "Taliban spokesman" is an armed group's, "police office" the police's, a bare "official" the government's; a country is its government.
    """
    own = word_kind(head.lower_) or word_kind(head.lemma_)
    paired = _of_pair(head, words, own is None or _is_general(head, own))
    if paired is not None:
        return paired
    before = [found for t in reversed(words) if t.i < head.i and t.tag_ != "DT" and (found := word_kind(t.lower_))]
    after = [found for t in words if t.i > head.i and (found := word_kind(t.lower_))]
    if (SourceKind.ARMED_GROUP, False) in (*before, *after) and (SourceKind.OUTLET, False) not in (own, *before):
        return SourceKind.ARMED_GROUP
    if own is not None and not _is_general(head, own):
        return own[0]
    for found in (*before, *after):
        if own is None or found[0] is not SourceKind.OTHER:
            return found[0]
    if own is None:
        return SourceKind.GOVERNMENT if head.ent_type_ == "GPE" else SourceKind.OTHER
    return own[0]


def _of_pair(head: Token, words: Sequence[Token], anywhere: bool) -> SourceKind | None:
    """The kind that two words tell together: ``head`` and one beside it, or ``anywhere`` any two of ``words``."""
    pairs = load_lexicon("source_kinds")["pairs"]
    every = sorted({t.i: t for t in (*words, head)}.items())
    found = ((pairs.get(f"{a.lower_} {b.lower_}"), head in (a, b)) for (_, a), (_, b) in pairwise(every))
    return next((SourceKind(kind) for kind, own in found if kind is not None and (own or anywhere)), None)


def _is_general(head: Token, own: tuple[SourceKind, bool]) -> bool:
    """Whether the head says little of itself ("official", "office"), so that the words around it tell more."""
    if own[1]:
        return own[0] in (SourceKind.GOVERNMENT, SourceKind.OTHER)
    return head.lemma_.lower() in general_words()


@lru_cache(maxsize=1)
def general_words() -> frozenset[str]:
    """Words for bodies of any kind, whose kind the words around them tell."""
    return frozenset(load_lexicon("source_kinds")["general"]["words"].split())


@lru_cache(maxsize=8)
def title_words() -> frozenset[str]:
    """Words that stand before a person's name and are not part of it."""
    return frozenset(load_lexicon("source_kinds")["titles"]["words"].split())


@lru_cache(maxsize=1)
def offices() -> frozenset[str]:
    """Offices that one person holds at a time, so that "the sheriff" is somebody."""
    return frozenset(load_lexicon("source_kinds")["offices"]["words"].split())


@lru_cache(maxsize=1)
def single_bodies() -> frozenset[str]:
    """Words for persons that name a body where one is meant ("the authority")."""
    return frozenset(load_lexicon("source_kinds")["single_bodies"]["words"].split())


@lru_cache(maxsize=1)
def hypernyms() -> dict[str, frozenset[SourceKind]]:
    """General nouns ("group", "agency") and the kinds of source that they may stand for."""
    table = load_lexicon("source_kinds")["hypernyms"]
    return {word: frozenset(SourceKind(kind) for kind in kinds) for word, kinds in table.items()}


@lru_cache(maxsize=2)
def gender_words(gender: str) -> frozenset[str]:
    """Words that tell a person's gender ("she" or "he")."""
    return frozenset(load_lexicon("source_kinds")["gender"][gender].split())
