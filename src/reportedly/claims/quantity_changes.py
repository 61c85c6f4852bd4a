"""Whether a quantity is how much something went up or down: the verb or adverb of change that leads to it or follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.quantity_words import Words
from reportedly.model import Span

FARTHEST = 6
FOLLOWING = r"(?=\s*(?:[.,;)]|$|\s(?:at|on|from|to|against|in|after|as|than|and)\b))"
AFTER = re.compile(rf"\s+(?P<word>higher|lower|up|down)\b{FOLLOWING}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Changes:
    """Words that lead to an amount, and to "by" and an amount; what may stand between; verbs that take things; verbs that take "up"."""

    direct: dict[str, str]
    with_by: dict[str, str]
    between: frozenset[str]
    takes: frozenset[str]
    phrasal: frozenset[str]


@lru_cache(maxsize=1)
def _changes() -> _Changes:
    data: dict[str, Any] = load_lexicon("quantities")["changes"]
    direct = {word: way for way in ("up", "down") for word in data[way]}
    by = {word: way for way in ("up", "down") for word in data[f"{way}_by"]}
    return _Changes(direct, direct | by, *(frozenset(data[name]) for name in ("between", "takes", "phrasal")))


def direction_of(words: Words, span: Span, of: str = "") -> str:
    """
    "up", "down" or "" for a quantity at ``span``, its words of bound taken in, ``of`` "things", "time" or another measure. Never raises.

    A level that is reached ("rose to 5") is no change, nor is what is taken or given ("lost ten players"), nor when ("fell six weeks ago").
    """
    token, crossed = _leading(words, span.start)
    if token is None or crossed[-1:] in (["a"], ["an"]):
        return _after(words, span.end)
    by, changes = "by" in crossed, _changes()
    ways = changes.with_by if by else changes.direct
    if token.lower_ in ways:
        taken = not by and (of == "time" or (of == "things" and token.lower_ in changes.takes))
        return "" if taken or _is_phrasal(token) else ways[token.lower_]
    return (_verb_before(token, ways) if by else "") or _after(words, span.end)


def _leading(words: Words, start: int) -> tuple[Token | None, list[str]]:
    """The word that leads to ``start``, and those that stand between, the nearest first."""
    token, crossed = words.before(start), list[str]()
    while token is not None and token.lower_ in _changes().between and len(crossed) < FARTHEST:
        crossed.append(token.lower_)
        token = words.before(token.idx)
    return token, crossed


def _is_phrasal(token: Token) -> bool:
    """Whether "up" belongs to its verb: "make up 5 percent"."""
    return token.dep_ in ("prt", "advmod") and token.head.lemma_ in _changes().phrasal


def _after(words: Words, end: int) -> str:
    """The way that "higher" or "down" after an amount gives: "0.5 percent lower at 1,204"."""
    match = AFTER.match(words.text, end)
    return _changes().direct[match["word"].lower()] if match else ""


def _verb_before(by: Token, ways: dict[str, str]) -> str:
    """The verb of change whose object stands before "by": "cut emissions by 40 percent"."""
    for i in range(by.i, max(-1, by.i - FARTHEST), -1):
        token = by.doc[i]
        if token.is_punct:
            return ""
        if token.lower_ in ways and token.pos_ in ("VERB", "AUX"):
            return ways[token.lower_]
    return ""
