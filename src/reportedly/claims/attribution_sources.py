"""From drafts to attributions: sources resolved to actors, parents, and who passed it on."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.actors import ActorIndex
from reportedly.claims.attribution_draft import Draft
from reportedly.claims.attribution_verbs import resolve_relative
from reportedly.language import Parsed
from reportedly.model import NARRATOR, Actor, Attribution, Source, SourceKind, Span

UNRESOLVED = "unresolved"


class Sources:
    """Makes attributions of drafts with what the report's actors tell."""

    def __init__(self, parsed: Parsed, actors: ActorIndex) -> None:
        self.parsed, self.actors = parsed, actors

    def resolve(self, drafts: Sequence[Draft], parents: Sequence[int | None]) -> tuple[Attribution, ...]:
        """The attributions of ``drafts``, in their order. Raises nothing."""
        sources = [self._source(draft) for draft in drafts]
        return tuple(
            Attribution(
                sources[at], draft.mention, draft.cue, draft.content, draft.word.stance,
                self._via(draft, parents[at], sources), parents[at], draft.said_at, draft.word.vouches,
            )
            for at, draft in enumerate(drafts)
        )  # fmt: skip

    def _source(self, draft: Draft) -> Source:
        if draft.head < 0 or not draft.mention:
            return NARRATOR
        head = resolve_relative(self.parsed.doc[draft.head])
        actor = self.actors.at(head.i)
        if actor is not None:
            return self._of_actor(actor, draft.mention[0])
        if head.tag_ in ("PRP", "WP", "WDT", "DT"):
            return Source(UNRESOLVED, SourceKind.OTHER, False, draft.mention[0])
        name = " ".join(self.parsed.words(draft.mention[0]).split())
        return Source(name, SourceKind.OTHER, False, draft.mention[0])

    def _of_actor(self, actor: Actor, near: Span) -> Source:
        named = [m for m in actor.mentions if self.parsed.words(m) == actor.name]
        span = next((m for m in named if m.overlaps(near)), named[0] if named else near)
        return Source(actor.name, actor.kind, actor.anonymous, span, None, actor.id)

    def _via(self, draft: Draft, parent: int | None, sources: Sequence[Source]) -> Source | None:
        told = self.actors.at(draft.recipient) if draft.recipient >= 0 else None
        if told is not None and told.kind is SourceKind.OUTLET and not told.anonymous:
            return self._of_actor(told, told.mentions[0])
        if parent is not None and sources[parent].kind is SourceKind.OUTLET:
            return sources[parent]
        return None
