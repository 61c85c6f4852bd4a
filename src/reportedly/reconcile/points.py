"""Each figure of an incident in its place: whose voice, what is counted, what the words bound, when it was said and when it was so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from reportedly.model import (
    Account,
    Card,
    Figure,
    Incident,
    Interval,
    Mention,
    Place,
    Point,
    Precision,
    Quantity,
    Scope,
    Side,
    Source,
    Status,
    Voice,
)
from reportedly.reconcile.bounds import bounds_of
from reportedly.reconcile.labels import label_of
from reportedly.reconcile.moments import Moment, moment_of, said_of
from reportedly.reconcile.scopes import scope_of

POINTS = ("place", "feature")
COUNTED_APART = "aboard"


class Hearing(Protocol):
    """Who speaks, and whose people are counted: what reconciling asks of the voices of an incident."""

    def of_source(self, source: Source, card: Card) -> Voice:
        """The voice that a source is. Raises nothing."""
        ...

    def people(self, words: str, side: Side, card: Card) -> str | None:
        """The party whose people the words count, None where they do not say. Raises nothing."""
        ...

    def accounts(self) -> tuple[Account, ...]:
        """All accounts heard, in the order of their ids. Raises nothing."""
        ...


def points_of(incident: Incident, hearing: Hearing, origins: Mapping[str, str], unheard: frozenset[str] = frozenset()) -> tuple[Point, ...]:
    """
    The figures of an incident as points, in the order of its mentions and of their text. ``origins`` tells which claim merely passes on
    which; ``unheard`` are the names of sources that an analyst has excluded: they are shown, and constrain nothing. Raises nothing.
    """
    return tuple(
        _point(figure, mention, hearing, origins, unheard) for mention in incident.mentions for figure in _figures(mention)
    )


def _figures(mention: Mention) -> Iterator[Figure]:
    yield from (claim for claim in mention.claims if isinstance(claim, Figure))


def _point(figure: Figure, mention: Mention, hearing: Hearing, origins: Mapping[str, str], unheard: frozenset[str]) -> Point:
    card = mention.card
    voice = hearing.of_source(figure.source, card)
    party = hearing.people(figure.people or "", figure.side, card)
    scope = scope_of(figure, party, _limit(figure, mention))
    if figure.status is Status.PRESENT and not _is_closed_group(figure):
        scope = replace(scope, cohort=None)
    bounds = bounds_of(figure, scope)
    solved = bounds.solved and _is_of_it(figure, mention) and voice.name not in unheard and figure.id not in origins
    said, at = said_of(figure, card), moment_of(figure, card)
    return Point(
        figure,
        card,
        voice,
        Quantity(figure.status, scope, label_of(figure.status, scope)),
        bounds.low,
        bounds.high,
        interval(said),
        interval(at),
        origins.get(figure.id),
        solved,
    )


def _is_closed_group(figure: Figure) -> bool:
    """Whether people said to be present are a closed group, those aboard: not a crowd, not one side's men, not a part of others."""
    return figure.side is Side.VICTIMS and figure.part_of is None


def _is_of_it(figure: Figure, mention: Mention) -> bool:
    """Whether a figure is of the happening that its mention is: background told beside it is not."""
    return figure.main or mention.index > 0


def _limit(figure: Figure, mention: Mention) -> str | None:
    """The words that limit a count to a phase or facility, else the place it is limited to, where that is not the incident's own."""
    if figure.limit is not None:
        return " ".join(figure.limit.quote.split())
    return _elsewhere(figure.place, mention.scene.place)


def _elsewhere(place: Place | None, scene: Place | None) -> str | None:
    if place is None or scene is None or place.precision not in POINTS or place.geonameid == scene.geonameid:
        return None
    return None if place.known_as == scene.known_as else f"in {place.name}"


def interval(moment: Moment) -> Interval | None:
    """A moment as an interval, at the grain that it has. Raises nothing."""
    if not moment.start:
        return None
    grain = Precision.MINUTE if "T" in moment.start else Precision.DAY
    return Interval(moment.start, moment.end, grain, "text")


def moment(when: Interval | None) -> Moment:
    """The moment that :func:`interval` was made of. Raises nothing."""
    return Moment(when.start or "", when.end or "") if when else Moment()
