"""
Where a ledger goes: standard output as it is read, or a file that appears whole or not at all and never takes the place of an input.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import SettingError
from reportedly.model import Reading


class Output:
    """Takes the pieces of a ledger. ``keep`` is set false where what was written must not take the place of what is there."""

    def __init__(self, stream: BinaryIO, path: Path | None, encoding: str) -> None:
        self.stream = stream
        self.path = path
        self.encoding = encoding
        self.keep = True

    def write(self, piece: str) -> None:
        """Write one piece and pass it on at once. Raises OSError (BrokenPipeError where the reader went away)."""
        self.stream.write(piece.encode(self.encoding, "replace"))
        self.stream.flush()

    def guard(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings, as they come. Raises SettingError where one was read from the very file that would be written."""
        for reading in readings:
            if self.path is not None and reading.report.path and _same(Path(reading.report.path), self.path):
                raise _is_input(self.path)
            yield reading


@contextmanager
def open_output(path: Path | None, inputs: Sequence[str], *, terminal: bool = False) -> Iterator[Output]:
    """
    Open ``path``, or standard output where it is None or "-"; ``terminal`` writes that in the terminal's encoding, else it is UTF-8.

    Raises SettingError where ``path`` is an input, lies in a folder that is read, or can't be written.
    """
    if path is None or str(path) == "-":
        yield Output(sys.stdout.buffer, None, sys.stdout.encoding if terminal else "utf-8")
        return
    _refuse_inputs(path, inputs)
    opened = _open_file(path) if _is_plain(path) else _open_device(path)
    with opened as output:
        yield output


def _refuse_inputs(path: Path, inputs: Sequence[str]) -> None:
    for given in map(Path, inputs):
        if _same(given, path):
            raise _is_input(path)
        if _is_folder(given) and path.resolve().is_relative_to(given.resolve()):
            raise SettingError(f"{path} lies in {given}, which is read: name a file outside it for --out")


def _is_input(path: Path) -> SettingError:
    return SettingError(f"{path} is one of the reports that are read: name another file for --out")


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_plain(path: Path) -> bool:
    """Whether a file can take this place; a device or a named pipe is written to as it is."""
    return not path.exists() or path.is_file() or path.is_dir()


@contextmanager
def _open_device(path: Path) -> Iterator[Output]:
    try:
        stream = path.open("wb")
    except OSError as error:
        raise _unwritable(path, error) from error
    with stream:
        yield Output(stream, None, "utf-8")


@contextmanager
def _open_file(path: Path) -> Iterator[Output]:
    """Write beside the file and put it in place at the end; on any error nothing is left and the old file stands."""
    target = path.resolve()
    try:
        if target.is_dir():
            raise IsADirectoryError("is a folder")
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            output = Output(stream, path, "utf-8")
            yield output
        if output.keep:
            beside.chmod(_mode(target))
            beside.replace(target)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, else those that a new file gets."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(path: Path, error: OSError) -> SettingError:
    return SettingError(f"{path} cannot be written: {(error.strerror or str(error)).lower()}")
