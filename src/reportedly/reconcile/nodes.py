"""
The counts that standing positions speak of, as variables of the solver: one for each position and each admissible reading of its words.

"31 people died in all" may count everybody, everybody but the attackers, or civilians alone. A reading is open only where the incident
tells of dead on that side: where no attacker is told to have died, "people" with or without attackers is the same number. A floor needs
no reading: at least 11 of some of them is at least 11 of all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model import Point, Position, Scope, Side, Status
from reportedly.reconcile.moments import RISING, Moment, surely_by
from reportedly.reconcile.people import lexicon
from reportedly.reconcile.positions import as_of
from reportedly.reconcile.scopes import bare, refines, tags

EVERYONE, NOT_ATTACKERS, CIVILIANS = "everyone", "all but the attackers", "civilians"


@dataclass(frozen=True, slots=True)
class Node:
    """One count: of the people of ``scope`` in ``status`` at ``moment``, as ``position`` means it in one reading of its words."""

    position: Position
    reading: str
    scope: Scope
    moment: Moment

    @property
    def name(self) -> str:
        """The variable's name."""
        return f"{self.position.id}/{self.reading}"

    @property
    def status(self) -> Status:
        """The status counted."""
        return self.position.quantity.status


def nodes_of(positions: Sequence[Position], points: Sequence[Point] = ()) -> tuple[Node, ...]:
    """
    The nodes of the standing positions, in their order. ``points`` are all that is told: "dozens of gunmen" bounds nothing, and yet tells
    that gunmen died. Raises nothing.
    """
    told = _sides_told((*(point for position in positions for point in position.points), *points))
    return tuple(node for position in positions if position.standing for node in _readings(position, positions, told))


def within(a: Node, b: Node) -> bool:
    """Whether the count of ``a`` is surely no more than that of ``b``: its people are of those, and its time is not later."""
    if a is b or a.status is not b.status or a.position is b.position or not refines(a.scope, b.scope):
        return False
    return is_in_time(a, b)


def is_in_time(a: Node, b: Node) -> bool:
    """
    Whether what ``a`` counts surely still held at the time of ``b``: what only rises, from then on; how many were of a closed
    group, at any time; all else at its own time alone.
    """
    if is_of_group(a) and is_of_group(b):
        return True
    if a.status in RISING:
        return surely_by(a.moment, b.moment, b.status not in RISING)
    return surely_by(a.moment, b.moment, passing=True) and surely_by(b.moment, a.moment, passing=True)


def is_whole(node: Node) -> bool:
    """Whether it is how many a closed group were: all of them, not the women or the passengers among them. Raises nothing."""
    return is_of_group(node) and tags(node.scope) <= lexicon().whole


def is_of_group(node: Node) -> bool:
    """Whether it is how many were of a closed group, or how many of them were women or the like. Raises nothing."""
    return node.status is Status.PRESENT and node.scope.cohort is not None


def _sides_told(points: Sequence[Point]) -> Mapping[Status, frozenset[Side | None]]:
    """For each status, the sides that anybody is told of on."""
    return {
        status: frozenset(point.quantity.scope.role for point in points if point.quantity.status is status and _tells_of_some(point))
        for status in {point.quantity.status for point in points}
    }


def _tells_of_some(point: Point) -> bool:
    return point.low > 0 and (point.claim.main or point.claim.mention > 0)


def _readings(position: Position, positions: Sequence[Position], told: Mapping[Status, frozenset[Side | None]]) -> list[Node]:
    scope, moment = bare(position.quantity.scope), as_of(position)
    everyone = Node(position, EVERYONE, scope, moment)
    if position.high is None or not (scope.role is None or _are_mixed(scope)) or is_whole(everyone):
        return [everyone]
    open_ones = [everyone] if scope.role or _may_hold(position, positions) else []
    sides = told[position.quantity.status]
    if Side.ATTACKERS in sides and scope.role is None:
        open_ones.append(Node(position, NOT_ATTACKERS, replace(scope, role=Side.VICTIMS), moment))
    if sides & {Side.SECURITY, Side.RESPONDERS} and not _has_security(position, positions):
        open_ones.append(Node(position, CIVILIANS, replace(scope, role=Side.VICTIMS, people=_civil(scope)), moment))
    return open_ones or [everyone]


def _are_mixed(scope: Scope) -> bool:
    """Whether soldiers may be among them and are often told apart: passengers."""
    return scope.role is Side.VICTIMS and bool(tags(scope) & lexicon().mixed)


def _civil(scope: Scope) -> str:
    return " ".join(sorted({*(scope.people or "").split(), "civilian"}))


def _may_hold(position: Position, positions: Sequence[Position]) -> bool:
    """Whether the number can count the attackers too: not where the same account has more of them alone."""
    return not any(
        other.account == position.account
        and other.standing
        and other.quantity.status is position.quantity.status
        and other.quantity.scope.role is Side.ATTACKERS
        and position.high is not None
        and other.low > position.high
        for other in positions
    )


def _has_security(position: Position, positions: Sequence[Position]) -> bool:
    """Whether the account itself counts soldiers or the like as a part of it."""
    return any(
        point.claim.part_of in position.claims
        for other in positions
        if other.quantity.scope.role in (Side.SECURITY, Side.RESPONDERS)
        for point in other.points
    )
