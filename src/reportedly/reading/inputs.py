"""Names -> reports: files, folders, patterns, standard input, in the order given and one at a time."""

from __future__ import annotations

import glob
import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from reportedly.errors import NotFound, NotSupported, NotText, ReadingError
from reportedly.model import Report
from reportedly.reading.document import read_page, read_plain
from reportedly.reading.forms import HEAD, form_of, known_suffixes
from reportedly.reading.options import Form, ReadOptions
from reportedly.reading.table import read_csv, read_json_lines

STANDARD_INPUT = "-"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|www\.", re.IGNORECASE)
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
DEFAULTS = ReadOptions()


def read_inputs(inputs: Sequence[str], options: ReadOptions = DEFAULTS) -> Iterator[Report | ReadingError]:
    """
    Yield each report of ``inputs``, lazily and in order, and a ReadingError, as a value, for each that could not be read.

    Args:
        inputs: files; folders, read through with their sub-folders in the order of their names, hidden files and unknown suffixes
            passed over; patterns ("reports/*.txt") that the shell did not expand; "-" for standard input.
        options: what the caller says of them.

    Never raises on what an input holds: a file that is missing, empty, binary, in another language or broken is one ReadingError
    that names it (and the line), and the others are still read.
    """
    for name in inputs:
        for item in expand(name):
            if isinstance(item, ReadingError):
                yield item
            else:
                yield from _read_named(item, options)


def read_bytes(data: bytes, name: str, options: ReadOptions = DEFAULTS) -> Iterator[Report | ReadingError]:
    """
    Yield the report, or the table's reports, that ``data`` holds; a ReadingError as a value where it cannot be read.

    Args:
        data: the raw bytes.
        name: what to call them in messages and in ``Report.path``; its suffix tells the form where ``options`` leave it open.
        options: what the caller says of them.
    """
    yield from _read_stream(io.BytesIO(data), name, options)


def read_text(text: str, options: ReadOptions = DEFAULTS) -> Report:
    """
    The report that ``text`` is: plain text, already decoded. Its identity is made of its bytes as UTF-8.

    Raises NotText where it has no letter, NotSupported where it is not English.
    """
    return read_plain(text.encode("utf-8", "surrogatepass"), None, options, text)


def expand(name: str) -> Iterator[str | ReadingError]:
    """The files that one input stands for, or what is wrong with it."""
    if name == STANDARD_INPUT:
        yield name
    elif ADDRESS.match(name) and not os.path.exists(name):
        yield NotSupported(f"{shown(name)}: this is a web address, and fetching comes in a later version; save the page and give its file")
    elif os.path.isdir(name):
        yield from _in_folder(name)
    elif not os.path.lexists(name) and glob.has_magic(name):
        yield from _matching(name)
    else:
        yield name


def _in_folder(folder: str) -> Iterator[str | ReadingError]:
    found = False
    problems: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in known_suffixes():
                found = True
                yield os.path.join(where, name)
    yield from (_problem(error.filename or folder, error) for error in problems)
    if not found and not problems:
        yield NotFound(f"{shown(folder)}: there is no report in this folder (files ending in {', '.join(sorted(known_suffixes()))})")


def _matching(pattern: str) -> Iterator[str | ReadingError]:
    names = sorted(glob.glob(pattern, recursive=True))
    if not names:
        yield NotFound(f"{shown(pattern)}: no file matches this pattern")
    for name in names:
        yield from _in_folder(name) if os.path.isdir(name) else [name]


def shown(name: str) -> str:
    """A file's name as it can be printed on one line."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in name)


def _problem(name: str, error: OSError) -> ReadingError:
    if isinstance(error, FileNotFoundError):
        return NotFound(f"{shown(name)}: there is no such file (or it went away before it was read)")
    if isinstance(error, PermissionError):
        return ReadingError(f"{shown(name)}: there is no permission to read it")
    reason = error.strerror or str(error)
    return ReadingError(f"{shown(name)}: it cannot be read ({reason[:1].lower()}{reason[1:]})")


def _read_named(name: str, options: ReadOptions) -> Iterator[Report | ReadingError]:
    if name == STANDARD_INPUT:
        yield from _read_stream(sys.stdin.buffer, "standard input", options)
        return
    if "\x00" in name:
        yield NotFound(f"{shown(name)}: there is no such file")
        return
    try:
        with open(name, "rb") as stream:
            yield from _read_stream(stream, name, options)
    except OSError as error:
        yield _problem(name, error)


def _read_stream(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Report | ReadingError]:
    try:
        head = stream.read(HEAD)
        if not head.strip(b"\xef\xbb\xbf \t\r\n") and len(head) < HEAD:
            raise NotText(f"{shown(name)}: it is empty")
        form = form_of(head, shown(name), options.form)
        if form is Form.JSONL and not head.startswith(WIDE_MARKS):
            yield from read_json_lines(_lines(head, stream, options.max_bytes), shown(name), options)
        else:
            yield from _read_whole(_all(head, stream, name, options), name, form, options)
    except ReadingError as error:
        yield error


def _all(head: bytes, stream: BinaryIO, name: str, options: ReadOptions) -> bytes:
    data = head + stream.read(max(0, options.max_bytes - len(head)) + 1)
    if len(data) > options.max_bytes:
        raise NotSupported(f"{shown(name)}: it is larger than {options.max_bytes:,} bytes, the most that is read of one file")
    return data


def _lines(head: bytes, stream: BinaryIO, longest: int) -> Iterator[bytes]:
    """The lines of a stream of which ``head`` was read already; a line over ``longest`` bytes comes in pieces."""
    first = (head + stream.readline(longest)).split(b"\n")
    return chain(first[:-1] if first[-1] == b"" else first, iter(lambda: stream.readline(longest), b""))


def _read_whole(data: bytes, name: str, form: Form, options: ReadOptions) -> Iterator[Report | ReadingError]:
    if form is Form.JSONL:
        yield from read_json_lines(data.decode("utf-16", "replace").encode("utf-8").split(b"\n"), shown(name), options)
    elif form is Form.CSV:
        yield from read_csv(data, shown(name), options)
    else:
        yield read_page(data, shown(name), options) if form is Form.HTML else read_plain(data, shown(name), options)
