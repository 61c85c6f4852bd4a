"""Where and when: the place and the day of the incident that a report is chiefly about, with what speaks for the place."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.place import Place
from reportedly.model.saying import Interval
from reportedly.model.spans import Span


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for a place: a kind of evidence, and the naming that has it. ``span`` is None where that stands in the title alone."""

    kind: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Scene:
    """
    Where and when the incident happened that a report is chiefly about.

    ``place`` is the town, or the pass, lake or the like, where it happened; the county or province where none is told; None where the
    words leave it open.
    ``sure`` is how sure it is that it happened there, from 0 to 1, beside ``place.sure``, how sure it is that the name means this place.
    ``in_title`` is whether ``place.span`` is a stretch of the report's title, because the text does not name the place. ``city`` is the
    city that the place is a quarter of, where the report tells both. ``reasons`` are what speaks for the place, the strongest first.
    ``when`` is the time that the words tell; where they tell none, ``by`` is the day of publication, by which it had happened.
    """

    place: Place | None = None
    sure: float = 0.0
    in_title: bool = False
    city: Place | None = None
    reasons: tuple[Reason, ...] = ()
    when: Interval | None = None
    by: Interval | None = None
