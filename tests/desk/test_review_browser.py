"""Review in a real browser: the queue by keyboard, verdicts in the panel, words selected, an incident as a whole, two at one claim."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.desk import Office, create_app
from reportedly.settings import Settings
from reportedly.workflow.listing import refresh
from tests.publish.test_page_browser import BROWSERS, FLAGS

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the desk is not tried in a browser")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: the desk is not looked over by it")
uvicorn = pytest.importorskip("uvicorn")
PANEL = "#evidence:not([hidden])"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not BROWSERS:
        pytest.skip("no Chromium is installed: the desk is not tried in a browser")
    with sync_api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(BROWSERS[0]), args=[*FLAGS.split(), "--disable-dev-shm-usage"])
        yield started
        started.close()


class Place:
    """A desk that is served: its address, its office, and the incident of which most is told."""

    def __init__(self, address: str, office: Office) -> None:
        self.address = address
        self.office = office
        with office.ledger() as ledger:
            refresh(ledger, office.actors)
            every = ledger.summaries()
        self.incident = max(every, key=lambda each: each.reports).incident

    def log(self) -> list[Any]:
        """The judgements that were made, in their order."""
        with self.office.ledger() as ledger:
            return list(ledger.log())


@pytest.fixture
def place(example_ledger: Path, tmp_path: Path) -> Iterator[Place]:
    """A desk over a fresh copy of the example ledger."""
    office = Office(Settings(ledger=str(shutil.copy(example_ledger, tmp_path / "desk.sqlite"))))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(office), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield Place(f"http://127.0.0.1:{port}", office)
    server.should_exit = True
    thread.join(10)


def opened(browser: Any, place: Place, path: str) -> Any:
    """A page of the desk, with what it complained of and what it asked of others."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(8000)
    page.heard = []
    page.on("console", lambda message: page.heard.append(message.text))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.on("request", lambda request: page.heard.append(request.url) if not request.url.startswith(place.address) else None)
    page.goto(place.address + path)
    return page


def ids(page: Any) -> str:
    """The claim that the queue shows."""
    page.wait_for_load_state()
    return str(page.locator("article.item").get_attribute("data-claim"))


def until(so: Callable[[], bool], seconds: float = 8.0) -> None:
    """Wait until it is so: the page's own policy lets nothing be evaluated in it that waits there."""
    end = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < end, "it did not come to be"
        time.sleep(0.05)


def kinds(place: Place) -> list[tuple[str, bool]]:
    """What was decided, and whether it was undone."""
    return [(each.kind.value, each.undone_at is not None) for each in place.log()]


def test_the_queue_is_worked_through_by_keyboard(browser: Any, place: Place) -> None:
    page = opened(browser, place, "/queue")
    seen = [ids(page)]
    for key, done in (("a", 1), ("s", 1), ("r", 2)):
        page.keyboard.press(key)
        until(lambda: ids(page) != seen[-1])
        assert len(place.log()) == done
        seen.append(ids(page))
    assert len(set(seen)) == 4
    assert kinds(place) == [("accept", False), ("reject", False)]
    assert [each.subjects[0] for each in place.log()] == [seen[0], seen[2]]
    page.keyboard.press("u")
    until(lambda: ids(page) == seen[2])
    assert kinds(place) == [("accept", False), ("reject", True)]
    assert page.heard == []
    page.close()


def test_a_verdict_in_the_panel_stays_on_the_page_and_is_taken_back_there(browser: Any, place: Place) -> None:
    page = opened(browser, place, f"/incidents/{place.incident}")
    address = page.url
    page.locator("#said a.fig").first.click()
    page.wait_for_selector(PANEL)
    page.locator(f"{PANEL} summary", has_text="Correct").click()
    page.locator(f"{PANEL} .correct input[name=low]").fill("3")
    page.locator(f"{PANEL} .correct input[name=why]").fill("read aloud by the officer")
    page.locator(f"{PANEL} button", has_text="Save the correction").click()
    page.wait_for_selector(f"{PANEL} button[aria-label='Undo judgement 1']")
    assert page.url == address
    assert "Corrected" in page.locator("#messages").inner_text()
    (made,) = place.log()
    assert (made.kind.value, made.values["low"], made.why) == ("correct", 3, "read aloud by the officer")
    page.locator(f"{PANEL} button[aria-label='Undo judgement 1']").click()
    until(lambda: not page.locator("#evidence button[aria-label='Undo judgement 1']").count())
    assert kinds(place) == [("correct", True)]
    assert page.heard == []
    page.close()


def test_words_that_are_selected_become_a_claim(browser: Any, place: Place) -> None:
    with place.office.ledger() as ledger:
        card = next(card for card in ledger.cards() if "aboard" in ledger.text(card.key))
        text = ledger.text(card.key)
    page = opened(browser, place, f"/reports/{card.key}")
    run = page.locator("#text [data-start]", has_text="aboard").last
    found = run.evaluate(
        """run => { const range = document.createRange(); const at = run.textContent.indexOf("aboard");
        range.setStart(run.firstChild, at); range.setEnd(run.firstChild, at + 6);
        getSelection().removeAllRanges(); getSelection().addRange(range);
        document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true })); return Number(run.dataset.start) + at; }"""
    )
    form = page.locator("[data-add-claim] form")
    form.wait_for(state="visible")
    assert form.locator("textarea[name=words]").input_value() == "aboard"
    form.locator("input[name=low]").fill("5")
    form.locator("select[name=status]").select_option("present")
    form.locator("button", has_text="Add the claim").click()
    page.wait_for_load_state()
    (made,) = place.log()
    assert made.kind.value == "add"
    assert made.anchor[1:] == (found, found + 6)
    assert text[found : found + 6] == "aboard"
    page.close()


def test_an_incident_is_judged_as_a_whole(browser: Any, place: Place) -> None:
    page = opened(browser, place, f"/incidents/{place.incident}#decide")
    page.locator("#decide summary", has_text="Set a value").click()
    page.locator("#decide select[name=field]").select_option("acled.fatalities")
    page.locator("#decide input[name=value]").fill("31")
    page.locator("#decide details[open] input[name=why]").fill("the ministry's list")
    page.locator("#decide button", has_text="Set it").click()
    page.wait_for_selector("#estimates >> text=Set by an analyst")
    page.locator("#decide summary", has_text="Its reports").click()
    page.locator("#decide input[name=mention]").last.check()
    page.locator("#decide button", has_text="incident of their own").click()
    until(lambda: place.incident not in page.url)
    assert kinds(place)[0] == ("value", False)
    assert "different" in {kind for kind, _ in kinds(place)}
    assert page.heard == []
    page.close()


def test_two_incidents_are_made_one_and_parted_again(browser: Any, place: Place) -> None:
    with place.office.ledger() as ledger:
        other = next(each for each in ledger.summaries() if each.incident != place.incident and each.reports == 1)
    page = opened(browser, place, f"/incidents/{place.incident}#decide")
    many = page.locator("#reports ol.reports > li").count()
    page.locator("#decide summary", has_text="One incident with another").click()
    page.locator("#decide input[name=other]").fill(f"{place.address}/incidents/{other.incident}")
    page.locator("#decide form", has_text="by its address").locator("input[name=why]").fill("one night")
    page.locator("#decide form", has_text="by its address").locator("button").click()
    until(lambda: page.locator("#decide input[name=mention]").count() > many)
    assert kinds(place) == [("same", False)]
    page.goto(f"{place.address}/log")
    page.locator("button[aria-label='Undo judgement 1']").click()
    until(lambda: kinds(place) == [("same", True)])
    page.goto(f"{place.address}/incidents/{place.incident}")
    assert page.locator("#reports ol.reports > li").count() == many
    assert page.heard == []
    page.close()


def test_the_second_of_two_sees_what_the_first_decided_and_keeps_what_they_typed(browser: Any, place: Place) -> None:
    one, other = opened(browser, place, "/queue"), opened(browser, place, "/queue")
    assert ids(one) == ids(other)
    one.locator("button", has_text="Accept").click()
    one.wait_for_load_state()
    other.locator("article.item input[name=why]").first.fill("a slip of the wire")
    other.locator("button", has_text="Reject").click()
    other.wait_for_selector("text=Others judged this since you looked")
    assert other.locator("input[name=why]").input_value() == "a slip of the wire"
    assert kinds(place) == [("accept", False)]
    other.locator("button", has_text="Say it all the same").click()
    other.wait_for_selector("article.item")
    assert kinds(place) == [("accept", True), ("reject", False)]
    one.close()
    other.close()


@pytest.mark.parametrize("path", ["/queue", "/log", "/orphaned", "/sources", "/by-hand"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_a_screen_reader(browser: Any, place: Place, path: str, scheme: str) -> None:
    page = opened(browser, place, path)
    page.emulate_media(color_scheme=scheme)
    found = axe.Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:90] for node in each["nodes"]]) for each in found] == []
    assert page.heard == []
    page.close()
