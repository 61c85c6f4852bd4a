"""Who is meant by the words that name an agent, and whether the source that says so speaks for it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from reportedly.claims.actors import ActorIndex
from reportedly.claims.responsibility_agents import Agency, agency, lemma
from reportedly.claims.responsibility_rules import BlameMention
from reportedly.claims.responsibility_words import words_of
from reportedly.language import Parsed
from reportedly.model import Actor, Source, SourceKind, Span

POINTING = frozenset({"the", "this", "that", "these", "those"})
OWN = frozenset({"its", "his", "her", "their", "our", "my"})
RULING = frozenset({SourceKind.GOVERNMENT, SourceKind.SECURITY})
SMALL = frozenset({"the", "a", "an", "of", "its", "his", "their", "group", "and"})


class Parties:
    """The parties of one report: its parse and its actors."""

    def __init__(self, parsed: Parsed, actors: ActorIndex) -> None:
        self.parsed, self.actors = parsed, actors

    def actor(self, mention: BlameMention) -> Source | None:
        """Whom the mention means: the named actor behind a pronoun, a surname or "the group"; None for a pronoun that stays open."""
        head = self.parsed.doc[mention.head]
        known = self.actors.at(mention.head)
        words = " ".join(self.parsed.words(mention.actor).split())
        if known is None:
            return None if head.pos_ == "PRON" else Source(words, _kind(head), _unnamed(head), mention.actor)
        name = known.name if self._points(head, mention.actor, known) else words
        return Source(name, known.kind, known.anonymous, mention.actor, None, known.id)

    def speaker(self, mention: BlameMention) -> Source | None:
        """The speaker that the construction itself names, if it names one."""
        if mention.speaker is None or mention.speaker_head is None:
            return None
        known = self.actors.at(mention.speaker_head)
        words = " ".join(self.parsed.words(mention.speaker).split())
        if known is None:
            return Source(words, _kind(self.parsed.doc[mention.speaker_head]), False, mention.speaker)
        return Source(known.name, known.kind, known.anonymous, mention.speaker, None, known.id)

    def speaks_for_itself(self, mention: BlameMention, actor: Source, source: Source) -> bool:
        """Whether ``source`` is the actor, speaks for it ("its planes", "Taliban spokesman"), or is of the state whose forces acted."""
        if actor.actor is not None and actor.actor == source.actor:
            return True
        head = self.parsed.doc[mention.head]
        owner = next((c for c in head.subtree if c.lower_ in OWN and c.i < head.i + 5), None)
        if owner is not None and self._same(owner, source):
            return True
        if source.kind is SourceKind.ARMED_GROUP:
            return agency(head) is Agency.ARMED and (head.pos_ != "PROPN") or bool(_telling(actor.name) & _telling(source.name))
        ours = agency(head) is Agency.STATE and not any(c.ent_type_ in ("NORP", "GPE") for c in head.subtree if c.i <= head.i)
        return ours and source.kind in RULING and lemma(head) != "regime"

    def _same(self, owner: Token, source: Source) -> bool:
        known = self.actors.at(owner.i)
        return known is None or known.id == source.actor or bool(_telling(known.name) & _telling(source.name))

    def _points(self, head: Token, words: Span, known: Actor) -> bool:
        """Whether the words only point at an actor that another name tells better."""
        if head.pos_ == "PRON":
            return True
        if any(c.dep_ == "conj" for c in head.children) or words.end - words.start > len(known.name) and head.pos_ == "PROPN":
            return False
        first = self.parsed.words(words).split()[0].lower()
        return not known.anonymous and (head.pos_ == "PROPN" or first in POINTING)


def _kind(head: Token) -> SourceKind:
    kinds = {Agency.ARMED: SourceKind.ARMED_GROUP, Agency.STATE: SourceKind.SECURITY, Agency.POLICE: SourceKind.SECURITY}
    return kinds.get(agency(head), SourceKind.OTHER)


def _unnamed(head: Token) -> bool:
    return head.pos_ != "PROPN" and lemma(head) not in words_of("perpetrators", "state")


def _telling(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - SMALL
