"""
Whether claims can all hold together under laws, and if not, which of them stand in each other's way.

Bounds are tightened row by row; where a claim has several readings each is tried; where nothing more follows, the smallest values are
tried; and what is then still open is decided by the simplex method, by the divisors of what is equal, and by branching on fractions.

It ends, also where a variable has no top. A system of rows that has a solution in whole numbers has one with no value above (n + 1) · D,
where n is the number of variables and D the greatest absolute value of a subdeterminant of the rows with their bounds (Schrijver, Theory
of Linear and Integer Programming, theorem 17.1). A subdeterminant other than 0 has at most n + 1 rows, no two of them opposite, and is at
most the product of their lengths (Hadamard); that product, of the n + 1 longest rows, is computed. A part of the rows has no greater
bound, so a conflict found within the bound is a conflict. Each branching splits a finite range of whole numbers. Where every variable has
its value after tightening, which is nearly always, the bound is never needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, isqrt, prod

from reportedly.reconcile.solver.bounds import Bounds, Budget, Failed
from reportedly.reconcile.solver.lattice import check
from reportedly.reconcile.solver.rows import Claim, System, Way, bits
from reportedly.reconcile.solver.simplex import Number, relaxed


@dataclass(frozen=True, slots=True)
class Answer:
    """The values found, or None; then ``core`` are the bits of claims and laws that can't hold together, not always the fewest."""

    values: tuple[int, ...] | None
    core: int = 0


class Decider:
    """Decides sets of claims of one system. What follows from all laws alone is drawn once."""

    def __init__(self, system: System, budget: Budget) -> None:
        self.system, self.budget = system, budget
        self.all_claims, self.all_laws = system.claim_bits(), system.law_bits()
        self._laws: Bounds | Failed | None = None
        self._rows: dict[int, list[int]] = {}
        for number in system.law_rows:
            self._rows.setdefault(system.rows[number].owner, []).append(number)

    def decide(self, claims: int, laws: int) -> Answer:
        """Whether the claims and the laws of these bits can hold together. Raises Spent."""
        chosen = [self.system.claims[bit] for bit in bits(claims)]
        try:
            bounds = self._start(laws)
            bounds.enforce(row for claim in chosen if _plain(claim) for row in claim.ways[0].rows)
            return _Search(bounds).run([claim for claim in chosen if not _plain(claim)], {})
        except Failed as failed:
            return Answer(None, failed.core)

    def _start(self, laws: int) -> Bounds:
        if laws != self.all_laws:
            return self._drawn(laws)
        if self._laws is None:
            try:
                self._laws = self._drawn(laws)
            except Failed as failed:
                self._laws = failed
        if isinstance(self._laws, Failed):
            raise self._laws
        return self._laws.copy()

    def _drawn(self, laws: int) -> Bounds:
        bounds = Bounds(self.system, self.budget)
        bounds.enforce(row for law in bits(laws) for row in self._rows[law])
        return bounds


def _plain(claim: Claim) -> bool:
    return claim.choice is None and len(claim.ways) == 1


Choices = dict[str, tuple[str, int]]


class _Search:
    """Tries the readings of claims, depth first. A choice made is kept with the claim that made it, as the reason why others are out."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds

    def run(self, pending: list[Claim], choices: Choices) -> Answer:
        """An answer for the bounds and the pending claims under the choices made. Raises Failed, Spent."""
        pending = [claim for claim in pending if not any(self._holds(claim, way, choices) for way in claim.ways)]
        if not pending:
            return Answer(whole_numbers(self.bounds))
        claim = min(pending, key=lambda claim: len(self._open(claim, choices)))
        core = claim.bit | (choices[claim.choice][1] if claim.choice in choices else 0)
        rest = [other for other in pending if other is not claim]
        for way in self._open(claim, choices):
            answer = self._try(claim, way, rest, choices)
            if answer.values is not None or not answer.core & claim.bit:
                return answer
            core |= answer.core
        return Answer(None, core)

    def _try(self, claim: Claim, way: Way, rest: list[Claim], choices: Choices) -> Answer:
        if claim.choice is not None and way.option is not None and claim.choice not in choices:
            choices = {**choices, claim.choice: (way.option, claim.bit)}
        bounds = self.bounds.copy()
        try:
            bounds.enforce(way.rows)
            return _Search(bounds).run(rest, choices)
        except Failed as failed:
            return Answer(None, failed.core)

    def _open(self, claim: Claim, choices: Choices) -> list[Way]:
        made = choices.get(claim.choice) if claim.choice is not None else None
        return [way for way in claim.ways if way.option is None or made is None or way.option == made[0]]

    def _holds(self, claim: Claim, way: Way, choices: Choices) -> bool:
        """Whether a reading holds whatever values are taken within the bounds, and under the choices made."""
        if way.option is not None and (claim.choice is None or choices.get(claim.choice, ("", 0))[0] != way.option):
            return False
        return all(self._sure(number) for number in way.rows)

    def _sure(self, number: int) -> bool:
        row = self.bounds.system.rows[number]
        edges = [(c, self.bounds.high[v] if c > 0 else self.bounds.low[v]) for v, c in row.terms]
        return all(edge is not None for _, edge in edges) and sum(c * (edge or 0) for c, edge in edges) <= row.bound


def whole_numbers(bounds: Bounds) -> tuple[int, ...]:
    """Values within the bounds that satisfy the rows in force. Raises Failed where there are none, Spent."""
    return _least(bounds) or _smallest(bounds) or _branched(bounds)


def _least(bounds: Bounds) -> tuple[int, ...] | None:
    """All least values together, where they satisfy every row: always, once bounds are drawn, if none has two variables to choose from."""
    numbers = bounds.system.forked if bounds.closed else range(len(bounds.active))
    rows = (bounds.system.rows[number] for number in numbers if bounds.active[number])
    return tuple(bounds.low) if all(sum(c * bounds.low[v] for v, c in row.terms) <= row.bound for row in rows) else None


def _smallest(bounds: Bounds) -> tuple[int, ...] | None:
    """The least value of each variable, one after another, where that goes well."""
    bounds = bounds.copy()
    try:
        for v, low in enumerate(bounds.low):
            if bounds.high[v] != low:
                bounds.restrict(v, bounds.low[v], bounds.low[v])
    except Failed:
        return None
    return tuple(bounds.low) if bounds.closed else None


def _branched(bounds: Bounds) -> tuple[int, ...]:
    core, open_ = 0, [bounds]
    while open_:
        here = open_.pop()
        try:
            values = relaxed(here)
            v = next((v for v, value in enumerate(values) if value != floor(value)), None)
            if v is None:
                return tuple(int(value) for value in values)
            check(here)
            core |= _split(_topped(here), v, values[v], open_)
        except Failed as failed:
            core |= failed.core
    raise Failed(core)


def _split(bounds: Bounds, v: int, value: Number, open_: list[Bounds]) -> int:
    """Both sides of a fraction, put on ``open_``; the owners of why a side is no way."""
    core = 0
    for low, high in ((floor(value) + 1, bounds.high[v]), (bounds.low[v], floor(value))):
        side = bounds.copy()
        try:
            side.restrict(v, low, high)
            open_.append(side)
        except Failed as failed:
            core |= failed.core
    return core


def _topped(bounds: Bounds) -> Bounds:
    """The same with the top that a solution need not exceed. Raises Failed where a lower bound does."""
    if None not in bounds.high:
        return bounds
    top = enough(bounds)
    bounds = bounds.copy()
    for v, high in enumerate(bounds.high):
        if high is None:
            bounds.restrict(v, 0, top)
    return bounds


def enough(bounds: Bounds) -> int:
    """If there is a solution in whole numbers, there is one with no value above this. Raises nothing."""
    opposites = ((row.terms, row.bound, tuple((v, -c) for v, c in row.terms)) for row in bounds.rows())
    rows = {max((terms, bound), (opposite, -bound)) for terms, bound, opposite in opposites}
    squares = sorted((sum(c * c for _, c in terms) + bound * bound for terms, bound in rows), reverse=True)
    n = len({v for terms, _ in rows for v, _ in terms})
    return (n + 1) * (isqrt(prod(max(1, square) for square in squares[: n + 1])) + 1)
