"""What the ways of reading an outcome share: the outcome itself, the status words of a report, and small questions to the words around."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import word_set
from reportedly.claims.mentions import Mention
from reportedly.claims.people import is_person_noun
from reportedly.claims.statuswords import StatusWord, find_status_words
from reportedly.model import Status

BE = word_set("outcome_types", "be")
AUXILIARIES = BE | frozenset("has have had will would could may might should must can did do does".split())
REFLEXIVE = frozenset("himself herself themselves itself self".split())
RELATIVE = frozenset("who that which whom".split())
QUOTES = word_set("outcome_types", "quotes")
REMAINS = frozenset("body bodies corpse corpses remains".split())
LEFT_PLACES = word_set("outcome_types", "left_places")


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    A reading of a mention: its status, the token of the word that gives it, which way it was read, whether the people are who does it,
    and the
    token that names them where a tally does ("the number of passengers freed").
    """

    status: Status
    word: int
    way: str
    agent: bool = False
    role: str = ""
    people: int | None = None


class StatusReader:
    """The tokens of a report with its status words, found once, by first, last and covered token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words = find_status_words(doc)
        self.ends = {word.last: entries for entries in self.words.values() for word in entries}
        self.covering = {i: entries for entries in self.words.values() for i in range(entries[0].first, entries[0].last + 1)}

    def at(self, i: int, *roles: str) -> StatusWord | None:
        """The status word at token ``i`` with one of ``roles``, or None."""
        return next((word for word in self.covering.get(i, ()) if word.role in roles), None)


Way = Callable[["StatusReader", Mention], "Outcome | None"]


def outcome_of(word: StatusWord, way: str, agent: bool = False) -> Outcome:
    """The outcome that ``word`` gives; an agent of it is present."""
    return Outcome(Status.PRESENT if agent else word.status, word.first, way, agent, word.role)


def is_passive(doc: Doc, verb: int) -> bool:
    """Whether a form of "be" or "get" stands before the verb."""
    i = verb - 1
    while i >= 0 and (doc[i].pos_ == "ADV" or doc[i].lower_ in ("n't", "not", "been", "being")):
        if doc[i].lower_ in BE:
            return True
        i -= 1
    return i >= 0 and doc[i].lower_ in BE


def opening(doc: Doc, first: int) -> int:
    """
    The token at which the phrase opens that a count or noun stands in: before "a family of", or before an owner ("her neighbour's two
    sons").
    """
    if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in ("family", "group", "crowd", "couple", "team", "convoy"):
        first -= 2
        if first > 1 and doc[first - 1].pos_ == "ADJ" and doc[first - 2].lower_ in ("a", "an", "the"):
            first -= 1
        return first - 1 if first and doc[first - 1].lower_ in ("a", "an", "the") else first
    if first > 1 and doc[first - 1].lower_ in ("'s", "’s"):
        first -= 2
        while (
            first
            and (doc[first - 1].pos_ in ("DET", "ADJ", "PRON", "PROPN") or doc[first - 1].text == "-" or doc[first].text == "-")
            and doc[first - 1].tag_ != "PRP"
            and not doc[first].is_sent_start
        ):
            first -= 1
    return first


REPORTING = word_set("outcome_types", "reporting")
DISTANCES = word_set("outcome_types", "distances")


def has_object(doc: Doc, verb: int) -> bool:
    """Whether something that the verb acts on follows it, or follows a verb joined to it: "shot and wounded five"."""
    joined = verb + 2 < len(doc) and doc[verb + 1].lower_ == "and" and doc[verb + 2].tag_ in ("VBD", "VBN")
    if joined:
        return has_object(doc, verb + 2)
    for i in range(verb + 1, min(verb + 4, len(doc))):
        token = doc[i]
        if token.pos_ == "ADV" and token.lower_ != "as":
            continue
        if token.ent_type_ in ("DATE", "TIME") or token.lower_ in DISTANCES:
            return any(word.lower_ in ("old", "olds") for word in doc[i + 2 : i + 5])
        if token.pos_ == "PROPN" and any(word.lower_ in REPORTING for word in doc[i + 1 : i + 6]):
            return False
        return token.pos_ in ("DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON") and token.lower_ not in ("who", "which", "that", "dead")
    return False


OBJECTS = frozenset({"him", "her", "them"})


def phrase_acts(doc: Doc, word: StatusWord) -> bool:
    """Whether what ``word`` acts on follows it or stands within its phrase: "shot dead two men", "shot him dead", "beat a man to death"."""
    within = doc[word.first + 1 : word.last]
    told = any(token.lower_ in OBJECTS or (token.dep_ == "dobj" and word.status is Status.KILLED) for token in within)
    return told or has_object(doc, word.last)


AIMING = frozenset("at into toward towards".split())


def takes_aim(doc: Doc, verb: int) -> bool:
    """Whether a word for shooting tells that somebody fires: "shot at the officers", "shot into the crowd", "shot back"."""
    following = doc[verb + 1] if verb + 1 < len(doc) else None
    if following is None or doc[verb].lower_ != "shot":
        return False
    aimed = [c for c in following.children if c.dep_ == "pobj"] if following.lower_ in AIMING else []
    people = any(is_person_noun(c.text) or c.pos_ == "PRON" or c.ent_type_ == "PERSON" for c in aimed)
    return following.lower_ == "back" or (bool(aimed) and (following.lower_ != "at" or people))


def acts_on_things(verb: Token) -> bool:
    """Whether a verb of leaving has an object that is no place: "left a message", not "left the town"."""
    return any(
        c.dep_ == "dobj" and c.pos_ != "PROPN" and c.ent_type_ not in ("GPE", "LOC", "FAC", "ORG") and c.lower_ not in LEFT_PLACES
        for c in verb.children
    )


SHARING = frozenset("conj xcomp advcl pcomp ccomp prep acl relcl".split())
STEPS = 6


def subject_of(verb: Token) -> Token | None:
    """The phrase that stands for the subject of the verb, also of one that shares it with another, or hangs on a noun."""
    for _ in range(STEPS):
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return verb.head if subject.lower_ in RELATIVE and verb.dep_ == "relcl" else subject
        if verb.dep_ not in SHARING or verb.head.i == verb.i:
            return None
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return verb.head
        verb = verb.head
    return None


def is_zero(mention: Mention) -> bool:
    """Whether the mention counts nobody: "none", "no hostage"."""
    return mention.number is not None and (mention.number.low, mention.number.high) == (0, 0)
