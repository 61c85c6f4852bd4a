"""
What somebody sent to be added: files as bytes with the names that they came under, held on disk in one file without a name.

A name is what its sender called it, no path: nothing is ever opened or written under it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, BinaryIO

from reportedly.errors import ReadingError
from reportedly.model import Report
from reportedly.reading import ReadOptions, read_bytes

CHUNK = 1 << 20
LONGEST_NAME = 200
IN_MEMORY = 1 << 20
DEFAULTS = ReadOptions()


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was sent in one go. ``options`` are what the sender says of all of it."""

    options: ReadOptions = DEFAULTS
    _held: IO[bytes] = field(default_factory=lambda: tempfile.SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 - closed by close()
    _sizes: list[tuple[str, int]] = field(default_factory=list)

    def put(self, name: str, stream: BinaryIO) -> int:
        """Add what a stream holds, under a name; how many bytes it was. Raises OSError where the disk is full."""
        size = 0
        while piece := stream.read(CHUNK):
            self._held.write(piece)
            size += len(piece)
        self._sizes.append((plain_name(name), size))
        return size

    def put_text(self, name: str, text: str) -> int:
        """Add a text under a name; how many bytes it was. Raises OSError as ``put`` does."""
        return self.put(name, BytesIO(text.encode("utf-8", "replace")))

    @property
    def names(self) -> tuple[str, ...]:
        """What the files are called."""
        return tuple(name for name, _ in self._sizes)

    def reports(self) -> Iterator[tuple[str, Iterator[Report | ReadingError]]]:
        """
        Each file's name with its reports, and an error as a value for what could not be read. To be gone through once, in order.

        Raises OSError where what was sent can't be read again.
        """
        self._held.seek(0)
        for name, size in self._sizes:
            yield name, read_bytes(self._held.read(size), name, self.options)

    def close(self) -> None:
        """Let go of what was sent. Raises nothing."""
        self._held.close()


def plain_name(name: str) -> str:
    """The last part of a file's name, as its sender calls it, at most ``LONGEST_NAME`` characters with its suffix. Raises nothing."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].replace("\x00", "").encode("utf-8", "replace").decode()
    return last if len(last) <= LONGEST_NAME else f"{last[: LONGEST_NAME - 12]}…{last[-11:]}"
