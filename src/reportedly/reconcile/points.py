"""Each figure of an incident in its place: whose voice, what is counted, what the words bound, when it was said and when it was so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from reportedly.model import (
    Account,
    Card,
    Evidence,
    Figure,
    Incident,
    Interval,
    Mention,
    Place,
    Point,
    Precision,
    Quantity,
    Side,
    Source,
    Status,
    Voice,
)
from reportedly.reconcile.bounds import bounds_of
from reportedly.reconcile.labels import label_of
from reportedly.reconcile.moments import Moment, moment_of, said_of
from reportedly.reconcile.people import lexicon, tags_of
from reportedly.reconcile.scopes import scope_of
from reportedly.reconcile.voices import names_of

POINTS = ("place", "feature")
PHASES = ("in ", "during ")
COHORT = "aboard"
UNRESOLVED = "unresolved"  # who says it is not known: it may be whom it would contradict
CAPTIVE = (Status.HELD, Status.FREED)


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
    at = Setting(scene_place(incident), hearing, origins, unheard, _has_captives(incident))
    return tuple(_point(figure, mention, at) for mention in incident.mentions for figure in _figures(mention))


def _figures(mention: Mention) -> Iterator[Figure]:
    yield from (claim for claim in mention.claims if isinstance(claim, Figure))


@dataclass(frozen=True, slots=True)
class Setting:
    """What the figures of one incident are placed by."""

    place: Place | None
    hearing: Hearing
    origins: Mapping[str, str]
    unheard: frozenset[str]
    captives: bool


def scene_place(incident: Incident) -> Place | None:
    """The place that most of the reports tell it happened at, of equals the first by name. Raises nothing."""
    places = [mention.scene.place for mention in incident.mentions if mention.scene.place and mention.scene.place.resolved]
    counts = Counter(place.known_as or place.name for place in places)
    return min(places, key=lambda place: (-counts[place.known_as or place.name], place.known_as or place.name, place.span), default=None)


def _point(figure: Figure, mention: Mention, at: Setting) -> Point:
    card = mention.card
    voice = at.hearing.of_source(figure.source, card)
    party = at.hearing.people(figure.people or "", figure.side, card)
    scope = scope_of(figure, party, _limit(figure, at.place))
    if figure.status is Status.PRESENT:
        scope = replace(scope, cohort=COHORT if at.captives and _is_closed_group(figure) else None)
    bounds = bounds_of(figure, scope)
    solved = (
        bounds.solved
        and (figure.status is not Status.PRESENT or scope.cohort is not None)
        and _is_of_it(figure, mention)
        and voice.name != UNRESOLVED
        and not names_of(voice) & at.unheard
        and figure.id not in at.origins
    )
    said, when = said_of(figure, card), moment_of(figure, card)
    return Point(
        figure,
        card,
        voice,
        Quantity(figure.status, scope, label_of(figure.status, scope)),
        bounds.low,
        bounds.high,
        interval(said),
        interval(when),
        at.origins.get(figure.id),
        solved,
    )


def _is_closed_group(figure: Figure) -> bool:
    """Whether people said to be present are all of a closed group: those aboard; not one side's men, not a part of others."""
    named = figure.limit is not None or bool(tags_of(figure.people) & lexicon().members)
    return named and figure.side is Side.VICTIMS and figure.part_of is None


def _has_captives(incident: Incident) -> bool:
    """Whether anybody is told to be held or to have come free: those who were there are a closed group, not a crowd."""
    return any(figure.main and figure.status in CAPTIVE for mention in incident.mentions for figure in _figures(mention))


def _is_of_it(figure: Figure, mention: Mention) -> bool:
    """Whether a figure is of the happening that its mention is: background told beside it is not."""
    return figure.main or mention.index > 0


def _limit(figure: Figure, scene: Place | None) -> str | None:
    """
    The words that limit a count to a phase or facility, else the place it is limited to, where that is not the incident's own.

    Attackers are counted by those who fought them: "all 33 killed in the operation" limits nothing of them; "none at the depot" does.
    """
    if figure.limit is not None and figure.status is not Status.PRESENT and not _is_whole_fight(figure, figure.limit):
        return " ".join(figure.limit.quote.split())
    return _elsewhere(figure.place, scene)


def _is_whole_fight(figure: Figure, limit: Evidence) -> bool:
    return figure.side is Side.ATTACKERS and limit.quote.lower().startswith(PHASES)


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
