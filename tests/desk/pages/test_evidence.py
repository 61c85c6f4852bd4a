"""The evidence of a claim: its words marked in their passage, what stands next to it, what was read and judged of it, in panel and page."""

from __future__ import annotations

import re

from reportedly.model import Figure, JudgementKind, Statement
from reportedly.workflow.deciding import judge_claim, judge_on
from tests.desk.pages.conftest import LATER, Quay, key
from tests.publish.fixtures import ferry, ferry_later
from tests.publish.test_page import Page

PART = {"HX-Request": "true"}
WHO = ("A. Analyst", LATER, "misheard")


def claim_of(quote: str) -> Figure:
    """The figure of either report that has this quote."""
    every = [*ferry().claims, *ferry_later().claims]
    return next(each for each in every if isinstance(each, Figure) and each.evidence.quote == quote)


def shown(quay: Quay, claim: str, query: str = "", **headers: str) -> str:
    return quay.get(f"/incidents/{quay.incident}/evidence/{claim}{query}", **headers)


def test_a_panel_is_a_part_and_without_script_it_is_a_page(quay: Quay) -> None:
    claim = claim_of("21 passengers").id
    assert shown(quay, claim, **PART).lstrip().startswith("<article")
    page = shown(quay, claim)
    assert page.lstrip().startswith("<!doctype html>") and f'href="/incidents/{quay.incident}"' in page


def test_number_source_and_cue_are_marked_each_by_its_own_mark(quay: Quay) -> None:
    panel = shown(quay, claim_of("21 passengers").id, **PART)
    for role, said in (("number", "21"), ("source", "Hospital officials"), ("cue", "said")):
        assert re.search(rf'<span class="e-{role}"><span data-start="\d+">{said}</span>', panel)
    legend = panel[panel.index("key-line") :].partition("</p>")[0]
    assert all(word in legend for word in ("its words", "number", "source", "cue")) and "limited to" not in legend


def test_one_walks_through_the_report_where_one_came_from_no_list(quay: Quay) -> None:
    ordered = sorted(ferry().claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id))
    links = [each.id for each in ordered if each.mention == 0 and not isinstance(each, Statement)]
    at, walked = links[0], [links[0]]
    while found := re.search(r'rel="next"[^>]*href="/incidents/\w+/evidence/(\w+)"', shown(quay, at, **PART)):
        at = found[1]
        walked.append(at)
    assert walked == links
    assert f'evidence/{links[-2]}"' in re.search(r'rel="prev"[^>]*', shown(quay, links[-1], **PART))[0]


def test_one_walks_through_the_list_one_came_from(quay: Quay) -> None:
    link = re.search(r'href="([^"]*evidence/\w+\?in=c-[^"]*)"', quay.page())[1]
    panel = quay.get(link, **PART)
    many = re.search(r"1 of (\d+),", panel) or re.search(r"\d+ of (\d+),", panel)
    assert many
    name = link.partition("?in=")[2]
    assert int(many[1]) == 1 or f"in={name}" in panel


def test_a_list_that_is_not_there_is_the_report(quay: Quay) -> None:
    assert ", report 1" in shown(quay, ferry().claims[0].id, "?in=f-nothing", **PART)


def test_a_claim_of_no_incident_or_of_another_is_not_found(quay: Quay) -> None:
    for claim in ("0123456789abcdef", "x" * 60, "%2e%2e"):
        assert quay.client.get(f"/incidents/{quay.incident}/evidence/{claim}").status_code == 404


def test_a_judgement_is_told_and_so_is_its_undoing(quay: Quay) -> None:
    claim = claim_of("21 passengers").id
    with quay.office.ledger() as ledger:
        made = judge_claim(ledger, JudgementKind.CORRECT, claim, {"low": 22, "high": 22}, WHO)
    panel = shown(quay, claim, **PART)
    assert "22 passengers killed" in panel and "corrected (low 22, high 22), by A. Analyst" in panel and "misheard" in panel
    with quay.office.ledger() as ledger:
        ledger.undo(made.number, "B. Analyst", LATER)
    undone = shown(quay, claim, **PART)
    assert "21 passengers killed" in undone and "undone by B. Analyst" in undone


def test_a_rejected_claim_still_has_its_words(quay: Quay) -> None:
    claim = claim_of("21 passengers").id
    with quay.office.ledger() as ledger:
        judge_claim(ledger, JudgementKind.REJECT, claim, {}, WHO)
    panel = shown(quay, claim, **PART)
    assert "Left out of the incident by a judgement." in panel and ">21<" in panel
    assert f"evidence/{claim}" not in quay.page()


def test_a_statement_has_its_words_too(quay: Quay) -> None:
    claim = next(each for each in ferry().claims if isinstance(each, Statement)).id
    assert "Not counted" in shown(quay, claim, **PART)


def test_a_panel_has_a_name_a_way_back_and_keys(quay: Quay) -> None:
    found = Page(shown(quay, claim_of("30 soldiers").id, **PART))
    attributes = [each for _, each in found.tags]
    assert any(each.get("id") == "evidence-title" for each in attributes)
    assert any("data-close" in each and each.get("href") == f"/incidents/{quay.incident}" for each in attributes)
    assert {each["data-key"] for each in attributes if "data-key" in each} >= {"n", "p", "o"}


def test_the_whole_report_marks_the_claim_that_one_came_from(quay: Quay) -> None:
    claim = claim_of("21 passengers")
    page = quay.get(f"/reports/{key(ferry_later())}?claim={claim.id}")
    assert 'id="words"' in page and 'e-number"' in page
    assert 'id="words"' not in quay.get(f"/reports/{key(ferry_later())}")


def test_a_note_is_told(quay: Quay) -> None:
    claim = claim_of("21 passengers").id
    with quay.office.ledger() as ledger:
        judge_on(ledger, JudgementKind.NOTE, (claim,), WHO, {"text": "ask <them> again"})
    assert "note: «ask &lt;them&gt; again», by A. Analyst" in shown(quay, claim, **PART)
