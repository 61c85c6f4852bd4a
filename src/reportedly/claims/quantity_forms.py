"""
How quantities are written: a numeral with the signs before it, its currency, its scale and its unit, found by one regular expression.

"$9.3bn", "~1.2 mm", "minus 4 degrees", "two-thirds", "half a million", "21-year". Whether what is found is a quantity, and not a
date or a name, is for ``quantity_names``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.numerals import DIGITS, SHARE, alternatives, digits_value, numerals, words_value
from reportedly.model import Span

VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "ninth": 9, "tenth": 10}
RATE = r"(?:\s?/\s?[a-z]+\d?|[-\s](?:an?|per)[-\s][a-z]+(?:\s(?:foot|feet|metre|meter|mile|inch))?\b)?"


@dataclass(frozen=True, slots=True)
class Written:
    """
    An amount as written. ``span`` takes in signs, currency and unit; ``core`` is the numeral with its scale. ``form`` is "digits",
    "words", "part" (two-thirds) or "share" (one in five); ``bound`` is the kind of bound that a sign before it states, or "".
    ``scale`` is what its last word or letter multiplies by, and is in ``value``.
    """

    span: Span
    core: Span
    value: Decimal
    form: str
    bound: str = ""
    money: Span | None = None
    unit: Span | None = None
    scale: int = 1

    @property
    def is_bare(self) -> bool:
        """Whether neither currency nor unit is written with it."""
        return self.unit is None and self.money is None


@dataclass(frozen=True, slots=True)
class _Grammar:
    amount: re.Pattern[str]
    unit: re.Pattern[str]
    time: re.Pattern[str]
    suffixes: dict[str, int]
    suffixes_of_money: dict[str, int]
    signs: dict[str, str]


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    data: dict[str, Any] = load_lexicon("quantities")
    signs = {sign: kind for kind in ("under", "over", "about") for sign in data["signs"][kind]}
    suffixes, of_money = data["suffixes"], data["suffixes_of_money"]
    sign = rf"(?:(?P<sign>{alternatives(signs)})\s?)?"
    letters = _letters(alternatives(suffixes), alternatives(of_money))
    amount = f"{START}{sign}{MINUS}{_money(data['money'])}(?:{_numeral()}){letters}"
    return _Grammar(re.compile(amount), *_units(data["units"]), suffixes, of_money, signs)


# Not within a word, a number or a ratio; after a letter and a hyphen only "to-" or a currency may come ("0-to-60", "£3m-£4m").
START = r"(?<![\w#@])(?<!\d[,.:])(?<!\d/(?=\d))(?<![^\W\d_]\.)(?:(?<=\bto-)|(?=[$£€¥])|(?<![^\W\d_][-–/'’]))"
MINUS = r"(?:(?P<minus>(?i:minus)[-\s]|(?i:negative)\s(?=\d)|(?<![\w)\].])[-−](?=[\d.$£€]))|(?<![\w)\].])\+(?=[\d.$£€]))?"
END = r"(?![^\W_])"


def _letters(suffixes: str, of_money: str) -> str:
    """Letters after the digits: "bn", "k", "K" after two digits (no "4K"), "m" after a currency or before what is counted."""
    scale = rf"(?P<suffix>(?i:{suffixes}|(?(money)(?:{of_money})|(?!)))){END}"
    return rf"(?:\s?{scale}|(?P<thousand>(?:k|(?<=\d\d)K){END})|(?P<million>m(?=\s(?:[a-z]+s|people|of)\b)))?"


def _money(data: dict[str, list[str]]) -> str:
    signs = "".join(map(re.escape, data["signs"]))
    prefix, attached = alternatives(data["prefixes"]), "".join(data["attached"])
    sign = rf"(?:(?:{prefix})\s?|[{attached}])?[{signs}]\s?(?:(?:{prefix})\s?(?=\d))?"
    return rf"(?P<money>{sign}|(?!PS[1-5]\b)(?:{alternatives(data['codes'])})\s?(?=[\d.]))?"


def _numeral() -> str:
    scales, parts = alternatives(numerals().scales), alternatives(PARTS)
    small = alternatives(numerals().words)
    return (
        rf"(?P<mixed>\d+\s[1-9]/[2-9](?![\d/])|\d{{1,2}}(?:⁄\d{{1,3}}\b|/\d{{1,3}}(?=\sof\b))|\d*[{''.join(VULGAR)}])"
        rf"|(?P<half>(?i:half[-\s]an?[-\s](?:{scales})|an?[-\s]half[-\s](?:{scales}))\b)"
        rf"|(?P<part>(?i:(?:{small})[-\s](?:{parts})s?\b|an?\s(?:{parts})(?=\sof\b)))"
        rf"|(?P<words>(?i:{numerals().spelled})\b(?:[-\s](?i:and)[-\s]a[-\s](?i:half)\b)?)"
        rf"|(?P<digits>{DIGITS}|\.\d+)(?:\s?[×x]\s?10(?:\^(?=[-−\d])|(?=[-−]))(?P<power>[-−]?\d{{1,2}}))?"
    )


def _units(data: dict[str, list[str]]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    time = rf"(?i:(?:{alternatives(data['time'])})s?)(?![^\W\d_])"
    words = rf"(?i:(?:(?:square|cubic|metric|nautical|percentage)\s)?(?:{alternatives([*data['time'], *data['words']])})s?)(?![^\W\d_])"
    percent = rf"(?i:{alternatives(data['percent'])})s?(?!\w)"
    symbols = rf"(?:{alternatives(data['symbols'])}|(?<=\d)ins?)(?!\w)"
    return re.compile(rf"[-\s]{{0,3}}(?P<unit>(?:{percent}|{words}|{symbols}){RATE})"), re.compile(time)


def find_written(text: str) -> Iterator[Written]:
    """The amounts written in ``text``, in text order, not overlapping, dates and names among them. Never raises on text."""
    end = 0
    for match in _grammar().amount.finditer(text):
        value = _value(match) if match.start() >= end else None
        if value is not None:
            written = _with_unit(text, _as_share(text, _written(match, value)))
            end = written.core.end
            yield written


def is_of_time(text: str, written: Written) -> bool:
    """Whether the unit is one of time: "21-year", "two days"."""
    return written.unit is not None and _grammar().time.match(text, written.unit.start) is not None


def same_unit(text: str, first: Written, second: Written) -> bool:
    """Whether both have a unit, and the same one."""
    if first.unit is None or second.unit is None:
        return False
    return first.unit.of(text).lower().rstrip("s") == second.unit.of(text).lower().rstrip("s")


def is_share(text: str, written: Written) -> bool:
    """Whether the unit is a hundredth: "5%", "12 percentage points"."""
    return written.unit is not None and written.unit.of(text).lower().startswith(("%", "p"))


def in_money(text: str, written: Written, money: Span) -> Written:
    """An amount after one of ``money``, its letter being of money too: "45m" of "$40-45m"."""
    scale = _grammar().suffixes_of_money.get(written.unit.of(text).lower()) if written.unit and not written.money else None
    return replace(written, value=written.value * scale, scale=scale, unit=None, money=money) if scale else written


def _written(match: re.Match[str], value: Decimal) -> Written:
    form = next(name for name in ("mixed", "half", "part", "words", "digits") if match[name])
    core = Span(match.start(form), match.end())
    form = "digits" if form == "mixed" else "words" if form == "half" else form
    bound = _grammar().signs[match["sign"].lower()] if match["sign"] else ""
    money = Span(match.start("money"), match.start("money") + len(match["money"].rstrip())) if match["money"] else None
    return Written(Span(*match.span()), core, value, form, bound, money, scale=_scale(match))


def _value(match: re.Match[str]) -> Decimal | None:
    value = _numeral_value(match)
    if value is None:
        return None
    if match["power"]:
        value = value.scaleb(int(match["power"].replace("−", "-")))
    return value * _letter(match) * (-1 if match["minus"] else 1)


def _letter(match: re.Match[str]) -> int:
    """What the letters after the digits multiply by: "2.3bn", "45k", "12m people"."""
    suffix = (match["suffix"] or "").lower()
    if match["million"] or match["thousand"]:
        return 1_000_000 if match["million"] else 1_000
    return _grammar().suffixes.get(suffix) or _grammar().suffixes_of_money.get(suffix, 1)


def _scale(match: re.Match[str]) -> int:
    """What the last word or the letters of an amount multiply by; 1 where there is but the word."""
    *before, last = re.split(r"[-\s]+", (match["words"] or "").lower())
    return numerals().scales.get(last, 1) if before else _letter(match)


def _numeral_value(match: re.Match[str]) -> Decimal | None:
    if match["digits"]:
        return digits_value(match["digits"])
    if match["words"]:
        halved = re.fullmatch(r"(.*?)[-\s]and[-\s]a[-\s]half", match["words"], re.IGNORECASE)
        value = words_value(halved[1] if halved else match["words"])
        return value + Decimal("0.5") if halved and value is not None else value
    if match["half"]:
        return (words_value(re.split(r"[-\s]", match["half"])[-1]) or Decimal(0)) / 2
    return _part(match["part"]) if match["part"] else _mixed(match["mixed"])


def _part(wording: str) -> Decimal:
    """The value of "two-thirds"."""
    above, below = re.split(r"[-\s]+", wording.lower())
    return (words_value(above) or Decimal(0)) / PARTS[below.removesuffix("s")]


def _mixed(wording: str) -> Decimal:
    """The value of "8 1/2" or "2½"."""
    if wording[-1] in VULGAR:
        return Decimal(wording[:-1] or 0) + Decimal(VULGAR[wording[-1]])
    *whole, part = wording.split()
    above, below = re.split(r"[/⁄]", part)
    return Decimal(whole[0] if whole else 0) + (Decimal(above) / Decimal(below) if Decimal(below) else 0)


def _as_share(text: str, written: Written) -> Written:
    """One in five, two out of three: the share."""
    match = SHARE.match(text, written.core.end) if written.is_bare else None
    of = match and (words_value(match["of"]) or Decimal(0))
    if not match or not of or not 0 < written.value < of:
        return written
    end = match.end("of")
    return replace(written, span=Span(written.span.start, end), core=Span(written.core.start, end), value=written.value / of, form="share")


def _with_unit(text: str, written: Written) -> Written:
    match = _grammar().unit.match(text, written.span.end)
    if match is None or written.form == "share":
        return written
    return replace(written, span=Span(written.span.start, match.end("unit")), unit=Span(*match.span("unit")))
