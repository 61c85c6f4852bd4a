"""
The calendar: TIMEX3 value strings ("2025-03-11", "2025-W11", "2025-Q1", "2025-03-11TNI", "199") and the days that they cover.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportedly.model import Precision

MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
DAYS_IN = {"D": 1, "W": 7, "F": 14}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PART_HOURS = {
    "TMO": ("T00:00", "T11:59"),
    "TAF": ("T12:00", "T17:59"),
    "TEV": ("T17:00", "T23:59"),
    "TNI": ("T18:00", "T23:59"),
}
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T.*)?")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
SPAN_OF_MONTHS = re.compile(r"(\d{4})-(\d\d|Q\d|H\d|SP|SU|FA|WI)")

Bounds = tuple[str, str, Precision]


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shift(day: date, count: int, unit: str) -> date | None:
    """``day`` moved by ``count`` units; the last day of the month where the day number is past it; None off the calendar."""
    if unit in DAYS_IN:
        try:
            return day + timedelta(days=count * DAYS_IN[unit])
        except OverflowError:
            return None
    months = day.year * 12 + day.month - 1 + count * MONTHS_IN[unit]
    return next(filter(None, (day_of(months // 12, months % 12 + 1, number) for number in (day.day, 30, 29, 28))), None)


def truncate(day: date, unit: str) -> str:
    """The value of the day, week, month, quarter, year, decade or century that ``day`` is in."""
    if unit in ("W", "F"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    form = {"D": day.isoformat(), "M": f"{day.year:04}-{day.month:02}", "Q": f"{day.year:04}-Q{(day.month + 2) // 3}"}
    return form.get(unit) or f"{day.year:04}"[: {"Y": 4, "E": 3, "C": 2}[unit]]


def unit_of(value: str) -> str:
    """The unit of a value that ``truncate`` made: "D" for a day or a time of a day."""
    if WEEK.fullmatch(value):
        return "W"
    if DAY.fullmatch(value):
        return "D"
    if SPAN_OF_MONTHS.fullmatch(value):
        return "Q" if value[5] in "QH" else "M"
    return {4: "Y", 3: "E", 2: "C"}.get(len(value), "D")


def first_day(value: str) -> date | None:
    """The first day that a value covers, or None for one that is open ("XXXX-W11", "P2D")."""
    found = bounds(value)
    return date.fromisoformat(found[0][:10]) if found else None


def bounds(value: str) -> Bounds | None:
    """Start, end (both inclusive) and precision of a value, or None where it is not tied to the calendar. Never raises."""
    if "/" in value:
        first, last = (bounds(part) for part in value.split("/", 1))
        return (first[0], last[1], first[2]) if first and last else None
    try:
        return _day_bounds(value) or _week_bounds(value) or _month_bounds(value) or _year_bounds(value)
    except (ValueError, OverflowError):
        return None


def _day_bounds(value: str) -> Bounds | None:
    match = DAY.fullmatch(value)
    if not match:
        return None
    day, time = match[1], match[2]
    date.fromisoformat(day)
    if not time:
        return day, day, Precision.DAY
    if time in PART_HOURS:
        return day + PART_HOURS[time][0], day + PART_HOURS[time][1], Precision.PART_OF_DAY
    return day + time, day + time, Precision.MINUTE


def _week_bounds(value: str) -> Bounds | None:
    match = WEEK.fullmatch(value)
    if not match:
        return None
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    start = monday + timedelta(days=5 if match[3] else 0)
    return start.isoformat(), (monday + timedelta(days=6)).isoformat(), Precision.DAY if match[3] else Precision.WEEK


def _month_bounds(value: str) -> Bounds | None:
    match = SPAN_OF_MONTHS.fullmatch(value)
    if not match:
        return None
    year, part = int(match[1]), match[2]
    if part.isdigit():
        return _months(year, int(part), 1, Precision.MONTH)
    if part in SEASON_MONTHS:
        return _months(year, SEASON_MONTHS[part], 3, Precision.SEASON)
    length = 3 if part[0] == "Q" else 6
    return _months(year, (int(part[1]) - 1) * length + 1, length, Precision.SEASON)


def _months(year: int, month: int, count: int, precision: Precision) -> Bounds:
    start = date(year, month, 1)
    after = shift(start, count, "M") or date(year, 12, 31)
    return start.isoformat(), (after - timedelta(days=1)).isoformat(), precision


def _year_bounds(value: str) -> Bounds | None:
    if not value.isdigit() or not 2 <= len(value) <= 4 or not int(value):
        return None
    free = 4 - len(value)
    precision = {0: Precision.YEAR, 1: Precision.DECADE}.get(free, Precision.UNKNOWN)
    return f"{value + '0' * free}-01-01", f"{value + '9' * free}-12-31", precision


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The ``nth`` (from 1; -1 is the last) ISO ``weekday`` of a month, or None where the month has none such."""
    days = [day for number in range(1, 32) if (day := day_of(year, month, number)) and day.isoweekday() == weekday]
    return days[nth - 1 if nth > 0 else nth] if abs(nth) <= len(days) else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    century, golden = year // 100, year % 19
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def feast(rule: str, year: int) -> date | None:
    """The day of a feast in ``year``, by the rule of the lexicon ("12-25", "11-4-4", "easter-2"); None where it has no fixed rule."""
    if not 1 < year < 9999:
        return None
    if rule == "election":
        monday = nth_weekday(year, 11, 1, 1)
        return monday + timedelta(days=1) if monday else None
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    parts = re.fullmatch(r"(\d+)-(-?\d)-(\d)", rule)
    if parts:
        return nth_weekday(year, int(parts[1]), int(parts[2]), int(parts[3]))
    return day_of(year, int(rule[:2]), int(rule[3:]))
