"""A problem made ready for solving: variables and owners as numbers, sums as one-sided rows, sets of owners as bits of an integer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import gcd

from reportedly.reconcile.solver.problem import Assumption, Linear, Problem


@dataclass(frozen=True, slots=True)
class Row:
    """
    Σ coefficient · variable ≤ ``bound``; ``owner`` has the one bit of the claim or law whose row it is.

    ``plus`` are the terms with a coefficient above 0, ``minus`` those below it, with the coefficient's absolute value.
    """

    terms: tuple[tuple[int, int], ...]
    bound: int
    owner: int
    plus: tuple[tuple[int, int], ...]
    minus: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, terms: tuple[tuple[int, int], ...], bound: int, owner: int) -> Row:
        """The row of these terms, divided by what divides all of its coefficients. Raises nothing."""
        common = gcd(*(c for _, c in terms)) or 1
        terms = tuple((v, c // common) for v, c in terms)
        plus, minus = tuple(term for term in terms if term[1] > 0), tuple((v, -c) for v, c in terms if c < 0)
        return cls(terms, bound // common, owner, plus, minus)


@dataclass(frozen=True, slots=True)
class Way:
    """One reading of a claim: its rows (numbers), and the option under which it is admissible, if it names one."""

    rows: tuple[int, ...]
    option: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim made ready: its bit, its readings, and the choice that they depend on, if any."""

    bit: int
    ways: tuple[Way, ...]
    choice: str | None


@dataclass(slots=True)
class System:
    """
    The rows of a problem, or of a part of it. Claim number i has bit i; the k-th name among the laws has the bit after all claims, plus k.

    ``rising`` and ``falling`` are the rows to look at again when a variable's lower bound rises, or its upper bound falls; ``forked``
    those in which two variables or more may rise to make up for the others. ``claims`` and ``law_rows`` may be those of one part; rows
    and variables are always numbered as in the whole.
    """

    claims: dict[int, Claim] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    law_rows: list[int] = field(default_factory=list)
    variables: dict[str, int] = field(default_factory=dict)
    rising: list[list[int]] = field(default_factory=list)
    falling: list[list[int]] = field(default_factory=list)
    forked: list[int] = field(default_factory=list)

    def claim_bits(self) -> int:
        """The bits of all claims. Raises nothing."""
        return union(self.claims)

    def law_bits(self) -> int:
        """The bits of all laws. Raises nothing."""
        return union(self.rows[number].owner for number in self.law_rows)

    def watch(self, number: int) -> None:
        """Have a row looked at when the bounds of its variables change. Raises nothing."""
        for v, c in self.rows[number].terms:
            (self.rising if c > 0 else self.falling)[v].append(number)


def compile_problem(problem: Problem) -> System:
    """The rows of ``problem``. Raises ValueError where two claims share an id, or a claim's options do not fit its readings."""
    if len({claim.id for claim in problem.claims}) < len(problem.claims):
        raise ValueError("two claims of a problem share an id")
    system = System()
    numbers = {name: number for number, name in enumerate(law_names(problem), len(problem.claims))}
    for law in problem.laws:
        system.law_rows.extend(_add(system, law.linear, 1 << numbers[law.name]))
    system.claims = {1 << i: _claim(system, claim, 1 << i) for i, claim in enumerate(problem.claims)}
    return system


def law_names(problem: Problem) -> tuple[str, ...]:
    """The names of the laws, each once, in the order of the problem. Raises nothing."""
    return tuple(dict.fromkeys(law.name for law in problem.laws))


def _claim(system: System, claim: Assumption, bit: int) -> Claim:
    options = claim.options if claim.choice is not None else ("",) * len(claim.readings)
    if len(options) != len(claim.readings):
        raise ValueError(f"the claim {claim.id} names {len(options)} options for {len(claim.readings)} readings")
    readings = zip(claim.readings, options, strict=True)
    ways = (Way(tuple(row for linear in reading for row in _add(system, linear, bit)), option or None) for reading, option in readings)
    return Claim(bit, tuple(ways), claim.choice)


def _add(system: System, linear: Linear, owner: int) -> Iterator[int]:
    terms = _numbered(system, linear)
    if linear.high is not None:
        yield _append(system, terms, linear.high, owner)
    if linear.low is not None:
        yield _append(system, tuple((v, -c) for v, c in terms), -linear.low, owner)


def _numbered(system: System, linear: Linear) -> tuple[tuple[int, int], ...]:
    sums: dict[int, int] = {}
    for name, coefficient in linear.terms:
        number = system.variables.setdefault(name, len(system.variables))
        sums[number] = sums.get(number, 0) + coefficient
    missing = len(system.variables) - len(system.rising)
    system.rising.extend([] for _ in range(missing))
    system.falling.extend([] for _ in range(missing))
    return tuple((v, c) for v, c in sums.items() if c)


def _append(system: System, terms: tuple[tuple[int, int], ...], bound: int, owner: int) -> int:
    number = len(system.rows)
    system.rows.append(Row.of(terms, bound, owner))
    system.watch(number)
    if sum(c < 0 for _, c in terms) > 1:
        system.forked.append(number)
    return number


def bits(mask: int) -> Iterator[int]:
    """Each single bit of ``mask``, the lowest first. Raises nothing."""
    while mask:
        low = mask & -mask
        yield low
        mask ^= low


def union(masks: Iterable[int]) -> int:
    """All bits of all ``masks``. Raises nothing."""
    whole = 0
    for mask in masks:
        whole |= mask
    return whole
