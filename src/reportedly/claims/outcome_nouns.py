"""Outcomes told by a noun: "three bodies", "the wounded man", "15 hostages", "Smith's arrest", "an elderly man's body"."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_types import REMAINS, Outcome, StatusReader, outcome_of
from reportedly.claims.people import singular
from reportedly.claims.statuswords import action_status, noun_status
from reportedly.model import Status

CERTAIN = frozenset((Status.KILLED,))
CLAIMING = frozenset("claimed claims claim claiming cost costing costs took taken taking".split())


def certain_noun(reader: StatusReader, mention: Mention) -> Outcome | None:
    """Bodies, deaths, fatalities: whatever else is said, these people are dead."""
    if mention.noun is None:
        return None
    word = reader.doc[mention.noun].lower_
    if mention.kind == "single" and (mention.last == mention.first or (mention.last > mention.first + 1 and singular(word) == "body")):
        return None
    if word == "death" and mention.kind == "counted" and mention.number is not None and mention.number.form == "vague":
        return None
    if word in ("life", "lives") and any(t.lower_ in CLAIMING for t in reader.doc[max(mention.first - 4, 0) : mention.first]):
        return Outcome(Status.KILLED, mention.noun, "certain noun", role="noun")
    status = noun_status(word)
    told = status in CERTAIN or (mention.kind == "counted" and not mention.partitive and word in ("injured", "wounded"))
    return Outcome(status, mention.noun, "certain noun", role="noun") if status is not None and told else None


def head_noun(reader: StatusReader, mention: Mention) -> Outcome | None:
    """The noun itself: "15 hostages", "two arrests"."""
    if mention.noun is None:
        return None
    doc, noun = reader.doc, reader.doc[mention.noun]
    if mention.kind == "plural" and noun.pos_ == "PROPN" and noun.i and reader.doc[noun.i - 1].lower_ in ("for", "of"):
        return None
    status = noun_status(noun.text)
    if status is None and singular(noun.text) == "victim" and mention.noun > mention.first and doc[mention.noun - 1].lower_ in DEEDS:
        return Outcome(Status.INJURED, mention.noun - 1, "victim noun", role="noun") if _brings_in(reader.doc, mention) else None
    return Outcome(status, mention.noun, "noun", role="noun") if status is not None else None


DEEDS = frozenset("shooting stabbing gunshot gunfire".split())


def _brings_in(doc: Doc, mention: Mention) -> bool:
    """Whether the people are counted, or brought in as new: "a third shooting victim"."""
    return mention.kind != "single" or doc[mention.first].lower_ in ("a", "an", "another")


def before_noun(reader: StatusReader, mention: Mention) -> Outcome | None:
    """An adjective within the phrase: "five dead civilians", "the wounded man"."""
    stop = mention.noun if mention.noun is not None else mention.last
    for i in range(mention.first, stop):
        word = reader.at(i, "adjective", "patient")
        if word is not None and word.first == i and (word.role == "adjective" or word.form == "ed") and word.last <= stop:
            return outcome_of(word, "before noun")
    return None


def possessed(reader: StatusReader, mention: Mention) -> Outcome | None:
    """A name with an action that befell its bearer: "Smith's arrest", "the charges against Smith"."""
    doc, i = reader.doc, mention.last
    if i + 2 < len(doc) and doc[i + 1].lower_ in ("'s", "’s", "'", "’"):
        if doc[i + 2].lower_ in REMAINS:
            return Outcome(Status.KILLED, i + 2, "possessed", role="action")
        k = i + 2
        while k + 1 < min(i + 6, len(doc)) and (doc[k].pos_ == "ADJ" or action_status(doc[k].text)) and doc[k + 1].pos_ in ("NOUN", "ADJ"):
            k += 1
        if (status := action_status(doc[k].text)) is not None and doc[k].pos_ == "NOUN":
            return Outcome(status, k, "possessed", role="action") if _ends_here(doc, k) else None
    if (
        mention.first > 1
        and doc[mention.first - 1].lower_ in ("against", "for")
        and doc[mention.first - 2].lower_ in ("charges", "filed", "charge")
    ):
        return Outcome(Status.ARRESTED, mention.first - 2, "possessed", role="action")
    return None


def _ends_here(doc: Doc, noun: int) -> bool:
    """Whether a deed ends a phrase: not "Smith's murder trial"; nor "Smith's charges that", which are his own."""
    return noun + 1 >= len(doc) or not (doc[noun + 1].pos_ == "NOUN" or doc[noun + 1].lower_ == "that")
