"""The list of incidents."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from reportedly.desk.access import Reader
from reportedly.desk.office import Shared
from reportedly.desk.pages.rendering import page
from reportedly.ledger import Wanted
from reportedly.workflow.listing import refresh, rows

router = APIRouter()


@router.get("/")
def incidents(request: Request, person: Reader, office: Shared) -> HTMLResponse:
    """All incidents, the latest first."""
    with office.ledger() as ledger:
        refresh(ledger, office.actors)
        return page(request, "incidents.html", {"rows": rows(ledger, Wanted(), 50)})
