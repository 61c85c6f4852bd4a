"""The solver's oracle: the same questions put to z3, all subsets of claims by brute force."""

from __future__ import annotations

from itertools import combinations

import z3

from reportedly.reconcile.solver import Assumption, Linear, Problem

OPTIONS = ("with", "without", "third")


class Oracle:
    """One problem in z3: each claim an implication from its own switch."""

    def __init__(self, problem: Problem) -> None:
        self.solver = z3.Solver()
        self.variables: dict[str, z3.ArithRef] = {}
        self.switches = {claim.id: z3.Bool(f"claim {claim.id}") for claim in problem.claims}
        for law in problem.laws:
            self.solver.add(self._linear(law.linear))
        for claim in problem.claims:
            self.solver.add(z3.Implies(self.switches[claim.id], self._claim(claim)))

    def satisfiable(self, ids: tuple[str, ...]) -> bool:
        """Whether the claims can hold together."""
        answer = self.solver.check(*(self.switches[name] for name in ids))
        assert answer != z3.unknown
        return answer == z3.sat

    def minimal(self) -> list[tuple[str, ...]]:
        """All smallest sets that can't, by trying every set, the smaller ones first."""
        found: list[tuple[str, ...]] = []
        ids = sorted(self.switches)
        for size in range(len(ids) + 1):
            for some in combinations(ids, size):
                if not any(set(known) <= set(some) for known in found) and not self.satisfiable(some):
                    found.append(some)
        return found

    def _claim(self, claim: Assumption) -> z3.BoolRef:
        options = claim.options or ("",) * len(claim.readings)
        return z3.Or(
            [
                z3.And([self._option(claim, option), *map(self._linear, reading)])
                for reading, option in zip(claim.readings, options, strict=True)
            ]
        )

    def _option(self, claim: Assumption, option: str) -> z3.BoolRef:
        return z3.BoolVal(True) if not claim.choice or not option else z3.Int(f"choice {claim.choice}") == OPTIONS.index(option)

    def _linear(self, linear: Linear) -> z3.BoolRef:
        total = z3.Sum([z3.IntVal(0), *(coefficient * self._variable(name) for name, coefficient in linear.terms)])
        bounds = [total >= linear.low] if linear.low is not None else []
        return z3.And(bounds + ([total <= linear.high] if linear.high is not None else []))

    def _variable(self, name: str) -> z3.ArithRef:
        if name not in self.variables:
            self.variables[name] = z3.Int(f"variable {name}")
            self.solver.add(self.variables[name] >= 0)
        return self.variables[name]
