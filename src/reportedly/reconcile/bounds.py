"""
What a count says of the true number: a toll is counted so far, and only words close its top.

News counts are not measurements. "27 were killed" is at least 27; "all 33", "none", "31 in all" and "at most 40" close the top; so do the
number held at its time and the size of a closed group. "All four victims" only takes up a number told before. That there were none is
heard from a body that can know it, not from a bystander or in a narration. A person told of ("the driver was killed") is no count. "About
n" is a tenth either way, "nearly n" a tenth below n. Vague words ("dozens") bound nothing by themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.model import Figure, Scope, Side, SourceKind, Stance, Status
from reportedly.reconcile.people import is_beside, tags_of

TOLERANCE = 10
BELOW = re.compile(r"\b(nearly|almost|close to|just under|approaching|not quite|some way short of)\b", re.IGNORECASE)
VAGUE = re.compile(
    r"\b(dozens?|scores?|hundreds|thousands|tens|several|many|few|some|numerous|handful|a number|couple|unknown|countless)\b", re.IGNORECASE
)
EXACTING = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|half a|a|one)[ -]dozen\b|\d|\ba couple\b", re.IGNORECASE)
NUMBERED = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred|thousand|million|dozen|pair|couple|duo|trio|none|no|nobody|neither|zero|half|single|both|twin|triple)\b",
    re.IGNORECASE,
)
RANGE = re.compile(r"\b(one|1)\b", re.IGNORECASE)
LOOSE = re.compile(r"\b(as many as|up to)\b", re.IGNORECASE)  # the most that was heard, no bound that anybody vouches for
PARTITIVE = re.compile(r"(?<!all) of (the|them|those|these|its|his|her|their)\b", re.IGNORECASE)
ANAPHORIC = re.compile(r"\s*(all|both|each)\b", re.IGNORECASE)
HARMED = frozenset(("victim", "victims", "injured", "wounded", "patients", "casualties", "dead"))
MOMENTARY = (Status.HELD, Status.PRESENT)
COUNTED = (Status.KILLED, Status.INJURED, Status.CASUALTIES, Status.HELD, Status.FREED, Status.MISSING, Status.PRESENT)
BODIES = (
    SourceKind.GOVERNMENT,
    SourceKind.SECURITY,
    SourceKind.ARMED_GROUP,
    SourceKind.MEDICAL,
    SourceKind.MONITOR,
    SourceKind.COMPANY,
)


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
    least n" is at most n - 1; a denial of an exact number, or of one limited to a place or the like, bounds nothing.
    """
    if figure.stance is Stance.DENIED:
        return _denied(figure, scope)
    low, high = _widened(figure)
    if not _closes(figure, scope):
        high = None
    return Bounds(low, high, figure.stance is Stance.ASSERTED and _is_count(figure))


def _is_count(figure: Figure) -> bool:
    """Whether it is a number that a source counted, of people at one time: not vague, not a person told of, not arrests or the like."""
    if figure.status not in COUNTED or is_vague(figure) or _is_of_no_moment(figure):
        return False
    if figure.high == 0:
        return figure.source.kind in BODIES and not is_beside(figure.people) and not set((figure.people or "").lower().split()) & HARMED
    return bool(NUMBERED.search(figure.evidence.quote))


def _is_of_no_moment(figure: Figure) -> bool:
    """Held "in all": everybody who ever was, at no one time."""
    return figure.status is Status.HELD and figure.closed and figure.low > 0


def is_vague(figure: Figure) -> bool:
    """Whether the number is a vague word: "dozens", "several", "all the women". Raises nothing."""
    words = figure.evidence.quote
    unnumbered = figure.low == 1 and figure.high is None
    return unnumbered or bool(VAGUE.search(words) and not EXACTING.search(words))


def _denied(figure: Figure, scope: Scope) -> Bounds:
    if figure.high is None and figure.low > 1 and not (scope.part or scope.manner):
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
        return figure.high == 0 or _is_ceiling(figure) or not (figure.closed or figure.part_of)
    closed = figure.closed and not _takes_up(figure) and not LOOSE.search(figure.evidence.quote)
    return closed or figure.status in MOMENTARY or _is_ceiling(figure)


def _takes_up(figure: Figure) -> bool:
    """Whether it takes up some of a number told before: "all four victims", "only one of the dead men"."""
    words = figure.evidence.quote
    if figure.high == 0:
        return False
    if ANAPHORIC.match(words):
        return figure.side is not Side.ATTACKERS and not tags_of(figure.people)
    return bool(PARTITIVE.search(words))


def _is_ceiling(figure: Figure) -> bool:
    """ "At most 40", "fewer than 50": a number that is only the top, with next to nothing below it; "one or two" is none."""
    if figure.high is None or figure.approximate or RANGE.search(figure.evidence.quote) or LOOSE.search(figure.evidence.quote):
        return False
    return figure.low <= 1 < figure.high
