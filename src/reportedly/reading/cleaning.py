"""
Raw decoded text -> the text that offsets refer to, with the map back.

Line breaks of every kind become ``\\n``; invisible marks (byte-order mark, zero-width and bidirectional controls, soft hyphen) go;
control characters and odd spaces become one plain space each. A space between two digits that groups them ("1 200" with a no-break
space) stays as it is, since it belongs to the number. Nothing else is altered: no letter, no digit, no quotation mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from reportedly.model import Span

SPECIAL = re.compile(
    "(?P<line>\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029])"
    "|(?P<group>(?<=[0-9])[\u00a0\u2007\u2009\u202f](?=[0-9]))"
    "|(?P<gone>[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufe00-\ufe0f\U000e0001-\U000e007f]+)"
    "|(?P<broken>[\ud800-\udfff])"
    "|(?P<space>[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
)
BECOMES = {"line": "\n", "gone": "", "broken": "\ufffd", "space": " "}


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """
    Where in the raw text each code point of the cleaned text came from.

    ``cleaned[i]`` and ``raw[i]`` are the starts, in either text, of the i-th stretch over which both run in step.
    """

    cleaned: tuple[int, ...]
    raw: tuple[int, ...]

    def to_raw(self, offset: int) -> int:
        """The offset in the raw text of the code point at ``offset`` of the cleaned text."""
        at = bisect_right(self.cleaned, offset) - 1
        return self.raw[at] + offset - self.cleaned[at]

    def span_to_raw(self, span: Span) -> Span:
        """The stretch of the raw text from the first to the last code point of ``span``, with the marks taken out between them."""
        start = self.to_raw(span.start)
        return Span(start, max(start, self.to_raw(span.end - 1) + 1)) if len(span) else Span(start, start)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and its way back to the raw one."""

    text: str
    offsets: OffsetMap


def clean(raw: str) -> Cleaned:
    """
    Clean ``raw`` as the module's head says. Never raises.

    >>> cleaned = clean("A\\ufeffB\\r\\nC")
    >>> cleaned.text, cleaned.offsets.to_raw(3)
    ('AB\\nC', 5)
    """
    kept: list[str] = []
    starts, origins, length, done = [0], [0], 0, 0
    for match in SPECIAL.finditer(raw):
        if match.lastgroup == "group":
            continue
        new = BECOMES[match.lastgroup or "space"]
        kept += (raw[done : match.start()], new)
        length += match.start() - done + len(new)
        done = match.end()
        if len(new) != match.end() - match.start():
            starts.append(length)
            origins.append(done)
    kept.append(raw[done:])
    return Cleaned("".join(kept), _without_doubles(starts, origins))


def _without_doubles(starts: list[int], origins: list[int]) -> OffsetMap:
    """Where two stretches start at one cleaned offset the later holds: what lay between was taken out."""
    stretches = dict(zip(starts, origins, strict=True))
    return OffsetMap(tuple(stretches), tuple(stretches.values()))
