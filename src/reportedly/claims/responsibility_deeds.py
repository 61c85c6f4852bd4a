"""
Violence told as an event: which verb or noun is a deed, what makes it hypothetical or doubtful, and who its agent is.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claims.responsibility_agents import (
    MAX_DEPTH,
    Agency,
    agency,
    below,
    by_agent,
    child,
    is_passive,
    lemma,
    objects,
    sentence_around,
    subject,
)
from reportedly.claims.responsibility_words import attack_words, deed_lemmas, words_of
from reportedly.model import Blame

UNREAL = frozenset({"would", "could", "should", "will", "can", "shall", "'ll", "wo", "ca"})
OPEN = frozenset({"may", "might", "must"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
KNOWN = frozenset({Agency.ARMED, Agency.STATE, Agency.NAMED, Agency.COLLECTIVE, Agency.PRONOUN})
NAMELESS = frozenset({"no", "nobody", "none", "it", "another", "any"})
DEMONYM = ("an", "i", "ish", "ese", "ch", "sh", "ic", "ean")
SUFFERING = frozenset({"dobj", "nsubjpass"})
HOSTAGES = frozenset({"hostage", "captive", "prisoner"})


def is_deed_noun(noun: Token) -> bool:
    """Whether ``noun`` names an attack or a crime."""
    return noun.pos_ in ("NOUN", "PROPN") and lemma(noun) in attack_words().nouns


def is_deed_verb(verb: Token) -> bool:
    """Whether ``verb``, with its object, tells of violence that its agent did."""
    words, word = attack_words(), lemma(verb)
    if verb.pos_ not in ("VERB", "AUX") or word not in deed_lemmas():
        return False
    if word == "fire" and any(True for _ in objects(verb, "at", "on", "into", "upon", "in")):
        return True
    thing = deed_object(verb)
    if thing is None:
        return False
    if word in words.verbs or (word in words.captive_verbs and _takes_captives(verb, thing)):
        return True
    if word in words.weapon_verbs and (lemma(thing) in words.weapons or any(lemma(t) in words.weapons for t in objects(thing, "of"))):
        return True
    if word in words.ramming_verbs:
        return any(lemma(x) in words_of("perpetrators", "crowds") for base in (verb, thing) for x in objects(base, "into", "through", "at"))
    return word in words.deed_verbs and (is_deed_noun(thing) or lemma(thing) in words.state_nouns)


def deed_object(verb: Token, depth: int = 0) -> Token | None:
    """
    What the deed is done to or with: the object, the passive subject, what a preposition governs, the noun that a participle or a
    relative clause explains, the object of a coordinated verb ("shot and wounded a man").
    """
    if is_passive(verb):
        return child(verb, "nsubjpass") or (verb.head if verb.dep_ in ("acl", "amod") else _deed_before(verb) or verb)
    thing = child(verb, "dobj", "ccomp") or next(objects(verb, "at", "on", "into", "upon", "against"), None)
    if thing is not None and thing.pos_ == "PRON" and verb.dep_ == "relcl" and thing.i < verb.i:
        return verb.head
    if thing is None and verb.dep_ == "relcl" and child(verb, "nsubj") is not None:
        return verb.head
    fellow = child(verb, "conj")
    return thing if thing is not None or fellow is None or depth > 3 else deed_object(fellow, depth + 1)


def _deed_before(verb: Token) -> Token | None:
    """The attack noun just before a participle that the parse hung elsewhere: "six fell in the raid, apparently staged by"."""
    return next((t for t in reversed(list(sentence_around(verb, 5))) if t.i < verb.i and is_deed_noun(t)), None)


def _takes_captives(verb: Token, thing: Token) -> bool:
    if any(c.lower_ in ("down", "still", "back", "up") for c in verb.children):
        return False
    if lemma(verb) == "hold" and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children):
        return False  # how many were held, looked back upon: the taking is told elsewhere
    if lemma(thing) in HOSTAGES or any(lemma(t) in HOSTAGES for t in below(verb, 0, 12)):
        return True
    if lemma(verb) in ("take", "keep", "grab") or (is_passive(verb) and lemma(verb) == "hold"):
        return False
    return lemma(thing) in attack_words().captives or thing.ent_type_ == "PERSON" or thing.ent_type_ == "CARDINAL"


def certainty(verb: Token, depth: int = 0) -> Blame | None:
    """STATED where the words tell ``verb`` as done, SUSPECTED or ACCUSED where they hedge, None where it is denied, planned or imagined."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    if any(c.dep_ == "neg" for c in verb.children) or helpers & UNREAL or marks & CONDITIONS:
        return None
    if "to" in helpers:
        return _after_to(verb, depth + 1)
    if _is_rejected(verb):
        return None
    if helpers & OPEN or marks & words_of("blame", "hedges"):
        return Blame.SUSPECTED
    if marks & words_of("blame", "allegedly"):
        return Blame.ACCUSED
    return _inherited(verb, depth + 1)


def _is_rejected(verb: Token) -> bool:
    """Whether the words are the charge that somebody denies: the denial is told by its own verb."""
    charge = verb.head
    if verb.dep_ not in ("acl", "ccomp", "relcl") or lemma(charge) not in words_of("blame", "charge_nouns"):
        return False
    above = charge.head.head if charge.head.pos_ == "ADP" else charge.head
    return lemma(above) in words_of("blame", "deny_verbs") | {"plead"} or above.dep_ == "acomp"


def _inherited(verb: Token, depth: int) -> Blame | None:
    head = verb.head
    if verb.dep_ == "ccomp" and lemma(head) in words_of("blame", "suspect_verbs"):
        return Blame.SUSPECTED
    if (
        verb.dep_ in ("conj", "xcomp")
        and head.pos_ == "VERB"
        and child(verb, "nsubj", "nsubjpass") is None
        and head != verb
        and depth < MAX_DEPTH
    ):
        return certainty(head, depth)
    return Blame.STATED


def _after_to(verb: Token, depth: int) -> Blame | None:
    head = lemma(verb.head)
    if verb.dep_ == "xcomp" and head in words_of("blame", "suspect_verbs") | {"appear", "seem"}:
        return Blame.SUSPECTED
    if verb.dep_ == "xcomp" and head in ("allege", "say", "report"):
        return Blame.ACCUSED
    return certainty(verb.head, depth) if depth < MAX_DEPTH and head in words_of("blame", "aspect_verbs") else None


def tells_violence(head: Token, weapons: bool = True, limit: int = 40) -> bool:
    """Whether ``head`` or what depends on it, within ``limit`` tokens, is a deed or a crime (or, if ``weapons``, a weapon)."""
    crimes = words_of("blame", "crimes")
    near = list(below(head, 6, limit)) if limit > 1 else [head]
    if any(lemma(t) in crimes or t.lower_ in crimes or is_deed_noun(t) or is_deed_verb(t) for t in near):
        return True
    return weapons and any(lemma(t) in attack_words().weapons for t in near)


def verb_agent(verb: Token) -> Token | None:
    """Who did the deed that ``verb`` tells, if the words name or describe one that could have; a bare "attacker" names nobody."""
    agent = by_agent(verb) if is_passive(verb) else subject(verb)
    if agent is None or agent.lower_ in NAMELESS or any(c.lower_ in NAMELESS for c in agent.children):
        return None
    kind = agency(agent)
    if only_follows(verb, agent):
        return None
    if kind is Agency.POLICE:
        return agent if any(lemma(t) in words_of("perpetrators", "civilians") for t in below(verb, 0)) else None
    if kind is Agency.PERSON:
        return None if agent.dep_ in SUFFERING and verb.dep_ == "acl" else agent
    if kind is Agency.ASSAILANT:
        return (
            agent
            if _of_a_group(agent) or certainty(verb) is Blame.SUSPECTED or lemma(agent) == "suspect" or agent.lower_ == "accused"
            else None
        )
    return agent if kind in KNOWN else None


def _of_a_group(assailant: Token) -> bool:
    """Whether a word before the assailant tells whose it is: "a Hamas bomber", "separatist gunmen"."""
    armed = words_of("perpetrators", "groups") | words_of("perpetrators", "armed")
    return any(
        c.ent_type_ in ("ORG", "NORP") or c.lower_ in armed for c in assailant.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")
    )


def only_follows(verb: Token, agent: Token) -> bool:
    """Whether the participle tells what came of what was told, not what ``agent`` did: "shells hit Loma, injuring two"."""
    if verb.tag_ != "VBG" or lemma(verb) not in words_of("blame", "outcome_verbs"):
        return False
    suffered = agent.dep_ == "nsubjpass" and verb.dep_ == "advcl"
    return suffered or (verb.dep_ == "acl" and agent.dep_ == "pobj" and agency(agent) is Agency.NAMED)


def noun_agents(noun: Token) -> Iterator[Token]:
    """Who did the deed or sent the weapon that ``noun`` names: its by-phrase, its possessor, the modifiers that name an agent."""
    words = attack_words()
    gerund = noun.tag_ == "VBG" and lemma(noun) in words.verbs and noun.i > 0 and _sends(noun.nbor(-1), noun)
    if gerund and noun.nbor(-1).dep_ not in ("nsubj", "appos"):
        yield noun.nbor(-1)
    if noun.pos_ not in ("NOUN", "PROPN") or not (is_deed_noun(noun) or lemma(noun) in words.state_nouns or _is_bomb(noun)):
        return
    if any(lemma(t) in words_of("blame", "unreal") for t in (noun, *_governors(noun), *noun.lefts)):
        return
    by = by_agent(noun, "by", "between") or (by_agent(noun, "of") if lemma(noun) == "act" else None)
    if by is not None and agency(by) in KNOWN:
        yield by
    elif by is None:
        yield from (_leader(c) for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod", "poss") and _sends(c, noun))


def _leader(modifier: Token) -> Token:
    """In "rebel-led", the rebels."""
    return next(iter(modifier.lefts), modifier) if modifier.lower_ == "led" else modifier


def _is_bomb(noun: Token) -> bool:
    return attack_words().weapons.get(lemma(noun)) in ("explosives", "heavy-weapons")


def _governors(noun: Token) -> list[Token]:
    above = noun.head
    return [above, above.head] if above.dep_ == "prep" else [above]


def _sends(modifier: Token, noun: Token) -> bool:
    if modifier.lower_ == "led":
        return any(lemma(c) in words_of("perpetrators", "armed") for c in modifier.lefts)
    word = lemma(modifier)
    if modifier.lower_ in words_of("perpetrators", "groups"):
        return True
    if modifier.ent_type_ in ("NORP", "GPE"):
        country = modifier.lower_ in words_of("perpetrators", "countries") or (modifier.ent_type_ == "NORP" and word.endswith(DEMONYM))
        made = lemma(noun) in attack_words().state_nouns or (modifier.ent_type_ == "NORP" and lemma(noun) in attack_words().nation_nouns)
        return country and (made or noun.tag_ == "VBG")
    if modifier.dep_ == "amod" and word in words_of("perpetrators", "state") and lemma(noun) in attack_words().state_nouns:
        return True
    if modifier.dep_ == "amod" or word in ("terrorist", "terror"):
        return False
    return word in words_of("perpetrators", "armed") | words_of("perpetrators", "state")
