"""Who is meant by the words that name an agent, and whether the source that says so speaks for it."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.actors import ActorIndex
from reportedly.claims.responsibility_agents import Agency, agency, below, is_force, lemma
from reportedly.claims.responsibility_mentions import BlameMention
from reportedly.claims.responsibility_words import words_of
from reportedly.language import Parsed
from reportedly.model import Actor, Blame, Source, SourceKind, Span

POINTING = frozenset({"the", "this", "that", "these", "those"})
OWN = frozenset({"its", "his", "her", "their", "our", "my"})
RULING = frozenset({SourceKind.GOVERNMENT, SourceKind.SECURITY})
RULERS = frozenset({"government", "army", "military", "security", "air", "state", "navy"})
SMALL = frozenset({"the", "a", "an", "of", "its", "his", "their", "group", "and"})


class Parties:
    """The parties of one report: its parse and its actors."""

    def __init__(self, parsed: Parsed, actors: ActorIndex) -> None:
        self.parsed, self.actors = parsed, actors
        named = (t.text for t in parsed.doc if t.ent_type_ == "GPE" and t.lower_ in words_of("perpetrators", "countries"))
        self.countries = tuple(dict.fromkeys(named))

    def actor(self, mention: BlameMention, speaker: Source | None = None) -> Source | None:
        """The actor meant by a pronoun, a surname, "the group", "its fighters" (``speaker``'s own); None for a pronoun left open."""
        head = self.parsed.doc[mention.head]
        speaks = speaker is not None and speaker.kind is not SourceKind.NARRATOR
        if speaker is not None and speaks and self._led(head) and self._owner(head) is None:
            return replace(speaker, span=mention.actor)
        known = self._owner(head) or self.actors.at(mention.head)
        words = self._country(head) or " ".join(self.parsed.words(mention.actor).split())
        if known is None or self._is_speaker(known, mention):
            return None if head.pos_ == "PRON" else Source(words, _kind(head), _unnamed(head), mention.actor)
        name = known.name if self._points(head, mention.actor, known) else words
        kind = _kind(head) if known.kind is SourceKind.OTHER else known.kind
        return Source(name, kind, known.anonymous, mention.actor, None, known.id)

    def _country(self, head: Token) -> str | None:
        """The country that an adjective alone stands for ("Russian air strikes"), where the report names it."""
        if head.ent_type_ != "NORP" or head.dep_ not in ("amod", "compound"):
            return None
        return next((name for name in self.countries if head.text.startswith(name[:-1]) and len(name) > 3), None)

    def _led(self, head: Token) -> Token | None:
        """The pronoun that says whose fighters, men or planes they are."""
        led = any(lemma(head) in words_of("perpetrators", kind) for kind in ("machines", "collective", "armed", "state", "person"))
        return next((c for c in head.lefts if c.lower_ in OWN), None) if led and head.tag_ != "NNP" else None

    def _owner(self, head: Token) -> Actor | None:
        owner = self._led(head)
        known = self.actors.at(owner.i) if owner is not None else None
        return known if known != self.actors.at(head.i) else None

    def is_the_accused(self, mention: BlameMention) -> bool:
        """Whether the words are "the accused", "the suspect": the one person charged so far, if one was."""
        return self.parsed.words(mention.actor).lower() in ("the accused", "the suspect", "the defendant", "the gunman")

    def _is_speaker(self, known: Actor, mention: BlameMention) -> bool:
        """Whether "the group" was taken for the very speaker who blames it."""
        said_by = self.actors.at(mention.speaker_head) if mention.speaker_head is not None else None
        return mention.stance is Blame.ACCUSED and said_by is not None and said_by.id == known.id

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
        owner = next((c for c in below(head, 8, 5) if c.lower_ in OWN), None)
        if owner is not None and self._same(owner, source):
            return True
        if self._is_spokesman_of(head, source):
            return True
        if source.kind is SourceKind.ARMED_GROUP:
            return (agency(head) is Agency.ARMED and (head.pos_ != "PROPN")) or bool(_telling(actor.name) & _telling(source.name))
        return source.kind in RULING and "source" not in source.name.lower() and _of_rulers(head)

    def _is_spokesman_of(self, head: Token, source: Source) -> bool:
        """Whether "the group" did it, as its spokesman says."""
        if (
            lemma(head) not in words_of("perpetrators", "collective")
            or not any(c.lower_ == "the" for c in head.lefts)
            or source.span is None
        ):
            return False
        at = self.parsed.doc.char_span(source.span.start, source.span.end, alignment_mode="expand")
        near = list(below(at.root, 8, 12)) if at is not None and len(at) else []
        return any(lemma(t) in words_of("perpetrators", "spokesmen") for t in near)

    def _same(self, owner: Token, source: Source) -> bool:
        known = self._owner(owner.head)
        return known is None or known.id == source.actor or bool(_telling(known.name) & _telling(source.name))

    def _points(self, head: Token, words: Span, known: Actor) -> bool:
        """Whether the words only point at an actor that another name tells better."""
        if head.pos_ == "PRON" or any(c.lower_ in OWN for c in head.lefts):
            return True
        if any(c.dep_ == "conj" for c in head.children) or (words.end - words.start > len(known.name) and head.pos_ == "PROPN"):
            return False
        if head.pos_ != "PROPN" and any(t.pos_ == "PROPN" for t in below(head, 6, 1)):
            return False
        first = self.parsed.words(words).split()[0].lower()
        return not known.anonymous and (head.pos_ == "PROPN" or first in POINTING)


def _kind(head: Token) -> SourceKind:
    if is_force(head):
        return SourceKind.SECURITY
    kinds = {Agency.ARMED: SourceKind.ARMED_GROUP, Agency.STATE: SourceKind.SECURITY, Agency.POLICE: SourceKind.SECURITY}
    return kinds.get(agency(head), SourceKind.OTHER)


def _of_rulers(head: Token) -> bool:
    """Whether the words name forces of the state without saying of which: "the army", "government planes"."""
    told = {lemma(c) for c in below(head, 8, 1) if c.pos_ not in ("DET", "NUM", "PRON")}
    return bool(told & RULERS) and told <= RULERS | words_of("perpetrators", "state") | words_of("perpetrators", "machines")


def _unnamed(head: Token) -> bool:
    return head.pos_ != "PROPN" and lemma(head) not in words_of("perpetrators", "state")


def _telling(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - SMALL
