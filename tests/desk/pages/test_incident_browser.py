"""The incident's page in a real browser: from numbers to their words and on to the next by mouse and by keyboard, and what is selected."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.desk import create_app
from reportedly.model import Reading
from reportedly.settings import Settings
from reportedly.workflow.adding import add_reading
from tests.desk.pages.conftest import AGAIN, Clocked, key
from tests.publish.fixtures import ferry, hostile, report_of
from tests.publish.test_page_browser import BROWSERS, FLAGS

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the desk is not tried in a browser")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: the desk is not looked over by it")
uvicorn = pytest.importorskip("uvicorn")
SELECT = Path(__file__).parents[3] / "src/reportedly/desk/front/select.js"
ODD = "Quay, 3 May\n\nTwo \U0001f6a2\U0001f6a2 boats and 21 men of \u202ethe\u202c e\u0301tat were lost, they said.\n\nNobody else was."
OPEN = "#evidence:not([hidden]) article"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not BROWSERS:
        pytest.skip("no Chromium is installed: the desk is not tried in a browser")
    with sync_api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(BROWSERS[0]), args=[*FLAGS.split(), "--disable-dev-shm-usage"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def place(linnet_ledger: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a desk over the Linnet's ledger, and the incident's id."""
    path = tmp_path_factory.mktemp("served") / "quay.sqlite"
    path.write_bytes(linnet_ledger[0].read_bytes())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    office = Clocked(Settings(ledger=str(path)))
    with office.ledger() as ledger:
        add_reading(ledger, hostile(), AGAIN)
        add_reading(ledger, Reading(report_of(ODD, title="Odd"), ()), AGAIN)
    server = uvicorn.Server(uvicorn.Config(create_app(office), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}", linnet_ledger[1]
    server.should_exit = True
    thread.join(10)


def opened(browser: Any, place: tuple[str, str], path: str = "", **how: Any) -> Any:
    """A page of the desk, with what it complained of and what it asked of others."""
    page = browser.new_page(**({"viewport": {"width": 1280, "height": 900}} | how))
    page.set_default_timeout(6000)
    page.heard = []
    page.on("dialog", lambda dialog: (page.heard.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: page.heard.append(message.text))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.on("request", lambda request: page.heard.append(request.url) if not request.url.startswith(place[0]) else None)
    page.goto(place[0] + (path or f"/incidents/{place[1]}"))
    return page


def title(page: Any) -> str:
    return str(page.locator("#evidence-title").inner_text())


def test_a_number_opens_its_words_beside_the_page_and_esc_leads_back(browser: Any, place: tuple[str, str]) -> None:
    page = opened(browser, place)
    number = page.locator("#matrix .fig", has_text="21").first
    number.click()
    page.wait_for_selector(OPEN)
    assert page.locator("#evidence .e-number").first.inner_text() == "21"
    assert page.evaluate("document.activeElement.id") == "evidence"
    assert page.url.endswith(place[1])
    page.keyboard.press("Escape")
    assert page.locator("#evidence").is_hidden()
    assert page.evaluate("document.activeElement.className") == "fig"
    assert page.heard == []
    page.close()


def test_n_and_p_walk_through_the_claims_and_the_focus_stays_in_the_panel(browser: Any, place: tuple[str, str]) -> None:
    page = opened(browser, place)
    page.locator("#reports").get_by_text("Ferry", exact=False).first.click()
    page.wait_for_selector("#text")
    page.locator(".its-claims a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(OPEN)
    first = title(page)
    page.keyboard.press("n")
    page.wait_for_function("(was) => document.getElementById('evidence-title').textContent !== was", arg=first)
    assert page.evaluate("document.activeElement.id") == "evidence"
    page.keyboard.press("p")
    page.wait_for_function("(was) => document.getElementById('evidence-title').innerText === was", arg=first)
    page.keyboard.press("Escape")
    assert page.evaluate("!!document.activeElement.closest('.its-claims')")
    page.close()


def test_a_finding_in_the_panel_leads_to_it_on_the_page(browser: Any, place: tuple[str, str]) -> None:
    page = opened(browser, place)
    page.locator("#findings summary").first.click()
    page.locator("#findings [open] .quotes .cl").first.click()
    page.wait_for_selector(OPEN)
    page.locator("#evidence dl a[data-close]").first.click()
    assert page.locator("#evidence").is_hidden()
    assert page.evaluate("document.activeElement.closest('.finding').open")
    page.close()


def test_without_script_a_number_leads_to_a_page(browser: Any, place: tuple[str, str]) -> None:
    page = opened(browser, place, java_script_enabled=False)
    page.locator("#matrix .fig").first.click()
    assert "/evidence/" in page.url and page.locator("main .passage .e-number").first.is_visible()
    page.locator("main > p > a").first.click()
    assert page.url.endswith(place[1])
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_nothing_is_complained_of(browser: Any, place: tuple[str, str], width: int, scheme: str) -> None:
    page = opened(browser, place, viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.wait_for_load_state("networkidle")
    look = axe.Axe()
    found = serious(look.run(page))
    page.locator("#said .fig").first.click()
    page.wait_for_selector(OPEN)
    found += serious(look.run(page))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.heard == []
    page.goto(f"{place[0]}/reports/{key(ferry())}")
    assert found + serious(look.run(page)) == []
    page.close()


def serious(results: Any) -> list[str]:
    bad = [each for each in results.response["violations"] if each["impact"] in ("serious", "critical")]
    return [f"{each['id']}: {node['html'][:160]}" for each in bad for node in each["nodes"][:3]]


def test_hostile_reports_run_nothing(browser: Any, place: tuple[str, str]) -> None:
    page = opened(browser, place, f"/reports/{key(hostile())}")
    page.locator(".its-claims a").first.click()
    page.wait_for_selector(OPEN)
    page.goto(page.evaluate("document.querySelector('#evidence .close').href"))
    page.wait_for_load_state("networkidle")
    assert page.heard == []
    page.close()


PICK = """([from, to]) => {
  const text = document.getElementById("text");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let node, from_set = false;
  while ((node = walker.nextNode())) {
    if (!from_set && node.data.includes(from)) { range.setStart(node, node.data.indexOf(from)); from_set = true; }
    if (from_set && node.data.includes(to)) { range.setEnd(node, node.data.indexOf(to) + to.length); break; }
  }
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
  return window.selectedWords();
}"""
PICKED = {
    "plain words": ("Two", "boats"),
    "after letters of two units": ("21 men", "21 men"),
    "a mark that joins": ("e\u0301tat", "lost"),
    "over what is shown by its number": ("men", "the"),
    "over paragraphs": ("said", "Nobody"),
    "with blanks at its ends": (" boats ", " boats "),
}


@pytest.fixture
def choosing(browser: Any, place: tuple[str, str]) -> Iterator[Any]:
    """A report's page in which the script that tells what is selected can be asked."""
    context = browser.new_context(bypass_csp=True)
    context.set_default_timeout(6000)
    page = context.new_page()
    page.goto(f"{place[0]}/reports/{key(Reading(report_of(ODD, title='Odd'), ()))}")
    page.add_script_tag(content=f"{SELECT.read_text(encoding='utf-8')}\nwindow.selectedWords = selected;", type="module")
    page.wait_for_function("typeof window.selectedWords === 'function'")
    yield page
    context.close()


@pytest.mark.parametrize("name", PICKED)
def test_what_is_selected_is_told_as_offsets_of_the_report(choosing: Any, name: str) -> None:
    begin, end = PICKED[name]
    found = choosing.evaluate(PICK, [begin, end])
    start = ODD.index(begin)
    words = ODD[start : ODD.index(end, start) + len(end)].strip()
    assert ODD[found["start"] : found["end"]] == words
    assert found["report"] == key(Reading(report_of(ODD, title="Odd"), ()))


def test_half_a_letter_is_the_whole_letter_and_nothing_is_nothing(choosing: Any) -> None:
    half = """(part) => {
      const run = [...document.querySelectorAll("#text [data-start]")].find((each) => each.textContent.includes("boats"));
      const at = run.firstChild.data.indexOf("\\uD83D");
      const range = document.createRange();
      range.setStart(run.firstChild, at + part[0]);
      range.setEnd(run.firstChild, at + part[1]);
      document.getSelection().removeAllRanges();
      document.getSelection().addRange(range);
      return window.selectedWords();
    }"""
    at = ODD.index("\U0001f6a2")
    for part in ([1, 2], [0, 1], [0, 2]):
        found = choosing.evaluate(half, part)
        assert (found["start"], found["end"]) == (at, at + 1)
    assert choosing.evaluate(half, [2, 2]) is None
