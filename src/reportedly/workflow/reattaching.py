"""Orphaned judgements: what an analyst decided of a claim that no reading has any more, said again of the claim that it is about now."""

from __future__ import annotations

from reportedly.errors import JudgementError
from reportedly.ledger import Ledger
from reportedly.model import Claim, Figure, Judgement, JudgementKind
from reportedly.workflow.deciding import judge_claim, undo
from reportedly.workflow.outdated import ON_CLAIMS

MOST = 40


def candidates(ledger: Ledger, orphan: Judgement) -> tuple[Claim, ...]:
    """
    The claims that an orphaned judgement may be about now: those of its report, figures alone where it corrects one, the nearest to the
    words that it was made on first; none where it is not on a claim. Raises LedgerError.
    """
    key = ledger.judged_in(orphan.number) if orphan.kind in ON_CLAIMS else None
    if key is None:
        return ()
    at = orphan.anchor[1] if orphan.anchor else 0
    found = [each for each in ledger.reading(key).claims if isinstance(each, Figure) or orphan.kind is not JudgementKind.CORRECT]
    return tuple(sorted(found, key=lambda each: (abs(each.evidence.start - at), each.id))[:MOST])


def reattach(ledger: Ledger, number: int, claim: str, who: str, at: str) -> Judgement:
    """
    Judge a claim as an orphaned judgement judged the one that went, for the same reason; the orphaned one is taken back.

    Raises Unknown, JudgementError where it is not orphaned or not on a claim, or contradicts another, LedgerError; then nothing was
    changed.
    """
    with ledger.writing():
        found = next((each for each in ledger.orphaned() if each.number == number), None)
        if found is None or found.kind not in ON_CLAIMS:
            raise JudgementError(f"judgement {number} is no orphaned judgement on a claim")
        undo(ledger, number, who, at)
        return judge_claim(ledger, found.kind, claim, found.values, (who, at, found.why))
