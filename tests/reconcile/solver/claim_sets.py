"""Random small claim sets, of the laws and forms of claims that news has, and of sums of no sense at all."""

from __future__ import annotations

from random import Random

from reportedly.reconcile.solver import Assumption, Law, Linear, Problem

OPTIONS = ("with", "without")


def claim_set(seed: int) -> Problem:
    """The claim set of a seed: always the same."""
    random = Random(seed)
    names = [f"x{i}" for i in range(random.randint(1, 7))]
    laws = tuple(Law(f"law {i % 3}", law_of(random, names)) for i in range(random.randint(0, 5)))
    return Problem(laws, tuple(claim_of(random, names, f"c{i}") for i in range(random.randint(1, 7))))


def law_of(random: Random, names: list[str]) -> Linear:
    """Part and whole, a whole and its parts, one at most the other, a bound, or a sum with any signs."""
    some = random.sample(names, random.randint(1, len(names)))
    whole, *parts = some
    minus = tuple((part, -1) for part in parts)
    forms = [
        Linear(((whole, 1), *minus), 0, 0),
        Linear(((whole, 1), *minus), 0, None),
        Linear(((whole, 1), *minus[:1]), 0, None),
        Linear(((whole, 1),), None, random.randint(0, 12)),
        any_sum(random, some),
    ]
    return random.choice(forms)


def any_sum(random: Random, names: list[str]) -> Linear:
    """A sum with any signs, and now and then a coefficient other than one."""
    terms = tuple((name, random.choice((1, 1, 1, -1, -1, random.randint(-3, 3)))) for name in names)
    low = random.randint(-6, 8)
    return Linear(terms, *random.choice(((low, None), (None, low), (low, low), (low, low + random.randint(0, 6)))))


def claim_of(random: Random, names: list[str], name: str) -> Assumption:
    """A claim with one reading or several, some under a choice that claims share."""
    count = random.choice((1, 1, 1, 1, 2, 2, 3))
    readings = tuple(tuple(figure(random, names) for _ in range(random.choice((1, 1, 1, 2)))) for _ in range(count))
    if random.random() < 0.2:
        return Assumption(name, name, readings, random.choice(("people", "role")), tuple(random.choice((*OPTIONS, "")) for _ in readings))
    return Assumption(name, name, readings)


def figure(random: Random, names: list[str]) -> Linear:
    """A number of one variable: exact, a floor, a top or a range; now and then of a sum."""
    if random.random() < 0.1:
        return any_sum(random, random.sample(names, random.randint(1, len(names))))
    low = random.randint(0, 14)
    bounds = random.choice(((low, None), (low, None), (low, low), (None, low), (low, low + random.randint(1, 5))))
    return Linear(((random.choice(names), 1),), *bounds)
