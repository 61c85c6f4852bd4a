"""How long: the number and the unit of a phrase, and the TIMEX3 value of a length ("P2D", "PT48H", "P9Y6M", "PXW")."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from reportedly.claims.times_phrase import Phrase

NUMBERS = ("day_number", "number", "decimal", "four_digits", "year", "numword", "fraction", "half", "vague", "article")
UNITS = ("unit", "units", "quarter", "quarters", "clock_unit", "clock_units")
WHOLE = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "MIN": (1, "M")}
PARTS = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S"), "D": (24, "H"), "W": (7, "D")}
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units; ``count`` None where the words do not say how many ("several weeks")."""

    count: float | None
    unit: str


def amount_of(phrase: Phrase) -> Amount | None:
    """The number and unit of a phrase, or None where it has no unit or no number. Of "two or three days" the second."""
    at = phrase.at(*UNITS)
    if at is None:
        return None
    tokens = [step for step in range(phrase.first, phrase.last) if phrase.code(step) in NUMBERS]
    before = [step for step in tokens if step < at]
    if not before:
        return None
    values = [phrase.row.values[step] for step in before if phrase.code(step) not in ("article", "fraction", "half")]
    counted = [value for value in values if value != "X"]
    if values and not counted:
        return Amount(None, phrase.row.values[at])
    return Amount(_sum(phrase, before, tokens, counted), phrase.row.values[at])


def _sum(phrase: Phrase, before: list[int], tokens: list[int], counted: list[object]) -> float:
    whole = _words([float(str(value)) for value in counted]) if counted else 0.0
    fractions = [phrase.row.values[step] for step in before if phrase.code(step) == "fraction"]
    halves = [step for step in tokens if phrase.code(step) == "half"]
    part = _fraction(fractions[0]) if fractions else 0.5 if halves else 0.0
    return min(whole + part if whole or part else 1.0, LARGEST) if whole or fractions or not halves else _half(phrase, halves, before)


def _half(phrase: Phrase, halves: list[int], before: list[int]) -> float:
    """Half an hour is a half; an hour and a half is one and a half."""
    return 0.5 if halves[0] in before else 1.5


def _fraction(token: str) -> float:
    above, below = (int(part) for part in token.split("/"))
    return above / below if below else 0.0


def _words(values: list[float]) -> float:
    """Twenty four is 24, two thousand 2000, a hundred 100; of two numbers the last ("two or three", "12 to 15")."""
    total = values[0]
    for before, value in pairwise(values):
        if value >= 100 and value > total:
            total *= value
        elif total % 100 == 0 or (20 <= before <= 90 and before % 10 == 0 and value < 10):
            total += value
        else:
            total = value
    return total


def duration_value(amount: Amount) -> str:
    """The TIMEX3 value of a length."""
    factor, unit = WHOLE.get(amount.unit, (1, amount.unit))
    time = "T" if amount.unit in ("H", "MIN", "S") else ""
    if amount.count is None:
        return f"P{time}X{amount.unit if amount.unit in 'EC' else unit}"
    count = amount.count * factor
    whole = int(count)
    if count == whole:
        return f"P{time}{whole}{unit}"
    return _with_part(whole, count - whole, unit, time)


def _with_part(whole: int, part: float, unit: str, time: str) -> str:
    per, smaller = PARTS.get(unit if not (unit == "M" and not time) else "", (0, ""))
    if not per:
        return f"P{time}{whole + part:g}{unit}"
    rest = round(part * per)
    head = f"{whole}{unit}" if whole else ""
    return f"P{time}{head}{'T' if smaller == 'H' and not time else ''}{rest}{smaller}"
