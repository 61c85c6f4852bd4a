"""
When: the time expressions of a report, each with the words, a TIMEX3 value and an interval with precision and anchor.

Words are resolved against the day of publication (anchor "published"), else against a date at the head of the text or one named
before (anchor "text"). Where there is nothing to resolve against, the words are still found, and their interval is open at both
ends with the anchor "none". Which weekday or which year is meant follows the tense of the verb around.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from reportedly.claims import times_calendar as calendar
from reportedly.claims.times_grammar import matches
from reportedly.claims.times_phrase import NONE, PUBLISHED, TEXT, Context, Phrase, Sense
from reportedly.claims.times_readers import read
from reportedly.claims.times_tense import Tenses
from reportedly.claims.times_words import row_of
from reportedly.language import Parsed
from reportedly.model import Interval, Precision, Span

HEAD = 300
POSSESSIVE = re.compile(r"['’]s?$")
ABBREVIATED = re.compile(r"\b(?:[a-z]{3,4}|[ap]\.\s?m)\.$", re.IGNORECASE)
SEPARATORS = ", \n\t–—-"
FULL_DATE = ("number_date", "month_day")
QUARTER = re.compile(r"\d{4}-Q\d")
COMPARES = ("units_away", "year_earlier")
TIME_RULES = ("time",)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """
    Words that name a time. ``type`` is DATE, TIME, DURATION or SET; ``value`` is in TIMEX3's form (2025-03-12, 2025-W11,
    2025-03-11TNI, P2D, PRESENT_REF); ``zone`` is the offset from UTC that the words give, where they give one. ``own_day`` is False
    where the day is taken from the words around ("at 9 a.m.").
    """

    span: Span
    type: str
    value: str
    interval: Interval
    zone: str | None = None
    own_day: bool = True

    @property
    def day(self) -> date | None:
        """The day, where the words name one day or a time of it; else None."""
        match = calendar.DAY.fullmatch(self.value)
        return date.fromisoformat(match[1]) if match and self.interval.start else None

    def contains(self, day: date) -> bool:
        """Whether ``day`` may lie in the interval; an open end holds any day."""
        start, end = self.interval.start, self.interval.end
        return (start is None or start[:10] <= day.isoformat()) and (end is None or day.isoformat() <= end[:10])


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The time expressions of a report in text order, none overlapping. Never raises on text: wording it cannot read yields nothing."""
    row = row_of(parsed.text)
    found = [(rule, Phrase(row, first, last)) for rule, first, last in matches(row)]
    day, anchor = anchor_of(parsed, found)
    tenses = Tenses(parsed.doc)
    expressions: list[TimeExpression] = []
    context = Context(day, anchor, lambda: 0)
    for at, (rule, phrase) in enumerate(found):
        here = replace(context, lean=partial(tenses.lean, phrase.span.start))
        if rule in TIME_RULES:
            here = replace(here, beside=_day_after(found, at, here))
        sense = read(rule, phrase, here)
        if sense is not None:
            expressions.append(_expression(parsed.text, phrase, sense))
            context = _remember(context, rule, sense)
    return tuple(expressions)


def anchor_day(parsed: Parsed) -> tuple[date | None, str]:
    """What ``anchor_of`` gives, for a report whose times are not at hand: only its head is read."""
    row = row_of(parsed.text[: HEAD + 100])
    return anchor_of(parsed, [(rule, Phrase(row, first, last)) for rule, first, last in matches(row)])


def anchor_of(parsed: Parsed, found: Sequence[tuple[str, Phrase]]) -> tuple[date | None, str]:
    """The day that relative words are resolved against: that of publication, else a full date that stands alone at the head of the text."""
    published = parsed.report.published
    day = calendar.first_day(published[:10]) if published else None
    if day is not None:
        return day, PUBLISHED
    for rule, phrase in found:
        if phrase.span.start > HEAD:
            break
        if rule in FULL_DATE and _stands_alone(parsed, phrase.span):
            sense = read(rule, phrase, Context(None, NONE, lambda: 0))
            day = calendar.first_day(sense.value) if sense else None
            if day is not None:
                return day, TEXT
    return None, NONE


def _stands_alone(parsed: Parsed, span: Span) -> bool:
    """Whether the words are a date line: in furniture, opening the text, or with nothing else in their line but "posted on"."""
    text = parsed.text
    if span.start == 0 or parsed.report.is_furniture(span):
        return True
    line = Span(text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end) if text.find("\n", span.end) >= 0 else len(text))
    before = re.split(r"[^\w]+", text[line.start : span.start].lower().strip())
    words_before = [word for word in before if word]
    headed = any(word in ("published", "posted", "updated", "publication", "date") for word in words_before) and len(words_before) < 5
    return headed or (not words_before and not text[span.end : line.end].strip())


def _day_after(found: Sequence[tuple[str, Phrase]], at: int, context: Context) -> str | None:
    """The value of the day that follows a time of day directly, as in "8 p.m. on Friday"."""
    if at + 1 >= len(found) or found[at + 1][0] in TIME_RULES:
        return None
    rule, following = found[at + 1]
    gap = following.first - found[at][1].last
    if gap > 2 or any(following.code(step) not in ("on", "comma", "the") for step in range(found[at][1].last, following.first)):
        return None
    sense = read(rule, following, context)
    return sense.value if sense and sense.start and calendar.DAY.fullmatch(sense.value) else None


def _remember(context: Context, rule: str, sense: Sense) -> Context:
    """The context after ``sense``: what "the next day" and "a year earlier" will be reckoned from."""
    if sense.type not in ("DATE", "TIME") or calendar.bounds(sense.value) is None:
        return context
    if QUARTER.fullmatch(sense.value):
        return context if rule in COMPARES else replace(context, quarter=sense.value, last=sense.value, last_anchor=sense.anchor)
    return replace(context, last=sense.value, last_anchor=sense.anchor)


def _expression(text: str, phrase: Phrase, sense: Sense) -> TimeExpression:
    span = phrase.span
    words = span.of(text)
    words = POSSESSIVE.sub("", words.rstrip(SEPARATORS)).rstrip(SEPARATORS)
    if words.endswith(".") and not ABBREVIATED.search(words):
        words = words[:-1]
    span = Span(span.start, span.start + len(words))
    interval = Interval(sense.start, sense.end, sense.precision or Precision.UNKNOWN, sense.anchor, span)
    return TimeExpression(span, sense.type, sense.value, interval, sense.zone, sense.own_day)
