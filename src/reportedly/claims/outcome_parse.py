"""Outcomes told by the parse: the verb over the people, what it links them to, the clause that hangs on them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_types import (
    RELATIVE,
    Outcome,
    StatusReader,
    acts_on_things,
    has_object,
    is_passive,
    outcome_of,
    phrase_acts,
    takes_aim,
)
from reportedly.claims.people import singular
from reportedly.claims.statuswords import StatusWord, action_status, noun_status
from reportedly.model import Status

KIN = word_set("mentions", "kin")
LINKING = word_set("outcome_parse", "linking")
COMPLEMENTS = word_set("outcome_parse", "complements")
FINDING = word_set("outcome_parse", "finding")
PARTITIVES = word_set("outcome_parse", "partitives")
WOUNDS = word_set("outcome_parse", "wounds")
SHOTS = frozenset("shot shooting shootings gunshot stabbed stabbing".split())
UNKNOWN = frozenset("unknown unclear uncertain undetermined".split())
MOTION = word_set("outcome_parse", "motion")


def predicate(reader: StatusReader, mention: Mention) -> Outcome | None:
    """The verb that the parse puts over the phrase: object, subject of the passive, subject of dying, "left 12 dead", "are hostages"."""
    head = _top(reader.doc[mention.head])
    head = head if _has_own_verb(reader, mention) else _first_of_list(head)
    verb = head.head
    if head.dep_ in ("nsubjpass", "dobj", "nsubj", "oprd", "attr", "dative") and verb.i != head.i:
        outcome = _by_role(reader, head, verb)
        return None if outcome is not None and not outcome.agent and _has_nearer_subject(head, verb) else outcome
    if head.dep_ == "pobj":
        return _by_preposition(reader, head)
    return None


def _has_nearer_subject(head: Token, verb: Token) -> bool:
    """Whether the parse gives the verb another subject, and another verb before that: "a judge ruled that … after a boy was shot"."""
    subjects = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ in ("NOUN", "PROPN") and head.i < c.i < verb.i)
    return head.dep_ in ("nsubj", "nsubjpass") and any(t.pos_ == "VERB" for c in subjects for t in verb.doc[head.i + 1 : c.left_edge.i])


def _has_own_verb(reader: StatusReader, mention: Mention) -> bool:
    """Whether a verb that tells of no fate stands right before the phrase, whose object it is: "killing two and leading dozens"."""
    before = reader.doc[mention.first - 1] if mention.first else None
    return before is not None and before.tag_ == "VBG" and before.i not in reader.covering and before.lower_ not in ("including", "being")


def _first_of_list(token: Token) -> Token:
    """The phrase that stands in the clause for a list: "himself" for "both himself and a girl"."""
    for _ in range(4):
        if token.dep_ != "conj" or token.head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
            break
        token = token.head
    return token


def _top(token: Token) -> Token:
    """Up from a number or a part to what stands for the phrase in the clause ("12" of "12 of the passengers")."""
    for _ in range(4):
        if (
            token.dep_ in ("nummod", "compound", "amod", "det", "quantmod", "poss")
            and token.head.i != token.i
            and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON")
        ):
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and (token.head.head.pos_ == "NUM" or token.head.head.lower_ in PARTITIVES):
            token = token.head.head
        else:
            break
    return token


def _by_role(reader: StatusReader, head: Token, verb: Token) -> Outcome | None:
    if head.dep_ == "nsubjpass":
        return _passive_subject(reader, verb)
    if head.dep_ == "dobj":
        return _object(reader, verb)
    if head.dep_ == "nsubj":
        return _suffers(reader, verb) or _let_through(verb) or _subject(reader, verb)
    if head.dep_ == "attr" and verb.lemma_ in LINKING | {"include", "comprise"}:
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        status = noun_status(subject.text) if subject is not None else None
        return Outcome(status, subject.i, "of subject", role="noun") if subject is not None and status is not None else None
    return None


def _passive_subject(reader: StatusReader, verb: Token) -> Outcome | None:
    for candidate in _chain(verb):
        word = reader.at(candidate.i, "patient") or (reader.at(candidate.i, "subject") if candidate.i != verb.i else None)
        if word is not None:
            return outcome_of(word, "passive")
    return _complement(reader, verb)


def _chain(verb: Token) -> Iterator[Token]:
    """The verb, then the verbs that share its subject: "are believed to have been killed", "was shot and died"."""
    conjoined = [
        c
        for c in verb.children
        if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") and not any(g.dep_ in ("nsubj", "nsubjpass") for g in c.children)
    ]
    yield from (c for c in conjoined if c.lemma_ in ("die", "kill"))
    yield verb
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX", "ADJ"):
            yield child
    yield from conjoined


def _object(reader: StatusReader, verb: Token) -> Outcome | None:
    word = reader.at(verb.i, "patient")
    if word is not None:
        return outcome_of(word, "object")
    return _complement(reader, verb)


def _subject(reader: StatusReader, verb: Token) -> Outcome | None:
    for candidate in _chain(verb):
        if candidate.i != verb.i and (suffers := _suffers(reader, candidate)) is not None:
            return suffers
        word = reader.at(candidate.i, "subject")
        if word is not None and not (word.weak and acts_on_things(candidate)):
            return outcome_of(word, "subject")
        patient = reader.at(candidate.i, "patient")
        if patient is not None:
            return _active_or_headline(reader, candidate, patient)
    return None if verb.lemma_ in FINDING else _complement(reader, verb, finding=False)


def _suffers(reader: StatusReader, verb: Token) -> Outcome | None:
    """ "suffered two deep wounds", "has life-threatening injuries", "did not survive"."""
    if verb.lemma_ == "survive" and verb.tag_ == "VB" and any(c.dep_ == "neg" for c in verb.children):
        return Outcome(Status.KILLED, verb.i, "no survivor") if any(c.lemma_ == "do" for c in verb.children) else None
    if verb.lemma_ == "survive" and _follows_shots(reader, verb):
        return Outcome(Status.INJURED, verb.i, "survived", role="subject")
    if verb.lemma_ not in ("suffer", "sustain", "receive", "have", "survive"):
        return None
    wounds = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in WOUNDS), None)
    return Outcome(Status.INJURED, verb.i, "wounds", role="subject") if wounds is not None else None


def _follows_shots(reader: StatusReader, verb: Token) -> bool:
    """Whether it was told just before, or is told by the object, that people were shot or stabbed: who survived that is hurt."""
    nearby = range(max(verb.i - 60, 0), min(verb.i + 4, len(reader.doc)))
    return not any(c.dep_ == "neg" for c in verb.children) and any(reader.doc[i].lower_ in SHOTS for i in nearby)


def _let_through(verb: Token) -> Outcome | None:
    """ "allowed more than 30 fighters to reach the base": people who are let through."""
    lets = verb.head.lemma_ in ("allow", "let", "permit") and verb.dep_ in ("ccomp", "xcomp")
    return Outcome(Status.DISPLACED, verb.i, "let through", role="subject") if lets and verb.lemma_ in MOTION else None


def _active_or_headline(reader: StatusReader, verb: Token, word: StatusWord) -> Outcome | None:
    if is_passive(reader.doc, word.first) and word.form != "ing":
        return outcome_of(word, "passive")
    if word.first != word.last:
        return outcome_of(word, "phrase", agent=phrase_acts(reader.doc, word))
    follows = takes_aim(reader.doc, verb.i) or has_object(reader.doc, verb.i)
    acts = follows or any(c.dep_ in ("dobj", "ccomp", "xcomp") or (c.dep_ == "aux" and c.lemma_ == "have") for c in verb.children)
    return outcome_of(word, "agent", agent=True) if acts or word.form != "ed" else outcome_of(word, "headline")


def _complement(reader: StatusReader, verb: Token, finding: bool = True) -> Outcome | None:
    """
    What a linking or finding verb says of its subject or object: "is dead", "left 12 dead", "were among the hostages", "are in
    hospital".
    """
    for child in verb.children:
        if child.dep_ == "prep" and not finding and child.i < verb.i:
            continue
        if (
            child.dep_ in COMPLEMENTS
            and (child.dep_ != "ccomp" or (finding and verb.lemma_ in FINDING))
            and (word := reader.at(child.i, "adjective", "patient"))
        ) and (word.role == "adjective" or word.form == "ed" or word.first != word.last):
            return outcome_of(word, "complement")
        if child.dep_ == "attr" and child.i > verb.i and (status := noun_status(child.text)) is not None:
            return Outcome(status, child.i, "complement", role="noun")
        if child.dep_ == "prep" and child.lower_ in ("among", "amongst") and (outcome := _among(reader, child)):
            return outcome
    return None


def _among(reader: StatusReader, preposition: Token) -> Outcome | None:
    for target in preposition.children:
        if target.dep_ in ("pobj", "pcomp"):
            if (status := noun_status(target.text)) is not None:
                return Outcome(status, target.i, "among", role="noun")
            for child in (target, *target.children):
                if (word := reader.at(child.i, "adjective", "patient")) is not None:
                    return outcome_of(word, "among")
    return None


def _by_preposition(reader: StatusReader, head: Token) -> Outcome | None:
    preposition = head.head
    over = preposition.head
    if preposition.lower_ == "of" and over.pos_ in ("NOUN", "PROPN") and (status := action_status(over.text)) is not None:
        return Outcome(status, over.i, "of action", role="action")
    if preposition.lower_ == "of" and over.lower_ in ("bodies", "corpses") and over.dep_ not in ("conj", "dobj"):
        return Outcome(Status.KILLED, over.i, "of action", role="action")
    if preposition.lower_ == "of" and over.lower_ == "fate" and _is_unknown(over):
        return Outcome(Status.MISSING, over.i, "fate", role="subject")
    if preposition.dep_ == "agent" and reader.at(over.i, "patient") is not None:
        return Outcome(Status.PRESENT, over.i, "agent", agent=True, role="patient")
    return None


def _is_unknown(fate: Token) -> bool:
    """ "The fate of eight is unknown", "the unknown fate of eight"."""
    said = (*fate.children, *(fate.head.children if fate.dep_ in ("nsubj", "nsubjpass") else ()))
    return any(word.lower_ in UNKNOWN for word in (*said, fate.head))


def after_noun(reader: StatusReader, mention: Mention) -> Outcome | None:
    """A relative clause or participle on the noun: "people who were killed", "passengers held in the train", "the man arrested"."""
    for i in dict.fromkeys((mention.head, mention.noun if mention.noun is not None else mention.head)):
        for child in reader.doc[i].children:
            if child.dep_ == "prep" and child.lower_ in ("among", "amongst") and (outcome := _among(reader, child)):
                return outcome
            if (
                child.dep_ in ("acl", "relcl")
                and child.i > i
                and not _is_of_another(child, mention)
                and (outcome := _clause(reader, child))
            ):
                return outcome
            if child.dep_ in ("amod", "acomp") and child.i > i and (word := reader.at(child.i, "adjective", "patient")):
                return outcome_of(word, "after noun")
    return None


def _is_of_another(clause: Token, mention: Mention) -> bool:
    """Whether the name right before "who" is another's: "the mother of Anna Holt, who was shot"."""
    i = clause.left_edge.i - 1
    i -= i > 0 and clause.doc[i].text == ","
    kin = singular(clause.doc[mention.head].text) in KIN
    return kin and i > mention.last and clause.doc[i].pos_ == "PROPN" and clause.left_edge.lower_ == "who"


def _clause(reader: StatusReader, verb: Token) -> Outcome | None:
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.lower_ not in RELATIVE:
        word = reader.at(verb.i, "patient")
        if any(c.lower_ == "whose" for c in subject.children):
            return None
        placed = any(c.lower_ in ("where", "when", "why", "how") for c in verb.children)
        return outcome_of(word, "relative object") if word is not None and verb.dep_ == "relcl" and not placed else None
    if (subject is not None and subject.dep_ == "nsubjpass") or (subject is None and verb.tag_ == "VBN"):
        return _passive_subject(reader, verb)
    if subject is None and verb.tag_ == "VBG":
        word = reader.at(verb.i, "patient")
        return outcome_of(word, "participle", agent=True) if word is not None and word.first == word.last else _subject(reader, verb)
    return _suffers(reader, verb) or _subject(reader, verb)
