"""
How many were killed and injured, from all reports of an incident together: attackers and victims alike.

Each pair of numbers that the reports could mean is weighed by how they tell it: as the total of a report, of the first, of the last, of
several; as a figure, at the head of the text, in the title; as a sum of those hit. Copies of one text count once. What each way of telling
weighs is in ``data/tally.toml``, in log odds. A reading aid, no finding: what is claimed stays with its source, and profiles code by rule.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.incidents.titles import Titled, titled
from reportedly.model import Feature, Figure, Reading, Status

HEAD = 250
MOST = 60
SIDES = ("killed", "injured")
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells: totals of the killed and the injured, figures by status (``early`` at the head of the text), the title's."""

    both: Pair
    figures: Mapping[str, frozenset[int]]
    early: Mapping[str, frozenset[int]]
    title: Titled
    published: str
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers chosen, and why: what speaks for them, each with its weight."""

    killed: int
    injured: int
    features: tuple[Feature, ...]


def telling(reading: Reading) -> Telling:
    """What a report tells of its main incident. Raises nothing."""
    figures = [claim for claim in reading.claims if isinstance(claim, Figure) and claim.mention == 0 and claim.low < MOST]
    return Telling(
        both=(total(reading, "killed"), total(reading, "injured")),
        figures=_by_status(figures),
        early=_by_status(figure for figure in figures if figure.evidence.start < HEAD),
        title=titled(reading.report.title),
        published=reading.report.published or "",
        text=reading.report.text_sha256,
    )


def total(reading: Reading, status: str) -> int:
    """The total of a status in a report, all sides together, by its lower bound; of several accounts the first. Raises nothing."""
    return sum(totals.entries[0].low for totals in reading.totals if totals.status in (status, f"{status}_attackers"))


def _by_status(figures: Iterable[Figure]) -> Mapping[str, frozenset[int]]:
    kept = list(figures)
    return {status.value: frozenset(each.low for each in kept if each.status is status) for status in Status}


def tally(told: Iterable[Telling]) -> Tally:
    """
    The killed and the injured that the reports of an incident together tell best. The same whatever their order.

    Raises ValueError where there is no report.
    """
    once = list({each.text: each for each in sorted(told, key=lambda each: (each.published, each.text), reverse=True)}.values())[::-1]
    if not once:
        raise ValueError("an incident has one report or more")
    scored = [
        (sum(feature.weight for feature in found), pair, found) for pair in candidates(once) if (found := reasons(pair, once)) is not None
    ]
    _, (killed, injured), found = max(scored, key=lambda each: (round(each[0], 6), -sum(each[1]), each[1]))
    return Tally(killed, injured, found)


def candidates(told: Sequence[Telling]) -> list[Pair]:
    """All pairs of a number of killed and one of injured that a report has as a total or as a figure, or none. Raises nothing."""
    either = [
        sorted({0, *(each.both[at] for each in told), *(n for each in told for n in each.figures[name])}) for at, name in enumerate(SIDES)
    ]
    return [(killed, injured) for killed in either[0] for injured in either[1]]


def reasons(pair: Pair, told: Sequence[Telling]) -> tuple[Feature, ...]:
    """What speaks for a pair and against it, with the weights of the table. Raises nothing."""
    weights = _weights()
    return tuple(Feature(name, f"{share:.0%} of the reports", round(weights[name] * share, 4)) for name, share in ways(pair, told) if share)


def ways(pair: Pair, told: Sequence[Telling]) -> Iterator[tuple[str, float]]:
    """Each way of telling of ``data/tally.toml``, and to what share the reports tell the pair in that way. Raises nothing."""
    for at, name in enumerate(SIDES):
        yield from ((f"{name} {way}", share) for way, share in _side(at, pair[at], told))
    hit, most = sum(pair), max(sum(each.both) for each in told)
    yield "both in one", float(any(each.both == pair for each in told))
    yield "sum of the hit", _share(told, [hit in each.figures["casualties"] | each.figures["injured"] for each in told]) if pair[0] else 0.0
    yield "sum in a title", _share(told, [hit in each.title.hit for each in told])
    yield "more than any tells", float(hit > most)
    yield "nobody", float(hit == 0)


def _side(at: int, number: int, told: Sequence[Telling]) -> Iterator[tuple[str, float]]:
    name = SIDES[at]
    totals = [each.both[at] == number for each in told]
    titles = [each.title.dead if at == 0 else each.title.hurt for each in told]
    yield "total", _share(told, totals)
    yield "total of two", float(sum(totals) > 1)
    yield "total of the first", float(totals[0])
    yield "total of the last", float(totals[-1])
    yield "figure", _share(told, [number in each.figures[name] for each in told])
    yield "at the head", _share(told, [number in each.early[name] for each in told])
    yield "in a title", _share(told, [number in title for title in titles])
    yield "not in the titles", float(any(titles) and not any(number in title for title in titles))


def _share(told: Sequence[Telling], which: Sequence[bool]) -> float:
    return sum(which) / len(told)


@cache
def _weights() -> Mapping[str, float]:
    read = tomllib.loads((files(__package__) / "data" / "tally.toml").read_text(encoding="utf-8"))
    return {name: float(weight) for name, weight in read["weights"].items()}
