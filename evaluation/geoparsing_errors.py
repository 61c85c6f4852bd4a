"""What the scorer of places (``geoparsing``) counts as right and wrong, as verdicts for the error browser: one corpus at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evaluation.geoparsing import given, is_right, kilometres
from evaluation.geoparsing_corpora import CORPORA, Document, Gold
from evaluation.progress import watched
from evaluation.result import Parser
from evaluation.verdicts import Entry, Judged, Verdict
from reportedly.claims.places import find_places
from reportedly.language import Parsed, parse
from reportedly.model import Place
from reportedly.places import Gazetteer, on_stderr, open_gazetteer

KINDS = ("resolution", "recognition", "whole")
AFAR_KM, LIKELIEST = 1000.0, 3


def judged(shared: Path, name: str, parser: Parser = parse) -> Iterator[Judged]:
    """Each article of one corpus, read and judged. Raises OSError where it is not there, GazetteerMissing."""
    gazetteer = open_gazetteer(progress=on_stderr)
    for document in watched(list(CORPORA[name](shared)), f"geoparsing {name}"):
        verdicts = tuple(judge(document, parser(document.report), gazetteer))
        yield Judged(document.report.id, document.report.text, verdicts, document.held_back)


def judge(document: Document, parsed: Parsed, gazetteer: Gazetteer) -> Iterator[Verdict]:
    """Each annotated place with its span given, then as found by ourselves, then what we found beside. Never raises on text."""
    resolved = given(document, parsed, gazetteer)
    for each in document.gold:
        if each.point is not None:
            yield _tied("resolution", document, each, resolved.get(each.span))
    free = list(find_places(parsed, gazetteer))
    for each in document.gold:
        place = next((place for place in free if place.span.overlaps(each.span)), None)
        if place is not None:
            free.remove(place)
        if each.asked:
            yield _found(document, each, place)
        if each.asked and each.point is not None:
            yield _tied("whole", document, each, place)
    for place in free:
        if not any(place.span.overlaps(each.span) for each in document.gold):
            yield Verdict("recognition", None, _entry(document, place), label="no place is annotated")
            yield Verdict("whole", None, _entry(document, place), label="no place is annotated")


def _found(document: Document, gold: Gold, place: Place | None) -> Verdict:
    read = _entry(document, place) if place else None
    return Verdict("recognition", _annotated(document, gold), read, place is not None, "" if place else "not found")


def _tied(kind: str, document: Document, gold: Gold, place: Place | None) -> Verdict:
    point = gold.point or (0.0, 0.0)
    right, read = is_right(place, gold), _entry(document, place, point) if place else None
    return Verdict(kind, _annotated(document, gold), read, right, "" if right else _off(place, point))


def _off(place: Place | None, point: tuple[float, float]) -> str:
    if place is None:
        return "not found"
    if place.lat is None or place.lon is None:
        return "left unresolved"
    return "within 1000 km" if kilometres((place.lat, place.lon), point) < AFAR_KM else "further off"


def _annotated(document: Document, gold: Gold) -> Entry:
    return Entry((gold.span,), {"words": gold.span.of(document.report.text), "point": _written(gold.point)})


def _entry(document: Document, place: Place, point: tuple[float, float] | None = None) -> Entry:
    here = None if place.lat is None or place.lon is None else (place.lat, place.lon)
    fields = {"words": place.span.of(document.report.text), "point": _written(here), "place": place.name, "country": place.country}
    off = f"{kilometres(here, point):.0f}" if here and point else None
    likeliest = " · ".join(f"{each.name} {each.admin1 or ''} {each.country} {each.sure:.2f}" for each in place.candidates[:LIKELIEST])
    return Entry((place.span,), {**fields, "id": place.geonameid, "km off": off, "may be": likeliest})


def _written(point: tuple[float, float] | None) -> str:
    return f"{point[0]:.2f}, {point[1]:.2f}" if point else ""
