"""Outcomes told by a noun or clause that leads to the people: "among the dead were", "of those freed, 80", "identified … as"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_types import Outcome, StatusReader, opening, outcome_of
from reportedly.claims.people import is_person_noun, side_of, singular
from reportedly.claims.statuswords import noun_status
from reportedly.model import Side, Status

VICTIMS_BACK, VICTIMS_ON, FRONTED = 250, 60, 14
TENDED = word_set("outcomes", "tended")


def before_be(reader: StatusReader, mention: Mention) -> Outcome | None:
    """
    What a status noun before "were" or "include" says of those after it: "among the dead were a child", "the hostages include three";
    "of the dead, 14".
    """
    doc, i = reader.doc, opening(reader.doc, mention.first) - 1
    if i < 1 or doc[mention.first].is_sent_start:
        return None
    if doc[i].text == "," and (opened := _of_before(doc, i)) is not None:
        return _status_between(reader, opened, i)
    if doc[i].lower_ == "as":
        return _identified(reader, i) if side_of(doc[mention.head].text) is not Side.ATTACKERS else None
    if doc[i].lower_ not in ("were", "was", "are", "is", "include", "includes", "included"):
        return None
    return named_status(reader, i - 1) or _fronted(reader, i)


def _fronted(reader: StatusReader, be: int) -> Outcome | None:
    """The word of fate that opens the sentence, before the verb at ``be``: "Found dead inside the house were Tom Ray and his son"."""
    doc, start = reader.doc, reader.doc[be].sent.start
    start += doc[start].lower_ in ("also", "and", "but", ",", "critically", "seriously")
    word = reader.at(start, "patient", "adjective")
    if word is None or be - start > FRONTED or (word.role == "patient" and word.form != "ed"):
        return None
    between = range(word.last + 1, be)
    return (
        None
        if any(doc[i].pos_ in ("VERB", "AUX") or doc[i].dep_ in ("nsubj", "nsubjpass") for i in between)
        else outcome_of(word, "fronted")
    )


def _identified(reader: StatusReader, at: int) -> Outcome | None:
    """Who is named by "identified … as": "police identified the boy killed in the crash as"; victims who are identified are dead."""
    doc = reader.doc
    for i in range(at - 1, max(at - 16, -1), -1):
        if doc[i].lower_ in ("identified", "named", "identify"):
            told = _status_between(reader, i, at) if i + 1 < at else None
            back = range(max(i - 6, 0), at)
            if any(side_of(doc[k].text) is Side.ATTACKERS for k in range(i + 1, at)):
                return Outcome(Status.PRESENT, i, "perpetrator", agent=True, role="noun")
            if doc[max(i - 1, 0)].lower_ in ("been", "were", "was") and _told_dead_before(reader, i):
                return Outcome(Status.KILLED, i, "victims", role="noun")
            victims = any(singular(doc[k].text) in ("victim", "deceased") for k in back)
            return told or (_victims(reader, i) if victims else named_status(reader, i - 1))
        if doc[i].is_sent_start:
            return None
    return None


def _told_dead_before(reader: StatusReader, i: int) -> bool:
    """Whether the sentence of ``i`` says "they" or "he", and the one before told of the dead."""
    doc = reader.doc
    start = doc[i].sent.start
    pronoun = any(token.lower_ in ("they", "he", "she", "both", "two") for token in doc[start:i])
    return pronoun and any(w.status is Status.KILLED for k in range(max(start - 30, 0), start) for w in reader.covering.get(k, ()))


def _of_before(doc: Doc, comma: int) -> int | None:
    """The "of" or "among" that opens the phrase which ``comma`` closes, where it opens the sentence: "Of those let go that night, 80"."""
    for i in range(comma - 1, max(comma - 12, -1), -1):
        if doc[i].is_sent_start or i == 0:
            return i if doc[i].lower_ in ("of", "among") else None
    return None


def _status_between(reader: StatusReader, first: int, end: int) -> Outcome | None:
    for i in range(first + 1, end):
        if (status := noun_status(reader.doc[i].text)) is not None and reader.doc[i].lower_ != "missing":
            return Outcome(status, i, "of those", role="noun")
        if (word := reader.at(i, "patient", "adjective", "subject")) is not None:
            named = next((k for k in range(first + 1, i) if is_person_noun(reader.doc[k].text)), None)
            return replace(outcome_of(word, "of those"), people=named)
    return None


def named_status(reader: StatusReader, i: int) -> Outcome | None:
    """The status of the noun at ``i`` that leads to people: "the dead were", "victims include"; None for another word."""
    doc = reader.doc
    if doc[i].lower_ in ("also", "still", "identified", "both", "were", "are", "was"):
        return named_status(reader, i - 1) if i > 0 else None
    status = noun_status(doc[i].text)
    if status is not None and status is not Status.CASUALTIES:
        return Outcome(status, i, "before be", role="noun")
    opens = doc[i].is_sent_start or doc[i - 1].lower_ == "also"
    if (
        doc[i].lower_ in ("killed", "injured", "wounded", "arrested", "dead")
        and i >= 0
        and (opens or doc[i - 1].lower_ in ("those", "people", "the"))
    ):
        word = reader.at(i, "patient", "adjective")
        return outcome_of(word, "before be") if word is not None else None
    if singular(doc[i].text) == "victim" and doc[i + 1].lower_ in ("were", "was", "include", "are", "identified", "as"):
        return _victims(reader, i)
    return None


def _victims(reader: StatusReader, at: int) -> Outcome:
    """
    What became of "the victims" who are named: they were killed, unless the words before tell of people hurt and of nobody's death.

    "The other victims" are those of the other fate, where the words right after them tell of a hospital.
    """
    before = {word.status for i in range(max(at - VICTIMS_BACK, 0), at) for word in reader.covering.get(i, ())}
    other = any(token.lower_ == "other" for token in reader.doc[max(at - 2, 0) : at])
    tended = other and any(token.lower_ in TENDED for token in reader.doc[at : at + VICTIMS_ON])
    hurt = tended or (Status.INJURED in before and not before & {Status.KILLED, Status.CASUALTIES})
    return Outcome(Status.INJURED if hurt else Status.KILLED, at, "victims", role="noun")
