"""
The three corpora of places, each as documents with the annotated toponyms.

LGL (588 articles of local newspapers) and GeoVirus (229 paragraphs of Wikinews) tie toponyms to points, LGL to GeoNames ids as well.
GeoWebNews (200 articles) has 6,612 annotations, of which its paper (Gritta and others, "A pragmatic guide to geoparsing evaluation")
resolves the 2,401 that have a GeoNames id: names, names that are modifiers or adjectives ("Russian"), and names within names. The 73 words
for peoples, 17 languages, 20 homonyms, 3,460 expressions, 432 non-toponyms and 9 others have none; 200 have a point only, and are left out
there as here.
"""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.model import Report, Span
from reportedly.reading import ReadOptions, read_text

FOLDER = Path("data/geoparsing")
OPTIONAL = ("Embedded_Literal", "Embedded_Non_Lit", "Demonym", "Homonym", "Language")
NAMES = ("Literal", "Mixed", "Coercion", "Metonymic", "Literal_Modifier", "Non_Literal_Modifier")
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Gold:
    """
    One annotated toponym. ``point`` is None where it is not to be resolved; ``number`` is its GeoNames id, where the corpus has one.

    ``asked`` is whether recognition must find it.
    """

    span: Span
    point: Point | None
    number: int | None = None
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
    for at, article in enumerate(_articles(shared, "lgl.xml")):
        gold = tuple(_lgl(each) for each in article.iter("toponym"))
        yield _document(f"lgl-{at}", article, gold, f"http://{article.findtext('domain') or ''}/")


def _lgl(each: ET.Element) -> Gold:
    tag = each.find("gaztag")
    return Gold(_span(each), _point(tag), int(tag.get("geonameid") or 0) or None if tag is not None else None)


def geowebnews(shared: Path) -> Iterator[Document]:
    """The articles of GeoWebNews, each with its address. Raises OSError where the corpus is not there."""
    for at, article in enumerate(_articles(shared, "GWN.xml")):
        yield _document(f"gwn-{at}", article, tuple(_geowebnews(article)), article.findtext("link") or "")


def _geowebnews(article: ET.Element) -> Iterator[Gold]:
    for each in article.iter("toponym"):
        kind, adjective = each.findtext("type"), each.findtext("modifierType") == "Adjective"
        if kind in NAMES or kind in OPTIONAL:
            number = int(each.findtext("geonamesID") or 0) or None
            yield Gold(_span(each), _point(each) if number else None, number, kind in NAMES and not adjective)


def geovirus(shared: Path) -> Iterator[Document]:
    """The paragraphs of GeoVirus, whose offsets count from 1. Raises OSError where the corpus is not there."""
    for at, article in enumerate(_articles(shared, "GeoVirus.xml")):
        found = [(_span(each), _point(each)) for each in article.iter("location")]
        yield _document(f"gv-{at}", article, tuple(Gold(Span(span.start - 1, span.end - 1), point) for span, point in found))


def _articles(shared: Path, name: str) -> list[ET.Element]:
    return ET.parse(shared / FOLDER / name).getroot().findall("article")


def _document(name: str, article: ET.Element, gold: tuple[Gold, ...], url: str = "") -> Document:
    return Document(_as_read(name, article.findtext("text") or "", url), tuple(sorted(gold, key=lambda each: each.span)))


def _as_read(name: str, text: str, url: str) -> Report:
    """The report as the package reads it, with its dateline and furniture, where that leaves the text as it is: offsets refer to it."""
    plain = Report(name, text, name, url=url or None)
    try:
        report = read_text(text, ReadOptions(id=name, url=url or None))
    except ReportedlyError:
        return plain
    return report if report.text == text else plain


def _span(each: ET.Element) -> Span:
    return Span(int(each.findtext("start") or 0), int(each.findtext("end") or 0))


def _point(each: ET.Element | None) -> Point | None:
    if each is None:
        return None
    lat, lon = each.findtext("lat") or each.findtext("latitude"), each.findtext("lon") or each.findtext("longitude")
    return (float(lat), float(lon)) if lat and lon else None


CORPORA: dict[str, Callable[[Path], Iterator[Document]]] = {"lgl": lgl, "geowebnews": geowebnews, "geovirus": geovirus}
FILES = ("lgl.xml", "GWN.xml", "GeoVirus.xml")
