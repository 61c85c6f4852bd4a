"""Incidents: the list of those wanted, one whole, and what changed in one."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from reportedly import __version__
from reportedly.desk.access import Reader
from reportedly.desk.api.answering import Mark, name_after, page, state_of, tagged
from reportedly.desk.api.asking import DiffAsked, IncidentAsked, IncidentId, IncidentsAsked, window_of
from reportedly.desk.api.forms import gives, lists
from reportedly.desk.api.shown import incident_shown
from reportedly.desk.office import Shared
from reportedly.desk.problems import Refused, Told
from reportedly.errors import Unknown
from reportedly.ledger import Ledger, Wanted
from reportedly.model import Reconciled
from reportedly.publish.incident_diff import diff_json, incident_diff
from reportedly.publish.incidents_list import listed_json
from reportedly.reconcile import ActorTable
from reportedly.workflow.listing import rows
from reportedly.workflow.viewing import Window, view

router = APIRouter(prefix="/incidents", tags=["incidents"])
LIST = "incidents"
PATIENT = 10.0
UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Nothing in it changed since the answer with that tag."}}


@router.get("", summary="List incidents", responses=lists("Row", "The incidents that are wanted, in the order that is.", 409))
def incidents(request: Request, _person: Reader, office: Shared, asked: Annotated[IncidentsAsked, Query()]) -> Response:
    """The incidents that are wanted, the latest or the most contested first; all of them, where nothing is asked for.

    `unlisted` counts the incidents that changed just now and are not in the list yet: ask again in a moment.
    """
    last = name_after(asked.after, LIST)
    with office.ledger() as ledger:
        unlisted = office.unlisted(ledger, PATIENT)
        try:
            found = rows(ledger, wanted_of(asked, last), asked.limit + 1)
        except Unknown:
            raise Refused(409, "the last incident of the page before is no longer listed: begin again without `after`") from None
    shown = found[: asked.limit]
    return page(
        request, [listed_json(row) for row in shown], Mark(LIST, "", shown[-1].id) if len(found) > asked.limit else None, unlisted=unlisted
    )


def wanted_of(asked: IncidentsAsked, last: str | None) -> Wanted:
    """What is asked for, in the ledger's terms. Raises nothing."""
    status = asked.status.value if asked.status else None
    wanted = Wanted(asked.since, asked.until, asked.place, status, asked.contested, asked.text, last)
    return replace(wanted, actor=asked.actor, reviewed=asked.reviewed, order=asked.order)


@router.get("/{incident}", summary="One incident, whole", responses=gives("Incident", "The incident.", 404) | UNCHANGED)
def incident(request: Request, incident: IncidentId, _person: Reader, office: Shared, asked: Annotated[IncidentAsked, Query()]) -> Response:
    """
    The incident as `reportedly show --format json` prints it, but for the folders of files: quantities with how far each is agreed,
    accounts, positions, findings, estimates under every profile, and all claims with their words.

    Its `ETag` stays while nothing in it changes: sent back as `If-None-Match`, the answer is 304 without a body.
    """
    with office.ledger() as ledger:
        held = office.kept.seen(ledger, incident, office.actors, asked.window)
    state = state_of(held.state, held.seen.reconciled.input, repr(asked.window), asked.since, __version__)
    return tagged(request, state, lambda: incident_shown(held.seen, asked.since))


@router.get("/{incident}/diff", summary="What changed in an incident", responses=gives("Diff", "What changed.", 404))
def diff(incident: IncidentId, _person: Reader, office: Shared, asked: Annotated[DiffAsked, Query()]) -> Response:
    """
    What changed in an incident since a day or a moment: new reports and claims, figures that moved, findings that arose, changed or went.

    `since` is by publication, `known_since` by when the ledger learned of it; without both, all of it is new.
    """
    known = asked.known_since or asked.known_at
    window = window_of(asked.since or asked.as_of, known) if asked.since or asked.known_since else None
    with office.ledger() as ledger:
        after = office.kept.seen(ledger, incident, office.actors, asked.window).seen.reconciled
        before = _before(ledger, after.incident.id, office.actors, window) if window else None
    return Told(diff_json(incident_diff(before, after)))


def _before(ledger: Ledger, incident: str, actors: ActorTable, window: Window) -> Reconciled | None:
    """The incident as it stood then; None where no report of it was there yet. Raises LedgerError."""
    try:
        return view(ledger, incident, actors, window)
    except Unknown:
        return None
