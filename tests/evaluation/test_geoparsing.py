from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.geoparsing import Counts, count, is_right, kilometres, rows, sure_rows
from evaluation.geoparsing_corpora import FOLDER, Gold, geowebnews, lgl
from reportedly.language import parse
from reportedly.model import Place, Span
from reportedly.places import open_gazetteer

TEXT = "Police in Quetta held a Russian man near Zolbagar Hall."
TOPONYM = "<toponym><start>{}</start><end>{}</end><type>{}</type><modifierType>{}</modifierType><geonamesID>{}</geonamesID>{}</toponym>"
POINT = "<latitude>{}</latitude><longitude>{}</longitude>"
RIGHT = {
    "near": (Place("Quetta", Span(10, 16), 2, 30.2, 67.0), 1, True),
    "far": (Place("Quetta", Span(10, 16), 2, 30.2, 70.0), 1, False),
    "far, but the same": (Place("Quetta", Span(10, 16), 1, 50.0, 70.0), 1, True),
    "far, and neither has an id": (Place("Quetta", Span(10, 16), None, 50.0, 70.0), None, False),
    "not resolved": (Place("Quetta", Span(10, 16)), 1, False),
    "not found": (None, 1, False),
}


def toponym(words: str, kind: str, modifier: str = "", number: str = "", point: tuple[float, float] | None = None) -> str:
    """One annotation as the corpus writes it."""
    at = TEXT.index(words)
    return TOPONYM.format(at, at + len(words), kind, modifier, number, POINT.format(*point) if point else "")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder with one article of ours in each corpus's form."""
    (tmp_path / FOLDER).mkdir(parents=True)
    marked = [
        toponym("Quetta", "Literal", "", "1167528", (30.18, 67.0)),
        toponym("Russian", "Non_Literal_Modifier", "Adjective", "2017370", (60.0, 100.0)),
        toponym("Zolbagar Hall", "Literal", "", "", (30.2, 67.1)),
        toponym("Police", "Non_Lit_Expression"),
    ]
    article = f"<article><link>http://example.pk/a</link><text>{TEXT}</text>{''.join(marked)}</article>"
    (tmp_path / FOLDER / "GWN.xml").write_text(f"<articles>{article}</articles>", encoding="utf-8")
    tag = f"<gaztag geonameid='1167528'>{POINT.format(30.18, 67.0)}</gaztag>".replace("latitude", "lat").replace("longitude", "lon")
    toponyms = f"<toponym><start>10</start><end>16</end>{tag}</toponym><toponym><start>41</start><end>49</end></toponym>"
    article = f"<article><domain>example.pk</domain><text>{TEXT}</text><toponyms>{toponyms}</toponyms></article>"
    (tmp_path / FOLDER / "lgl.xml").write_text(f"<articles>{article}</articles>", encoding="utf-8")
    return tmp_path


def test_geowebnews_gives_the_toponyms_with_an_id_for_resolution(shared: Path) -> None:
    (document,) = geowebnews(shared)
    assert [(each.span.of(TEXT), each.number, each.point is not None, each.asked) for each in document.gold] == [
        ("Quetta", 1167528, True, True),
        ("Russian", 2017370, True, False),
        ("Zolbagar Hall", None, False, True),
    ]
    assert document.report.url == "http://example.pk/a" and document.report.text == TEXT


def test_lgl_gives_the_toponyms_tied_to_geonames(shared: Path) -> None:
    (document,) = lgl(shared)
    assert [(each.span.of(TEXT), each.number, each.point) for each in document.gold] == [
        ("Quetta", 1167528, (30.18, 67.0)),
        ("Zolbagar", None, None),
    ]


@pytest.mark.parametrize(("place", "number", "right"), RIGHT.values(), ids=RIGHT)
def test_a_place_is_right_within_161_km_or_by_its_id(place: Place | None, number: int | None, right: bool) -> None:
    assert is_right(place, Gold(Span(10, 16), (30.18, 67.0), number)) is right


def test_a_place_without_a_point_to_compare_with_is_not_right() -> None:
    assert not is_right(Place("Quetta", Span(10, 16), 1, 30.2, 67.0), Gold(Span(10, 16), None, 1))


def test_distances_are_great_circles() -> None:
    assert kilometres((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20_015, abs=1)
    assert kilometres((30.0, 67.0), (30.0, 67.0)) == 0


def test_what_is_counted(shared: Path) -> None:
    (document,) = geowebnews(shared)
    counts = Counts()
    count(document, parse(document.report), open_gazetteer(), [counts])
    assert (counts.tied, counts.right, counts.asked, counts.whole) == (2, 2, 2, 1)
    assert 0 < counts.published_right == counts.published < 3
    assert counts.found <= counts.read <= 3
    measures = {row.measure: row.value for row in rows("x", counts, True)}
    assert measures["x: resolution"] == 1 and set(measures) == {
        f"x: {name}" for name in ("resolution", "resolution, as published", "recognition", "whole")
    }
    assert sum(row.support for row in sure_rows(counts)) == 2
