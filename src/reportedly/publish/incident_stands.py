"""What one account says of one quantity: its claims with the same bounds as one, with what was found of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportedly.model import Figure, Finding, FindingKind, Point, Quantity, Stance
from reportedly.publish.incident_shown import Known, Ref
from reportedly.publish.words import bounds

Marks = Mapping[str, Sequence[Finding]]

STANCES = {
    Stance.DENIED: "denied",
    Stance.ESTIMATED: "feared or estimated",
    Stance.THREATENED: "threatened",
    Stance.DEMANDED: "demanded",
    Stance.QUOTED_ONLY: "only quoted",
}


class State(StrEnum):
    """How far a quantity is agreed, the worst first."""

    CONTESTED = "contested"
    SLIP = "does not add up"
    DISPUTED = "manner disputed"
    DIFFER = "differ"
    COMPATIBLE = "compatible"
    AGREED = "agreed"
    ALONE = "one account"
    OPEN = "nothing stands"


MARKED = {
    FindingKind.CONTRADICTION: State.CONTESTED,
    FindingKind.DISPUTE: State.CONTESTED,
    FindingKind.SLIP: State.SLIP,
    FindingKind.DIFFER: State.DIFFER,
}


@dataclass(frozen=True, slots=True)
class Stand:
    """
    What one account says of one quantity, with every claim that says it. ``at`` is when it first did, on the incident's clock.

    ``number`` is in words ("more than 100"); ``low`` and ``high`` are what these words bound, ``range`` with what "about" allows.
    ``how`` is "denied", "threatened", "passes on" and so on; empty where it is asserted. ``standing`` is False for what it has since
    changed, and ``loose`` is whether it constrains nothing. ``repeats`` are the claims that merely pass it on. ``state`` is the worst that
    was found of it, ``contests`` are the findings that make it contested.
    """

    account: str
    quantity: Quantity
    number: str
    low: int
    high: int | None
    range: tuple[int, int | None]
    at: datetime | None
    refs: tuple[Ref, ...]
    how: str = ""
    standing: bool = True
    loose: bool = False
    repeats: tuple[Ref, ...] = ()
    state: State | None = None
    contests: tuple[str, ...] = ()
    id: str = ""

    @property
    def list(self) -> str:
        """The name of the list of claims that it stands in: all that its account says of its quantity."""
        return f"c-{self.id}"

    @property
    def speaks(self) -> bool:
        """Whether it is its account's own word as things are: what stands, and what is denied."""
        return self.standing or self.how == STANCES[Stance.DENIED]

    @property
    def new(self) -> bool:
        """Whether nobody had told it before the day from which things are new."""
        return all(ref.new for ref in self.refs)


def number(figure: Figure) -> str:
    """The number in words, from the quote alone: "27", "more than 100", "none". Raises nothing."""
    return bounds(figure, " " * figure.evidence.start + figure.evidence.quote)


def marks_of(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings by the ids of their positions, or, where they have none, of their claims."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for name in finding.positions or finding.claims:
            found[name].append(finding)
    return found


def stands_of(known: Known, marks: Marks) -> Iterator[Stand]:
    """All that the accounts say: positions with what passes them on, then what constrains nothing. Raises nothing."""
    reconciled = known.shown.reconciled
    taken = {claim for position in reconciled.positions for claim in position.claims}
    origins: dict[str, list[Point]] = defaultdict(list)
    for point in reconciled.points:
        if point.origin in taken and point.claim.id not in taken:
            origins[str(point.origin)].append(point)
    for position in reconciled.positions:
        passed = [point for claim in position.claims for point in origins[claim]]
        yield _stand(known, position.points, (position.id, position.standing, False), passed, marks)
    told = {point.claim.id for points in origins.values() for point in points}
    for loose in _alike(point for point in reconciled.points if point.claim.id not in taken | told):
        yield _stand(known, loose, (f"l{loose[0].claim.id}", False, True), (), marks)


def _alike(points: Iterable[Point]) -> Iterator[Sequence[Point]]:
    """Points that constrain nothing, those that say the same together."""
    same: dict[tuple[object, ...], list[Point]] = defaultdict(list)
    for point in points:
        figure = point.claim
        same[point.voice.account, point.quantity.status, point.quantity.scope, figure.stance, figure.low, figure.high].append(point)
    yield from same.values()


def _stand(
    known: Known,
    points: Sequence[Point],
    kept: tuple[str, bool, bool],
    passed: Sequence[Point],
    marks: Marks,
) -> Stand:
    first, (name, standing, loose) = points[0], kept
    figure = first.claim
    found = {finding.id: finding for key in (name, *(point.claim.id for point in points)) for finding in marks.get(key, ())}.values()
    times = [at for point in points if (at := known.clock.said(point.said, point.card))]
    return Stand(
        first.voice.account,
        first.quantity,
        number(figure),
        figure.low,
        figure.high,
        _range(first),
        min(times, default=None),
        known.named(tuple(point.claim.id for point in points)),
        STANCES.get(figure.stance, "") or _passing(first),
        standing,
        loose,
        known.named(tuple(point.claim.id for point in passed)),
        _worst(found),
        tuple(finding.id for finding in found if finding.kind in MARKED and _mark(finding) is State.CONTESTED),
        name,
    )


def _passing(point: Point) -> str:
    """What a figure does that is not its source's own."""
    if not point.origin:
        return ""
    return "summed up" if point.origin == point.claim.id else "passed on"


def _range(point: Point) -> tuple[int, int | None]:
    """The words' bounds; with "about" as far as the point's bounds allow."""
    figure = point.claim
    if not figure.approximate or figure.high is None:
        return figure.low, figure.high
    return min(point.low, figure.low), max(point.high or 0, figure.high, 2 * figure.high - min(point.low, figure.low))


def _worst(findings: Iterable[Finding]) -> State | None:
    states = {_mark(finding) for finding in findings if finding.kind in MARKED}
    return min(states, key=list(State).index, default=None)


def _mark(finding: Finding) -> State:
    """A dispute over the manner leaves the number as it is."""
    return State.DISPUTED if finding.kind is FindingKind.DISPUTE and finding.reason == "manner" else MARKED[finding.kind]
