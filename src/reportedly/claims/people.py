"""
Words for people: which nouns count persons, and the side that a noun alone suggests.

Nouns are looked up by their own singular form, not by the tagger's lemma, since headlines and broken text mislead taggers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import load_lexicon, word_set
from reportedly.model import Side

IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "persons": "person",
    "wives": "wife",
    "lives": "life",
    "bodies": "body",
    "policemen": "policeman",
    "gunmen": "gunman",
    "firemen": "fireman",
    "servicemen": "serviceman",
    "militiamen": "militiaman",
    "fishermen": "fisherman",
    "businessmen": "businessman",
    "cameramen": "cameraman",
    "tribesmen": "tribesman",
    "casualties": "casualty",
    "police": "police",
    "dead": "dead",
    "passersby": "passerby",
    "passers-by": "passer-by",
    "injuries": "injury",
}


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """The singular of an English noun as our lexicons write it; the word itself where it has none."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in IRREGULAR:
        return IRREGULAR[word]
    known = _lexicon().nouns
    if word in known:
        return word
    for ending, singular_ending in (("men", "man"), ("ies", "y"), ("ches", "ch"), ("sses", "ss"), ("xes", "x"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2 and (stem := word.removesuffix(ending) + singular_ending) in known:
            return stem
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if word.endswith("men") and len(word) > 5:
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


NOT_MEN = word_set("people", "not_men")


@dataclass(frozen=True, slots=True)
class PeopleLexicon:
    """Person nouns with their side, and the nouns that count groups rather than persons."""

    side_of: dict[str, Side]
    nouns: frozenset[str]
    groups: frozenset[str]
    titles: frozenset[str]


@lru_cache(maxsize=1)
def _lexicon() -> PeopleLexicon:
    data = load_lexicon("people")
    side_of = {noun: side for side in (Side.VICTIMS, Side.RESPONDERS, Side.SECURITY, Side.ATTACKERS) for noun in data[side.value]}
    return PeopleLexicon(side_of, frozenset(side_of), frozenset(data["groups"]), frozenset(data["titles"]))


def is_person_noun(word: str) -> bool:
    """Whether ``word`` is a noun for persons, singular or plural, in any case of letters."""
    base = singular(word)
    if base.endswith(("man", "woman")) and len(base) > 6 and base not in NOT_MEN:
        return True
    return base in _lexicon().nouns or (base.rsplit("-", 1)[-1] in _lexicon().nouns and "-" in base)


def in_law(doc: Doc, last: int) -> int | None:
    """The noun of a relative by marriage whose words end at ``last``: "mother" of "mother-in-law"; None for other words."""
    words = [token.lower_ for token in doc[last - 3 : last + 1]] if last > 3 else []
    return last - 4 if words == ["-", "in", "-", "law"] and is_person_noun(doc[last - 4].text) else None


def is_group_noun(word: str) -> bool:
    """Whether ``word`` counts groups (families, crews), so that a number before it is not of persons."""
    return singular(word) in _lexicon().groups


def is_title(word: str) -> bool:
    """Whether ``word`` is a title that stands before a name ("Security Minister", "Gen.")."""
    return word.lower().rstrip(".") in _lexicon().titles


def side_of(word: str) -> Side | None:
    """The side that the noun alone suggests; None for a word that is no noun for persons."""
    base = singular(word)
    return _lexicon().side_of.get(base) or _lexicon().side_of.get(base.rsplit("-", 1)[-1] if "-" in base else base)


def is_plural(token: Token) -> bool:
    """Whether a noun stands in the plural, by its form where the tagger can't be trusted."""
    return token.tag_ in ("NNS", "NNPS") or (token.lower_ in IRREGULAR and token.lower_ not in ("police", "dead"))
