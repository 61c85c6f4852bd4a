"""Stretches of a text, the exact words that they hold, and the one way in which identities are made."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass


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
