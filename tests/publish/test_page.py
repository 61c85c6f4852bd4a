"""The page: whole in one file, every claim's words and row tied to each other, hostile text inert, the same bytes every time."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from reportedly.model import Figure, Reading, Span, Statement, Status
from reportedly.publish.page import to_page
from reportedly.publish.page_ledger import labels, letters
from reportedly.publish.page_text import Marked, is_wrapped, mark_text
from tests.publish.fixtures import HOSTILE, Builder, ferry, ferry_later, hostile, report_of

VOID = {"meta", "br", "img", "link", "input", "hr"}
Tag = tuple[str, dict[str, str]]


class Page(HTMLParser):
    """The tags of a page with their attributes, its text, and whether its tags close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.words: list[tuple[tuple[str, ...], str]] = []
        self.open: list[str] = []
        self.broken: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.broken.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append((tuple(self.open), data))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def text(self, *outside: str) -> str:
        return "".join(words for tags, words in self.words if not set(tags) & {*outside, "script", "style"})


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(to_page([ferry(), ferry_later(), hostile()]))


def test_tags_close_in_order_and_ids_are_unique(page: Page) -> None:
    assert (page.broken, page.open) == ([], [])
    ids = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)
    assert [name for name, count in ids.items() if count > 1] == []


def test_nothing_is_loaded_from_outside(page: Page) -> None:
    names = {name for _, attributes in page.tags for name in attributes}
    assert not names & {"src", "srcset", "poster", "background", "action", "formaction", "style"}
    assert {tag for tag, _ in page.tags} & {"link", "iframe", "object", "embed", "img", "base", "form"} == set()
    assert "url(" not in to_page([ferry()])
    assert "@import" not in to_page([ferry()])


def test_links_lead_within_the_page_or_to_the_original(page: Page) -> None:
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    hrefs = [attributes["href"] for attributes in page.all("a")]
    assert [href for href in hrefs if href.startswith("#") and href[1:] not in ids] == []
    assert [href for href in hrefs if not href.startswith("#")] == ["https://wire.example/linnet"]


def test_the_policy_allows_the_pages_own_script_and_style_and_nothing_else() -> None:
    html = to_page([hostile()])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    own = {name: re.search(rf"<{name}>(.*?)</{name}>", html, re.DOTALL) for name in ("script", "style")}
    for name, found in own.items():
        assert found is not None
        hashed = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{hashed}'" in policy[1]
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]


def test_there_is_no_script_but_the_pages_own_and_no_handler(page: Page) -> None:
    assert len(page.all("script")) == 1
    assert [name for _, attributes in page.tags for name in attributes if name.startswith("on")] == []


def test_hostile_text_is_shown_as_it_is_but_for_what_could_turn_the_order_of_letters() -> None:
    shown = Page(to_page([hostile()])).text()
    for line in ("<script>alert(1)</script> & \"quoted\" 'single' {{ 7*7 }} {% raw %} </article></main>", "<b onclick='x'>died</b>"):
        assert line in shown
    assert "‹U+202E›gnp.exe‹U+202C›" in shown
    assert "\u202e" in HOSTILE
    assert not set(shown) & set("\u202e\u202c\x1b")


def test_every_claim_has_its_words_and_its_row() -> None:
    reading = ferry()
    found = Page(to_page([reading]))
    rows = {attributes["id"]: attributes for attributes in found.all("a") if attributes.get("class") == "n"}
    refs = {attributes["id"]: attributes for attributes in found.all("a") if attributes.get("class", "").startswith("ref")}
    assert len(rows) == len(refs) == len(reading.claims)
    assert all(refs[row["href"][1:]]["href"] == f"#{name}" for name, row in rows.items())


def lit(reading: Reading) -> dict[str, dict[str, str]]:
    """For each claim, by id, the words that the page lights with it, by role."""
    marked: Marked = mark_text(reading.report, reading.claims)
    pieces = [piece.words for paragraph in marked.paragraphs for piece in paragraph.pieces if piece.lit]
    return {
        claim: {role: "|".join("".join(pieces[slice(*_ends(part))]) for part in where.split()) for role, where in ranges.items()}
        for claim, ranges in marked.ranges.items()
    }


def _ends(part: str) -> tuple[int, int]:
    first, last = part.split("-")
    return int(first), int(last) + 1


def test_what_is_lit_with_a_claim_are_its_own_words() -> None:
    reading = ferry()
    text, words = reading.report.text, lit(ferry())
    for claim in reading.claims:
        evidence = claim.content if isinstance(claim, Statement) else claim.evidence
        assert words[claim.id]["words"] == "|".join(part.of(text) for part in evidence.parts or (evidence.span,))
        assert words[claim.id].get("cue") == (claim.cue.of(text) if claim.cue else None)
        assert words[claim.id].get("source") == (claim.source.span.of(text) if claim.source.span else None)
        if isinstance(claim, Figure):
            assert words[claim.id]["number"] == claim.number_span.of(text)


def test_the_text_on_the_page_is_the_reports_own() -> None:
    reading = ferry()
    marked = mark_text(reading.report, reading.claims)
    shown = ["".join(piece.words for piece in paragraph.pieces) for paragraph in marked.paragraphs]
    assert shown == [line.strip() for line in reading.report.text.split("\n") if line.strip()]


def test_a_word_in_several_claims_belongs_to_the_innermost() -> None:
    make = Builder(report_of("Officials said 12 of the 30 people died."))
    make.figure("12 of the 30 people", "12", 12, 12, Status.KILLED)
    make.figure("30 people", "30", 30, 30, Status.PRESENT)
    marked = mark_text(make.report, make.claims)
    owners = {piece.words: piece.claim for paragraph in marked.paragraphs for piece in paragraph.pieces}
    assert owners["30"] is make.claims[1]
    assert owners["12"] is make.claims[0]


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    wrapped = "one two three four five six\n" * 5
    assert is_wrapped(wrapped)
    assert len(mark_text(report_of(wrapped), ()).paragraphs) == 1
    assert len(mark_text(report_of("A headline\nA first paragraph.\nA second."), ()).paragraphs) == 3


def test_furniture_and_headline_are_told_apart() -> None:
    html = to_page([ferry()])
    assert '<p dir="auto" class="headline">Ferry hijack' in html
    assert '<span class="f">PORT ALDER, March 12 (Example Wire) -</span>' in html


def test_contested_denied_and_background_say_so_in_words() -> None:
    shown = " ".join(Page(to_page([ferry()])).text().split())
    for words in (
        "≠ sources differ",
        "denied by Col. Ivo Brandt",
        "threatened by the Marsh Front",
        "Background: Victims",
        "of these, 58 women",
    ):
        assert words in shown
    assert "Machine-read, not yet reviewed" in shown


def test_the_index_is_there_for_several_reports_only() -> None:
    assert 'class="index"' in to_page([ferry(), ferry_later()])
    assert 'class="index"' not in to_page([ferry()])


def test_where_and_when_it_happened_stands_at_the_head() -> None:
    assert "PORT ALDER, Port Alder, Sample, EX (87% sure), 11 Mar 2025" in to_page([ferry()])
    assert "Ferry, not on the map (40% sure), by 13 Mar 2025" in to_page([ferry_later()])


def test_a_report_without_claims_says_so() -> None:
    assert "No figure was read in this report." in to_page([Reading(report_of("Nothing happened."), ())])


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    reading = ferry()
    html = to_page([replace(reading, report=replace(reading.report, url="javascript:alert(1)"))])
    assert "javascript:" not in html


def test_the_same_readings_give_the_same_bytes() -> None:
    assert to_page([ferry(), hostile()]) == to_page([ferry(), hostile()])


def test_statements_have_letters_and_the_rest_numbers() -> None:
    found = labels(ferry().claims)
    assert sorted(name for name in found.values() if name.isalpha()) == ["a", "b", "c"]
    assert [letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]


def test_words_out_of_the_text_break_nothing() -> None:
    reading = ferry()
    far = replace(reading, claims=tuple(replace(claim, cue=Span(10_000, 10_020)) for claim in reading.claims))
    assert Page(to_page([far])).broken == []
