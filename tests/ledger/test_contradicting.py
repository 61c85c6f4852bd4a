"""Which judgement a refusal names: the one that is to be undone."""

from __future__ import annotations

import pytest

from reportedly.errors import JudgementError
from reportedly.ledger.contradicting import refuse_contradiction
from reportedly.model import Judgement, JudgementKind


def judged(number: int, kind: str, *subjects: str) -> Judgement:
    """A judgement on mentions."""
    return Judgement(number, JudgementKind(kind), "analyst", "2031-05-01T10:00:00Z", "read by hand", subjects)


CASES = {
    "the one on the same two": ([judged(1, "same", "a", "b"), judged(2, "same", "c", "d")], judged(0, "different", "d", "c"), 2),
    "the latest of those from which it follows": (
        [judged(1, "same", "a", "b"), judged(2, "same", "b", "c"), judged(3, "same", "x", "y")],
        judged(0, "different", "a", "c"),
        2,
    ),
    "the one that parts them": ([judged(1, "same", "x", "y"), judged(2, "different", "a", "b")], judged(0, "same", "a", "b"), 2),
}


@pytest.mark.parametrize("name", CASES)
def test_the_refusal_names(name: str) -> None:
    live, drawn, number = CASES[name]
    with pytest.raises(JudgementError, match=f"^judgement {number} .*reportedly judge undo {number}$"):
        refuse_contradiction(drawn, live)
