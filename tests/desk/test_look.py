"""List, map, search and charts in a real browser: nothing to complain of, at each width and colour, by mouse and by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.desk import Office
from reportedly.settings import Settings
from reportedly.workflow.listing import refresh
from tests.desk.serving import opened, serving
from tests.publish.test_page_browser import BROWSERS, FLAGS

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the desk is not tried in a browser")
PATHS = {"list": "/", "filtered": "/?contested=1&order=contested", "nothing": "/?place=nowhere", "search": "/search?q=hostages"}
ROWS = "document.querySelectorAll('.rows > [data-incident]').length"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not BROWSERS:
        pytest.skip("no Chromium is installed: the desk is not tried in a browser")
    with sync_api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(BROWSERS[0]), args=[*FLAGS.split(), "--disable-dev-shm-usage"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def desk(example_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = shutil.copy(example_ledger, tmp_path_factory.mktemp("desk") / "demo.sqlite")
    office = Office(Settings(ledger=str(path)))
    with office.ledger() as ledger:
        refresh(ledger, office.actors)
    with serving(office) as address:
        yield address
    office.close()


LOOKS = [*((name, 1280, "light") for name in PATHS), ("list", 390, "dark"), ("list", 1280, "dark"), ("search", 390, "dark")]


@pytest.mark.parametrize(("name", "width", "scheme"), LOOKS)
def test_pages_are_calm_fit_and_stumble_no_screen_reader(browser: Any, desk: str, name: str, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = opened(browser, desk, PATHS[name], viewport={"width": width, "height": 844}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = axe.Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:90] for node in each["nodes"]][:3]) for each in found] == []
    assert page.heard == []
    page.close()


def test_the_map_has_a_point_for_each_place_by_mouse_and_by_keyboard(browser: Any, desk: str) -> None:
    page = opened(browser, desk)
    points = page.locator(".map .point")
    points.first.wait_for()
    assert page.locator(".map .point.contested .again").count() == 1
    assert page.evaluate("[...document.querySelectorAll('.point')].filter((each) => each.tabIndex === 0).length") == 1
    page.locator(".map .point[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("ArrowRight")
    other = page.evaluate("document.activeElement.getAttribute('href')")
    assert points.count() == 1 or first != other
    before = page.locator(".map .land path").get_attribute("d")
    page.keyboard.press("+")
    assert page.locator(".map .land path").get_attribute("d") != before
    page.locator(".map .point.contested").hover()
    assert page.locator("[data-incident].on").count() == 1
    page.locator(".map .point.contested").click()
    page.wait_for_url("**/incidents/*")
    assert page.heard == []
    page.close()


def test_a_filter_changes_the_list_the_map_and_the_address_and_can_be_gone_back_from(browser: Any, desk: str) -> None:
    page = opened(browser, desk)
    every = page.evaluate(ROWS)
    page.get_by_role("checkbox", name="contested").check()
    page.wait_for_function(f"() => {ROWS} < {every}")
    assert page.url == f"{desk}/?contested=1"
    page.get_by_text("contested first").click()
    page.wait_for_url("**/?contested=1&order=contested")
    page.get_by_role("searchbox", name="Place").fill("nowhere at all")
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => {ROWS} === 0")
    assert "order=contested" in page.url and "place=nowhere" in page.url and "since" not in page.url
    page.wait_for_function("() => document.querySelectorAll('.map .point').length === 0")
    page.go_back()
    page.wait_for_function(f"() => {ROWS} > 0")
    assert page.heard == []
    page.close()


def test_the_list_is_gone_through_by_keys_and_typing_is_left_alone(browser: Any, desk: str) -> None:
    page = opened(browser, desk)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('[data-incident]').matches(':first-child')")
    page.keyboard.press("/")
    page.keyboard.type("j?g i")
    assert page.locator("#q").input_value() == "j?g i"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    assert "Queue" in page.locator("#help").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*")
    page.keyboard.press("g")
    page.keyboard.press("i")
    page.wait_for_url(f"{desk}/")
    page.close()


def test_the_colours_that_are_chosen_stay_and_no_style_is_put_in_for_them(browser: Any, desk: str) -> None:
    page = opened(browser, desk, color_scheme="light")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.locator("#theme").select_option("dark")
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark
    page.locator("#theme").select_option("system")
    assert page.evaluate(paper) == light
    assert page.heard == []
    page.close()


def test_a_chart_is_zoomed_by_keys_and_buttons_and_its_marks_lead_to_their_words(browser: Any, desk: str) -> None:
    page = opened(browser, desk, "/?contested=1")
    page.locator("[data-incident] .title").first.click()
    page.locator("#time").scroll_into_view_if_needed()
    stage = page.locator(".chart-stage").first
    stage.locator("svg a").first.wait_for()
    assert page.locator(".chart svg.plot:visible").count() == 0
    marks = stage.locator("svg a").count()
    stage.focus()
    for _ in range(5):
        page.keyboard.press("+")
    page.wait_for_function(f"() => document.querySelector('.chart-stage').querySelectorAll('svg a').length < {marks}")
    page.locator("[data-chart]").first.get_by_role("button", name="Show all").click()
    page.wait_for_function(f"() => document.querySelector('.chart-stage').querySelectorAll('svg a').length === {marks}")
    mark = stage.locator("svg a").first
    assert "/evidence/" in mark.get_attribute("href") and ": " in mark.get_attribute("aria-label")
    mark.focus()
    assert page.locator(".chart-tip:visible").inner_text() == mark.get_attribute("aria-label")
    assert page.heard == []
    page.close()


def test_without_a_script_the_list_the_filter_and_the_search_are_there(browser: Any, desk: str) -> None:
    page = opened(browser, desk, java_script_enabled=False)
    assert page.locator("[data-incident]").count() > 1
    assert page.locator(".map-side:visible").count() == 0
    page.get_by_role("checkbox", name="contested").check()
    page.get_by_role("button", name="Filter").click()
    assert page.locator("[data-incident]").count() == 1
    page.locator("#q").fill("hostages")
    page.locator("#q").press("Enter")
    page.wait_for_url("**/search?q=hostages")
    assert page.locator(".hit mark").count() > 0
    page.close()
