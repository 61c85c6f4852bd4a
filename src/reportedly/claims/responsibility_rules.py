"""
The constructions that say who did it, one function each: token -> the mentions that it heads.

Each rule looks at one token and its neighbours in the parse; none looks at the whole text, so the cost is linear in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.claims.responsibility_agents import (
    SAYING,
    Agency,
    actor_span,
    agency,
    antecedent,
    below,
    by_agent,
    child,
    is_passive,
    lemma,
    objects,
    subject,
)
from reportedly.claims.responsibility_deeds import certainty, is_deed_noun, is_deed_verb, noun_agents, tells_violence, verb_agent
from reportedly.claims.responsibility_words import words_of
from reportedly.language import Parsed
from reportedly.model import Blame, Span

ANSWERING = frozenset({Agency.ARMED, Agency.STATE, Agency.NAMED, Agency.COLLECTIVE})
INVOLVED = frozenset({"involve", "involved", "responsible", "behind"})
CLAUSES = frozenset({"ccomp", "xcomp", "acomp", "conj"})
NOBODY = frozenset({"no", "nobody", "none", "one", "neither", "nothing"})


@dataclass(frozen=True, slots=True)
class BlameMention:
    """
    Words that say who did it. ``actor`` are the words that name the agent, ``head`` the index of their head token; ``deed`` is the
    word that lays the deed to it.

    ``stance`` is what the local words tell. Where ``attributable``, it depends on who says so: "claimed" by the actor itself, "accused" by
    another source, "stated" in the report's own voice. ``speaker`` is set where the construction names who says it ("X accused Y of …").
    """

    quote: Span
    actor: Span
    head: int
    deed: Span
    stance: Blame
    attributable: bool
    speaker: Span | None = None
    speaker_head: int | None = None


Rule = Callable[[Parsed, Token], Iterator[BlameMention]]


def _mention(parsed: Parsed, actor: Token, cue: Token, stance: Blame, speaker: Token | None = None) -> BlameMention:
    span = actor_span(parsed, actor)
    quote = Span(min(span.start, cue.idx), max(span.end, cue.idx + len(cue)))
    told = stance is Blame.STATED and speaker is None
    said_by = None if speaker is None else actor_span(parsed, speaker)
    return BlameMention(quote, span, actor.i, parsed.span(cue), stance, told, said_by, None if speaker is None else speaker.i)


def deed_told(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X shot, bombed, seized …; was carried out by X; X launched an attack."""
    if not is_deed_verb(token):
        return
    agent, stance = verb_agent(token), certainty(token)
    if agent is not None and stance is not None:
        yield _mention(parsed, agent, token, stance)


def deed_named(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """Raids by X; X's bombardment; X air strikes; X shells. To condemn the deed of X is to say that X did it."""
    for agent in noun_agents(token):
        if lemma(token.head) in words_of("blame", "condemn_verbs") and token.dep_ == "dobj":
            yield _mention(parsed, agent, token, Blame.ACCUSED, subject(token.head))
        else:
            yield _mention(parsed, agent, token, Blame.STATED)


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
    if any(tells_violence(noun) for noun in content) or (lemma(token) == "blame" and not content):
        yield _mention(parsed, antecedent(actor), token, Blame.ACCUSED, None if is_passive(token) else subject(token))


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
        yield _mention(parsed, actor, token, Blame.ACCUSED, None if is_passive(token) else subject(token))


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
        yield _mention(parsed, actor, token, Blame.STATED)


def charged(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """Y was charged with murder; Y was arrested for the shooting; police charged Y with it; Y was convicted of it."""
    word = lemma(token)
    charges = word in words_of("blame", "charge_verbs") | words_of("blame", "arrest_verbs")
    found = word == "find" and any(t.lower_ == "guilty" for t in token.children)
    convicts = found or word in words_of("blame", "convict_verbs")
    if token.pos_ != "VERB" or not (charges or convicts) or certainty(token) is None:
        return
    actor = subject(token) if is_passive(token) else child(token, "dobj")
    if actor is not None and agency(actor) is not Agency.NONE and (found or _for_crime(token)) and not _is_nobody(actor):
        unnamed = lemma(actor) == "suspect" and word in words_of("blame", "arrest_verbs")
        yield _mention(parsed, actor, token, Blame.STATED if convicts else Blame.SUSPECTED if unnamed else Blame.ACCUSED)


def _for_crime(verb: Token) -> bool:
    """Whether what follows "charged with", "arrested for" is a crime of violence. Lists of counts parse badly: nearness decides."""
    preps = [c.i for c in verb.children if c.dep_ == "prep" and c.lower_ in ("with", "for", "in", "on", "of", "over")]
    return bool(preps) and any(tells_violence(t, False, 1) for t in below(verb, 0) if preps[0] < t.i < preps[0] + 15)


def pleaded(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """Y pleaded not guilty; Y pleaded guilty."""
    actor = subject(token) if lemma(token) == "plead" and token.pos_ == "VERB" else None
    if actor is not None and certainty(token) is not None:
        words = {t.lower_ for t in below(token, 6, 4)}
        if "guilty" in words:
            yield _mention(parsed, actor, token, Blame.DENIED if words & {"not", "n't"} else Blame.CLAIMED, actor)


def claimed(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X claimed responsibility; an attack claimed by X; X admitted the killing."""
    word = lemma(token)
    if token.pos_ != "VERB" or word not in words_of("blame", "confess_verbs") | {"claim", "take"}:
        return
    thing = child(token, "dobj", "nsubjpass") or (token.head if token.dep_ == "acl" else None)
    owns = thing is not None and (lemma(thing) in ("responsibility", "credit") or (word == "claim" and is_deed_noun(thing)))
    admits = word in words_of("blame", "confess_verbs") and tells_violence(token)
    if thing is None and is_passive(token):
        owns = word == "claim" and by_agent(token) is not None
    actor = by_agent(token) if is_passive(token) else subject(token)
    if (owns or admits) and actor is not None and certainty(token) is not None and not _is_nobody(actor):
        yield _mention(parsed, actor, token, Blame.CLAIMED, actor)


def _is_nobody(actor: Token) -> bool:
    return actor.lower_ in NOBODY or any(c.lower_ in NOBODY for c in actor.children)


def denied(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X denied involvement; X denies the charge; X denied carrying out the attack."""
    if token.pos_ != "VERB" or lemma(token) not in words_of("blame", "deny_verbs"):
        return
    actor, thing = subject(token), child(token, "dobj")
    named = thing is not None and lemma(thing) in words_of("blame", "responsibility_nouns") | words_of("blame", "charge_nouns")
    if actor is not None and agency(actor) is not Agency.NONE and (named or _denies_deed(token)):
        yield _mention(parsed, actor, token, Blame.DENIED, actor)


def _denies_deed(verb: Token) -> bool:
    told = (t for t in below(verb, 0) if t.i > verb.i and t.dep_ in CLAUSES)
    return lemma(verb) == "deny" and any(is_deed_verb(t) or lemma(t) in INVOLVED for t in told)


def suspected(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X, the suspect in the shooting; suspect X; suspected gunman X; X is suspected of it."""
    if lemma(token) == "suspect" and token.pos_ in ("NOUN", "PROPN", "ADJ"):
        named = _named_beside(token)
        if named is not None:
            yield _mention(parsed, named, token, Blame.SUSPECTED)
    elif lemma(token) == "suspect" and token.pos_ == "VERB":
        actor = child(token, "nsubjpass") or (child(token, "dobj") if not is_passive(token) else None)
        if actor is not None and any(tells_violence(noun) for noun in objects(token, "of", "in")):
            yield _mention(parsed, actor, token, Blame.SUSPECTED)


def _named_beside(role: Token) -> Token | None:
    """The person whom a role noun is put beside: "X, the suspect", "the suspect, X", "suspect X", "X is the suspect"."""
    near = [role.head] if role.dep_ == "appos" or (role.dep_ in ("compound", "nmod") and role.head.ent_type_ == "PERSON") else []
    near += [c for c in role.children if c.dep_ == "appos"]
    if role.dep_ == "attr" and role.head.lemma_ == "be":
        near += [c for c in role.head.children if c.dep_ == "nsubj"]
    return next((t for t in near if t.pos_ == "PROPN" and t.ent_type_ in ("PERSON", "ORG", "") and not _speaks(t)), None)


def _speaks(name: Token) -> bool:
    """Whether a name put beside a noun is rather the speaker: "… the shooter, Chief X said"."""
    after = name.right_edge.i + 1
    return after < len(name.doc) and lemma(name.doc[after]) in SAYING


def deed_role(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X is the gunman; X, the bomber behind the attack; identified X as the shooter."""
    if lemma(token) not in words_of("perpetrators", "deed_agent") or token.pos_ not in ("NOUN", "PROPN"):
        return
    named = None if any(lemma(c) == "convicted" for c in token.lefts) else _named_beside(token)
    if named is not None:
        hedged = {c.lower_ for c in token.children} & {"alleged", "accused", "suspected"}
        stance = Blame.SUSPECTED if "suspected" in hedged else Blame.ACCUSED if hedged else Blame.STATED
        yield _mention(parsed, named, token, stance)
    elif token.dep_ == "pobj" and token.head.lower_ == "as" and lemma(token.head.head) in words_of("blame", "identify_verbs"):
        verb = token.head.head
        actor = child(verb, "dobj", "nsubjpass")
        if actor is not None and actor.pos_ in ("PROPN", "PRON"):
            yield _mention(parsed, actor, verb, Blame.ACCUSED, None if is_passive(verb) else subject(verb))


def behind(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X was behind the attack; X is responsible for the attack; it was the work of X."""
    verb = _blaming_be(token)
    actor = subject(verb) if verb is not None else None
    if token.lower_ == "work" and token.dep_ == "attr":
        verb, actor = token.head, next(objects(token, "of"), None)
    if verb is None or actor is None or agency(actor) is Agency.NONE or _is_nobody(actor):
        return
    stance = certainty(verb)
    if stance is not None:
        yield _mention(parsed, actor, token, stance)


def _blaming_be(token: Token) -> Token | None:
    """The verb of "was behind the attack", "is responsible for the attack"."""
    if token.lower_ == "behind" and token.head.lemma_ == "be":
        return token.head if any(is_deed_noun(c) for c in token.children) else None
    if token.lower_ == "responsible" and token.dep_ == "acomp":
        return token.head if any(tells_violence(noun) for noun in objects(token, "for")) else None
    return None


RULES: tuple[Rule, ...] = (
    accused,
    ascribed,
    charged,
    pleaded,
    claimed,
    denied,
    suspected,
    deed_role,
    behind,
    belongs,
    deed_told,
    deed_named,
)
