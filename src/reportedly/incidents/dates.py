"""
Days as they are compared: as numbers; and set right where the date of publication cannot be.

A date at the head of the text ("15 April 2031 -", "Last updated on April 15, 2031") that is later than the date given for the report
outranks it: nothing is printed before it is written. What the text dates by its publication ("on Saturday") moves with it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportedly.model import Interval

DAY = 10
HEAD = 120
LATEST = 400
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<m>{'|'.join(MONTHS)})[a-z]*\.?"
PUBLISHED = re.compile(r"\b(?:published|posted|updated|issued)(?: (?:at|on))?:? ?$", re.IGNORECASE)
WRITTEN = (
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH},?[ -](?P<y>[12]\d{{3}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<y>[12]\d{{3}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<y>[12]\d{3})-(?P<m>\d{2})-(?P<d>\d{2})\b"),
)


def number_of(day: str | None) -> int | None:
    """A day as a number, for sums; None for none and for what is no day. Raises nothing."""
    try:
        return date.fromisoformat(day[:DAY]).toordinal() if day else None
    except ValueError:
        return None


def dated(published: str | None, text: str) -> str | None:
    """
    The day that a report was published: as given, or as its head says.

    That is where the head's date is later, by no more than a year, or is said to be that of publication. Raises nothing.
    """
    given, found = number_of(published), next(filter(None, (form.search(text[:HEAD]) for form in WRITTEN)), None)
    head = _written(found) if found else None
    if head is None or found is None:
        return date.fromordinal(given).isoformat() if given else None
    said = given is None or given < head <= given + LATEST or (given - LATEST <= head and PUBLISHED.search(text[: found.start()]))
    return date.fromordinal(head if said or given is None else given).isoformat()


def _written(found: re.Match[str]) -> int | None:
    month = int(found["m"]) if found["m"].isdigit() else MONTHS.index(found["m"][:3].lower()) + 1
    try:
        return date(int(found["y"]), month, int(found["d"])).toordinal()
    except ValueError:
        return None


def moved(when: Interval | None, end: str, given: str | None, published: str | None, text: str) -> str | None:
    """
    The first or the last day (``end`` is "start" or "end") of a time, moved along where it was told by a date of publication that is wrong.

    Raises nothing.
    """
    moment = (when.start if end == "start" else when.end) if when else None
    day, before, after = number_of(moment), number_of(given), number_of(published)
    if when is None or day is None or before is None or after is None or after == before or when.anchor != "published":
        return moment[:DAY] if moment and day is not None else None
    return (date.fromordinal(day) + timedelta(days=_shift(_words(when, text), after - before, after - day))).isoformat()


def _words(when: Interval, text: str) -> str:
    return when.span.of(text).lower() if when.span else ""


def _shift(words: str, by: int, until: int) -> int:
    """By how many days: a weekday goes to its last turn until publication, whatever else moves with it."""
    return until - until % 7 if any(day in words for day in WEEK) else by
