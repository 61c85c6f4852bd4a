"""
What truly happened in a simulated world: classes of people, and how many of each are in which status at which moment.

Nothing here knows how reports are read or reconciled. The dead stay dead and the freed stay free, and who was freed does not die later:
these are laws of the worlds. Who is held may be let go, be killed or vanish, and who vanished may turn up; the injured may die or recover.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from reportedly.model import Status

GROUPS = ("man", "woman", "child")
PLACES = ("", "", "at the depot")
TRACKED = (Status.KILLED, Status.FREED, Status.HELD, Status.MISSING, Status.INJURED)


@dataclass(frozen=True, slots=True)
class Kind:
    """
    A class of people: their part (``attacker``, ``soldier``, ``policeman``, ``medic``, ``civilian``), sex or age, and where they were.

    ``taken`` are those aboard who are called hostages.
    """

    part: str
    group: str
    aboard: bool = False
    passenger: bool = False
    place: str = ""
    taken: bool = False

    @property
    def attacks(self) -> bool:
        """Whether they are of the attackers."""
        return self.part == "attacker"


Who = Callable[[Kind], bool]
Tally = dict[Status, int]


@dataclass(frozen=True, slots=True)
class World:
    """The classes with their sizes, the moments, and for each moment and class how many are in each status."""

    seed: int
    sizes: dict[Kind, int]
    moments: tuple[datetime, ...]
    tallies: tuple[dict[Kind, Tally], ...]

    def count(self, status: Status, who: Who, at: int) -> int:
        """How many of ``who`` are in ``status`` at moment number ``at``; ``PRESENT`` counts those aboard. Raises nothing."""
        if status is Status.PRESENT:
            return sum(size for kind, size in self.sizes.items() if kind.aboard and who(kind))
        statuses = (Status.KILLED, Status.INJURED) if status is Status.CASUALTIES else (status,)
        return sum(tally[each] for kind, tally in self.tallies[at].items() if who(kind) for each in statuses)


def world_of(seed: int) -> World:
    """The world of a seed: always the same. Raises nothing."""
    random = Random(seed)
    sizes = _people(random, random.random() < 0.6)
    moments = _moments(random)
    tally = {kind: dict.fromkeys(TRACKED, 0) for kind in sizes}
    tallies = []
    for _ in moments:
        tally = {kind: _moved(random, kind, sizes[kind], tally[kind]) for kind in sizes}
        tallies.append(tally)
    return World(seed, sizes, moments, tuple(tallies))


def _moments(random: Random) -> tuple[datetime, ...]:
    """Two to six moments, some of one day."""
    when = datetime(2031, 5, random.randint(1, 20), random.randint(6, 20), random.choice((0, 15, 40)), tzinfo=UTC)
    moments = [when]
    for _ in range(random.randint(1, 5)):
        when += timedelta(hours=random.choice((2, 3, 5, 9, 20, 26, 50)))
        moments.append(when)
    return tuple(moments)


def _people(random: Random, cohort: bool) -> dict[Kind, int]:
    most = random.choice((6, 15, 60))
    kinds = [
        Kind(part, group, aboard, passenger, random.choice(PLACES), aboard)
        for part in ("attacker", "soldier", "policeman", "medic", "civilian")
        for group in (GROUPS if part == "civilian" else random.choice((("man",), ("man", "woman"))))
        for aboard, passenger in _seats(part, cohort)
    ]
    sizes = {kind: random.randint(0, most) for kind in kinds if random.random() < 0.7}
    return sizes or {Kind("civilian", "man"): random.randint(1, most)}


def _seats(part: str, cohort: bool) -> tuple[tuple[bool, bool], ...]:
    """Whether people of a part are aboard, and as passengers: soldiers may travel, and civilians may be crew or bystanders."""
    if not cohort or part in ("attacker", "medic", "policeman"):
        return ((False, False),)
    return ((True, True), (False, False)) if part == "soldier" else ((True, True), (True, False), (False, False))


def _moved(random: Random, kind: Kind, size: int, tally: Tally) -> Tally:
    """The same people a while later."""
    now = dict(tally)
    for source, target in _ways(kind):
        some = _idle(now, size) if source is None else now[source]
        moving = random.choice((0, 0, some, random.randint(0, some)))
        now[target] += moving
        if source is not None:
            now[source] -= moving
    return now


def _idle(tally: Tally, size: int) -> int:
    return size - sum(tally.values())


def _ways(kind: Kind) -> tuple[tuple[Status | None, Status], ...]:
    killed, freed, held, missing, injured = TRACKED
    if kind.attacks:
        return ((None, injured), (None, killed), (injured, killed))
    if kind.aboard:
        taken = ((missing, held), (None, held), (None, missing), (held, freed))
        return (*taken, (held, killed), (missing, killed), (None, freed), (None, killed))
    return ((injured, killed), (None, injured), (None, killed))
