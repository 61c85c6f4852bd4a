"""
A mention of who did it, and how a rule makes one: what every module of rules shares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.claims.responsibility_agents import actor_span
from reportedly.language import Parsed
from reportedly.model import Blame, Span

NOBODY = frozenset({"no", "nobody", "none", "one", "neither", "nothing"})


@dataclass(frozen=True, slots=True)
class BlameMention:
    """
    Words that say who did it. ``actor`` are the words that name the agent, ``head`` the index of their head token; ``deed`` is the
    word that lays the deed to it.

    ``stance`` is what the local words tell. Where ``attributable``, it depends on who says so: "claimed" by the actor itself, "accused" by
    another source, "stated" in the report's own voice. ``speaker`` is set where the construction names who says it ("X accused Y of …").
    ``at`` is the token that tells it where that is not the agent's own: "the firing", of an agent named before.
    """

    quote: Span
    actor: Span
    head: int
    deed: Span
    stance: Blame
    attributable: bool
    speaker: Span | None = None
    speaker_head: int | None = None
    at: int | None = None


Rule = Callable[[Parsed, Token], Iterator[BlameMention]]


def mention_of(parsed: Parsed, actor: Token, cue: Token, stance: Blame, speaker: Token | None = None) -> BlameMention:
    """The mention whose agent ``actor`` heads and whose telling word is ``cue``; ``speaker`` heads the words for who says it."""
    span = actor_span(parsed, actor)
    quote = Span(min(span.start, cue.idx), max(span.end, cue.idx + len(cue)))
    told = stance is Blame.STATED and speaker is None
    said_by = None if speaker is None else actor_span(parsed, speaker)
    return BlameMention(quote, span, actor.i, parsed.span(cue), stance, told, said_by, None if speaker is None else speaker.i)


def is_nobody(actor: Token) -> bool:
    """Whether the words say that there is no such agent: "nobody", "no group"."""
    return actor.lower_ in NOBODY or any(c.lower_ in NOBODY for c in actor.children)
