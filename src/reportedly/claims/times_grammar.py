"""
The grammar of times: named rules over word classes, one compiled expression, one scan a text.

A rule is a regular expression in which every lower-case name is a word class (a table of lexicons/times.toml or a shape of
number, see ``times_words``) and every upper-case name is one of ``MACROS``. The first rule that matches at a place wins, so longer
forms come first; ``(?<= …)`` and ``(?= …)`` look at neighbours without taking them. ``times_readers`` says what a match means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportedly.claims.times_words import Row, lexicon

MACROS = {
    "MONTH": "(month dot? | month_weak dot?)",
    "WEEKDAY": "(weekday | weekday_weak dot?)",
    "DAYNUM": "(day_number | ordinal)",
    "YEAR": "(year | four_digits)",
    "TIME": "((clock | decimal | day_number) oclock? ampm zone? | clock zone? | (four_digits | year) (zone | clock_units)"
    " | (numword | day_number) oclock zone? | numword ampm | noon)",
    "WORDNUM": "(numword (hyphen? and? numword){0,5})",
    "DIGITS": "(day_number | number | decimal | four_digits | year)",
    "NUM": "(DIGITS (fraction | numword | and article half)? | fraction | WORDNUM (and article half)? | article numword | half article)",
    "COUNT": "(((approx | vague){0,3} NUM | approx{0,2} article? vague | approx{0,2} article) (more hyphen?)? ((to | hyphen | and) NUM)?)",
    "PLURAL": "(units | quarters | clock_units)",
    "ANYUNIT": "(unit | quarter | clock_unit | PLURAL)",
    "WHEN": "(last | this | next | same)",
    "EDGES": "((the? (edge | portion) of? hyphen?){1,3} | earlier (prep | on)? | later (prep | on)?)",
    "MONTHDAY": "(MONTH the? DAYNUM (comma? YEAR)? | DAYNUM of? MONTH (comma? YEAR)?)",
    "SPAN": "(quarter | half)",
}

RULES = {
    "number_date": "(TIME comma?)? (isodate | slashdate) (comma? clock)?",
    "day_range": "(WEEKDAY comma?)? (MONTH day_number (hyphen | to | and) day_number (comma? YEAR)?"
    " | the? DAYNUM (hyphen | to | and) the? DAYNUM of? MONTH (comma? YEAR)?)",
    "month_day": "(TIME (comma | on)?)? (the? part of)? (edge hyphen? | approx | WHEN)? (WEEKDAY comma?)? (the? part of)? WHEN?"
    " MONTHDAY part? (comma? TIME)?",
    "week_of": "the unit of MONTHDAY",
    "month_of_year": "EDGES? hyphen? MONTH ((comma | of)? YEAR | of? (WHEN | the) unit | WORDNUM (?! hyphen? ANYUNIT))",
    "relative_day": "the? unit (before | after) (relday | last weekday)"
    " | (TIME comma?)? ((edge | the? part of | edge hyphen? part) hyphen?)? relday part?",
    "weekday": "(TIME (comma | on)?)? (the? part of)? (edge hyphen?)? (the? WHEN)? weekday"
    " (of WHEN unit | (comma? (edge hyphen?)? part))? | (?<= ampm | zone | last) weekday_weak",
    "set": "each NUM? (unit | units | clock_unit | clock_units | quarter | part | month | season | weekday) | weekday parts | freq"
    " | weekdays | weekends",
    "part_of_day": "((earlier | later | edge) hyphen?)? (this | last | next | same | the next | the last) (edge hyphen?)? part"
    " | (earlier | later | edge)? (tonight | overnight) | edge hyphen? (part relday? | noon)",
    "holiday": "WHEN? holiday ((comma | of)? YEAR | unit)?",
    "quarter": "(the | this | last)? article? (fiscal hyphen?)? (YEAR | WHEN unit possessive | unit hyphen? (earlier | ago))?"
    " (fiscal hyphen?)? ordinal hyphen? SPAN (of (fiscal? YEAR | (the | WHEN) fiscal? unit))?",
    "year_earlier": "the? unit hyphen (earlier | ago) (hyphen? (period | quarter))? | the YEAR (period | quarter)"
    " | WHEN unit possessive quarter",
    "this_unit": "EDGES? the? WHEN fiscal? (unit | quarter | period | weekend | month | month_weak | season | season_weak)",
    "worded_year": "(the unit)? numword hyphen? numword (hyphen? numword)? (?! hyphen? (numword | ANYUNIT))",
    "those_units": "the? (last | next | recent | this) COUNT? (fiscal | more)? (PLURAL | clock_unit | unit | season) or_so?"
    " | the? ordinal COUNT PLURAL",
    "units_away": "COUNT more? ANYUNIT (and (NUM | article half))? or_so? (ago | earlier | later)"
    " | PLURAL (and PLURAL)? (ago | earlier | later)",
    "no_time": "approx? article quarter of | the? COUNT? hyphen? ANYUNIT hyphen? old | (numword | day_number) hyphen quarters | not_time",
    "decade": "EDGES? the? (edge hyphen?)? (decade | decade_name)",
    "century": "EDGES? the? (edge hyphen?)? ordinal hyphen? unit",
    "year_end": "approx? the? unit (possessive | hyphen)? portion | the portion of the fiscal? (unit | quarter)"
    " | (earlier | later) (prep | on)? the unit",
    "duration": "(?! year unit) (NUM hyphen (unit | clock_unit | quarter) | NUM (unit | clock_unit) | the? COUNT hyphen? (more hyphen?)?"
    " ANYUNIT (and article half | and NUM (clock_units | units) | or_so)?)",
    "season": "EDGES? the? (edge hyphen?)? ((season | season_weak) of? YEAR | season) | (?<= prep) the season_weak",
    "the_past": "the last (?! hyphen)",
    "the_unit": "the fiscal? (unit | quarter | weekend | part)",
    "fiscal_year": "fiscal hyphen? YEAR",
    "month_only": "(EDGES hyphen?)? (WHEN? month dot?) | (?<= prep | to | between | before | after | of | edge | hyphen) month_weak dot?",
    "year": "(EDGES hyphen?)? (the unit)? year",
    "old_year": "(?<= prep) four_digits",
    "time": "approx? TIME",
    "bare_units": "units",
    "ref": "ref",
}


@lru_cache(maxsize=1)
def grammar() -> re.Pattern[str]:
    """All rules as one expression over class characters. Raises KeyError where a rule names a class that is not there."""
    return re.compile("|".join(f"(?P<{name}>{compiled(pattern)})" for name, pattern in RULES.items()))


def compiled(pattern: str) -> str:
    """A rule in class characters. Raises KeyError where it names a class or macro that is not there."""
    codes = lexicon().codes
    while re.search(r"\b[A-Z]+\b", pattern):
        pattern = re.sub(r"\b[A-Z]+\b", lambda macro: MACROS[macro.group()], pattern)
    joined = re.sub(r"[a-z_]+", lambda name: re.escape(codes[name.group()]), pattern)
    return re.sub(r"\((?!\?)", "(?:", joined.replace(" ", ""))


def matches(row: Row) -> Iterator[tuple[str, int, int]]:
    """Rule name, first token and token after the last of each match in ``row``, in text order, none overlapping."""
    for match in grammar().finditer(row.codes):
        yield str(match.lastgroup), match.start(), match.end()
