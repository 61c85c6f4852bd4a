"""What analysts decided about which mentions are the same happening: hard constraints on the grouping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from reportedly.errors import JudgementError
from reportedly.model import Join, Judgement, JudgementKind

SAME, DIFFERENT = 100.0, -100.0


class Verdict(NamedTuple):
    """One pair of mentions (``a`` < ``b``) that somebody judged, and how."""

    a: str
    b: str
    same: bool
    number: int


def verdicts(judgements: Iterable[Judgement]) -> tuple[Verdict, ...]:
    """
    The pairs judged same or different by what is in force, neither undone nor orphaned, in the order of the judgements.

    Of several subjects, "same" says that all are one and "different" that no two are. Raises nothing.
    """
    kinds = (JudgementKind.SAME, JudgementKind.DIFFERENT)
    standing = (each for each in judgements if each.kind in kinds and not each.undone_at and not each.orphaned)
    return tuple(verdict for each in sorted(standing, key=lambda each: each.number) for verdict in _pairs(each))


def _pairs(judgement: Judgement) -> Iterator[Verdict]:
    same = judgement.kind is JudgementKind.SAME
    for a, b in combinations(sorted(set(judgement.subjects)), 2):
        yield Verdict(a, b, same, judgement.number)


def must_link(found: Iterable[Verdict]) -> dict[str, str]:
    """
    For each mention that is judged, the smallest mention that it is judged to be the same as, directly or through others.

    Raises JudgementError where two that are judged different are judged the same, directly or through others.
    """
    found = tuple(found)
    groups = Groups()
    for verdict in found:
        if verdict.same:
            groups.join(verdict.a, verdict.b)
    for verdict in found:
        if not verdict.same and groups.of(verdict.a) == groups.of(verdict.b):
            raise JudgementError(_clash(verdict, found))
    return {mention: groups.of(mention) for verdict in found for mention in (verdict.a, verdict.b)}


def _clash(verdict: Verdict, found: tuple[Verdict, ...]) -> str:
    direct = next((each.number for each in found if each.same and (each.a, each.b) == (verdict.a, verdict.b)), None)
    how = f"by judgement {direct}" if direct is not None else "through others"
    return (
        f"judgement {verdict.number} holds {verdict.a} and {verdict.b} to be different, but they are judged the same {how}: undo one first"
    )


def as_join(verdict: Verdict) -> Join:
    """The verdict as the reason why two mentions are the same happening, or not. Raises nothing."""
    said = "the same happening" if verdict.same else "different happenings"
    return Join(verdict.a, verdict.b, SAME if verdict.same else DIFFERENT, (), f"judged {said} (judgement {verdict.number})")


class Groups:
    """Sets of mentions that grow together; each is named by its smallest member."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, mention: str) -> str:
        """The name of the set that a mention is in, the mention itself where it was joined to none. Raises nothing."""
        while (above := self._above.get(mention, mention)) != mention:
            self._above[mention] = self._above.get(above, above)
            mention = above
        return mention

    def join(self, a: str, b: str) -> None:
        """Make one set of those of two mentions. Raises nothing."""
        low, high = sorted((self.of(a), self.of(b)))
        self._above[high] = low
