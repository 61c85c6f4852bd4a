"""A report: its whole text with every claim marked and numbered, where it came from, what it revises and which other reports repeat it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.desk.access import Reader
from reportedly.desk.office import Office, Shared
from reportedly.desk.pages.rendering import page
from reportedly.ledger import Ledger
from reportedly.model import Card, Claim, Echo, Mention, Reading, mentions_of
from reportedly.publish.incident_evidence import report_title, summary
from reportedly.publish.incident_shown import stamp_of, web
from reportedly.publish.incident_story import ECHOES
from reportedly.publish.page_text import kind_of
from reportedly.publish.report_text import numbered, report_lines
from reportedly.publish.words import date, one_line, remarks, says
from reportedly.workflow.judging import Decided, decided, judged

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in the list beside the text: its number, what it says, who says it, of which incident it is, and who reviewed it."""

    number: int
    claim: Claim
    what: str
    by: str
    kind: str
    href: str
    reviewed: bool


@router.get("/reports/{name}")
def report(request: Request, _person: Reader, office: Shared, name: str, claim: Annotated[str, Query(max_length=40)] = "") -> Response:
    """The page of a report; the beginning of a key leads on to it. ``claim`` is one whose words are to stand out."""
    with office.ledger() as ledger:
        key = ledger.key_of(name)
        if key != name:
            return RedirectResponse(f"/reports/{key}", 307)
        reading, on = ledger.reading(key), decided(ledger.judgements())
        mentions = [judged(mention, on) for mention in mentions_of(reading)]
        incidents = ledger.incident_of([mention.id for mention in mentions])
        values = {**_text(reading, mentions, claim), **_around(ledger, office, key, incidents)}
        rows = list(_rows(mentions, incidents, on))
    left = [each for each in reading.claims if each.id in on.rejected]
    return page(
        request, "incident/report.html", {**values, **_about(reading), **_stood(rows), "left_out": left, "key": key, "summary": summary}
    )


def _text(reading: Reading, mentions: Sequence[Mention], chosen: str) -> dict[str, object]:
    claims = {claim.id: claim for mention in mentions for claim in mention.claims}
    one = claims.get(chosen)
    whole = claims.get(getattr(one, "part_of", None) or "") if one else None
    lines = list(report_lines(reading.report, list(claims.values()), one, whole))
    return {"lines": lines, "chosen": one, "length": len(reading.report.text)}


def _rows(mentions: Sequence[Mention], incidents: Mapping[str, str], on: Decided) -> Iterator[Row]:
    numbers = numbered([claim for mention in mentions for claim in mention.claims])
    told = {claim.id: (claim, incidents.get(mention.id, "")) for mention in mentions for claim in mention.claims}
    for name, number in numbers.items():
        claim, incident = told[name]
        href = f"/incidents/{incident}/evidence/{name}" if incident else ""
        yield Row(number, claim, summary(claim), says(claim), kind_of(claim), href, name in on.accepted)


def _stood(rows: Sequence[Row]) -> dict[str, object]:
    return {"rows": rows, "stamp": stamp_of(sum(row.reviewed for row in rows), len(rows)) if rows else ""}


def _about(reading: Reading) -> dict[str, object]:
    report = reading.report
    dates = (report.published and f"published {date(report.published)}", report.modified and f"changed {date(report.modified)}")
    facts = [one_line(fact) for fact in (report.publisher, report.byline, *dates) if fact]
    return {"report": report, "title": report_title(Card.of(report)), "facts": facts, "url": web(report.url), "remarks": remarks(reading)}


def _around(ledger: Ledger, office: Office, key: str, incidents: Mapping[str, str]) -> dict[str, object]:
    """The incidents it tells of, the reports of the same address, and those that repeat it or that it repeats."""
    seen = [office.kept.seen(ledger, name, office.actors).seen for name in dict.fromkeys(incidents.values())]
    echoes = {(echo.copy, echo.of): echo for each in seen for echo in each.reconciled.incident.echoes if key in (echo.copy, echo.of)}
    revisions = [ledger.card(each) for each in ledger.revisions(key)]
    return {
        "incidents": [(each.id, each.board.known.title) for each in seen],
        "revisions": [(card.key, report_title(card), _dated(card)) for card in revisions] if len(revisions) > 1 else [],
        "echoes": [_echo(ledger, echo, key) for echo in echoes.values()],
    }


def _dated(card: Card) -> str:
    told = card.modified or card.published
    return date(told) if told else "without a date"


def _echo(ledger: Ledger, echo: Echo, key: str) -> tuple[str, str, str]:
    """What one does with the other, the other's key, and what it is called."""
    other = ledger.card(echo.copy if echo.of == key else echo.of)
    words = f"repeated: {ECHOES[echo.kind]} this one" if echo.of == key else ECHOES[echo.kind]
    return words, other.key, other.name
