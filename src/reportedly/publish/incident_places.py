"""Where an incident was, as its reports tell it: each place in words, how precisely it is known, and a point with how far it may be off."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model import Figure, Place
from reportedly.publish.incident_shown import Known, Ref
from reportedly.publish.words import count, one_line

PRECISIONS = {
    "place": ("the place itself", 5),
    "feature": ("a feature of the land: a pass, a river, a road", 25),
    "district": ("only the district is known: its middle is drawn", 40),
    "within": ("somewhere in an area: its middle is drawn", 60),
    "province": ("only the province is known: its middle is drawn", 200),
    "region": ("only the region is known: its middle is drawn", 400),
    "country": ("only the country is known: its middle is drawn", 500),
}
UNKNOWN = "which place it is is not known"


@dataclass(frozen=True, slots=True)
class Spot:
    """
    One place. ``words`` is its name with what it lies in; ``how`` says how precisely it is known; ``lat`` and ``lon`` are None where it is
    not resolved, else ``around`` is how many kilometres the circle is wide that is drawn there: an order of size, no measured border.
    ``scene`` is whether reports place the incident itself there, ``reports`` are their numbers; ``refs`` are claims that are placed there.
    """

    words: str
    how: str
    lat: float | None
    lon: float | None
    around: int
    scene: bool
    reports: tuple[int, ...]
    refs: tuple[Ref, ...]

    @property
    def precise(self) -> bool:
        """Whether the place itself is known, not only what it lies in."""
        return self.around in (PRECISIONS["place"][1], PRECISIONS["feature"][1])

    @property
    def told(self) -> str:
        """What is said to be there: "the incident, by 3 reports; 2 claims"."""
        scene = f"the incident, by {count(len(self.reports), 'report')}" if self.scene else ""
        return "; ".join(filter(None, (scene, count(len(self.refs), "claim") if self.refs else "")))


def spots(known: Known) -> tuple[Spot, ...]:
    """The places: where the incident was first, those of most reports before others, the finer before the wider. Raises nothing."""
    places: dict[tuple[object, ...], Place] = {}
    scenes: dict[tuple[object, ...], set[int]] = defaultdict(set)
    claims: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for key, place, number, claim in _told(known):
        places.setdefault(key, place)
        if claim:
            claims[key].append(claim)
        else:
            scenes[key].add(number)
    made = [_spot(places[key], tuple(sorted(scenes[key])), known.named(tuple(claims[key]))) for key in places]
    return tuple(sorted(made, key=lambda spot: (not spot.scene, -len(spot.reports), spot.lat is None, -len(spot.refs), spot.words)))


def _told(known: Known) -> Iterator[tuple[tuple[object, ...], Place, int, str]]:
    for mention in known.mentions:
        number = known.numbers[mention.card.key]
        if mention.scene.place:
            yield _key(mention.scene.place), mention.scene.place, number, ""
        for claim in mention.claims:
            if isinstance(claim, Figure) and claim.place:
                yield _key(claim.place), claim.place, number, claim.id


def _key(place: Place) -> tuple[object, ...]:
    """One place under its several spellings, where it is resolved."""
    return (place.lat, place.lon, place.precision) if place.resolved else (place.name.casefold(),)


def _spot(place: Place, reports: tuple[int, ...], refs: tuple[Ref, ...]) -> Spot:
    how, around = PRECISIONS.get(place.precision or "", (UNKNOWN, 0))
    lat, lon = (place.lat, place.lon) if place.resolved else (None, None)
    return Spot(containment(place), how, lat, lon, around, bool(reports), reports, refs)


def containment(place: Place) -> str:
    """A place with what it lies in: "Mach, Kachhi District, Balochistan, PK", safe to show. Raises nothing."""
    known_as = f"in {place.known_as}" if place.precision == "within" and place.known_as else place.known_as
    names = (place.name if place.precision == "within" else None, known_as or place.name, place.admin2, place.admin1, place.country)
    return ", ".join(dict.fromkeys(one_line(name) for name in names if name))


def spread(every: tuple[Spot, ...]) -> str:
    """In a sentence, how far the reports agree on where it was; empty where none tells. Raises nothing."""
    scenes = Counter({spot.words: len(spot.reports) for spot in every if spot.scene})
    if not scenes:
        return ""
    name, many = scenes.most_common(1)[0]
    if len(scenes) == 1:
        return f"{count(many, 'report')} {'places' if many == 1 else 'place'} it at {name}."
    return f"Most place it at {name} ({count(many, 'report')}); {count(len(scenes) - 1, 'other place')} told."
