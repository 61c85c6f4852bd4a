"""What a reading gives: claims of three kinds, totals, and the reading of a report that holds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from reportedly.model.place import Place
from reportedly.model.report import Report
from reportedly.model.saying import Actor, Event, Interval, Source
from reportedly.model.scene import Scene
from reportedly.model.spans import Evidence, Span, digest
from reportedly.model.terms import Blame, Manner, Side, Stance, Status


@dataclass(frozen=True, slots=True)
class Figure:
    """
    A claim about how many people are in a status. Counts are persons; ``high`` None is "no upper bound".

    ``doer`` is who brought them into it, where the words name somebody: by whom they were killed, arrested or freed. ``limit`` are the
    words that limit the count to a place, facility or phase ("in the first attack"), where there are any.
    """

    kind: ClassVar[str] = "figure"
    id: str
    evidence: Evidence
    number_span: Span
    low: int
    high: int | None
    approximate: bool
    status: Status
    manner: Manner | None
    people: str | None
    side: Side
    source: Source
    via: Source | None
    cue: Span | None
    stance: Stance
    as_of: Interval | None
    said_at: Interval | None
    closed: bool
    place: Place | None
    part_of: str | None
    main: bool
    mention: int
    doer: Source | None = None
    limit: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A claim about who did it."""

    kind: ClassVar[str] = "responsibility"
    id: str
    evidence: Evidence
    actor: Source
    stance: Blame
    source: Source
    via: Source | None
    cue: Span | None
    said_at: Interval | None
    main: bool
    mention: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source is reported to say, whole: the attribution as a claim."""

    kind: ClassVar[str] = "statement"
    id: str
    evidence: Evidence
    source: Source
    via: Source | None
    cue: Span | None
    content: Evidence
    stance: Stance
    event: Event | None
    said_at: Interval | None
    main: bool
    mention: int


Claim = Figure | Responsibility | Statement


@dataclass(frozen=True, slots=True)
class Total:
    """A report's own last word on one status of its main incident, with the ids of the claims that it rests on."""

    low: int
    high: int | None
    claims: tuple[str, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """All totals of one status: one, or one per source where the sources of a report differ (``contested``)."""

    status: str
    entries: tuple[Total, ...]
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one report: claims in text order, totals, actors, and where and when it happened."""

    report: Report
    claims: tuple[Claim, ...]
    totals: tuple[Totals, ...] = ()
    actors: tuple[Actor, ...] = ()
    reader: str = ""
    notes: tuple[str, ...] = field(default=())
    scene: Scene = field(default=Scene())


def claim_id(text_sha256: str, kind: str, anchor: Span, ordinal: int) -> str:
    """The identity of a claim: where it stands, never how it was interpreted (16 hex digits)."""
    return digest(text_sha256, kind, anchor.start, anchor.end, ordinal)[:16]
