"""
What different accounts say of the same people, where it is no contradiction: open tolls that lie apart (differ), and what only looks
different, with the reason why it is not (compatible).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.model import Finding, FindingKind, Position, Scope, Status
from reportedly.reconcile.making import of_positions
from reportedly.reconcile.moments import RISING, is_later
from reportedly.reconcile.positions import as_of
from reportedly.reconcile.scopes import bare, refines
from reportedly.reconcile.wording import listed, says

REASONS = {
    "bound": "only a floor or a margin is told, and both fit",
    "scope": "one counts a place or a part of it only",
    "time": "one was said before the other, and the number can have grown",
    "subset": "one counts some of those whom the other counts",
}


def differences(positions: Sequence[Position], clashing: frozenset[frozenset[str]]) -> tuple[Finding, ...]:
    """
    The differs, one for each quantity on which open tolls lie apart; the compatibles, one for each two accounts, status and reason.

    ``clashing`` are the sets of positions that were found to contradict each other: nothing in them is called compatible. Raises nothing.
    """
    by_status: dict[Status, list[Position]] = defaultdict(list)
    for position in _leading(positions):
        by_status[position.quantity.status].append(position)
    pairs = [pair for group in by_status.values() for pair in combinations(group, 2) if _are_apart(*pair, clashing)]
    return (*_differs(pairs), *_compatibles(pairs))


def _leading(positions: Sequence[Position]) -> list[Position]:
    """One standing position for each account and quantity, the highest; parts of another figure are told with it, and left out."""
    leading: dict[tuple[str, Status, Scope], Position] = {}
    for position in positions:
        if position.standing and position.low > 0 and not any(point.claim.part_of for point in position.points):
            key = (position.account, position.quantity.status, position.quantity.scope)
            leading[key] = max(leading.get(key, position), position, key=lambda each: (each.low, each.id))
    return list(leading.values())


def _are_apart(a: Position, b: Position, clashing: frozenset[frozenset[str]]) -> bool:
    """Whether two accounts give different bounds for people who are, or may be, the same, and are not in one contradiction."""
    if a.account == b.account or (a.low, a.high) == (b.low, b.high) or any({a.id, b.id} <= one for one in clashing):
        return False
    if bare(a.quantity.scope) == bare(b.quantity.scope):
        return True
    narrow, wide = (a, b) if refines(bare(a.quantity.scope), bare(b.quantity.scope)) else (b, a)
    return refines(bare(narrow.quantity.scope), bare(wide.quantity.scope)) and narrow.low <= wide.low


def _differs(pairs: Sequence[tuple[Position, Position]]) -> Iterator[Finding]:
    """All pairs of one quantity that can't be explained, as one finding with its spread."""
    apart: dict[str, dict[str, Position]] = defaultdict(dict)
    for pair in pairs:
        if why(*pair) is None:
            apart[pair[0].quantity.label].update({position.id: position for position in pair})
    for label, found in apart.items():
        positions = sorted(found.values(), key=lambda each: (each.low, each.id))
        told = "; ".join(says(position) for position in positions)
        text = f"{label}: accounts differ, from {positions[0].low:,} to {positions[-1].low:,}, and neither excludes the other: {told}"
        yield of_positions(FindingKind.DIFFER, label, text, positions)


def _compatibles(pairs: Sequence[tuple[Position, Position]]) -> Iterator[Finding]:
    """One for each two accounts, status and reason: the pair with the highest numbers."""
    best: dict[tuple[str, str, Status, str], tuple[Position, Position]] = {}
    for a, b in pairs:
        reason = why(a, b)
        if reason is not None and not (reason == "subset" and _is_publisher_s(a, b)):
            first, second = sorted((a.account, b.account))
            key = (first, second, a.quantity.status, reason)
            best[key] = max(best.get(key, (a, b)), (a, b), key=lambda pair: (pair[0].low + pair[1].low, pair[0].id, pair[1].id))
    for (*_, reason), (a, b) in best.items():
        text = f"{says(a)}; {says(b)} - {REASONS[reason]}, so that both can be true"
        yield of_positions(FindingKind.COMPATIBLE, listed((a.quantity.label, b.quantity.label)), text, (a, b), reason=reason)


def _is_publisher_s(*positions: Position) -> bool:
    return any(position.points[0].voice.publisher for position in positions)


def why(a: Position, b: Position) -> str | None:
    """Why two positions that look different are not; None where nothing explains the difference. Raises nothing."""
    if a.quantity.scope.part != b.quantity.scope.part:
        return "scope"
    if bare(a.quantity.scope) != bare(b.quantity.scope):
        return "subset"
    if _told_bounds_fit(a, b):
        return "bound"
    low, high = sorted((a, b), key=lambda each: each.low)
    if a.quantity.status in RISING and is_later(as_of(high), as_of(low)):
        return "time"
    if a.quantity.status not in RISING and (is_later(as_of(a), as_of(b)) or is_later(as_of(b), as_of(a))):
        return "time"
    return None


def _told_bounds_fit(a: Position, b: Position) -> bool:
    """Whether the numbers as told overlap: "more than 400" and 440, "about 150" and 155."""
    (low, high), (other_low, other_high) = _told(a), _told(b)
    return (high is None or other_low <= high) and (other_high is None or low <= other_high)


def _told(position: Position) -> tuple[int, int | None]:
    figure = position.points[0].claim
    if figure.approximate:
        return position.low, max(position.high or 0, figure.high or figure.low)
    return figure.low, figure.high
