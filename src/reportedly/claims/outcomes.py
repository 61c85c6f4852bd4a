"""
What became of the people of a mention: which status word concerns them, read from the words next to them and from the parse.

Each way of reading is one small function from a mention to an :class:`Outcome`, tried in the order of ``WAYS``: words right beside the
number outrank the parse, which outranks what the noun alone says. Where none answers, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.mentions import Mention
from reportedly.claims.statuswords import StatusWord, action_status, find_status_words, noun_status
from reportedly.model import Status

BE = frozenset("was were is are be been being 's 're got get gets getting been".split())
AUXILIARIES = BE | frozenset("has have had will would could may might should must can did do does".split())
RELATIVE = frozenset("who that which whom".split())
SKIPPED = frozenset(
    "also later then reportedly still now already since so far just recently subsequently allegedly currently more others other both all each "
    "confirmed reported believed feared presumed thought said known to be remain remained remains found left listed seriously critically badly slightly severely "
    "and not never n't either instantly immediately mostly mainly mistakenly not apparently initially previously separately brutally there had eventually either "
    "sometimes fatally among in".split()
)  # fmt: skip
LINKING = frozenset("be become remain go lie stay seem appear get end".split())
FINDING = frozenset("leave find leaf report confirm declare pronounce believe fear presume list render make".split())
CERTAIN = frozenset((Status.KILLED,))
AGENT_VERBS = frozenset("kill murder shoot stab seize abduct kidnap capture hold wound injure execute behead massacre slay hit strike attack storm ambush hijack bomb open".split())


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reading of a mention: its status, the token of the word that gives it, which way it was read, whether the people are who does it."""

    status: Status
    word: int
    way: str
    agent: bool = False
    role: str = ""


Way = Callable[["OutcomeReader", Mention], "Outcome | None"]


class OutcomeReader:
    """Reads the outcomes of a report's mentions. State: the status words of the report, found once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words = find_status_words(doc)
        self.ends = {word.last: entries for entries in self.words.values() for word in entries}
        self.covering = {i: entries for entries in self.words.values() for i in range(entries[0].first, entries[0].last + 1)}

    def read(self, mention: Mention) -> Outcome | None:
        """The outcome that the words give the people of ``mention``, or None. Never raises on text."""
        ways = WAYS if mention.kind == "counted" else SINGLE_WAYS
        for way in ways:
            outcome = way(self, mention)
            if outcome is not None:
                return outcome
        return None

    def at(self, i: int, *roles: str) -> StatusWord | None:
        """The status word at token ``i`` with one of ``roles``, or None."""
        return next((word for word in self.covering.get(i, ()) if word.role in roles), None)


def _outcome(word: StatusWord, way: str, agent: bool = False) -> Outcome:
    return Outcome(Status.PRESENT if agent else word.status, word.first, way, agent, word.role)


def certain_noun(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """Bodies, deaths, fatalities: whatever else is said, these people are dead."""
    if mention.noun is None:
        return None
    word = reader.doc[mention.noun].lower_
    status = noun_status(word)
    return Outcome(status, mention.noun, "certain noun", role="noun") if status in CERTAIN else None


def words_after(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """The words right after the phrase: "12 were killed", "two others injured", "six dead", "40 people who died"."""
    doc, passive, linked = reader.doc, False, False
    for i in range(mention.last + 1, min(mention.last + 9, len(doc))):
        token = doc[i]
        if token.is_sent_start:
            return None
        word = reader.covering.get(i)
        if word is not None and word[0].first == i and (outcome := _after(reader, word, passive, linked)):
            return outcome
        if token.lower_ in AUXILIARIES:
            passive, linked = passive or token.lower_ in BE, True
        elif not (token.lower_ in SKIPPED or token.pos_ == "ADV" or token.lower_ in RELATIVE and i == mention.last + 1):
            return None
    return None


def _after(reader: OutcomeReader, words: tuple[StatusWord, ...], passive: bool, linked: bool) -> Outcome | None:
    for word in words:
        if word.role == "adjective":
            return _outcome(word, "after")
        if word.role == "patient" and word.form == "ed" and (passive or not linked):
            if passive or not _has_object(reader.doc, word.last):
                return _outcome(word, "after")
            return _outcome(word, "after", agent=True) if word.first == word.last else None
        if word.role == "patient" and word.form == "ing" and word.first != word.last:
            return _outcome(word, "after")
        if word.role == "subject" and not (word.weak and _has_object(reader.doc, word.last)) and not passive:
            return _outcome(word, "after")
    return None


def _has_object(doc: Doc, verb: int) -> bool:
    """Whether something that the verb acts on follows it."""
    for i in range(verb + 1, min(verb + 4, len(doc))):
        token = doc[i]
        if token.pos_ == "ADV" and token.lower_ not in ("as",):
            continue
        if token.ent_type_ in ("DATE", "TIME"):
            return False
        return token.pos_ in ("DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON") and token.lower_ not in ("who", "which", "that", "dead")
    return False


def words_before(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """The verb right before the phrase: "killing at least 12", "wounded 30 others"; or a noun with "of": "the release of four"."""
    doc, i = reader.doc, mention.first - 1
    while i > 0 and (doc[i].pos_ in ("ADV", "DET") or doc[i].text in ('"', "“", "(") or doc[i].lower_ in ("the", "another", "a", "some")) and not doc[i + 1].is_sent_start:
        i -= 1
    if i < 0 or doc[mention.first].is_sent_start or doc[i + 1].is_sent_start:
        return None
    if doc[i].lower_ == "of":
        return _of_action(reader, i)
    word = next((w for w in reader.ends.get(i, ()) if w.role == "patient"), None)
    if word is None or word.form == "ed" and _is_passive(doc, word.first):
        return None
    return _outcome(word, "before")


def _of_action(reader: OutcomeReader, of: int) -> Outcome | None:
    for i in (of - 1, of - 2):
        if i >= 0 and (status := action_status(reader.doc[i].text)) is not None and reader.doc[i].pos_ in ("NOUN", "VERB", "PROPN"):
            return Outcome(status, i, "of action", role="action")
    if of > 1 and reader.doc[of - 1].lower_ in ("lives", "life"):
        return Outcome(Status.KILLED, of - 1, "lives of", role="action")
    return None


def _is_passive(doc: Doc, verb: int) -> bool:
    i = verb - 1
    while i >= 0 and (doc[i].pos_ == "ADV" or doc[i].lower_ in ("n't", "not", "been", "being")):
        if doc[i].lower_ in BE:
            return True
        i -= 1
    return i >= 0 and doc[i].lower_ in BE


def predicate(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """The verb that the parse puts over the phrase: object, subject of the passive, subject of dying, "left 12 dead", "are hostages"."""
    head = _top(reader.doc[mention.head])
    verb = head.head
    if head.dep_ in ("nsubjpass", "dobj", "nsubj", "oprd", "attr", "dative") and verb.i != head.i:
        return _by_role(reader, head, verb)
    if head.dep_ == "pobj":
        return _by_preposition(reader, head)
    return None


def _top(token: Token) -> Token:
    """Up from a number or a part to what stands for the phrase in the clause ("12" of "12 of the passengers")."""
    for _ in range(4):
        if token.dep_ in ("nummod", "compound", "amod", "det", "quantmod", "poss") and token.head.i != token.i and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and (token.head.head.pos_ in ("NUM",) or token.head.head.lower_ in PARTITIVES):
            token = token.head.head
        else:
            break
    return token


PARTITIVES = frozenset("one none some many most several all dozens scores hundreds thousands few rest remainder number total couple handful majority both neither each tens millions group pair trio".split())


def _by_role(reader: OutcomeReader, head: Token, verb: Token) -> Outcome | None:
    if head.dep_ == "nsubjpass":
        return _passive_subject(reader, verb)
    if head.dep_ == "dobj":
        return _object(reader, verb)
    if head.dep_ == "nsubj":
        return _subject(reader, verb)
    return None


def _passive_subject(reader: OutcomeReader, verb: Token) -> Outcome | None:
    for candidate in _chain(verb):
        word = reader.at(candidate.i, "patient") or (reader.at(candidate.i, "subject") if candidate.i != verb.i else None)
        if word is not None:
            return _outcome(word, "passive")
    return _complement(reader, verb)


def _chain(verb: Token) -> Iterator[Token]:
    """The verb, then the verbs that share its subject: "are believed to have been killed", "was shot and died"."""
    conjoined = [c for c in verb.children if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") and not any(g.dep_ in ("nsubj", "nsubjpass") for g in c.children)]
    yield from (c for c in conjoined if c.lemma_ in ("die", "kill"))
    yield verb
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX", "ADJ"):
            yield child
    yield from conjoined


def _object(reader: OutcomeReader, verb: Token) -> Outcome | None:
    word = reader.at(verb.i, "patient")
    if word is not None:
        return _outcome(word, "object")
    return _complement(reader, verb)


def _subject(reader: OutcomeReader, verb: Token) -> Outcome | None:
    for candidate in _chain(verb):
        word = reader.at(candidate.i, "subject")
        if word is not None and not (word.weak and any(c.dep_ == "dobj" for c in candidate.children)):
            return _outcome(word, "subject")
        patient = reader.at(candidate.i, "patient")
        if patient is not None:
            return _active_or_headline(reader, candidate, patient)
    return _complement(reader, verb)


def _active_or_headline(reader: OutcomeReader, verb: Token, word: StatusWord) -> Outcome | None:
    if word.first != word.last or _is_passive(reader.doc, word.first):
        return _outcome(word, "passive")
    acts = any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children) or _has_object(reader.doc, verb.i)
    return _outcome(word, "agent", agent=True) if acts or word.form != "ed" else _outcome(word, "headline")


def _complement(reader: OutcomeReader, verb: Token) -> Outcome | None:
    """What a linking or finding verb says of its subject or object: "is dead", "left 12 dead", "were among the hostages", "are in hospital"."""
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd", "attr", "xcomp", "ccomp", "prep") and (word := reader.at(child.i, "adjective", "patient")):
            if word.role == "adjective" or word.form == "ed" or word.first != word.last:
                return _outcome(word, "complement")
        if child.dep_ == "attr" and child.i > verb.i and (status := noun_status(child.text)) is not None:
            return Outcome(status, child.i, "complement", role="noun")
        if child.dep_ == "prep" and child.lower_ in ("among", "amongst") and (outcome := _among(reader, child)):
            return outcome
    return None


def _among(reader: OutcomeReader, preposition: Token) -> Outcome | None:
    for target in preposition.children:
        if target.dep_ in ("pobj", "pcomp"):
            if (status := noun_status(target.text)) is not None:
                return Outcome(status, target.i, "among", role="noun")
            for child in (target, *target.children):
                if (word := reader.at(child.i, "adjective", "patient")) is not None:
                    return _outcome(word, "among")
    return None


def _by_preposition(reader: OutcomeReader, head: Token) -> Outcome | None:
    preposition = head.head
    over = preposition.head
    if preposition.lower_ == "of" and over.pos_ in ("NOUN", "PROPN") and (status := action_status(over.text)) is not None:
        return Outcome(status, over.i, "of action", role="action")
    if preposition.dep_ == "agent" and reader.at(over.i, "patient") is not None:
        return Outcome(Status.PRESENT, over.i, "agent", agent=True, role="patient")
    return None


def after_noun(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """A relative clause or participle on the noun: "people who were killed", "passengers held in the train", "the man arrested"."""
    for i in dict.fromkeys((mention.head, mention.noun if mention.noun is not None else mention.head)):
        for child in reader.doc[i].children:
            if child.dep_ in ("acl", "relcl") and child.i > i and (outcome := _clause(reader, child)):
                return outcome
            if child.dep_ in ("amod", "acomp") and child.i > i and (word := reader.at(child.i, "adjective", "patient")):
                return _outcome(word, "after noun")
    return None


def _clause(reader: OutcomeReader, verb: Token) -> Outcome | None:
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.lower_ not in RELATIVE:
        word = reader.at(verb.i, "patient")
        return _outcome(word, "relative object") if word is not None and verb.dep_ == "relcl" else None
    if subject is not None and subject.dep_ == "nsubjpass" or subject is None and verb.tag_ == "VBN":
        return _passive_subject(reader, verb)
    if subject is None and verb.tag_ == "VBG":
        word = reader.at(verb.i, "patient")
        return _outcome(word, "participle", agent=True) if word is not None and word.first == word.last else _subject(reader, verb)
    return _subject(reader, verb)


def before_noun(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """An adjective within the phrase: "five dead civilians", "the wounded man"."""
    stop = mention.noun if mention.noun is not None else mention.last
    for i in range(mention.first, stop):
        word = reader.at(i, "adjective", "patient")
        if word is not None and word.first == i and (word.role == "adjective" or word.form == "ed") and word.last <= stop:
            return _outcome(word, "before noun")
    return None


def head_noun(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """The noun itself: "15 hostages", "two arrests"."""
    if mention.noun is None:
        return None
    status = noun_status(reader.doc[mention.noun].text)
    return Outcome(status, mention.noun, "noun", role="noun") if status is not None else None


def toll(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """A toll earlier in the sentence, where the number stands alone or with people: "the death toll rose from 14 to 31"."""
    doc = reader.doc
    for i in range(mention.first - 1, max(mention.first - 26, -1), -1):
        if doc[i].is_sent_start and i == mention.first - 1 and doc[mention.first].is_sent_start:
            return None
        for size in (4, 3, 2, 1):
            wording = " ".join(token.lower_ for token in doc[i : i + size])
            if (status := _tolls().get(wording)) is not None and i + size <= mention.first and not (size == 1 and wording == "the dead"):
                return Outcome(status, i, "toll", role="toll") if mention.noun is None or _countable(doc[mention.noun]) else None
        if doc[i].is_sent_start or doc[i].lower_ in ("killed", "injured", "killing", "wounded") and mention.noun is not None:
            return None
    return None


def _countable(noun: Token) -> bool:
    return noun.lower_ in ("people", "dead", "persons", "victims", "children", "civilians", "others", "lives", "passengers", "residents")


def _tolls() -> dict[str, Status]:
    return {wording: Status(status) for status, wordings in load_lexicon("status")["tolls"].items() for wording in wordings}


WAYS: tuple[Way, ...] = (certain_noun, words_after, words_before, predicate, after_noun, before_noun, toll, head_noun)
SINGLE_WAYS: tuple[Way, ...] = (certain_noun, words_after, words_before, predicate, after_noun, before_noun, head_noun)
