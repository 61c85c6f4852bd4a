"""
The lexicons of responsibility: who can do violence, which words are violence, which words lay it to somebody.

Data: ``lexicons/perpetrators.toml``, ``lexicons/attacks.toml``, ``lexicons/blame.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.claims.lexicon import load_lexicon

Table = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class AttackWords:
    """Words of violence: lemma to PLOVER mode, None where the word alone gives no mode."""

    verbs: Table
    captive_verbs: Table
    weapon_verbs: Table
    deed_verbs: Table
    ramming_verbs: Table
    nouns: Table
    state_nouns: Table
    nation_nouns: Table
    modifiers: Table
    weapons: Table
    captives: Table


@cache
def words_of(lexicon: str, entry: str) -> frozenset[str]:
    """The lemmas of ``entry`` in the lexicon file ``lexicon``. Raises KeyError where the file has no such entry."""
    return frozenset(str(load_lexicon(lexicon)[entry]).split())


@cache
def attack_words() -> AttackWords:
    """The words of violence, read once a process."""
    return AttackWords(**{name: _by_lemma(table) for name, table in load_lexicon("attacks").items()})


@cache
def deed_lemmas() -> frozenset[str]:
    """The lemmas of every verb that can tell of a deed, read once a process."""
    words = attack_words()
    return frozenset(("fire", *words.verbs, *words.captive_verbs, *words.weapon_verbs, *words.deed_verbs, *words.ramming_verbs))


def _by_lemma(table: dict[str, str]) -> Table:
    return {lemma: None if mode in ("unspecified", "any") else mode for mode, lemmas in table.items() for lemma in lemmas.split()}
