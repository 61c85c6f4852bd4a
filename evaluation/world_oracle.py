"""
What can't all be true in a simulated world, worked out from what its claims mean, person by person, not from how reconciling ties them.

People are taken in classes, so fine that each claim counts a class whole or not at all; each class has, at each instant, a number of
dead, of freed, of held, of missing and of injured. Claims are sums over these; each may be of any meaning that its words admit, and of any
instant that its date does. What is asked of claims is what reconciling promises: floors are floors, only words close a top, a count limited
to a place or by a manner bounds from below alone, and a toll told by its day is of the day's end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise, product

from evaluation.world_people import Kind, Who, World
from evaluation.world_reports import RISING, Edition, Told
from evaluation.world_words import BARE, Word
from reportedly.model import Side, Stance, Status
from reportedly.model.terms import Manner
from reportedly.reconcile.solver import Assumption, Law, Linear, Problem, minimal_conflicts

KINDS = tuple(
    Kind(part, group, aboard, passenger, place, taken)
    for part, group, (aboard, passenger, taken), place in product(
        ("attacker", "soldier", "policeman", "medic", "civilian"),
        ("man", "woman", "child"),
        ((False, False, False), (True, False, False), (True, False, True), (True, True, False), (True, True, True)),
        ("", "at the depot"),
    )
    if not (aboard and part == "attacker")
)
ABOARD_ONLY = (Status.FREED, Status.HELD, Status.MISSING, Status.PRESENT)
STEPS = 400_000
Said = tuple[Edition, Told]


class Oracle:
    """The positions of one world, each by its id with the claims that it is of, and all that is ``told``."""

    def __init__(self, world: World, positions: Mapping[str, Sequence[Said]], told: Sequence[Told]) -> None:
        self.world, self.positions, self.told = world, positions, told
        self.instants = sorted({instant for said in positions.values() for each in said for instant in _instants(*_when(world, *each))})
        counted = [who for said in positions.values() for each in said for who in self._meanings(*each)]
        signatures = {kind: (kind.aboard, *(who(kind) for who in counted)) for kind in KINDS}
        self.numbers = {kind: sorted(set(signatures.values())).index(signature) for kind, signature in signatures.items()}
        self.classes = sorted({(number, kind.aboard) for kind, number in self.numbers.items()})

    def conflicts(self) -> set[tuple[str, ...]] | None:
        """The smallest sets of positions that can't all be true, by id; None where that takes too long to tell."""
        claims = tuple(Assumption(name, name, tuple(self._readings(said))) for name, said in sorted(self.positions.items()))
        found = minimal_conflicts(Problem(tuple(self._laws()), claims), budget=STEPS)
        return None if found.truncated else {conflict.claims for conflict in found.sets}

    def _laws(self) -> Iterator[Law]:
        for (name, _), (now, then) in product(self.classes, pairwise(self.instants)):
            for rising in ((Status.KILLED,), (Status.FREED,), (Status.KILLED, Status.INJURED)):
                terms = [(_cell(name, status, then), 1) for status in rising] + [(_cell(name, status, now), -1) for status in rising]
                yield Law("rises", Linear(tuple(terms), 0))
        for (name, aboard), instant in product(self.classes, self.instants):
            if aboard:
                gone = [(_cell(name, status, instant), -1) for status in (Status.KILLED, Status.FREED, Status.HELD)]
                yield Law("cohort", Linear(((_cell(name, Status.PRESENT, ""), 1), *gone), 0))

    def _readings(self, said: Sequence[Said]) -> Iterator[tuple[Linear, ...]]:
        """Every way in which all claims of a position can be taken."""
        return (tuple(linears) for linears in product(*(list(self._ways(edition, told)) for edition, told in said)))

    def _ways(self, edition: Edition, told: Told) -> Iterator[Linear]:
        low, high = says(told)
        for who, instant in product(self._meanings(edition, told), self._times(edition, told)):
            names = sorted({number for kind, number in self.numbers.items() if who(kind)})
            yield Linear(tuple((cell, 1) for name in names for cell in _cells(name, told.status, instant)), low, high)

    def _meanings(self, edition: Edition, told: Told) -> list[Who]:
        parts = [part.meaning for part in edition.told if part.part_of is not None and edition.told[part.part_of] is told]
        open_ones = [
            who for who in told.word.meanings if self._is_admissible(told, who) and all(self._is_within(part, who) for part in parts)
        ]
        return [_narrowed(who, told) for who in open_ones]

    def _is_within(self, part: Who, whole: Who) -> bool:
        return all(whole(kind) for kind in self.world.sizes if part(kind))

    def _is_admissible(self, told: Told, who: Who) -> bool:
        """Whether somebody is told of, in the same status, whom the meaning leaves out."""
        left_out = {kind.part for kind in KINDS if told.word.meanings[0](kind) and not who(kind)}
        sides = {_side(each.word) for each in self.told if each.status is told.status and says(each)[0] > 0}
        others = left_out - {"attacker"}
        return bool(sides & {Side.SECURITY, Side.RESPONDERS}) if others else not left_out or Side.ATTACKERS in sides

    def _times(self, edition: Edition, told: Told) -> list[str]:
        if told.status is Status.PRESENT:
            return [""]
        day, hour = _when(self.world, edition, told)
        if hour:
            return [f"{day}T{hour}"]
        return [f"{day}T24:00"] if told.status in RISING else [instant for instant in self.instants if instant.startswith(day)]


def _side(word: Word) -> Side:
    """The side of those counted: military hostages are soldiers, whatever else they are."""
    return Side.SECURITY if "military" in word.text else word.side


def _when(world: World, edition: Edition, told: Told) -> tuple[str, str]:
    """The day that a claim is of, and the hour where that is told: a toll of the day of the report is of the report's hour."""
    day, hour = _minute(world.moments[edition.at]).split("T")
    so = _minute(world.moments[told.at])[:10] if told.as_of_told else day
    told_by_report = edition.hour_told and so == day and (told.status in RISING or not told.as_of_told)
    return so, hour if told_by_report else ""


def _minute(when: datetime) -> str:
    return when.isoformat(timespec="minutes")[:16]


def _instants(day: str, hour: str) -> tuple[str, ...]:
    """The hour of a claim; of one that has none, some instants of its day."""
    return (f"{day}T{hour}",) if hour else (f"{day}T00:00", f"{day}T12:01", f"{day}T24:00")


def _cell(name: int, status: Status, instant: str) -> str:
    return f"{name} {status.value} {instant}"


def _cells(name: int, status: Status, instant: str) -> list[str]:
    statuses = (Status.KILLED, Status.INJURED) if status is Status.CASUALTIES else (status,)
    return [_cell(name, each, instant) for each in statuses]


def _narrowed(who: Who, told: Told) -> Who:
    """Those of a meaning who can be in the status, at the place that a claim is limited to."""
    return lambda kind: who(kind) and (kind.aboard or told.status not in ABOARD_ONLY) and told.limit in (None, kind.place)


def says(told: Told) -> tuple[int, int | None]:
    """What a claim says of those whom it counts, by the words' own rules. Raises nothing."""
    number = told.number
    narrowed = told.limit is not None or told.manner in (Manner.RESCUED, Manner.RELEASED)
    if told.stance is Stance.DENIED:
        return 0, number.low - 1
    low, high = number.low, number.high
    if number.approximate and high is not None:
        low, high = low - low // 10, high - 1 if number.words.startswith("nearly") else high + -(-high // 10)
    at_its_time = told.status in (Status.HELD, Status.PRESENT) and told.part_of is None
    takes_up = number.words.startswith("all") and told.word in BARE
    return low, high if (at_its_time or (number.closed and not takes_up)) and not narrowed else None
