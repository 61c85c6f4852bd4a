"""What the caller may say about the inputs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.errors import SettingError
from reportedly.reading.dates import stated_date

MEBIBYTE = 1024 * 1024


class Form(StrEnum):
    """In what form an input is; ``AUTO`` looks at its name and its first bytes."""

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """
    How inputs are read.

    ``published``, ``publisher``, ``title``, ``url`` and ``id`` are what the caller knows: they stand above what a page or a text says of
    itself, and below what a row of a table says of itself. ``id`` is not given to the rows of a table, which would all share it.
    ``encoding`` is tried before any guess. A file over ``max_bytes`` is refused; a text over ``max_chars`` is cut, with a note.

    Raises SettingError where a value means nothing (``published`` not ISO 8601, an unknown encoding or form, a limit below 1).
    """

    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    id: str | None = None
    encoding: str | None = None
    form: Form | str = Form.AUTO
    max_bytes: int = 256 * MEBIBYTE
    max_chars: int = 600_000

    def __post_init__(self) -> None:
        if self.published is not None and stated_date(self.published) is None:
            raise SettingError(f"published is {self.published!r}, which is not a date as in 2025-03-12 or 2025-03-12T14:05:00+05:00")
        if self.encoding is not None and not _is_encoding(self.encoding):
            raise SettingError(f"encoding is {self.encoding!r}, which is no known text encoding")
        if self.form not in tuple(Form):
            raise SettingError(f"form is {self.form!r}: it must be one of {', '.join(Form)}")
        if self.max_bytes < 1 or self.max_chars < 1:
            raise SettingError("max_bytes and max_chars must be at least 1")


def _is_encoding(name: str) -> bool:
    try:
        "".encode(name)
    except (LookupError, UnicodeError, ValueError):
        return False
    return True
