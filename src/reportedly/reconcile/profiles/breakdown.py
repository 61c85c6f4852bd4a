"""How many, over all sides: a number chosen for each disjoint part of the people, then summed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.model import Status
from reportedly.reconcile.profiles.choice import Chosen, Found, Rule
from reportedly.reconcile.profiles.items import ALL, ATTACKERS, CIVILIANS, OTHERS, SECURITY, Cover, Item
from reportedly.reconcile.profiles.tallies import exact_tallies, tallies

NAMES: dict[Cover, str] = {
    ATTACKERS: "attackers",
    SECURITY: "security forces",
    CIVILIANS: "civilians",
    OTHERS: "people other than the attackers",
    ALL: "people of all sides",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the people, who are in no other part, and what the rule chose for them."""

    cover: Cover
    chosen: Chosen


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A number as the sum of disjoint parts; None where no part has one."""

    parts: tuple[Part, ...]

    @property
    def low(self) -> int | None:
        """The sum of the lows."""
        return _sum([part.chosen.low for part in self.parts])

    @property
    def best(self) -> int | None:
        """The sum of the bests."""
        return _sum([part.chosen.best for part in self.parts])

    @property
    def high(self) -> int | None:
        """The sum of the highs."""
        return _sum([part.chosen.high for part in self.parts])

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that chose, each once."""
        return tuple(dict.fromkeys(part.chosen.clause for part in self.parts))

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that it rests on, each once."""
        return tuple(dict.fromkeys(claim for part in self.parts for claim in part.chosen.claims))


def _sum(numbers: list[int | None]) -> int | None:
    told = [number for number in numbers if number is not None]
    return sum(told) if told else None


def broken_down(items: tuple[Item, ...], status: Status, rule: Rule) -> Breakdown:
    """
    How many people are in ``status``, by ``rule``: those of all sides where some account counts them as one, else attackers and others.

    A count of all sides in a publisher's own voice stands only where it is more than what named sources tell of the sides. Raises nothing.
    """
    apart = Breakdown((*parts_of_sides(items, status, (ATTACKERS,), rule), *others(items, status, rule)))
    bare = exact_tallies(items, status, ALL)
    together = rule(tallies(items, status, ALL, whole=True)) if bare else None
    if together is None or (all(tally.weak for tally in bare) and _is_more(apart, bare)):
        return apart
    return Breakdown((Part(ALL, together),))


def _is_more(apart: Breakdown, bare: Found) -> bool:
    named = any(not tally.weak for part in apart.parts for tally in part.chosen.used)
    return named and (apart.high or 0) >= max(tally.low for tally in bare)


def others(items: tuple[Item, ...], status: Status, rule: Rule) -> tuple[Part, ...]:
    """Those who are not attackers: as one where some account counts them as one, else by side. Raises nothing."""
    whole = tallies(items, status, OTHERS, whole=True)
    if exact_tallies(items, status, OTHERS) and (chosen := rule(whole)):
        accounts = {tally.account for tally in whole}
        rest = (tally for side in (SECURITY, CIVILIANS) for tally in tallies(items, status, side) if tally.account not in accounts)
        return (Part(OTHERS, replace(chosen, left=(*chosen.left, *rest))),)
    return parts_of_sides(items, status, (SECURITY, CIVILIANS), rule)


def parts_of_sides(items: tuple[Item, ...], status: Status, covers: tuple[Cover, ...], rule: Rule) -> tuple[Part, ...]:
    """A part for each of ``covers`` that is told of. Raises nothing."""
    found = ((cover, rule(tallies(items, status, cover))) for cover in covers)
    return tuple(Part(cover, chosen) for cover, chosen in found if chosen)
