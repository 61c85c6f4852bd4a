"""The nouns of the solver: sums of counts, laws that always hold, claims that may be read in several ways, and conflicts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Linear:
    """
    ``low`` ≤ Σ coefficient · variable ≤ ``high``, where ``terms`` are (variable, coefficient) and None is "no bound".

    A variable is a number of persons: a whole number, never negative. It has no other bound than what laws and claims give it.
    """

    terms: tuple[tuple[str, int], ...]
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """What always holds. Several laws may share a name (the same law of several quantities): they are then told as one."""

    name: str
    linear: Linear


Terms = tuple[Linear, ...]


@dataclass(frozen=True, slots=True)
class Assumption:
    """
    A claim: it holds if any of its ``readings`` holds, and a reading holds if all its sums do.

    A reading without a sum always holds; a claim without a reading never does. Where ``choice`` is set, ``options`` names, for each
    reading, the option of that choice under which it is admissible ("" is any): claims that name the same choice are read under the
    same option. ``account`` is who makes the claim.
    """

    id: str
    account: str
    readings: tuple[Terms, ...]
    choice: str | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be solved. The ids of the claims differ from each other."""

    laws: tuple[Law, ...]
    claims: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims (ids, sorted) that can't all hold, though any fewer of them can, and the names of laws that suffice for it, none to spare."""

    claims: tuple[str, ...]
    laws: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The conflicts found, the smallest first. ``truncated`` is whether there may be more: the limit was reached or the budget spent."""

    sets: tuple[Conflict, ...]
    truncated: bool = False
