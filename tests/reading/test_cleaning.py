"""Cleaning: what goes, what becomes a space or a line break, and that every offset leads back to the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.reading import clean

CASES = {
    "line breaks of three kinds": ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    "line and paragraph separators": ("a\u2028b\u2029c\x0bd\x85e", "a\nb\nc\nd\ne"),
    "byte-order mark and zero-width marks": ("\ufeffKi\u200blled\u200d 3\u2060 men", "Killed 3 men"),
    "bidirectional controls": ("\u202e12\u202c dead \u2067x\u2069", "12 dead x"),
    "soft hyphens": ("hos\u00adtages", "hostages"),
    "controls become spaces": ("12\x0034\x07", "12 34 "),
    "odd spaces become plain": ("at\u00a0least\u30003", "at least 3"),
    "a space that groups digits stays": ("1\u00a0200 people, 3\u202f000\u00a0men", "1\u00a0200 people, 3\u202f000 men"),
    "half of a pair becomes the sign for it": ("a\ud800b", "a\ufffdb"),
    "letters, digits, quotation marks and dashes stay": ("“12”—‘é’ ①１٣", "“12”—‘é’ ①１٣"),
}


@pytest.mark.parametrize(("raw", "expected"), CASES.values(), ids=CASES)
def test_a_text_is_cleaned(raw: str, expected: str) -> None:
    assert clean(raw).text == expected


PIECES = st.sampled_from(
    [
        "police said ",
        "12",
        "\r\n",
        "\r",
        "\n\n",
        "\ufeff",
        "\u200b",
        "\u200b\u200d",
        "\u00a0",
        "\u202f",
        "\x00",
        "\u00ad",
        "é",
        "😀",
        "”",
        "\ud800",
        " ",
    ]
)
RAW = st.lists(PIECES, max_size=30).map("".join)


@given(RAW)
def test_every_code_point_leads_back_to_where_it_came_from(raw: str) -> None:
    cleaned = clean(raw)
    origins = [cleaned.offsets.to_raw(at) for at in range(len(cleaned.text))]
    assert origins == sorted(set(origins))
    assert all(clean(raw[at]).text == letter or raw[at] in "\u00a0\u202f" for at, letter in zip(origins, cleaned.text, strict=True))


@given(RAW, st.integers(0, 60), st.integers(0, 60))
def test_a_span_leads_back_to_raw_words_that_clean_to_it(raw: str, one: int, other: int) -> None:
    cleaned = clean(raw)
    start, end = sorted((min(one, len(cleaned.text)), min(other, len(cleaned.text))))
    back = cleaned.offsets.span_to_raw(Span(start, end))
    assert clean("1" + back.of(raw) + "1").text[1:-1].replace("\u00a0", " ") == cleaned.text[start:end].replace(
        "\u00a0", " "
    ) or "\r" in back.of(raw)


@given(RAW)
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    once = clean(raw).text
    assert clean(once).text == once
