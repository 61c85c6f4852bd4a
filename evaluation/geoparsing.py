"""
Places: how well the places of three corpora are found, and tied to the right point of the map.

    python -m evaluation.geoparsing SHARED

LGL (588 articles of local newspapers), GeoWebNews (200 articles) and GeoVirus (229 paragraphs of Wikinews). As in the papers:
*resolution* is the share of the annotated toponyms that are put within 161 km of the annotated point where their spans are given; a
toponym that is left unresolved, or is not in our gazetteer, counts as wrong. Scored are, in LGL, the toponyms tied to GeoNames; in
GeoWebNews, those with a GeoNames id, of every type (adjectives and names within names too); in GeoVirus, all.
*recognition* is the F1 of spans, where a span counts as found if it overlaps an annotated one not yet taken; in GeoWebNews names within
other names and adjectives are neither asked for nor counted as false; in LGL, which does not tell them apart, they are asked for.
*whole* is the F1 of spans found and put within 161 km.
The halves are drawn by the hash of the text; errors were read in the first only.
"""

from __future__ import annotations

import hashlib
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from evaluation.progress import watched
from evaluation.record import table
from evaluation.result import Result, Row, corpus_hash, f1_row, share_row
from reportedly.claims.places import find_places, resolve_places
from reportedly.language import Parsed, parse
from reportedly.model import Place, Report, Span
from reportedly.places import Gazetteer, on_stderr, open_gazetteer
from reportedly.places.recognise import find_names

FOLDER = Path("data/geoparsing")
NEAR_KM = 161.0
EARTH_KM = 6371.0
OPTIONAL = ("Embedded_Literal", "Embedded_Non_Lit", "Demonym", "Homonym", "Language")
NAMES = ("Literal", "Mixed", "Coercion", "Metonymic", "Literal_Modifier", "Non_Literal_Modifier")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated toponym. ``point`` is None where it is tied to none; ``asked`` is whether recognition must find it."""

    span: Span
    point: tuple[float, float] | None
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """One annotated article."""

    report: Report
    gold: tuple[Gold, ...]

    @property
    def held_back(self) -> bool:
        """Whether it is of the half whose errors were not read."""
        return hashlib.sha256(self.report.text.encode()).digest()[0] % 2 == 1


def lgl(shared: Path) -> Iterator[Document]:
    """The articles of LGL, each with the address of its paper. Raises OSError where the corpus is not there."""
    for at, article in enumerate(ET.parse(shared / FOLDER / "lgl.xml").getroot().findall("article")):
        gold = tuple(Gold(_span(each), _point(each.find("gaztag"))) for each in article.iter("toponym"))
        domain = article.findtext("domain") or ""
        yield _document(f"lgl-{at}", article, gold, domain)


def geowebnews(shared: Path) -> Iterator[Document]:
    """The articles of GeoWebNews. Raises OSError where the corpus is not there."""
    for at, article in enumerate(ET.parse(shared / FOLDER / "GWN.xml").getroot().findall("article")):
        yield _document(f"gwn-{at}", article, tuple(_geowebnews(article)))


def _geowebnews(article: ET.Element) -> Iterator[Gold]:
    for each in article.iter("toponym"):
        kind, adjective = each.findtext("type"), each.findtext("modifierType") == "Adjective"
        if kind in NAMES or kind in OPTIONAL:
            yield Gold(_span(each), _point(each) if each.findtext("geonamesID") else None, kind in NAMES and not adjective)


def geovirus(shared: Path) -> Iterator[Document]:
    """The paragraphs of GeoVirus, whose offsets count from 1. Raises OSError where the corpus is not there."""
    for at, article in enumerate(ET.parse(shared / FOLDER / "GeoVirus.xml").getroot().findall("article")):
        found = [(_span(each), _point(each)) for each in article.iter("location")]
        yield _document(f"gv-{at}", article, tuple(Gold(Span(span.start - 1, span.end - 1), point) for span, point in found))


def _document(name: str, article: ET.Element, gold: tuple[Gold, ...], domain: str = "") -> Document:
    text = article.findtext("text") or ""
    report = Report(name, text, name, publisher=domain or None, url=f"http://{domain}/" if domain else None)
    return Document(report, tuple(sorted(gold, key=lambda each: each.span)))


def _span(each: ET.Element) -> Span:
    return Span(int(each.findtext("start") or 0), int(each.findtext("end") or 0))


def _point(each: ET.Element | None) -> tuple[float, float] | None:
    if each is None:
        return None
    lat, lon = each.findtext("lat") or each.findtext("latitude"), each.findtext("lon") or each.findtext("longitude")
    return (float(lat), float(lon)) if lat and lon else None


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The great-circle distance of two points, each latitude and longitude."""
    (lat1, lon1), (lat2, lon2) = ((radians(lat), radians(lon)) for lat, lon in (first, second))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


CORPORA: dict[str, Callable[[Path], Iterator[Document]]] = {"lgl": lgl, "geowebnews": geowebnews, "geovirus": geovirus}
FILES = ("lgl.xml", "GWN.xml", "GeoVirus.xml")


@dataclass(slots=True)
class Counts:
    """What was counted over some documents."""

    tied: int = 0
    right: int = 0
    asked: int = 0
    read: int = 0
    found: int = 0
    whole_asked: int = 0
    whole_read: int = 0
    whole: int = 0


def given(document: Document, parsed: Parsed, gazetteer: Gazetteer) -> dict[Span, Place]:
    """What is made of the annotated spans, with the names that we find ourselves beside them as context."""
    spans: list[Span] = []
    for each in document.gold:
        if not spans or each.span.start >= spans[-1].end:
            spans.append(each.span)
    context = [name.span for name in find_names(parsed, gazetteer)]
    spans.extend(span for span in context if not any(span.overlaps(each.span) for each in document.gold))
    return {place.span: place for place in resolve_places(parsed, gazetteer, sorted(spans))}


def is_near(place: Place | None, point: tuple[float, float]) -> bool:
    """Whether a place was tied to a point within 161 km of ``point``."""
    if place is None or place.lat is None or place.lon is None:
        return False
    return kilometres((place.lat, place.lon), point) <= NEAR_KM


def count(document: Document, parsed: Parsed, gazetteer: Gazetteer, counts: Counts) -> None:
    """Count one document in."""
    resolved = given(document, parsed, gazetteer)
    for each in document.gold:
        if each.point is not None:
            counts.tied += 1
            counts.right += is_near(resolved.get(each.span), each.point)
    free = list(find_places(parsed, gazetteer))
    for each in document.gold:
        place = next((place for place in free if place.span.overlaps(each.span)), None)
        if place is not None:
            free.remove(place)
        if each.asked:
            _count_found(each, place, counts)
    false = sum(not any(place.span.overlaps(each.span) for each in document.gold) for place in free)
    counts.read += false
    counts.whole_read += false


def _count_found(gold: Gold, place: Place | None, counts: Counts) -> None:
    counts.asked += 1
    counts.read += place is not None
    counts.found += place is not None
    if gold.point is not None:
        counts.whole_asked += 1
        counts.whole_read += place is not None
        counts.whole += is_near(place, gold.point)


def rows(name: str, counts: Counts) -> list[Row]:
    """The three measures of some counts."""
    return [
        share_row(f"{name}: resolution", counts.right, counts.tied),
        f1_row(f"{name}: recognition", counts.found, counts.asked, counts.read),
        f1_row(f"{name}: whole", counts.whole, counts.whole_asked, counts.whole_read),
    ]


def evaluate(shared: Path, parser: Callable[[Report], Parsed] = parse) -> Result:
    """Measure the three corpora, whole and the halves held back. Raises CorpusMissing where one is not there, GazetteerMissing."""
    digest = corpus_hash([shared / FOLDER / name for name in FILES])
    gazetteer = open_gazetteer(progress=on_stderr)
    measured: list[Row] = []
    size = 0
    for name, documents in CORPORA.items():
        whole, held_back = Counts(), Counts()
        for document in watched(list(documents(shared)), f"geoparsing {name}"):
            parsed = parser(document.report)
            size += 1
            for counts in (whole, held_back) if document.held_back else (whole,):
                count(document, parsed, gazetteer, counts)
        measured += [*rows(name, whole), *rows(f"{name}, held back", held_back)]
    return Result("geoparsing", digest, f"{size} articles", tuple(measured), "errors were read in the halves that are not held back only")


def main(argv: Sequence[str]) -> int:
    """Print the measures for the corpora in the folder that ``argv`` names."""
    result = evaluate(Path(argv[0] if argv else "../shared"))
    print(table([result], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
