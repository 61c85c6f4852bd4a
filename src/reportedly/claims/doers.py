"""
Who did it to the people of a figure: by whom they were killed, hurt, arrested, held or freed, where the words name somebody.

Read in turn: the agent of the very word that gives the status ("five were arrested by police", "rebels killed two"); whose fire it was
("two died in police firing"); and, for people killed of whose death no other reason is told, the force that is told to have fired just
before ("Police fired back. Two gunmen were killed."). What the words leave open stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from spacy.tokens import Token

from reportedly.claims.actors import ActorIndex
from reportedly.claims.mentions import Mention
from reportedly.claims.outcome_types import Outcome
from reportedly.claims.responsibility_agents import Agency, agency, by_agent, child, is_force, is_passive, lemma, sentence_around, subject
from reportedly.claims.responsibility_deaths import fire_before, points_back, tied_to, whose_fire
from reportedly.claims.responsibility_deeds import only_follows
from reportedly.claims.responsibility_mentions import mention_of
from reportedly.claims.responsibility_sides import Parties
from reportedly.claims.responsibility_words import deed_lemmas, words_of
from reportedly.language import Parsed
from reportedly.model import Blame, Side, Source, Status

HARMED = frozenset({Status.KILLED, Status.INJURED, Status.CASUALTIES})
DONE = HARMED | {Status.HELD, Status.FREED, Status.ARRESTED, Status.DISPLACED}
NEAR = 30
SINCE = frozenset({"so", "since", "already", "total", "toll"})
REACH = 8
OTHERS = frozenset({"one", "another", "others", "rest", "some", "many", "most"})
OF_THEM = frozenset({"of", "them", "whom", "these", "those", "people", "persons"})
REASONS = frozenset({"in", "by", "after", "during", "from", "to", "with"})
PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})


class DoerReader:
    """Reads the doers of the figures of one report."""

    def __init__(self, parsed: Parsed, actors: ActorIndex) -> None:
        self.parsed, self.doc = parsed, parsed.doc
        self.parties = Parties(parsed, actors)

    def of(self, mention: Mention, outcome: Outcome, side: Side) -> Source | None:
        """Who brought the people of ``mention`` into their status, where the words name somebody. Never raises on text."""
        if outcome.agent or outcome.status not in DONE:
            return None
        word = self.doc[outcome.word]
        doer = _agent(word, outcome.role)
        if doer is None and outcome.status in HARMED and not _has_another(word, mention):
            doer = self._by_fire(mention, word) or (_before(word, side) if outcome.status is Status.KILLED else None)
        if doer is None or any(mention.first <= token.i <= mention.last for token in (doer, *doer.conjuncts)):
            return None
        return self.parties.actor(mention_of(self.parsed, doer, word, Blame.STATED))

    def _by_fire(self, mention: Mention, word: Token) -> Token | None:
        """Whose fire the words tie to ``word``, or to the verb of which the people are the subject."""
        words = (word, *(t for t in (self.doc[mention.head].head,) if t.pos_ == "VERB"))
        fires = (t for t in sentence_around(word, NEAR) if t.lower_ in words_of("blame", "fires"))
        return next((doer for fire in fires if _is_tied(fire, words, mention) and (doer := _whose(fire)) is not None), None)


def _whose(fire: Token) -> Token | None:
    return whose_fire(fire) or (fire_before(fire) if points_back(fire) else None)


def _before(word: Token, side: Side) -> Token | None:
    """Who fired just before a death of which no reason is told: in the sentence before; further off where attackers died."""
    if any(True for _ in _reasons(word, side)):
        return None
    doer = fire_before(word)
    close = doer is not None and (side is Side.ATTACKERS or _are_neighbours(doer, word))
    return doer if close else None


def _is_tied(fire: Token, words: tuple[Token, ...], mention: Mention) -> bool:
    """Whether the words tie ``fire`` to these people, not to a part of them or to others: "five died, three of them in police firing"."""
    if fire.dep_ == "conj" or _leads_from_part(fire, mention):
        return False
    word = next((token for token in tied_to(fire) if token in words), None)
    return word is not None and not any(_counts_others(token, mention) for token in (word, *_path(fire, word)))


def _leads_from_part(fire: Token, mention: Mention) -> bool:
    """Whether others are counted right before the phrase of ``fire``: "…, three of them in police firing"."""
    at = fire.head.i - 1 if fire.head.pos_ == "ADP" else -1
    while at > 0 and fire.doc[at].lower_ in OF_THEM:
        at -= 1
    return at > 0 and _is_count(fire.doc[at]) and not mention.first <= at <= mention.last


def _is_count(token: Token) -> bool:
    return token.pos_ == "NUM" or token.lower_ in OTHERS


def _path(fire: Token, word: Token) -> Iterator[Token]:
    yield from takewhile(lambda token: token not in (word, word.head), islice(fire.ancestors, REACH))


def _counts_others(token: Token, mention: Mention) -> bool:
    if mention.first <= token.i <= mention.last:
        return False
    part = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    return _is_count(part) and (part.dep_ != "conj" or part.head.pos_ != "VERB")


def _agent(word: Token, role: str) -> Token | None:
    """Who does what ``word`` tells, if it is somebody who can."""
    if word.pos_ == "VERB":
        passive = is_passive(word)
        doer = by_agent(word) if passive else _accused(word) or subject(word) if role == "patient" else None
        if doer is not None and not passive and (only_follows(word, doer) or _is_harmed(doer)):
            return None
    else:
        doer = by_agent(word) if role in ("noun", "action") else None
    return doer if doer is not None and (is_force(doer) or agency(doer) is not Agency.NONE) else None


def _accused(word: Token) -> Token | None:
    """In "accused the police of killing two men", the police."""
    charge = word.head.head if word.dep_ == "pcomp" and word.head.lower_ == "of" else word
    return child(charge, "dobj", "nsubjpass") if charge != word and lemma(charge) == "accuse" else None


def _is_harmed(doer: Token) -> bool:
    """Whether it is whom the verb before harmed: "killing eight people injuring 25"."""
    return doer.dep_ in ("dobj", "nsubjpass") and agency(doer) is Agency.PERSON


def _has_another(word: Token, mention: Mention) -> bool:
    """Whether what does the deed is named, though it is no force and no fire: "the blast killed two"."""
    if word.pos_ != "VERB" or is_passive(word) or lemma(word) not in deed_lemmas():
        return False
    doer = subject(word)
    if doer is None or doer.tag_ == "WDT" or mention.first <= doer.i <= mention.last:
        return False
    return doer.lower_ not in words_of("blame", "fires") and not is_force(doer)


def _reasons(word: Token, side: Side) -> Iterator[Token]:
    """What gives the death a reason, a time or a whole of its own; of attackers only a reason: they mostly fall to those they fight."""
    near = (c for c in word.children if c.dep_ in ("prep", "agent") and c.lower_ in REASONS)
    yield from (noun for phrase in near if (noun := child(phrase, "pobj", "pcomp")) is not None and noun.ent_type_ not in PLACES)
    if side is not Side.ATTACKERS:
        yield from (c for c in word.children if c.dep_ == "advcl" or (c.dep_ == "advmod" and c.lower_ in SINCE))
        yield from (c for c in word.children if c.dep_ == "aux" and c.lower_ in ("have", "has", "had"))
        yield from (word,) if word.dep_ in ("relcl", "acl", "advcl") else ()


def _are_neighbours(doer: Token, word: Token) -> bool:
    """Whether the sentence of ``word`` is that of ``doer`` or the next."""
    return doer.sent.end == word.sent.start or doer.sent == word.sent
