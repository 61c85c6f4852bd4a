"""
Which written amounts are no quantities: dates, ordinals, scores, and numbers that are part of a name or an address.

"In 2019", "the 22nd", "a 2-2 draw", "the iPhone 12", "Section 104", "(4)". Ages and lengths of time are quantities, and so is "one",
but for the pronoun.
"""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Token

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.quantity_forms import Written, is_of_time
from reportedly.claims.quantity_words import PLURAL, Words
from reportedly.claims.times_index import TimeIndex
from reportedly.language import Parsed

YEAR = re.compile(r"(?:19|20)\d\d")
LONG = re.compile(r"\d{3,}")
COUNTED = re.compile(rf"\s+(?:[a-z][\w-]*\s+){{0,2}}?{PLURAL}")
JOINED = re.compile(
    r"[^\W_]|[:/]\d|\.\d|'s\b"  # 49ers, 4:39, 24/7, 10.15.2
    r"|[-–/]\d|[-–]?[A-Z]\d|[-–][A-Z]|[-–](?:for|of|on|in|by)[-–]"  # 3-1, 7-Eleven, 6-for-8
)
CHAINED = re.compile(r"\d\s?[-–/:]$")
NUMBERED = re.compile(r"\b(?:s\s?&?\s?p|no|nos|vol|apt|rte|hwy|sec|pp)\b\.?\s*$", re.IGNORECASE)
IDLE_ONE_BEFORE = re.compile(r"\b(?:no|this|that|which|each|every|any|the|another|some|not)[-\s]+$", re.IGNORECASE)
IDLE_ONE_AFTER = re.compile(r"\s+(?:another|who|can|could|should|must|might|may|would)\b|[-–]\w|['’]s\b|\s*(?:[,.;:?!]|$)")
BEFORE, AFTER = 12, 40


@lru_cache(maxsize=1)
def _naming() -> frozenset[str]:
    names, before = load_lexicon("quantities")["names"], load_lexicon("numbers")["units"]["before"]
    return frozenset([*names["before"], *before]) - frozenset(names["not_before"])


def _is_name(token: Token) -> bool:
    """Whether a word is a name, by its tag or by a capital within it ("USB", "pH")."""
    return (token.pos_ == "PROPN" and token.text[:1].isupper()) or (token.is_alpha and not token.text[1:].islower() and len(token) > 1)


@lru_cache(maxsize=1)
def _street() -> re.Pattern[str]:
    streets = "|".join(load_lexicon("quantities")["names"]["streets"])
    return re.compile(rf"\s+(?:[A-Z][\w.'’-]*\s+){{1,3}}(?:{streets})\b")


class NameReader:
    """Tells of an amount of one report whether it is no quantity."""

    __slots__ = ("_parsed", "_times", "_words")

    def __init__(self, parsed: Parsed, times: TimeIndex, words: Words) -> None:
        self._parsed, self._times, self._words = parsed, times, words

    def is_no_quantity(self, written: Written) -> bool:
        """Whether the amount is a date, an ordinal, a score or part of a name. Never raises."""
        if written.form != "digits":
            return self._is_idle(written)
        return self._is_dated(written) or (written.is_bare and self._is_label(written))

    def _is_dated(self, written: Written) -> bool:
        """A number within a date or a time, but for the "6" in "six weeks ago"."""
        if written.money or is_of_time(self._parsed.text, written) or (written.unit is not None and len(written.unit) > 2):
            return False
        return self._times.covers(written.core)

    def _is_label(self, written: Written) -> bool:
        """A number without a unit that is an ordinal, a year, a score, or part of a word, of a name or of a bracket."""
        wording, before, after = written.core.of(self._parsed.text), self._before(written), self._after(written)
        if JOINED.match(after) or CHAINED.search(before) or (before.endswith("(") and after.startswith(")")):
            return True
        if YEAR.fullmatch(wording) and not COUNTED.match(after) and not written.bound:
            return True
        return self._is_named(written) or self._is_model(written)

    def _before(self, written: Written) -> str:
        return self._parsed.text[max(0, written.core.start - BEFORE) : written.core.start]

    def _after(self, written: Written) -> str:
        return self._parsed.text[written.core.end : written.core.end + AFTER]

    def _is_named(self, written: Written) -> bool:
        """A number after a name ("iPhone 12"), unless it counts a noun after it ("in Leeds 11 shops") or is an age ("Ann Sample 54")."""
        if NUMBERED.search(self._before(written)):
            return True
        before = self._words.before(written.span.start)
        if before is None or before.ent_type_ == "PERSON" or before.idx + len(before) < written.span.start - 1:
            return False
        return before.lower_ in _naming() or (_is_name(before) and not self._counts(written))

    def _is_model(self, written: Written) -> bool:
        """A number of an address ("12 High Street"), or of three digits and more before a name ("the 737 Max")."""
        if _street().match(self._after(written)):
            return True
        after = self._words.after(written.core.end)
        if after is None or after.pos_ != "PROPN" or after.tag_ == "NNPS" or not LONG.fullmatch(written.core.of(self._parsed.text)):
            return False
        return not self._counts(written)

    def _counts(self, written: Written) -> bool:
        """Whether a noun in the plural follows that the number counts."""
        number = self._words.at(written.core.start)
        return number is not None and number.head.i > number.i and number.head.tag_ in ("NNS", "NNPS")

    def _is_idle(self, written: Written) -> bool:
        """Words of number that count nothing: "no one", "one another", "Big Five"."""
        wording, before = written.core.of(self._parsed.text), self._before(written)
        if self._is_dated(written) or CHAINED.search(before):
            return True
        if wording.lower() == "one":
            after = self._after(written)
            return bool(IDLE_ONE_BEFORE.search(before) or (written.unit is None and IDLE_ONE_AFTER.match(after)))
        return wording[:1].isupper() and written.is_bare and self._is_named(written)
