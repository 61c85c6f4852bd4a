"""Judgements that can't stand beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.errors import JudgementError
from reportedly.ledger.attaching import CLAIM_KINDS
from reportedly.model import Judgement, JudgementKind

PAIRED = {JudgementKind.SAME: JudgementKind.DIFFERENT, JudgementKind.DIFFERENT: JudgementKind.SAME}

SETTING = {JudgementKind.CORRECT, JudgementKind.SOURCE, JudgementKind.VALUE}


def refuse_contradiction(drawn: Judgement, live: Sequence[Judgement]) -> None:
    """Raise JudgementError where one in force says the opposite of ``drawn``, or what follows from several does."""
    if drawn.kind in PAIRED:
        _refuse_pair(drawn, live)
    if drawn.kind in CLAIM_KINDS:
        _refuse_verdict(drawn, live)
    if drawn.kind in SETTING:
        _refuse_other_value(drawn, live)


def _refuse_pair(drawn: Judgement, live: Sequence[Judgement]) -> None:
    groups = _groups([*live, drawn])
    for each in (*live, drawn):
        if each.kind is JudgementKind.DIFFERENT and len({groups.get(name, name) for name in each.subjects[:2]}) < 2:
            other = each if each is not drawn else _binding(drawn, live, groups)
            told = f"judgement {other.number} ({other.kind} {' '.join(other.subjects)})"
            raise JudgementError(f"{told} says the opposite: undo it first, reportedly judge undo {other.number}")


def _binding(drawn: Judgement, live: Sequence[Judgement], groups: Mapping[str, str]) -> Judgement:
    """The judgement that holds both subjects of ``drawn`` to be the same; of several from which it follows, the latest."""
    same = [one for one in live if one.kind is JudgementKind.SAME]
    named = [one for one in same if set(drawn.subjects) <= set(one.subjects)]
    return (named or [one for one in same if groups[one.subjects[0]] == groups[drawn.subjects[0]]])[-1]


def _groups(judgements: Iterable[Judgement]) -> dict[str, str]:
    """For each mention judged the same as others, the smallest of them."""
    head: dict[str, str] = {}

    def root(name: str) -> str:
        while head.get(name, name) != name:
            name = head[name]
        return name

    for each in judgements:
        if each.kind is JudgementKind.SAME:
            low, *others = sorted({root(name) for name in each.subjects})
            head.update({low: low, **dict.fromkeys(others, low)})
    return {name: root(name) for name in head}


def _refuse_verdict(drawn: Judgement, live: Sequence[Judgement]) -> None:
    """A claim can't be rejected and accepted or corrected at once."""
    for each in live:
        opposed = JudgementKind.REJECT in (each.kind, drawn.kind) and each.kind is not drawn.kind
        if each.kind in CLAIM_KINDS and opposed and each.subjects[0] == drawn.subjects[0]:
            raise JudgementError(
                f"judgement {each.number} ({each.kind}) of {each.who} is on this claim: undo it first, reportedly judge undo {each.number}"
            )


def _refuse_other_value(drawn: Judgement, live: Sequence[Judgement]) -> None:
    """What was set once is set otherwise only after it was undone."""
    for each in live:
        of_it = each.kind is drawn.kind and each.subjects == drawn.subjects
        if of_it and any(each.values.get(name, value) != value for name, value in drawn.values.items()):
            told = f"judgement {each.number} ({each.kind}) of {each.who} sets another value"
            raise JudgementError(f"{told}: undo it first, reportedly judge undo {each.number}")
