"""What the readers of times work with: the words of one match, what is known around it, and the sense that they make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from reportedly.claims import times_calendar as calendar
from reportedly.claims.times_words import Row, lexicon
from reportedly.model import Precision, Span

PUBLISHED, TEXT, NONE = "published", "text", "none"


@dataclass(frozen=True)
class Phrase:
    """The tokens ``first`` to ``last`` (exclusive) of a row: their classes and values, to be asked for by class name."""

    row: Row
    first: int
    last: int

    @cached_property
    def classes(self) -> dict[str, list[int]]:
        """Class name -> the tokens of this phrase in it, in order."""
        found: dict[str, list[int]] = {}
        for at in range(self.first, self.last):
            found.setdefault(_names()[self.row.codes[at]], []).append(at)
        return found

    def has(self, *names: str) -> bool:
        """Whether a token is in one of the classes."""
        return any(name in self.classes for name in names)

    def at(self, *names: str) -> int | None:
        """The first token in one of the classes, or None."""
        return min((self.classes[name][0] for name in names if name in self.classes), default=None)

    def get(self, *names: str) -> Any:
        """The value of the first token in one of the classes, or None."""
        found = self.at(*names)
        return None if found is None else self.row.values[found]

    def code(self, at: int) -> str:
        """The class name of token ``at``, "" outside the row."""
        return _names()[self.row.codes[at]] if 0 <= at < len(self.row.codes) else ""

    def words(self) -> str:
        """The phrase as written, in lower case."""
        return self.row.text[self.row.spans[self.first][0] : self.row.spans[self.last - 1][1]].lower()

    @property
    def span(self) -> Span:
        """Where the phrase stands in the text."""
        return Span(self.row.spans[self.first][0], self.row.spans[self.last - 1][1])


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {code: name for name, code in lexicon().codes.items()}


@dataclass(frozen=True, slots=True)
class Context:
    """
    What a phrase is resolved against: the day of publication (``anchor`` says whether the report or its text gave it), the value
    last read in the text, and ``lean``: +1 where the verb around looks ahead, -1 where it looks back, 0 where it does not tell.
    ``quarter`` is the quarter last named; ``beside`` the day that a neighbouring phrase names, for a time of day that names none.
    """

    day: date | None
    anchor: str
    lean: Callable[[], int]
    last: str | None = None
    last_anchor: str = NONE
    quarter: str | None = None
    beside: str | None = None

    @property
    def last_day(self) -> date | None:
        """The first day of the value last read, else the day of publication."""
        return (calendar.first_day(self.last) if self.last else None) or self.day


@dataclass(frozen=True, slots=True)
class Sense:
    """
    What a phrase means: TIMEX3 type and value, what it was resolved against, and the bounds where the value does not give them.

    ``own_day`` is False where the day is not in the words but taken from around ("at 9 a.m.", "the morning").
    """

    type: str
    value: str
    anchor: str
    start: str | None = None
    end: str | None = None
    precision: Precision | None = None
    zone: str | None = None
    own_day: bool = True


def dated(value: str, anchor: str, kind: str = "DATE") -> Sense:
    """The sense of a calendar value, its bounds those of the value; the anchor is "none" where the value is open."""
    found = calendar.bounds(value)
    return Sense(kind, value, anchor, *found) if found else Sense(kind, value, NONE)


def near(context: Context, count: int, unit: str, from_last: bool = False) -> Sense:
    """The unit that lies ``count`` units from the day of publication, or from the day last named in the text."""
    base = context.last_day if from_last else context.day
    moved = calendar.shift(base, count, unit) if base else None
    if moved is None:
        return Sense("DATE", "PAST_REF" if count < 0 else "FUTURE_REF" if count else "XXXX", NONE)
    anchor = context.last_anchor if from_last and context.last else context.anchor
    return dated(calendar.truncate(moved, unit), anchor)
