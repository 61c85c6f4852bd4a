"""Which standing positions can't all be true: the smallest sets, of several accounts (contradictions) or within one (slips)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model import Finding, FindingKind, Point, Position
from reportedly.reconcile.laws import SENTENCES, laws_of, sentences_of
from reportedly.reconcile.making import of_positions
from reportedly.reconcile.nodes import Node, nodes_of
from reportedly.reconcile.solver import Assumption, Conflict, Conflicts, Linear, Problem, minimal_conflicts
from reportedly.reconcile.wording import listed, says

LIMIT = 200
CUT = "More sets of claims can't hold together than are shown: the first {count} are listed."


@dataclass(frozen=True, slots=True)
class Clashes:
    """The findings, and a sentence where some were left out."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


def clashes_of(positions: Sequence[Position], points: Sequence[Point] = ()) -> Clashes:
    """The contradictions and slips among the standing positions; ``points`` are all that is told beside them. Raises nothing."""
    found = minimal_conflicts(problem_of(positions, points), limit=LIMIT)
    by_id = {position.id: position for position in positions}
    sets = [(conflict, [by_id[claim] for claim in conflict.claims]) for conflict in found.sets]
    findings = tuple(_finding(conflict, members) for conflict, members in sets if not _is_one_telling(members))
    return Clashes(findings, _notes(found))


def _is_one_telling(positions: Sequence[Position]) -> bool:
    """
    Whether one account, or a report and those whom it cites, tells all of it in one report: figures that one teller sets side by side count
    different people or moments, in ways that their words may not show us. Sums that miss are told as checks.
    """
    narrated = any(position.points[0].voice.publisher for position in positions)
    if len({position.account for position in positions}) > 1 and not narrated:
        return False
    reports = [{point.card.key for point in position.points} for position in positions]
    return bool(set.intersection(*reports))


def problem_of(positions: Sequence[Position], points: Sequence[Point] = ()) -> Problem:
    """The standing positions as assumptions, and the laws that tie them. Raises nothing."""
    nodes = nodes_of(positions, points)
    return Problem(laws_of(nodes), tuple(_assumption(position, nodes) for position in positions if position.standing))


def _assumption(position: Position, nodes: Sequence[Node]) -> Assumption:
    readings = tuple((Linear(((node.name, 1),), position.low, position.high),) for node in nodes if node.position is position)
    return Assumption(position.id, position.account, readings)


def _notes(found: Conflicts) -> tuple[str, ...]:
    return (CUT.format(count=len(found.sets)),) if found.truncated else ()


def _finding(conflict: Conflict, positions: Sequence[Position]) -> Finding:
    several = len({position.account for position in positions}) > 1
    kind = FindingKind.CONTRADICTION if several else FindingKind.SLIP
    laws = sentences_of(conflict.laws)
    ordered = sorted(positions, key=lambda each: (each.quantity.label, each.account, each.id))
    topic = listed(dict.fromkeys(position.quantity.label for position in ordered))
    return of_positions(kind, topic, _sentence(ordered, laws, several), ordered, laws=laws)


def _sentence(positions: Sequence[Position], laws: Sequence[str], several: bool) -> str:
    told = "; ".join(says(position) for position in positions)
    both = "these can't both be true" if len(positions) == 2 else "these can't all be true"
    why = f": {SENTENCES[laws[0]][0].lower()}{SENTENCES[laws[0]][1:-1]}" if laws else ""
    within = "" if several else ", and they are of one account"
    return f"{told} - {both}{within}{why}"
