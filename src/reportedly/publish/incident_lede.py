"""An incident in a sentence or two: of how many quantities how many are contested, and what was found of them."""

from __future__ import annotations

from collections import Counter

from reportedly.model import FindingKind
from reportedly.publish.incident_board import Board, Line
from reportedly.publish.incident_stands import State
from reportedly.publish.incident_words import headline
from reportedly.publish.words import count

LEDE = {
    State.CONTESTED: "contested",
    State.SLIP: "not adding up",
    State.DISPUTED: "disputed in manner",
    State.DIFFER: "differing",
    State.COMPATIBLE: "compatible or agreed",
    State.AGREED: "compatible or agreed",
    State.ALONE: "by one account only",
}
FOUND = {
    FindingKind.CONTRADICTION: ("set of claims can’t all be true", "sets of claims can’t all be true"),
    FindingKind.SLIP: ("account contradicts itself", "slips within one account"),
    FindingKind.DISPUTE: ("point is disputed", "points are disputed"),
    FindingKind.REVISION: ("figure was revised", "figures were revised"),
}


SIDES = {
    "contested": ("Contested", (State.CONTESTED, State.SLIP, State.DISPUTED)),
    "differ": ("Differ, without ruling each other out", (State.DIFFER,)),
    "agreed": ("Agreed or compatible", (State.AGREED, State.COMPATIBLE)),
    "alone": ("By one account only", (State.ALONE,)),
}


def standing(board: Board) -> tuple[tuple[str, tuple[str, str]], ...]:
    """
    What is contested and what is agreed of the chief quantities, each under a name and its words.

    ("contested", ("Contested", "attackers killed (12–33); people killed (31)")). Raises nothing.
    """
    found = {name: [line for line in board.headlines if line.state in states] for name, (_, states) in SIDES.items()}
    return tuple((name, (SIDES[name][0], "; ".join(map(_stands, lines)))) for name, lines in found.items() if lines)


def _stands(line: Line) -> str:
    numbers = headline(line)
    return f"{line.label} ({numbers})" if numbers else line.label


def lede(board: Board) -> str:
    """
    "34 quantities are told: 8 contested, 7 compatible or agreed, 19 by one account only. 5 sets of claims can't all be true."

    Empty where nothing is told. Raises nothing.
    """
    states = Counter(LEDE.get(line.state, "") for line in board.lines)
    told = [f"{states[words]} {words}" for words in dict.fromkeys(LEDE.values()) if states[words]]
    if not told:
        return ""
    kinds = Counter(finding.kind for finding in board.known.shown.reconciled.findings)
    found = [count(kinds[kind], one, many) for kind, (one, many) in FOUND.items() if kinds[kind]]
    number = sum(states[words] for words in set(LEDE.values()))
    first = f"{count(number, 'quantity is told', 'quantities are told')}: {', '.join(told)}."
    return " ".join(filter(None, (first, f"{'; '.join(found)}." if found else "")))
