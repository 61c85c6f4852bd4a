"""
What a count says of the true number: a toll is counted so far, and only words close its top.

News counts are not measurements. "27 were killed" is at least 27; "all 33", "none", "31 in all" and "at most 40" close the top; so do the
number held at its time and the size of a closed group. "About n" is a tenth either way, "nearly n" a tenth below n. Vague words ("dozens")
bound nothing by themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.model import Figure, Scope, Stance, Status
from reportedly.reconcile.people import is_beside

TOLERANCE = 10
BELOW = re.compile(r"\b(nearly|almost|close to|just under|approaching|not quite|some way short of)\b", re.IGNORECASE)
VAGUE = re.compile(
    r"\b(dozens?|scores?|hundreds|thousands|tens|several|many|few|some|numerous|handful|a number|couple|unknown|countless)\b", re.IGNORECASE
)
EXACTING = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|half a|a|one)[ -]dozen\b|\d|\ba couple\b", re.IGNORECASE)
MOMENTARY = (Status.HELD, Status.PRESENT)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a claim says of the true count, in persons; ``high`` None is no upper bound. ``solved`` is whether it may constrain others."""

    low: int
    high: int | None
    solved: bool = True


def bounds_of(figure: Figure, scope: Scope) -> Bounds:
    """
    The bounds that a figure sets on the count of its scope, by its words. Raises nothing.

    A count limited to a place, facility, phase or manner bounds the whole only from below, and so does one of "others". A denial of "at
    least n" is at most n - 1; a denial of an exact number bounds nothing.
    """
    if figure.stance is Stance.DENIED:
        return _denied(figure)
    low, high = _widened(figure)
    if not _closes(figure, scope):
        high = None
    solved = figure.stance is Stance.ASSERTED and not is_vague(figure) and not _is_of_no_moment(figure)
    return Bounds(low, high, solved)


def _is_of_no_moment(figure: Figure) -> bool:
    """Held "in all": everybody who ever was, at no one time."""
    return figure.status is Status.HELD and figure.closed and figure.low > 0


def is_vague(figure: Figure) -> bool:
    """Whether the number is a vague word: "dozens", "several", "all the women". Raises nothing."""
    words = figure.evidence.quote
    unnumbered = figure.low == 1 and figure.high is None
    return unnumbered or bool(VAGUE.search(words) and not EXACTING.search(words))


def _denied(figure: Figure) -> Bounds:
    if figure.high is None and figure.low > 1:
        return Bounds(0, figure.low - 1)
    return Bounds(0, None, solved=False)


def _widened(figure: Figure) -> tuple[int, int | None]:
    low, high = figure.low, figure.high
    if not figure.approximate or high is None:
        return low, high
    if BELOW.search(figure.evidence.quote):
        return low - low // TOLERANCE, max(high - 1, 0)
    return low - low // TOLERANCE, high + -(-high // TOLERANCE)


def _closes(figure: Figure, scope: Scope) -> bool:
    """Whether the words close the top: "all", "in all", "none", "at most", and what is counted at a moment."""
    if scope.part or scope.manner or is_beside(figure.people):
        return False
    if figure.status is Status.HELD:
        return not figure.closed or figure.high == 0
    return figure.closed or figure.status in MOMENTARY or _is_ceiling(figure)


def _is_ceiling(figure: Figure) -> bool:
    """ "At most 40", "fewer than 50": a number that is only the top, with next to nothing below it."""
    return figure.high is not None and figure.low <= 1 < figure.high and not figure.approximate
