"""
When a claim was so, as far as the words tell, and which of two was surely not later.

Times are compared at the grain that both have: two claims of one day, told no closer, are of the same time. A claim with no time of its own
is as of when it was said; one said on the day of the report is as of the report, whose publication may have an hour.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import Card, Figure, Interval, Status

DAY = 10
RISING = (Status.KILLED, Status.FREED, Status.CASUALTIES)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """From and to, ISO 8601, each as long as its grain ("2025-03-12", "2025-03-12T13:25"); empty strings where nothing is known."""

    start: str = ""
    end: str = ""


def moment_of(figure: Figure, card: Card) -> Moment:
    """When what a figure says was so; what was held or missing on a day is not thereby so at the hour of the report. Raises nothing."""
    if figure.as_of and figure.status not in RISING and (told := _moment(figure.as_of)):
        return told
    return _sharpened(_moment(figure.as_of or figure.said_at), card) or _published(card)


def said_of(figure: Figure, card: Card) -> Moment:
    """When a figure was said, else when its report was published. Raises nothing."""
    return _sharpened(_moment(figure.said_at), card) or _published(card)


def not_after(a: Moment, b: Moment) -> bool:
    """Whether ``a`` is surely not later than ``b``, at the grain that both have; an unknown time is never sure."""
    if not a.end or not b.start:
        return False
    grain = min(len(a.end), len(b.start))
    return a.end[:grain] <= b.start[:grain]


def surely_by(a: Moment, b: Moment, passing: bool = False) -> bool:
    """
    Whether ``a`` was surely over when ``b`` was, whatever hours of their days they were of; an unknown time is never sure.

    What only rises (the dead, the freed) is told of a day as of its end. What is ``passing`` at ``b`` (the held, the missing) may have
    been so at any hour of a day: an hour of the same day is not surely before it. Raises nothing.
    """
    if not a.end or not b.start:
        return False
    return _latest(a.end) <= (b.start if passing else _latest(b.start))


def _latest(when: str) -> str:
    return when if "T" in when else f"{when}T24:00"


def is_later(a: Moment, b: Moment) -> bool:
    """Whether ``a`` begins after ``b`` does, at the grain that both have. Raises nothing."""
    grain = min(len(a.start), len(b.start))
    return a.start[:grain] > b.start[:grain]


def _moment(interval: Interval | None) -> Moment | None:
    if interval is None or interval.start is None or interval.end is None:
        return None
    return Moment(_plain(interval.start), _plain(interval.end))


def _sharpened(moment: Moment | None, card: Card) -> Moment | None:
    """A moment that is the day of publication and no closer is the moment of publication."""
    published = _published(card)
    if moment and moment.start == moment.end == published.start[:DAY]:
        return published
    return moment


def _published(card: Card) -> Moment:
    """When the words were last written: a revision's time where it is told, else the publication's."""
    last = _plain(card.dated or card.modified or card.published or "")
    return Moment(last, last)


def _plain(when: str) -> str:
    """An ISO time to the minute, without its zone: reports of one incident tell the same clock."""
    day, _, clock = when.partition("T")
    return f"{day}T{clock[:5]}" if clock else day
