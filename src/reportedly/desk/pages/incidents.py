"""The list of incidents beside their map: filtered by a plain form, drawn page by page, with addresses that can be shared."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.desk.access import Reader
from reportedly.desk.office import Shared
from reportedly.desk.pages.graphics import bars
from reportedly.desk.pages.rendering import is_part, page
from reportedly.ledger import Wanted
from reportedly.model import Status
from reportedly.workflow.listing import refresh, rows

router = APIRouter()

PAGE = 40
DAY = r"^(\d{4}(-\d\d(-\d\d)?)?)?$"
Words = Annotated[str, Query(max_length=200)]
Day = Annotated[str, Query(pattern=DAY)]


def asked_for(since: Day = "", until: Day = "", place: Words = "", status: Words = "", contested: Words = "") -> Wanted:
    """What the form of the list asks for; what is empty does not matter. Raises nothing."""
    return Wanted(since or None, until or None, place or None, status or None, True if contested else None)


Asked = Annotated[Wanted, Depends(asked_for)]


@router.get("/")
def incidents(request: Request, person: Reader, office: Shared, wanted: Asked, after: Words = "") -> HTMLResponse:
    """The incidents that are asked for: the whole page, the list alone, or, after the last of a page, only the rows that follow."""
    with office.ledger() as ledger:
        refresh(ledger, office.actors)
        found = rows(ledger, replace(wanted, after=after or None), PAGE + 1)
    shown = found[:PAGE]
    values = {
        "rows": shown,
        "bars": bars,
        "wanted": wanted,
        "query": query_of(wanted),
        "more": query_of(wanted, after=shown[-1].id) if len(found) > PAGE else "",
        "statuses": [status.value for status in Status],
        "after": after,
    }
    return page(request, "rows.html" if after and is_part(request) else "incidents.html", values)


def query_of(wanted: Wanted, **more: str) -> str:
    """What is asked for as the query of an address, without what does not matter. Raises nothing."""
    asked = {"since": wanted.since, "until": wanted.until, "place": wanted.place, "status": wanted.status}
    asked |= {"contested": "1" if wanted.contested else None, **more}
    return urlencode({name: value for name, value in asked.items() if value})
