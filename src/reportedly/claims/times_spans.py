"""What the rules for lengths of time, repeated times, years and periods mean: the readers of ``times_readers`` that name no day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportedly.claims import times_calendar as calendar
from reportedly.claims.times_amounts import Amount, amount_of, duration_value
from reportedly.claims.times_phrase import NONE, TEXT, Context, Phrase, Sense, dated, near
from reportedly.model import Precision

ENDS = ("ended", "ending", "to")
PERIODS = {"D": Precision.DAY, "W": Precision.WEEK, "M": Precision.MONTH, "Q": Precision.SEASON, "Y": Precision.YEAR}
PLURAL_NOT_YEAR = ("people", "men", "women", "children", "others", "dead", "wounded", "killed", "injured", "more")
OF_A_YEAR = ("levels", "elections", "olympics")
YEAR_BEFORE = ("prep", "of", "to", "and", "the", "between", "before", "after", "edge", "comma", "hyphen", "possessive", "fiscal", "approx")
STEP = {"last": -1, "past": -1, "previous": -1, "latest": -1, "this": 0, "same": 0, "next": 1, "following": 1}


def duration(phrase: Phrase, context: Context) -> Sense | None:
    """Two days, a 24-hour, 9 1/2 years; "within 48 hours" runs from publication."""
    amount = amount_of(phrase)
    if amount is None or (phrase.has("article") and phrase.row.word(phrase.first - 1).startswith("$")):
        return None
    return Sense("DURATION", duration_value(amount), NONE)


def bare_units(phrase: Phrase, context: Context) -> Sense | None:
    """Weeks, years: a length that is not told."""
    return Sense("DURATION", duration_value(Amount(None, phrase.get("units", "quarters", "clock_units"))), NONE)


def those_units(phrase: Phrase, context: Context) -> Sense | None:
    """The past two months, the next few days, recent weeks, the first nine months: a length, with its place where it has one."""
    amount = amount_of(phrase)
    unit = phrase.get("units", "quarters", "clock_units", "clock_unit", "unit", "season")
    value = duration_value(amount or Amount(None, unit))
    if phrase.has("ordinal") or context.day is None:
        return Sense("DURATION", value, NONE)
    if phrase.has("recent"):
        return Sense("DURATION", value, context.anchor, None, context.day.isoformat(), Precision.UNKNOWN)
    return _reaching(value, amount, phrase, context)


def _reaching(value: str, amount: Amount | None, phrase: Phrase, context: Context) -> Sense:
    """A length that ends, or begins, on the day of publication."""
    assert context.day is not None
    ahead = phrase.has("next")
    far = None
    if amount and amount.count is not None and amount.unit in (*calendar.MONTHS_IN, *calendar.DAYS_IN):
        far = calendar.shift(context.day, round(amount.count) * (1 if ahead else -1), amount.unit)
    elif amount and amount.count is not None and amount.unit == "H":
        far = calendar.shift(context.day, -(-round(amount.count) // 24) * (1 if ahead else -1), "D")
    start, end = (context.day, far) if ahead else (far, context.day)
    precision = PERIODS.get(amount.unit, Precision.DAY) if amount else Precision.UNKNOWN
    first, last = (day.isoformat() if day else None for day in (start, end))
    return Sense("DURATION", value, context.anchor, first, last, precision)


def units_away(phrase: Phrase, context: Context) -> Sense | None:
    """Two days ago; a year earlier (than what was last named); ten minutes later."""
    away = phrase.get("ago", "earlier", "later")
    amount, from_last = amount_of(phrase), not phrase.has("ago")
    if amount is None or amount.count is None:
        return _open(away, context)
    unit, count = amount.unit, round(amount.count)
    if unit in ("H", "MIN", "S"):
        return near(context, 0, "D", from_last)
    if unit == "Y" and context.quarter:
        return _quarter_of(context, away * count)
    return near(context, away * count, unit, from_last) if unit != "E" else near(context, away * count * 10, "Y", from_last)


def _quarter_of(context: Context, years: int) -> Sense | None:
    """The quarter last named, so many years away: what companies mean by "a year earlier"."""
    base = calendar.first_day(context.quarter or "")
    moved = calendar.shift(base, years, "Y") if base else None
    return dated(calendar.truncate(moved, "Q"), context.last_anchor) if moved else None


def _open(away: int, context: Context) -> Sense:
    day = context.day.isoformat() if context.day else None
    value, start, end = ("PAST_REF", None, day) if away < 0 else ("FUTURE_REF", day, None)
    return Sense("DATE", value, context.anchor if day else NONE, start, end, Precision.UNKNOWN if day else None)


def quarter(phrase: Phrase, context: Context) -> Sense | None:
    """The third quarter; the second quarter of 1998; last year's fourth quarter; the first half."""
    number, letter = phrase.get("ordinal"), "H" if phrase.has("half") else "Q"
    if number > (2 if letter == "H" else 4):
        return None
    year, anchor = _quarter_year(phrase, context, number if letter == "Q" else number * 2)
    return dated(f"{year:04}-{letter}{number}" if year else f"XXXX-{letter}{number}", anchor)


def _quarter_year(phrase: Phrase, context: Context, number: int) -> tuple[int | None, str]:
    stated = phrase.get("year", "four_digits")
    if stated is not None:
        return int(stated), TEXT
    if context.day is None:
        return None, NONE
    step = STEP.get(phrase.get("last", "this", "next", "same"), 0) if phrase.has("unit") else 0
    if phrase.has("earlier", "ago"):
        step = -1
    began = (context.day.month + 2) // 3 >= number
    return context.day.year + step - (0 if began or step or context.lean() > 0 else 1), context.anchor


def year_earlier(phrase: Phrase, context: Context) -> Sense | None:
    """Year-earlier, the year-ago quarter, the 1998 quarter, last year's quarter: the last named period in that year."""
    stated = phrase.get("year", "four_digits")
    if context.quarter:
        return _quarter_of(context, int(stated) - int(context.quarter[:4]) if stated else -1)
    return dated(f"{int(stated):04}", TEXT) if stated else near(context, -1, phrase.get("unit") or "Y")


def the_unit(phrase: Phrase, context: Context) -> Sense | None:
    """The quarter, the day, the weekend: the one last spoken of, else the one of publication."""
    unit = phrase.get("quarter", "unit", "weekend")
    if unit is None:
        base = near(context, 0, "D", from_last=True)
        return replace(dated(base.value + phrase.get("part"), base.anchor, "TIME"), own_day=False) if base.anchor != NONE else None
    if unit == "WE":
        return _weekend(context)
    if unit == "Q":
        return _quarter_of(context, 0) if context.quarter else near(context, -1, "Q")
    if phrase.row.word(phrase.last) in ENDS:
        return Sense("DURATION", f"P1{unit}", NONE)
    return near(context, 0, unit) if unit != "D" else None


def _weekend(context: Context) -> Sense:
    """The weekend nearest before publication; the one ahead where the verb looks ahead, or from Friday on where it does not look back."""
    if context.day is None:
        return Sense("DATE", "XXXX-WXX-WE", NONE)
    step = -1 if context.day.isoweekday() < 6 and context.lean() <= 0 else 0
    sense = near(context, step, "W")
    return dated(sense.value + "-WE", sense.anchor) if sense.anchor != NONE else sense


def year_end(phrase: Phrase, context: Context) -> Sense | None:
    """Year-end, the end of the month, later in the year."""
    unit = phrase.get("unit", "quarter")
    sense = near(context, 0, unit)
    return dated(f"{sense.value}-12-31", sense.anchor) if unit == "Y" and phrase.words() == "year-end" and sense.anchor != NONE else sense


def decade(phrase: Phrase, context: Context) -> Sense | None:
    """The 1990s, the late '80s, the nineties."""
    named, digits = phrase.get("decade_name"), phrase.get("decade")
    if named is not None:
        return dated(f"19{named}", TEXT)
    plain = "".join(filter(str.isdigit, digits))
    full = plain if len(plain) == 4 else f"{20 if int(plain) < 30 else 19}{plain}"
    return dated(full[:2] if full.endswith("00") and full < "2000" else full[:3], TEXT)


def century(phrase: Phrase, context: Context) -> Sense | None:
    """The 20th century; a first week or third day names no time by itself."""
    number = phrase.get("ordinal")
    return dated(f"{number - 1:02}", TEXT) if phrase.get("unit") == "C" and number < 22 else None


def year(phrase: Phrase, context: Context) -> Sense | None:
    """1998, early 1998, where nothing counted follows and no amount of money stands before."""
    at = phrase.at("year", "four_digits")
    assert at is not None
    bare = phrase.first == at
    if bare and not _is_year(phrase, at):
        return None
    return dated(f"{int(phrase.row.values[at]):04}", TEXT)


def _is_year(phrase: Phrase, at: int) -> bool:
    before, after = phrase.code(at - 1), phrase.row.word(at + 1)
    sign = phrase.row.text[phrase.row.spans[at][0] - 1 : phrase.row.spans[at][0]]
    counted = after not in OF_A_YEAR and (after in PLURAL_NOT_YEAR or _is_counted(after))
    if (sign and sign in "$£€#") or (before == "approx" and counted):
        return False
    round_number = int(phrase.row.values[at]) % 100 == 0
    return not counted or (before in YEAR_BEFORE and not round_number)


def _is_counted(word: str) -> bool:
    return word.endswith("s") and len(word) > 3 and word.isalpha()


def fiscal_year(phrase: Phrase, context: Context) -> Sense | None:
    """Fiscal 1998."""
    return dated(f"{int(phrase.get('year', 'four_digits')):04}", TEXT)


def repeated(phrase: Phrase, context: Context) -> Sense | None:
    """Daily, every two weeks, each Monday, Tuesday nights."""
    if phrase.has("freq"):
        return Sense("SET", phrase.get("freq"), NONE)
    day = phrase.get("weekday", "weekdays")
    if day is not None:
        return Sense("SET", f"XXXX-WXX-{day}{phrase.get('parts') or ''}", NONE)
    if phrase.has("month", "season"):
        month = phrase.get("month")
        return Sense("SET", f"XXXX-{month:02}" if month else f"XXXX-{phrase.get('season')}", NONE)
    unit = phrase.get("unit", "units", "clock_unit", "clock_units", "quarter")
    if unit is None:
        return Sense("SET", f"XXXX-XX-XX{phrase.get('part')}" if phrase.has("part") else "XXXX-WXX-WE", NONE)
    amount = amount_of(phrase)
    return Sense("SET", duration_value(amount or Amount(1, unit)), NONE)


def reference(phrase: Phrase, context: Context) -> Sense | None:
    """Now, recently, soon: the day of publication, before it, after it."""
    value, day = phrase.get("ref"), context.day.isoformat() if context.day else None
    if day is None:
        return Sense("DATE", value, NONE)
    start, end = {"PAST_REF": (None, day), "FUTURE_REF": (day, None)}.get(value, (day, day))
    return Sense("DATE", value, context.anchor, start, end, Precision.DAY if start == end else Precision.UNKNOWN)


def worded_year(phrase: Phrase, context: Context) -> Sense | None:
    """Nineteen ninety-six, as broadcasts are written down; the year two thousand."""
    values = [phrase.row.values[at] for at in phrase.classes["numword"]]
    if values == [2, 1000]:
        return dated("2000", TEXT) if phrase.has("unit") else None
    rest = sum(values[1:])
    return dated(f"{values[0]}{rest}", TEXT) if values[0] in (18, 19, 20) and 10 <= rest <= 99 and values[1] >= 10 else None


def the_past(phrase: Phrase, context: Context) -> Sense | None:
    """The past, as a noun."""
    following = phrase.row.word(phrase.last)
    return _open(-1, context) if phrase.get("last") == "past" and not following.isalnum() else None


def no_time(phrase: Phrase, context: Context) -> Sense | None:
    """A 12-year-old: an age is no time."""
    return None


READERS: dict[str, Callable[[Phrase, Context], Sense | None]] = {
    "duration": duration,
    "bare_units": bare_units,
    "those_units": those_units,
    "units_away": units_away,
    "quarter": quarter,
    "year_earlier": year_earlier,
    "the_unit": the_unit,
    "year_end": year_end,
    "decade": decade,
    "century": century,
    "year": year,
    "old_year": year,
    "fiscal_year": fiscal_year,
    "set": repeated,
    "ref": reference,
    "no_time": no_time,
    "worded_year": worded_year,
    "the_past": the_past,
}
