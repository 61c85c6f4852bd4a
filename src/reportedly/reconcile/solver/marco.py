"""
All the smallest sets of claims that can't hold together, by going through the largest sets that hold none of those found so far.

After MARCO (Liffiton and others, "Fast, flexible MUS enumeration", 2016). A set that is left when one claim of each known conflict is
taken out, and no more than need be, either can hold, or shows a new conflict; when all such sets can hold, there is no other conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportedly.reconcile.solver.bounds import Budget, Spent
from reportedly.reconcile.solver.decide import Decider
from reportedly.reconcile.solver.problem import Conflict, Conflicts, Problem
from reportedly.reconcile.solver.rows import System, bits, compile_problem

LIMIT = 200
STEPS = 2_000_000
Decide = Callable[[int], int | None]


def satisfiable(problem: Problem, subset: tuple[str, ...] | None = None, budget: int | None = None) -> bool:
    """
    Whether the claims with the ids in ``subset`` (all, if None) can all hold together under all laws.

    ``budget`` is the number of steps that may be taken; None is as many as it needs.
    Raises ValueError where a problem is not well-formed, KeyError where an id is none of its claims', OverflowError where the budget is spent.
    """
    system = compile_problem(problem)
    numbers = {claim.id: 1 << i for i, claim in enumerate(problem.claims)}
    chosen = system.all_claims if subset is None else sum({numbers[name] for name in subset})
    try:
        return Decider(system, Budget(budget)).decide(chosen, system.all_laws).values is not None
    except Spent as spent:
        raise OverflowError("the budget of steps is spent") from spent


def minimal_conflicts(problem: Problem, limit: int = LIMIT, budget: int = STEPS) -> Conflicts:
    """
    The smallest sets of claims that can't all hold, each with laws that suffice for it; the smallest sets first, then by id.

    ``limit`` is the most sets that are given, ``budget`` the number of steps that may be taken: a count, so that the same problem always
    gives the same result. Where either is reached, ``truncated`` says so; what is given is right all the same.
    Raises ValueError where a problem is not well-formed.
    """
    system = compile_problem(problem)
    search = _Enumeration(system, Budget(budget))
    found: list[Conflict] = []
    truncated = False
    try:
        for claims in search.all():
            if len(found) == limit:
                truncated = True
                break
            found.append(_named(problem, system, claims, search.laws(claims)))
    except Spent:
        truncated = True
    return Conflicts(tuple(sorted(found, key=lambda conflict: (len(conflict.claims), conflict.claims))), truncated)


def _named(problem: Problem, system: System, claims: int, laws: int) -> Conflict:
    ids = sorted(claim.id for i, claim in enumerate(problem.claims) if claims >> i & 1)
    return Conflict(tuple(ids), tuple(name for i, name in enumerate(system.names, len(problem.claims)) if laws >> i & 1))


class _Enumeration:
    """The conflicts found (``known``), the sets taken out that are known to leave no conflict (``settled``)."""

    def __init__(self, system: System, budget: Budget) -> None:
        self.system, self.budget = system, budget
        self.decider = Decider(system, budget)
        self.known: list[int] = []
        self.settled: set[int] = set()

    def all(self) -> Iterator[int]:
        """The claims of each conflict, in the order in which they are found. Raises Spent."""
        while (out := self._open()) is not None:
            answer = self.decider.decide(self.system.all_claims & ~out, self.system.all_laws)
            if answer.values is not None:
                self.settled.add(out)
                continue
            conflict = self._shrunk(answer.core & self.system.all_claims)
            self.known.append(conflict)
            yield conflict
            if not conflict:
                return

    def laws(self, claims: int) -> int:
        """Laws that suffice for a conflict, none to spare; of several such sets, one of the laws named first. Raises Spent."""
        laws = self.decider.decide(claims, self.system.all_laws).core & self.system.all_laws
        for law in reversed(list(bits(laws))):
            if laws & law:
                answer = self.decider.decide(claims, laws & ~law)
                if answer.values is None:
                    laws = answer.core & self.system.all_laws
        return laws

    def _shrunk(self, claims: int) -> int:
        for claim in reversed(list(bits(claims))):
            if claims & claim:
                answer = self.decider.decide(claims & ~claim, self.system.all_laws)
                if answer.values is None:
                    claims = answer.core & self.system.all_claims
        return claims

    def _open(self) -> int | None:
        """Claims to take out, none to spare, so that no known conflict is left whole, that were not tried yet; None if all were."""
        return next((out for out in self._hitting(0, 0, 0) if out not in self.settled), None)

    def _hitting(self, at: int, out: int, kept: int) -> Iterator[int]:
        while at < len(self.known) and self.known[at] & out:
            at += 1
        self.budget.spend(1)
        if at == len(self.known):
            if all(any(not conflict & (out & ~claim) for conflict in self.known) for claim in bits(out)):
                yield out
            return
        for claim in bits(self.known[at] & ~kept):
            yield from self._hitting(at + 1, out | claim, kept)
            kept |= claim
