"""How the desk itself stands: whether it can read its ledger, and which version answers."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from reportedly import __version__
from reportedly.desk.access import Reader
from reportedly.desk.api.forms import gives
from reportedly.desk.office import Shared
from reportedly.desk.problems import Told

router = APIRouter(tags=["desk"])


@router.get("/health", summary="Health", responses=gives("Health", "The desk can read its ledger."))
def health(_person: Reader, office: Shared) -> Response:
    """Whether the desk can read its ledger: 503 where it can't."""
    with office.ledger() as ledger:
        ledger.came(0, 1)
    return Told({"status": "ok", "version": __version__})


@router.get("/version", summary="Version", responses=gives("Version", "The version."))
def version(_person: Reader) -> Response:
    """Which version of the program, and of this API, answers."""
    return Told({"name": "reportedly", "version": __version__, "api": "1"})
