"""What is on the page, to take away: one incident or the list as it is filtered, in a codebook's columns, as JSON, GeoJSON or a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response, StreamingResponse

from reportedly.desk.access import Reader
from reportedly.desk.office import Office, Shared
from reportedly.desk.pages.filters import Asked
from reportedly.desk.pages.incident import Moment, window_of
from reportedly.desk.problems import Refused
from reportedly.ledger import Wanted
from reportedly.reconcile.profiles import PROFILES
from reportedly.workflow.exporting import OF_MANY, OF_ONE, PROFILE, Form, Wish, export
from reportedly.workflow.listing import every

router = APIRouter()

PATIENT = 10.0

Profile = Annotated[str, Query(pattern=f"^({'|'.join(PROFILES)})$")]


def wished(form: Form, profile: Profile = PROFILE, as_of: Moment = "", known_at: Moment = "") -> Wish:
    """What a request wants. Raises Refused (422) where a time is none."""
    return Wish(form, profile, window_of(as_of, known_at))


@router.get("/incidents/{name}/export/{form}")
def of_one(_person: Reader, office: Shared, name: str, wish: Annotated[Wish, Depends(wished)]) -> Response:
    """One incident, as it is seen through the window."""
    if wish.form not in OF_ONE:
        raise Refused(404, f"one incident is exported as {', '.join(OF_ONE)}")
    return one_exported(office, name, wish)


@router.get("/export/{form}")
def of_many(_person: Reader, office: Shared, wanted: Asked, form: Form, profile: Profile = PROFILE) -> Response:
    """All incidents of the list as it is filtered, the earliest first."""
    if form not in OF_MANY:
        raise Refused(404, f"a list is exported as {', '.join(OF_MANY)}")
    return many_exported(office, wanted, Wish(form, profile))


def one_exported(office: Office, name: str, wish: Wish) -> Response:
    """The export of one incident, made whole, so that what is wrong is told. Raises Unknown, LedgerError."""
    with office.ledger() as ledger:
        found = ledger.resolve(name)
        body = "".join(export(ledger, (found,), office.actors, wish))
    return Response(body.encode("utf-8", "replace"), headers=_headers(wish, found), media_type=wish.form.media)


def many_exported(office: Office, wanted: Wanted, wish: Wish) -> Response:
    """The export of a list, sent as it is made. Raises Unknown, LedgerError."""
    with office.ledger() as ledger:
        office.unlisted(ledger, PATIENT)
        ids = every(ledger, replace(wanted, after=None))
    return StreamingResponse(_pieces(office, ids, wish), headers=_headers(wish, "incidents"), media_type=wish.form.media)


def _pieces(office: Office, ids: tuple[str, ...], wish: Wish) -> Iterator[bytes]:
    with office.ledger() as ledger:
        for piece in export(ledger, ids, office.actors, wish):
            yield piece.encode("utf-8", "replace")


def _headers(wish: Wish, of: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{wish.name(of)}"'}
