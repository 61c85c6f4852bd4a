"""
The constructions that say who did it, one function each: token -> the mentions that it heads.

Each rule looks at one token and its neighbours in the parse; none looks at the whole text, so the cost is linear in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from reportedly.claims.responsibility_agents import Agency, agency, antecedent, below, by_agent, child, is_passive, lemma, objects, subject
from reportedly.claims.responsibility_deaths import death_in_fire, killed_by_force
from reportedly.claims.responsibility_deeds import certainty, is_deed_noun, is_deed_verb, noun_agents, tells_violence, verb_agent
from reportedly.claims.responsibility_law import charged, deed_role, faces, identified, pleaded, suspected, wanted
from reportedly.claims.responsibility_mentions import BlameMention, Rule, is_nobody, mention_of
from reportedly.claims.responsibility_words import attack_words, deed_lemmas, words_of
from reportedly.language import Parsed
from reportedly.model import Blame

ANSWERING = frozenset({Agency.ARMED, Agency.STATE, Agency.NAMED, Agency.COLLECTIVE})
INVOLVED = frozenset({"involve", "involved", "responsible", "behind"})
CLAUSES = frozenset({"ccomp", "xcomp", "acomp", "conj"})
HEDGING = frozenset({"suspected", "presumed", "apparent"})
ON_BEHALF = frozenset({"name", "behalf"})


def deed_told(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X shot, bombed, seized …; was carried out by X; X launched an attack."""
    if not is_deed_verb(token):
        return
    agent, stance = verb_agent(token), certainty(token)
    if agent is not None and stance is not None:
        mention = mention_of(parsed, agent, token, _hedged(agent) if stance is Blame.STATED else stance)
        yield replace(mention, attributable=False) if _is_taken_for_granted(token) else mention


def _is_taken_for_granted(verb: Token) -> bool:
    """Whether the words only tell who is meant: "rebels holding six hostages fled, a minister said" is no charge of the minister's."""
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and lemma(verb) in attack_words().captive_verbs


def _hedged(agent: Token) -> Blame:
    """STATED, unless a word before the agent leaves it open who it was: "suspected militants killed"."""
    before = {c.lower_ for c in agent.lefts}
    return Blame.SUSPECTED if before & HEDGING else Blame.STATED


def deed_named(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """Raids by X; X's bombardment; X air strikes; X shells. To condemn the deed of X is to say that X did it."""
    for agent in noun_agents(token):
        if lemma(token.head) in words_of("blame", "condemn_verbs") and token.dep_ == "dobj":
            yield mention_of(parsed, agent, token, Blame.ACCUSED, subject(token.head))
        else:
            yield mention_of(parsed, agent, token, Blame.STATED)


def accused(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X accused Y of the attack; X blamed Y; X blamed the attack on Y; Y was blamed for it."""
    if token.pos_ != "VERB" or lemma(token) not in words_of("blame", "accuse_verbs") or child(token, "neg") is not None:
        return
    thing = _laid(token)
    onto = next((noun for base in (token, thing) if base is not None for noun in objects(base, "on", "upon")), None)
    content = [noun for base in (token, thing) if base is not None for noun in objects(base, "of", "for", "in")]
    actor = onto if onto is not None and (thing is None or is_deed_noun(thing) or agency(thing) is Agency.NONE) else thing
    if actor is None or agency(actor) is Agency.NONE:
        return
    if any(_is_charge(noun) for noun in content) or (lemma(token) == "blame" and not content):
        yield mention_of(parsed, antecedent(actor), token, Blame.ACCUSED, None if is_passive(token) else subject(token))


def _is_charge(content: Token) -> bool:
    return tells_violence(content) or lemma(content) in words_of("blame", "abet_verbs")


def _laid(verb: Token) -> Token | None:
    """What is laid to somebody, or who is accused: object or passive subject, the noun explained by a participle or relative clause."""
    thing = subject(verb) if is_passive(verb) else child(verb, "dobj")
    if verb.dep_ == "relcl" and (thing is None or thing.pos_ == "PRON"):
        return verb.head
    return thing


def ascribed(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X attributed the attack to Y; the attack was linked to Y; evidence ties Y to the bombs."""
    word = lemma(token)
    links = word in words_of("blame", "link_verbs")
    if token.pos_ != "VERB" or not (links or word in words_of("blame", "ascribe_verbs")) or certainty(token) is None:
        return
    thing = _laid(token)
    onto = next((noun for base in (token, thing) if base is not None for noun in objects(base, "to")), None)
    if thing is None or onto is None:
        return
    turned = links and tells_violence(onto, limit=6) and agency(thing) is not Agency.NONE
    actor, deed = (thing, onto) if turned else (onto, thing)
    if agency(actor) is not Agency.NONE and (tells_violence(deed, limit=6) or lemma(deed) in words_of("perpetrators", "doers")):
        yield mention_of(parsed, actor, token, Blame.ACCUSED, None if is_passive(token) else subject(token))


def belongs(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """The captors belong to X; the hostage-takers are part of X; the gunmen are led by X."""
    if token.pos_ not in ("VERB", "AUX") or lemma(token) not in ("belong", "lead", "be"):
        return
    doer, actor = subject(token), next(objects(token, "to"), None)
    if lemma(token) == "lead":
        actor = by_agent(token)
    elif lemma(token) == "be":
        role = child(token, "attr")
        part = role is not None and lemma(role) in ("part", "member", "fighter")
        actor = next(objects(role, "of"), None) if role is not None and part else None
    told = doer is not None and (lemma(doer) in words_of("perpetrators", "doers") or (doer.lower_ == "they" and doer.head == token))
    if told and actor is not None and agency(actor) in ANSWERING and certainty(token) is Blame.STATED:
        yield mention_of(parsed, actor, token, Blame.STATED)


def claimed(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X claimed responsibility; an attack claimed by X; X claimed to have shot them; X admitted the killing; Y claimed it in X's name."""
    if token.pos_ != "VERB" or lemma(token) not in words_of("blame", "confess_verbs") | words_of("blame", "claim_verbs"):
        return
    actor = by_agent(token) if is_passive(token) else subject(token)
    if actor is None or not _owns(token) or certainty(token) is None or is_nobody(actor):
        return
    named = _in_the_name_of(token)
    yield mention_of(parsed, named or actor, token, Blame.CLAIMED, actor)


def _owns(verb: Token) -> bool:
    """Whether what the verb of claiming or admitting governs is responsibility or a deed."""
    word = lemma(verb)
    thing = child(verb, "dobj", "nsubjpass") or (verb.head if verb.dep_ == "acl" else None)
    if word in words_of("blame", "confess_verbs") and tells_violence(verb):
        return True
    if thing is None:
        told = any(c.dep_ == "xcomp" and is_deed_verb(c) for c in verb.children)
        return word == "claim" and (told or (is_passive(verb) and by_agent(verb) is not None))
    return lemma(thing) in ("responsibility", "credit") or (word == "claim" and is_deed_noun(thing))


def _in_the_name_of(verb: Token) -> Token | None:
    names = (t for t in below(verb, 0, 12) if t.lower_ in ON_BEHALF and t.dep_ == "pobj")
    return next((x for name in names for x in objects(name, "of") if agency(_leaf(x)) in ANSWERING), None)


def _leaf(noun: Token) -> Token:
    return child(noun, "appos") or noun


def denied(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X denied involvement; X denies the charge; X denied carrying out the attack."""
    if token.pos_ != "VERB" or lemma(token) not in words_of("blame", "deny_verbs"):
        return
    actor, thing = subject(token), child(token, "dobj")
    named = thing is not None and lemma(thing) in words_of("blame", "responsibility_nouns") | words_of("blame", "charge_nouns")
    if actor is not None and agency(actor) is not Agency.NONE and (named or _denies_deed(token)):
        yield mention_of(parsed, actor, token, Blame.DENIED, actor)


def _denies_deed(verb: Token) -> bool:
    told = (t for t in below(verb, 0) if t.i > verb.i and t.dep_ in CLAUSES and _same_doer(t))
    return lemma(verb) == "deny" and any(is_deed_verb(t) or lemma(t) in INVOLVED for t in told)


def _same_doer(verb: Token) -> bool:
    own = child(verb, "nsubj")
    return own is None or own.pos_ == "PRON"


def behind(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X was behind the attack; X is responsible for the attack; it was the work of X."""
    verb = _blaming_be(token)
    actor = subject(verb) if verb is not None else None
    if token.lower_ == "work" and token.dep_ == "attr":
        verb, actor = token.head, next(objects(token, "of"), None)
    if verb is None or actor is None or agency(actor) is Agency.NONE or is_nobody(actor):
        return
    stance = certainty(verb)
    if stance is not None:
        yield mention_of(parsed, actor, token, stance)


def _blaming_be(token: Token) -> Token | None:
    """The verb of "was behind the attack", "is responsible for the attack"."""
    if token.lower_ == "behind" and token.head.lemma_ == "be":
        return token.head if any(is_deed_noun(c) for c in token.children) else None
    if token.lower_ == "responsible" and token.dep_ == "acomp":
        told = list(objects(token, "for"))
        return token.head if not told or any(tells_violence(noun) for noun in told) else None
    return None


def presumed(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """Gunmen believed to be from X; a group believed responsible for the attack; the blast bears the hallmarks of X."""
    actor = None
    if token.lower_ in ("hallmark", "hallmarks", "signature") and token.dep_ in ("dobj", "pobj"):
        actor = next(objects(token, "of"), None)
    elif token.pos_ == "VERB" and token.tag_ in ("VBN", "VBD") and lemma(token) in words_of("blame", "suspect_verbs"):
        actor = _believed(token)
    if actor is not None and agency(actor) in ANSWERING:
        yield mention_of(parsed, actor, token, Blame.SUSPECTED)


def _believed(verb: Token) -> Token | None:
    """Who is believed to be the doer: "gunmen believed to be from X" -> X; "the group believed responsible" -> the group."""
    doer = verb.head if verb.dep_ == "acl" else subject(verb)
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    if after.lower_ == "responsible":
        return doer
    be = next((c for c in verb.children if c.dep_ == "xcomp" and lemma(c) == "be"), None)
    sent = words_of("perpetrators", "doers") | words_of("perpetrators", "machines")
    if be is None or doer is None or lemma(doer) not in sent:
        return None
    role = child(be, "attr")
    return next(objects(be, "from", "with"), None) or (next(objects(role, "of", "from"), role) if role is not None else None)


def pointed(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X pointed the finger at Y; X laid the blame on Y."""
    thing = child(token, "dobj") if token.pos_ == "VERB" and lemma(token) in words_of("blame", "point_verbs") else None
    if thing is None or lemma(thing) not in ("finger", "blame") or certainty(token) is None:
        return
    actor = next((noun for base in (token, thing) for noun in objects(base, "at", "on", "upon", "with")), None)
    if actor is not None and agency(actor) is not Agency.NONE:
        yield mention_of(parsed, actor, token, Blame.ACCUSED, subject(token))


RULES: tuple[Rule, ...] = (
    accused,
    pointed,
    ascribed,
    charged,
    faces,
    wanted,
    pleaded,
    claimed,
    denied,
    identified,
    suspected,
    deed_role,
    behind,
    presumed,
    belongs,
    death_in_fire,
    killed_by_force,
    deed_told,
    deed_named,
)

TRIGGERS: dict[Rule, tuple[str, ...]] = {
    accused: ("blame.accuse_verbs",),
    pointed: ("blame.point_verbs",),
    ascribed: ("blame.link_verbs", "blame.ascribe_verbs"),
    charged: ("blame.charge_verbs", "blame.arrest_verbs", "blame.convict_verbs", "find"),
    faces: ("face",),
    wanted: ("blame.seek_verbs",),
    pleaded: ("plead",),
    claimed: ("blame.confess_verbs", "blame.claim_verbs"),
    denied: ("blame.deny_verbs",),
    identified: ("blame.identify_verbs",),
    suspected: ("suspect",),
    deed_role: ("perpetrators.deed_agent",),
    behind: ("behind", "responsible", "work"),
    presumed: ("blame.suspect_verbs", "hallmark", "hallmarks", "signature"),
    belongs: ("belong", "lead", "be"),
    death_in_fire: ("blame.fires",),
}


@cache
def rules_by_lemma() -> dict[str, tuple[int, ...]]:
    """For each lemma that heads one of ``RULES``, which of them, by index: any other word is passed over at no cost."""
    words = attack_words()
    deeds: dict[Rule, frozenset[str]] = {
        deed_told: deed_lemmas(),
        killed_by_force: deed_lemmas(),
        deed_named: frozenset((*words.nouns, *words.state_nouns, *words.weapons, *words.verbs)),
    }
    found: dict[str, list[int]] = {}
    for index, rule in enumerate(RULES):
        for word in sorted(deeds.get(rule) or _trigger_words(rule)):
            found.setdefault(word, []).append(index)
    return {word: tuple(indexes) for word, indexes in found.items()}


def _trigger_words(rule: Rule) -> frozenset[str]:
    named = (entry.partition(".") for entry in TRIGGERS[rule])
    return frozenset(word for lexicon, dot, entry in named for word in (words_of(lexicon, entry) if dot else (lexicon,)))
