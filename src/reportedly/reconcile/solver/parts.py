"""
What of a problem can be in a conflict at all, and in which parts that have nothing to do with each other.

Three observations, each of which leaves every question about a set of claims with the same answer; they are used in turn until none helps.

*Tops.* Let each variable rise only as far as rows push it: from 0, by every row in which it can make up for the others, whatever else might
do so. If some values satisfy a set of rows, the lesser of these values and those tops, variable by variable, do so too. So a row that holds
for all values up to the tops never stands in anybody's way: "no more than 500" where all floors together come to 90.

*Free risers.* A variable that no row holds down can be taken as great as one likes: no row in which it makes up for others is ever broken.

*Free claims.* A claim that has a reading without a row left, under any option, always holds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.reconcile.solver.bounds import Budget
from reportedly.reconcile.solver.rows import Claim, Row, System, Way

BUMPS = 12
Tops = list[int | None]


def parts_of(system: System, budget: Budget) -> list[System]:
    """The parts of a system that a conflict may lie in, in the order of their first claims; laws without claims come last. Raises Spent."""
    reduced = _reduced(system, budget)
    roots = _roots(reduced)
    parts: dict[object, System] = {}
    for bit, claim in reduced.claims.items():
        parts.setdefault(_find(roots, ("claim", bit)), replace(reduced, claims={}, law_rows=[])).claims[bit] = claim
    for number in reduced.law_rows:
        root = _find(roots, ("row", number))
        parts.setdefault(root, replace(reduced, claims={}, law_rows=[])).law_rows.append(number)
    return list(parts.values())


def _reduced(system: System, budget: Budget) -> System:
    """The system without the rows and claims that can be in no conflict."""
    while True:
        live = _live(system)
        budget.spend(len(live))
        tops = _tops(system, live)
        held = {v for number in live for v, c in system.rows[number].terms if c > 0}
        kept = {number for number in live if not _idle(system.rows[number], tops, held)}
        claims = {bit: _cut(claim, kept) for bit, claim in system.claims.items()}
        claims = {bit: claim for bit, claim in claims.items() if not _free(claim)}
        system = _of(system, claims, [number for number in system.law_rows if number in kept])
        if len(_live(system)) == len(live):
            return system


def _live(system: System) -> list[int]:
    return [*system.law_rows, *(row for claim in system.claims.values() for way in claim.ways for row in way.rows)]


def _cut(claim: Claim, kept: set[int]) -> Claim:
    ways = (Way(tuple(row for row in way.rows if row in kept), way.option) for way in claim.ways)
    return Claim(claim.bit, tuple(ways), claim.choice)


def _free(claim: Claim) -> bool:
    return any(not way.rows and way.option is None for way in claim.ways)


def _of(system: System, claims: dict[int, Claim], law_rows: list[int]) -> System:
    n = len(system.variables)
    new = replace(system, claims=claims, law_rows=law_rows, rising=[[] for _ in range(n)], falling=[[] for _ in range(n)], forked=[])
    live = _live(new)
    for number in sorted(live):
        new.watch(number)
    new.forked.extend(number for number in sorted(live) if sum(c < 0 for _, c in new.rows[number].terms) > 1)
    return new


def _tops(system: System, live: Iterable[int]) -> Tops:
    """How far rows can push each variable; None: without end, or too often to follow."""
    tops: Tops = [0] * len(system.variables)
    bumps = [0] * len(tops)
    queue = deque(live)
    while queue:
        number = queue.popleft()
        reach = _reach(system.rows[number], tops)
        for v, c in system.rows[number].terms:
            top = tops[v]
            pushed = None if reach is None else -(reach // c)
            if c < 0 and top is not None and (pushed is None or pushed > top):
                bumps[v] += 1
                tops[v] = pushed if bumps[v] < BUMPS else None
                queue.extend(system.rising[v])
    return tops


def _reach(row: Row, tops: Tops) -> int | None:
    """By how much the row may be broken within the tops, if nothing makes up for it; None: without end."""
    edges = [(c, tops[v]) for v, c in row.terms if c > 0]
    if any(edge is None for _, edge in edges):
        return None
    return sum(c * (edge or 0) for c, edge in edges) - row.bound


def _idle(row: Row, tops: Tops, held: set[int]) -> bool:
    reach = _reach(row, tops)
    return (reach is not None and reach <= 0) or any(c < 0 and v not in held for v, c in row.terms)


Node = tuple[str, object]


def _roots(system: System) -> dict[Node, Node]:
    roots: dict[Node, Node] = {}
    for number in system.law_rows:
        _join(roots, ("row", number), _touched(system, number))
    for bit, claim in system.claims.items():
        _join(roots, ("claim", bit), (node for way in claim.ways for row in way.rows for node in _touched(system, row)))
        if claim.choice is not None:
            _join(roots, ("claim", bit), [("choice", claim.choice)])
    return roots


def _touched(system: System, number: int) -> Iterator[Node]:
    return (("variable", v) for v, _ in system.rows[number].terms)


def _join(roots: dict[Node, Node], node: Node, others: Iterable[Node]) -> None:
    for other in others:
        roots[_find(roots, other)] = _find(roots, node)


def _find(roots: dict[Node, Node], node: Node) -> Node:
    while (above := roots.get(node, node)) != node:
        roots[node] = roots.get(above, above)
        node = above
    return node
