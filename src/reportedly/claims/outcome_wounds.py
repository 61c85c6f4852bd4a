"""
Wounds that people are found or seen with: "officers found Tom Ray lying on the floor with a gunshot wound", "a boy walked into a
hospital with injuries".

The one who has the wound is found from the wound upwards: over "with" or "from" to a noun, or to a verb of finding or of state and from
there to its object or its subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import word_set
from reportedly.claims.outcome_types import Outcome, StatusReader, subject_of
from reportedly.claims.people import is_person_noun
from reportedly.model import Status

WOUNDS = word_set("outcome_wounds", "wounds")
FINDING = word_set("outcome_wounds", "finding")
STATES = word_set("outcome_wounds", "states")
SUFFERING = word_set("mentions", "suffering")
NONE = frozenset("no any without".split())


def wounded(reader: StatusReader) -> dict[int, Outcome]:
    """Those who have wounds, by the token that stands for them in their clause. Never raises on text."""
    found: dict[int, Outcome] = {}
    for wound, preposition in _wounds(reader.doc):
        bearer = _bearer(preposition.head)
        if bearer is not None:
            found.setdefault(bearer.i, Outcome(Status.INJURED, wound.i, "with wounds", role="subject"))
    return found


def _wounds(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Each wound that stands after "with" or "from", with that word."""
    for token in doc:
        if token.lower_ in WOUNDS and not any(child.lower_ in NONE for child in token.children):
            over = _out_of_list(token)
            if over.dep_ == "pobj" and over.head.lower_ in ("with", "from"):
                yield token, over.head


def _out_of_list(token: Token) -> Token:
    for _ in range(3):
        if token.dep_ not in ("conj", "compound") or token.head.i == token.i:
            break
        token = token.head
    return token


def _bearer(over: Token) -> Token | None:
    if over.dep_ == "pobj" and over.head.head.lemma_ in STATES and not is_person_noun(over.text):
        over = over.head.head
    if over.pos_ == "ADJ" and over.dep_ in ("amod", "acomp", "oprd", "advcl"):
        over = over.head
    if over.pos_ in ("NOUN", "PROPN", "PRON"):
        return over.doc[over.i - 1] if over.lower_ in SUFFERING and over.i else over
    if over.lemma_ in FINDING:
        return _found(over)
    if over.lemma_ not in STATES:
        return None
    subject = subject_of(over)
    if subject is not None and over.head.lemma_ in FINDING and over.dep_ in ("xcomp", "ccomp", "advcl") and subject.head.i != over.i:
        return _found(over.head) or subject
    return subject


def _found(verb: Token) -> Token | None:
    """Who is found: the object, or the subject of the passive."""
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
