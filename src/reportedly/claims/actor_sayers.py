"""Who says what begins with a pronoun: in "an official said he hoped", he is the official, whatever stood before."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.attribution_tree import SUBJECTS
from reportedly.claims.cues import verb_cues

NOBODY = -1
LIGHT = frozenset("had has have also later earlier then".split())
RELATIVE = frozenset(("who", "which"))


def sayer_before(doc: Doc, pronoun: int) -> int:
    """
    A token of who is the subject of the verb of saying right before ``pronoun``, by the parse, else by standing right before the verb;
    ``NOBODY`` where none is. Raises nothing.
    """
    verb = pronoun - 1 - (pronoun > 1 and doc[pronoun - 1].lower_ == "that")
    if verb < 1 or doc[verb].tag_ not in ("VBD", "VBZ", "VBP", "VBN") or not _is_saying(doc[verb].lemma_.lower()):
        return NOBODY
    subject = next((c for c in doc[verb].lefts if c.dep_ in SUBJECTS and c.lower_ not in RELATIVE), None)
    return subject.i if subject is not None else _right_before(doc, verb)


def _right_before(doc: Doc, verb: int) -> int:
    at = verb - 1
    while at > 0 and doc[at].lower_ in LIGHT:
        at -= 1
    if at > 0 and doc[at].lower_ in RELATIVE:
        at -= 1
    return NOBODY if doc[at].is_punct or any(doc[k].is_sent_start for k in range(at + 1, verb + 1)) else at


def _is_saying(lemma: str) -> bool:
    return any({"quote", "clause"} <= word.takes for word in verb_cues().get(lemma, ()))
