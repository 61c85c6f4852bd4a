"""One line on the terminal that says how far a long reading is, and is gone when it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

from reportedly.publish.words import count

Item = TypeVar("Item")
ERASE = "\r\033[K"


class Progress:
    """A line on ``stream``; with None nothing is ever shown."""

    def __init__(self, stream: TextIO | None) -> None:
        self.stream = stream

    def show(self, words: str) -> None:
        """Put ``words`` in the place of what was shown."""
        if self.stream is not None:
            self.stream.write(ERASE + words)
            self.stream.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        self.show("")

    def over(self, items: Iterable[Item]) -> Iterator[Item]:
        """``items`` as they come, with how many there were so far shown between them. Raises what ``items`` raises."""
        self.show("reading …")
        try:
            for done, item in enumerate(items, 1):
                self.clear()
                yield item
                self.show(f"{count(done, 'report')} read, reading on …")
        finally:
            self.clear()
