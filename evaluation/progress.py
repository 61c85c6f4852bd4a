"""Progress on standard error, for those who wait: how many of the reports of a corpus have been read."""

from __future__ import annotations

import sys
import time
from collections.abc import Collection, Iterator
from typing import TypeVar

T = TypeVar("T")
SECONDS = 15.0


def watched(items: Collection[T], name: str) -> Iterator[T]:
    """The items as they are; at most every fifteen seconds a line says how many of ``name`` were taken. Never raises on its own."""
    said = time.monotonic()
    for at, item in enumerate(items):
        if time.monotonic() - said >= SECONDS:
            said = time.monotonic()
            print(f"{name}: {at} of {len(items)}", file=sys.stderr)
        yield item
