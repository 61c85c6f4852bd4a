"""
Quantities by accounts: what each account says of each quantity, what stands, what went before, and how far they are agreed.

The same board is shown as headline facts, as a matrix, as charts and in the terminal. It decides nothing: whether two positions contradict
each other, or differ, is what the findings say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from reportedly.model import Figure, Finding, FindingKind, Point, Quantity, Stance, Status
from reportedly.publish.incident_clock import instant
from reportedly.publish.incident_shown import Known, Ref
from reportedly.publish.words import bounds, one_line

HEADLINES = 8
STANCES = {
    Stance.DENIED: "denied",
    Stance.ESTIMATED: "feared or estimated",
    Stance.THREATENED: "threatened",
    Stance.DEMANDED: "demanded",
    Stance.QUOTED_ONLY: "only quoted",
}


class State(StrEnum):
    """How far a quantity is agreed, the worst first."""

    CONTESTED = "contested"
    SLIP = "does not add up"
    DISPUTED = "manner disputed"
    DIFFER = "differ"
    COMPATIBLE = "compatible"
    AGREED = "agreed"
    ALONE = "one account"
    OPEN = "nothing stands"


MARKED = {
    FindingKind.CONTRADICTION: State.CONTESTED,
    FindingKind.DISPUTE: State.CONTESTED,
    FindingKind.SLIP: State.SLIP,
    FindingKind.DIFFER: State.DIFFER,
}


@dataclass(frozen=True, slots=True)
class Stand:
    """
    What one account says of one quantity, with every claim that says it. ``at`` is when it first did, on the incident's clock.

    ``number`` is in words ("more than 100"); ``low`` and ``high`` are what these words bound, ``range`` with what "about" allows.
    ``how`` is "denied", "threatened", "passes on" and so on; empty where it is asserted. ``standing`` is False for what it has since
    changed, and ``loose`` is whether it constrains nothing. ``repeats`` are the claims that merely pass it on.
    """

    account: str
    quantity: Quantity
    number: str
    low: int
    high: int | None
    range: tuple[int, int | None]
    at: datetime | None
    refs: tuple[Ref, ...]
    how: str = ""
    standing: bool = True
    loose: bool = False
    repeats: tuple[Ref, ...] = ()
    state: State | None = None
    id: str = ""

    @property
    def new(self) -> bool:
        """Whether nobody had told it before the day from which things are new."""
        return all(ref.new for ref in self.refs)


@dataclass(frozen=True, slots=True)
class By:
    """What one account says of one quantity: what it has since changed, what stands, and what it does not assert, each in order."""

    account: str
    earlier: tuple[Stand, ...]
    standing: tuple[Stand, ...]
    loose: tuple[Stand, ...]

    @property
    def state(self) -> State | None:
        """The worst that was found of what stands or is denied."""
        states = [stand.state for stand in (*self.standing, *self.loose) if stand.state]
        return min(states, key=list(State).index, default=None)

    @property
    def every(self) -> tuple[Stand, ...]:
        """All of it, history first."""
        return self.earlier + self.standing + self.loose


@dataclass(frozen=True, slots=True)
class Line:
    """One quantity: what each account says of it, in the order in which they said it, and how far they are agreed."""

    quantity: Quantity
    stands: tuple[Stand, ...]
    state: State
    findings: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What is counted, safe to show."""
        return one_line(self.quantity.label)

    @property
    def standing(self) -> tuple[Stand, ...]:
        """What stands."""
        return tuple(stand for stand in self.stands if stand.standing and not stand.loose)

    @property
    def limits(self) -> int:
        """In how many dimensions the words narrow down who is counted, beside their role."""
        scope = self.quantity.scope
        return sum(limit is not None for limit in (scope.group, scope.people, scope.part, scope.manner))

    @property
    def accounts(self) -> tuple[str, ...]:
        """The accounts with something that stands, each once."""
        return tuple(dict.fromkeys(stand.account for stand in self.standing))

    def by(self, account: str) -> By:
        """All that one account says of it."""
        own = [stand for stand in self.stands if stand.account == account]
        earlier = [stand for stand in own if not stand.standing and not stand.loose]
        return By(account, tuple(earlier), tuple(s for s in own if s.standing and not s.loose), tuple(s for s in own if s.loose))

    @property
    def spread(self) -> tuple[int, int | None] | None:
        """The least and the greatest number that stands, as said; None where nothing stands."""
        if not self.standing:
            return None
        highs = [stand.high for stand in self.standing]
        known = [high for high in highs if high is not None]
        return min(stand.low for stand in self.standing), None if len(known) < len(highs) else max(known)


@dataclass(frozen=True)
class Board:
    """All quantities and all accounts of an incident: what most is said of, and by whom, first."""

    known: Known
    lines: tuple[Line, ...]
    accounts: tuple[str, ...]

    @classmethod
    def of(cls, known: Known) -> Board:
        """The board of an incident. Raises nothing."""
        lines = sorted(_lines(known), key=_place)
        return cls(known, tuple(lines), _by_weight(known, lines))

    @cached_property
    def headlines(self) -> tuple[Line, ...]:
        """The quantities that matter most, in the order of the statuses: contested ones, and those of which most accounts speak."""
        chosen = {id(line) for line in sorted(filter(_matters, self.lines), key=_weight)[:HEADLINES]}
        return tuple(line for line in self.lines if id(line) in chosen)

    @cached_property
    def rest(self) -> tuple[Line, ...]:
        """The other quantities."""
        chosen = {id(line) for line in self.headlines}
        return tuple(line for line in self.lines if id(line) not in chosen)

    def told(self, line: Line) -> tuple[By, ...]:
        """What each account that says anything of a quantity says of it, in the order of the accounts."""
        speakers = {stand.account for stand in line.stands}
        return tuple(line.by(account) for account in self.accounts if account in speakers)

    def name(self, account: str) -> str:
        """What a person calls an account."""
        return self.known.accounts.get(account, one_line(account))


def number(figure: Figure) -> str:
    """The number in words, from the quote alone: "27", "more than 100", "none". Raises nothing."""
    return bounds(figure, " " * figure.evidence.start + figure.evidence.quote)


def _lines(known: Known) -> Iterator[Line]:
    marks = _marks(known.shown.reconciled.findings)
    grouped: dict[tuple[Status, object], list[Stand]] = defaultdict(list)
    for stand in _stands(known, marks):
        grouped[stand.quantity.status, stand.quantity.scope].append(stand)
    for stands in grouped.values():
        ordered = sorted(stands, key=lambda stand: (instant(stand.at), stand.refs[0].report, stand.low, stand.id))
        yield Line(ordered[0].quantity, tuple(ordered), _state(ordered), _touching(ordered, marks))


def _touching(stands: Iterable[Stand], marks: Mapping[str, Sequence[Finding]]) -> tuple[str, ...]:
    named = [name for stand in stands for name in (stand.id, *(ref.claim.id for ref in stand.refs))]
    return tuple(dict.fromkeys(finding.id for name in named for finding in marks.get(name, ())))


def _marks(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings by the ids of their positions, or, where they have none, of their claims."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for name in finding.positions or finding.claims:
            found[name].append(finding)
    return found


def _stands(known: Known, marks: Mapping[str, Sequence[Finding]]) -> Iterator[Stand]:
    reconciled = known.shown.reconciled
    taken = {claim for position in reconciled.positions for claim in position.claims}
    origins: dict[str, list[Point]] = defaultdict(list)
    for point in reconciled.points:
        if point.origin in taken and point.claim.id not in taken:
            origins[str(point.origin)].append(point)
    for position in reconciled.positions:
        passed = [point for claim in position.claims for point in origins[claim]]
        yield _stand(known, position.points, (position.id, position.standing, False), passed, marks)
    told = {point.claim.id for points in origins.values() for point in points}
    for loose in _alike(point for point in reconciled.points if point.claim.id not in taken | told):
        yield _stand(known, loose, (f"l{loose[0].claim.id}", False, True), (), marks)


def _alike(points: Iterable[Point]) -> Iterator[Sequence[Point]]:
    """Points that constrain nothing, those that say the same together."""
    same: dict[tuple[object, ...], list[Point]] = defaultdict(list)
    for point in points:
        figure = point.claim
        same[point.voice.account, point.quantity.status, point.quantity.scope, figure.stance, figure.low, figure.high].append(point)
    yield from same.values()


def _stand(
    known: Known,
    points: Sequence[Point],
    kept: tuple[str, bool, bool],
    passed: Sequence[Point],
    marks: Mapping[str, Sequence[Finding]],
) -> Stand:
    first, (name, standing, loose) = points[0], kept
    figure = first.claim
    times = [at for point in points if (at := known.clock.said(point.said, point.card))]
    return Stand(
        first.voice.account,
        first.quantity,
        number(figure),
        figure.low,
        figure.high,
        _range(first),
        min(times, default=None),
        known.named(tuple(point.claim.id for point in points)),
        STANCES.get(figure.stance, "") or _passing(first),
        standing,
        loose,
        known.named(tuple(point.claim.id for point in passed)),
        _worst(finding for name in (name, *(point.claim.id for point in points)) for finding in marks.get(name, ())),
        name,
    )


def _passing(point: Point) -> str:
    """What a figure does that is not its source's own."""
    if not point.origin:
        return ""
    return "summed up" if point.origin == point.claim.id else "passed on"


def _range(point: Point) -> tuple[int, int | None]:
    """The words' bounds; with "about" as far as the point's bounds allow."""
    figure = point.claim
    if not figure.approximate or figure.high is None:
        return figure.low, figure.high
    return min(point.low, figure.low), max(point.high or 0, figure.high, 2 * figure.high - min(point.low, figure.low))


def _worst(findings: Iterable[Finding]) -> State | None:
    states = {_mark(finding) for finding in findings if finding.kind in MARKED}
    return min(states, key=list(State).index, default=None)


def _mark(finding: Finding) -> State:
    """A dispute over the manner leaves the number as it is."""
    return State.DISPUTED if finding.kind is FindingKind.DISPUTE and finding.reason == "manner" else MARKED[finding.kind]


def _state(stands: Sequence[Stand]) -> State:
    standing = [stand for stand in stands if stand.standing and not stand.loose]
    marked = [stand.state for stand in stands if stand.state and (stand.standing or stand.loose)]
    if marked:
        return min(marked, key=list(State).index)
    if len({stand.account for stand in standing}) < 2:
        return State.ALONE if standing else State.OPEN
    return State.AGREED if len({(stand.low, stand.high) for stand in standing}) == 1 else State.COMPATIBLE


def _place(line: Line) -> tuple[object, ...]:
    """By status; within it the quantity of which most is said, then the wider, first."""
    said = sum(len(stand.refs) for stand in line.stands)
    return (list(Status).index(line.quantity.status), -len(line.accounts), -said, line.limits, line.label)


def _matters(line: Line) -> bool:
    return line.state not in (State.OPEN, State.ALONE) or len(line.stands) > 1 or not line.limits


def _weight(line: Line) -> tuple[object, ...]:
    rank = {State.CONTESTED: 0, State.SLIP: 1, State.DIFFER: 1, State.DISPUTED: 2 if len(line.accounts) > 1 else 3}.get(line.state, 2)
    return (rank, -len(line.accounts), -sum(len(stand.refs) for stand in line.stands), _place(line))


def _by_weight(known: Known, lines: Iterable[Line]) -> tuple[str, ...]:
    """The accounts with something said: parties first, then those of whom most is told, publishers' own voices last."""
    said: dict[str, int] = defaultdict(int)
    for line in lines:
        for stand in line.stands:
            said[stand.account] += len(stand.refs)
    kinds = {point.voice.account: (point.voice.party is None, point.voice.publisher is not None) for point in known.points.values()}
    return tuple(sorted(said, key=lambda account: (kinds.get(account, (True, True)), -said[account], account)))
