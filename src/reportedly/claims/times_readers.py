"""What each rule of the grammar means: a phrase and its context in, a sense out, or None where the words are no time after all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from reportedly.claims import times_calendar as calendar
from reportedly.claims.times_clock import clock_of, with_time
from reportedly.claims.times_phrase import NONE, TEXT, Context, Phrase, Sense, dated, near
from reportedly.claims.times_spans import READERS as SPAN_READERS
from reportedly.claims.times_spans import worded_year
from reportedly.model import Precision

Reader = Callable[[Phrase, Context], Sense | None]
STEP = {"last": -1, "past": -1, "previous": -1, "latest": -1, "this": 0, "same": 0, "next": 1, "following": 1}
FROM_LAST = ("previous", "following", "same")
A_WEEK = 7
AHEAD_IS_FARTHER = 1.5


def read(rule: str, phrase: Phrase, context: Context) -> Sense | None:
    """The sense of a match of ``rule``, or None where it is no time. Raises KeyError on a rule that has no reader."""
    return READERS[rule](phrase, context)


def number_date(phrase: Phrase, context: Context) -> Sense | None:
    """2019-02-13, 15.04.2017, 02/13/2019: day first unless only month first is possible, or slashes say that it is American."""
    iso = phrase.get("isodate")
    value = iso or _slash_value(phrase.get("slashdate"))
    return with_time(phrase, dated(value, TEXT)) if value and calendar.bounds(value) else None


def _slash_value(token: str) -> str | None:
    first, second, year = (int(part) for part in re.split("[/.-]", token))
    full = year if year > 99 else year + (1900 if year > 50 else 2000)
    orders = [(second, first), (first, second)] if "/" not in token and year > 99 else [(first, second), (second, first)]
    days = (calendar.day_of(full, month, day) for month, day in orders)
    return next((day.isoformat() for day in days if day), None)


def _year_in(phrase: Phrase, after: int | None = None) -> int | None:
    found = [at for name in ("year", "four_digits") for at in phrase.classes.get(name, ()) if after is None or at > after]
    return int(phrase.row.values[found[0]]) if found else None


def year_of(context: Context, month: int, day: int, lean: int = 0, weekday: int | None = None) -> tuple[int | None, str]:
    """The year of a month and day that names none, and its anchor: by weekday, by the verb around, else the one nearest to publication."""
    if context.day is None:
        last = calendar.first_day(context.last) if context.last else None
        return (last.year, TEXT) if last else (None, NONE)
    days = [found for year in (-1, 0, 1) if (found := calendar.day_of(context.day.year + year, month, day))]
    days = [found for found in days if found.isoweekday() == weekday] or days
    chosen = _likeliest(days, context.day, lean or context.lean())
    return (chosen.year if chosen else context.day.year), context.anchor


def _likeliest(days: list[date], base: date, lean: int) -> date | None:
    """The last day before ``base`` or the first after it, as ``lean`` says; without it the nearest, what lies ahead counting as farther."""
    past, ahead = [day for day in days if (day - base).days <= A_WEEK], [day for day in days if day >= base]
    if lean < 0 and past:
        return past[-1]
    if lean > 0 and ahead:
        return ahead[0]
    return min(days, key=lambda day: _distance(day, base), default=None)


def _distance(day: date, base: date) -> float:
    days = (day - base).days
    return -days if days < 0 else AHEAD_IS_FARTHER * days


def month_day(phrase: Phrase, context: Context) -> Sense | None:
    """March 14; Saturday, 14 March 2019; 9 a.m. EST March 14; the night of 14 March."""
    at = phrase.at("month", "month_weak")
    if at is None:
        return None
    beside = [step for step in (at + 1, at + 2, at + 3, at - 1, at - 2) if phrase.code(step) in ("day_number", "ordinal")]
    inside = [step for step in beside if phrase.first <= step < phrase.last]
    if not inside:
        return None
    return _month_day(phrase, context, phrase.row.values[at], phrase.row.values[inside[0]])


def _month_day(phrase: Phrase, context: Context, month: int, day: int) -> Sense | None:
    year, anchor = _year_in(phrase, phrase.at("month", "month_weak")), TEXT
    if year is None:
        year, anchor = year_of(context, month, day, STEP.get(phrase.get("last", "next"), 0), phrase.get("weekday", "weekday_weak"))
    value = f"{year:04}-{month:02}-{day:02}" if year else f"XXXX-{month:02}-{day:02}"
    valid = calendar.day_of(year or 2000, month, day)
    return with_time(phrase, dated(value, anchor)) if valid else None


def day_range(phrase: Phrase, context: Context) -> Sense | None:
    """March 11-15; between 11 and 15 March 2019: one sense from the first day to the last."""
    days = [phrase.row.values[at] for at in sorted(phrase.classes.get("day_number", []) + phrase.classes.get("ordinal", []))]
    ends = [_month_day(phrase, context, phrase.get("month", "month_weak"), day) for day in days[:2]]
    first, last = ends[0], ends[-1]
    if first is None or last is None or days[0] >= days[-1]:
        return first
    return dated(f"{first.value}/{last.value}", first.anchor)


def week_of(phrase: Phrase, context: Context) -> Sense | None:
    """The week of March 14."""
    day = month_day(phrase, context)
    first = calendar.first_day(day.value) if day else None
    return dated(calendar.truncate(first, phrase.get("unit")), day.anchor) if day and first else day


def month_of_year(phrase: Phrase, context: Context) -> Sense | None:
    """March 2019; March of last year."""
    month = phrase.get("month", "month_weak")
    year = _year_in(phrase)
    if year is not None:
        return dated(f"{year:04}-{month:02}", TEXT)
    if not phrase.has("unit"):
        worded = worded_year(phrase, context)
        return dated(f"{worded.value}-{month:02}", TEXT) if worded else month_only(phrase, context)
    step = STEP.get(phrase.get("last", "this", "next", "same"), 0)
    base = near(context, step, "Y", from_last=phrase.get("same") is not None)
    return dated(f"{base.value}-{month:02}", base.anchor) if base.anchor != NONE else Sense("DATE", f"XXXX-{month:02}", NONE)


def month_only(phrase: Phrase, context: Context) -> Sense | None:
    """March; early March; last March; this December."""
    month = phrase.get("month", "month_weak")
    if context.day is None and not context.last:
        return Sense("DATE", f"XXXX-{month:02}", NONE)
    base = context.day or context.last_day
    assert base is not None
    which = phrase.get("last", "this", "next")
    lean = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(which, 0) or (0 if which else context.lean())
    year = base.year
    if which == "last" or which == "past":
        year -= month >= base.month
    elif lean > 0:
        year += month < base.month
    elif lean < 0:
        year -= month > base.month
    else:
        days = [day for step in (-1, 0, 1) if (day := calendar.day_of(year + step, month, 1))]
        year = min(days, key=lambda day: _distance(day, base.replace(day=1))).year
    return dated(f"{year:04}-{month:02}", context.anchor if context.day else TEXT)


def weekday(phrase: Phrase, context: Context) -> Sense | None:
    """Tuesday: the last by publication, the next where the verb looks ahead; last Tuesday; Tuesday of last week; Tuesday night."""
    number = phrase.get("weekday", "weekday_weak")
    which = phrase.get("last", "this", "next", "same")
    base = context.last_day if which in FROM_LAST else context.day
    if base is None:
        return with_time(phrase, Sense("DATE", f"XXXX-WXX-{number}", NONE))
    if phrase.has("unit") and which:
        monday = calendar.shift(base, 7 * STEP.get(which, 0) - base.weekday(), "D")
        return with_time(phrase, _moved(monday, number - 1, context))
    ahead = (number - base.isoweekday()) % 7
    forward = which in ("next", "following") or (which in (None, "this") and ahead and context.lean() > 0)
    days = ahead if forward else ahead - 7 if ahead else 0
    if days == 0 and which in ("last", "past", "previous", "next"):
        days = 7 * STEP[which]
    return with_time(phrase, _moved(base, days, context))


def _moved(base: date | None, days: int, context: Context) -> Sense:
    """The day so many days from ``base``; open where that is off the calendar."""
    day = calendar.shift(base, days, "D") if base else None
    return dated(day.isoformat(), context.anchor) if day else Sense("DATE", "XXXX-XX-XX", NONE)


def relative_day(phrase: Phrase, context: Context) -> Sense | None:
    """Today, yesterday morning, late yesterday, the day before yesterday, the day before last Friday."""
    if phrase.has("weekday"):
        day = weekday(phrase, context)
        first = calendar.first_day(day.value) if day else None
        return _moved(first, phrase.get("before", "after"), context) if first else day
    sense = near(context, phrase.get("relday") + (phrase.get("before", "after") or 0), "D")
    return with_time(phrase, sense if sense.anchor != NONE else Sense("DATE", "XXXX-XX-XX", NONE))


def part_of_day(phrase: Phrase, context: Context) -> Sense | None:
    """This morning, last night, tonight, overnight, the next morning, that night, early morning."""
    which = phrase.get("last", "this", "next", "same")
    part = phrase.get("part") or "TNI"
    follows = which in FROM_LAST or (which == "next" and phrase.has("the"))
    step = -1 if (which, part) == ("last", "TNI") or phrase.has("overnight") else STEP.get(which, 0)
    base = near(context, step, "D", from_last=follows or (which is None and not phrase.has("tonight", "overnight")))
    if phrase.has("relday"):
        base = near(context, phrase.get("relday"), "D")
    if base.anchor == NONE or phrase.has("noon"):
        return with_time(phrase, base) if phrase.has("noon") else Sense("TIME", f"XXXX-XX-XX{part}", NONE)
    sense = dated(base.value + part, base.anchor, "TIME")
    until = calendar.shift(context.day, 0, "D") if context.day and (phrase.has("overnight") or (which, part) == ("last", "TNI")) else None
    end = f"{until}T05:59" if until else sense.end
    own = phrase.has("last", "this", "next", "same", "tonight", "overnight", "relday")
    return Sense("TIME", sense.value, sense.anchor, sense.start, end, Precision.PART_OF_DAY, own_day=own)


def this_unit(phrase: Phrase, context: Context) -> Sense | None:
    """
    Last year, this week, next month, the following day, that year, last summer, the weekend before.

    Early in a week "took place this weekend" looks back to the one before.
    """
    which = phrase.get("last", "this", "next", "same")
    unit = phrase.get("unit", "quarter", "period", "weekend") or "season"
    if unit == "season":
        return dated(*_season(phrase, context, STEP.get(which, 0))) if phrase.has("season", "season_weak") else month_only(phrase, context)
    if which == "latest" and unit in ("Q", "period"):
        return dated(context.quarter, context.last_anchor) if context.quarter else near(context, -1, "Q")
    unit = "Q" if unit == "period" else unit
    follows = which in FROM_LAST or (which == "next" and phrase.has("the") and unit == "D")
    past = unit == "WE" and which == "this" and context.day is not None and context.day.isoweekday() < 5 and context.lean() < 0
    sense = near(context, -1 if past else STEP[which], "W" if unit == "WE" else unit, from_last=follows)
    return dated(sense.value + "-WE", sense.anchor) if unit == "WE" and sense.anchor != NONE else sense


def _season(phrase: Phrase, context: Context, step: int) -> tuple[str, str]:
    season = phrase.get("season", "season_weak")
    base = context.day
    if base is None:
        return f"XXXX-{season}", NONE
    month = calendar.SEASON_MONTHS[season]
    year = base.year
    if step < 0 or (step == 0 and context.lean() < 0 and not phrase.has("this")):
        year -= base.month < month + 3
    elif step > 0:
        year += base.month >= month
    return f"{year:04}-{season}", context.anchor


def season(phrase: Phrase, context: Context) -> Sense | None:
    """Summer; the winter of 1994; late summer."""
    year = _year_in(phrase)
    name = phrase.get("season", "season_weak")
    return dated(f"{year:04}-{name}", TEXT) if year else dated(*_season(phrase, context, 0))


def holiday(phrase: Phrase, context: Context) -> Sense | None:
    """Christmas, last Thanksgiving, Easter week: on its day where the calendar fixes it."""
    rule, base, year = phrase.get("holiday"), context.day, _year_in(phrase)
    years = [year] if year else [base.year - 1, base.year, base.year + 1] if base else []
    days = [found for each in years if (found := calendar.feast(rule, each))]
    if not days:
        return Sense("DATE", f"XXXX-{rule}" if rule[:2].isdigit() and len(rule) == 5 else "XXXX-XX-XX", NONE)
    lean = STEP.get(phrase.get("last", "this", "next"), 0) or context.lean()
    chosen = (_likeliest(days, base, lean) if base else None) or days[0]
    return dated(calendar.truncate(chosen, "W" if phrase.has("unit") else "D"), TEXT if year else context.anchor)


def clock_time(phrase: Phrase, context: Context) -> Sense | None:
    """9 a.m., 7:38 pm IST, noon: on the day named beside it, else the day last named, else the day of publication."""
    if clock_of(phrase) is None:
        return None
    base = context.beside or (context.last if context.last and calendar.unit_of(context.last) == "D" else None)
    if base:
        return _borrowed(with_time(phrase, dated(base[:10], context.last_anchor)))
    day = near(context, 0, "D")
    return _borrowed(with_time(phrase, day if day.anchor != NONE else Sense("DATE", "XXXX-XX-XX", NONE)))


def _borrowed(sense: Sense) -> Sense:
    return replace(sense, own_day=False)


READERS: dict[str, Reader] = SPAN_READERS | {
    "number_date": number_date,
    "day_range": day_range,
    "month_day": month_day,
    "week_of": week_of,
    "month_of_year": month_of_year,
    "month_only": month_only,
    "weekday": weekday,
    "relative_day": relative_day,
    "part_of_day": part_of_day,
    "this_unit": this_unit,
    "season": season,
    "holiday": holiday,
    "time": clock_time,
}
