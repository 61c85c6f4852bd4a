"""The lists of claims of an incident that one can walk through (a cell of the matrix, a finding, an estimate), and what is next in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.publish.incident_board import Board
from reportedly.publish.incident_estimates import estimates
from reportedly.publish.incident_shown import Ref
from reportedly.publish.incident_story import KINDS, findings
from reportedly.publish.words import one_line

Refs = tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of claims under its ``name``; ``title`` says what it is a list of."""

    name: str
    title: str
    refs: Refs

    def beside(self, claim: str) -> tuple[int, Ref | None, Ref | None] | None:
        """The place of a claim in it, from 1, with the one before and the one after; None where it does not stand in it."""
        at = next((at for at, ref in enumerate(self.refs) if ref.claim.id == claim), None)
        if at is None:
            return None
        return at + 1, self.refs[at - 1] if at else None, self.refs[at + 1] if at + 1 < len(self.refs) else None


def listed(board: Board, name: str) -> Listed | None:
    """The list of that name, as ``list`` of a stand, a finding or an estimate gives it; None where there is none. Raises nothing."""
    kind, _, rest = name.partition("-")
    found = _KINDS.get(kind, _nothing)(board, rest)
    return Listed(name, *found) if found and found[1] else None


def of_report(board: Board, ref: Ref) -> Listed:
    """All claims of the report that a claim stands in. Raises nothing."""
    refs = tuple(board.known.refs[claim.id] for claim in board.known.claims[ref.card.key])
    return Listed("", f"report {ref.report}", refs)


def _nothing(_board: Board, _rest: str) -> None:
    return None


def _cell(board: Board, stand_id: str) -> tuple[str, Refs] | None:
    for line in board.lines:
        stand = next((stand for stand in line.stands if stand.id == stand_id), None)
        if stand:
            every = (ref for each in line.by(stand.account).every for ref in each.refs + each.repeats)
            return f"{board.name(stand.account)}: {line.label}", tuple({ref.claim.id: ref for ref in every}.values())
    return None


def _finding(board: Board, finding_id: str) -> tuple[str, Refs] | None:
    every = (found for group in findings(board.known) for found in group.found)
    found = next((found for found in every if found.finding.id == finding_id), None)
    return (f"{KINDS[found.finding.kind][0]}: {found.sentence}", found.refs) if found else None


def _estimate(board: Board, rest: str) -> tuple[str, Refs] | None:
    every = (each for field in estimates(board.known) for each in field.values)
    found = next((each for each in every if each.list == f"e-{rest}"), None)
    return (f"{found.profile}: {one_line(found.estimate.field).replace('_', ' ')}", found.refs) if found else None


_KINDS: dict[str, Callable[[Board, str], tuple[str, Refs] | None]] = {"c": _cell, "f": _finding, "e": _estimate}
