"""
What grouping is held against: cosine of TF-IDF over all words of title and text, and the dates of publication.

Two reports are one incident where the cosine is at least :data:`ALIKE` and they were published at most :data:`DAYS` days apart, and what
hangs together by such pairs is one group. Both numbers are the best on the half of the gva incidents that the weights are fitted on.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import log, sqrt

from reportedly.model import Report

ALIKE, DAYS = 0.2, 7
WORD = re.compile(r"[a-z][a-z'’]+|\d+")
COMMON = 0.33


def groups(reports: Sequence[Report], alike: float = ALIKE, days: int = DAYS) -> list[str]:
    """For each report the place of one report of its group, the same for all of a group. Raises nothing."""
    above = list(range(len(reports)))
    for one, other in _pairs(reports, alike, days):
        above[_root(above, other)] = _root(above, one)
    return [str(_root(above, at)) for at in range(len(reports))]


def _root(above: list[int], at: int) -> int:
    while above[at] != at:
        above[at] = above[above[at]]
        at = above[at]
    return at


def _pairs(reports: Sequence[Report], alike: float, days: int) -> Iterator[tuple[int, int]]:
    born = [date.fromisoformat(report.published[:10]).toordinal() if report.published else 0 for report in reports]
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in enumerate(_vectors(reports)):
        cosine: dict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for other, theirs in seen[word]:
                if abs(born[other] - born[at]) <= days:
                    cosine[other] += weight * theirs
            seen[word].append((at, weight))
        yield from ((other, at) for other, value in cosine.items() if value >= alike)


def _vectors(reports: Sequence[Report]) -> list[Mapping[str, float]]:
    counted = [Counter(WORD.findall(f"{report.title or ''} {report.text}".lower())) for report in reports]
    having = Counter(word for counts in counted for word in counts)
    return [_unit(counts, having, len(reports)) for counts in counted]


def _unit(counts: Mapping[str, int], having: Mapping[str, int], every: int) -> Mapping[str, float]:
    raw = {word: (1 + log(n)) * log(every / having[word]) for word, n in counts.items()}
    norm = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {word: weight / norm for word, weight in raw.items() if having[word] <= COMMON * every or every < 100}
