"""
Where it happened: the town of the incident that a report is chiefly about, or the county or state where the report tells no town.

All namings of a town speak for it together (:mod:`scene_towns`). That the town is not told has a weight too, and how sure the choice is, is
its share. Where the town is a quarter of a city, the city is told beside (:mod:`scene_city`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from reportedly.claims.lexicon import load_lexicon
from reportedly.claims.places import resolve_in
from reportedly.claims.scene_city import city_of, is_far
from reportedly.claims.scene_evidence import Naming, read_namings
from reportedly.claims.scene_names import Name, names_of, with_words
from reportedly.claims.scene_title import title_names
from reportedly.claims.scene_towns import Town, best_of, towns_of, weights
from reportedly.language import Parsed
from reportedly.model import Figure, Place, Reason, Scene, Span
from reportedly.places import Gazetteer
from reportedly.places.folding import key_of

TITLE_BREAK = "\n\n"
SHOWN = 5
DEED = "deed"
SITE_SURE = 0.8  # set by hand: no corpus at hand tells such places


@dataclass(frozen=True, slots=True)
class Named:
    """All names of a report that may be of places, with what the gazetteer makes of them; those of the title stand after the text."""

    names: tuple[Name, ...]
    places: tuple[Place, ...]

    @property
    def asked(self) -> tuple[Place, ...]:
        """The places that the text names, in text order."""
        return tuple(place for name, place in zip(self.names, self.places, strict=True) if name.place)


def name_places(parsed: Parsed, gazetteer: Gazetteer) -> Named:
    """The names of the report and its title, resolved together. Never raises on text."""
    names, text, title = names_of(parsed, gazetteer), parsed.text, parsed.report.title or ""
    known = {key_of(name.span.of(text)) for name in names}
    titled = list(title_names(title, known, gazetteer))
    names = with_words(parsed, names, [each.span.of(title) for each in titled if key_of(each.span.of(title)) not in known])
    start = len(text) + len(TITLE_BREAK)
    names += [Name(Span(each.span.start + start, each.span.end + start), False, False, each.kind) for each in titled]
    whole = f"{text}{TITLE_BREAK}{title}" if titled else text
    return Named(tuple(names), resolve_in(whole, parsed.report, [name.span for name in names], gazetteer))


def find_scene(parsed: Parsed, named: Named, figures: Sequence[Figure], gazetteer: Gazetteer) -> Scene:
    """Where the main incident happened, as far as the names in ``named`` tell; its time is left open. Never raises on text."""
    namings = read_namings(parsed, named.names, named.places)
    towns = towns_of(parsed, namings, figures)
    best = max(towns, key=lambda town: town.score, default=None)
    told = best is not None and best.score > weights()["untold"]
    site = _site(namings)
    if site is not None and not (told and best is not None and _is_told_of_deed(best)):
        return Scene(site.place, round(site.place.sure * SITE_SURE, 3), reasons=_reasons([site], weights()))
    if best is None or not told:
        return _in_text(parsed, _area(namings))
    city = city_of(best, towns, gazetteer)
    place = _opened(best.place) if city is not None and is_far(best.place, city) else best.place
    return _in_text(parsed, Scene(place, _share(best, towns), city=city, reasons=_reasons(best.namings, weights())))


def _site(namings: Sequence[Naming]) -> Naming | None:
    """The first pass, camp or the like on the map at which the text says that the deed was done: "blew up the track in the Bolan Pass"."""
    sites = (each for each in namings if each.in_text and each.place.precision == "feature" and each.place.lat is not None)
    return next((each for each in sites if any(kind.startswith(DEED) for kind in each.kinds)), None)


def _is_told_of_deed(town: Town) -> bool:
    """Whether more speaks for a town than where the report was written: that the deed was done there, or the title."""
    return any(kind.startswith((DEED, "title in")) for naming in town.namings for kind in naming.kinds)


def _opened(place: Place) -> Place:
    """A place whose name turns out to be that of another one, which is on no map."""
    return Place(place.name, place.span, candidates=place.candidates)


def _share(best: Town, towns: Sequence[Town]) -> float:
    """How likely the best of some towns is the right one, where it may also be none of them."""
    others = sum(exp(town.score - best.score) for town in towns)
    return round(1 / (others + exp(weights()["untold"] - best.score)), 3)


def _in_text(parsed: Parsed, scene: Scene) -> Scene:
    """The scene with its place's span in the title where only that names it, since it stands after the text so far."""
    start = len(parsed.text) + len(TITLE_BREAK)
    if scene.place is None or scene.place.span.start < start:
        return scene
    span = Span(scene.place.span.start - start, scene.place.span.end - start)
    return replace(scene, place=replace(scene.place, span=span), in_title=True)


def _reasons(namings: Sequence[Naming], counts: Mapping[str, float]) -> tuple[Reason, ...]:
    """What speaks for a place, the strongest first, each kind by its first naming."""
    found: dict[str, Span | None] = {}
    for naming in namings:
        for kind in naming.kinds:
            if counts.get(kind, 0.0) > 0:
                found.setdefault(kind, naming.place.span if naming.in_text else None)
    ranked = sorted(found, key=lambda kind: (-counts[kind], kind))
    return tuple(Reason(kind, found[kind]) for kind in ranked[:SHOWN])


def _area(namings: Sequence[Naming]) -> Scene:
    """The county, else the state, that the report tells where it tells no town: the one for which most speaks, the first of equals."""
    counts: Mapping[str, float] = load_lexicon("scene")["areas"]
    for wide in ("district", "province"):
        areas: dict[object, list[Naming]] = defaultdict(list)
        for naming in namings:
            if naming.place.precision == wide or (wide == "district" and "county" in naming.kinds):
                areas[naming.place.geonameid or key_of(naming.place.name)].append(naming)
        scored = [(sum(max(counts.get(kind, 0.0) for kind in each.kinds) for each in some), some) for some in areas.values()]
        score, best = max(scored, key=lambda pair: pair[0], default=(0.0, []))
        if best and score >= counts["enough"]:
            return Scene(best_of(best, counts).place, round(1 - exp(-score), 3), reasons=_reasons(best, counts))
    return Scene()
