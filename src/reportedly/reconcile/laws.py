"""
What ties the counts of an incident to each other: the laws, each with a name and a sentence. No claim is assumed true; these are.

Cost: quadratic in the standing positions of one incident, which are few; nothing here looks beyond it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportedly.model import Side, Status
from reportedly.reconcile.moments import not_after, surely_by
from reportedly.reconcile.nodes import Node, is_in_time, is_of_group, is_whole, within
from reportedly.reconcile.people import lexicon
from reportedly.reconcile.scopes import refines, tags
from reportedly.reconcile.solver import Law, Linear

SENTENCES = {
    "same": "Both count the same people at the same time.",
    "refinement": "People counted in a part are counted in the whole.",
    "disjoint": "Groups that share nobody add up to no more than the whole that holds them.",
    "cohort": "Nobody of a closed group can be freed, dead and held at once: together they are no more than were aboard.",
    "casualties": "The dead and the injured are no more than the casualties.",
    "time": "The dead and the freed do not become fewer.",
}
ROLES: tuple[Callable[[Node], bool], ...] = (
    lambda node: node.scope.role is Side.ATTACKERS,
    lambda node: node.scope.role is Side.SECURITY,
    lambda node: node.scope.role is Side.RESPONDERS,
    lambda node: node.scope.role is Side.VICTIMS and "civilian" in tags(node.scope),
)
GROUPS: tuple[Callable[[Node], bool], ...] = (
    lambda node: node.scope.group == "woman",
    lambda node: node.scope.group == "man",
    lambda node: node.scope.group == "child",
)


def laws_of(nodes: Sequence[Node]) -> tuple[Law, ...]:
    """The laws that tie the nodes, each named ``KIND:…`` after one of ``SENTENCES``. Raises nothing."""
    return (*_refinements(nodes), *_sums(nodes), *_cohorts(nodes), *_casualties(nodes))


def sentences_of(names: Sequence[str]) -> tuple[str, ...]:
    """The kinds of the laws named, each once, in the order of ``SENTENCES``. Raises nothing."""
    kinds = {name.partition(":")[0] for name in names}
    return tuple(kind for kind in SENTENCES if kind in kinds)


def _refinements(nodes: Sequence[Node]) -> Iterator[Law]:
    for whole in nodes:
        if whole.position.high is None:
            continue
        for part in nodes:
            if within(part, whole):
                kind = _tie(part, whole)
                yield Law(f"{kind}:{part.name}<{whole.name}", _at_most([part.name], whole.name))


def _tie(part: Node, whole: Node) -> str:
    if part.scope != whole.scope:
        return "refinement"
    return "same" if not_after(whole.moment, part.moment) else "time"


def _sums(nodes: Sequence[Node]) -> Iterator[Law]:
    """Disjoint parts of what is bounded from above, by their roles and by their sex or age."""
    for whole in nodes:
        if whole.position.high is None:
            continue
        for family, kinds in (("role", ROLES), ("group", GROUPS)):
            parts = [part for is_kind in kinds if (part := [node for node in nodes if is_kind(node) and within(node, whole)])]
            if len(parts) > 1:
                yield from _added(f"disjoint:{family} in {whole.name}", parts, whole.name)


def _cohorts(nodes: Sequence[Node]) -> Iterator[Law]:
    """Of each closed group, or of a part of one: who came free, who of them died, and who was held at one time."""
    sizes = [node for node in nodes if is_of_group(node) and node.position.high is not None]
    held = [node for node in nodes if node.status is Status.HELD and node.position.low > 0]
    for size in sizes:
        if gone := _gone(nodes, size, None):
            yield from _added(f"cohort:{size.name}", gone, size.name)
        for each in held:
            if _is_member_of(each, size):
                yield from _added(f"cohort:{size.name} with {each.name}", [*_gone(nodes, size, each), [each]], size.name)


def _gone(nodes: Sequence[Node], size: Node, by: Node | None) -> list[list[Node]]:
    """Those of the closed group who had come free, and those who had died, by a time or at all."""
    members = [node for node in nodes if _is_member_of(node, size) and (by is None or is_in_time(node, by))]
    return [group for is_lost in (_is_freed, _is_dead_member) if (group := [node for node in members if is_lost(node)])]


def _is_member_of(node: Node, size: Node) -> bool:
    """Whether all whom a count of the group counts are surely among those whose number ``size`` is."""
    return is_whole(size) or refines(node.scope, size.scope)


def _is_freed(node: Node) -> bool:
    return node.status is Status.FREED and node.scope.role is not Side.ATTACKERS


def _is_dead_member(node: Node) -> bool:
    return node.status is Status.KILLED and bool(tags(node.scope) & lexicon().members)


def _casualties(nodes: Sequence[Node]) -> Iterator[Law]:
    for whole in nodes:
        if whole.status is Status.CASUALTIES and whole.position.high is not None:
            for node in nodes:
                if _is_hurt(node) and refines(node.scope, whole.scope) and surely_by(node.moment, whole.moment):
                    yield Law(f"casualties:{node.name}<{whole.name}", _at_most([node.name], whole.name))
            parts = [[node for node in nodes if _is_part(node, status, whole)] for status in (Status.KILLED, Status.INJURED)]
            if all(parts):
                yield from _added(f"casualties:{whole.name}", parts, whole.name)


def _is_hurt(node: Node) -> bool:
    return node.status in (Status.KILLED, Status.INJURED)


def _is_part(node: Node, status: Status, whole: Node) -> bool:
    return node.status is status and refines(node.scope, whole.scope) and is_in_time(node, whole)


def _added(name: str, groups: Sequence[Sequence[Node]], whole: str) -> Iterator[Law]:
    """That the groups, each as large as its largest count, add up to no more than the whole."""
    for number, group in enumerate(groups):
        for node in group:
            yield Law(f"{name}, {number} {node.name}", _at_most([node.name], f"{name}, {number}"))
    yield Law(name, _at_most([f"{name}, {number}" for number in range(len(groups))], whole))


def _at_most(parts: Sequence[str], whole: str) -> Linear:
    """The parts add up to no more than the whole."""
    return Linear((*((part, 1) for part in parts), (whole, -1)), None, 0)
