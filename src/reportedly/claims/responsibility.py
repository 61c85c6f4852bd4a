"""
Who is said to have done it: each place where the words lay an attack to somebody, take it, deny it, or name its agent.

``find_blame`` reads the constructions; ``find_responsibility`` puts them together with who says so and who is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.actors import ActorIndex
from reportedly.claims.attribution_index import AttributionIndex
from reportedly.claims.people import side_of
from reportedly.claims.responsibility_agents import lemma
from reportedly.claims.responsibility_deeds import deed_object
from reportedly.claims.responsibility_mentions import BlameMention
from reportedly.claims.responsibility_rules import RULES, rules_by_lemma
from reportedly.claims.responsibility_sides import Parties
from reportedly.claims.responsibility_words import words_of
from reportedly.language import Parsed
from reportedly.model import NARRATOR, Attribution, Blame, Evidence, Responsibility, Side, Source, SourceKind, Stance, claim_id

__all__ = ["BlameMention", "find_blame", "find_responsibility"]

CHARGED = frozenset({Blame.ACCUSED, Blame.SUSPECTED})
RECENT = 20
NOT_SAID = frozenset({Stance.THREATENED, Stance.DEMANDED})


def find_blame(parsed: Parsed) -> tuple[BlameMention, ...]:
    """
    Every mention of who did it, in text order; at most one for each naming of an agent, from the most telling construction.

    Never raises on text: wording it cannot read yields nothing.
    """
    best: dict[int, BlameMention] = {}
    for mention in _mentions(parsed):
        best.setdefault(mention.head if mention.at is None else mention.at, mention)
    return tuple(sorted(best.values(), key=lambda m: (m.quote.start, m.quote.end)))


def _mentions(parsed: Parsed) -> Iterator[BlameMention]:
    heads: list[list[Token]] = [[] for _ in RULES]
    by_lemma = rules_by_lemma()
    for token in parsed.doc:
        for index in by_lemma.get(token.lemma_.lower(), ()):
            heads[index].append(token)
    for rule, tokens in zip(RULES, heads, strict=True):
        for token in tokens:
            yield from rule(parsed, token)


def find_responsibility(parsed: Parsed, attributions: AttributionIndex, actors: ActorIndex) -> tuple[Responsibility, ...]:
    """
    Every claim about who did it, in text order, each with who makes it. A pronoun that stays open makes no claim.

    ``said_at`` is None, ``main`` true and ``mention`` 0: later stages set them. Never raises on text.
    """
    parties = Parties(parsed, actors)
    claims: list[Responsibility] = []
    charged: Source | None = None
    for mention in find_blame(parsed):
        claim = None if parsed.report.is_furniture(mention.actor) else _claim(parties, mention, attributions)
        if claim is not None:
            claim = _same_as_before(claim, claims)
            if charged is not None and parties.is_the_accused(mention):
                claim = replace(claim, actor=replace(charged, span=mention.actor))
            claims.append(claim)
            charged = claim.actor if claim.stance in CHARGED and not claim.actor.anonymous else charged
    return tuple(claims)


def _same_as_before(claim: Responsibility, before: list[Responsibility]) -> Responsibility:
    """Where the actor is "the same group", the group last named in a claim."""
    words = claim.actor.name.lower().split()
    if words[:2] != ["the", "same"]:
        return claim
    named = (c.actor for c in reversed(before[-RECENT:]) if words[-1] in c.actor.name.lower().split())
    return replace(claim, actor=replace(next(named, claim.actor), span=claim.actor.span))


def _claim(parties: Parties, mention: BlameMention, attributions: AttributionIndex) -> Responsibility | None:
    parsed = parties.parsed
    chain = attributions.chain(mention.deed)
    saying = chain[0] if chain and (mention.attributable or mention.stance is not Blame.STATED) else None
    actor = parties.actor(mention, saying.source if saying is not None else None)
    if actor is None or _is_answered(parsed, mention, actor) or (mention.attributable and saying is not None and saying.stance in NOT_SAID):
        return None
    source = parties.speaker(mention) or (saying.source if saying is not None else NARRATOR)
    stance = _stance(parties, mention, actor, saying) if mention.attributable else mention.stance
    name = claim_id(parsed.report.text_sha256, Responsibility.kind, mention.deed, mention.actor.start)
    evidence = Evidence.of(parsed.text, mention.quote)
    via = saying.via if saying is not None else None
    cue = saying.cue[0] if saying is not None and saying.cue and mention.speaker is None else None
    return Responsibility(name, evidence, actor, stance, source, via, cue, None, True, 0)


def _is_answered(parsed: Parsed, mention: BlameMention, actor: Source) -> bool:
    """Whether security forces act against attackers, which lays no attack to anybody: "the army killed 27 militants"."""
    if actor.kind is not SourceKind.SECURITY:
        return False
    at = parsed.doc.char_span(mention.deed.start, mention.deed.end, alignment_mode="expand")
    thing = deed_object(at[0]) if at is not None and len(at) else None
    words = () if thing is None else (thing, *thing.conjuncts)
    crowd = words_of("perpetrators", "civilians")
    return any(side_of(word.text) is Side.ATTACKERS and lemma(word) not in crowd for word in words)


def _stance(parties: Parties, mention: BlameMention, actor: Source, saying: Attribution | None) -> Blame:
    if saying is None or saying.source == NARRATOR:
        return mention.stance
    if saying.stance is Stance.ESTIMATED:
        return Blame.SUSPECTED
    if saying.stance is Stance.DENIED and saying.cue and parties.parsed.words(saying.cue[0]).lower().startswith("den"):
        return Blame.DENIED
    return Blame.CLAIMED if parties.speaks_for_itself(mention, actor, saying.source) else Blame.ACCUSED
