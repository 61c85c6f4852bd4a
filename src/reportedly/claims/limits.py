"""
What limits a count to a part of what happened: a phase ("in the first attack"), a facility ("at the hospital"), a day ("30 the day
before").

Such a count bounds the whole only from below. Of people who are present, the words that say that they are all of a closed group ("aboard").
Read from the words beside the count alone; what they leave open limits nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_types import Outcome
from reportedly.language import Parsed
from reportedly.model import Evidence, Span, Status

PREPOSITIONS = frozenset({"in", "during", "at", "by", "before", "to", "inside", "from", "of"})
OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "nsubj:pass"})
PRONOUNS = frozenset({"it", "that", "this"})
RISING = frozenset({Status.KILLED, Status.INJURED, Status.CASUALTIES, Status.FREED, Status.ARRESTED})
DAY_BEFORE = re.compile(r"\s+(?P<day>the\s+(?:day\s+before|previous\s+day))\b", re.IGNORECASE)
THAT_DAY = re.compile(r"[^.,;:]{0,40}?\b(?P<day>(?:in|during)\s+the\s+day['’]s\s+\w+|that\s+day)\b", re.IGNORECASE)
DAYS = frozenset("day night morning evening monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
REACH, BEFORE = 60, 40


@dataclass(frozen=True, slots=True)
class _Words:
    phases: frozenset[str]
    ordering: frozenset[str]
    always: frozenset[str]
    facilities: frozenset[str]
    bringing: frozenset[str]
    aboard: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load_lexicon("limits")
    aboard = data["aboard"]
    of = "|".join(aboard["of"].split())
    words = "|".join(map(re.escape, aboard["words"]))
    pattern = re.compile(
        rf"\b(?:{words})\b(?:\s+(?:the|a)\s+\w+)?|\b(?:on|in)\s+(?:the|a|that|this)\s+(?:\w+\s+){{0,2}}?(?:{of})\b", re.IGNORECASE
    )
    names = ("phases", "ordering", "always", "facilities", "bringing")
    phases, ordering, always, facilities, bringing = (frozenset(data[name].split()) for name in names)
    return _Words(phases, ordering, always, facilities, bringing, pattern)


def limit_of(parsed: Parsed, mention: Mention, outcome: Outcome, evidence: Span) -> Evidence | None:
    """The words that limit a count, None where nothing does. Never raises on text."""
    if outcome.status is Status.PRESENT:
        return _aboard(parsed, evidence)
    if outcome.status not in RISING:
        return None
    day = _day(parsed, evidence)
    if day is not None:
        return day
    none = mention.number is not None and mention.number.high == 0
    found = next((prep for prep in _prepositions(parsed, mention, outcome) if _limits(prep, none)), None)
    return _evidence(parsed, found) if found is not None else _brought(parsed, mention)


def _aboard(parsed: Parsed, evidence: Span) -> Evidence | None:
    sentence = parsed.text[evidence.end : evidence.end + REACH].split(".")[0]
    found = _words().aboard.search(sentence)
    if found is not None:
        return Evidence.of(parsed.text, Span(evidence.end + found.start(), evidence.end + found.end()))
    start = max(0, evidence.start - BEFORE)
    before = _words().aboard.search(parsed.text[start : evidence.start])
    return Evidence.of(parsed.text, Span(start + before.start(), start + before.end())) if before else None


def _day(parsed: Parsed, evidence: Span) -> Evidence | None:
    found = DAY_BEFORE.match(parsed.text, evidence.end) or THAT_DAY.match(parsed.text, evidence.end)
    return Evidence.of(parsed.text, Span(*found.span("day"))) if found else None


def _prepositions(parsed: Parsed, mention: Mention, outcome: Outcome) -> Iterator[Token]:
    """The prepositions that hang on the word of the status, on the people, or on the verb whose subject they are."""
    head, word = parsed.doc[mention.head], parsed.doc[outcome.word]
    heads = {token.i: token for token in (word, head, *((head.head,) if head.head.pos_ in ("VERB", "AUX") else ()))}
    for token in heads.values():
        yield from (child for child in token.children if child.dep_ == "prep" and child.lower_ in PREPOSITIONS)


def _brought(parsed: Parsed, mention: Mention) -> Evidence | None:
    """The verb that takes the people somewhere: "evacuated nine dead", "the hospital received 12 bodies"."""
    for token in map(_counted, (parsed.doc[mention.head], parsed.doc[mention.first])):
        verb = token.head
        if token.dep_ in OBJECTS and verb.pos_ == "VERB" and verb.lemma_.lower() in _words().bringing:
            return Evidence.of(parsed.text, parsed.span(verb))
    return None


def _counted(token: Token) -> Token:
    """The word that stands for the people in the clause: "total" in "a total of nine dead"."""
    while (token.dep_ == "pobj" and token.head.lower_ == "of") or token.dep_ in ("amod", "nummod", "det"):
        token = token.head.head if token.dep_ == "pobj" else token.head
    return token


def _limits(prep: Token, none: bool = False) -> bool:
    """Whether a preposition leads to a phase or facility; of "none" any phase does ("no deaths from the hospital strike")."""
    noun = next((child for child in prep.children if child.dep_ == "pobj"), None)
    if noun is None:
        return False
    words = _words()
    if noun.lower_ in PRONOUNS:
        return prep.lower_ in ("in", "during")
    lemma = noun.lemma_.lower()
    if lemma in words.facilities and prep.lower_ != "of":
        return True
    if lemma in words.always and prep.lower_ != "of" and any(child.lower_ == "the" for child in noun.children):
        return True
    return bool({lemma, noun.lower_} & words.phases) and (none or any(_orders(child) for child in noun.children))


def _orders(child: Token) -> bool:
    """Whether a word before a phase tells which of several it is."""
    return child.lower_ in _words().ordering or (child.dep_ == "poss" and child.lower_ in DAYS)


def _evidence(parsed: Parsed, prep: Token) -> Evidence:
    noun = next(child for child in prep.children if child.dep_ == "pobj")
    return Evidence.of(parsed.text, parsed.span(prep, noun))
