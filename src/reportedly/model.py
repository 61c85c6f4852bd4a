"""
The nouns: what a report is, what a claim is, and what a reading of a report gives.

Every class is a frozen, slotted dataclass; a stage takes some and makes others. This module imports nothing of ours.
Offsets are half-open ranges of code points in ``Report.text``. Times are :class:`Interval`, never bare points.
The values of the enums are those of the annotation guide and of the JSON form; they are part of the public contract.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate
from typing import ClassVar


class Status(StrEnum):
    """What a report says has become of the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    HELD = "held"
    FREED = "freed"
    MISSING = "missing"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    PRESENT = "present"
    OTHER = "other"


class Manner(StrEnum):
    """How people came free (``Status.FREED`` only)."""

    RESCUED = "rescued"
    RELEASED = "released"
    ESCAPED = "escaped"
    UNSPECIFIED = "unspecified"


class Side(StrEnum):
    """Which part in the incident the people counted have."""

    ATTACKERS = "attackers"
    SECURITY = "security"
    VICTIMS = "victims"
    RESPONDERS = "responders"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """How a source stands to what it is reported to say."""

    ASSERTED = "asserted"
    DENIED = "denied"
    ESTIMATED = "estimated"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    QUOTED_ONLY = "quoted_only"


class Blame(StrEnum):
    """How a statement about who did it is made."""

    CLAIMED = "claimed"
    ACCUSED = "accused"
    DENIED = "denied"
    SUSPECTED = "suspected"
    STATED = "stated"


class SourceKind(StrEnum):
    """What kind of body or person a source is."""

    GOVERNMENT = "government"
    SECURITY = "security"
    ARMED_GROUP = "armed_group"
    MEDICAL = "medical"
    MONITOR = "monitor"
    WITNESS = "witness"
    OUTLET = "outlet"
    COMPANY = "company"
    ACADEMIC = "academic"
    OTHER = "other"
    NARRATOR = "narrator"


class Precision(StrEnum):
    """The grain at which the words fix a time."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range [start, end) of code points in ``Report.text``."""

    start: int
    end: int

    def __contains__(self, other: object) -> bool:
        """Whether an offset or a span lies wholly within this one."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words: ``text[start:end]``."""
        return text[self.start : self.end]


def hull(spans: tuple[Span, ...] | list[Span]) -> Span:
    """The smallest span that holds all of ``spans``. Raises ValueError where there is none."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def digest(*fields: object) -> str:
    """SHA-256, hex, over the JSON list of ``fields``: the one way in which this package makes identities."""
    packed = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()


class Furniture(StrEnum):
    """Parts of a text that are not the report's own telling: nothing in them is a claim."""

    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    LINKS = "links"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that is furniture, and of what kind."""

    span: Span
    kind: Furniture


@dataclass(frozen=True, slots=True)
class Report:
    """
    One news document, as it was read.

    ``text`` is what every offset refers to. ``sha256`` is of the raw bytes and is the report's identity; ``id`` echoes the
    caller's where one was given, else it is the first 16 hex digits of ``sha256``. ``published`` and ``modified`` are ISO 8601, as
    precise as the report gives them ("2025-03-12", "2025-03-12T14:05:00+05:00"). ``title_span`` is set where the title
    stands in ``text`` itself. ``furniture`` marks datelines, bylines, captions, credits and boxes within ``text``.
    ``notes`` are sentences for the user on how it was read: an encoding guessed, a text cut, a date taken from the dateline.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    byline: str | None = None
    path: str | None = None
    title_span: Span | None = None
    dateline_place: Span | None = None
    corrections: tuple[str, ...] = ()
    furniture: tuple[Block, ...] = ()
    extractor: str = ""
    notes: tuple[str, ...] = ()

    text_sha256: str = field(init=False, default="")
    _furniture_ends: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        """
        Compute once ``text_sha256``: SHA-256, hex, of ``text`` as UTF-8, the text version that evidence cites; and for each start of
        furniture, in order, where the furniture that starts there or before ends.
        """
        object.__setattr__(self, "text_sha256", hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest())
        spans = sorted(block.span for block in self.furniture)
        ends = accumulate((span.end for span in spans), max)
        object.__setattr__(self, "_furniture_ends", tuple(zip((span.start for span in spans), ends, strict=True)))

    def is_furniture(self, span: Span) -> bool:
        """Whether ``span`` touches a part of the text that is not the report's telling. By bisection: long texts have many such parts."""
        before = bisect_left(self._furniture_ends, (span.end,))
        return before > 0 and self._furniture_ends[before - 1][1] > span.start


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words: ``quote == report.text[start:end]``. ``parts`` holds the pieces where they are not contiguous."""

    start: int
    end: int
    quote: str
    parts: tuple[Span, ...] = ()

    @classmethod
    def of(cls, text: str, *spans: Span) -> Evidence:
        """The evidence that ``spans`` of ``text`` make. Raises ValueError where there is no span."""
        whole = hull(spans)
        return cls(whole.start, whole.end, whole.of(text), tuple(sorted(spans)) if len(spans) > 1 else ())

    @property
    def span(self) -> Span:
        """The hull of the evidence."""
        return Span(self.start, self.end)


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
    (a denial, a threat, a demand, an estimate). ``parent`` is the index, in the report's list, of the attribution whose content this one stands in.
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for: its GeoNames id (None for a place of our own), its name there, country, and how likely it is."""

    geonameid: int | None
    name: str
    country: str
    admin1: str | None
    lat: float
    lon: float
    sure: float


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where, as the words say: ``name`` is ``text[span]``. The rest is what a gazetteer makes of it, and stays as it is where there is none.

    ``precision`` is what ``lat`` and ``lon`` are the point of: "place", "district", "province", "country", "region", "feature", or "within" where
    only the area around it is known; it is None where the place is not resolved. ``country`` is the ISO 3166-1 code, ``admin1`` the
    province's name. ``sure`` is how sure the resolution is, from 0 to 1; where it is not sure enough nothing is chosen and ``candidates`` holds
    what it may be, the likeliest first.
    """

    name: str
    span: Span
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: str | None = None
    sure: float = 0.0
    candidates: tuple[Candidate, ...] = ()

    @property
    def resolved(self) -> bool:
        """Whether the words were tied to one place."""
        return self.precision is not None


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim about how many people are in a status. Counts are persons; ``high`` None is "no upper bound"."""

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
    """What one reader made of one report: claims in text order, totals, actors."""

    report: Report
    claims: tuple[Claim, ...]
    totals: tuple[Totals, ...] = ()
    actors: tuple[Actor, ...] = ()
    reader: str = ""
    notes: tuple[str, ...] = field(default=())


def claim_id(text_sha256: str, kind: str, anchor: Span, ordinal: int) -> str:
    """The identity of a claim: where it stands, never how it was interpreted (16 hex digits)."""
    return digest(text_sha256, kind, anchor.start, anchor.end, ordinal)[:16]
