"""Numerals: the value that digits and numeral words state, whatever is counted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportedly.claims.numerals import digits_value, whole, words_value

DIGITS = {
    "plain": ("250", "250"),
    "a fraction": ("3.75", "3.75"),
    "grouped in thousands": ("12,345", "12345"),
    "grouped, with a fraction": ("1,234.5", "1234.5"),
    "grouped the Indian way": ("12,34,567", "1234567"),
    "grouped by a space": ("5 000", "5000"),
}


@pytest.mark.parametrize("name", DIGITS)
def test_digits_state(name: str) -> None:
    """The value is exact, however the digits are grouped."""
    wording, value = DIGITS[name]
    assert digits_value(wording) == Decimal(value)


@pytest.mark.parametrize("wording", ["1,23", "1234567890123456"])
def test_odd_or_endless_digits_state_nothing(wording: str) -> None:
    """A grouping that nobody writes, or more digits than any count, is not read as something near it."""
    assert digits_value(wording) is None


WORDS = {
    "a small number": ("nineteen", "19"),
    "hundreds and": ("four hundred and six", "406"),
    "a scale of digits": ("2.5 billion", "2500000000"),
    "a scale of a scale": ("4 hundred million", "400000000"),
    "an Indian scale of a scale": ("1.2 lakh crore", "1200000000000"),
    "thousands and hundreds": ("two thousand three hundred", "2300"),
    "a dozen": ("a dozen", "12"),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_state(name: str) -> None:
    """Words of number add up, and words of scale multiply."""
    wording, value = WORDS[name]
    assert words_value(wording) == Decimal(value)


@pytest.mark.parametrize("wording", ["1,23 million", "one" + " million" * 20_000, "one" + " hundred" * 20_000])
def test_words_that_nobody_writes_state_nothing(wording: str) -> None:
    """What can't be read under a scale is not taken for one, and scales without end do no harm."""
    assert words_value(wording) is None


def test_only_whole_numbers_are_whole() -> None:
    """A fraction counts no people."""
    assert (whole(Decimal("12.0")), whole(Decimal("12.5")), whole(None)) == (12, None, None)
