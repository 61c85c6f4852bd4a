"""
Quantities by accounts: what each account says of each quantity, what stands, what went before, and how far they are agreed.

The same board is shown as headline facts, as a matrix, as charts and in the terminal. It decides nothing: whether two positions contradict
each other, or differ, is what the findings say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.model import Quantity, Status
from reportedly.publish.incident_clock import instant
from reportedly.publish.incident_shown import Known
from reportedly.publish.incident_stands import Marks, Stand, State, marks_of, stands_of
from reportedly.publish.words import short

HEADLINES = 8


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
        states = [stand.state for stand in self.every if stand.state and stand.speaks]
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
        return short(self.quantity.label)

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
    def opposed(self) -> tuple[Stand, ...]:
        """What accounts contest with each other on this very quantity: the most of them that one finding holds against each other."""
        against: dict[str, list[Stand]] = defaultdict(list)
        for stand in self.stands:
            for finding in stand.contests:
                against[finding].append(stand)
        sets = [stands for stands in against.values() if len({stand.account for stand in stands}) > 1 and any(s.speaks for s in stands)]
        most: list[Stand] = max(sets, key=len) if sets else []
        return tuple(most)

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
        """
        The quantities that matter most, in the order of the statuses: contested ones, and those of which most accounts speak; where none
        matters, whatever there is.
        """
        every = [line for line in self.lines if _matters(line)] or self.lines
        chosen = {id(line) for line in sorted(every, key=_weight)[:HEADLINES]}
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
        return self.known.accounts.get(account, short(account))


def _lines(known: Known) -> Iterator[Line]:
    marks = marks_of(known.shown.reconciled.findings)
    grouped: dict[tuple[Status, object], list[Stand]] = defaultdict(list)
    for stand in stands_of(known, marks):
        grouped[stand.quantity.status, stand.quantity.scope].append(stand)
    for stands in grouped.values():
        ordered = sorted(stands, key=lambda stand: (instant(stand.at), stand.refs[0].report, stand.low, stand.id))
        yield Line(ordered[0].quantity, tuple(ordered), _state(ordered), _touching(ordered, marks))


def _touching(stands: Iterable[Stand], marks: Marks) -> tuple[str, ...]:
    named = [name for stand in stands for name in (stand.id, *(ref.claim.id for ref in stand.refs))]
    return tuple(dict.fromkeys(finding.id for name in named for finding in marks.get(name, ())))


def _state(stands: Sequence[Stand]) -> State:
    standing = [stand for stand in stands if stand.standing and not stand.loose]
    marked = [stand.state for stand in stands if stand.state and stand.speaks]
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
    """What nobody stands by any more is no headline, unless it is denied; nor is a part that one account told once."""
    told_by_several = line.state is not State.ALONE or len(line.stands) > 1
    return line.state is not State.OPEN and (told_by_several or not line.limits)


def _weight(line: Line) -> tuple[object, ...]:
    rank = {State.CONTESTED: 0, State.SLIP: 1, State.DIFFER: 1, State.DISPUTED: 2 if len(line.accounts) > 1 else 3}.get(line.state, 2)
    return (rank, line.limits > 0, -len(line.accounts), -sum(len(stand.refs) for stand in line.stands), _place(line))


def _by_weight(known: Known, lines: Iterable[Line]) -> tuple[str, ...]:
    """The accounts with something said: parties first, then those of whom most is told, publishers' own voices last."""
    said: dict[str, int] = defaultdict(int)
    for line in lines:
        for stand in line.stands:
            said[stand.account] += len(stand.refs)
    kinds = {point.voice.account: (point.voice.party is None, point.voice.publisher is not None) for point in known.points.values()}
    return tuple(sorted(said, key=lambda account: (kinds.get(account, (True, True)), -said[account], account)))
