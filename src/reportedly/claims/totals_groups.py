"""
Groups: the different people that a report tells of in one status, however often it tells of them.

Figures are taken in text order. Each is laid to a group told of before, where it can be the same people or some of them, or makes a
group of its own; a count of people in general takes in those told of before. The size of all groups is the total. Only the last
``LOOK_BACK`` groups, and persons of a group, are compared, so that work is linear in the number of figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from operator import attrgetter
from typing import TypeVar

from reportedly.claims.totals_told import Form, Told, Traits
from reportedly.model import Side

LOOK_BACK = 50
LATE = 60  # tokens: two or three sentences
T = TypeVar("T")


@dataclass(slots=True)
class Group:
    """
    One person, or several told of together. ``known`` are those of them told of singly and ``parts`` the figures of some of them;
    ``struck`` and ``fallen`` are whether it may take in the dead, and the dead attackers; ``others`` are the sizes told of as others;
    ``attackers`` and ``definite`` are
    whether the first words that tell of them, at token ``first``, call them attackers, or take them as known ("the man").
    """

    low: int
    high: int | None
    traits: Traits
    claims: list[str]
    sentences: set[int]
    struck: bool = False
    known: list[Traits] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    some_of: set[int] = field(default_factory=set)
    fallen: bool = False
    others: set[int] = field(default_factory=set)
    attackers: bool = False
    first: int = 0
    definite: bool = False

    @classmethod
    def of(cls, told: Told) -> Group:
        """The group that one figure makes."""
        low, high = told.figure.low, told.figure.high
        return cls(
            low,
            high,
            told.traits,
            [told.id],
            {told.sentence},
            struck=told.struck and not told.is_one and told.form is not Form.BESIDE,
            known=[told.traits] if told.is_one else [],
            parts={told.id},
            some_of=set(told.some_of),
            fallen=told.fallen and told.general,
            others={low} if told.others else set(),
            attackers=told.figure.side is Side.ATTACKERS,
            first=told.first,
            definite=told.form is Form.DEFINITE,
        )

    @property
    def is_one(self) -> bool:
        """Whether it is a single person."""
        return (self.low, self.high) == (1, 1)

    def add(self, told: Told) -> None:
        """Take in a figure that is of the same people, or of some of them."""
        self.parts.add(told.id)
        self.some_of |= told.some_of
        self.others |= {told.figure.low} if told.others else set()
        if told.is_one:
            self._know(told.traits)
        if self.is_one or (told.figure.low, told.figure.high) == (self.low, self.high):
            self.sentences.add(told.sentence)
            self.claims.append(told.id)
            self.struck = self.struck and (told.struck or self.is_one)
        elif told.figure.low == self.low:
            self.claims.append(told.id)
            self.high = None if told.figure.high is None else self.high

    def _know(self, traits: Traits) -> None:
        for at, person in islice(enumerate(self.known), max(0, len(self.known) - LOOK_BACK), None):
            if person.same_person(traits) or (self.is_one and person.fits(traits)):
                self.known[at] = person.joined(traits)
                break
        else:
            self.known.append(traits)
        if self.is_one:
            self.traits = self.known[0]

    def has(self, traits: Traits) -> bool:
        """Whether a person of the group is known by the same name or age."""
        return any(person.same_person(traits) for person in self.known[-LOOK_BACK:])

    def can_hold(self, told: Told) -> bool:
        """Whether the figure can be of this group or of some of it, by what is known of them."""
        if self.is_one:
            return told.is_one and self.traits.fits(told.traits)
        if not self.traits.alike(told.traits):
            return False
        return told.figure.low <= self.low and (not told.is_one or len(self.known) < self.low or told.form is not Form.BESIDE)


class Groups:
    """The groups of one status. Figures are taken in text order."""

    __slots__ = ("groups",)

    def __init__(self) -> None:
        self.groups: list[Group] = []

    def take(self, told: Told) -> None:
        """Lay a figure to the group that it is of, or make one of it."""
        group = self.find(told)
        if group is not None:
            group.add(told)
        elif self._is_total(told):
            self._gather(told)
        else:
            self.groups.append(Group.of(told))

    def find(self, told: Told) -> Group | None:
        """The group told of before that the figure is of; None where it is of people not told of."""
        recent = self.groups[-LOOK_BACK:]
        whole = next((g for g in recent if told.figure.part_of in g.parts), None)
        if whole is not None:
            return whole
        latest = list(reversed(recent))
        nearest = sorted(latest, key=attrgetter("low"))
        known = next((g for g in nearest if g.has(told.traits)), None) if told.is_one else None
        return known or next((g for g in nearest if self._takes(g, told)), None)

    def _takes(self, group: Group, told: Told) -> bool:
        if not group.can_hold(told):
            return False
        if told.form is Form.BESIDE and not told.apposed:
            again = not told.is_one and group.low == told.figure.low and told.sentence not in group.sentences
            return again or group.low > max(told.figure.low, told.rank - 1)
        if group.sentences == {told.sentence}:
            some = told.traits.noun is None and not told.is_one and group.struck and told.figure.low < group.low
            return told.apposed or some or (told.form is Form.DEFINITE and (group.is_one or not told.is_one))
        return True

    def _is_total(self, told: Told) -> bool:
        """Whether it counts people in general, so that those told of before are among them."""
        if told.is_one or told.form is Form.BESIDE or not self.groups or told.figure.low < max(g.low for g in self.groups[-LOOK_BACK:]):
            return False
        return told.general or all(g.traits.fits(told.traits) and told.sentence not in g.sentences for g in self.groups[-LOOK_BACK:])

    def _gather(self, told: Told) -> None:
        """Make one group of the figure and of all told of before; those told of in the same sentence stay beside it."""
        here = {told.sentence}
        inside = list(takewhile(lambda group: group.sentences != here, self.groups))
        group = Group.of(told)
        group.known = _joined([other.known for other in inside])
        group.parts = _united([group.parts, *(other.parts for other in inside)])
        group.others = _united([group.others, *(other.others for other in inside)])
        self.groups = [*self.groups[len(inside) :], group]

    def drop_late(self) -> None:
        """
        Leave out the groups that are told of well after the first: a report gives its toll at its head, and whom it tells of later are
        among those, or people of another event.
        """
        head = min((group.first for group in self.groups), default=0)
        self.groups = [group for group in self.groups if group.first - head <= LATE]

    def size(self) -> tuple[int, int | None]:
        """How many people all groups hold, as bounds."""
        highs = [g.high for g in self.groups]
        return sum(g.low for g in self.groups), None if None in highs else sum(h for h in highs if h is not None)

    def claims(self) -> tuple[str, ...]:
        """The ids of the figures that the size rests on."""
        return tuple(claim for g in self.groups for claim in g.claims)


def _joined(lists: Sequence[list[Traits]]) -> list[Traits]:
    """The lists in their order, as one: the first, which is the longest where totals rise, takes in the others."""
    first = lists[0] if lists else []
    for other in lists[1:]:
        first.extend(other)
    return first


def _united(sets: Sequence[set[T]]) -> set[T]:
    """The sets as one: the largest takes in the others."""
    largest = max(sets, key=len)
    largest.update(*(other for other in sets if other is not largest))
    return largest


def gather(rows: Iterable[Told]) -> Groups:
    """The groups that figures of one status make. Never raises."""
    groups = Groups()
    for row in in_order(rows):
        groups.take(row)
    return groups


def in_order(rows: Iterable[Told]) -> list[Told]:
    """The rows in text order, but each part after its whole."""
    some = list(rows)
    place = {row.id: row.first for row in some}
    return sorted(some, key=lambda row: (max(row.first, place.get(row.figure.part_of or "", 0)), row.figure.part_of is not None, row.first))
