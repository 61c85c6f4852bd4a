"""The list of incidents beside their map: filtered by a plain form, drawn page by page, with addresses that can be shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from reportedly.desk.access import Reader
from reportedly.desk.office import Shared
from reportedly.desk.pages.filters import Asked, Words, asked_of
from reportedly.desk.pages.graphics import bars
from reportedly.desk.pages.rendering import is_part, page
from reportedly.ledger import Wanted
from reportedly.model import Status
from reportedly.publish.incidents_list import Listed
from reportedly.workflow.listing import rows

router = APIRouter()

PAGE = 40


@router.get("/")
def incidents(request: Request, person: Reader, office: Shared, wanted: Asked, after: Words = "") -> HTMLResponse:
    """The incidents that are asked for: the whole page, the list alone, or, after the last of a page, only the rows that follow."""
    with office.ledger() as ledger:
        unlisted = office.unlisted(ledger)
        found = rows(ledger, replace(wanted, after=after or None), PAGE + 1)
        many = len(found) if len(found) <= PAGE and not after else ledger.tally(wanted)
    values = {**_shown(found, wanted), "many": many, "unlisted": unlisted, "after": after, "statuses": [status.value for status in Status]}
    return page(request, "rows.html" if after and is_part(request) else "incidents.html", values)


def _shown(found: Sequence[Listed], wanted: Wanted) -> dict[str, object]:
    fields = asked_of(wanted)
    more = urlencode(fields | {"after": found[PAGE - 1].id}) if len(found) > PAGE else ""
    return {"rows": found[:PAGE], "bars": bars, "wanted": wanted, "query": urlencode(fields), "more": more, "orders": orders(wanted)}


def orders(wanted: Wanted) -> list[tuple[str, str, bool]]:
    """The orders that the list can be in: words, address, whether it is in it. Raises nothing."""
    every = {order: "/?" + urlencode(asked_of(replace(wanted, order=order))) for order in type(wanted.order)}
    return [(f"{order.value} first", to, order is wanted.order) for order, to in every.items()]
