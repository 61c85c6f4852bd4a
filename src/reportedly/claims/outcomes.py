"""
What became of the people of a mention: which status word concerns them, read from the words next to them and from the parse.

Each way of reading is one small function from a mention to an :class:`Outcome`, tried in the order of ``WAYS``: words right beside the
number outrank the parse, which outranks what the noun alone says. Where none answers, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.mentions import Mention
from reportedly.claims.people import is_person_noun, singular
from reportedly.claims.statuswords import LED, MOVED, StatusWord, action_status, find_status_words, noun_status
from reportedly.model import Status

BE = frozenset("was were is are be been being 's 're got get gets getting been".split())
AUXILIARIES = BE | frozenset("has have had will would could may might should must can did do does".split())
RELATIVE = frozenset("who that which whom".split())
SKIPPED = frozenset(
    "also later then reportedly still now already since so far just recently subsequently allegedly currently more others other both all each "
    "confirmed reported believed feared presumed thought said known to be remain remained remains found left listed seriously critically badly slightly severely "
    "not never n't either instantly immediately mostly mainly mistakenly apparently initially previously separately brutally there had eventually either "
    "sometimes fatally".split()
)  # fmt: skip
LEFT_PLACES = frozenset("town towns city cities village villages area areas home homes house houses country region camp camps district enclave province building buildings neighborhood suburb".split())
LINKING = frozenset("be become remain go lie stay seem appear get end".split())
COMPLEMENTS = frozenset("acomp oprd attr xcomp ccomp prep".split())
FINDING = frozenset("leave find leaf report confirm declare pronounce believe fear presume list render make".split())
CERTAIN = frozenset((Status.KILLED,))
AGENT_VERBS = frozenset("kill murder shoot stab seize abduct kidnap capture hold wound injure execute behead massacre slay hit strike attack storm ambush hijack bomb open".split())


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    A reading of a mention: its status, the token of the word that gives it, which way it was read, whether the people are who does it, and the
    token that names them where a tally does ("the number of passengers freed").
    """

    status: Status
    word: int
    way: str
    agent: bool = False
    role: str = ""
    people: int | None = None


AIMS = frozenset("deal deals talks bid effort efforts attempt attempts plan plans agreement negotiations order pressure hope hopes mission operation fight battle way".split())
FATAL = frozenset(("fatal", "deadly", "lethal", "mortal"))


def _is_zero(mention: Mention) -> bool:
    return mention.number is not None and (mention.number.low, mention.number.high) == (0, 0)


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
        outcome = next((outcome for way in ways if (outcome := way(self, mention)) is not None), None)
        return self._refined(mention, outcome) if outcome is not None else None

    def _refined(self, mention: Mention, outcome: Outcome) -> Outcome:
        """The outcome in the light of what stands around its word: leaving hospital is no freedom, what was not freed is held, fatal shots kill."""
        named = noun_status(self.doc[mention.noun].text) if mention.noun is not None else None
        if named is Status.HELD and (outcome.agent or outcome.status is Status.FREED and self._is_aim(outcome)):
            return Outcome(Status.HELD, mention.noun if mention.noun is not None else outcome.word, "noun", role="noun")
        around = [token.lower_ for token in self.doc[max(outcome.word - 3, 0) : outcome.word + 5]]
        if outcome.status is Status.FREED and "hospital" in around[3:]:
            return replace(outcome, status=Status.INJURED)
        if outcome.status is Status.FREED and outcome.role == "patient" and self._is_negated(outcome.word) and not _is_zero(mention):
            return replace(outcome, status=Status.HELD)
        harm = outcome.status in (Status.INJURED, Status.KILLED, Status.CASUALTIES) and outcome.role in ("patient", "subject")
        if harm and self._is_negated(outcome.word) and not _is_zero(mention):
            return replace(outcome, status=Status.PRESENT, way="unhurt")
        if outcome.status is Status.HELD and outcome.role == "patient" and self._is_in_custody(mention, outcome):
            return replace(outcome, status=Status.ARRESTED)
        if outcome.status is Status.FREED and outcome.role == "action" and self._is_aim(outcome):
            return replace(outcome, status=Status.HELD)
        if outcome.status is Status.INJURED and outcome.role == "action" and around[:3] and around[min(2, outcome.word) if outcome.word < 3 else 2] in FATAL:
            return replace(outcome, status=Status.KILLED)
        if outcome.status is Status.DISPLACED and mention.partitive and mention.noun is not None and noun_status(self.doc[mention.noun].text) is Status.INJURED:
            return replace(outcome, status=Status.INJURED)
        return outcome

    def _is_in_custody(self, mention: Mention, outcome: Outcome) -> bool:
        """Whether those held are held by the law: suspects, or people held by police, in a jail, without bail."""
        around = {token.lower_ for token in self.doc[outcome.word : outcome.word + 8]} if not outcome.agent else set()
        suspect = mention.noun is not None and singular(self.doc[mention.noun].text) in ("suspect", "accused", "defendant")
        return suspect or bool(around & {"police", "bail", "jail", "custody", "prison", "bond", "questioning", "suspicion", "charges"})

    def _is_aim(self, outcome: Outcome) -> bool:
        """Whether the freeing is only aimed at: "a deal to free", "talks over the release of"."""
        token, before = self.doc[outcome.word], self.doc[max(outcome.word - 4, 0) : outcome.word]
        if outcome.role == "action":
            return any(t.lower_ in ("over", "about", "negotiate", "negotiated") for t in before[-3:])
        return token.i > 0 and self.doc[token.i - 1].lower_ == "to" and token.tag_ == "VB" and any(t.lower_ in AIMS for t in before)

    def _is_negated(self, word: int) -> bool:
        return any(token.lower_ in ("not", "n't", "never") for token in self.doc[max(word - 3, 0) : word])

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
    if mention.kind == "single" and (mention.last == mention.first or mention.last > mention.first + 1 and singular(word) == "body"):
        return None
    if word == "death" and mention.kind == "counted" and mention.number is not None and mention.number.form == "vague":
        return None
    status = noun_status(word)
    return Outcome(status, mention.noun, "certain noun", role="noun") if status in CERTAIN else None


def words_after(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """The words right after the phrase: "12 were killed", "two others injured", "six dead", "40 people who died"."""
    doc, passive, linked = reader.doc, False, False
    start = _past_aside(doc, mention.last)
    for i in range(start, min(start + 8, len(doc))):
        token = doc[i]
        if token.is_sent_start:
            return None
        word = reader.covering.get(i)
        if word is not None and word[0].first == i and (outcome := _after(reader, word, passive, linked)):
            main = predicate(reader, mention) if not linked and not outcome.agent else None
            later = main is not None and main.word > word[0].last and not main.agent and main.way in ("passive", "complement")
            return main if later else outcome
        if token.lower_ in AUXILIARIES:
            passive, linked = passive or token.lower_ in BE, True
        elif token.text in QUOTES:
            continue
        elif token.text == "," and linked and (after := _past_comma(doc, i)):
            return _complement_at(reader, after)
        elif not (token.lower_ in SKIPPED or token.pos_ == "ADV" or token.lower_ in RELATIVE and i == mention.last + 1):
            return None
    return None


BRIEF = frozenset("died remain remained killed arrested injured wounded charged dead dies detained".split())
QUOTES = frozenset(('"', "“", "”", "'", "’", "''", "``"))


def _past_comma(doc: Doc, comma: int) -> int | None:
    """The token after the comma that closes the aside which ``comma`` opens: "was, the police say, among the dead"."""
    return next((i + 1 for i in range(comma + 2, min(comma + 12, len(doc) - 1)) if doc[i].text == "," and not doc[i].is_sent_start), None)


def _complement_at(reader: OutcomeReader, i: int) -> Outcome | None:
    if reader.doc[i].lower_ == "among":
        return _named_status(reader, min(i + 2, len(reader.doc) - 1))
    word = reader.at(i, "adjective", "patient")
    return _outcome(word, "after") if word is not None else None


def _past_aside(doc: Doc, last: int) -> int:
    """The token after ``last``, or after an aside there: "around twenty, including a colleague, were hurt", "12 people among them two children were hurt"."""
    if last + 2 >= len(doc):
        return last + 1
    comma = doc[last + 1].text == ","
    if comma and doc[last + 2].lower_ in ("and", "or", "but") or not comma and doc[last + 1].lower_ not in ("including", "among", "mostly"):
        return last + 1
    for i in range(last + 2, min(last + 26, len(doc) - 1)):
        if doc[i].is_sent_start or not comma and (doc[i].pos_ == "VERB" or doc[i].lower_ in RELATIVE):
            break
        if comma and doc[i].text == "," and (doc[i + 1].lower_ in AUXILIARIES or doc[i + 1].lower_ in BRIEF):
            return i + 1
        if not comma and doc[i].lower_ in AUXILIARIES or not comma and doc[i].lower_ == "left":
            return i
    return last + 1


def _after(reader: OutcomeReader, words: tuple[StatusWord, ...], passive: bool, linked: bool) -> Outcome | None:
    for word in words:
        if word.role == "adjective":
            return _outcome(word, "after")
        if word.role == "patient" and word.form == "ed" and (passive or not linked):
            if passive or reader.doc[word.last].pos_ == "ADP" or not _has_object(reader.doc, word.last) or _counts_others(reader, word.last):
                return _outcome(word, "after")
            return _outcome(word, "after", agent=True)
        if word.role == "patient" and word.form == "ing" and word.first != word.last:
            return _outcome(word, "after")
        if word.role == "subject" and not (word.weak and _acts_on_things(reader.doc[word.last])) and not passive:
            return _outcome(word, "after")
    return None


def _counts_others(reader: OutcomeReader, verb: int) -> bool:
    """Whether what follows a verb of a headline is a count with a status word of its own: "Child killed, 20 people injured" without the comma."""
    doc = reader.doc
    if verb + 1 >= len(doc) or not doc[verb + 1].like_num:
        return False
    following = range(verb + 2, min(verb + 5, len(doc)))
    return any((word := reader.at(i, "patient")) is not None and word.form == "ed" for i in following)


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
    while i > 0 and (doc[i].pos_ in ("ADV", "DET") and i not in reader.covering or doc[i].text in ('"', "“", "(") or doc[i].lower_ in ("the", "another", "a", "some")) and not doc[i + 1].is_sent_start:
        i -= 1
    if i < 0 or doc[mention.first].is_sent_start or doc[i + 1].is_sent_start:
        return None
    if doc[i].lower_ == "of" or doc[i].lower_ == "for" and doc[i - 1].lower_ == "passage":
        return _of_action(reader, i)
    word = next((w for w in reader.ends.get(i, ()) if w.role == "patient"), None)
    if word is not None and (word.first < word.last and doc[word.last].pos_ == "ADP" or word.lemma in MOVED or _is_headline_pair(reader, mention, word)):
        return None
    if word is None or word.form == "ed" and _is_passive(doc, word.first):
        return None
    if word.weak and word.lemma not in LED and (mention.noun is None or not is_person_noun(doc[mention.noun].text) and mention.kind == "counted"):
        return None
    return _outcome(word, "before")


def _is_headline_pair(reader: OutcomeReader, mention: Mention, before: StatusWord) -> bool:
    """"Child killed 20 people injured in attacks": the verb before belongs to who stands before it, the one after to the count."""
    doc, after = reader.doc, mention.last + 1
    if before.form != "ed" or after >= len(doc) or reader.at(after, "patient") is None or reader.covering[after][0].form != "ed":
        return False
    return after + 1 >= len(doc) or doc[after + 1].lower_ in ("in", "after", "as", "when", "by", "at", "on") or doc[after + 1].is_punct


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
    head = _first_of_list(_top(reader.doc[mention.head]))
    verb = head.head
    if head.dep_ in ("nsubjpass", "dobj", "nsubj", "oprd", "attr", "dative") and verb.i != head.i:
        return _by_role(reader, head, verb)
    if head.dep_ == "pobj":
        return _by_preposition(reader, head)
    return None


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
        return _suffers(reader, verb) or _let_through(verb) or _subject(reader, verb)
    if head.dep_ == "attr" and verb.lemma_ in LINKING | {"include", "comprise"}:
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        status = noun_status(subject.text) if subject is not None else None
        return Outcome(status, subject.i, "of subject", role="noun") if subject is not None and status is not None else None
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
        if word is not None and not (word.weak and _acts_on_things(candidate)):
            return _outcome(word, "subject")
        patient = reader.at(candidate.i, "patient")
        if patient is not None:
            return _active_or_headline(reader, candidate, patient)
    return _complement(reader, verb, finding=False)


WOUNDS = frozenset("wound wounds injury injuries burns burn concussion fracture fractures".split())


def _suffers(reader: OutcomeReader, verb: Token) -> Outcome | None:
    """"suffered two deep wounds", "has life-threatening injuries"."""
    if verb.lemma_ not in ("suffer", "sustain", "receive", "have", "survive"):
        return None
    wounds = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in WOUNDS), None)
    return Outcome(Status.INJURED, verb.i, "wounds", role="subject") if wounds is not None else None


MOTION = frozenset("reach join enter leave cross pass return go move travel depart flee".split())


def _let_through(verb: Token) -> Outcome | None:
    """"allowed more than 30 fighters to reach the base": people who are let through."""
    lets = verb.head.lemma_ in ("allow", "let", "permit") and verb.dep_ in ("ccomp", "xcomp")
    return Outcome(Status.DISPLACED, verb.i, "let through", role="subject") if lets and verb.lemma_ in MOTION else None


def _acts_on_things(verb: Token) -> bool:
    """Whether a verb of leaving has an object that is no place: "left a message", not "left the town"."""
    return any(c.dep_ == "dobj" and c.pos_ != "PROPN" and c.ent_type_ not in ("GPE", "LOC", "FAC", "ORG") and c.lower_ not in LEFT_PLACES for c in verb.children)


def _active_or_headline(reader: OutcomeReader, verb: Token, word: StatusWord) -> Outcome | None:
    if _is_passive(reader.doc, word.first):
        return _outcome(word, "passive")
    if word.first != word.last:
        return _outcome(word, "phrase", agent=_has_object(reader.doc, word.last))
    acts = any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children) or _has_object(reader.doc, verb.i)
    return _outcome(word, "agent", agent=True) if acts or word.form != "ed" else _outcome(word, "headline")


def _complement(reader: OutcomeReader, verb: Token, finding: bool = True) -> Outcome | None:
    """What a linking or finding verb says of its subject or object: "is dead", "left 12 dead", "were among the hostages", "are in hospital"."""
    for child in verb.children:
        if child.dep_ in COMPLEMENTS and (child.dep_ != "ccomp" or finding and verb.lemma_ in FINDING) and (word := reader.at(child.i, "adjective", "patient")):
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
            if child.dep_ == "prep" and child.lower_ in ("among", "amongst") and (outcome := _among(reader, child)):
                return outcome
            if child.dep_ in ("acl", "relcl") and child.i > i and (outcome := _clause(reader, child)):
                return outcome
            if child.dep_ in ("amod", "acomp") and child.i > i and (word := reader.at(child.i, "adjective", "patient")):
                return _outcome(word, "after noun")
    return None


def _clause(reader: OutcomeReader, verb: Token) -> Outcome | None:
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.lower_ not in RELATIVE:
        word = reader.at(verb.i, "patient")
        placed = any(c.lower_ in ("where", "when", "why", "how") for c in verb.children)
        return _outcome(word, "relative object") if word is not None and verb.dep_ == "relcl" and not placed else None
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


def before_be(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """What a status noun before "were" or "include" says of those after it: "among the dead were a child", "the hostages include three"; "of the dead, 14"."""
    doc, i = reader.doc, mention.first - 1
    if i < 1 or doc[mention.first].is_sent_start:
        return None
    if doc[i].text == "," and (opened := _of_before(doc, i)) is not None:
        return _status_between(reader, opened, i)
    if doc[i].lower_ == "as":
        return _identified(reader, i)
    if doc[i].lower_ not in ("were", "was", "are", "is", "include", "includes", "included"):
        return None
    return _named_status(reader, i - 1)


def _identified(reader: OutcomeReader, at: int) -> Outcome | None:
    """Who is named by "identified … as": "police identified the boy killed in the crash as"; victims who are identified are dead."""
    doc = reader.doc
    for i in range(at - 1, max(at - 16, -1), -1):
        if doc[i].lower_ in ("identified", "named", "identify"):
            told = _status_between(reader, i, at) if i + 1 < at else None
            back = range(max(i - 6, 0), at)
            victims = any(singular(doc[k].text) in ("victim", "deceased") for k in back)
            return told or (Outcome(Status.KILLED, i, "victims", role="noun") if victims else _named_status(reader, i - 1))
        if doc[i].is_sent_start:
            return None
    return None


def _of_before(doc: Doc, comma: int) -> int | None:
    """The "of" or "among" that opens the phrase which ``comma`` closes, where it opens the sentence: "Of those let go that night, 80"."""
    for i in range(comma - 1, max(comma - 12, -1), -1):
        if doc[i].is_sent_start or i == 0:
            return i if doc[i].lower_ in ("of", "among") else None
    return None


def _status_between(reader: OutcomeReader, first: int, end: int) -> Outcome | None:
    for i in range(first + 1, end):
        if (status := noun_status(reader.doc[i].text)) is not None and reader.doc[i].lower_ != "missing":
            return Outcome(status, i, "of those", role="noun")
        if (word := reader.at(i, "patient", "adjective", "subject")) is not None:
            named = next((k for k in range(first + 1, i) if is_person_noun(reader.doc[k].text)), None)
            return replace(_outcome(word, "of those"), people=named)
    return None


def _named_status(reader: OutcomeReader, i: int) -> Outcome | None:
    doc = reader.doc
    if doc[i].lower_ in ("also", "still", "identified", "both", "were", "are", "was"):
        return _named_status(reader, i - 1) if i > 0 else None
    status = noun_status(doc[i].text)
    if status is not None and status is not Status.CASUALTIES:
        return Outcome(status, i, "before be", role="noun")
    opens = doc[i].is_sent_start or doc[i - 1].lower_ == "also"
    if doc[i].lower_ in ("killed", "injured", "wounded", "arrested", "dead") and i >= 0 and (opens or doc[i - 1].lower_ in ("those", "people", "the")):
        word = reader.at(i, "patient", "adjective")
        return _outcome(word, "before be") if word is not None else None
    if singular(doc[i].text) == "victim" and doc[i + 1].lower_ in ("were", "was", "include", "are", "identified", "as"):
        return Outcome(Status.KILLED, i, "victims", role="noun")
    return None


def degree_after(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """A number with how badly, where the sentence spoke of injuries: "33 were injured, some severely"."""
    doc, i = reader.doc, mention.last + 1
    if i >= len(doc) or doc[i].lower_ not in ("critically", "severely", "seriously", "badly", "lightly"):
        return None
    ends = i + 1 >= len(doc) or doc[i + 1].is_punct or doc[i + 1].is_sent_start or doc[i + 1].pos_ in ("DET", "PROPN", "PRON")
    return Outcome(Status.INJURED, i, "degree", role="adjective") if ends else None


def possessed(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """A name with an action that befell its bearer: "Smith's arrest", "the charges against Smith"."""
    doc, i = reader.doc, mention.last
    if i + 2 < len(doc) and doc[i + 1].lower_ in ("'s", "’s", "'", "’"):
        for k in (i + 2, i + 3):
            if k < len(doc) and (status := action_status(doc[k].text)) is not None and doc[k].pos_ == "NOUN":
                return Outcome(status, k, "possessed", role="action") if k + 1 >= len(doc) or doc[k + 1].pos_ != "NOUN" else None
    if mention.first > 1 and doc[mention.first - 1].lower_ == "against" and doc[mention.first - 2].lower_ in ("charges", "filed", "charge"):
        return Outcome(Status.ARRESTED, mention.first - 2, "possessed", role="action")
    return None


def words_after_single(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """As words_after; but what follows the object of a preposition concerns the whole phrase, not this person."""
    token = reader.doc[mention.head]
    while token.dep_ in ("conj", "compound", "appos") and token.head.i < token.i:
        token = token.head
    return None if token.dep_ == "pobj" and token.head.lower_ not in ("with", "including", "as") else words_after(reader, mention)


def toll_number(reader: OutcomeReader, mention: Mention) -> Outcome | None:
    """A number that stands alone, or with bare people, after a toll: "the death toll rose from 14 to 31"; also in the next sentence: "it later rose to 82"."""
    doc = reader.doc
    if mention.noun is not None and doc[mention.noun].lower_ not in TOLLED and (doc[mention.noun].pos_ != "PROPN" or is_person_noun(doc[mention.noun].text)):
        return None
    if _has_own_word(reader, mention):
        return None
    if (counted := _number_of(reader, mention.first)) is not None:
        return counted
    crossed = 0
    for i in range(mention.first - 1, max(mention.first - 30, -1), -1):
        crossed += bool(doc[i + 1].is_sent_start)
        if crossed > 1 or crossed and not _grows(doc, mention.first):
            return None
        if (status := _toll_at(doc, i, mention.first)) is not None:
            return Outcome(status, i, "toll", role="toll")
    return None


TALLIES = frozenset("number numbers tally count total figure toll".split())
PUT_AT = frozenset(("at", "to", "was", "is", "stood", "reached", "of", ":", "were"))


def _number_of(reader: OutcomeReader, first: int) -> Outcome | None:
    """"the number of passengers freed at 190": a count put on a tally whose noun phrase says what became of them."""
    doc, i = reader.doc, first - 1
    if i < 2 or doc[i].lower_ not in PUT_AT and doc[i].text not in QUOTES:
        return None
    word: StatusWord | None = None
    for k in range(i, max(i - 14, -1), -1):
        word = word or reader.at(k, "patient", "adjective")
        if doc[k].lower_ in TALLIES:
            named = next((n for n in range(k + 1, i) if is_person_noun(doc[n].text)), None)
            return replace(_outcome(word, "tally"), people=named) if word is not None else None
        if doc[k].is_sent_start:
            return None
    return None


GROWTH = frozenset("updated rose risen revised raised climbed increased grown grew jumped reached stood stands rising up".split())


def _grows(doc: Doc, first: int) -> bool:
    """Whether the words before a number tell of growth: "was later updated to"."""
    return first > 1 and doc[first - 1].lower_ in ("to", "at") and doc[first - 2].lower_ in GROWTH


def _has_own_word(reader: OutcomeReader, mention: Mention) -> bool:
    """Whether a status word of its own follows the number closely: "50 others injured" after a toll of 20."""
    doc = reader.doc
    for i in range(mention.last, min(mention.last + 6, len(doc))):
        if i in reader.covering:
            return True
        if i > mention.last and (doc[i].lower_ in ("with", "and", "after", "as", "when") or doc[i].text in (";", ",", ".") or doc[i].is_sent_start):
            return False
    return False


TOLLED = frozenset("people dead persons victims children civilians others lives passengers residents".split())


def _toll_at(doc: Doc, i: int, end: int) -> Status | None:
    for size in (4, 3, 2, 1):
        wording = " ".join([*(token.lower_ for token in doc[i : i + size - 1]), singular(doc[i + size - 1].text)]) if i + size <= end else ""
        if (status := _tolls().get(wording)) is not None:
            return status
    return None


@lru_cache(maxsize=1)
def _tolls() -> dict[str, Status]:
    rows = load_lexicon("status")["tolls"].items()
    return {" ".join([*w.split()[:-1], singular(w.split()[-1])]): Status(status) for status, wordings in rows for w in wordings if w != "the dead"}


WAYS: tuple[Way, ...] = (certain_noun, toll_number, words_before, before_be, words_after, degree_after, predicate, after_noun, before_noun, head_noun)
SINGLE_WAYS: tuple[Way, ...] = (certain_noun, words_before, before_be, possessed, words_after_single, predicate, after_noun, before_noun, head_noun)
