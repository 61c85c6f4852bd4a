"""
From joins to groups: a pure function of the mentions, their joins and the judgements.

Mentions that are linked by joins above :data:`LINK` make a component: weak links alone would tie a whole war together. Within each, groups
are merged step by step, always the two whose mentions speak most for each other on average, while that average is above zero; ties go to
the smallest names. A pair that was never compared, since it shares no key, speaks against by :data:`UNKNOWN`. Mentions judged the same are
one from the outset; mentions judged different never meet.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

from reportedly.incidents.judging import Groups, must_link, verdicts
from reportedly.model import Join, Judgement, digest

LINK = 1.0
UNKNOWN = -3.0
HARSHEST = -8.0
SURE = 8.0
ID = 12

Pair = tuple[str, str]


def partition(ids: Iterable[str], joins: Iterable[Join], judgements: Iterable[Judgement] = ()) -> tuple[tuple[str, ...], ...]:
    """
    The groups of ``ids`` that are one happening each: each sorted, in the order of their first members. What joins and judgements tell of
    other mentions is left aside.

    Raises JudgementError where judgements contradict one another.
    """
    known = set(ids)
    scores = {(join.a, join.b): join.score for join in joins if join.a in known and join.b in known and join.judgement is None}
    found = tuple(verdict for verdict in verdicts(judgements) if verdict.a in known and verdict.b in known)
    heads = must_link(found)
    parts = components(known, scores, heads)
    apart = {(verdict.a, verdict.b) for verdict in found if not verdict.same}
    inner = _by_part(parts, scores)
    groups = [group for part in parts for group in _Merging(part, inner[part[0]], heads, apart).run()]
    return tuple(sorted(tuple(sorted(group)) for group in groups))


def components(ids: Iterable[str], scores: Mapping[Pair, float], heads: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The mentions that hang together by a score above :data:`LINK` or a judgement, in the order of their first members. Raises nothing."""
    groups = Groups()
    for (a, b), score in scores.items():
        if score > LINK:
            groups.join(a, b)
    for mention, head in heads.items():
        groups.join(mention, head)
    parts: dict[str, list[str]] = defaultdict(list)
    for mention in sorted(ids):
        parts[groups.of(mention)].append(mention)
    return [tuple(parts[head]) for head in sorted(parts)]


def _by_part(parts: Iterable[tuple[str, ...]], scores: Mapping[Pair, float]) -> dict[str, dict[Pair, float]]:
    part_of = {mention: part[0] for part in parts for mention in part}
    inner: dict[str, dict[Pair, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        if part_of[a] == part_of[b]:
            inner[part_of[a]][a, b] = min(SURE, max(HARSHEST, score))
    return inner


class _Merging:
    """The merging within one component. Groups are named by their smallest member; ``_sums`` holds the scores between two groups."""

    def __init__(self, part: tuple[str, ...], scores: Mapping[Pair, float], heads: Mapping[str, str], apart: set[Pair]) -> None:
        self._groups: dict[str, list[str]] = defaultdict(list)
        self._of = {mention: heads.get(mention, mention) for mention in part}
        for mention in part:
            self._groups[self._of[mention]].append(mention)
        self._barred = self._bars(apart)
        self._sums: dict[str, dict[str, float]] = {name: {} for name in self._groups}
        for (a, b), score in sorted(scores.items()):
            self._add(self._of[a], self._of[b], score - UNKNOWN)

    def _bars(self, apart: set[Pair]) -> set[Pair]:
        held = {(self._of[a], self._of[b]) for a, b in apart if a in self._of and b in self._of}
        return {pair for a, b in held for pair in ((a, b), (b, a))}

    def _add(self, one: str, other: str, excess: float) -> None:
        if one != other:
            self._sums[one][other] = self._sums[other][one] = self._sums[one].get(other, 0.0) + excess

    def run(self) -> list[list[str]]:
        """Merge until no two groups speak for each other."""
        heap = [entry for one in self._sums for other in self._sums[one] if one < other and (entry := self._entry(one, other))]
        heapq.heapify(heap)
        while heap:
            rank, one, other = heapq.heappop(heap)
            if one in self._groups and other in self._groups and (rank, one, other) == self._entry(one, other):
                for entry in self._merge(one, other):
                    heapq.heappush(heap, entry)
        return list(self._groups.values())

    def _entry(self, one: str, other: str) -> tuple[float, str, str] | None:
        if (one, other) in self._barred or other not in self._sums[one]:
            return None
        mean = self._sums[one][other] / (len(self._groups[one]) * len(self._groups[other])) + UNKNOWN
        return (-round(mean, 6), one, other) if mean > 0 else None

    def _merge(self, one: str, other: str) -> list[tuple[float, str, str]]:
        self._groups[one] += self._groups.pop(other)
        for third, excess in sorted(self._sums.pop(other).items()):
            del self._sums[third][other]
            self._add(one, third, excess)
        if self._barred:
            for third in [third for third in self._groups if (other, third) in self._barred]:
                self._barred |= {(one, third), (third, one)}
        return [entry for third in sorted(self._sums[one]) if (entry := self._entry(*sorted((one, third))))]


def incident_id(members: Iterable[str], published: Mapping[str, str | None]) -> str:
    """
    The id of the incident that mentions make: a function of them alone, namely of the one first published, then of the smallest name.

    So it stays when later reports are added. Raises ValueError where there is no member.
    """
    first = min(members, key=lambda mention: (published.get(mention) or "9999", mention))
    return digest("incident", first)[:ID]
