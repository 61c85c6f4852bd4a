"""Whether what is equal can be equal in whole numbers at all: 2x = 5 can't, wherever x may lie, and no branching would ever end it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd

from reportedly.reconcile.solver.bounds import Bounds, Failed


@dataclass(slots=True)
class _Equation:
    """Σ coefficient · variable = ``total``, as it follows from the rows of ``owners``."""

    terms: dict[int, int]
    total: int
    owners: int

    def add(self, other: _Equation, times: int) -> None:
        """Add a multiple of another equation to this one."""
        for v, c in other.terms.items():
            self._shift(v, times * c)
        self.total += times * other.total
        self.owners |= other.owners

    def turn(self, v: int, shifts: dict[int, int]) -> None:
        """Count by ``v`` plus so many times each other variable, instead of by ``v``."""
        c = self.terms.get(v, 0)
        for other, times in shifts.items():
            self._shift(other, -times * c)

    def _shift(self, v: int, by: int) -> None:
        if total := self.terms.get(v, 0) + by:
            self.terms[v] = total
        else:
            self.terms.pop(v, None)


def check(bounds: Bounds) -> None:
    """See whether the equations among the rows in force have a solution in whole numbers of any sign. Raises Failed if not, Spent."""
    equations = [*_fixed(bounds), *_equations(bounds)]
    while equations:
        equation = equations.pop()
        divisor = gcd(*equation.terms.values())
        bounds.budget.spend(1 + len(equation.terms))
        if equation.total % divisor if divisor else equation.total:
            raise Failed(equation.owners)
        if divisor:
            _solve(_divided(equation, divisor), equations)


def _divided(equation: _Equation, divisor: int) -> _Equation:
    terms = {v: c // divisor for v, c in equation.terms.items()}
    return _Equation(terms, equation.total // divisor, equation.owners)


def _solve(equation: _Equation, others: list[_Equation]) -> None:
    """Solve for the variable with the least coefficient, if that is one; else bring the other coefficients below it, and try again."""
    v = min(equation.terms, key=lambda v: (abs(equation.terms[v]), v))
    c = equation.terms[v]
    if abs(c) == 1:
        for other in others:
            if factor := other.terms.get(v, 0):
                other.add(equation, -factor * c)
        return
    others.append(equation)
    shifts = {other: times // c for other, times in equation.terms.items() if other != v and times // c}
    for each in others:
        each.turn(v, shifts)


def _fixed(bounds: Bounds) -> Iterator[_Equation]:
    for v, low in enumerate(bounds.low):
        if bounds.high[v] == low:
            yield _Equation({v: 1}, low, bounds.why_low[v] | bounds.why_high[v])


def _equations(bounds: Bounds) -> Iterator[_Equation]:
    rows = bounds.rows()
    whole = {(tuple(sorted(row.terms)), row.bound): row.owner for row in rows}
    for row in rows:
        opposite = whole.get((tuple(sorted((v, -c) for v, c in row.terms)), -row.bound))
        if opposite is not None and row.terms and row.terms[0][1] > 0:
            yield _Equation(dict(row.terms), row.bound, row.owner | opposite)
