"""
Two amounts that are the ends of one: "12 to 15 people", "between $40 and $60", "from 0 to 50 mph", "two or three million".

What joins two numbers of people joins two amounts here (``bounds.RANGE``); besides, the ends may have units of their own, and "from" may
lead. A change and the level that it leads to ("rose 5 percent to $80") are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.claims.bounds import RANGE, range_lead
from reportedly.claims.quantity_changes import direction_of
from reportedly.claims.quantity_forms import Written, in_money, is_share, same_unit
from reportedly.claims.quantity_words import PLURAL, Words
from reportedly.model import Span

SMALL = 1000
JOINT = re.compile(rf"{RANGE.pattern}|[-\s]+to[-\s]+", re.IGNORECASE)
NOUN = re.compile(rf"\s(?:[a-z-]+\s)?(?P<noun>{PLURAL})")
FROM_TO = re.compile(r"(?:\s\w+)?(?:\s\w+)?(?:\s(?:in|on)\s\w+)?\sto\s(?:about\s|around\s|nearly\s|some\s)?")


def with_shared_units(text: str, found: Sequence[Written]) -> list[Written]:
    """The amounts, the first of "two to three years" with the unit of the second, both of "10-15 people" with the noun. Never raises."""
    shared = list(found)
    for at, (first, second) in enumerate(pairwise(found)):
        if JOINT.fullmatch(text, first.span.end, second.span.start) is not None:
            shared[at : at + 2] = _sharing(text, shared[at], second)
    return shared


def _sharing(text: str, first: Written, second: Written) -> tuple[Written, Written]:
    if first.money is not None:
        return first, in_money(text, second, first.money)
    if first.unit is not None or first.value >= second.value:
        return first, second
    noun = NOUN.match(text, second.span.end) if second.is_bare else None
    unit = Span(*noun.span("noun")) if noun else second.unit
    return replace(first, unit=unit), replace(second, unit=unit)


def in_ranges(words: Words, found: Sequence[Written]) -> Iterator[tuple[Written, ...]]:
    """The amounts in text order, the two ends of a range together. Never raises."""
    at = 0
    while at < len(found):
        ends = tuple(found[at : at + 2])
        size = 2 if len(ends) == 2 and _is_range(words, *ends) else 1
        yield ends[:size]
        at += size


def _is_range(words: Words, first: Written, second: Written) -> bool:
    text = words.text
    lead = range_lead(text, first.span.start)
    if lead.startswith("from"):
        return _are_alike(text, first, second) and FROM_TO.fullmatch(text, first.span.end, second.span.start) is not None
    between = JOINT.fullmatch(text, first.span.end, second.span.start)
    if between is None or not (first.unit is None or same_unit(text, first, second)):
        return False
    word = between.group().strip(" -").lower()
    if word == "to" and _is_change(words, first, second):
        return False
    rises = first.value * scale_of(first, second) < second.value or (word == "to" and first.unit is not None)
    return rises and (word != "and" or lead.startswith("between"))


def _are_alike(text: str, first: Written, second: Written) -> bool:
    """Whether both are money or neither, and both shares or neither."""
    return (first.money is None) == (second.money is None) and is_share(text, first) == is_share(text, second)


def _is_change(words: Words, first: Written, second: Written) -> bool:
    """Whether the first is how much it rose or fell, and the second where it came to ("rose $2 to $80", not "rose 2 to 3 percent")."""
    return (first.unit is None or first.unit != second.unit) and direction_of(words, first.span) != ""


def scale_of(first: Written, second: Written) -> int:
    """The scale that a range's second number names for both: "2 to 3 million"; 1 where it names none, or the first can't have it."""
    if first is second or first.scale > 1 or first.value >= SMALL:
        return 1
    return second.scale if first.value * second.scale < second.value else 1
