"""
Which place a name stands for: the scorer, as a table of weights, and the few rounds in which the names of a report settle together.

Each name starts from its places' prior (people, kind, whether it is the place's own name). In each round a name's places are weighed
by how much of what the rest of the report names lies in the same country, province and square of the map; what a phrase says outright
("Mach district of Balochistan", "Springfield, Illinois") limits the places beforehand. A name means one place throughout a report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from reportedly.places import rows
from reportedly.places.contexts import WIDE, Scene
from reportedly.places.rows import Rank
from reportedly.places.store import Entry
from reportedly.places.words import words

ROUNDS = 3
SURE = 1 / 3
BESIDE = 0.75  # degrees


@dataclass(frozen=True, slots=True)
class Weights:
    """
    What counts, and how much, as logarithms of odds.

    ``people``: per e-fold of people. ``kinds``: for areas over towns of as many people. ``other_name`` and the next: for names
    that are not the place's own; ``former_name`` in a country of English.
    ``country``, ``province``, ``near``: per e-fold of the share of the rest of the report there. ``floor``: a share that is always granted;
    ``granted``: of the country's share, what a place that is wider than a province or a square is granted there.
    ``unknown``: the score of a place nearby that the gazetteer lacks. ``doubt``: by what the odds are flattened in what is told, so that of
    what is told with a sureness of 0.8 about eight in ten are right (the scores count as independent what is not).
    """

    people: float = 0.68
    country_kind: float = 2.5
    province_kind: float = 0.5
    district_kind: float = -2.5
    capital_kind: float = 2.0
    other_name: float = -1.5
    former_name: float = -3.5
    bare_name: float = -0.3
    country: float = 1.1
    province: float = 1.5
    near: float = 0.75
    floor: float = 0.02
    granted: float = 0.2
    unknown: float = -8.0
    doubt: float = 1.6


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Name:
    """
    What a report gives as one name: the places that may bear it (already limited by what the phrase around it says).

    ``count`` is how often it is named. ``weight`` is what one naming counts for the scene: the dateline's counts more.
    """

    entries: tuple[Entry, ...]
    count: int = 1
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Choice:
    """
    The places a name may stand for, each with how likely it is, the likeliest first.

    ``sure`` is how likely the first is, together with those beside it: a city and the district around it are one answer.
    """

    ranked: tuple[tuple[Entry, float], ...]
    sure: float = 0.0

    @property
    def best(self) -> Entry | None:
        """The place chosen: None where it is not likely enough."""
        return self.ranked[0][0] if self.ranked and self.sure >= SURE else None


def prior(entry: Entry, weights: Weights) -> float:
    """How much speaks for a place before the report is looked at."""
    score = weights.people * log(entry.population + 300)
    if entry.kind in WIDE:
        score += weights.country_kind
    elif entry.kind == rows.ADMIN1:
        score += weights.province_kind
    elif entry.kind == rows.ADMIN2:
        score += weights.district_kind
    elif entry.kind == rows.CAPITAL:
        score += weights.capital_kind
    return score + _of_name(entry, weights)


def _of_name(entry: Entry, weights: Weights) -> float:
    if entry.rank == Rank.OTHER:
        return weights.former_name if entry.country in words().english and entry.kind in rows.TOWNS else weights.other_name
    return weights.bare_name if entry.rank == Rank.BARE else 0.0


def settle(names: Sequence[Name], scene: Scene, weights: Weights = WEIGHTS) -> list[Choice]:
    """
    Choose for all names together, in the order given. ``scene`` holds what else is known of the report's whereabouts; it is changed.

    Never raises; a name without places gets a Choice without any.
    """
    priors = [[prior(entry, weights) for entry in name.entries] for name in names]
    shares = [_softmax(scores) for scores in priors]
    weight = [name.weight * (1.0 + log(name.count)) if name.entries else 0.0 for name in names]
    for at, name in enumerate(names):
        scene.add(zip(name.entries, shares[at], strict=True), weight[at])
    for _ in range(ROUNDS):
        for at, name in enumerate(names):
            if len(name.entries) > 1:
                scene.add(zip(name.entries, shares[at], strict=True), -weight[at])
                shares[at] = _softmax(_scores(name, priors[at], scene, weights))
                scene.add(zip(name.entries, shares[at], strict=True), weight[at])
    stated = []
    for at, name in enumerate(names):
        scene.add(zip(name.entries, shares[at], strict=True), -weight[at])
        stated.append(_choice(name.entries, _stated(_scores(name, priors[at], scene, weights), scene, weights)))
        scene.add(zip(name.entries, shares[at], strict=True), weight[at])
    return stated


def _scores(name: Name, priors: Sequence[float], scene: Scene, weights: Weights) -> list[float]:
    supports = (scene.support(entry, weights.granted) for entry in name.entries)
    return [own + _context(support, weights) for own, support in zip(priors, supports, strict=True)]


def _stated(scores: Sequence[float], scene: Scene, weights: Weights) -> list[float]:
    """
    How likely each place is, as it is told.

    Where the report names more, a place that the gazetteer lacks may be meant: then what is left of 1 is that place's.
    """
    if not scores:
        return []
    unknown = [weights.unknown] if scene.total >= 1 else []
    return _softmax([score / weights.doubt for score in (*scores, *unknown)])[: len(scores)]


def _context(support: tuple[float, float, float], weights: Weights) -> float:
    country, province, near = support
    floor = weights.floor
    return weights.country * log(country + floor) + weights.province * log(province + floor) + weights.near * log(near + floor)


def _softmax(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    most = max(scores)
    parts = [exp(score - most) for score in scores]
    total = sum(parts)
    return [part / total for part in parts]


def _choice(entries: Sequence[Entry], shares: Sequence[float]) -> Choice:
    ranked = sorted(zip(entries, shares, strict=True), key=lambda pair: (-pair[1], pair[0].id))
    if not ranked:
        return Choice(())
    first = ranked[0][0]
    return Choice(tuple(ranked), min(sum(share for entry, share in ranked if _is_beside(first, entry)), 1.0))


def _is_beside(first: Entry, second: Entry) -> bool:
    return first.country == second.country and abs(first.lat - second.lat) <= BESIDE and abs(first.lon - second.lon) <= BESIDE
