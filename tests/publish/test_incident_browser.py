"""The incident's page in a real browser: numbers lead to their words by mouse and by keyboard, nothing runs, no width overflows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.publish.incident_page import incident_page
from tests.publish.incident_fixtures import crowd, hostile_incident, linnet, nothing
from tests.publish.test_page_browser import BROWSERS, CONTRAST, FLAGS

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the page is not tried in a browser")
SHOWN = {"linnet": linnet, "hostile": hostile_incident, "nothing": nothing, "crowd": crowd}
READ = (
    ".facts .stamp .parts|a .state .big .by|li .minor .worst|li>a .note .accounts|li figcaption .matrix|th .matrix|td .fig .how .cl "
    ".sentence .law .quotes|q .tellings|time .teller .told .estimates|th .estimates|td .clause .plain|li .reports|a .echo .no "
    ".doc|.body .ref .w summary .foot"
)
PLACE = "(id) => { const box = document.getElementById(id).getBoundingClientRect(); return [box.width, box.top, box.bottom]; }"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not BROWSERS:
        pytest.skip("no Chromium is installed: the page is not tried in a browser")
    with sync_api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(BROWSERS[0]), args=[*FLAGS.split(), "--disable-dev-shm-usage"])
        yield started
        started.close()


def opened(browser: Any, folder: Path, name: str = "linnet", **how: Any) -> Any:
    """A page, with what it complained of and what it asked for."""
    path = folder / f"{name}.html"
    path.write_text(incident_page(SHOWN[name]()), encoding="utf-8")
    page = browser.new_page(**({"viewport": {"width": 1280, "height": 900}} | how))
    page.heard = []
    page.on("dialog", lambda dialog: (page.heard.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: page.heard.append(message.text))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.on("request", lambda request: page.heard.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("name", SHOWN)
def test_nothing_runs_is_asked_for_or_complained_of(browser: Any, tmp_path: Path, name: str) -> None:
    page = opened(browser, tmp_path, name)
    page.wait_for_timeout(200)
    assert page.heard == []
    assert page.evaluate("document.querySelectorAll('img, script, b[onclick]').length") == 0
    page.close()


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
@pytest.mark.parametrize("name", SHOWN)
def test_no_width_needs_to_be_scrolled_sideways(browser: Any, tmp_path: Path, name: str, width: int) -> None:
    page = opened(browser, tmp_path, name, viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_number_leads_to_its_words_and_the_page_stays_where_it_is(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, java_script_enabled=False)
    page.locator("#matrix .fig").first.scroll_into_view_if_needed()
    before = page.locator("#matrix h2").bounding_box()
    number = page.locator("#matrix .fig", has_text="21").first
    number.click()
    card = page.locator(".card:visible")
    assert card.count() == 1
    assert card.locator("blockquote .e-number").inner_text() == "21"
    assert page.locator("#matrix h2").bounding_box() == before
    card.locator(".close").click()
    assert page.locator(".card:visible").count() == 0
    assert page.locator("#matrix h2").bounding_box() == before
    page.close()


def test_a_card_leads_to_the_next_claim_and_to_the_whole_report(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    page.goto(f"{page.url}#c2-1")
    page.locator("#c2-1 nav a[aria-label^=Next]").click()
    assert page.locator(".card:visible").get_attribute("id") == "c2-2"
    page.locator("#c2-2").get_by_text("Read it in the whole report").click()
    width, top, bottom = page.evaluate(PLACE, "tc2-2")
    assert width > 0 and top >= 0 and bottom <= 900
    assert page.locator(".card:visible").count() == 0
    page.close()


def test_it_can_be_used_by_keyboard_alone(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.locator("#said .fig").first.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "card"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.card')")
    page.close()


def test_a_mark_of_a_chart_leads_to_its_words_by_keyboard(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    page.evaluate("document.querySelector('.plot a.dot').focus()")
    page.keyboard.press("Enter")
    assert page.locator(".card:visible").count() == 1
    page.close()


def test_a_finding_opens_its_claims(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, java_script_enabled=False)
    found = page.locator(".finding").first
    assert not found.locator(".quotes").is_visible()
    found.locator("summary").click()
    assert found.locator(".quotes li").count() == 3
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_what_is_behind_them(browser: Any, tmp_path: Path, scheme: str, width: int) -> None:
    page = opened(browser, tmp_path, viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    found = page.evaluate(CONTRAST, [selector.replace("|", " ") for selector in READ.split()])
    assert len(found) > 100
    assert {(row[0], row[1], round(row[2], 1)) for row in found if row[2] < 4.5} == set()
    page.close()


def test_charts_have_names_for_those_who_cannot_see_them(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    names = page.evaluate("[...document.querySelectorAll('.plot a')].map((each) => each.getAttribute('aria-label'))")
    assert names and all(": " in name for name in names)
    assert (
        page.evaluate("[...document.querySelectorAll('a')].filter((a) => !(a.textContent.trim() || a.getAttribute('aria-label'))).length")
        == 0
    )
    page.close()


def test_on_paper_the_cards_are_gone_and_the_texts_are_there(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    page.goto(f"{page.url}#c2-1")
    page.emulate_media(media="print")
    assert page.locator(".card:visible").count() == 0
    assert page.locator(".doc .body").first.is_visible()
    page.close()
