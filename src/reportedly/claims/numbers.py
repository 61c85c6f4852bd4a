"""
Number expressions: where a text states an amount, and which whole numbers its words allow.

One regular expression finds the core ("12", "1,20,000", "two dozen", "tens of thousands"); the words of bound before and after
it are then read off. What is plainly no head-count by its neighbours (ages, money, distances, clock times, road numbers) is
left out. Whether the amount counts people is for later stages. Values follow the annotation guide, "low, high".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from reportedly.claims.bounds import RANGE, Bound, bound_after, bounds_before, range_lead
from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.numerals import DIGITS, SHARE, alternatives, digits_value, numerals, whole, words_value
from reportedly.model import Span

Bounds = tuple[int, int | None]
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
AGE = re.compile(r"(?:[-\s]|\u2010|\u2011)*(?:year|yr|month|week|day)s?(?:[-\s])*old|(?:[-\s])*years? of age", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """
    An amount. ``span`` takes in the words of bound, ``core`` is the amount alone; ``low`` and ``high`` in persons, inclusive,
    ``high`` None where the words leave it open. ``form`` is "digits", "words" or "vague"; ``closed`` is whether the words say it is all.
    """

    span: Span
    core: Span
    low: int
    high: int | None
    approximate: bool
    form: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class _Grammar:
    core: re.Pattern[str]
    vague: dict[str, Bounds]
    unit_after: re.Pattern[str]
    unit_before: re.Pattern[str]
    closing: frozenset[str]
    closing_after: re.Pattern[str]
    none_of_some: re.Pattern[str]
    outside: re.Pattern[str]


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    data: dict[str, Any] = load_lexicon("numbers")
    units = data["units"]
    vague = rf"(?!no\.\s*\d)(?P<vague>{alternatives(data['vague'])})\b"
    core = rf"(?<![\w$£€#@/])(?<!\d[,.])(?:{vague}|(?P<words>{numerals().spelled})\b|(?P<digits>{DIGITS}))"
    before = rf"(?:^|(?<!\w))(?:{alternatives(units['before'])})[-\s]*$|\b(?:{alternatives(units['abbreviated'])})\.\s*$"
    return _Grammar(
        re.compile(core, re.IGNORECASE),
        {k: (v[0], None if v[1] < 0 else v[1]) for k, v in data["vague"].items()},
        re.compile(rf"[-\s]*(?:{alternatives(units['after'])})(?!\w)", re.IGNORECASE),
        re.compile(before, re.IGNORECASE),
        frozenset(data["closing"]["before"]),
        re.compile(rf"\W{{0,3}}(?:\w+\W{{1,2}}){{0,3}}?(?:{alternatives(data['closing']['after'])})\b", re.IGNORECASE),
        re.compile(
            rf"\s+(?:{alternatives(data['closing']['rest'])})\b|[^.;!?\n]{{0,60}}?\b(?:{alternatives(data['closing']['badly'])})\b",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:{alternatives(data['outside']['words'])})\s+[\"“‘']?", re.IGNORECASE),
    )


def find_numbers(text: str) -> tuple[Number, ...]:
    """
    The amounts that ``text`` states, in text order, not overlapping.

    Never raises on text: wording it cannot read yields nothing.

    >>> [(n.low, n.high) for n in find_numbers("At least 12 died, more than 400 fled, two dozen were held.")]
    [(12, None), (401, None), (24, 24)]
    """
    found = [number for match in _grammar().core.finditer(text) if (number := _read(text, match))]
    return tuple(_join_ranges(text, list(_apart(text, found))))


LEADING = frozenset(("another", "the other", "the second", "the third", "a second", "a third"))


def _apart(text: str, numbers: list[Number]) -> Iterator[Number]:
    """Drop an amount whose words only lead to the next one ("some" in "some 30", "another 30") or close the one before ("33 in all")."""
    for at, number in enumerate(numbers):
        swallowed = at + 1 < len(numbers) and numbers[at + 1].span.overlaps(number.span)
        leads = at + 1 < len(numbers) and number.core.of(text).lower() in LEADING and numbers[at + 1].span.start - number.span.end <= 1
        closes = at > 0 and number.form == "vague" and numbers[at - 1].closed and number.core.start - numbers[at - 1].span.end < 5
        if not swallowed and not closes and not leads:
            yield number


def _read(text: str, match: re.Match[str]) -> Number | None:
    form = str(match.lastgroup)
    core = Span(*match.span())
    bounds = _value(form, match.group())
    if bounds is None or _is_no_count(text, core, form):
        return None
    return _without_articles(text, _with_after(text, _with_bounds(text, Number(core, core, *bounds, False, form))))


def _value(form: str, wording: str) -> Bounds | None:
    if form == "vague":
        return _grammar().vague[" ".join(wording.lower().split())]
    if form == "digits" and "." in wording:
        return None
    value = whole(digits_value(wording) if form == "digits" else words_value(wording))
    return None if value is None else (value, value)


def _is_no_count(text: str, core: Span, form: str) -> bool:
    grammar = _grammar()
    after, before = text[core.end : core.end + 24], text[max(0, core.start - 24) : core.start]
    if form == "vague":
        return bool(QUESTIONED.search(before)) and core.of(text).lower() in ("many", "few", "most", "some")
    if AGES.search(before) or LISTED_AGE.match(after) or (SHARE.match(after) and core.of(text).lower() == "one"):
        return True
    if (re.match(r"-[a-z]", after, re.IGNORECASE) and not re.match(r"-(?:strong|member|man|person|plus|and)\b", after)) or re.match(
        r"\s+out\s+of\s+\d", after
    ):
        return True
    if AGE.match(after) or grammar.unit_after.match(after) or grammar.unit_before.search(before):
        return True
    return form == "digits" and _is_no_count_digits(core.of(text), before, after)


QUESTIONED = re.compile(r"\b(?:how|too|so|as|the|very|at)\s+$", re.IGNORECASE)
AGES = re.compile(r"\bages?d?\s+(?:of\s+|between\s+|from\s+)?(?:\d+\s+(?:and|to|or)\s+)?$", re.IGNORECASE)
LISTED_AGE = re.compile(r"-?,?\s+(?:and|or|to)\s+(?:an?\s+)?\d{1,3}-(?:year|month)", re.IGNORECASE)
NAMED_AGE = re.compile(r"[A-Z][\w.'’\"”-]*,\s+(?:aged?\s+)?$")


def _is_no_count_digits(wording: str, before: str, after: str) -> bool:
    if re.match(r"[:/]\d|[a-z]\w*|-?\w+-|(?:-[A-Z])|'s\b|,\d{4}", after) and not re.match(r"[-\s]?plus\b|s?\s", after):
        return not re.match(r"-(?:strong|member|man|person)\b|-\d", after)
    if (
        len(wording) < 3
        and re.search(r"\w,\s$", before)
        and re.match(r",(?:\s+(?:and|of|was|were|is|has|had|who)\b|\s+\w+ed\b|\s+\w+ing\b|$)", after)
    ):
        return True
    if NAMED_AGE.search(before) and re.match(r"\s*(?:[,.;)–—]|and\b|of\b|was\b|were\b|is\b)", after) and len(wording) < 3:
        return True
    if re.search(r"(?:\d[:./]|[A-Za-z]-|\bNo\.?\s)$", before):
        return True
    return bool(YEAR.fullmatch(wording)) and not re.match(r"\s+(?:\w+\s+){0,2}\w+s\b|\s+(?:people|men|women|children)\b", after)


def _with_bounds(text: str, number: Number) -> Number:
    """Take in the words of bound before the number ("at least some 30")."""
    for bound in bounds_before(text, number.span.start):
        closed = number.closed or bound.wording in _grammar().closing
        number = replace(_bound(number, bound.kind), span=Span(bound.span.start, number.span.end), closed=closed)
    return number


def _without_articles(text: str, number: Number) -> Number:
    """The number without "the", "a total of" and the like before it, which belong to the phrase and not to the amount."""
    while match := _grammar().outside.match(text, number.span.start, number.core.start):
        number = replace(number, span=Span(match.end(), number.span.end))
    return number


def _bound(number: Number, kind: str) -> Number:
    n, high = number.low, number.high
    if kind == "exact":
        return number
    if kind == "about":
        return replace(number, approximate=True)
    if high is None or high != n:
        return replace(number, high=None) if kind in ("floor", "over") else number
    low, top = {"floor": (n, None), "over": (n + 1, None), "ceiling": (0, n), "under": (0, max(n - 1, 0))}[kind]
    return replace(number, low=low, high=top)


def _with_after(text: str, number: Number) -> Number:
    if bound := bound_after(text, number.span.end):
        number = replace(_open(number, bound), span=Span(number.span.start, bound.span.end))
    none = number.form == "vague" and number.low == 0 and number.high == 0
    closed = none and not _grammar().none_of_some.match(text, number.span.end)
    return replace(number, closed=True) if closed or _grammar().closing_after.match(text, number.span.end) else number


def _open(number: Number, bound: Bound) -> Number:
    """The number with "or more", "or fewer", "or so" after it."""
    if bound.kind == "about":
        return replace(number, approximate=True)
    return replace(number, high=None) if bound.kind == "floor" else replace(number, low=0)


def _join_ranges(text: str, numbers: list[Number]) -> Iterator[Number]:
    """Read "12 to 15", "between 36 and 40", "two or three" as one amount."""
    at = 0
    while at < len(numbers):
        joined = _range(text, numbers[at], numbers[at + 1]) if at + 1 < len(numbers) else None
        yield joined or numbers[at]
        at += 2 if joined else 1


def _range(text: str, first: Number, second: Number) -> Number | None:
    between = RANGE.fullmatch(text, first.span.end, second.core.start)
    low, high = first.low, second.high
    if between is None or first.form == "vague" or second.form == "vague" or high is None or first.high != low or not low < high:
        return None
    lead, word = range_lead(text, first.span.start), between.group().strip().lower()
    if (word == "and" and not lead.startswith("between")) or (word == "to" and lead.startswith("from")):
        return None
    start = first.span.start - len(lead) if word == "and" else first.span.start
    low = low * _scale_of(text, second) if low < SMALL else low
    return replace(first, span=Span(start, second.span.end), core=Span(first.core.start, second.core.end), low=min(low, high), high=high)


SMALL = 1000


def _scale_of(text: str, number: Number) -> int:
    """The scale that a range's second number names for both: "two to three dozen", "2 or 3 million"."""
    words = number.core.of(text).lower().split()
    scale = numerals().scales.get(words[-1].rstrip("s"), 1) if len(words) > 1 else 1
    return scale if number.low > scale else 1
