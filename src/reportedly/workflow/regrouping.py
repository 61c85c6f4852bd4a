"""Two incidents made one, and some reports of an incident made another: said as judgements of same and different, so that it stays so."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.errors import JudgementError
from reportedly.ledger import Ledger
from reportedly.model import Judgement, JudgementKind
from reportedly.workflow.adding import group
from reportedly.workflow.deciding import By, judge_on


def merge(ledger: Ledger, one: str, other: str, by: By) -> Judgement:
    """
    Make two incidents one: a single judgement that all their mentions are the same happening, whatever is added later.

    Raises Unknown, JudgementError where they are one already or a judgement in force holds them apart, LedgerError; then nothing was
    changed.
    """
    with ledger.writing():
        first, second = ledger.resolve(one), ledger.resolve(other)
        if first == second:
            raise JudgementError(f"{one} and {other} are one incident already")
        mentions = (*ledger.members(first), *ledger.members(second))
        made = judge_on(ledger, JudgementKind.SAME, mentions, by)
        group(ledger, sorted(mentions))
    return made


def split(ledger: Ledger, incident: str, mentions: Sequence[str], by: By) -> tuple[Judgement, ...]:
    """
    Make some mentions of an incident one of their own: they are the same, those that stay are the same, and the two differ.

    Raises Unknown, JudgementError where they are none of the incident's, or all of them, or a judgement in force holds them together,
    LedgerError; then nothing was changed.
    """
    with ledger.writing():
        members = ledger.members(ledger.resolve(incident))
        off = tuple(name for name in members if name in set(mentions))
        stay = tuple(name for name in members if name not in set(mentions))
        _check_parts(off, stay, mentions)
        sides = [judge_on(ledger, JudgementKind.SAME, side, by) for side in (off, stay) if len(side) > 1]
        apart = judge_on(ledger, JudgementKind.DIFFERENT, (stay[0], off[0]), by)
        group(ledger, members)
    return (*sides, apart)


def _check_parts(off: Sequence[str], stay: Sequence[str], asked: Sequence[str]) -> None:
    if len(off) < len(set(asked)) or not off:
        foreign = ", ".join(sorted(set(asked) - set(off))) or "nothing"
        raise JudgementError(f"choose reports of this incident to split off, not {foreign}")
    if not stay:
        raise JudgementError("all of its reports were chosen: leave at least one in the incident")
