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

from reportedly.claims.lexicon import load_lexicon
from reportedly.model import Span

Bounds = tuple[int, int | None]
DIGITS = r"\d{1,3}(?:[ \u00a0]000)+(?!\d)|\d{1,3}(?:,\d{2,3})+(?!\d)|\d+(?:\.\d+)?"
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
    prefix: re.Pattern[str]
    bound_of: dict[str, str]
    vague: dict[str, Bounds]
    words: dict[str, int]
    scales: dict[str, int]
    unit_after: re.Pattern[str]
    unit_before: re.Pattern[str]
    closing: frozenset[str]
    closing_after: re.Pattern[str]
    outside: re.Pattern[str]


def _alternatives(wordings: Iterator[str] | list[str]) -> str:
    longest_first = sorted(wordings, key=lambda w: (-len(w), w))
    return "|".join(r"\s+".join(re.escape(part) for part in wording.split()) for wording in longest_first)


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    data: dict[str, Any] = load_lexicon("numbers")
    words: dict[str, int] = data["words"]
    scales: dict[str, int] = data["scales"]
    small = "|".join(sorted(words, key=len, reverse=True))
    scale = "|".join(sorted(scales, key=len, reverse=True))
    unit = rf"(?:{small})(?:[-\s](?:{small}))?"
    spelled = (
        rf"(?:(?:{unit}|an?|{DIGITS})[-\s]+(?:{scale})s?\b(?<!dozens)(?<!hundreds)(?<!thousands)(?<!scores)(?:[-\s]+(?:{scale})\b)*"
        rf"(?:\s+(?:{unit}|an?)\s+(?:{scale})\b)*(?:(?:\s+and\s+|\s+|-)(?:{unit})\b(?!\s+(?:{scale})\b))?|{unit})"
    )
    vague = rf"(?!no\.\s*\d)(?P<vague>{_alternatives(list(data['vague']))})\b"
    core = rf"(?<![\w$£€#@/])(?<!\d[,.])(?:{vague}|(?P<words>{spelled})\b|(?P<digits>{DIGITS}))"
    bounds = {wording: kind for kind, wordings in data["bounds"].items() for wording in wordings}
    prefix = rf"(?:^|(?<=[\s(\"“‘'\[—–-]))(?P<bound>{_alternatives(list(bounds))})\s+[\"“‘']?$"
    return _Grammar(
        re.compile(core, re.IGNORECASE),
        re.compile(prefix, re.IGNORECASE),
        bounds,
        {k: (v[0], None if v[1] < 0 else v[1]) for k, v in data["vague"].items()},
        words,
        scales,
        re.compile(rf"[-\s]*(?:{_alternatives(data['units']['after'])})(?!\w)", re.IGNORECASE),
        re.compile(
            rf"(?:^|(?<!\w))(?:{_alternatives(data['units']['before'])})[-\s]*$|\b(?:{_alternatives(data['units']['abbreviated'])})\.\s*$",
            re.IGNORECASE,
        ),
        frozenset(data["closing"]["before"]),
        re.compile(rf"\W{{0,3}}(?:\w+\W{{1,2}}){{0,3}}?(?:{_alternatives(data['closing']['after'])})\b", re.IGNORECASE),
        re.compile(rf"(?:{_alternatives(data['outside']['words'])})\s+[\"“‘']?", re.IGNORECASE),
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
    value = digits_value(wording) if form == "digits" else words_value(wording)
    return None if value is None else (value, value)


def digits_value(wording: str) -> int | None:
    """The whole number that digits state, grouped in thousands or the Indian way; None for a fraction or an odd grouping."""
    if "," in wording and not re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}", wording):
        return None
    return None if "." in wording or len(wording) > 15 else int(re.sub(r"[,\s]", "", wording))


def words_value(wording: str) -> int | None:
    """
    The whole number that numeral words state ("a hundred and five", "2.5 million", "two dozen"); None where they state none.

    >>> words_value("one hundred and twenty-one"), words_value("1.5 million"), words_value("two dozen")
    (121, 1500000, 24)
    """
    grammar, total, group = _grammar(), 0.0, 0.0
    for part in re.split(r"[-\s]+", wording.lower()):
        if part in grammar.words:
            group += grammar.words[part]
        elif part in ("a", "an"):
            group += 1
        elif part.rstrip("s") in grammar.scales:
            total, group = _scale(total, max(group, 1.0), grammar.scales[part.rstrip("s")])
        elif part[:1].isdigit():
            group += float(part.replace(",", ""))
    whole = total + group
    return int(whole) if whole == int(whole) else None


def _scale(total: float, group: float, scale: int) -> tuple[float, float]:
    return (total, group * scale) if scale == 100 else (total + group * scale, 0.0)


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
SHARE = re.compile(
    r"\s+(?:in|out of)\s+(?:every\s+)?(?:two|three|four|five|six|eight|ten|\d{1,2})\b(?!\s+(?:day|hour|week|month|year))", re.IGNORECASE
)
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
    if NAMED_AGE.search(before) and re.match(r"\s*(?:[,.;)]|and\b|of\b|was\b|were\b|is\b)", after) and len(wording) < 3:
        return True
    if re.search(r"(?:\d[:./]|[A-Za-z]-|\bNo\.?\s)$", before):
        return True
    return bool(YEAR.fullmatch(wording)) and not re.match(r"\s+(?:\w+\s+){0,2}\w+s\b|\s+(?:people|men|women|children)\b", after)


VERB_OVER = re.compile(r"(?:hand|t[ao]k|turn|carri|fl[oe]w|c[ao]m)\w*\s+$", re.IGNORECASE)


def _with_bounds(text: str, number: Number) -> Number:
    """Take in the words of bound before the number, at most two sets of them ("at least some 30")."""
    grammar = _grammar()
    for _ in range(3):
        window = max(0, number.span.start - 24)
        match = grammar.prefix.search(text[window : number.span.start])
        if match is None:
            return number
        wording = " ".join(match.group("bound").lower().split())
        start = window + match.start("bound")
        if wording == "over" and VERB_OVER.search(text[max(0, start - 12) : start]):
            return number
        bounded = _bound(number, grammar.bound_of[wording])
        number = replace(bounded, span=Span(start, number.span.end), closed=number.closed or wording in grammar.closing)
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


AFTER = re.compile(
    r"(?P<over>\+|-plus\b|\s+plus\b|\s+or\s+more\b|\s+and\s+counting\b)|(?P<under>\s+or\s+(?:fewer|less)\b)|(?P<about>\s+or\s+so\b)|(?P<more>\s+more\b)",
    re.IGNORECASE,
)


def _with_after(text: str, number: Number) -> Number:
    match = AFTER.match(text, number.span.end)
    kind = match.lastgroup if match else None
    if match and kind and kind != "more":
        changed = {"over": replace(number, high=None), "under": replace(number, low=0), "about": replace(number, approximate=True)}[kind]
        number = replace(changed, span=Span(number.span.start, match.end()))
    if number.form == "vague" and number.low == 0 and number.high == 0:
        return replace(number, closed=True)
    return replace(number, closed=True) if _grammar().closing_after.match(text, number.span.end) else number


RANGE = re.compile(r"\s+(?:to|or|and)\s+(?:perhaps\s+|possibly\s+)?|\s?[-–]\s?|,\s+(?:possibly|perhaps|maybe)\s+", re.IGNORECASE)


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
    lead = re.search(r"\b(between|from)\s+$", text[max(0, first.span.start - 9) : first.span.start], re.IGNORECASE)
    word = between.group().strip().lower()
    if (word == "and" and not (lead and lead.group(1).lower() == "between")) or (word == "to" and lead and lead.group(1).lower() == "from"):
        return None
    start = first.span.start - len(lead.group()) if lead and word == "and" else first.span.start
    low = low * _scale_of(text, second) if low < SMALL else low
    return replace(first, span=Span(start, second.span.end), core=Span(first.core.start, second.core.end), low=min(low, high), high=high)


SMALL = 1000


def _scale_of(text: str, number: Number) -> int:
    """The scale that a range's second number names for both: "two to three dozen", "2 or 3 million"."""
    words = number.core.of(text).lower().split()
    scale = _grammar().scales.get(words[-1].rstrip("s"), 1) if len(words) > 1 else 1
    return scale if number.low > scale else 1
