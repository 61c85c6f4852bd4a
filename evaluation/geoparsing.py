"""
Places: how well the places of three corpora are found, and tied to the right point of the map.

    python -m evaluation.geoparsing SHARED

LGL (588 articles of 78 local newspapers), GeoWebNews (200 articles) and GeoVirus (229 paragraphs of Wikinews). As in the papers:
*resolution* is the share of the annotated toponyms that are put within 161 km of the annotated point where their spans are given; a toponym that is left
unresolved, or is not in our gazetteer, counts as wrong. Scored are, in LGL, the toponyms tied to GeoNames; in GeoWebNews, those
with a GeoNames id, of every type (adjectives and names within names too); in GeoVirus, all.
*recognition* is the F1 of spans, where a span counts as found if it overlaps an annotated one not yet taken; in GeoWebNews names within other names and
adjectives are neither asked for nor counted as false. *whole* is the F1 of spans found and put within 161 km.
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

from reportedly.model import Report, Span

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
