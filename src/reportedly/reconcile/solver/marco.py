"""
All the smallest sets of claims that can't hold together, by going through the largest sets that hold none of those found so far.

After MARCO (Liffiton and others, "Fast, flexible MUS enumeration", 2016). A set that is left when one claim of each known conflict is
taken out, and no more than need be, either can hold, or shows a new conflict; when all such sets can hold, there is no other conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportedly.reconcile.solver.bounds import Budget, Spent
from reportedly.reconcile.solver.decide import Answer, Decider
from reportedly.reconcile.solver.parts import parts_of
from reportedly.reconcile.solver.problem import Conflict, Conflicts, Problem
from reportedly.reconcile.solver.rows import System, bits, compile_problem, law_names

LIMIT = 200
STEPS = 1_000_000


def satisfiable(problem: Problem, subset: tuple[str, ...] | None = None, budget: int | None = None) -> bool:
    """
    Whether the claims with the ids in ``subset`` (all, if None) can all hold together under all laws.

    ``budget`` is the number of steps that may be taken; None is as many as it needs.
    Raises ValueError where a problem is not well-formed, KeyError where there is no claim of an id, OverflowError where
    the budget is spent.
    """
    system = compile_problem(problem)
    numbers = {claim.id: 1 << i for i, claim in enumerate(problem.claims)}
    chosen = system.claim_bits() if subset is None else sum({numbers[name] for name in subset})
    try:
        return Decider(system, Budget(budget)).decide(chosen, system.law_bits()).values is not None
    except Spent as spent:
        raise OverflowError("the budget of steps is spent") from spent


def minimal_conflicts(problem: Problem, limit: int = LIMIT, budget: int = STEPS) -> Conflicts:
    """
    The smallest sets of claims that can't all hold, each with laws that suffice for it; the smallest sets first, then by id.

    ``limit`` is the most sets that are given, ``budget`` the number of steps that may be taken: a count, so that the same problem always
    gives the same result. Where either is reached, ``truncated`` says so; what is given is right all the same.
    Raises ValueError where a problem is not well-formed.
    """
    found: list[Conflict] = []
    try:
        for claims, laws in _all(compile_problem(problem), Budget(budget)):
            if len(found) == limit:
                return _sorted(found, truncated=True)
            found.append(_named(problem, claims, laws))
    except Spent:
        return _sorted(found, truncated=True)
    return _sorted(found, truncated=False)


def _sorted(found: list[Conflict], truncated: bool) -> Conflicts:
    return Conflicts(tuple(sorted(found, key=lambda conflict: (len(conflict.claims), conflict.claims))), truncated)


def _named(problem: Problem, claims: int, laws: int) -> Conflict:
    ids = sorted(claim.id for i, claim in enumerate(problem.claims) if claims >> i & 1)
    return Conflict(tuple(ids), tuple(name for i, name in enumerate(law_names(problem), len(problem.claims)) if laws >> i & 1))


def _all(system: System, budget: Budget) -> Iterator[tuple[int, int]]:
    """The claims and laws of each conflict: where laws alone can't hold, that; else those of each part. Raises Spent."""
    parts = [_Enumeration(part, budget) for part in parts_of(system, budget)]
    broken = next((part for part in parts if part.lawless()), None)
    for part in parts if broken is None else [broken]:
        yield from ((claims, part.laws(claims)) for claims in part.all())


def _unless_sound(answer: Answer) -> Answer | None:
    return None if answer.values is not None else answer


class _Enumeration:
    """The conflicts of one part: ``known`` are the claims of those found, ``sound`` the largest sets seen to hold."""

    def __init__(self, system: System, budget: Budget) -> None:
        self.budget = budget
        self.decider = Decider(system, budget)
        self.known: list[int] = []
        self.sound: list[int] = []

    def lawless(self) -> bool:
        """Whether the laws alone can't hold. Raises Spent."""
        return self.decider.decide(0, self.decider.all_laws).values is None

    def all(self) -> Iterator[int]:
        """The claims of each conflict, in the order in which they are found. Raises Spent."""
        before = -1
        while before < len(self.known):
            before = len(self.known)
            yield from self._go_on(0, 0, 0)

    def laws(self, claims: int) -> int:
        """Laws that suffice for a conflict, none to spare; of several such sets, one of the laws named first. Raises Spent."""
        laws = self.decider.decide(claims, self.decider.all_laws).core & self.decider.all_laws
        return self._fewest(laws, lambda some: _unless_sound(self.decider.decide(claims, some)))

    def _shrunk(self, claims: int) -> int:
        return self._fewest(claims, self._decide)

    def _decide(self, claims: int) -> Answer | None:
        """Why claims can't hold together; None if they can, which is so for a part of what was seen to hold."""
        if any(not claims & ~sound for sound in self.sound):
            return None
        answer = self.decider.decide(claims, self.decider.all_laws)
        if answer.values is None:
            return answer
        self.sound = [sound for sound in self.sound if sound & ~claims] + [claims]
        return None

    def _fewest(self, whole: int, decide: Callable[[int], Answer | None]) -> int:
        """One after another is left out for good, the last first, where what is left still can't hold."""
        for one in reversed(list(bits(whole))):
            if whole & one:
                answer = decide(whole & ~one)
                if answer is not None:
                    whole &= answer.core
        return whole

    def _go_on(self, at: int, out: int, kept: int) -> Iterator[int]:
        """
        Go through the ways to take out (``out``) at least one claim of each known conflict, from number ``at`` on, leaving ``kept`` in.

        Where all are hit, what is left either can hold, or shows a new conflict, which is hit next. A way that takes out a claim to
        spare is given up: with less taken out, it is gone through elsewhere, unless a conflict found later makes it one to be tried,
        which is why all is gone through again until nothing new is found.
        """
        while at < len(self.known) and self.known[at] & out:
            at += 1
        self.budget.spend(1 + len(self.known))
        if not all(any(not conflict & out & ~claim for conflict in self.known if conflict & claim) for claim in bits(out)):
            return
        if at == len(self.known):
            answer = self._decide(self.decider.all_claims & ~out)
            if answer is None:
                return
            self.known.append(self._shrunk(answer.core & self.decider.all_claims))
            yield self.known[at]
        for claim in bits(self.known[at] & ~kept):
            yield from self._go_on(at + 1, out | claim, kept)
            kept |= claim
