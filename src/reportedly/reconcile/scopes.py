"""
Who is counted, as a product of independent dimensions, and how two scopes lie to each other.

A is within B only if it refines B in every dimension; two are disjoint only if some dimension has exclusive values. Where the words leave
the role open ("people", "the dead") the scope has no role: it may be all, all but the attackers, or civilians alone, and whatever is
concluded from its upper bound must hold in each of these readings (:mod:`reportedly.reconcile.problem`).
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import Figure, Manner, Scope, Side, Status
from reportedly.reconcile.people import are_exclusive, lexicon, tags_of

WITHIN = {Side.SECURITY: Side.VICTIMS, Side.RESPONDERS: Side.VICTIMS}
IMPLIED = frozenset(("hostage", "passenger"))  # who is held is a hostage, and who is freed was one
GROUPS = ("woman", "man", "child")
OPEN_ROLES = (Side.UNKNOWN, Side.MIXED)


def scope_of(figure: Figure, party: str | None = None, limit: str | None = None) -> Scope:
    """
    The scope that a figure's words give; ``party`` is whose people they are, ``limit`` the words that limit the count. Raises nothing.

    ``Side.VICTIMS`` stands for all who are not attackers: soldiers and rescuers among the dead of an attack are within it.
    """
    tags = tags_of(figure.people)
    if figure.status in (Status.HELD, Status.FREED):
        tags -= IMPLIED
    group = next((group for group in GROUPS if group in tags), None)
    manner = figure.manner if figure.manner is not Manner.UNSPECIFIED else None
    cohort = "aboard" if _is_member(figure, tags) else None
    rest = " ".join(sorted(tags - {group})) or None
    return Scope(party, _role(figure, tags), group, rest, cohort, limit, manner)


def _role(figure: Figure, tags: frozenset[str]) -> Side | None:
    if figure.side in OPEN_ROLES:
        return None
    if figure.side is not Side.VICTIMS:
        return figure.side
    if tags & {"military", "police", "paramilitary"}:
        return Side.SECURITY
    return Side.VICTIMS if tags or figure.status in (Status.HELD, Status.FREED) else None


def _is_member(figure: Figure, tags: frozenset[str]) -> bool:
    """Whether the counted are of the closed group: who was held or came free was there, and so were hostages, passengers and crew."""
    return figure.side is not Side.ATTACKERS and (figure.status in (Status.HELD, Status.FREED) or bool(tags & lexicon().members))


def tags(scope: Scope) -> frozenset[str]:
    """All tags of a scope, its group among them. Raises nothing."""
    return frozenset((scope.people or "").split()) | ({scope.group} if scope.group else frozenset())


def refines(narrow: Scope, wide: Scope) -> bool:
    """Whether everybody counted in ``narrow`` is surely of those in ``wide``; a scope refines itself. Manner and limits only narrow."""
    return (
        _role_within(narrow.role, wide.role)
        and tags(narrow) >= tags(wide)
        and all(_same_or_open(a, b) for a, b in ((narrow.party, wide.party), (narrow.part, wide.part), (narrow.manner, wide.manner)))
    )


def are_disjoint(a: Scope, b: Scope) -> bool:
    """Whether nobody can be counted in both. Raises nothing."""
    return _roles_exclusive(a.role, b.role) or are_exclusive(tags(a), tags(b))


def bare(scope: Scope) -> Scope:
    """The scope without what only narrows it from below: its limit and how they came free. Raises nothing."""
    return replace(scope, part=None, manner=None)


def _role_within(narrow: Side | None, wide: Side | None) -> bool:
    return wide is None or narrow is wide or (narrow is not None and WITHIN.get(narrow) is wide)


def _roles_exclusive(a: Side | None, b: Side | None) -> bool:
    if a is None or b is None or a is b:
        return False
    return Side.ATTACKERS in (a, b) or Side.VICTIMS not in (a, b)


def _same_or_open(narrow: object, wide: object) -> bool:
    return wide is None or narrow == wide
