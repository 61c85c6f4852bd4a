"""
The times of a mention set right where its report's date of publication cannot be: the report's own head tells a later day.

The card keeps the date that was given and tells the right one beside it (``dated``). What the words told by the date of publication moves
with it: a weekday to its last turn until the right day, all else by as many days. What the words date themselves stays.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reportedly.incidents.dates import DAY, number_of
from reportedly.model import Claim, Figure, Interval, Mention

WEEK_DAYS = 7


def redated(mention: Mention, published: str | None) -> Mention:
    """The mention as published on the day ``published`` (ISO 8601), where its card gives another. Raises nothing."""
    given, right = number_of(mention.card.published), number_of(published)
    if given is None or right is None or given == right:
        return mention
    scene = replace(mention.scene, when=_moved(mention.scene.when, given, right), by=_moved(mention.scene.by, given, right))
    claims = tuple(_claim(claim, given, right) for claim in mention.claims)
    return replace(mention, card=replace(mention.card, dated=date.fromordinal(right).isoformat()), claims=claims, scene=scene)


def _claim(claim: Claim, given: int, right: int) -> Claim:
    moved = replace(claim, said_at=_moved(claim.said_at, given, right))
    return replace(moved, as_of=_moved(moved.as_of, given, right)) if isinstance(moved, Figure) else moved


def _moved(when: Interval | None, given: int, right: int) -> Interval | None:
    if when is None or when.anchor != "published":
        return when
    return replace(when, start=_day(when.start, given, right), end=_day(when.end, given, right))


def _day(moment: str | None, given: int, right: int) -> str | None:
    told = number_of(moment)
    if moment is None or told is None:
        return moment
    before = given - told
    back = before if before < 2 or before >= WEEK_DAYS else (right - told) % WEEK_DAYS
    return f"{(date.fromordinal(right) - timedelta(days=back)).isoformat()}{moment[DAY:]}"
