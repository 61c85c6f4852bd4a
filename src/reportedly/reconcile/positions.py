"""
Where each account stands: its points with the same quantity and bounds as one position, and which of them still stand.

An account has one standing position a quantity, the latest; a number told again later without a date does not rise from its history.
Figures of one quantity that one report gives side by side count different people, and stand together. A floor that a later figure of the
account's own already passes, on the same people or some of them, is history too: "more than 100 killed" after "214 executed".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.model import Point, Position, Side, Status, digest
from reportedly.reconcile.moments import RISING, Moment, is_later
from reportedly.reconcile.points import moment
from reportedly.reconcile.scopes import bare, refines


def positions_of(points: Iterable[Point]) -> tuple[Position, ...]:
    """All positions of all accounts, each account's in the order in which it took them. Raises nothing."""
    grouped: dict[tuple[str, Status, object], list[Point]] = defaultdict(list)
    for point in _with_known_limits([point for point in points if point.solved]):
        grouped[point.voice.account, point.quantity.status, point.quantity.scope].append(point)
    first = [position for group in grouped.values() for position in _taken(group)]
    return tuple(sorted(_outgrown(first), key=lambda each: (each.account, each.quantity.label, first_said(each), each.low, each.id)))


def _with_known_limits(points: Sequence[Point]) -> Iterator[Point]:
    """
    The points, a number told again without its limit under the limit that the account told it with before: "11 in the first attack", and
    days later "killing 11". It closes nothing, and takes the place of no later total.
    """
    limited: dict[tuple[object, ...], Point] = {}
    for point in sorted(points, key=lambda each: (moment(each.said), each.card.key, each.claim.evidence.start)):
        if point.quantity.scope.part:
            limited.setdefault(_number(point), point)
    for point in points:
        known = limited.get(_number(point))
        if known is None or point.quantity.scope.part or not is_later(moment(point.said), moment(known.said)):
            yield point
        else:
            yield replace(point, quantity=known.quantity, high=None)


def _number(point: Point) -> tuple[object, ...]:
    return (point.voice.account, point.quantity.status, bare(point.quantity.scope), point.claim.low, point.claim.high)


def first_said(position: Position) -> Moment:
    """When the account first took the position; unknown times come first."""
    return min(moment(point.said) for point in position.points)


def as_of(position: Position) -> Moment:
    """
    The time that the position was so of, as it was first told: a number told again later is not thereby as of later. Raises nothing.
    """
    return min(moment(point.at) for point in position.points)


def is_beside(a: Position, b: Position) -> bool:
    """Whether one report told both first and at one time: such figures count different people."""
    shared = {point.card.key for point in a.points} & {point.card.key for point in b.points}
    return bool(shared) and not is_later(first_said(a), first_said(b)) and not is_later(first_said(b), first_said(a))


def _taken(points: Sequence[Point]) -> list[Position]:
    """The positions of one account on one quantity, the standing ones marked."""
    bounded: dict[tuple[int, int | None, bool], list[Point]] = defaultdict(list)
    for point in points:
        bounded[point.claim.low, point.claim.high, point.claim.approximate].append(point)
    positions = [_position(same) for same in bounded.values()]
    return [replace(one, standing=not any(_supersedes(other, one) for other in positions)) for one in positions]


def _position(points: Sequence[Point]) -> Position:
    """The points that tell one number, as one: what any of them closes is closed."""
    first = points[0]
    ordered = tuple(sorted(points, key=lambda point: (moment(point.said), point.card.key, point.claim.evidence.start)))
    scope = first.quantity.scope
    who = [scope.party, scope.role, scope.group, scope.people, scope.cohort, scope.part, scope.manner]
    low, tops = max(point.low for point in points), [point.high for point in points if point.high is not None]
    high = min(tops, default=None)
    told = [first.claim.low, first.claim.high, first.claim.approximate]
    name = digest(first.voice.account, first.quantity.status, who, told)[:12]
    return Position(f"p{name}", first.voice.account, first.quantity, low, high, ordered)


def _supersedes(other: Position, one: Position) -> bool:
    """
    Whether the account said ``other`` later than ``one``; of one time, whether it is the higher, in another report. "More than two dozen"
    after "33" takes nothing back.
    """
    if other is one or _is_weaker(other, one):
        return False
    if _is_weaker(one, other) and not is_beside(one, other):
        return True
    if is_later(first_said(one), first_said(other)):
        return False
    return is_later(first_said(other), first_said(one)) or (not is_beside(other, one) and other.low > one.low)


def _is_weaker(other: Position, one: Position) -> bool:
    """Whether the words of ``other`` leave its top open, and ``one``, told before or at that time, is already above its floor."""
    if is_later(first_said(one), first_said(other)):
        return False
    return all(point.claim.high is None for point in other.points) and other.low <= one.low


def _outgrown(positions: Sequence[Position]) -> list[Position]:
    """
    The positions, a floor that the account has since passed no longer standing. By account: quadratic in one account's positions only.
    """
    by_account: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        by_account[position.account].append(position)
    return [
        replace(one, standing=False) if any(_passes(other, one) for other in by_account[one.account] if other.standing) else one
        for one in positions
    ]


def _passes(later: Position, floor: Position) -> bool:
    return (
        later is not floor
        and floor.high is None
        and later.quantity.status is floor.quantity.status in RISING
        and later.low >= floor.low
        and is_later(first_said(later), first_said(floor))
        and refines(later.quantity.scope, floor.quantity.scope)
        and (floor.quantity.scope.role is not None or later.quantity.scope.role in (None, Side.VICTIMS))
    )
