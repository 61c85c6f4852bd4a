"""
Whether rows have a solution in fractions, exactly: the simplex method on bounds, with the owners of the rows where they have none.

After Dutertre and de Moura, "A Fast Linear-Arithmetic Solver for DPLL(T)" (2006). Each row is a variable of its own, bounded above; the
least variable in question is always taken (Bland's rule), so that it ends.
"""

from __future__ import annotations

from fractions import Fraction

from reportedly.reconcile.solver.bounds import Bounds, Failed

Number = int | Fraction


def relaxed(bounds: Bounds) -> list[Number]:
    """A solution of the rows in force within the bounds, in fractions. Raises Failed where there is none, Spent."""
    tableau = _Tableau(bounds)
    while tableau.mend():
        pass
    return tableau.value[: len(bounds.low)]


def _ratio(a: Number, b: Number) -> Number:
    """``a / b``, whole where it is whole, so that most of the sums are of integers."""
    quotient = Fraction(a) / b
    return quotient.numerator if quotient.denominator == 1 else quotient


class _Tableau:
    """``rows``: each basic variable as a sum of the others. Rows of the problem are variables beyond the problem's own."""

    def __init__(self, bounds: Bounds) -> None:
        rows = bounds.rows()
        self.budget = bounds.budget
        n = len(bounds.low)
        self.low: list[int | None] = [*bounds.low, *(None for _ in rows)]
        self.high: list[int | None] = [*bounds.high, *(row.bound for row in rows)]
        self.why_low = [*bounds.why_low, *(0 for _ in rows)]
        self.why_high = [*bounds.why_high, *(row.owner for row in rows)]
        self.rows: dict[int, dict[int, Number]] = {n + i: dict(row.terms) for i, row in enumerate(rows)}
        self.value: list[Number] = [*bounds.low, *(sum(c * bounds.low[v] for v, c in row.terms) for row in rows)]

    def mend(self) -> bool:
        """Bring the least basic variable that is out of its bounds to the bound; False if none is out. Raises Failed, Spent."""
        for basic in sorted(self.rows):
            low, high, value = self.low[basic], self.high[basic], self.value[basic]
            if low is not None and value < low:
                self._move(basic, low, up=True)
                return True
            if high is not None and value > high:
                self._move(basic, high, up=False)
                return True
        return False

    def _move(self, basic: int, target: int, up: bool) -> None:
        row = self.rows[basic]
        for other in sorted(row):
            if self._free(other, (row[other] > 0) == up):
                self._pivot(basic, other, target)
                return
        why = self.why_low[basic] if up else self.why_high[basic]
        for other, c in row.items():
            why |= self.why_high[other] if (c > 0) == up else self.why_low[other]
        raise Failed(why)

    def _free(self, variable: int, up: bool) -> bool:
        edge = self.high[variable] if up else self.low[variable]
        return edge is None or self.value[variable] != edge

    def _pivot(self, basic: int, other: int, target: int) -> None:
        row = self.rows.pop(basic)
        coefficient = row.pop(other)
        step = _ratio(target - self.value[basic], coefficient)
        self.value[basic] = target
        self.value[other] += step
        solved = {v: -_ratio(c, coefficient) for v, c in row.items()}
        solved[basic] = _ratio(1, coefficient)
        self.budget.spend(len(solved))
        for number, terms in self.rows.items():
            if factor := terms.pop(other, 0):
                self.value[number] += factor * step
                self._add(terms, factor, solved)
        self.rows[other] = solved

    def _add(self, terms: dict[int, Number], factor: Number, solved: dict[int, Number]) -> None:
        self.budget.spend(len(solved))
        for v, c in solved.items():
            if total := terms.get(v, 0) + factor * c:
                terms[v] = total
            else:
                terms.pop(v, None)
