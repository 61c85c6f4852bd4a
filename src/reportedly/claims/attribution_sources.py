"""From drafts to attributions: sources resolved to actors, parents, and who passed it on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.actor_kinds import hypernyms, is_person_word, kind_of, word_kind
from reportedly.claims.actors import ActorIndex
from reportedly.claims.attribution_draft import Draft
from reportedly.claims.attribution_reasons import Reasons
from reportedly.claims.attribution_tree import child, phrase_end, phrase_start, resolve_relative
from reportedly.claims.cues import words_of
from reportedly.language import Parsed
from reportedly.model import NARRATOR, Actor, Attribution, Source, SourceKind, Span

UNRESOLVED = "unresolved"

CARRIED = frozenset("passed carried relayed published broadcast distributed aired".split())
PRONOUNS = frozenset("he she they it who i we".split())


class Sources:
    """Makes attributions of drafts with what the report's actors tell."""

    def __init__(self, parsed: Parsed, actors: ActorIndex) -> None:
        self.parsed, self.actors = parsed, actors
        self._names: dict[str, tuple[Span, ...]] = {}
        self._reasons = Reasons.of(parsed)

    def resolve(self, drafts: Sequence[Draft], parents: Sequence[int | None]) -> tuple[Attribution, ...]:
        """The attributions of ``drafts``, in their order. Raises nothing."""
        sources: list[Source] = []
        issued: dict[str, Source] = {}
        for draft, parent in zip(drafts, parents, strict=True):
            found = self._issuer(draft, issued) or self._source(draft, parent)
            self._note_issued(draft, found, issued)
            sources.append(self._with_reason(draft, found))
        vias = self._vias(drafts, parents, sources)
        return tuple(
            Attribution(source, d.mention, d.cue, d.content, d.word.stance, via, parent, d.said_at, self._vouches(d), d.presupposed)
            for d, source, via, parent in zip(drafts, sources, vias, parents, strict=True)
        )

    def _vouches(self, draft: Draft) -> bool:
        """A report "finds" and means it; a soldier who finds a body does not say so."""
        if draft.word.vouches or draft.head < 0:
            return draft.word.vouches
        return "quote" in draft.word.takes and self.parsed.doc[draft.head].lemma_.lower() in words_of("speaking_things")

    # --- who says it

    def _source(self, draft: Draft, parent: int | None) -> Source:
        if draft.head < 0 or not draft.mention:
            return self._unnamed(draft, parent)
        head = resolve_relative(self.parsed.doc[draft.head])
        actor = self._within(draft, head) or self.actors.at(head.i)
        if actor is not None:
            return self._of_actor(actor, draft.mention[0])
        if head.tag_ in ("PRP", "WP", "WDT", "DT"):
            return Source(UNRESOLVED, SourceKind.OTHER, False, draft.mention[0])
        name = " ".join(self.parsed.words(draft.mention[0]).strip(" ,").split())
        words = list(head.doc[phrase_start(head) : phrase_end(head)])
        return Source(name, kind_of(head, words), is_person_word(head.lemma_) and head.tag_ in ("NN", "NNS"), draft.mention[0])

    def _within(self, draft: Draft, head: Token) -> Actor | None:
        """The body whose name stands before a general word: "the Dola Watch for Human Rights monitoring group"."""
        if head.lemma_.lower() not in hypernyms() or is_person_word(head.lemma_) or len(draft.mention[0]) < len(head) + 2:
            return None
        before = self.parsed.doc.char_span(draft.mention[0].start, head.idx, alignment_mode="contract")
        found = (self.actors.at(t.i) for t in before or () if t.tag_ in ("NNP", "NNPS"))
        named = [a for a in found if a is not None and not a.anonymous and " " in a.name]
        return max(named, key=lambda a: len(a.name), default=None)

    def _issuer(self, draft: Draft, issued: dict[str, Source]) -> Source | None:
        """Whose "statement" it is that speaks: its owner, who it is from, or who said something in it before."""
        if draft.head < 0 or self.parsed.doc[draft.head].lemma_.lower() not in words_of("messages"):
            return None
        head = self.parsed.doc[draft.head]
        by = next((c for c in head.rights if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from")), None)
        owner = child(head, "poss") or (child(by, "pobj") if by is not None else None)
        actor = self.actors.at(owner.i) if owner is not None else self._named_before(head)
        if actor is None and owner is None and any(c.dep_ == "compound" and c.tag_ in ("NNP", "NNPS") for c in head.lefts):
            return None
        return self._of_actor(actor, draft.mention[0]) if actor is not None else issued.get(head.lemma_.lower())

    def _named_before(self, head: Token) -> Actor | None:
        """Whose message it is by the name before it: "the UNHCR statement", and "GVFs statement" that lost its apostrophe."""
        name = next((c for c in head.lefts if c.dep_ in ("compound", "nmod") and c.tag_ in ("NNP", "NNPS", "NNS")), None)
        if name is None:
            return None
        return self._called(name.text) or (self._called(name.text[:-1]) if name.text.endswith("s") else None)

    def _called(self, name: str) -> Actor | None:
        return next((a for a in self.actors.actors if not a.anonymous and name in (a.name, *a.aliases)), None)

    def _note_issued(self, draft: Draft, source: Source, issued: dict[str, Source]) -> None:
        words = self.parsed.doc.char_span(draft.cue[0].start, draft.cue[0].end) if draft.cue else None
        for token in words or ():
            if token.lemma_.lower() in words_of("messages") and source.actor is not None:
                issued[token.lemma_.lower()] = source
            elif token.lemma_.lower() == "claim" and source.actor is not None:
                issued["claim"] = source

    def _with_reason(self, draft: Draft, source: Source) -> Source:
        if not source.anonymous or not self._reasons.spans:
            return source
        sentence = self.parsed.doc[draft.at].sent
        reason = self._reasons.near(draft.mention[0] if draft.mention else draft.cue[0], Span(sentence.start_char, sentence.end_char))
        return replace(source, reason=reason) if reason is not None else source

    def _unnamed(self, draft: Draft, parent: int | None) -> Source:
        """The report's own voice, or "reports" where the text says no more than that there are such."""
        cue = self.parsed.doc[draft.at]
        if not draft.cue:
            return Source(UNRESOLVED, SourceKind.OTHER)
        if parent is None and cue.tag_ in ("NN", "NNS") and cue.lemma_.lower() in words_of("hearsay"):
            return Source("reports", SourceKind.OUTLET, False, draft.cue[0])
        return NARRATOR

    def _of_actor(self, actor: Actor, near: Span) -> Source:
        """The actor as a source; its span is where its name stands at ``near``, else where it stands first."""
        named = self._named(actor)
        at = bisect_right(named, near.end, key=lambda span: span.start) - 1
        span = named[at] if at >= 0 and named[at].overlaps(near) else named[0] if named else near
        return Source(actor.name, actor.kind, actor.anonymous, span, None, actor.id)

    def _named(self, actor: Actor) -> tuple[Span, ...]:
        if actor.id not in self._names:
            self._names[actor.id] = tuple(m for m in actor.mentions if self.parsed.words(m) == actor.name)
        return self._names[actor.id]

    # --- who passed it on

    def _vias(self, drafts: Sequence[Draft], parents: Sequence[int | None], sources: Sequence[Source]) -> list[Source | None]:
        """Who passed each on; a "source" that told an outlet once goes on telling it, another as long as nobody else speaks."""
        kept: dict[str, Source] = {}
        out: list[Source | None] = []
        before: str | None = None
        for draft, parent, source in zip(drafts, parents, sources, strict=True):
            via = self._quoted_by(draft) or self._told(draft) or self._passed_on(parent, sources) or self._own_outlet(draft)
            via = via or self._carried_by(draft)
            if source.actor is not None and source.anonymous and {"source", "sources"} & set(source.name.lower().split()):
                via = via or kept.get(source.actor)
                if via is not None:
                    kept[source.actor] = via
            elif via is None and out and source.actor is not None and source.actor == before and self._runs_on(draft):
                via = out[-1]
            before = source.actor
            out.append(via)
        return out

    def _runs_on(self, draft: Draft) -> bool:
        """Whether only a pronoun, or nothing, stands for the source: "he added", "but said"."""
        return {self.parsed.words(span).lower() for span in draft.mention} <= PRONOUNS

    def _told(self, draft: Draft) -> Source | None:
        return self._outlet(draft.recipient) if draft.recipient >= 0 else self._medium(draft)

    def _outlet(self, at: int) -> Source | None:
        """The outlet that token ``at`` names, or that stands before it ("a Reuters reporter"); none for bare "reporters"."""
        head = self.parsed.doc[at]
        for token in (head, *reversed(list(head.lefts))):
            actor = self.actors.at(token.i)
            if actor is not None and actor.kind is SourceKind.OUTLET and not actor.anonymous:
                return self._of_actor(actor, actor.mentions[0])
            if (token.tag_ in ("NNP", "NNPS") or token.is_upper) and word_kind(token.lower_) == (SourceKind.OUTLET, False):
                return Source(token.text, SourceKind.OUTLET, False, self.parsed.span(token))
        return None

    def _quoted_by(self, draft: Draft) -> Source | None:
        """Who quotes the source where that is named: "officials quoted by the Dola Morning said"."""
        head = self.parsed.doc[draft.head] if draft.head >= 0 else None
        quoted = next((c for c in head.rights if c.dep_ == "acl" and c.lower_ in ("quoted", "cited")), None) if head is not None else None
        by = child(quoted, "agent") if quoted is not None else None
        named = child(by, "pobj") if by is not None else None
        actor = self.actors.at(named.i) if named is not None else None
        return replace(self._of_actor(actor, actor.mentions[0]), kind=SourceKind.OUTLET) if actor is not None else None

    def _medium(self, draft: Draft) -> Source | None:
        """ "on Twitter": where the cue itself names what it was said on."""
        last = self.parsed.doc.char_span(draft.cue[0].start, draft.cue[0].end) if draft.cue else None
        return self._outlet(last[-1].i) if last is not None and last[-1].tag_ == "NNP" and last[-1].dep_ == "pobj" else None

    def _carried_by(self, draft: Draft) -> Source | None:
        """Who passed on the statement that the sentence opens with: "in a second one, which was passed on by Example Wire, it said"."""
        doc = self.parsed.doc
        if draft.at < 0:
            return None
        for by in doc[doc[draft.at].sent.start : draft.at]:
            before = doc[by.i - 1] if by.i else by
            verb = doc[by.i - 2] if before.lower_ == "on" and by.i > 1 else before
            named = child(by, "pobj") if by.lower_ == "by" and verb.lower_ in CARRIED else None
            if named is not None and named.tag_ in ("NNP", "NNPS"):
                actor = self.actors.at(named.i)
                return replace(self._of_actor(actor, actor.mentions[0]), kind=SourceKind.OUTLET) if actor is not None else None
        return None

    def _passed_on(self, parent: int | None, sources: Sequence[Source]) -> Source | None:
        if parent is None or sources[parent].kind is not SourceKind.OUTLET or sources[parent].anonymous:
            return None
        return sources[parent] if not words_of("hearsay") & {w.removesuffix("s") for w in sources[parent].name.lower().split()} else None

    def _own_outlet(self, draft: Draft) -> Source | None:
        """The outlet whose source it is: "a Sputnik source", "Interfax's correspondent"."""
        if draft.head < 0 or self.parsed.doc[draft.head].lemma_.lower() not in ("source", "correspondent"):
            return None
        head = self.parsed.doc[draft.head]
        return next((self._outlet(c.i) for c in head.lefts if c.dep_ in ("compound", "poss") and self._outlet(c.i)), None)
