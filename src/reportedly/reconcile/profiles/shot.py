"""Counts of people hit that hold the dead among them: "four were shot" beside "one died and three others were wounded"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportedly.model import Point, Reconciled, Stance, Status

BESIDE = re.compile(r"\b(?:others?|more|another|additional)\b", re.IGNORECASE)


def hits(reconciled: Reconciled) -> frozenset[str]:
    """
    The claims of injured people whose number is that of the dead and of the "others" injured together, in the same report.

    Raises nothing.
    """
    told = [point for point in reconciled.points if point.claim.stance is Stance.ASSERTED and point.claim.low == point.claim.high]
    injured = [point for point in told if point.claim.status is Status.INJURED]
    dead = _by_report(point for point in told if point.claim.status is Status.KILLED)
    others = _by_report(point for point in injured if BESIDE.search(point.claim.evidence.quote))
    sums = {key: {low + number for low in lows for number in dead.get(key, ())} for key, lows in others.items()}
    return frozenset(point.claim.id for point in injured if point.claim.low in sums.get(point.card.key, ()) and not _is_beside(point))


def _is_beside(point: Point) -> bool:
    return bool(BESIDE.search(point.claim.evidence.quote))


def _by_report(points: Iterable[Point]) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = {}
    for point in points:
        if point.claim.low:
            found.setdefault(point.card.key, set()).add(point.claim.low)
    return found
