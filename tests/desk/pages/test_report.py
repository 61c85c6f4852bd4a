"""A report's page: its whole text in runs that lead back to their offsets, its claims, versions and echoes."""

from __future__ import annotations

import html
import re

from reportedly.model import JudgementKind, Reading
from reportedly.workflow.adding import add_reading
from reportedly.workflow.deciding import judge_claim
from tests.desk.pages.conftest import AGAIN, Quay, join, key
from tests.publish.fixtures import ferry, ferry_later, report_of
from tests.publish.incident_fixtures import ferry_echo
from tests.publish.test_page import Page

RUN = re.compile(r'<span data-start="(\d+)"( data-odd)?>([^<]*)</span>')
ODD = "Quay, 3 May\r\n\r\nMen \U0001f6a2 of \u202ethe\u202c crew\x07 e\u0301tat\r\n<b>said</b> & left."


def runs(page: str) -> list[tuple[int, bool, str]]:
    text = page[page.index('id="text"') : page.index('class="its-claims"')]
    return [(int(at), bool(odd), html.unescape(words)) for at, odd, words in RUN.findall(text)]


def test_the_runs_are_the_text_but_for_what_lies_between_paragraphs(quay: Quay) -> None:
    text, covered = ferry().report.text, 0
    for at, odd, words in runs(quay.get(f"/reports/{key(ferry())}")):
        assert not odd and text[at : at + len(words)] == words
        assert not text[covered:at].strip()
        covered = at + len(words)
    assert not text[covered:].strip()


def test_what_browsers_would_change_is_a_run_of_its_own(quay: Quay) -> None:
    reading = Reading(report_of(ODD, title="Odd"), ())
    with quay.office.ledger() as ledger:
        add_reading(ledger, reading, AGAIN)
    found = runs(quay.get(f"/reports/{key(reading)}"))
    assert all(words == ODD[at : at + len(words)] for at, odd, words in found if not odd)
    assert {ODD[at] for at, odd, _ in found if odd} == {"\r", "\u202e", "\u202c", "\x07"}
    assert "\r" not in "".join(words for _, _, words in found)


def test_every_claim_is_numbered_in_the_text_and_led_to_its_evidence(quay: Quay) -> None:
    page = quay.get(f"/reports/{key(ferry())}")
    numbers = re.findall(r'aria-label="Claim (\d+)"', page)
    assert sorted(map(int, numbers)) == list(range(1, 22))
    assert page.count("/evidence/") == 21 > page.count(f'href="/incidents/{quay.incident}/evidence/') > 0


def test_a_report_says_where_it_came_from_and_what_it_is_part_of(quay: Quay) -> None:
    said = " ".join(Page(quay.get(f"/reports/{key(ferry_later())}")).text().split())
    assert "Ferry toll rises" in said and "published 13 Mar 2025" in said


def test_the_versions_of_an_address_are_listed(quay: Quay) -> None:
    first = ferry_later()
    report = report_of("Changed. Nobody is missing.", title="Changed", url="https://wire.example/linnet", published="2025-03-14")
    with quay.office.ledger() as ledger:
        add_reading(ledger, Reading(report, ()), AGAIN)
        urls = [each for each in (ferry(), first) if each.report.url == report.url]
    page = quay.get(f"/reports/{report.sha256[:16]}")
    assert urls and "Versions of this address" in page
    assert all(f"/reports/{key(each)}" in page for each in urls)


def test_a_report_that_repeats_another_is_listed_with_it(quay: Quay) -> None:
    with quay.office.ledger() as ledger:
        add_reading(ledger, ferry_echo(), AGAIN)
        join(ledger, ferry(), ferry_echo(), at=AGAIN)
        echoes = quay.office.kept.seen(ledger, quay.incident, quay.office.actors).seen.reconciled.incident.echoes
    for echo in echoes:
        assert f"/reports/{echo.of}" in quay.get(f"/reports/{echo.copy}") and f"/reports/{echo.copy}" in quay.get(f"/reports/{echo.of}")


def test_what_was_left_out_is_told(quay: Quay) -> None:
    claim = next(each for each in ferry_later().claims if each.evidence.quote == "21 passengers")
    with quay.office.ledger() as ledger:
        judge_claim(ledger, JudgementKind.REJECT, claim.id, {}, ("A. Analyst", AGAIN, "no"))
    page = quay.get(f"/reports/{key(ferry_later())}")
    assert "Left out by judgement" in page and f"claim-{claim.id}" not in page


def test_the_beginning_of_a_key_leads_on_and_no_key_is_not_found(quay: Quay) -> None:
    answer = quay.client.get(f"/reports/{key(ferry())[:9]}")
    assert (answer.status_code, answer.headers["location"]) == (307, f"/reports/{key(ferry())}")
    assert quay.client.get("/reports/zz").status_code == 404
