"""The page in a real browser: hostile text never runs, pointing and keys show words and row together, phones need no sideways scroll."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.publish.page import to_page
from tests.publish.fixtures import ferry, ferry_later, hostile

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the page is not tried in a browser")
BROWSERS = [path for name in ("chromium", "chromium-browser", "google-chrome") if (path := Path("/usr/bin") / name).exists()]
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
LIT = "[...document.querySelectorAll('.on-words')].map(e => e.textContent).join('')"
FOCUSED = "document.activeElement.id"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not BROWSERS:
        pytest.skip("no Chromium is installed: the page is not tried in a browser")
    with sync_api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(BROWSERS[0]), args=[*FLAGS.split(), "--disable-dev-shm-usage"])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """The page of three reports, with what it complained of and what it asked for."""
    path = tmp_path / "page.html"
    path.write_text(to_page([ferry(), ferry_later(), hostile()]), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.heard = []
    page.on("dialog", lambda dialog: (page.heard.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: page.heard.append(message.text))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.on("request", lambda request: page.heard.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(path.as_uri())
    yield page
    page.close()


def test_nothing_runs_is_asked_for_or_complained_of(opened: Any) -> None:
    opened.wait_for_timeout(200)
    assert opened.heard == []
    assert opened.evaluate("document.querySelectorAll('img, b[onclick]').length") == 0


def test_pointing_at_words_lights_their_row_and_shows_it(opened: Any) -> None:
    opened.hover("[data-c='r1-c20']")
    assert opened.evaluate("document.querySelector('.row.on .n').id") == "r1-c20"
    assert opened.evaluate(LIT) == "five suspects"
    box = opened.locator("#r1-c20").bounding_box()
    assert 0 <= box["y"] < 900


def test_pointing_at_a_row_lights_its_words_its_source_and_its_cue(opened: Any) -> None:
    opened.hover(".row:has(#r1-c1) .what")
    assert opened.evaluate(LIT) == "At least 12 passengers"
    assert opened.text_content(".on-source") == "hospital officials"
    assert opened.text_content(".on-cue") == "said"
    opened.hover(".masthead")
    assert opened.evaluate(LIT) == ""


def test_the_page_stays_under_the_pointer(opened: Any) -> None:
    opened.evaluate("document.querySelector('.text').scrollIntoView()")
    before = opened.evaluate("window.scrollY")
    opened.hover("[data-c='r1-c20']")
    assert opened.evaluate("window.scrollY") == before
    assert opened.evaluate("document.querySelector('.ledger').scrollTop") > 0


def test_keys_go_from_words_to_row_and_back(opened: Any) -> None:
    opened.focus("#r1-w10")
    assert opened.evaluate(LIT) == "346 passengers"
    opened.keyboard.press("Enter")
    assert opened.evaluate(FOCUSED) == "r1-c10"
    opened.keyboard.press("Escape")
    assert opened.evaluate(FOCUSED) == "r1-w10"
    opened.keyboard.press("Tab")
    assert opened.evaluate(FOCUSED) == "r1-wb"


def test_focus_can_be_seen(opened: Any) -> None:
    opened.keyboard.press("Tab")
    assert opened.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_folded_statement_opens_when_it_is_gone_to(opened: Any) -> None:
    assert not opened.locator("#r1-ca").is_visible()
    opened.focus("#r1-wa")
    opened.keyboard.press("Enter")
    assert opened.locator("#r1-ca").is_visible()
    assert opened.evaluate(FOCUSED) == "r1-ca"


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_width_needs_to_be_scrolled_sideways(opened: Any, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_links_alone_do_it_where_scripts_are_off(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(to_page([ferry()]), encoding="utf-8")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(path.as_uri())
    page.click("#r1-w10")
    assert page.url.endswith("#r1-c10")
    page.click("#r1-c10")
    assert page.url.endswith("#r1-w10")


CONTRAST = """
(selectors) => {
  const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour, over) => {
    probe.fillStyle = over; probe.fillRect(0, 0, 1, 1);
    probe.fillStyle = colour; probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const css = (c) => `rgb(${c.join(',')})`;
  const light = (c) => c.map((v) => v / 255).map((v) => (v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4))
    .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
  const behind = (element) => {
    const chain = [];
    for (let at = element; at; at = at.parentElement) chain.unshift(getComputedStyle(at).backgroundColor);
    return chain.reduce((over, colour) => rgba(colour, css(over)), [255, 255, 255]);
  };
  return selectors.flatMap((selector) => [...document.querySelectorAll(selector)].map((element) => {
    const back = behind(element), front = rgba(getComputedStyle(element).color, css(back));
    const [a, b] = [light(front), light(back)].sort((x, y) => y - x);
    return [selector, element.textContent.slice(0, 20), (a + .05) / (b + .05)];
  }));
}
"""
READ = [
    ".w",
    ".ref",
    ".n",
    ".num",
    ".minor",
    ".note",
    ".when",
    ".how",
    ".flag",
    ".stamp",
    ".total dt",
    ".facts",
    ".f",
    ".count",
    ".swatch",
    ".remark",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_what_is_behind_them(opened: Any, scheme: str) -> None:
    opened.emulate_media(color_scheme=scheme)
    found = opened.evaluate(CONTRAST, READ)
    assert len(found) > 100
    assert {(row[0], row[1], round(row[2], 1)) for row in found if row[2] < 4.5} == set()
