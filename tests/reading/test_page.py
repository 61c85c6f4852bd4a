"""Pages of six kinds of site: the article's words, whole and alone, and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from reportedly.model import Furniture, Report
from reportedly.reading import ReadOptions, read_bytes

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Expected:
    """What must be read from a page: its fields, how each paragraph begins, and words that must not come in."""

    fields: dict[str, object]
    paragraphs: list[str]
    kept_out: list[str]


EXPECTED = {
    "modern": Expected(
        {
            "title": "Bomb at Examplia market hurts nine",
            "publisher": "Sample Tribune",
            "published": "2024-05-06T07:08:09+03:00",
            "modified": "2024-05-06T10:00:00+00:00",
            "url": "https://tribune.example/news/market-bomb",
            "byline": "Ada Mock, Ben Specimen",
            "corrections": ("An earlier version misnamed the market.",),
        },
        ["Bomb at Examplia", "A bomb went off", "Two of the wounded", "No group has said"],
        ["Three men", "Share", "Forty killed", "Six dead", "All rights"],
    ),
    "microdata": Expected(
        {
            "title": "Seven miners freed after cave-in",
            "publisher": "The Daily Specimen",
            "published": "2023-11-02T18:45:00-05:00",
            "modified": "2023-11-03T01:00:00-05:00",
            "url": "https://specimen.example/miners",
            "byline": "Cyd Sample",
            "corrections": ("Correction (3 November): this story first gave the depth in feet.",),
        },
        ["Seven miners freed", "MOCKTON (The", "Two others are", "The men had been", "Correction (3"],
        ["newsletter"],
    ),
    "blog": Expected(
        {"title": "Riot leaves four wounded, say medics", "published": "2022-07-09T16:30:00", "corrections": ()},
        ["Riot leaves four", "Four people were", "The mayor asked", "Shops along the"],
        ["Dozens of police", "Tweet", "Twelve hurt", "Credit"],
    ),
    "old_table": Expected(
        {"title": "Ferry fire kills two, company says", "publisher": "Mock News", "published": "2001-03-03"},
        ["Ferry fire", "PORT SAMPLE, March 3", "All 118 passengers", "A harbour official"],
        ["Front page"],
    ),
    "broadcaster": Expected(
        {"title": "Hostages leave bank in Mockville", "publisher": "SBC News", "published": "2025-01-20T09:15:00+00:00"},
        ["Hostages leave bank", "Eleven hostages walked", "The gunman gave", '"They are tired'],
        ["cookies", "Image", "Three shot", "Copyright"],
    ),
    "messy": Expected(
        {"title": "Raid frees 15 children", "publisher": "Sample Online", "modified": "2024-04-05T11:20:00+00:00", "published": None},
        ["Raid frees", "Soldiers freed 15", "Three guards were", "The children were"],
        ["Ninety", "Twenty", "Thirty", "Forty", "ADVERT", "Follow us", "Copyright", "Photo", "Tweet"],
    ),
}


def read_page(name: str, options: ReadOptions | None = None) -> Report:
    data = (PAGES / f"{name}.html").read_bytes()
    (found,) = read_bytes(data, f"{name}.html", options or ReadOptions())
    assert isinstance(found, Report), found
    return found


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_page_says_of_itself_is_read(name: str) -> None:
    report = read_page(name)
    assert {field: getattr(report, field) for field in EXPECTED[name].fields} == EXPECTED[name].fields


@pytest.mark.parametrize("name", EXPECTED)
def test_the_article_is_read_paragraph_by_paragraph(name: str) -> None:
    report = read_page(name)
    told = [part for part in report.text.split("\n\n") if not is_byline(report, part)]
    assert [expected for expected, part in zip(EXPECTED[name].paragraphs, told, strict=False) if not part.startswith(expected)] == []
    assert len(told) >= len(EXPECTED[name].paragraphs)


def is_byline(report: Report, part: str) -> bool:
    return any(block.kind in (Furniture.BYLINE, Furniture.DATELINE) and block.span.of(report.text) == part for block in report.furniture)


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, expected in EXPECTED.items() for words in expected.kept_out])
def test_what_is_not_the_article_is_kept_out(name: str, words: str) -> None:
    assert words not in read_page(name).text


@pytest.mark.parametrize("name", ["modern", "microdata", "blog", "broadcaster"])
def test_the_headline_on_the_page_stands_first_and_is_marked(name: str) -> None:
    report = read_page(name)
    assert report.title_span is not None and report.title_span.start == 0 and report.title_span.of(report.text) == report.title


def test_what_the_caller_says_stands_above_the_page() -> None:
    options = ReadOptions(title="T", publisher="P", published="2020-01-02", url="https://u.example/", id="mine")
    report = read_page("modern", options)
    assert (report.title, report.publisher, report.published, report.url, report.id) == (
        "T",
        "P",
        "2020-01-02",
        "https://u.example/",
        "mine",
    )
    assert report.modified == "2024-05-06T10:00:00+00:00"


def test_a_day_that_only_the_address_gives_is_said_to_be_found_so() -> None:
    page = b"<html><head><title>Two hurt in fall</title></head><body><p>Two people were hurt in a fall from the wall, medics said.</p>"
    (report,) = read_bytes(page, "x.html", ReadOptions(url="https://a.example/2021/03/04/fall.html"))
    assert isinstance(report, Report)
    assert report.published == "2021-03-04" and "htmldate" in report.notes[0]


def test_a_date_that_could_be_two_days_is_not_taken() -> None:
    page = (
        b'<html><head><meta name="date" content="03/04/2024"></head><body><p>Two people were hurt in a fall, medics said.</p></body></html>'
    )
    (report,) = read_bytes(page, "x.html")
    assert isinstance(report, Report) and report.published != "2024-03-04"


TOLD = b"<p>Two people were hurt, police said.</p>"
LD = b'<script type="application/ld+json">'
BOMBED = b"<html><body><p>Two people were hurt &b; police said.</p>"
BROKEN = {
    "no closing tags": b"<html><body><p>Two people were hurt in the fall<p>A third is missing, police said",
    "broken JSON-LD": b"<html><head>" + LD + b'{"@type":"NewsArticle",</script></head><body>' + TOLD,
    "JSON-LD nested too deeply": b"<html><head>" + LD + b"[" * 9000 + b"</script></head><body>" + TOLD,
    "nested 100,000 deep": b"<html><body>" + b"<div>" * 100_000 + TOLD + b"</div>" * 100_000,
    "a script that never ends": b"<html><body>" + TOLD + b"<script>var a = 1;",
    "a comment that never ends": b"<html><body>" + TOLD + b"<!-- x",
    "zero bytes": b"<html><body><p>Two people were \x00hurt, police said.</p>",
    "a bomb of entities": b'<!DOCTYPE html [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]>' + BOMBED,
    "a file as an entity": b'<!DOCTYPE html [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + BOMBED,
}


@pytest.mark.parametrize("page", BROKEN.values(), ids=BROKEN)
def test_a_broken_or_hostile_page_is_still_read(page: bytes) -> None:
    (report,) = read_bytes(page, "x.html")
    assert isinstance(report, Report) and "Two people were" in report.text
    assert "xxxxxxxxxx" not in report.text and "root:" not in report.text


def test_a_page_without_an_article_is_told() -> None:
    (problem,) = read_bytes(b"<html><head><title>x</title></head><body><nav>Home</nav></body></html>", "menu.html")
    assert "menu.html" in str(problem) and "\n" not in str(problem)
