"""An incident: what is agreed and what is contested, over time and by source; as it stands, or as it stood; what is new to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup

from reportedly.desk.access import Person, Reader, Role
from reportedly.desk.assets import asset
from reportedly.desk.kept import Held
from reportedly.desk.office import Office, Shared
from reportedly.desk.pages.choices import Choices, choices_of
from reportedly.desk.pages.rendering import drawn, page
from reportedly.desk.problems import Refused
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
from reportedly.publish.chart_data import chart_data
from reportedly.publish.incident_lede import standing
from reportedly.publish.incident_news import Change, changes, news_of, tally
from reportedly.publish.incident_page import helpers, parts
from reportedly.publish.incident_places import Spot, spots, spread
from reportedly.publish.incident_shown import News, Ref
from reportedly.publish.incident_stands import Stand
from reportedly.publish.incident_story import Told
from reportedly.publish.words import date
from reportedly.workflow.seeing import Seen, Since
from reportedly.workflow.viewing import Window

router = APIRouter()

MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?")
MOST_CHANGES = 40
Moment = Annotated[str, Query(max_length=20)]


@dataclass(frozen=True, slots=True)
class Links:
    """Where the links of an incident's page lead: through the same window as the page itself."""

    incident: str
    window: Window

    def to(self, ref: Ref, listed: str = "") -> str:
        """The evidence of a claim, come to from a list of claims."""
        return self.claim(ref.claim.id, listed)

    def claim(self, claim: str, listed: str = "") -> str:
        """The evidence of a claim by its id."""
        return f"/incidents/{self.incident}/evidence/{claim}{self.query(**{'in': listed})}"

    def to_report(self, told: Told) -> str:
        """A report."""
        return f"/reports/{told.card.key}"

    def of_stand(self, stand: Stand) -> str:
        """The evidence of the first claim of a stand, come to from all that its account says of its quantity."""
        return self.to(stand.refs[0], stand.list)

    def points(self) -> str:
        """Its places."""
        return f"/incidents/{self.incident}/points{self.query()}"

    def page(self) -> str:
        """The page itself."""
        return f"/incidents/{self.incident}{self.query()}"

    def query(self, **more: str) -> str:
        """The window as a query, with what ``more`` there is to say."""
        told = {"as_of": self.window.as_of, "known_at": self.window.known_at, **more}
        given = {name: value for name, value in told.items() if value}
        return f"?{urlencode(given)}" if given else ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What is new to a person: since when, counted in a line, each thing told, and the marks."""

    since: str
    line: str
    told: tuple[Change, ...]
    more: int
    news: News | None


def window_of(as_of: str, known_at: str) -> Window:
    """The window that a request asks for; a day is meant whole. Raises Refused (422) where one is no time."""
    return Window(_moment(as_of, "as_of"), _moment(known_at, "known_at", ledger=True))


def _moment(words: str, name: str, *, ledger: bool = False) -> str | None:
    if not words:
        return None
    if not MOMENT.fullmatch(words):
        raise Refused(422, f"{name} is a day or a time such as 2025-03-12 or 2025-03-12T14:05, not {words!r}")
    if not ledger:
        return words.removesuffix("Z")
    return (
        f"{words}T23:59:59Z"
        if "T" not in words
        else words
        if words.endswith("Z")
        else f"{words}:59Z"
        if words.count(":") == 1
        else f"{words}Z"
    )


@router.get("/incidents/{name}")
def incident(request: Request, person: Reader, office: Shared, name: str, as_of: Moment = "", known_at: Moment = "") -> Response:
    """The page of an incident; a former id or the beginning of one leads on to it."""
    window = window_of(as_of, known_at)
    with office.ledger() as ledger:
        held = office.kept.seen(ledger, name, office.actors, window)
        links = Links(held.seen.id, window)
        if held.seen.id != name:
            return RedirectResponse(links.page(), 307)
        changed = news_for(person, office, ledger, held)
        days = _days(office.kept.seen(ledger, held.seen.id, office.actors).seen)
        choices = choices_of(ledger, held.seen.id) if window.whole and person.role.covers(Role.ANALYST) else None
    news = changed.news if changed else None
    body = held.draw(news, lambda: _draw(held.seen, links, news))
    return _answer(request, (held.seen, body, days, office.now()), links, changed, choices)


def _answer(
    request: Request, shown: tuple[Seen, Markup, tuple[str, ...], str], links: Links, changed: Changed | None, choices: Choices | None
) -> HTMLResponse:
    seen, body, days, now = shown
    known = seen.board.known
    values: dict[str, object] = {
        "seen": seen,
        "known": known,
        "links": links,
        "changed": changed,
        "choices": choices,
        "body": body,
        "days": days,
        "window": links.window,
    }
    values |= {"now": now, "date": date, "since_words": since_words}
    return page(request, "incident/page.html", values)


def _draw(seen: Seen, links: Links, news: News | None) -> Markup:
    """All of the page that is the same for everybody to whom the same is new."""
    board = seen.board_with(news) if news else seen.board
    where = spots(board.known)
    more: dict[str, object] = {
        "to": links.to,
        "to_report": links.to_report,
        "links": links,
        "spots": where,
        "spread": spread(where),
        "chart_data": chart_data,
        "link": links.of_stand,
    }
    more |= {"map_of": links.points(), "world": asset("world.json"), "standing": standing(board)}
    named = {finding.id: f"finding-{finding.id}" for finding in board.known.shown.reconciled.findings}
    return drawn("incident/body.html", {**helpers(), **parts(board), **more, "finding": named})


@router.get("/incidents/{name}/points")
def points(_person: Reader, office: Shared, name: str, as_of: Moment = "", known_at: Moment = "") -> dict[str, object]:
    """The places of an incident for the map, in the form of the list's own map. Raises Unknown."""
    with office.ledger() as ledger:
        every = spots(office.kept.seen(ledger, name, office.actors, window_of(as_of, known_at)).seen.board.known)
    return {"points": [_point(spot, at) for at, spot in enumerate(every, 1) if spot.lat is not None], "note": spread(every)}


def _point(spot: Spot, at: int) -> dict[str, object]:
    about = {"title": f"{spot.words}: {spot.told}", "place": "", "people": len(spot.reports) * 3 + len(spot.refs), "incidents": 1}
    precise = {"precise": spot.precise, "precision": spot.how, "around": spot.around, "contested": False, "ids": [f"spot-{at}"]}
    return {"at": [spot.lon, spot.lat], **about, **precise, "href": f"#spot-{at}"}


def _days(seen: Seen) -> tuple[str, ...]:
    """The days on which its reports were published, the first first."""
    every = {mention.card.published[:10] for mention in seen.reconciled.incident.mentions if mention.card.published}
    return tuple(sorted(every))


def news_for(person: Person, office: Office, ledger: Ledger, held: Held) -> Changed | None:
    """What is new to a person; None where nothing is, or where they look at how it stood. To a newcomer nothing is new."""
    if not held.seen.window.whole:
        return None
    since = ledger.visited(person.name, held.seen.id)
    if since is None:
        _see(ledger, person, held.seen.id, office.now())
        return None
    found = office.kept.changed(ledger, held, office.actors, since)
    return _changed(since, found) if found.diff or found.judged else None


def _changed(since: str, found: Since) -> Changed:
    told = tuple(changes(found.diff, found.judged))
    line, news = tally(found.diff, len(found.judged)), news_of(found.diff) if found.diff else None
    return Changed(since_words(since), line, told[:MOST_CHANGES], max(0, len(told) - MOST_CHANGES), news)


def since_words(at: str) -> str:
    """A time of the ledger for a person: "11 Mar 2025, 14:05 UTC". Raises nothing."""
    return f"{date(at[:10])}, {at[11:16]} UTC" if len(at) > 16 else date(at)


def _see(ledger: Ledger, person: Person, name: str, at: str) -> None:
    """A ledger that can only be read is shown all the same."""
    try:
        ledger.visit(person.name, name, at)
    except LedgerError:
        return


@router.post("/incidents/{name}/seen")
def seen(person: Reader, office: Shared, name: str, at: Annotated[str, Form(max_length=20)] = "") -> RedirectResponse:
    """Nothing that was there when the person was shown the page is new to them any more. Raises Refused (422) where ``at`` is no time."""
    now = office.now()
    shown = _moment(at, "at", ledger=True) or now
    with office.ledger() as ledger:
        found = ledger.resolve(name)
        ledger.visit(person.name, found, min(shown, now))
    return RedirectResponse(f"/incidents/{found}", 303)
