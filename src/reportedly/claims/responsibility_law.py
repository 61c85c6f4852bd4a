"""
The constructions of police and courts that say who did it: charged, wanted, sentenced, identified as the gunman, suspected.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claims.responsibility_agents import SAYING, Agency, agency, below, child, is_passive, lemma, objects, subject
from reportedly.claims.responsibility_deeds import certainty, tells_violence
from reportedly.claims.responsibility_mentions import BlameMention, is_nobody, mention_of
from reportedly.claims.responsibility_words import words_of
from reportedly.language import Parsed
from reportedly.model import Blame

NEAR = 15
SOUGHT = frozenset({Agency.NAMED, Agency.PERSON, Agency.PRONOUN})


def charged(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """Y was charged with murder; Y was arrested for the shooting; police charged Y with it; Y was convicted of it."""
    word = lemma(token)
    charges = word in words_of("blame", "charge_verbs") | words_of("blame", "arrest_verbs")
    found = word == "find" and any(t.lower_ == "guilty" for t in token.children)
    convicts = found or word in words_of("blame", "convict_verbs")
    if token.pos_ != "VERB" or not (charges or convicts) or certainty(token) is None:
        return
    actor = subject(token) if is_passive(token) else child(token, "dobj")
    if actor is not None and agency(actor) is not Agency.NONE and (found or _for_crime(token)) and not is_nobody(actor):
        unnamed = lemma(actor) == "suspect" and word in words_of("blame", "arrest_verbs")
        yield mention_of(parsed, actor, token, Blame.STATED if convicts else Blame.SUSPECTED if unnamed else Blame.ACCUSED)


def _for_crime(verb: Token) -> bool:
    """Whether what follows "charged with", "arrested for" is a crime of violence. Lists of counts parse badly: nearness decides."""
    preps = [c.i for c in verb.children if c.dep_ == "prep" and c.lower_ in ("with", "for", "in", "on", "of", "over")]
    return bool(preps) and any(tells_violence(t, False, 1) for t in below(verb, 0) if preps[0] < t.i < preps[0] + NEAR)


def faces(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """Y faces murder charges; Y is facing two counts of assault."""
    if lemma(token) != "face" or token.pos_ != "VERB" or certainty(token) is None:
        return
    actor, thing = subject(token), child(token, "dobj")
    if thing is None or actor is None or lemma(thing) not in words_of("blame", "charge_nouns") | {"count"}:
        return
    if agency(actor) is not Agency.NONE and any(tells_violence(t, False, 1) for t in below(thing, 6, NEAR)):
        yield mention_of(parsed, actor, token, Blame.ACCUSED)


def wanted(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """Y is wanted for murder; police are searching for Y in connection with the shooting; Y was taken into custody for it."""
    word = lemma(token)
    if token.pos_ != "VERB" or word not in words_of("blame", "seek_verbs") or certainty(token) is None:
        return
    actor = _sought(token)
    custody = word in ("take", "hold") and any(lemma(t) == "custody" for t in below(token, 0, 8))
    if word in ("take", "hold") and not custody:
        return
    if actor is not None and agency(actor) in SOUGHT and not is_nobody(actor) and _for_crime(token):
        yield mention_of(parsed, actor, token, Blame.SUSPECTED)


def _sought(verb: Token) -> Token | None:
    if is_passive(verb):
        return subject(verb)
    return child(verb, "dobj") or next(objects(verb, "for"), None)


def identified(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """Police identified the gunman as Y; the suspect, identified as Y; the suspect was named as Y."""
    if token.pos_ != "VERB" or lemma(token) not in words_of("blame", "identify_verbs"):
        return
    role = (subject(token) or token.head) if is_passive(token) else child(token, "dobj")
    name = next((n for base in (token, child(token, "agent")) if base is not None for n in _as_whom(base)), None)
    if role is None or name is None or name.pos_ != "PROPN" or lemma(role) not in words_of("perpetrators", "deed_agent") | {"suspect"}:
        return
    stance = Blame.SUSPECTED if lemma(role) == "suspect" else Blame.ACCUSED
    yield mention_of(parsed, name, token, stance, None if is_passive(token) else subject(token))


def _as_whom(base: Token) -> Iterator[Token]:
    """What "as" governs under ``base``, or under the noun of a by-phrase, where a parse may hang it."""
    yield from objects(base, "as")
    yield from (name for noun in base.children if noun.dep_ == "pobj" for name in objects(noun, "as"))


def pleaded(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """Y pleaded not guilty; Y pleaded guilty."""
    actor = subject(token) if lemma(token) == "plead" and token.pos_ == "VERB" else None
    if actor is not None and certainty(token) is not None:
        words = {t.lower_ for t in below(token, 6, 4)}
        if "guilty" in words:
            yield mention_of(parsed, actor, token, Blame.DENIED if words & {"not", "n't"} else Blame.CLAIMED, actor)


def suspected(parsed: Parsed, token: Token) -> Iterator[BlameMention]:
    """X, the suspect in the shooting; suspect X; suspected gunman X; X is suspected of it."""
    if lemma(token) == "suspect" and token.pos_ in ("NOUN", "PROPN", "ADJ"):
        named = _named_beside(token)
        named = named or _named_as(token)
        if named is not None:
            yield mention_of(parsed, named, token, Blame.SUSPECTED)
    elif lemma(token) == "suspect" and token.pos_ == "VERB":
        actor = child(token, "nsubjpass") or (child(token, "dobj") if not is_passive(token) else None)
        if actor is not None and any(tells_violence(noun) for base in (token, actor) for noun in objects(base, "of", "in")):
            yield mention_of(parsed, actor, token, Blame.SUSPECTED)


def _named_beside(role: Token) -> Token | None:
    """The person whom a role noun is put beside: "X, the suspect", "the suspect, X", "suspect X", "X is the suspect"."""
    near = [role.head] if role.dep_ == "appos" or (role.dep_ in ("compound", "nmod") and role.head.ent_type_ == "PERSON") else []
    near += [c for c in role.children if c.dep_ == "appos"]
    if role.dep_ == "attr" and role.head.lemma_ == "be":
        near += [c for c in role.head.children if c.dep_ == "nsubj"]
    return next((t for t in near if t.pos_ == "PROPN" and t.ent_type_ in ("PERSON", "ORG", "") and not _speaks(t)), None)


def _named_as(role: Token) -> Token | None:
    """Whom police named "as a suspect"."""
    verb = role.head.head
    if role.dep_ != "pobj" or role.head.lower_ != "as" or lemma(verb) not in words_of("blame", "identify_verbs") or certainty(verb) is None:
        return None
    name = child(verb, "dobj", "nsubjpass")
    return name if name is not None and name.pos_ in ("PROPN", "PRON") else None


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
        yield mention_of(parsed, named, token, stance)
    elif token.dep_ == "pobj" and token.head.lower_ == "as" and lemma(token.head.head) in words_of("blame", "identify_verbs"):
        verb = token.head.head
        actor = child(verb, "dobj", "nsubjpass")
        if actor is not None and actor.pos_ in ("PROPN", "PRON") and certainty(verb) is not None:
            yield mention_of(parsed, actor, verb, Blame.ACCUSED, None if is_passive(verb) else subject(verb))
