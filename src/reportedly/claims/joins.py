"""
What joins a phrase for people to the one before it: a list, "of them", an ellipsis, a count given anew; and what keeps them apart.

Each question is one small function over the words between two mentions. Nothing here says what became of anybody.
"""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention

INCLUDING = word_set("parts", "including")
JOINING = word_set("parts", "joining")
JOINTS = frozenset((",", "and", "or", "as", "&", "--", "-", "–", "—", "plus", "with", ";", ":"))
APART = frozenset(('"', "“", "”", "''", "...", "…", "|", "?", "!"))


def is_subject(doc: Doc, mention: Mention) -> bool:
    """Whether the phrase opens a clause of its own, so that a list does not reach it."""
    token = doc[mention.head]
    return (token.dep_ in ("nsubj", "nsubjpass", "csubj") and token.head.i > mention.last) or is_speaker(doc, mention)


SPEAKING = word_set("parts", "speaking")


def is_speaker(doc: Doc, mention: Mention) -> bool:
    """Whether the phrase is who says something: the subject of a verb of speech, or right before or after one."""
    token = doc[mention.head]
    if token.dep_ == "nsubj" and token.head.lower_ in SPEAKING:
        return True
    after = doc[mention.last + 1].lower_ if mention.last + 1 < len(doc) else ""
    before = doc[mention.first - 1].lower_ if mention.first else ""
    return after in SPEAKING or (
        before in ("said", "says", "added", "told") and token.dep_ == "nsubj" and token.head.i == mention.first - 1
    )


def is_elliptic(doc: Doc, before: Mention, after: Mention) -> bool:
    """A bare number after "and" that repeats the clause before it: "10 soldiers had died on the day and 30 the day before"."""
    if after.number is None or after.noun is not None or doc[after.first - 1].lower_ not in ("and", ","):
        return False
    if before.number is None:
        return after.number.closed and doc[after.first - 1].text == ","
    following = doc[after.last + 1] if after.last + 1 < len(doc) else None
    return following is not None and following.lower_ in (
        "the",
        "on",
        "in",
        "at",
        "last",
        "earlier",
        "during",
        "before",
        "from",
        "by",
        "later",
    )


def is_again(doc: Doc, mention: Mention) -> bool:
    """A bare number that gives the count of before anew: "the police said it was 27", "a second agency reported 30"."""
    i = mention.first - 1
    if mention.number is None or mention.number.form == "vague" or mention.noun is not None or i < 1 or doc[i].is_sent_start:
        return False
    ends = mention.last + 1 >= len(doc) or doc[mention.last + 1].is_punct or doc[mention.last + 1].lower_ in ("and", "or")
    put = doc[i].lower_ == "at" and any(doc[k].lower_ in ("put", "puts", "putting") for k in range(max(i - 4, 0), i))
    return ends and (
        put
        or (doc[i].lower_ in ("was", "is", "at") and doc[i - 1].lower_ == "it")
        or (doc[i].lower_ in ("reported", "counted") and doc[i].tag_ == "VBD")
    )


def is_of_them(doc: Doc, mention: Mention) -> bool:
    """Whether the words say that it is some of those told of before: "of whom 12", "three of them"."""
    if mention.first > 1 and doc[mention.first - 1].lower_ in ("whom", "them", "these", "which") and doc[mention.first - 2].lower_ == "of":
        return True
    return mention.partitive and mention.noun is not None and doc[mention.noun].lower_ in ("them", "whom", "those", "these")


def verb_between(doc: Doc, gap: range) -> bool:
    """Whether a verb that stands for itself is among the tokens of ``gap``."""
    return any(doc[i].pos_ == "VERB" and doc[i].lower_ not in INCLUDING and doc[i].tag_ not in ("VBN", "VBG") for i in gap)


def only_joins(doc: Doc, before: Mention, after: Mention) -> bool:
    """Whether nothing but commas, "and" and the description of the first stands between two phrases of a list."""
    gap = range(before.last + 1, after.first)
    if any(doc[i].text in APART or doc[i].lower_ == "hands" for i in gap):
        return False
    if not gap or not {doc[i].lower_ for i in gap} & JOINTS:
        return False
    return all(
        doc[i].lower_ in JOINING or doc[i].pos_ in ("ADP", "NOUN", "PROPN", "ADJ", "DET", "NUM", "PUNCT", "CCONJ", "PRON", "PART", "ADV")
        for i in gap
    )
