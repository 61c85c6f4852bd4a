"""A report as it was read: its text, what is known of it, and which parts of the text are not its own telling."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate

from reportedly.model.spans import Span


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

    ``text`` is what every offset refers to. ``sha256`` is of the raw bytes and is the report's identity; ``id`` echoes the caller's where
    one was given, else it is the first 16 hex digits of ``sha256``. ``published`` and ``modified`` are ISO 8601, as precise as the report
    gives them ("2025-03-12", "2025-03-12T14:05:00+05:00"). ``title_span`` is set where the title stands in ``text`` itself. ``furniture``
    marks datelines, bylines, captions, credits and boxes within ``text``. ``raw`` are the bytes it was read from, None for a report made
    by a program. ``notes`` are sentences for the user on how it was read: an encoding guessed, a text cut, a date taken from the
    dateline.
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
    raw: bytes | None = field(default=None, repr=False, compare=False)

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
