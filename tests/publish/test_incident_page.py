"""The page of an incident: whole in one file without any script, every number led to its words, hostile text inert, the same bytes."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace

import pytest

from reportedly.publish.incident_board import Board
from reportedly.publish.incident_page import incident_page
from reportedly.publish.incident_shown import Known
from tests.publish.incident_fixtures import World, hostile_incident, linnet, nothing
from tests.publish.test_page import Page

SHOWN = {"linnet": linnet, "hostile": hostile_incident, "nothing": nothing}
CLOSE = "#_"


@pytest.fixture(scope="module", params=SHOWN)
def html(request: pytest.FixtureRequest) -> str:
    return incident_page(SHOWN[request.param]())


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(incident_page(linnet()))


def words(page: Page) -> str:
    return " ".join(page.text().split())


def test_tags_close_in_order_and_ids_are_unique(html: str) -> None:
    found = Page(re.sub(r"<(circle|path|line)([^>]*)/>", r"<\1\2></\1>", html))
    assert (found.broken, found.open) == ([], [])
    ids = Counter(attributes["id"] for _, attributes in found.tags if "id" in attributes)
    assert [name for name, count in ids.items() if count > 1] == []


def test_there_is_no_script_no_handler_and_nothing_from_outside(html: str) -> None:
    found = Page(html)
    assert {tag for tag, _ in found.tags} & {"script", "link", "iframe", "object", "embed", "img", "base", "form", "use", "image"} == set()
    names = {name for _, attributes in found.tags for name in attributes}
    assert not names & {"src", "srcset", "poster", "background", "action", "formaction", "style", "xlink:href"}
    assert [name for name in names if name.startswith("on")] == []
    assert "url(" not in html and "@import" not in html


def test_the_policy_allows_the_pages_own_style_and_nothing_else(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert policy and style
    hashed = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"


def test_links_lead_within_the_page_or_to_an_original(html: str) -> None:
    found = Page(html)
    ids = {attributes["id"] for _, attributes in found.tags if "id" in attributes}
    hrefs = {attributes["href"] for attributes in found.all("a")}
    assert {href for href in hrefs if href.startswith("#") and href[1:] not in ids} <= {CLOSE}
    assert {href for href in hrefs if not href.startswith("#")} <= {"https://wire.example/linnet"}


def test_every_claim_has_its_card_and_its_place_in_the_text(page: Page) -> None:
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    for ref in Known.of(linnet()).refs.values():
        assert {ref.anchor, f"t{ref.anchor}"} <= ids


def test_every_number_leads_to_its_words(page: Page) -> None:
    known = Known.of(linnet())
    hrefs = {attributes["href"] for attributes in page.all("a") if "fig" in attributes.get("class", "")}
    for line in Board.of(known).lines:
        assert {f"#{stand.refs[0].anchor}" for stand in line.stands} <= hrefs


def card(html: str, label: str) -> str:
    return html[html.index(f'<section class="card" id="c{label}"') :].partition("</section>")[0]


def test_a_card_marks_the_words_the_number_the_source_and_the_cue() -> None:
    shown = card(incident_page(linnet()), "2-1")
    for role, said in (("number", "21"), ("words", " passengers"), ("source", "Hospital officials"), ("cue", "said")):
        assert f'<span class="e-{role}">{said}</span>' in shown
    for said in (
        "21 passengers killed",
        "Ferry toll rises",
        "at least 21 so far",
        "medical, unnamed",
        "machine-read, not yet reviewed",
        "3.1",
    ):
        assert said in shown


def test_a_card_tells_what_a_count_is_limited_to() -> None:
    shown = linnet()
    figure = shown.reconciled.points[0].claim
    limited = replace(figure, limit=figure.evidence)
    mention = shown.reconciled.incident.mentions[0]
    claims = tuple(limited if claim.id == figure.id else claim for claim in mention.claims)
    mentions = (replace(mention, claims=claims), *shown.reconciled.incident.mentions[1:])
    html = incident_page(
        replace(shown, reconciled=replace(shown.reconciled, incident=replace(shown.reconciled.incident, mentions=mentions)))
    )
    assert f"<dt>Limited to</dt><dd>{figure.evidence.quote}</dd>" in html


def test_a_card_leads_to_what_was_found_of_its_claim() -> None:
    assert '<a href="#f1">can&#39;t all be true</a>' in card(incident_page(linnet()), "1-10")
    assert "Found of it" not in card(incident_page(linnet()), "3-2")


def test_what_has_no_time_is_told_last_and_drawn_nowhere() -> None:
    shown = linnet()
    points = tuple(replace(point, said=None, card=replace(point.card, published=None, modified=None)) for point in shown.reconciled.points)
    positions = World.positions(points)
    undated = replace(shown, reconciled=replace(shown.reconciled, points=points, positions=positions), since=None)
    html = incident_page(undated)
    assert "on a day not told" in html and '<figure class="chart' not in html


def test_a_card_tells_who_reviewed_a_claim_and_that_one_constrains_nothing() -> None:
    html = incident_page(linnet())
    assert "accepted by A. Analyst" in card(html, "1-10")
    assert "said, and held against nothing" in card(html, "1-7")


def test_a_text_that_is_not_held_leaves_the_quotes() -> None:
    shown = incident_page(replace(linnet(), texts={}))
    assert "The text of this report is not held here" in shown
    assert '<span class="e-words">21 passengers</span>' in card(shown, "2-1")
    assert "Read it in the whole report" not in shown


def test_the_first_screen_says_what_stands_and_what_can_not_all_be_so(page: Page) -> None:
    said = words(page)
    lead = said[said.index("What is said") : said.index("Over time What each")]
    for part in ("people killed", "14–21", "differ", "17–346", "contested", "What can’t all be so", "440 aboard can’t all be true"):
        assert part in lead


def test_contested_is_said_by_sign_word_and_class(page: Page) -> None:
    cells = [attributes for attributes in page.all("td") if "s-contested" in attributes.get("class", "")]
    assert {cell["data-by"] for cell in cells} >= {"Marsh Front", "The state"}
    assert "≠" in page.text() and "(contested)" in page.text()


def test_each_chart_has_its_table() -> None:
    html = incident_page(linnet())
    charts = html.split('<figure class="chart')[1:]
    assert len(charts) == 3
    assert all("<svg" in chart and "As a table" in chart and "<table>" in chart.partition("</figure>")[0] for chart in charts)


def test_charts_show_open_tops_history_and_local_days() -> None:
    chart = incident_page(linnet()).split('<figure class="chart')[1]
    assert "people killed" in chart
    assert 'class="dot past"' in chart and "since changed" in chart and 'class="whisker"' in chart
    assert ">13<" in chart and "UTC+2" in incident_page(linnet())


def test_findings_tell_their_laws_their_reasons_and_their_claims(page: Page) -> None:
    said = words(page)
    for part in (
        "closed cohort",
        "disjoint scopes add up",
        "whether it is so",
        "the sum holds",
        "Grew",
        "Withdrawn",
        "Look different, fit together",
    ):
        assert part in said
    assert len([attributes for attributes in page.all("details") if attributes.get("class") == "finding"]) == 10


def test_estimates_stand_side_by_side_with_clauses_and_judgements(page: Page) -> None:
    rows = {tuple(re.sub(r"<[^>]*>", " ", row).split()[:4]) for row in incident_page(linnet()).split("<tr")}
    assert {row[-3:] for row in rows} >= {("ACLED", "14", "14"), ("UCDP", "14", "21")}
    said = words(page)
    for part in ("Set by an analyst: set by judgement 3", "The codebook has no such field.", "unsplit", "Fatalities"):
        assert part in said


def test_reports_copies_and_reasons_are_listed(page: Page) -> None:
    said = words(page)
    for part in (
        "passes on the figures of report 2: counted as one account",
        "same because both tell of 11 Mar 2025",
        "+2.5",
        "Copy Courier",
    ):
        assert part in said


def test_it_says_that_a_machine_read_it() -> None:
    assert "machine-read, not yet reviewed" in incident_page(replace(linnet(), judgements=()))
    assert "machine-read, 1 of 24 claims reviewed, the rest not yet reviewed" in incident_page(linnet())


def test_what_is_new_is_marked_only_where_a_day_is_given() -> None:
    assert 'class="new"' in incident_page(linnet())
    assert 'class="new"' not in incident_page(replace(linnet(), since=None))


def test_hostile_text_is_shown_as_words() -> None:
    shown = Page(incident_page(hostile_incident())).text()
    assert "<script>alert(1)</script>" in shown
    assert not set(shown) & set("\x1b\u202e\u202c")


def test_the_same_incident_gives_the_same_bytes() -> None:
    assert incident_page(linnet()) == incident_page(linnet())


def test_tables_that_phones_lay_out_as_blocks_stay_tables_for_those_who_hear_them() -> None:
    html = incident_page(linnet())
    for name in ("sums", "matrix", "estimates"):
        table = html[html.index(f'<table class="{name}" role="table">') :].partition("</table>")[0]
        parts = re.findall(r"<(thead|tbody|tr|th|td)([^>]*)>", table)
        assert parts and [tag for tag, attributes in parts if "role=" not in attributes] == []
