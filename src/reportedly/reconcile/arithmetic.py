"""Sums that the reports themselves invite: parts that add up to their whole or miss it, and what follows on those still held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.model import Figure, Finding, FindingKind, Point, Position, Side, Stance, Status
from reportedly.reconcile.making import of_points, of_positions
from reportedly.reconcile.positions import first_said
from reportedly.reconcile.scopes import are_disjoint
from reportedly.reconcile.wording import counted, listed, name

HOLDS, MISSES = "holds", "misses"
GONE = (Status.FREED, Status.KILLED)


def checks(points: Sequence[Point]) -> tuple[Finding, ...]:
    """
    The sums of parts that are told with their whole, in each report; and totals told as "over n" beside what they add up. Raises nothing.
    """
    found = [*_parts(points), *_just_over(points)]
    return tuple({finding.topic + finding.sentence: finding for finding in reversed(found)}.values())[::-1]


def _parts(points: Sequence[Point]) -> Iterator[Finding]:
    by_id = {point.claim.id: point for point in points}
    parts: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        if point.claim.part_of in by_id:
            parts[point.claim.part_of].append(point)
    for whole, members in parts.items():
        yield from _check(by_id[whole], members)


def _check(whole: Point, parts: Sequence[Point]) -> Iterator[Finding]:
    """Exact parts of an exact whole, where they are all of it (the sum holds) or more than it (it can't)."""
    parts = _counted_once(whole, parts)
    if len(parts) < 2 or not all(map(_is_exact, [whole, *parts])):
        return
    total, said = sum(part.claim.low for part in parts), whole.claim.low
    if total < said:
        return
    sums = " + ".join(f"{part.claim.low:,}" for part in parts)
    made_of = listed(part.claim.people or "people" for part in parts)
    verdict = "which is what they add up to" if total == said else f"which is {total - said:,} less than they add up to"
    text = f"{name(whole.voice)} said that {counted(whole)}, {verdict}: {sums} = {total:,} ({made_of})"
    yield of_points(FindingKind.CHECK, whole.quantity.label, text, [whole, *parts], reason=HOLDS if total == said else MISSES)


def _counted_once(whole: Point, parts: Sequence[Point]) -> Sequence[Point]:
    """
    The parts that share nobody: all where they add up to the whole, else those of different sex or age, else those of exclusive scopes.
    """
    if sum(part.claim.low for part in parts) == whole.claim.low:
        return parts
    grouped = [part for part in parts if part.quantity.scope.group]
    apart = all(are_disjoint(a.quantity.scope, b.quantity.scope) for a, b in combinations(grouped or parts, 2))
    return (grouped or parts) if apart else ()


def _is_exact(point: Point) -> bool:
    figure = point.claim
    return figure.high == figure.low and not figure.approximate and figure.stance is Stance.ASSERTED


def _just_over(points: Sequence[Point]) -> Iterator[Finding]:
    """ "Over 100" after 50, 10, 10 and 30 of the same account in the same report: the sum just misses it."""
    for total in points:
        figure = total.claim
        if figure.high is None and figure.low > 1 and figure.status is Status.KILLED and figure.part_of is None:
            before = _told_before(total, points)
            if len(before) > 1 and sum(point.claim.low for point in before) == figure.low - 1:
                sums = " + ".join(f"{point.claim.low:,}" for point in before)
                told = f"{name(total.voice)} said that {counted(total)}"
                text = f"{told}, which what it tells one by one just misses: {sums} = {figure.low - 1:,}"
                yield of_points(FindingKind.CHECK, total.quantity.label, text, [total, *before], reason=MISSES)


def _told_before(total: Point, points: Sequence[Point]) -> list[Point]:
    """The exact figures of the account that its report tells before the total, a repeated one once where it stands last."""
    own = [point for point in points if _is_beside(point, total)]
    return [point for point in own if not any(_repeats(other.claim, point.claim) for other in own if other is not point)]


def _is_beside(point: Point, total: Point) -> bool:
    return (
        point.card.key == total.card.key
        and point.voice.account == total.voice.account
        and point.quantity.status is total.quantity.status
        and (point.quantity.scope.role is Side.ATTACKERS) is (total.quantity.scope.role is Side.ATTACKERS)
        and _is_exact(point)
        and point.claim.part_of is None
        and point.claim.evidence.start < total.claim.evidence.start
    )


def _repeats(later: Figure, figure: Figure) -> bool:
    """Whether a later figure says the same of the same people again: a headline's in the body."""
    same = later.low == figure.low and (later.people or "").split()[-1:] == (figure.people or "").split()[-1:]
    return same and later.evidence.start > figure.evidence.start


def implied(positions: Sequence[Position]) -> tuple[Finding, ...]:
    """
    What follows on a closed group: how many are at least still held or unaccounted for, under the figures of one account.

    Of several sizes the last told is taken, an exact one before an approximate. The account's freed and dead are taken at their word, all
    the dead but attackers as of the group: the true number can only be higher. Raises nothing.
    """
    sizes = [position for position in positions if position.standing and _is_size(position)]
    sized = max(sizes, key=lambda each: (not each.points[0].claim.approximate, first_said(each), each.low, each.id), default=None)
    freeing = [position for position in positions if position.quantity.status is Status.FREED and not position.points[0].voice.publisher]
    accounts = sorted({position.account for position in freeing})
    return tuple(finding for account in accounts if sized for finding in _left(account, sized, positions))


def _is_size(position: Position) -> bool:
    return position.quantity.status is Status.PRESENT and bool(position.quantity.scope.cohort) and position.low > 1


def _left(account: str, size: Position, positions: Sequence[Position]) -> Iterator[Finding]:
    gone = [found for status in GONE if (found := _largest(account, status, positions)) is not None]
    left = size.low - sum(position.points[0].claim.low for position in gone)
    if len(gone) == len(GONE) and left > 0:
        who = listed(name(position.points[0].voice) for position in gone)
        sums = listed(counted(position.points[0]) for position in (size, *gone))
        text = f"by the figures of {who}, at least {left:,} were still held or unaccounted for: {sums}"
        yield of_positions(FindingKind.IMPLIED, "people held or unaccounted for", text, [size, *gone], laws=("cohort",), low=left)


def _largest(account: str, status: Status, positions: Sequence[Position]) -> Position | None:
    own = [
        position
        for position in positions
        if position.account == account
        and position.standing
        and position.quantity.status is status
        and position.quantity.scope.role is not Side.ATTACKERS
        and position.points[0].claim.low > 0
    ]
    return max(own, key=lambda each: (each.low, each.id), default=None)
