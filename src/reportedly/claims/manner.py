"""
How people came free: rescued by those who came for them, released by those who held them, or escaped.

The word tells where it can ("rescued", "let go", "fled"); "freed" is told by its agent, else by what the sentence speaks of (an
operation, a deal); what the words leave open is ``UNSPECIFIED``.
"""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.responsibility_agents import Agency, agency, below, by_agent, is_passive, lemma, objects, sentence_around, subject
from reportedly.language import Parsed
from reportedly.model import Manner

BY_WORD = (("rescued", Manner.RESCUED), ("escaped", Manner.ESCAPED), ("released", Manner.RELEASED))
BY_SENTENCE = (("force_words", Manner.RESCUED), ("deal_words", Manner.RELEASED))
HOLDING = frozenset({Agency.ARMED, Agency.ASSAILANT, Agency.COLLECTIVE, Agency.NAMED, Agency.PRONOUN})
REACH = 30
BACK = 200


def manner_of(parsed: Parsed, token: Token) -> Manner:
    """
    How the people came free of whom ``token``, a verb, noun or participle of freeing in ``parsed``, speaks.

    Never raises: ``UNSPECIFIED`` where the words leave it open.
    """
    word = lemma(token)
    if word == "set" and any(lemma(t) == "free" for t in below(token, 0)):
        word = "free"
    told = next((manner for entry, manner in BY_WORD if word in _words(entry) or token.lower_ == entry), None)
    agent = _agent(token)
    if agent is not None and parsed.report.is_furniture(parsed.span(agent)):
        agent = token.nbor(-1) if token.i else None  # a dateline without its stop is taken for the subject
    if told is None:
        here = _by_agent(agent) or _by_sentence(token)
        return _told_before(token) if here is Manner.UNSPECIFIED and token.dep_ == "amod" else here
    wrested = told is Manner.RELEASED and _by_agent(agent) is Manner.RESCUED and _from_holders(token)
    return Manner.RESCUED if wrested else told


def _words(entry: str) -> frozenset[str]:
    return frozenset(load_lexicon("manner")[entry].split())


def _agent(token: Token) -> Token | None:
    """Who freed them: the by-phrase, the subject of an active verb, the possessor of a noun is whom it befell and tells nothing."""
    if token.pos_ not in ("VERB", "AUX"):
        return by_agent(token)
    return by_agent(token) if is_passive(token) else subject(token)


def _by_agent(agent: Token | None) -> Manner | None:
    if agent is None:
        return None
    if lemma(agent) in _words("holders"):
        return Manner.RELEASED
    if lemma(agent) in _words("rescuers") or agent.lower_ in ("forces", "troops") or agency(agent) is Agency.POLICE:
        return Manner.RESCUED
    return Manner.RELEASED if agency(agent) in HOLDING else None


def _by_sentence(token: Token) -> Manner:
    near = {lemma(t) for t in sentence_around(token, REACH)}
    return next((manner for entry, manner in BY_SENTENCE if near & _words(entry)), Manner.UNSPECIFIED)


def _told_before(participle: Token) -> Manner:
    """What was told of them before: "rebels freed six … the freed men"."""
    before = participle.doc[max(0, participle.i - BACK) : participle.i]
    verbs = (t for t in reversed(before) if t.pos_ == "VERB" and lemma(t) in ("free", "rescue", "release"))
    told = (Manner.RESCUED if lemma(t) == "rescue" else Manner.RELEASED if lemma(t) == "release" else _by_agent(_agent(t)) for t in verbs)
    return next((manner for manner in told if manner is not None), Manner.UNSPECIFIED)


def _from_holders(token: Token) -> bool:
    """Whether they were freed from those who held them: "released the hostages from the militants"."""
    return any(lemma(noun) in _words("holders") for noun in objects(token, "from"))
