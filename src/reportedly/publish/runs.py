"""
A text cut into runs that a browser shows so that every place in them can be led back to its offset: words selected on a page are the
report's own, code point for code point.

What can't be shown as it is (a control character, a change of direction, a carriage return, which browsers read as a line feed) is a run of
its own, which stands for one code point whatever is shown for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.publish.words import UNSAFE, safe

CARRIAGE = "\r"
ODD = re.compile(f"([{re.escape(CARRIAGE + ''.join(chr(code) for code, shown in UNSAFE.items() if len(shown) != 1))}])")


@dataclass(frozen=True, slots=True)
class Run:
    """Words as they are shown, from the offset ``start`` of the text on. ``odd``: they stand for one code point, whatever they are."""

    start: int
    words: str
    odd: bool = False


def runs(words: str, start: int = 0) -> Iterator[Run]:
    """The runs of ``words``, which stand at ``start`` in their text; none for no words. Raises nothing."""
    for at, part in enumerate(ODD.split(words)):
        if part:
            yield Run(start, "" if part == CARRIAGE else safe(part), odd=at % 2 == 1)
        start += len(part)
