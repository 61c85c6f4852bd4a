"""
A text as a row of word classes: every token gets one character, so that the grammar of times is one regular expression over them.

``Row.codes[i]`` is the class of token ``i``, ``Row.spans[i]`` where it stands and ``Row.values[i]`` what the lexicon or its
digits say. Reading the words once by dictionary, then matching short strings, keeps the cost linear and small.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportedly.claims.lexicon import load_lexicon
from reportedly.model import Span

TOKEN = re.compile(
    r"""(?P<isodate>\d{4}-\d\d-\d\d(?!\d))
    |(?P<slashdate>\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\d]))
    |(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d))
    |(?P<decade>\d{3}0['’]?s\b|(?<!\w)['’`]\d0s\b)
    |(?P<ordinal>\d+(?:st|nd|rd|th)\b)
    |(?P<fraction>\d/\d\b)
    |(?P<number>\d+(?:,\d{3})+|\d+(?:\.\d+)?)
    |(?P<word>[ap]\.\s?m\b\.?|o['’]clock\b|\w[^\W\d]*|['’]s\b)
    |(?P<break>\n\s*\n)
    |(?P<sign>\S)""",
    re.VERBOSE | re.IGNORECASE,
)
OTHER, BREAK = "x", "\n"
WIDE_GAP = 40
SHAPES = ("isodate", "slashdate", "clock", "decade", "ordinal", "fraction", "day_number", "number", "four_digits", "year", "decimal")
NEEDS_CAPITAL = frozenset({"month_weak", "weekday_weak", "weekday", "month"})
YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of one text: class characters, places and values side by side."""

    text: str
    codes: str
    spans: tuple[tuple[int, int], ...]
    values: tuple[Any, ...]

    def word(self, at: int) -> str:
        """Token ``at`` in lower case, or "" outside the row."""
        if not 0 <= at < len(self.spans):
            return ""
        start, end = self.spans[at]
        return self.text[start:end].lower()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word -> (class character, value); ``phrases`` holds, by first word, the longer entries, longest first."""

    codes: dict[str, str]
    words: dict[str, tuple[str, Any]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str, Any], ...]]
    weak: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of times with a class character for each of its tables and for each shape of number."""
    tables = load_lexicon("times")
    codes = {name: chr(0x100 + at) for at, name in enumerate([*tables, *SHAPES])} | {"other": OTHER, "break": BREAK}
    words: dict[str, tuple[str, Any]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for name, table in tables.items():
        for phrase, value in table.items():
            parts = tuple(match.group().lower() for match in TOKEN.finditer(phrase))
            if len(parts) == 1:
                words[parts[0]] = (codes[name], value)
            else:
                phrases.setdefault(parts[0], []).append((parts, codes[name], value))
    ordered = {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in phrases.items()}
    return Lexicon(codes, words, ordered, frozenset(codes[name] for name in NEEDS_CAPITAL))


def row_of(text: str) -> Row:
    """The tokens of ``text`` with their classes. Never raises: what is in no class is ``OTHER``."""
    lex = lexicon()
    codes: list[str] = []
    spans: list[tuple[int, int]] = []
    values: list[Any] = []
    for match in TOKEN.finditer(text):
        if spans and match.start() - spans[-1][1] > WIDE_GAP:
            codes.append(BREAK)
            values.append(None)
            spans.append((spans[-1][1], match.start()))
        code, value = _classify(lex, match)
        codes.append(code)
        values.append(value)
        spans.append(match.span())
    return _with_phrases(lex, Row(text, "".join(codes), tuple(spans), tuple(values)))


def _classify(lex: Lexicon, match: re.Match[str]) -> tuple[str, Any]:
    kind, token = match.lastgroup, match.group()
    if kind in ("word", "sign"):
        code, value = lex.words.get(token.lower(), (OTHER, None))
        return (OTHER, None) if code in lex.weak and not token[0].isupper() else (code, value)
    if kind == "break":
        return BREAK, None
    if kind == "number":
        shape, value = _number(token)
        return lex.codes[shape], value
    return lex.codes[str(kind)], _digits(token) if kind == "ordinal" else token


def _digits(token: str) -> int:
    return int("".join(filter(str.isdigit, token))[:9])


def _number(token: str) -> tuple[str, Any]:
    plain = token.replace(",", "")
    if "." in token:
        return "decimal", plain[:12]
    value = int(plain[:9])
    if "," in token or len(token) > 4:
        return "number", value
    if len(token) == 4:
        return ("year", value) if value in YEARS else ("four_digits", token)
    return ("day_number", value) if 1 <= value <= 31 and len(token) <= 2 else ("number", value)


def _with_phrases(lex: Lexicon, row: Row) -> Row:
    """``row`` with each phrase of the lexicon joined into one token."""
    codes, spans, values, at = [], [], [], 0
    while at < len(row.spans):
        length, code, value = 1, row.codes[at], row.values[at]
        entries = lex.phrases.get(row.word(at)) if row.text[row.spans[at][0]].isalpha() else None
        for parts, phrase_code, phrase_value in entries or ():
            if all(row.word(at + step) == part for step, part in enumerate(parts)):
                length, code, value = len(parts), phrase_code, phrase_value
                break
        codes.append(code)
        values.append(value)
        spans.append((row.spans[at][0], row.spans[at + length - 1][1]))
        at += length
    return Row(row.text, "".join(codes), tuple(spans), tuple(values))


def span_of(row: Row, first: int, last: int) -> Span:
    """The span from the start of token ``first`` to the end of token ``last``. Raises IndexError outside the row."""
    return Span(row.spans[first][0], row.spans[last][1])
