"""
Who is only at a hospital: "the uncle arrived at the hospital", "her mother was with her at the hospital", "at the hospital he told police".

Being there is no injury, unless the words say so: a wound, being taken there, being treated.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_types import Outcome, StatusReader
from reportedly.model import Status

COMING = word_set("outcome_presence", "coming")
BEING = word_set("outcome_presence", "being")
WOUNDED = word_set("outcome_presence", "wounded")
PLACES = word_set("outcome_presence", "places")
REACH = 12


def at_hospital(reader: StatusReader, mention: Mention, outcome: Outcome) -> Outcome | None:
    """The outcome of somebody who is present at a hospital and not said to be hurt; None for all others. Never raises on text."""
    if outcome.status is not Status.INJURED or mention.kind == "counted" or not _is_place(reader, outcome.word):
        return None
    head = reader.doc[mention.head]
    verb = next((token for token in (head.head, head.head.head) if token.pos_ in ("VERB", "AUX")), None)
    if verb is None or head.dep_ not in ("nsubj", "conj", "appos", "compound") or not (_comes(verb) or _is_with(verb)):
        return None
    return replace(outcome, status=Status.PRESENT, way="at hospital")


def _is_place(reader: StatusReader, word: int) -> bool:
    """Whether the words that tell the outcome name the hospital, and nothing done to anybody."""
    first = reader.doc[word]
    if first.tag_ in ("VBN", "VBD") and first.lemma_ not in COMING:
        return False
    return any(token.lower_ in PLACES for token in reader.doc[word : word + REACH])


def _comes(verb: Token) -> bool:
    """Whether the verb is one of coming or telling, and no wound is told with it."""
    doc = verb.doc
    told = {token.lower_ for token in doc[verb.sent.start : min(verb.i + 2 * REACH, verb.sent.end)]}
    return verb.lemma_ in COMING and verb.tag_ != "VBN" and not told & WOUNDED


def _is_with(verb: Token) -> bool:
    """ "Was with her at the hospital"."""
    return verb.lemma_ in BEING and any(child.dep_ == "prep" and child.lower_ in ("with", "beside") for child in verb.children)
