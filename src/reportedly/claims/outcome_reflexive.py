"""
Harm that people do to themselves: "the boy shot himself", "a man killed his wife and then himself", "she shot her own hand".

The doer is found from the pronoun upwards, over verbs that share a subject, to the phrase that stands for the person. Turning the gun
on oneself, and doing to oneself last what was done to others, is told of the dead; a shot alone wounds, until the report tells more.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import word_set
from reportedly.claims.outcome_types import REFLEXIVE, Outcome, StatusReader, subject_of
from reportedly.model import Status

HARM = frozenset((Status.KILLED, Status.INJURED))
ENDING = word_set("outcome_reflexive", "ending")
WEAPONS = frozenset("gun handgun pistol revolver rifle shotgun weapon".split())
PARTS = word_set("outcome_reflexive", "parts")
STEPS = 6
NEAR = 6


def own_harm(reader: StatusReader) -> dict[int, Outcome]:
    """What became of those who harm themselves, by the token that stands for them in their clause. Never raises on text."""
    found: dict[int, Outcome] = {}
    for token, verb in _deeds(reader.doc):
        outcome = _outcome(reader, token, verb)
        doer = subject_of(verb) if outcome is not None else None
        if doer is not None and outcome is not None and (doer.i not in found or outcome.status is Status.KILLED):
            found[doer.i] = outcome
    return found


def _deeds(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Each word for oneself, or for a part of one's own body, with the verb of what is done to it."""
    for token in doc:
        if token.lower_ in REFLEXIVE or (token.lower_ == "own" and token.head.lower_ in PARTS):
            verb = _verb_over(token.head if token.lower_ == "own" else token)
            if verb is not None:
                yield token, verb


def _verb_over(token: Token) -> Token | None:
    """The verb whose object the word is, alone or in a list or after "on"."""
    for _ in range(STEPS):
        if token.dep_ == "pobj" and token.head.lower_ == "on":
            over = token.head.head
            return over.head if over.dep_ == "dobj" else over
        if token.dep_ in ("dobj", "npadvmod"):
            return token.head if token.head.pos_ in ("VERB", "AUX") else None
        if token.dep_ not in ("conj", "appos") or token.head.i == token.i:
            return None
        token = token.head
    return None


def _outcome(reader: StatusReader, token: Token, verb: Token) -> Outcome | None:
    if verb.tag_ == "VB" and verb.i and reader.doc[verb.i - 1].lower_ == "to":
        return None
    if _ends_all(token, verb):
        return Outcome(Status.KILLED, verb.i, "own end", role="subject")
    word = next((w for i in (token.i - 1, verb.i) for w in reader.covering.get(i, ()) if w.role == "patient" and w.status in HARM), None)
    if word is None:
        return None
    if word.status is Status.KILLED or _is_last(token) or _is_fatal(reader.doc, token, verb):
        return Outcome(Status.KILLED, word.first, "own end", role="subject")
    return Outcome(Status.INJURED, word.first, "own harm", role="subject")


def _ends_all(token: Token, verb: Token) -> bool:
    """ "Took his own life", "turned the gun on himself"."""
    armed = any(child.lower_ in WEAPONS for child in verb.children)
    return (token.lower_ == "own" and token.head.lower_ == "life" and verb.lemma_ == "take") or (token.head.lower_ == "on" and armed)


def _is_last(token: Token) -> bool:
    """Whether it is done to oneself after others: "shot his wife, then himself"."""
    return token.dep_ in ("conj", "appos") or (token.i > 0 and token.nbor(-1).lower_ in ("then", "and"))


def _is_fatal(doc: Doc, token: Token, verb: Token) -> bool:
    """Whether the words beside say so: "fatally shot himself", "shot himself to death"."""
    beside = (doc[max(verb.i - 1, 0)], *doc[token.i + 1 : token.i + NEAR])
    return any(word.lower_ in ENDING for word in beside)
