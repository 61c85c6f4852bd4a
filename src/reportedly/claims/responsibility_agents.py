"""
Who is the agent of a verb or of a noun, and is it one that could have done violence: read from the parse and the lexicons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from spacy.tokens import Token

from reportedly.claims.responsibility_words import words_of
from reportedly.language import Parsed
from reportedly.model import Span

PASSIVE = frozenset({"nsubjpass", "auxpass"})
NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE", ""})
WITHIN_NAME = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "case", "quantmod", "predet", "advmod", "npadvmod"})
CARRIED_BY = frozenset({"by", "after", "before", "while", "in"})
SAYING = frozenset({"say", "tell", "add"})
PARTS = frozenset({"some", "several", "many", "most", "member", "two", "both"})
GLUED = re.compile(r"[^\w.&'’-]")
MAX_DEPTH = 12
SHARING = 4


class Agency(StrEnum):
    """How ready a noun is to be read as the agent of violence."""

    ARMED = "armed"
    STATE = "state"
    ASSAILANT = "assailant"
    NAMED = "named"
    COLLECTIVE = "collective"
    PRONOUN = "pronoun"
    PERSON = "person"
    POLICE = "police"
    NONE = "none"


def lemma(token: Token) -> str:
    """The lower-case lemma of ``token``."""
    return token.lemma_.lower()


def child(token: Token, *deps: str) -> Token | None:
    """The first child of ``token`` whose relation is one of ``deps``."""
    return next((c for c in token.children if c.dep_ in deps), None)


def below(token: Token, before: int = 40, after: int = 40) -> Iterator[Token]:
    """``token`` and what depends on it, at most ``before`` tokens back and less than ``after`` on: looking further would not be linear."""
    first, end = max(token.left_edge.i, token.i - before), min(token.right_edge.i + 1, token.i + after)
    yield from token.doc[first:end]


def sentence_around(token: Token, reach: int) -> Iterator[Token]:
    """The tokens of the sentence of ``token``, at most ``reach`` to either side."""
    doc, first, end = token.doc, token.i, token.i + 1
    while first > max(0, token.i - reach) and not doc[first].is_sent_start:
        first -= 1
    while end < min(len(doc), token.i + reach) and not doc[end].is_sent_start:
        end += 1
    yield from doc[first:end]


def objects(token: Token, *prepositions: str) -> Iterator[Token]:
    """What the prepositions (lower case) under ``token`` govern: nouns, or verbs ("accused of firing")."""
    for prep in token.children:
        if prep.dep_ in ("prep", "agent", "dative") and prep.lower_ in prepositions:
            yield from (c for c in prep.children if c.dep_ in ("pobj", "pcomp"))


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` is passive: with its auxiliary, or a bare past participle after its noun."""
    for _ in range(SHARING):
        if any(c.dep_ in PASSIVE for c in verb.children):
            return True
        if verb.dep_ != "conj" or verb.tag_ != "VBN" or child(verb, "nsubj", "aux") is not None:
            break
        verb = verb.head
    if verb.tag_ != "VBN" or child(verb, "nsubj", "aux") is not None:
        return verb.dep_ == "acl" and child(verb, "agent") is not None
    return verb.dep_ in ("acl", "amod", "advcl")


def antecedent(noun: Token) -> Token:
    """
    The name that ``noun`` stands beside: "Doe, the man who …", "Doe is the man who …" -> Doe; else ``noun``.
    """
    named = noun
    if noun.dep_ == "appos":
        named = noun.head
    elif noun.dep_ == "attr" and lemma(noun.head) == "be":
        named = child(noun.head, "nsubj") or noun
        return named if named.pos_ in ("PROPN", "NOUN") else noun
    return named if named.pos_ == "PROPN" else noun


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The noun that does what the active or passive ``verb`` tells, through relative clauses, participles and coordination."""
    own = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    if own:
        return _itself(_whole(_relative(own[-1], verb)), verb)
    if depth > MAX_DEPTH:
        return None
    if verb.dep_ == "acl":
        fits = verb.tag_ == "VBG" or is_passive(verb)
        return antecedent(verb.head) if fits and verb.head.pos_ in ("NOUN", "PROPN", "PRON") else None
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subject(_joined_to(verb), depth + 1)
    if verb.dep_ in ("xcomp", "advcl") and child(verb, "mark") is None and verb.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head, depth + 1)
    if verb.dep_ == "ccomp" and depth == 0:
        return _misread_relative(verb)
    if verb.dep_ == "pcomp" and verb.head.lower_ in CARRIED_BY and verb.head.head.pos_ == "VERB":
        return subject(verb.head.head, depth + 1)
    return None


def _joined_to(verb: Token) -> Token:
    """The verb that ``verb`` goes on from: of those joined before it, the last with a subject ("rebels fled, guards came and shot one")."""
    before = (c for c in reversed(list(verb.head.rights)) if c.i < verb.i and c.dep_ == "conj" and child(c, "nsubj") is not None)
    return next(before, verb.head)


def _itself(own: Token, verb: Token) -> Token:
    """In "the group said it had bombed the port", the group: a body that tells what "it" did tells of itself."""
    for _ in range(SHARING):
        if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
            break
        verb = verb.head
    if own.lower_ != "it" or verb.dep_ != "ccomp" or lemma(verb.head) not in words_of("blame", "telling_verbs"):
        return own
    teller = next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    bodies = (Agency.ARMED, Agency.STATE, Agency.COLLECTIVE, Agency.NAMED)
    return teller if teller is not None and agency(teller) in bodies else own


def _misread_relative(verb: Token) -> Token | None:
    """In "said that rebels positioned in X fired", a parse may take "positioned" for the main verb: its subject then is that of "fired"."""
    before = (c for c in verb.head.children if c.dep_ == "ccomp" and c.i < verb.i and c.tag_ in ("VBN", "VBD"))
    return next((noun for c in before if (noun := child(c, "nsubj")) is not None), None)


def _whole(part: Token) -> Token:
    """Of whom a part is told: "three of its fighters" -> fighters."""
    if part.pos_ == "NUM" or lemma(part) in PARTS:
        return next((noun for noun in objects(part, "of") if noun.pos_ in ("NOUN", "PROPN", "PRON")), part)
    return part


def _relative(own: Token, verb: Token) -> Token:
    if own.lower_ in ("who", "which", "that") and own.pos_ == "PRON":
        for _ in range(MAX_DEPTH):
            verb = verb.head if verb.dep_ == "conj" else verb
        if verb.dep_ == "relcl":
            return antecedent(verb.head)
    return own


def by_agent(token: Token, *prepositions: str) -> Token | None:
    """
    The noun in the by-phrase (or the phrase of another preposition) of a passive verb or of a deed noun.

    A phrase that follows a noun at once is taken as its own, wherever the parse hung it ("died in raids by army helicopters").
    """
    wanted = prepositions or ("by",)
    held = list(objects(token, *wanted))
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    if token.pos_ == "NOUN" and after.lower_ in wanted:
        held += [c for c in after.children if c.dep_ == "pobj"]
    return next((noun for noun in held if noun.pos_ in ("NOUN", "PROPN", "PRON")), None)


def agency(noun: Token) -> Agency:
    """How ready ``noun`` is to be read as the agent of violence, by its lemma, its modifiers and its name."""
    word = lemma(noun)
    if noun.pos_ == "PRON":
        return Agency.PRONOUN if word in ("he", "she", "they") else Agency.NONE
    for kind in (Agency.ARMED, Agency.ASSAILANT, Agency.POLICE):
        if word in words_of("perpetrators", kind) or noun.lower_ in words_of("perpetrators", kind):
            return kind
    if word in words_of("perpetrators", "state"):
        return Agency.STATE
    if word in words_of("perpetrators", "machines"):
        return Agency.STATE if _whose(noun) else Agency.NONE
    if word in words_of("perpetrators", "collective"):
        return Agency.ARMED if _armed_words(noun) else Agency.COLLECTIVE
    if word in words_of("perpetrators", "person"):
        return Agency.COLLECTIVE if child(noun, "poss") is not None and noun.tag_ in ("NNS", "NN") else Agency.PERSON
    return Agency.NAMED if noun.pos_ == "PROPN" and noun.ent_type_ in NAMES and not GLUED.search(noun.text) else Agency.NONE


def is_force(noun: Token) -> bool:
    """Whether ``noun`` stands for police or soldiers: by itself, by the words before it ("police party"), by a rank before a name."""
    if noun.lower_ in words_of("perpetrators", "police") or agency(noun) in (Agency.POLICE, Agency.STATE):
        return True
    before = {c.lower_ for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")}
    if noun.lower_ in words_of("perpetrators", "squads"):
        return bool(before & (words_of("perpetrators", "police") | {"security"}))
    return noun.pos_ == "PROPN" and bool(before & words_of("perpetrators", "ranks"))


def _whose(machine: Token) -> bool:
    owners = words_of("perpetrators", "state") | words_of("perpetrators", "armed")
    return any(c.ent_type_ in ("NORP", "GPE", "ORG") or c.dep_ == "poss" or lemma(c) in owners for c in machine.lefts)


def _armed_words(noun: Token) -> bool:
    words = words_of("perpetrators", "armed") | {"armed", "terror", "rogue"}
    return any(lemma(t) in words for t in below(noun, 8, 4))


def actor_span(parsed: Parsed, noun: Token) -> Span:
    """
    The words that name the agent: its modifiers, itself, its coordinated fellows, "of X" after a collective noun.

    A name in apposition stands for the noun it explains: "a Canadian, John Doe" gives "John Doe".
    """
    noun = _name_of(noun)
    first = noun
    for left in reversed(list(noun.lefts)):
        joined = left.right_edge.i + 1 == first.i
        if not joined or not (left.dep_ in WITHIN_NAME or left.text in ("-", "(", ")")):
            break
        first = left.left_edge
    while first.i < noun.i and (first.is_punct or first.is_space):
        first = first.nbor()
    return parsed.span(first, _last(noun))


def _name_of(noun: Token) -> Token:
    name = child(noun, "appos")
    described = noun.pos_ == "NOUN" or noun.ent_type_ == "NORP"
    if name is None or name.pos_ != "PROPN" or not described or (agency(noun) is Agency.NONE and name.ent_type_ != "PERSON"):
        return noun
    after = name.right_edge.i + 1
    speaks = after < len(name.doc) and lemma(name.doc[after]) in SAYING
    return noun if speaks else name


def _last(noun: Token) -> Token:
    for _ in range(MAX_DEPTH):
        fellow = child(noun, "conj")
        if fellow is None or fellow.pos_ not in ("NOUN", "PROPN") or fellow.i - noun.i > 6:
            break
        noun = fellow
    if lemma(noun) in words_of("perpetrators", "collective") | words_of("perpetrators", "armed"):
        of = next((c for c in noun.rights if c.lower_ == "of" and c.i == noun.i + 1), None)
        held = child(of, "pobj") if of is not None else None
        return held if held is not None else noun
    return noun
