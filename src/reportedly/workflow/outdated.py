"""Edits of one thing at the same time: who judges what others have judged since is told so, and nothing of either is lost."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.errors import Outdated
from reportedly.ledger import Ledger
from reportedly.model import Judgement, JudgementKind
from reportedly.reconcile.voices import folded

ON_CLAIMS = (JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.CORRECT)
PAIRED = (JudgementKind.SAME, JudgementKind.DIFFERENT)


def judged_before(judgements: Iterable[Judgement], kind: JudgementKind, subjects: tuple[str, ...]) -> tuple[Judgement, ...]:
    """
    The judgements on what one of that kind and on those subjects would be on, by number, undone ones included: those on the claim, on the
    two mentions, on the source or on the incident's field. Notes are not among them: they change nothing. Raises nothing.
    """
    on = _subject(kind, subjects)
    return tuple(each for each in judgements if _subject(each.kind, each.subjects) == on)


def last_judged(judgements: Iterable[Judgement], kind: JudgementKind, subjects: tuple[str, ...]) -> int:
    """The number of the latest of them in force, 0 where there is none: what a form sends back as ``since``. Raises nothing."""
    return max((each.number for each in judged_before(judgements, kind, subjects) if _stands(each)), default=0)


def refuse_outdated(ledger: Ledger, kind: JudgementKind, subjects: tuple[str, ...], since: int | None) -> None:
    """Raise Outdated where a later one than ``since`` is in force, or ``since`` itself was taken back. None asks nothing."""
    if since is None:
        return
    made = judged_before(ledger.judgements(), kind, subjects)
    newer = tuple(each for each in made if (each.number > since and _stands(each)) or (each.number == since and each.undone_at))
    if newer:
        told = ", ".join(f"{each.undone_by or each.who} ({'took back ' if each.undone_at else ''}{each.kind})" for each in newer)
        raise Outdated(f"others judged this since you looked: {told}; look again before you judge", newer)


def make_way(ledger: Ledger, kind: JudgementKind, subjects: tuple[str, ...], by: tuple[str, str, str], since: int) -> None:
    """
    Take back what another judgement of that kind can't stand beside, where the analyst saw it; within a transaction of the caller's.

    Raises Outdated where others judged it since, LedgerError.
    """
    refuse_outdated(ledger, kind, subjects, since)
    for each in judged_before(ledger.judgements(live_only=True), kind, subjects):
        if _opposed(each.kind, kind):
            ledger.undo(each.number, by[0], by[1])


def _opposed(one: JudgementKind, other: JudgementKind) -> bool:
    """Whether two on the same thing can't both be in force: verdicts that differ on rejecting, corrections, ratings, values."""
    if one is other:
        return one not in (JudgementKind.ACCEPT, JudgementKind.REJECT)
    return JudgementKind.REJECT in (one, other)


def _stands(judgement: Judgement) -> bool:
    return not judgement.undone_at and not judgement.orphaned


def _subject(kind: JudgementKind, subjects: tuple[str, ...]) -> tuple[str, ...]:
    """What is judged, as something to compare: two judgements with the same are on the same thing."""
    if kind in ON_CLAIMS:
        return ("claim", subjects[0])
    if kind in PAIRED:
        return ("pair", *sorted(subjects))
    if kind is JudgementKind.SOURCE:
        return ("source", folded(subjects[0]))
    return (kind.value, *subjects)
