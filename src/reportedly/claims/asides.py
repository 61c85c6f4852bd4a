"""
What may stand between people and the words that say what became of them: ages, lists, clauses, between commas, dashes or brackets.

Each kind of aside is one small function that gives the token after it, or None where the words are no such aside.
"""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.lexicon import word_set
from reportedly.claims.outcome_types import AUXILIARIES, RELATIVE, StatusReader

BRIEF = word_set("outcome_beside", "brief")
SHARES = frozenset("one two three four some many most several half all".split())
CLOSING = {"(": ")", "-": "-", "--": "--", "–": "–", "—": "—"}
BRACKETED, ENCLOSED, SHARED = 24, 26, 10


def past_aside(reader: StatusReader, last: int) -> int:
    """
    The token after ``last``, or after an aside there: "around twenty, including a colleague, were hurt", "three people - two men and a
    woman - were shot". Never raises on text.
    """
    if last + 2 >= len(reader.doc):
        return last + 1
    return next((end for way in WAYS if (end := way(reader, last)) is not None), last + 1)


def _past_share(reader: StatusReader, last: int) -> int | None:
    """ "Ten civilians some of them children killed in a raid"."""
    doc = reader.doc
    if doc[last + 1].lower_ not in SHARES or doc[last + 2].lower_ != "of":
        return None
    for i in range(last + 3, min(last + SHARED, len(doc))):
        if doc[i].is_sent_start:
            break
        if _tells(doc, i):
            return i
    return None


def _past_age(reader: StatusReader, last: int) -> int | None:
    """ "Anna Holt, 25, was killed", "Anna Holt, who was killed"."""
    doc = reader.doc
    if doc[last + 1].text != ",":
        return None
    if doc[last + 2].lower_ == "who":
        return last + 2
    aged = last + 4 < len(doc) and doc[last + 2].like_num and doc[last + 3].text == ","
    told = aged and (doc[last + 4].lower_ == "who" or doc[last + 4].lower_ in AUXILIARIES or last + 4 in reader.covering)
    return last + 4 if told else None


def _past_brackets(reader: StatusReader, last: int) -> int | None:
    """ "Three people - two men and a woman - were shot"; not the hyphen of a word."""
    doc = reader.doc
    closing = CLOSING.get(doc[last + 1].text)
    if closing is None or not (doc[last].whitespace_ or closing == ")"):
        return None
    for i in range(last + 2, min(last + BRACKETED, len(doc) - 1)):
        if doc[i].is_sent_start:
            return None
        if doc[i].text == closing and (closing == ")" or doc[i].whitespace_):
            return i + 1 if _tells(doc, i + 1) else None
    return None


def _past_commas(reader: StatusReader, last: int) -> int | None:
    """ "Around twenty, including a colleague, were hurt"."""
    doc = reader.doc
    if doc[last + 1].text != "," or doc[last + 2].lower_ in ("and", "or", "but"):
        return None
    for i in range(last + 2, min(last + ENCLOSED, len(doc) - 1)):
        if doc[i].is_sent_start:
            return None
        if doc[i].text == "," and _tells(doc, i + 1):
            return i + 1
    return None


def _past_list(reader: StatusReader, last: int) -> int | None:
    """ "12 people among them two children were hurt"."""
    doc = reader.doc
    if doc[last + 1].lower_ not in ("including", "among", "mostly"):
        return None
    for i in range(last + 2, min(last + ENCLOSED, len(doc) - 1)):
        if doc[i].is_sent_start or doc[i].pos_ == "VERB" or doc[i].lower_ in RELATIVE:
            return None
        if doc[i].lower_ in AUXILIARIES or doc[i].lower_ == "left":
            return i
    return None


def _tells(doc: Doc, i: int) -> bool:
    """Whether a verb that tells what became of people may open at token ``i``."""
    return doc[i].lower_ in AUXILIARIES or doc[i].lower_ in BRIEF


WAYS = (_past_share, _past_age, _past_brackets, _past_commas, _past_list)
