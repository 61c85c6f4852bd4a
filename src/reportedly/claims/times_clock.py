"""Times of day: what a phrase says of the clock, and a day with that time put to it."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.claims.times_phrase import NONE, Phrase, Sense, dated
from reportedly.model import Precision

CLOCK_CLASSES = ("clock", "decimal", "day_number", "numword", "four_digits", "year")


def clock_of(phrase: Phrase) -> str | None:
    """The time of day that the phrase names as "HH:MM", or None where it names none or one that no clock shows."""
    if phrase.has("noon"):
        return str(phrase.get("noon"))
    marked = phrase.at("ampm", "oclock", "zone", "clock_units")
    at = phrase.at("clock") if marked is None else marked - 1
    if at is not None and phrase.code(at) == "oclock":
        at -= 1
    if at is None or phrase.code(at) not in CLOCK_CLASSES:
        at = phrase.at("clock")
    return None if at is None else _digits(str(phrase.row.values[at]), phrase.get("ampm"))


def _digits(token: str, half: int | None) -> str | None:
    parts = [int(part) for part in re.split("[:.]", token)]
    if len(parts) == 1 and len(token) >= 3:
        parts = [int(token[:-2]), int(token[-2:])]
    hour, minute = parts[0], parts[1] if len(parts) > 1 else 0
    if half is not None and hour <= 12:
        hour = hour % 12 + half
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def with_time(phrase: Phrase, sense: Sense) -> Sense:
    """``sense``, a day, narrowed to the time or part of day that the phrase also names."""
    clock, part = clock_of(phrase), phrase.get("part")
    if (len(sense.value) != 10 and sense.anchor != NONE) or not (clock or part):
        return sense
    timed = dated(f"{sense.value}T{clock}" if clock else sense.value + str(part), sense.anchor, "TIME")
    return replace(_widened(phrase, timed, clock), zone=phrase.get("zone") or None)


def _widened(phrase: Phrase, sense: Sense, clock: str | None) -> Sense:
    """A time given to the hour lasts that hour; "24:00" is the day's last minute, since intervals end within their day."""
    if sense.start is None or clock is None:
        return sense
    if clock == "24:00":
        return replace(sense, start=sense.start[:10] + "T23:59", end=sense.start[:10] + "T23:59")
    to_hour = clock.endswith(":00") and not phrase.has("clock", "four_digits", "year")
    return replace(sense, end=sense.start[:13] + ":59", precision=Precision.HOUR) if to_hour and sense.end else sense
