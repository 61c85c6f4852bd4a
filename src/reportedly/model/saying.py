"""Who says something, through whom, when, and of what kind of event: sources, attributions, actors and times."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.spans import Span
from reportedly.model.terms import Precision, SourceKind, Stance


@dataclass(frozen=True, slots=True)
class Interval:
    """
    A time as the words give it: ISO 8601 dates or date-times, both ends inclusive, ``None`` where open.

    ``anchor`` says what the words were resolved against: "published", "text" (a date in the words themselves), "event" (the
    incident's date), or "none" (nothing to resolve against: then both ends are None). ``span`` is where the words stand.
    """

    start: str | None
    end: str | None
    precision: Precision
    anchor: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """
    Who makes a claim. ``name`` is the most specific form that the text gives; ``span`` is where that form, or the nearest
    mention of it, stands. ``reason`` is where the text says why the source is not named.
    """

    name: str
    kind: SourceKind
    anonymous: bool = False
    span: Span | None = None
    reason: Span | None = None
    actor: str | None = None


NARRATOR = Source("narrator", SourceKind.NARRATOR)


@dataclass(frozen=True, slots=True)
class Attribution:
    """
    Source + cue + content. ``content`` are the pieces of what is said, in text order; ``stance`` is what the cue alone tells
    (a denial, a threat, a demand, an estimate). ``parent`` is the index, in the report's list, of the attribution in whose content this
    one stands.
    ``mention`` are the words at this place that stand for the source ("they", "the group"); ``source`` is what they were resolved to.
    ``via`` is who passed it on ("told Reuters", "according to AFP"). ``cue`` is empty for a quotation that merely runs on.
    ``vouches`` is whether the source answers for what is said: with "said" it does, with "wants" or "criticised" it does not.
    ``presupposed`` are stretches of the content that the source takes for granted and the report tells ("claimed responsibility for
    the raid").
    """

    source: Source
    mention: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance = Stance.ASSERTED
    via: Source | None = None
    parent: int | None = None
    said_at: Span | None = None
    vouches: bool = True
    presupposed: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """One person or body that the report speaks of, under all the names it has there."""

    id: str
    name: str
    kind: SourceKind
    anonymous: bool
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What a statement tells of, in PLOVER's words: type (ASSAULT, AID, RETREAT …) and mode (abduct, explosives …)."""

    type: str
    mode: str | None = None
