"""How an account's own figures moved: growth, revision, withdrawal, each quantity for itself, in the order in which they were said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.model import Finding, FindingKind, Point, Position, Scope, Stance, Status
from reportedly.reconcile.making import of_points, of_positions
from reportedly.reconcile.moments import RISING, is_later
from reportedly.reconcile.points import moment
from reportedly.reconcile.positions import first_said, is_beside
from reportedly.reconcile.wording import counted, day, listed, name, told_number


def movements(positions: Sequence[Position], points: Sequence[Point]) -> tuple[Finding, ...]:
    """All growths, revisions and withdrawals of an incident. Raises nothing."""
    series: dict[tuple[str, Status, Scope], list[Position]] = defaultdict(list)
    for position in positions:
        series[position.account, position.quantity.status, position.quantity.scope].append(position)
    moved = [finding for one in series.values() for finding in _moved(sorted(one, key=_when), positions)]
    return (*moved, *_withdrawn(points))


def _when(position: Position) -> tuple[object, ...]:
    return (first_said(position), position.low, position.id)


def _moved(series: Sequence[Position], positions: Sequence[Position]) -> Iterator[Finding]:
    """One growth over each run that only rises; a revision for each step that does not."""
    run: list[Position] = []
    for position in _highest(series):
        if run and not _rises(run[-1], position):
            yield from _growth(run)
            yield _revision(run[-1], position, positions)
            run = []
        run.append(position)
    yield from _growth(run)


def _highest(series: Sequence[Position]) -> list[Position]:
    """Of figures told side by side the highest; and of all only those that say something else than the one before."""
    kept: list[Position] = []
    for position in series:
        if kept and is_beside(kept[-1], position):
            kept[-1] = max(kept[-1], position, key=lambda each: (each.low, each.id))
        elif not kept or not _agree(kept[-1], position):
            kept.append(position)
    return kept


def _agree(before: Position, after: Position) -> bool:
    """Whether what the later figure's words leave open takes in the earlier: "more than two dozen" after 27."""
    first, then = before.points[0].claim, after.points[0].claim
    if (first.low, first.high) == (then.low, then.high):
        return True
    return then.low <= first.low and (then.high is None or (first.high is not None and first.high <= then.high and then.low < then.high))


def _rises(before: Position, after: Position) -> bool:
    return after.quantity.status in RISING and after.low >= before.low


def _growth(run: Sequence[Position]) -> Iterator[Finding]:
    if len(run) > 1:
        first, last = run[0], run[-1]
        steps = ", ".join(_step(position) for position in run)
        who = listed(dict.fromkeys(name(position.points[0].voice) for position in run))
        text = f"one account's {last.quantity.label} grew from {_told(first)} to {_told(last)}: {steps} ({who})"
        yield of_positions(FindingKind.GROWTH, last.quantity.label, text, run, laws=("time",))


def _told(position: Position) -> str:
    told = told_number(position.points[0])
    return "none" if told == "no" else told


def _step(position: Position) -> str:
    when = day(position.points[0])
    return f"{_told(position)} on {when}" if when else _told(position)


def _revision(before: Position, after: Position, positions: Sequence[Position]) -> Finding:
    label = after.quantity.label
    text = f"{name(after.points[0].voice)} changed {label} from {_step(before)} to {_step(after)}"
    whole = _whole(after, positions)
    if whole is None:
        return of_positions(FindingKind.REVISION, label, text, [before, after])
    parts = [part for part in positions if set(_parents(part)) & set(whole.claims)]
    made_of = listed(counted(part.points[0]) for part in parts)
    text += f", and who was counted changed: {counted(whole.points[0])} are now {made_of}"
    return of_positions(FindingKind.REVISION, label, text, [before, after, whole, *(part for part in parts if part is not after)])


def _whole(position: Position, positions: Sequence[Position]) -> Position | None:
    parents = set(_parents(position))
    return next((other for other in positions if parents & set(other.claims)), None)


def _parents(position: Position) -> list[str]:
    return [point.claim.part_of for point in position.points if point.claim.part_of]


def _withdrawn(points: Sequence[Point]) -> Iterator[Finding]:
    """A number that an account itself later denies."""
    denials = [point for point in points if point.claim.stance is Stance.DENIED]
    for denial in denials:
        earlier = [point for point in points if _takes_back(denial, point)]
        if earlier:
            text = f"{name(denial.voice)} took back what it had said: {counted(earlier[0])}"
            yield of_points(FindingKind.WITHDRAWAL, denial.quantity.label, text, [*earlier, denial])


def _takes_back(denial: Point, point: Point) -> bool:
    return (
        point.claim.stance is Stance.ASSERTED
        and point.voice.account == denial.voice.account
        and point.quantity.status is denial.quantity.status
        and point.claim.low == denial.claim.low
        and point.quantity.scope == denial.quantity.scope
        and is_later(moment(denial.said), moment(point.said))
    )
