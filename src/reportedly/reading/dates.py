"""
Dates that a page, a row or a head line states in full: always with their year, never guessed, as precise as stated.

A date by numbers alone with day and month exchangeable ("03/04/2025") is read as no date; so is one without a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from email.utils import parsedate_to_datetime

from reportedly.model import Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
IN_WORDS = (
    re.compile(rf"\b{WEEKDAY}{DAY}\s+{MONTH},?\s+{YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"\b{WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}(?!\d)", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"\b(?P<day>1[3-9]|2\d|3[01])[./-](?P<month>0?[1-9]|1[0-2])[./-](?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"\b(?P<month>0?[1-9]|1[0-2])[./-](?P<day>1[3-9]|2\d|3[01])[./-](?P<year>(?:19|20)\d\d)(?!\d)"),
)
ISO = re.compile(
    r"(?P<day>\d{4}-?\d\d-?\d\d)(?:(?:T|\s+)(?P<clock>\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?\Z",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\A[,\s]*(?:at|T|-|–|\|)?\s*(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>GMT|UTC|Z|[+-]\d\d:?\d\d)?(?![\w:])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A full date in a text: where it stands, and its ISO form."""

    span: Span
    iso: str


def stated_date(value: str) -> str | None:
    """
    The ISO 8601 form of a date that a value states in full, as precise as the value: with its time and its zone only where stated.

    >>> stated_date("2025-03-12T14:05:00Z"), stated_date("March 12, 2025"), stated_date("12/03/2025")
    ('2025-03-12T14:05:00+00:00', '2025-03-12', None)
    """
    text = value.strip()[:100]
    return _iso(text) or _by_mail_rule(text) or _in_words(text)


def dates_in(text: str) -> Iterator[FoundDate]:
    """Each full date (day, month, year) that ``text`` states, in text order. Meant for head lines, not for whole reports."""
    found = [FoundDate(Span(*m.span()), iso) for pattern in IN_WORDS for m in pattern.finditer(text) if (iso := _day(m))]
    end = 0
    for one in sorted(found, key=lambda f: (f.span.start, -f.span.end)):
        if one.span.start >= end:
            end = one.span.end
            yield one


def _iso(text: str) -> str | None:
    match = ISO.match(text)
    if match is None:
        return None
    try:
        day = date.fromisoformat(match["day"]).isoformat()
        return f"{day}T{_clock(match['clock'])}{_zone(match['zone'])}" if match["clock"] else _sane(day)
    except ValueError:
        return None


def _clock(digits: str) -> str:
    plain = digits.replace(":", "").ljust(6, "0")
    return time.fromisoformat(f"{plain[:2]}:{plain[2:4]}:{plain[4:6]}").isoformat()


def _zone(name: str | None) -> str:
    if not name:
        return ""
    digits = name.replace(":", "")
    return "+00:00" if name.upper() in ("Z", "UTC", "GMT") else f"{digits[:3]}:{digits[3:5] or '00'}"


def _by_mail_rule(text: str) -> str | None:
    """The form of e-mail and of RSS: "Wed, 12 Mar 2025 14:05:00 +0500"."""
    if not re.match(r"(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d\d:\d\d(?::\d\d)? [a-z+-][\w:]{1,5}\Z", text, re.IGNORECASE):
        return None
    try:
        return _sane(parsedate_to_datetime(text).isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_words(text: str) -> str | None:
    first = next(dates_in(text), None)
    if first is None:
        return None
    clock = CLOCK.match(text[first.span.end :])
    return first.iso + _clock_in_words(clock) if clock else first.iso


def _clock_in_words(clock: re.Match[str]) -> str:
    hour, minute, half = int(clock["hour"]), int(clock["minute"]), (clock["half"] or "").lower()[:1]
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return ""
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"T{hour:02}:{minute:02}:00{_zone(clock['zone'])}"


def _day(match: re.Match[str]) -> str | None:
    month = match["month"].lower()[:3]
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    try:
        return _sane(date(int(match["year"]), number, int(match["day"])).isoformat())
    except ValueError:
        return None


def _sane(iso: str) -> str | None:
    return iso if "1800" <= iso[:4] <= "2199" else None
