"""Full-text search: incidents whose reports have the words, the reports, and their claims, with the words marked."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.desk.access import Reader
from reportedly.desk.office import Shared
from reportedly.desk.pages.filters import Words
from reportedly.desk.pages.graphics import bars
from reportedly.desk.pages.rendering import page
from reportedly.ledger import Wanted
from reportedly.publish.words import safe, says
from reportedly.workflow.listing import rows
from reportedly.workflow.searching import search

router = APIRouter()

PAGE = 15
INCIDENTS = 6


@router.get("/search")
def searched(
    request: Request, person: Reader, office: Shared, q: Words = "", skip: Annotated[int, Query(ge=0, le=10_000)] = 0
) -> HTMLResponse:
    """What the words find: of a page after the first only the reports."""
    asked = q.strip()
    with office.ledger() as ledger:
        office.unlisted(ledger)
        found = search(ledger, asked, PAGE + 1, skip) if asked else ()
        incidents = rows(ledger, Wanted(text=asked), INCIDENTS) if asked and not skip else ()
        many = ledger.tally(Wanted(text=asked)) if incidents else 0
    more = urlencode({"q": asked, "skip": skip + PAGE}) if len(found) > PAGE else ""
    shown = {"asked": asked, "found": found[:PAGE], "rows": incidents, "many": many, "more": more, "skip": skip}
    return page(request, "search.html", {**shown, "bars": bars, "says": says, "plain": safe, "query": urlencode({"q": asked})})
