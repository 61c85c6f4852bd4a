"""
Outcomes that stand aside from the clause of the people: "is at a hospital after being shot", "was killed along with two others".

The one whom it befell is found from the word of harm upwards: over "after being" to the subject of the clause, over "along with" from
the companions to the verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import word_set
from reportedly.claims.outcome_types import Outcome, StatusReader, outcome_of, subject_of
from reportedly.claims.statuswords import HOSPITALS, StatusWord
from reportedly.model import Status

HARM = frozenset((Status.KILLED, Status.INJURED))
SENDING = word_set("outcome_aside", "sending")
TOGETHER = frozenset("along together".split())


def told_aside(reader: StatusReader) -> dict[int, Outcome]:
    """What befell people by words aside from their clause, by the token that stands for them. Never raises on text."""
    found: dict[int, Outcome] = {}
    for word in _harm(reader):
        verb = reader.doc[word.first]
        for way, tokens in (("aside", _after(verb)), ("companion", _companions(verb))):
            for token in tokens:
                found.setdefault(token.i, outcome_of(word, way))
    for token, verb in _sent(reader.doc):
        found.setdefault(token.i, Outcome(Status.INJURED, verb.i, "aside", role="patient"))
    return found


def _sent(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Those whom something puts into a hospital, with the verb: "the attack put three women into the hospital"."""
    for token in doc:
        if token.lower_ in HOSPITALS and token.dep_ == "pobj" and token.head.lower_ in ("in", "into", "to"):
            verb = token.head.head
            if verb.lemma_ in SENDING:
                yield from ((child, verb) for child in verb.children if child.dep_ == "dobj" and child.i < token.i)


def _harm(reader: StatusReader) -> Iterator[StatusWord]:
    """The participles that tell of harm done to somebody."""
    for words in reader.words.values():
        yield from (word for word in words if word.status in HARM and word.role == "patient" and word.form == "ed")


def _after(verb: Token) -> Iterator[Token]:
    """The subject of the clause that "after being shot" hangs on."""
    if verb.dep_ == "pcomp" and any(child.lower_ == "being" for child in verb.children) and (subject := subject_of(verb)) is not None:
        yield subject


def _companions(verb: Token) -> Iterator[Token]:
    """Those with whom the one was shot: "along with a boy and two men", "alongside his wife"."""
    if any(child.dep_ == "dobj" for child in verb.children):
        return
    for child in verb.children:
        leads = (child, *child.children) if child.lower_ in TOGETHER else (child,)
        for lead in leads:
            if lead.lower_ == "alongside" or (lead.lower_ == "with" and lead.i and lead.nbor(-1).lower_ in TOGETHER):
                for companion in (c for c in lead.children if c.dep_ == "pobj"):
                    yield companion
                    yield from companion.conjuncts
