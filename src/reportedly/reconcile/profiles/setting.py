"""Where, when and in which reports: what the mentions of an incident tell of its place and its days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportedly.model import Card, EchoKind, Incident, Interval, Mention, Place, Precision
from reportedly.reconcile.profiles.book import Book, read_data

DAYS = (Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY)
FEATURE, TOWN = "feature", "place"


@dataclass(frozen=True, slots=True)
class Days:
    """From which day to which day it was, ISO 8601, and how exactly that is told; ``by``: only the day of publication is known."""

    start: str
    end: str
    precision: Precision
    by: bool = False

    @property
    def first(self) -> date:
        """The first day."""
        return date.fromisoformat(self.start)

    @property
    def exact(self) -> bool:
        """Whether the days themselves are told, not a week or month in which it was, nor a day by which it had been."""
        return self.precision is Precision.DAY and not self.by

    @property
    def length(self) -> int:
        """How many days, the last one included."""
        return (date.fromisoformat(self.end) - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its ISO 3166-1 code and number, and its name."""

    code: str
    number: int
    name: str


def cards_of(incident: Incident) -> tuple[Card, ...]:
    """The reports of an incident, each once, in the order of its mentions; copies of others are left out. Raises nothing."""
    copies = {echo.copy for echo in incident.echoes if echo.kind is not EchoKind.PASSED_ON}
    cards = {mention.card.key: mention.card for mention in incident.mentions if mention.card.key not in copies}
    return tuple(cards.values())


def place_of(incident: Incident) -> Place | None:
    """The place that most mentions tell, the surest of them where several do; the finest rather than the area around it. Raises nothing."""
    told = [
        (mention.scene.place, mention.scene.sure) for mention in incident.mentions if mention.scene.place and mention.scene.place.resolved
    ]
    counts = Counter(_name(place) for place, _ in told)
    exact = [(place, sure) for place, sure in told if place.precision in (TOWN, FEATURE)] or told
    best = max(exact, key=lambda one: (counts[_name(one[0])], one[1], one[0].sure, _name(one[0])), default=None)
    return best[0] if best else None


def _name(place: Place) -> tuple[str, int]:
    return (place.known_as or place.name, place.geonameid or 0)


def days_of(incident: Incident) -> Days | None:
    """
    The days on which it was: from the first to the last day that at least two reports tell, else the first day that any tells.

    Where none tells a day, the earliest day of publication, by which it had happened; None where that is not known. Raises nothing.
    """
    told = [when for mention in incident.mentions if (when := mention.scene.when) and when.start and when.end]
    days = [(when.start or "")[:10] for when in told if when.precision in DAYS]
    if days:
        return _counted(days)
    if told:
        first = min(told, key=lambda when: (_width(when), when.start or ""))
        return Days((first.start or "")[:10], (first.end or "")[:10], first.precision)
    return _published(incident.mentions)


def _counted(days: list[str]) -> Days:
    counts = Counter(days)
    sure = sorted(day for day, count in counts.items() if count > 1) or [min(counts)]
    return Days(sure[0], sure[-1], Precision.DAY)


def _width(when: Interval) -> int:
    return (date.fromisoformat((when.end or "")[:10]) - date.fromisoformat((when.start or "")[:10])).days


def _published(mentions: tuple[Mention, ...]) -> Days | None:
    days = [
        mention.card.published[:10] for mention in mentions if mention.card.published and len(mention.card.published) >= len("2025-01-01")
    ]
    return Days(min(days), min(days), Precision.UNKNOWN, by=True) if days else None


def country_of(place: Place | None, book: Book) -> Country | None:
    """The country of a place, by the codebook's own name where it has one. Raises nothing."""
    rows: Mapping[str, list[object]] = read_data("countries")
    if place is None or place.country is None or place.country not in rows:
        return None
    number, name = rows[place.country]
    return Country(place.country, int(str(number)), book.countries.get(place.country, str(name)))
