"""Hostile reports: whatever a report holds, it is text on every page that the desk has."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient

from reportedly.desk import Office, create_app
from reportedly.desk.safety.headers import CSP
from reportedly.ledger import Ledger, open_ledger
from reportedly.model import JudgementKind
from reportedly.reading import read_inputs
from reportedly.settings import Settings
from reportedly.workflow.adding import add_reports
from reportedly.workflow.deciding import judge_claim, judge_source
from tests.desk.conftest import HERE
from tests.desk.safety.conftest import routes

AT = "2026-01-02T03:04:05Z"
MOST_PAGES = 120
EVIL = (
    "<script>pwned()</script>",
    "<img src=pwned onerror=pwned()>",
    "<style>body{display:none}</style>",
    "<svg onload=pwned()><a xlink:href='javascript:pwned()'>x</a></svg>",
    "\"><b id=pwned>'",
    "{{ 7*7 }}{% raw %}<b id=pwned>",
    "</title></textarea></script><b id=pwned>",
    "]]><b id=pwned>",
    "\u202e<b id=pwned>\u2066\u200b",
    "&lt;b id=pwned&gt;&#60;b id=pwned&#62;",
    "javascript:pwned()",
    "</mark><b id=pwned>",
)
ALLOWED = ("http", "https", "", "mailto")
"""The schemes of links; the desk's own have none."""


def line_of(number: int, evil: str) -> str:
    """A report as a line of JSON, hostile in each of its parts."""
    words = (
        f"QUELLBY, March {number + 1} - Gunmen of the Lantern Front {evil} killed {number + 11} guards at a depot near Quellby {evil}, "
        f"police spokesman Orr {evil} said. At least {number + 30} drivers were injured, the {evil} clinic said.\n\n{evil}\n\n"
        f'"We freed {number + 3} clerks," the Lantern Front said in a statement {evil}.'
    )
    about = {"title": f"Raid {evil}", "publisher": f"Courier {evil}", "published": f"2025-03-{number + 1:02}", "id": f"r{number}{evil}"}
    return json.dumps({"text": words, **about, "url": f"javascript:pwned()//{number}" if number % 2 else f"https://e.example/{evil}"})


@pytest.fixture(scope="session")
def hostile_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of hostile reports and hostile judgements."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "reports.jsonl").write_text("\n".join(line_of(n, evil) for n, evil in enumerate(EVIL)), encoding="utf-8")
    with open_ledger(folder / "hostile.sqlite", create=True) as ledger:
        for added in add_reports(ledger, read_inputs([str(folder / "reports.jsonl")]), Settings(), AT):
            assert not isinstance(added, Exception), added
        _judge(ledger)
    return folder / "hostile.sqlite"


def _judge(ledger: Ledger) -> None:
    for number, card in enumerate(ledger.cards()):
        evil = EVIL[number % len(EVIL)]
        figure = next((claim for claim in ledger.reading(card.key).claims if claim.kind == "figure"), None)
        if figure:
            judge_claim(ledger, JudgementKind.CORRECT, figure.id, {"people": f"clerks {evil}"}, (f"Ann {evil}", AT, f"why {evil}"))
        judge_source(ledger, f"the clinic {evil}", "B", (f"Ann {evil}", AT, f"why {evil}"))


@pytest.fixture
def reader(hostile_ledger: Path, tmp_path: Path) -> Iterator[TestClient]:
    """One who opens every page of a hostile ledger."""
    office = Office(Settings(ledger=str(shutil.copy(hostile_ledger, tmp_path / "hostile.sqlite"))))
    yield TestClient(create_app(office), base_url=HERE)
    office.close()


class Page(HTMLParser):
    """What a page does that it should not, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"style", "iframe", "object", "embed", "base"} or (tag == "script" and not given.get("src", "").startswith("/static/")):
            self.wrong.append(f"<{tag}>")
        self.wrong += [f"{tag} {name}={value!r}" for name, value in given.items() if name.startswith("on") or name == "style"]
        if "pwned" in (given.get("id"), given.get("src")):
            self.wrong.append(f"<{tag}> of a report")
        for name in ("href", "src", "action", "hx-get", "hx-post", "xlink:href", "formaction"):
            if urlsplit(given.get(name, "")).scheme not in ALLOWED:
                self.wrong.append(f"{tag} {name}={given[name]!r}")
        if given.get("href", "").startswith("http") and {"noreferrer", "noopener"} - set(given.get("rel", "").split()):
            self.wrong.append(f"{given['href']} tells where one comes from")
        self.links += [given[name] for name in ("href", "hx-get", "data-points") if given.get(name, "").startswith("/")]


def starts() -> list[str]:
    """The pages and lists of the API whose address is known beforehand."""
    plain = {str(route.path) for route in routes() if "GET" in route.methods and "{" not in route.path}
    return [
        *sorted(plain | {"/", "/queue", "/log", "/orphaned", "/sources", "/add", "/accounts", "/accounts/audit", "/login"}),
        "/search?q=clinic",
        "/api/v1/incidents",
        "/api/v1/reports",
        "/api/v1/judgements",
        "/nowhere/%3Cscript%3Epwned()%3C/script%3E",
        "/search?q=%3Cb%20id%3Dpwned%3E",
        "/incidents/%3Cb%20id%3Dpwned%3E",
        "/?place=%22%3E%3Cb%20id%3Dpwned%3E",
    ]


def walked(client: TestClient) -> Iterator[tuple[str, object]]:
    """Every page that the desk leads to, of each kind of address a few."""
    todo, seen, kinds = starts(), set[str](), dict[str, int]()
    while todo and len(seen) < MOST_PAGES:
        address = todo.pop(0)
        kind = "/".join(part if part.isalpha() else "*" for part in urlsplit(address).path.split("/"))
        if address in seen or address.startswith("/static/") or kinds.get(kind, 0) >= len(EVIL):
            continue
        seen.add(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = client.get(address)
        yield address, answer
        if answer.headers.get("content-type", "").startswith("text/html"):
            page = Page()
            page.feed(answer.text)
            todo += [urljoin(address, link).partition("#")[0] for link in page.links]


def test_what_a_report_holds_is_text_on_every_page(reader: TestClient) -> None:
    kinds = set()
    for address, answer in walked(reader):
        assert answer.status_code < 500, address  # type: ignore[attr-defined]
        assert answer.headers["content-security-policy"] == CSP, address  # type: ignore[attr-defined]
        assert answer.headers["x-content-type-options"] == "nosniff", address  # type: ignore[attr-defined]
        sort = answer.headers.get("content-type", "")  # type: ignore[attr-defined]
        attached = answer.headers.get("content-disposition", "").startswith("attachment")  # type: ignore[attr-defined]
        kinds.add(address.split("/")[1])
        if (sort.startswith("text/html") and not attached) or "svg" in sort or "xml" in sort:
            page = Page()
            page.feed(answer.text)  # type: ignore[attr-defined]
            assert page.wrong == [], address
    assert {"incidents", "reports", "api"} <= kinds


def test_the_page_of_wrongs_is_seen() -> None:
    page = Page()
    page.feed("<p onclick=x style=y><a href='javascript:x'>x</a><script>x</script><b id=pwned><a href=https://e.example/>x</a>")
    assert len(page.wrong) == 6
