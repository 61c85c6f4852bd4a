"""
Tables of reports: JSON lines and CSV, one report a row, in the table's order.

A row has ``text`` and may have ``id`` (or ``doc``), ``title``, ``publisher``, ``published`` and ``url``. A broken row is told with
its line, and the rows after it are still read. A report's identity is made of its row's own bytes without the line break at their
end (of a CSV row: as UTF-8).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.errors import BrokenTable, ReadingError
from reportedly.model import Report
from reportedly.reading.dates import stated_date
from reportedly.reading.encoding import decode
from reportedly.reading.layout import Known, lay_out
from reportedly.reading.options import ReadOptions

MOST_RESTARTS = 20
LONGEST_FIELD = 16 * 1024 * 1024
JSON_NAMES = {list: "a JSON list", str: "a JSON string", bool: "a JSON truth value", type(None): "a JSON null"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was read: its values, its own bytes, and what is to be noted of it."""

    values: Mapping[str, Any]
    raw: bytes
    notes: tuple[str, ...] = ()


def read_json_lines(lines: Iterable[bytes], name: str, options: ReadOptions) -> Iterator[Report | ReadingError]:
    """
    Yield the report of each line; for one that is no JSON object with a text, a BrokenTable that names it. Blank lines are passed over.

    Args:
        lines: the raw lines, drawn one at a time, so that a table of any size can be read.
        name: the table's name, for messages and ``Report.path``.
        options: stand in for what a row does not say.
    """
    for number, line in enumerate(lines, 1):
        raw = line.strip(b"\r\n \t\x0b\x0c")
        raw = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if raw:
            yield _json_report(raw, name, number, options)


def _json_report(raw: bytes, name: str, number: int, options: ReadOptions) -> Report | ReadingError:
    decoded = decode(raw, options.encoding)
    where = f"{name}, line {number}"
    try:
        value = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        return BrokenTable(f"{where}: this is not a JSON object ({error.msg[:1].lower()}{error.msg[1:]} at character {error.colno})")
    except (ValueError, RecursionError):
        return BrokenTable(
            f"{where}: this is not a JSON object that can be read (it is nested too deeply, or has a number of too many digits)"
        )
    if not isinstance(value, dict):
        return BrokenTable(f"{where}: this is {JSON_NAMES.get(type(value), 'a JSON number')}, not an object with a text")
    return _report(Row(value, raw, decoded.notes), name, number, options)


def _report(row: Row, name: str, number: int, options: ReadOptions) -> Report | ReadingError:
    where, text = f"{name}, line {number}", row.values.get("text")
    if not isinstance(text, str):
        return BrokenTable(f"{where}: it has no text" if text is None else f"{where}: its text is not a string")
    published, doubts = _published(row, options)
    known = Known(
        id=_string(row.values.get("id")) or _string(row.values.get("doc")),
        title=_string(row.values.get("title")) or options.title,
        publisher=_string(row.values.get("publisher")) or options.publisher,
        published=published,
        url=_string(row.values.get("url")) or options.url,
        path=name,
        where=where,
        notes=(*row.notes, *doubts),
    )
    try:
        return lay_out(text, row.raw, known, options.max_chars)
    except ReadingError as error:
        return error


def _string(value: object) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _published(row: Row, options: ReadOptions) -> tuple[str | None, tuple[str, ...]]:
    value = _string(row.values.get("published"))
    stated = stated_date(value) if value else None
    if value and not stated:
        return options.published, (f"published is {value[:60]!r}, which is not a full date, and was passed over",)
    return stated or options.published, ()


@dataclass(slots=True)
class Tape:
    """The lines of a CSV table, handed to its reader one by one. ``start`` is the first line of the row in hand, from 0."""

    lines: list[str]
    delimiter: str = ","
    at: int = 0
    start: int = 0

    def __iter__(self) -> Iterator[str]:
        while self.at < len(self.lines):
            self.at += 1
            yield self.lines[self.at - 1].replace("\x00", "\ufffd")

    def rows(self) -> Iterator[list[str]]:
        """The rows from here on. Raises csv.Error at one that cannot be split; ``start`` is then its first line."""
        reader = csv.reader(iter(self), delimiter=self.delimiter, strict=True)
        self.start = self.at
        for row in reader:
            yield row
            self.start = self.at

    def raw(self) -> bytes:
        """The bytes of the row in hand, without the line break at its end."""
        return "".join(self.lines[self.start : self.at]).rstrip("\r\n").encode("utf-8", "replace")


def read_csv(data: bytes, name: str, options: ReadOptions) -> Iterator[Report | ReadingError]:
    """
    Yield the report of each row of a CSV table (comma, semicolon or tab; a header line first), or a BrokenTable that names its line.

    A table without a ``text`` column gives one BrokenTable. After a row that cannot be split, reading goes on at the line after its first.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_FIELD))
    decoded = decode(data, options.encoding)
    tape = Tape(list(io.StringIO(decoded.text.removeprefix("\ufeff"), newline="")))
    first = tape.lines[0] if tape.lines else ""
    tape.delimiter = max(",;\t", key=first.count)
    header = _header(tape)
    if "text" not in header:
        yield BrokenTable(f"{name}, line 1: this table has no column called text")
        return
    for _ in range(MOST_RESTARTS):
        try:
            for values in tape.rows():
                if any(values):
                    yield _csv_report(
                        dict(zip(header, values, strict=False)), len(values) - len(header), tape, Source(name, decoded.notes, options)
                    )
            return
        except csv.Error as error:
            yield BrokenTable(f"{name}, line {tape.start + 1}: this row cannot be read ({error})")
            tape.at = tape.start + 1
    yield BrokenTable(f"{name}, line {tape.at + 1}: too many rows before it are broken, and the rest of the table was not read")


def _header(tape: Tape) -> list[str]:
    try:
        return [column.strip().lower() for column in next(tape.rows(), [])]
    except csv.Error:
        return []


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows of a CSV table come from."""

    name: str
    notes: tuple[str, ...]
    options: ReadOptions


def _csv_report(values: Mapping[str, str], surplus: int, tape: Tape, source: Source) -> Report | ReadingError:
    number = tape.start + 1
    if surplus > 0:
        return BrokenTable(f"{source.name}, line {number}: this row has {surplus} fields more than the header")
    return _report(Row(values, tape.raw(), source.notes), source.name, number, source.options)
