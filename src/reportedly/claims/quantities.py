"""
Quantities of any kind that a report states: the amount, how the words bound it, its unit, and whether it is a rise or a fall.

The numerals and the words of bound are those by which people are counted (``numerals``, ``bounds``); what is added is money, scales,
units, ranges whose ends have units of their own, and direction.

Not read: vague amounts ("several", "dozens"), "half", "both" and multiples ("doubled", "twice"), for no numeral states them, and numbers
that are no quantities (see ``quantity_names``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from spacy.tokens import Token

from reportedly.claims.bounds import bound_after, bounds_before
from reportedly.claims.lexicon import word_set
from reportedly.claims.quantity_changes import direction_of
from reportedly.claims.quantity_forms import Written, find_written, is_of_time, is_share
from reportedly.claims.quantity_names import NameReader
from reportedly.claims.quantity_ranges import in_ranges, scale_of, with_shared_units
from reportedly.claims.quantity_words import Words
from reportedly.claims.times_index import TimeIndex
from reportedly.language import Parsed
from reportedly.model import Span

FARTHEST = 5
SIGNED = re.compile(r"[-−+][\d.]")
HYPHENED = re.compile(r"[-‐]([a-z]+)")
RESTATED = re.compile(r",?\s(?P<or>or)\s|\s?\((?:or\s)?")
OVER_AFTER = word_set("over", "after", "quantities")


@dataclass(frozen=True, slots=True)
class Quantity:
    """
    An amount that the words state. ``span`` takes in words of bound, currency and unit; ``core`` is the numeral, of a range both. ``first``
    and ``last`` are its ends as written, the same where it is no range. ``bound`` is "exact", "about", "floor" (so much or more), "over",
    "ceiling" (so much or less) or "under". ``direction`` is "up", "down" or "". ``unit`` is where unit, currency or what is counted stands.
    """

    span: Span
    core: Span
    first: Decimal
    last: Decimal
    bound: str
    direction: str
    unit: Span | None


def find_quantities(parsed: Parsed, times: TimeIndex | None = None) -> tuple[Quantity, ...]:
    """
    The quantities of a report in text order, not overlapping. ``times`` are those of the report, read anew where not given.

    Never raises on text: wording it cannot read yields nothing.
    """
    words = Words(parsed.doc, parsed.text)
    names = NameReader(parsed, times or TimeIndex(parsed), words)
    written = with_shared_units(parsed.text, list(find_written(parsed.text)))
    counted = [each for each in written if not names.is_no_quantity(each)]
    return tuple(_restated(parsed.text, [_quantity(words, ends) for ends in in_ranges(words, counted)]))


def _quantity(words: Words, ends: tuple[Written, ...]) -> Quantity:
    first, last, text = ends[0], ends[-1], words.text
    span, bound = _bounded(words, first, last)
    unit = last.unit or first.unit or last.money or first.money or _noun_after(words, span.end)
    direction = direction_of(words, span, _of(text, last, unit)) or _by_sign(text, first)
    low, core = first.value * scale_of(first, last), Span(first.core.start, last.core.end)
    whole = span if unit is None or unit.end <= span.end else Span(span.start, unit.end)
    return Quantity(whole, core, low, last.value, bound, direction, unit)


def _of(text: str, written: Written, unit: Span | None) -> str:
    """What is measured: "things" that are counted, "time" or how many times, or something else."""
    if is_of_time(text, written) or (unit is not None and unit.of(text) == "times"):
        return "time"
    return "things" if written.is_bare and unit is not None else ""


def _bounded(words: Words, first: Written, last: Written) -> tuple[Span, str]:
    """The amount with the words of bound around it, and the nearest that bounds it."""
    start, end, bound = first.span.start, last.span.end, first.bound
    for before in bounds_before(words.text, start):
        if before.wording == "over" and is_of_time(words.text, last) and not _is_more(words.before(before.span.start)):
            break
        start, bound = before.span.start, bound or before.kind.removeprefix("exact")
    if after := bound_after(words.text, end):
        end, bound = after.span.end, bound or after.kind
    return Span(start, end), bound or "exact"


def _is_more(before: Token | None) -> bool:
    """Whether "over", after ``before``, says that it was longer ("for over two years"), and not in which time ("$5m over two years")."""
    return before is None or before.lower_ in OVER_AFTER or before.is_punct


def _by_sign(text: str, written: Written) -> str:
    """ "up" or "down" for a share with a sign ("the index -1.3%"), else nothing."""
    if not is_share(text, written) or not SIGNED.match(text, written.span.start):
        return ""
    return "up" if text[written.span.start] == "+" else "down"


def _noun_after(words: Words, end: int) -> Span | None:
    """The noun that an amount counts, where it stands among the next words: "shops" of "11 old corner shops", "strong" of "50-strong"."""
    if hyphened := HYPHENED.match(words.text, end):
        return Span(*hyphened.span(1))
    token, noun = words.after(end), None
    for _ in range(FARTHEST):
        if token is None or token.pos_ not in ("ADJ", "NOUN", "PROPN") or token.lower_ in ("last", "next", "past"):
            break
        noun = token if token.pos_ != "ADJ" else noun
        token = words.after(token.idx + len(token))
    return Span(noun.idx, noun.idx + len(noun)) if noun is not None and noun.text[:1].isalpha() else None


def _restated(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities; what says one again in another unit has its bound and its direction ("fell 30 points, or 0.5 percent")."""
    before: Quantity | None = None
    for quantity in found:
        if before is not None and _says_again(text, before, quantity):
            bound = before.bound if quantity.bound == "exact" else quantity.bound
            before = replace(quantity, bound=bound, direction=quantity.direction or before.direction)
        else:
            before = quantity
        yield before


def _says_again(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether "or" or a bracket stands between two quantities of different units. An amount in another currency speaks for itself."""
    if before.unit is None or quantity.unit is None or before.unit.of(text) == quantity.unit.of(text):
        return False
    if quantity.unit.start < quantity.core.start:
        return False
    between = RESTATED.fullmatch(text, before.span.end, quantity.span.start)
    return between is not None and (between["or"] is not None or text.startswith(")", quantity.span.end))
