"""
Pictures of the desk over the example ledger, for a person to look at: each page at two widths, light and dark.

    python examples/screenshots.py FOLDER [--tour FOLDER]

``make screenshots`` writes them into build/screenshots. ``--tour`` writes the few that docs/desk.md shows, light and wide. Needs Chromium.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
BROWSERS = [path for name in ("chromium", "chromium-browser", "google-chrome") if (path := Path("/usr/bin") / name).exists()]
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync "
    "--disable-dev-shm-usage"
)
WIDTHS = {"wide": (1280, 900), "phone": (390, 844)}
THEMES = ("light", "dark")
SETTLED = 900
PASSWORD = "a lantern over Quellby"  # noqa: S105 - of an account that ends with the pictures


@dataclass(frozen=True, slots=True)
class View:
    """One picture: the page's address, what is clicked or scrolled to first, and whether the tour shows it."""

    name: str
    address: str
    click: str = ""
    scroll: str = ""
    tour: bool = False


VIEWS = (
    View("incidents", "/", tour=True),
    View("incident", "/incidents/{id}", tour=True),
    View("over-time", "/incidents/{id}", scroll="#time", tour=True),
    View("by-source", "/incidents/{id}", scroll="#matrix", tour=True),
    View("findings", "/incidents/{id}", scroll="#findings"),
    View("where", "/incidents/{id}", scroll="#where"),
    View("estimates", "/incidents/{id}", scroll="#estimates", tour=True),
    View("evidence", "/incidents/{id}", click="#said a.fig >> nth=0", tour=True),
    View("report", "/reports/{report}", tour=True),
    View("search", "/search?q=rescued"),
    View("queue", "/queue", tour=True),
    View("add", "/add", tour=True),
    View("sources", "/sources"),
    View("log", "/log"),
    View("orphaned", "/orphaned"),
    View("as-of", "/incidents/{id}?as_of=2025-03-12"),
    View("take-away", "/incidents/{id}", click=".export > summary"),
    View("by-hand", "/by-hand"),
    View("job", "/add", click="form[data-drop] button.main"),
    View("nothing-there", "/incidents/none"),
    View("accounts", "/accounts"),
    View("audit", "/accounts/audit"),
)
TYPED = (
    "NEW HOLM, March 12 - At least 14 clerks were killed in New Holm, the harbour police said. Two bakers were injured, a hospital said."
)


def main(argv: Sequence[str]) -> int:
    """Take them; the exit status: 1 where there is no browser or the desk does not start. Raises OSError where they can't be written."""
    options = argparse.ArgumentParser(prog="python examples/screenshots.py")
    options.add_argument("folder", type=Path)
    options.add_argument("--tour", type=Path, help="write the pictures of docs/desk.md into this folder instead")
    asked = options.parse_args(argv)
    if not BROWSERS:
        sys.stderr.write("screenshots need Chromium in /usr/bin, and there is none\n")
        return 1
    with tempfile.TemporaryDirectory() as scratch, _desk(Path(scratch) / "demo.sqlite") as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(BROWSERS[0]), args=FLAGS.split())
        for path in _tour(browser, address, asked.tour) if asked.tour else _all(browser, address, asked.folder):
            sys.stdout.write(f"{path}\n")
        for path in [] if asked.tour else _signed_in(browser, Path(scratch) / "demo.sqlite", asked.folder):
            sys.stdout.write(f"{path}\n")
        browser.close()
    return 0


@contextmanager
def _desk(ledger: Path) -> Iterator[str]:
    """The address of a desk over the example, until the block ends."""
    run = [sys.executable, "-m", "reportedly"]
    if not ledger.exists():
        subprocess.run([*run, "add", str(HERE / "jaffar-express"), "--quiet", "--ledger", str(ledger)], check=True)  # noqa: S603 - our own words
    desk = subprocess.Popen([*run, "serve", "--port", "0", "--ledger", str(ledger)], stdout=subprocess.PIPE, text=True)  # noqa: S603 - as above
    try:
        assert desk.stdout is not None
        told = next(line for line in desk.stdout if "http://" in line)
        yield "http://" + told.partition("http://")[2].split()[0]
    finally:
        desk.terminate()
        desk.wait()


def _signed_in(browser: Browser, ledger: Path, folder: Path) -> Iterator[Path]:
    """Signing in, and the accounts as an admin sees them."""
    add = [sys.executable, "-m", "reportedly", "account", "add", "Ruth", "--role", "admin", "--ledger", str(ledger)]
    subprocess.run(add, input=f"{PASSWORD}\n", text=True, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - as above
    with _desk(ledger) as address:
        for width, theme in ((width, theme) for width in WIDTHS for theme in THEMES):
            page = _page(browser, width, theme)
            page.goto(f"{address}/login")
            page.screenshot(path=folder / f"login-{width}-{theme}.png")
            yield folder / f"login-{width}-{theme}.png"
            page.fill("[name=name]", "Ruth")
            page.fill("[name=password]", PASSWORD)
            page.click("button.main")
            page.goto(f"{address}/accounts")
            page.screenshot(path=folder / f"team-{width}-{theme}.png")
            yield folder / f"team-{width}-{theme}.png"
            page.close()


def _page(browser: Browser, width: str, theme: str) -> Page:
    wide, high = WIDTHS[width]
    return browser.new_page(viewport={"width": wide, "height": high}, color_scheme="dark" if theme == "dark" else "light")


def _all(browser: Browser, address: str, folder: Path) -> Iterator[Path]:
    for width in WIDTHS:
        for theme in THEMES:
            yield from _taken(browser, address, folder, (width, theme), VIEWS)


def _tour(browser: Browser, address: str, folder: Path) -> Iterator[Path]:
    return _taken(browser, address, folder, ("wide", "light"), [view for view in VIEWS if view.tour])


def _taken(browser: Browser, address: str, folder: Path, look: tuple[str, str], views: Sequence[View]) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    page = _page(browser, *look)
    names = _names(page, address)
    for view in views:
        page.goto(address + view.address.format(**names))
        if view.name == "job":
            page.fill("#text", TYPED)
        if view.click:
            page.click(view.click)
        if view.name == "job":
            page.wait_for_selector("#job[data-state=done]")
        page.wait_for_timeout(SETTLED)
        if view.scroll and page.locator(view.scroll).count():
            page.locator(view.scroll).first.evaluate("part => part.scrollIntoView()")
            page.wait_for_timeout(SETTLED)
        path = folder / (f"{view.name}.png" if len(views) < len(VIEWS) else f"{view.name}-{look[0]}-{look[1]}.png")
        page.screenshot(path=path)
        yield path
    page.close()


def _names(page: Page, address: str) -> dict[str, str]:
    """The ids of the example's incident and of its last report."""
    found = page.request.get(f"{address}/api/v1/incidents").json()["items"]
    incident = max(found, key=lambda each: each["reports"])["id"]
    reports = page.request.get(f"{address}/api/v1/reports").json()["items"]
    return {"id": incident, "report": [each for each in reports if each["published"]][-1]["key"]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
