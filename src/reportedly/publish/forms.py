"""
The forms in which readings are published, each as pieces of text that can be written as they come.

Standard JSON, CSV and table give one piece a report, so that the first is out before the last is read; the page needs all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from rich.console import Console

from reportedly.errors import ReadingError
from reportedly.model import Reading
from reportedly.publish import jsonl, rows
from reportedly.publish.table import Look, print_table

SOME_FAILED = 1
NONE_READ = 3


class Form(StrEnum):
    """How readings are shown."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to publish: the form, and for some forms what to add to it."""

    form: Form = Form.TABLE
    look: Look = field(default_factory=Look)
    with_text: bool = False


@dataclass
class Tally:
    """How many reports were read and how many were not."""

    read: int = 0
    failed: int = 0

    def sift(self, results: Iterable[Reading | ReadingError], complain: Callable[[ReadingError], None]) -> Iterator[Reading]:
        """The readings among ``results``, as they come; each error is counted and goes to ``complain``. Raises what ``results`` raises."""
        for result in results:
            if isinstance(result, ReadingError):
                self.failed += 1
                complain(result)
            else:
                self.read += 1
                yield result

    @property
    def status(self) -> int:
        """The exit status: 0 all read, 1 some not, 3 none."""
        if not self.failed:
            return 0
        return SOME_FAILED if self.read else NONE_READ


def publish(readings: Iterable[Reading], wanted: Wanted, console: Console) -> Iterator[str]:
    """
    The readings in the form that is wanted, in pieces. ``console`` tells which colours the table may have.

    Raises what ``readings`` raises, and nothing of its own.
    """
    if wanted.form is Form.JSONL:
        return (jsonl.to_line(reading, with_text=wanted.with_text) + "\n" for reading in readings)
    if wanted.form is Form.CSV:
        return _csv(readings)
    return _page(readings) if wanted.form is Form.HTML else _tables(readings, wanted.look, console)


def _csv(readings: Iterable[Reading]) -> Iterator[str]:
    yield rows.header()
    for reading in readings:
        yield "".join(rows.to_rows(reading))


def _tables(readings: Iterable[Reading], look: Look, console: Console) -> Iterator[str]:
    for at, reading in enumerate(readings):
        yield ("\n" if at else "") + print_table(reading, look, console)


def _page(readings: Iterable[Reading]) -> Iterator[str]:
    from reportedly.publish.page import to_page

    every = tuple(readings)
    if every:
        yield to_page(every)
