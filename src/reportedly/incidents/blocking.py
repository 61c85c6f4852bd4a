"""
Blocking keys: two mentions are compared only where they share one, so that cost stays near-linear in the number of reports.

Each key joins a name or a run of words with a time, so that its block stays small in any ledger: a day and a place, a day and a name; and
within a season a name and a place, two names, a person's whole name, a run of words. Which keys a mention has hangs on its portrait alone.
No key is ever dropped for being heavy, since then what is compared would hang on the order of adding; a block can only grow with what is
told within a season.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from reportedly.incidents.dates import number_of
from reportedly.incidents.portrait import Portrait
from reportedly.model import digest

BANDS = 6
NAMES = 12
HEAVIEST = 6
SPAN = 4
SEASON = 45
NEVER = -1  # the season of what has no time at all


def keys(portrait: Portrait) -> tuple[str, ...]:
    """The blocking keys of a portrait, sorted. Raises nothing."""
    return tuple(sorted({digest(*key)[:16] for key in _keys(portrait)}))


def _keys(portrait: Portrait) -> Iterator[tuple[object, ...]]:
    days, seasons = tuple(_days(portrait)), tuple(sorted(_seasons(portrait)))
    places = {where.name for where in portrait.places}
    for place in places:
        yield from (("place", place, day) for day in days)
    for word in _named_words(portrait):
        yield from (("word", word, day) for day in days)
        yield from (("word", word, place, season) for place in places for season in seasons)
    yield from (("words", *pair, season) for pair in combinations(sorted(_heaviest(portrait)), 2) for season in seasons)
    for name in portrait.people:
        yield from (("person", name, season) for season in seasons)
        yield from (("person", name, place) for place in places)
    yield from (("run", number, season) for number in portrait.sketch[:BANDS] for season in seasons)


def _days(portrait: Portrait) -> Iterator[int]:
    """The days, in pairs that overlap, on which the happening may have been; a long or open time stands for the day of publication."""
    start, end = number_of(portrait.start), number_of(portrait.end)
    if start is None or end is None or end - start > SPAN:
        start = end = number_of(portrait.published)
    if start is not None and end is not None:
        yield from range((start - 1) // 2, (end + 1) // 2 + 1)


def _seasons(portrait: Portrait) -> set[int]:
    """The seasons, in pairs that overlap, in which it was told and in which it was; one of its own where neither is known."""
    told = [day for day in (number_of(portrait.published), number_of(portrait.start)) if day is not None]
    return {(day + half) // SEASON for day in told for half in (-SEASON // 2, SEASON // 2)} or {NEVER}


def _named_words(portrait: Portrait) -> Iterator[str]:
    places = {part for where in portrait.places for part in where.name.split()}
    yield from [word for word, weight in portrait.words if weight > 1.5 and word not in places][:NAMES]


def _heaviest(portrait: Portrait) -> list[str]:
    """The names that the report has most: a place's too, for it may be on no map."""
    return [word for word, weight in portrait.words if weight > 1.5][:HEAVIEST]
