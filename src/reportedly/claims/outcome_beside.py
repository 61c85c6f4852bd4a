"""Outcomes told by the words beside the people: "12 were killed", "killing 12", "five dead civilians", "15 hostages"."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.asides import past_aside
from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_named import named_status
from reportedly.claims.outcome_parse import predicate
from reportedly.claims.outcome_types import (
    AUXILIARIES,
    BE,
    QUOTES,
    REFLEXIVE,
    RELATIVE,
    REMAINS,
    Outcome,
    StatusReader,
    acts_on_things,
    is_passive,
    opening,
    outcome_of,
    phrase_acts,
    takes_aim,
)
from reportedly.claims.people import is_person_noun
from reportedly.claims.statuswords import LED, MOVED, StatusWord, action_status
from reportedly.model import Status

SKIPPED = word_set("outcome_beside", "skipped")
INTERPOSED = word_set("outcome_beside", "interposed")
BOUNDS = word_set("outcome_beside", "bounds")
CHARGES = word_set("outcome_beside", "charges")


def words_after(reader: StatusReader, mention: Mention) -> Outcome | None:
    """The words right after the phrase: "12 were killed", "two others injured", "six dead", "40 people who died"."""
    doc, linked, relative = reader.doc, False, False
    passive = mention.first > 0 and doc[mention.first - 1].lemma_ == "leave"
    start = past_aside(reader, mention.last)
    for i in range(start, min(start + 8, len(doc))):
        token = doc[i]
        if token.is_sent_start:
            return None
        word = reader.covering.get(i)
        if word is not None and word[0].first == i and (outcome := _after(reader, word, passive, linked)):
            main = predicate(reader, mention) if relative or (not linked and not outcome.agent) else None
            later = (
                main is not None
                and main.word > word[0].last
                and not main.agent
                and (main.way in ("passive", "complement") or (main.way == "subject" and main.status is Status.KILLED))
            )
            return main if later else outcome
        relative = relative or (i == start and token.lower_ in RELATIVE)
        if token.lower_ in AUXILIARIES:
            passive, linked = passive or token.lower_ in BE, True
        elif token.text in QUOTES or (linked and token.lower_ in INTERPOSED):
            continue
        elif token.text == "," and linked and (after := _past_comma(doc, i)):
            return _complement_at(reader, after)
        elif not (token.lower_ in SKIPPED or token.pos_ == "ADV" or (token.lower_ in RELATIVE and i == start)):
            return None
    return None


# "after" may open a clause that the tagger takes for a phrase: "after a man and a 3-year-old were shot"
NOT_OF_PHRASES = frozenset("with including as after before since".split())


def words_after_single(reader: StatusReader, mention: Mention) -> Outcome | None:
    """As words_after; but what follows the object of a preposition concerns the whole phrase, not this person."""
    doc, token = reader.doc, reader.doc[mention.head]
    while token.dep_ in ("conj", "compound", "appos") and token.head.i < token.i:
        token = token.head
    named = doc[mention.last + 1 : mention.last + 3].text == ", who"
    inside = token.dep_ == "dobj" and token.head.dep_ in ("acl", "relcl") and token.head.i < token.i
    whole = inside or (token.dep_ == "pobj" and token.head.lower_ not in NOT_OF_PHRASES)
    return None if whole and not named else words_after(reader, mention)


def _past_comma(doc: Doc, comma: int) -> int | None:
    """The token after the comma that closes the aside which ``comma`` opens: "was, the police say, among the dead"."""
    return next((i + 1 for i in range(comma + 2, min(comma + 12, len(doc) - 1)) if doc[i].text == "," and not doc[i].is_sent_start), None)


def _complement_at(reader: StatusReader, i: int) -> Outcome | None:
    if reader.doc[i].lower_ == "among":
        return named_status(reader, min(i + 2, len(reader.doc) - 1))
    word = reader.at(i, "adjective", "patient")
    return outcome_of(word, "after") if word is not None else None


def _after(reader: StatusReader, words: tuple[StatusWord, ...], passive: bool, linked: bool) -> Outcome | None:
    for word in words:
        if word.role == "adjective":
            return outcome_of(word, "after")
        if word.role == "patient" and word.form == "ed" and (passive or not linked):
            if takes_aim(reader.doc, word.last) and not passive:
                return outcome_of(word, "after", agent=True)
            if (
                passive
                or (reader.doc[word.last].pos_ == "ADP" and not any(c.dep_ == "dobj" for c in reader.doc[word.first].children))
                or not phrase_acts(reader.doc, word)
                or _counts_others(reader, word.last)
                or _is_reflexive(reader.doc, word.last)
            ):
                return outcome_of(word, "after")
            return outcome_of(word, "after", agent=True)
        if word.role == "patient" and word.form == "ing" and word.first != word.last:
            return outcome_of(word, "after")
        if word.role == "subject" and not (word.weak and acts_on_things(reader.doc[word.last])) and not passive:
            return outcome_of(word, "after")
    return None


def _is_reflexive(doc: Doc, verb: int) -> bool:
    """Whether the deed is done to the doer: "shot himself"."""
    return verb + 1 < len(doc) and doc[verb + 1].lower_ in REFLEXIVE


def _counts_others(reader: StatusReader, verb: int) -> bool:
    """
    Whether what follows a verb of a headline is a count with a status word of its own: "Child killed, 20 people injured" without the
    comma.
    """
    doc, number = reader.doc, verb + 1
    while number < len(doc) and number < verb + 4 and doc[number].lower_ in BOUNDS:
        number += 1
    if number >= len(doc) or not doc[number].like_num:
        return False
    stop = next((i for i in range(number + 1, min(number + 4, len(doc))) if doc[i].lower_ in ("and", ",")), number + 4)
    following = range(number + 1, min(stop, len(doc)))
    return any((word := reader.at(i, "patient")) is not None and word.form == "ed" for i in following)


def words_before(reader: StatusReader, mention: Mention) -> Outcome | None:
    """The verb right before the phrase: "killing at least 12", "wounded 30 others"; or a noun with "of": "the release of four"."""
    doc, i = reader.doc, opening(reader.doc, mention.first) - 1
    while (
        i > 0
        and (
            (doc[i].pos_ in ("ADV", "DET") and i not in reader.covering)
            or doc[i].text in ('"', "“", "(")
            or doc[i].lower_ in ("the", "another", "a", "some")
        )
        and not doc[i + 1].is_sent_start
    ):
        i -= 1
    if i < 0 or doc[mention.first].is_sent_start or doc[i + 1].is_sent_start:
        return None
    if doc[i].lower_ == "to" and i and doc[i - 1].lower_ in ("injuries", "injury", "wounds", "harm"):
        if any(token.lower_ in CHARGES for token in doc[max(i - 8, 0) : i]):
            return None
        return Outcome(Status.INJURED, i - 1, "of action", role="action")
    if doc[i].lower_ == "of" or (doc[i].lower_ == "for" and doc[i - 1].lower_ == "passage"):
        return _of_action(reader, i)
    word = next((w for w in reader.ends.get(i, ()) if w.role == "patient"), None)
    if word is not None and (
        (word.first < word.last and doc[word.last].pos_ == "ADP") or word.lemma in MOVED or _is_headline_pair(reader, mention, word)
    ):
        return None
    if word is None or (word.form == "ed" and is_passive(doc, word.first)):
        return None
    if (
        word.weak
        and word.lemma not in LED
        and (mention.noun is None or (not is_person_noun(doc[mention.noun].text) and mention.kind == "counted"))
    ):
        return None
    return outcome_of(word, "before")


def _is_headline_pair(reader: StatusReader, mention: Mention, before: StatusWord) -> bool:
    """ "Child killed 20 people injured in attacks": the verb before belongs to who stands before it, the one after to the count."""
    doc, after = reader.doc, mention.last + 1
    if before.form != "ed" or after >= len(doc) or reader.at(after, "patient") is None or reader.covering[after][0].form != "ed":
        return False
    return after + 1 >= len(doc) or doc[after + 1].lower_ in ("in", "after", "as", "when", "by", "at", "on") or doc[after + 1].is_punct


SPARING = word_set("outcome_beside", "sparing")


def _of_action(reader: StatusReader, of: int) -> Outcome | None:
    for i in (of - 1, of - 2):
        if i >= 0 and (status := action_status(reader.doc[i].text)) is not None and reader.doc[i].pos_ in ("NOUN", "VERB", "PROPN"):
            return Outcome(status, i, "of action", role="action")
    spared = any(token.lower_ in SPARING for token in reader.doc[max(of - 7, 0) : of])
    if of > 1 and reader.doc[of - 1].lower_ in REMAINS | {"lives", "life"} and not spared:
        return Outcome(Status.KILLED, of - 1, "of action", role="action")
    return None


def degree_after(reader: StatusReader, mention: Mention) -> Outcome | None:
    """A number with how badly, where the sentence spoke of injuries: "33 were injured, some severely"."""
    doc, i = reader.doc, mention.last + 1
    if i >= len(doc) or doc[i].lower_ not in ("critically", "severely", "seriously", "badly", "lightly"):
        return None
    ends = i + 1 >= len(doc) or doc[i + 1].is_punct or doc[i + 1].is_sent_start or doc[i + 1].pos_ in ("DET", "PROPN", "PRON", "ADP")
    return Outcome(Status.INJURED, i, "degree", role="adjective") if ends else None
