"""The page of an incident on the desk: every part is there, every number leads to its words, it shows how things stood, and what is new."""

from __future__ import annotations

import html
import json
import re
from datetime import datetime

from reportedly.model import JudgementKind
from reportedly.workflow.adding import add_reading
from reportedly.workflow.deciding import judge_claim
from tests.desk.pages.conftest import AGAIN, FIRST, LATER, Quay, join, key
from tests.publish.fixtures import ferry, ferry_later, hostile
from tests.publish.incident_fixtures import ferry_echo
from tests.publish.test_page import Page

WHO = ("A. Analyst", AGAIN, "as written")


def words(text: str) -> str:
    return " ".join(Page(text).text().split())


def test_the_first_screen_says_what_is_contested_and_what_is_agreed(quay: Quay) -> None:
    page = words(quay.page())
    head = page[: page.index("Over time")]
    assert "machine-read, not yet reviewed" in page
    assert "By one account only:" in head and "quantities are told" in head


def test_every_part_is_there_and_every_link_within_the_page_leads_somewhere(quay: Quay) -> None:
    found = Page(re.sub(r"<(circle|path|line)([^>]*)/>", r"<\1\2></\1>", quay.page()))
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {"said", "matrix", "findings", "where", "timeline", "estimates", "blame", "reports", "evidence"} <= set(ids)
    assert {attributes["href"][1:] for attributes in found.all("a") if attributes.get("href", "").startswith("#")} <= set(ids)


def test_no_text_of_a_report_is_in_the_page(quay: Quay) -> None:
    assert "after a siege of nine hours" not in quay.page()


def numbers(page: str) -> list[str]:
    """Where the numbers of a page lead."""
    found = Page(page)
    return [each["href"] for each in found.all("a") if {"fig", "dot", "say", "cl"} & set(each.get("class", "").split())]


def test_every_number_leads_to_words_that_are_the_reports_own(quay: Quay) -> None:
    with quay.office.ledger() as ledger:
        texts = {key(each): ledger.text(key(each)) for each in (ferry(), ferry_later())}
    refs = quay.office.kept.seen(quay.office._borrowed(), quay.incident, quay.office.actors).seen.board.known.refs
    links = set(numbers(quay.page()))
    assert {link.split("/")[-1].partition("?")[0] for link in links} == set(refs)
    for link in links:
        panel = quay.get(link, **{"HX-Request": "true"})
        ref = refs[link.split("/")[-1].partition("?")[0]]
        evidence = ref.claim.evidence
        assert texts[ref.card.key][evidence.start : evidence.end] == evidence.quote
        for span in evidence.parts or (evidence.span,):
            assert marked(panel, span.start, span.end) == texts[ref.card.key][span.start : span.end]


def marked(panel: str, start: int, end: int) -> str:
    """The words between two offsets of a panel's passage, put together from its runs, all of them marked."""
    passage = panel[panel.index("<blockquote") : panel.index("</blockquote>")]
    cuts = re.findall(r'<span class="e-(\w+)">((?:<span data-start="\d+">[^<]*</span>)+)</span>', passage)
    runs = [(role, int(at), html.unescape(said)) for role, inner in cuts for at, said in re.findall(r'data-start="(\d+)">([^<]*)', inner)]
    inside = [(role, at, said) for role, at, said in runs if start <= at < end]
    assert {role for role, _, _ in inside} & {"context", "elided"} == set()
    return "".join(said for _, _, said in inside)


def test_the_data_of_the_charts_is_what_is_drawn(quay: Quay) -> None:
    page = quay.page()
    data = [json.loads(each) for each in re.findall(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)]
    assert data and page.count("data-chart") == len(data)
    for chart in data:
        for mark in (mark for series in chart["series"] for mark in series["marks"]):
            assert mark["href"].startswith(f"/incidents/{quay.incident}/evidence/")
            assert datetime.fromisoformat(mark["at"])
            assert mark["high"] is None or mark["low"] <= mark["high"]


def test_the_map_has_each_place_once(quay: Quay) -> None:
    answer = quay.client.get(f"/incidents/{quay.incident}/points").json()
    assert answer["points"] and all(
        point["href"] in {f"#{name}" for name in re.findall(r'id="(spot-\d+)"', quay.page())} for point in answer["points"]
    )


def test_a_former_id_and_the_beginning_of_one_lead_on(quay: Quay) -> None:
    answer = quay.client.get(f"/incidents/{quay.incident[:8]}?as_of=2025-03-14")
    assert (answer.status_code, answer.headers["location"]) == (307, f"/incidents/{quay.incident}?as_of=2025-03-14")
    assert quay.client.get("/incidents/nosuch").status_code == 404


def test_it_shows_how_things_stood_and_says_so(quay: Quay) -> None:
    then = quay.page("?known_at=2025-03-12")
    assert "As it stood then" in words(then) and "what the ledger knew by 12 Mar 2025" in words(then)
    assert key(ferry_later()) not in then and key(ferry_later()) in quay.page()
    assert all("known_at=2025-03-12" in link for link in numbers(then))
    assert f"/reports/{key(ferry_later())}" not in quay.page("?as_of=2025-03-12")
    assert quay.client.get(f"/incidents/{quay.incident}?known_at=2025-03-11").status_code == 404


def test_a_time_that_is_none_is_refused_and_an_empty_one_is_none(quay: Quay) -> None:
    assert quay.client.get(f"/incidents/{quay.incident}?as_of=yesterday").status_code == 422
    assert "As it stood then:" not in words(quay.page("?as_of=&known_at="))


def later(quay: Quay) -> None:
    """A third report comes, a day later."""
    with quay.office.ledger() as ledger:
        add_reading(ledger, ferry_echo(), AGAIN)
        join(ledger, ferry(), ferry_echo(), at=AGAIN)
    quay.office.time = AGAIN


def test_nothing_is_new_to_who_comes_for_the_first_time_and_what_comes_after_is(quay: Quay) -> None:
    assert 'class="changed"' not in quay.page() and 'class="new"' not in quay.page()
    later(quay)
    page = quay.page()
    assert "1 new report" in words(page) and "since you last looked (13 Mar 2025, 20:00 UTC)" in words(page)
    assert "new claim" in words(page) and 'class="new"' in page
    assert quay.page() == page, "what is new stays so until it is marked as seen"
    seen = quay.client.post(f"/incidents/{quay.incident}/seen", data={"at": AGAIN})
    assert (seen.status_code, seen.headers["location"]) == (303, f"/incidents/{quay.incident}")
    assert 'class="changed"' not in quay.page() and 'class="new"' not in quay.page()


def test_what_came_while_the_page_was_open_stays_new(quay: Quay) -> None:
    quay.page()
    later(quay)
    quay.client.post(f"/incidents/{quay.incident}/seen", data={"at": LATER})
    assert "1 new report" in words(quay.page())


def test_what_is_new_to_one_is_not_to_another(quay: Quay) -> None:
    with quay.office.ledger() as ledger:
        ledger.visit("Somebody else", quay.incident, FIRST)
    quay.page()
    assert 'class="changed"' not in quay.page()


def test_a_judgement_is_told_as_a_change_and_the_number_it_changes(quay: Quay) -> None:
    quay.page()
    claim = next(each for each in ferry_later().claims if each.evidence.quote == "21 passengers")
    with quay.office.ledger() as ledger:
        judge_claim(ledger, JudgementKind.CORRECT, claim.id, {"low": 22, "high": 22}, WHO)
    page = words(quay.page())
    assert "1 judgement made or undone" in page and "by A. Analyst" in page
    assert "corrected" in page, "the judgements that stand are told at the end of the page"


def test_hostile_reports_run_nothing_and_style_nothing(quay: Quay) -> None:
    with quay.office.ledger() as ledger:
        add_reading(ledger, hostile(), AGAIN)
        name = ledger.incident_of([f"{key(hostile())}#0"])[f"{key(hostile())}#0"]
    page = quay.get(f"/incidents/{name}")
    found = Page(re.sub(r"<(circle|path|line)([^>]*)/>", r"<\1\2></\1>", page))
    assert all("src" in each or each.get("type") == "application/json" for each in found.all("script"))
    assert not {name for _, attributes in found.tags for name in attributes if name.startswith("on") or name == "style"}
    assert "javascript:" not in page and "<img" not in page and not set(page) & set("\x1b\u202e")
    for link in set(numbers(page)) | {f"/reports/{key(hostile())}"}:
        shown = quay.get(link)
        assert not set(shown) & set("\x1b\u202e") and "<img" not in shown and "javascript:" not in shown
