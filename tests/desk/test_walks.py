"""An analyst's ways through the desk in a real browser, on all seven reports of the example: by mouse, and by keyboard alone."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from reportedly.desk import Office
from reportedly.ledger import open_ledger
from reportedly.publish.geojson import geojson_schema
from reportedly.publish.incident_json import incident_schema
from reportedly.reading import read_inputs
from reportedly.reconcile.profiles import PROFILES
from reportedly.settings import Settings
from reportedly.workflow.adding import add_reports
from reportedly.workflow.listing import refresh
from tests.conftest import ADDED, ROOT
from tests.desk.serving import opened, serving
from tests.publish.test_page_browser import BROWSERS, FLAGS

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the desk is not walked in a browser")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: the walks are not looked over by it")
jsonschema = pytest.importorskip("jsonschema")
PANEL = "#evidence:not([hidden]) article"
SAID = "document.getElementById('evidence-title').textContent"
PHONE = {"width": 390, "height": 844}
TEXT = "NEW HOLM, March 12 (Marsh Wire) - At least 14 clerks were killed in an attack on the granary of New Holm, the harbour police said."
MILL = "Mill burnt in Port Sel\n\nNine bakers were injured when a mill in Port Sel was burnt on Friday, a hospital said.\n"


@pytest.fixture(scope="session")
def jaffar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of all reports of the example, read once."""
    path = tmp_path_factory.mktemp("jaffar") / "jaffar.sqlite"
    with open_ledger(path, create=True) as ledger:
        added = list(add_reports(ledger, read_inputs([str(ROOT / "examples/jaffar-express")]), Settings(), ADDED))
    assert len(added) == 7
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not BROWSERS:
        pytest.skip("no Chromium is installed: the desk is not walked in a browser")
    with sync_api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(BROWSERS[0]), args=[*FLAGS.split(), "--disable-dev-shm-usage"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def desk(jaffar: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    office = Office(Settings(ledger=str(shutil.copy(jaffar, tmp_path_factory.mktemp("walks") / "jaffar.sqlite"))))
    with office.ledger() as ledger:
        refresh(ledger, office.actors)
    with serving(office) as address:
        yield address
    office.close()


@pytest.fixture(scope="module")
def incident(desk: str, browser: Any) -> str:
    """The path of the incident that all seven reports tell of."""
    with walk(browser, desk) as page:
        return str(page.locator(".row-of.s-contested .title").first.get_attribute("href"))


@contextmanager
def walk(browser: Any, desk: str, path: str = "/", **how: Any) -> Iterator[Any]:
    """A page; at the end of the walk nothing was complained of, nothing asked of others, and axe finds nothing serious where it ended."""
    page = opened(browser, desk, path, **how)
    page.set_default_timeout(8000)
    yield page
    look(page)
    assert page.heard == []
    page.close()


def look(page: Any) -> None:
    """Nothing serious stumbles a screen reader, and nothing is wider than the page."""
    found = [each for each in axe.Axe().run(page).response["violations"] if each["impact"] in ("serious", "critical")]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]][:3]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def keys(page: Any, *pressed: str) -> None:
    for each in pressed:
        page.keyboard.press(each)


def tab_to(page: Any, selector: str, most: int = 90) -> None:
    """Go to something by Tab alone."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"{selector} is not reached by Tab")


# 1. The incidents.


def test_the_list_is_filtered_and_an_incident_is_opened_from_the_map(browser: Any, desk: str, incident: str) -> None:
    with walk(browser, desk) as page:
        rows = page.locator(".rows > [data-incident]")
        every = rows.count()
        assert every > 1 and "machine-read, not yet reviewed" in rows.first.inner_text()
        page.get_by_label("Tells of people").select_option("held")
        page.wait_for_url("**/?status=held")
        page.wait_for_function(f"() => document.querySelectorAll('.rows > [data-incident]').length < {every}")
        page.get_by_role("link", name="Clear the filter").click()
        page.get_by_role("textbox", name="From").fill("2025-03-01")
        page.wait_for_url("**/?since=2025-03-01")
        page.get_by_label("contested", exact=True).check()
        page.wait_for_url("**contested=1**")
        page.wait_for_function("() => document.querySelectorAll('.rows > [data-incident]').length === 1")
        look(page)
        page.locator(".map .point.contested").click()
        page.wait_for_url(f"**{incident}")


def test_the_list_is_filtered_searched_and_opened_by_keys_alone(browser: Any, desk: str, incident: str) -> None:
    with walk(browser, desk) as page:
        tab_to(page, "[name=unreviewed]")
        keys(page, "Space")
        page.wait_for_url("**/?unreviewed=1")
        keys(page, "/")
        page.keyboard.type("rescued")
        keys(page, "Enter")
        page.wait_for_url("**/search?q=rescued")
        assert page.locator(".hit mark").count() > 1
        look(page)
        keys(page, "j", "Enter")
        page.wait_for_url(f"**{incident}")


# 2. An incident.


def test_an_incident_is_read_from_what_is_agreed_to_the_estimates(browser: Any, desk: str, incident: str) -> None:
    with walk(browser, desk, incident) as page:
        assert page.locator(".tools .stamp").inner_text().lower() == "machine-read, not yet reviewed"
        assert page.locator(".standing .contested").bounding_box()["y"] < 900
        stage = page.locator(".chart-stage").first
        stage.scroll_into_view_if_needed()
        marks = stage.locator("svg a").count()
        page.locator("[data-chart]").first.get_by_role("button", name="Zoom in").click(click_count=6, delay=20)
        page.wait_for_function(f"() => document.querySelector('.chart-stage').querySelectorAll('svg a').length < {marks}")
        page.locator("#findings summary").first.click()
        page.locator("#findings [open] .quotes .cl").first.click()
        page.wait_for_selector(PANEL)
        keys(page, "Escape")
        for part in ("#matrix", "#where", "#timeline", "#estimates"):
            page.locator(f".parts a[href='{part}']").click()
            assert page.locator(part).is_visible()
        assert page.locator(".where .map .around").count() == page.locator(".where .spots li", has_text="km wide").count() > 0
        assert page.locator("#estimates .cl").count() > 3


def test_the_incident_is_seen_as_it_stood_on_a_day_by_the_slider(browser: Any, desk: str, incident: str) -> None:
    with walk(browser, desk, incident) as page:
        reports = page.locator("#reports li").count()
        tab_to(page, ".past > summary")
        keys(page, "Enter")
        tab_to(page, "#as-of")
        assert page.locator("#as-of").get_attribute("aria-valuetext") == "now"
        keys(page, "ArrowLeft", "ArrowLeft")
        page.wait_for_url("**as_of=2025-03-1*")
        page.wait_for_function("() => document.activeElement.id === 'as-of'")
        assert page.locator("#reports li").count() < reports
        assert page.locator("#as-of-day").inner_text() in page.locator(".then").inner_text()
        keys(page, "End")
        page.wait_for_url(lambda url: "as_of=" not in url)
        assert page.locator("#reports li").count() == reports


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_incident_fits_a_phone(browser: Any, desk: str, incident: str, scheme: str) -> None:
    with walk(browser, desk, incident, viewport=PHONE, color_scheme=scheme) as page:
        page.locator(".past > summary").click()
        page.locator(".export > summary").click()


# 3. Evidence.


def test_from_any_number_one_click_leads_to_the_words(browser: Any, desk: str, incident: str) -> None:
    with walk(browser, desk, incident) as page:
        for part in ("#said", "#matrix", "#timeline", "#estimates"):
            page.locator(f"{part} a[href*='/evidence/']").first.click()
            page.wait_for_selector(PANEL)
            assert page.locator(f"{PANEL} .passage").inner_text()
            keys(page, "Escape")
            page.wait_for_function("() => document.getElementById('evidence').hidden")
        page.locator("#said .fig").first.click()
        page.wait_for_selector(PANEL)
        assert page.locator("#evidence .e-number").count() and page.locator("#evidence .e-source").count()
        look(page)
        page.get_by_role("link", name="Read it in the whole report").click()
        page.wait_for_selector("#text .e-number")


def test_claims_are_walked_through_by_keys_alone(browser: Any, desk: str, incident: str) -> None:
    with walk(browser, desk, incident) as page:
        tab_to(page, "#said .fig")
        keys(page, "Enter")
        page.wait_for_selector(PANEL)
        first = page.evaluate(SAID)
        keys(page, "n")
        page.wait_for_function(f"(was) => {SAID} !== was", arg=first)
        keys(page, "p")
        page.wait_for_function(f"(was) => {SAID} === was", arg=first)
        keys(page, "Escape")
        assert page.locator("#evidence").is_hidden()
        assert page.evaluate("document.activeElement.matches('#said .fig')")


# 5. In and out.


def test_a_text_that_is_pasted_is_read_at_once_and_leads_to_its_incident(browser: Any, desk: str) -> None:
    with walk(browser, desk) as page:
        keys(page, "g", "a")
        page.wait_for_url("**/add")
        look(page)
        page.locator("#text").focus()
        page.keyboard.insert_text(TEXT)
        tab_to(page, "[name=publisher]", 4)
        page.keyboard.type("Marsh Wire")
        keys(page, "Tab")
        page.keyboard.type("2031-03-12")
        keys(page, "Enter")
        page.wait_for_url("**/jobs/*")
        page.wait_for_selector("#job[data-state=done]", timeout=40000)
        assert "1 report added" in page.locator("#job").inner_text()
        assert page.locator(".became q").first.inner_text() == "At least 14 clerks"
        assert "not yet reviewed" in page.locator("#job").inner_text()
        look(page)
        page.locator(".became a[href^='/incidents/']").first.click()
        page.wait_for_url("**/incidents/*")


DROP = """([form, files]) => {
  const carried = new DataTransfer();
  for (const [name, words] of files) carried.items.add(new File([words], name, { type: "text/plain" }));
  const at = document.querySelector(form);
  const dragged = (kind) => at.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
  dragged("dragenter");
  const taken = !dragged("dragover");
  const over = document.querySelector(".drop").classList.contains("over");
  dragged("drop");
  return taken && over;
}"""


@pytest.mark.parametrize("width", [1280, 390])
def test_files_are_dropped_or_chosen_and_one_that_is_broken_stops_none(browser: Any, desk: str, width: int, tmp_path: Path) -> None:
    with walk(browser, desk, "/add", viewport={"width": width, "height": 844}) as page:
        assert page.evaluate(DROP, ["textarea", [("mill.txt", MILL)]])
        assert page.locator(".drop.over").count() == 0
        assert page.locator(".chosen bdi").all_inner_texts() == ["mill.txt (1 KiB)"]
        assert page.evaluate(DROP, [".drop", [("broken.jsonl", "{no table"), (f"{'long-name-' * 12}.txt", f"{MILL}{width}")]])
        assert page.locator(".chosen li").count() == 3
        page.get_by_role("button", name="Leave out mill.txt").click()
        look(page)
        page.get_by_role("button", name="Read and add").click()
        page.wait_for_url("**/jobs/*")
        page.wait_for_selector("#job[data-state=done]", timeout=40000)
        assert "1 report added, 1 not read" in page.locator("#job").inner_text()
        assert "broken.jsonl" in page.locator(".became .failed").inner_text()


def test_what_can_t_be_taken_is_said_and_what_was_typed_stays(browser: Any, desk: str) -> None:
    with walk(browser, desk, "/add") as page:
        page.locator("#text").fill(TEXT)
        page.get_by_label("Address").fill("ftp://example.org/a")
        page.get_by_role("button", name="Read and add").click()
        assert "neither http:// nor https://" in page.get_by_role("alert").inner_text()
        assert page.locator("#text").input_value() == TEXT
        page.heard = [each for each in page.heard if "422" not in each]


def taken(page: Any, name: str) -> str:
    """What the button or link of that name gives."""
    with page.expect_download() as coming:
        page.get_by_text(name, exact=True).click()
    return Path(coming.value.path()).read_text(encoding="utf-8")


def test_an_incident_is_taken_away_in_every_form(browser: Any, desk: str, incident: str) -> None:
    with walk(browser, desk, incident) as page:
        page.locator(".export > summary").click()
        page.get_by_label("Columns of").select_option("ucdp")
        rows = list(csv.DictReader(io.StringIO(taken(page, "CSV"))))
        assert rows and {"best", "high", "low"} <= set(rows[0])
        jsonschema.validate(json.loads(taken(page, "JSON")), json.loads(incident_schema()))
        jsonschema.validate(json.loads(taken(page, "GeoJSON")), json.loads(geojson_schema()))
        alone = taken(page, "One HTML file")
        look(page)
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.set_content(alone, wait_until="networkidle")
    assert asked == [] and page.locator("h1").first.inner_text()
    page.close()


def test_the_list_is_taken_away_as_it_is_filtered(browser: Any, desk: str) -> None:
    with walk(browser, desk, "/?contested=1") as page:
        for profile in PROFILES:
            header, *lines = taken(page, f"CSV for {profile.upper()}").splitlines()
            assert "," in header and lines
        jsonschema.validate(json.loads(taken(page, "GeoJSON")), json.loads(geojson_schema()))
        (line,) = taken(page, "JSON lines").splitlines()
        jsonschema.validate(json.loads(line), json.loads(incident_schema()))
