"""The parts of an incident, each as a list: estimates, findings, accounts, who said what when, the claims with their words, and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from reportedly.desk.access import Reader
from reportedly.desk.api.answering import state_of, whole
from reportedly.desk.api.asking import IncidentId, SeenPages
from reportedly.desk.api.forms import lists
from reportedly.desk.api.shown import incident_shown, tellings
from reportedly.desk.office import Office, Shared
from reportedly.model import FindingKind, JudgementKind
from reportedly.publish.incident_json import estimate_json, finding_json, judgement_json
from reportedly.reconcile.profiles import PROFILES, side_by_side
from reportedly.workflow.seeing import Seen

router = APIRouter(prefix="/incidents/{incident}", tags=["incidents"])
ProfileName = StrEnum("ProfileName", {name.upper(): name for name in PROFILES})  # type: ignore[misc]


class EstimatesAsked(SeenPages):
    """Estimates, of one profile or of all."""

    profile: ProfileName | None = Field(None, description="Only under this profile.")


class FindingsAsked(SeenPages):
    """Findings, of one kind or of all."""

    kind: FindingKind | None = Field(None, description="Only findings of this kind.")


class EvidenceAsked(SeenPages):
    """Claims of an incident, all or those of one finding or report."""

    finding: str | None = Field(None, pattern=r"^[0-9a-z]+$", max_length=64, description="Only the claims of the finding of this id.")
    report: str | None = Field(None, pattern=r"^[0-9a-f]+$", max_length=64, description="Only the claims of the report of this key.")


@router.get(
    "/estimates", summary="Estimates under coding rules", responses=lists("Estimate", "Estimates, those of one field together.", 404, 409)
)
def estimates(
    request: Request, incident: IncidentId, _person: Reader, office: Shared, asked: Annotated[EstimatesAsked, Query()]
) -> Response:
    """Low, best and high of each field under each profile, side by side, each with its clause, the reason and its claims."""

    def made(seen: Seen) -> Sequence[Any]:
        chosen = (each for each in seen.coded if asked.profile in (None, each.profile))
        return [estimate_json(each) for each in side_by_side(chosen)]

    return _part(request, office, incident, asked, made)


@router.get("/findings", summary="What was found", responses=lists("Finding", "Findings, in the order in which they were found.", 404, 409))
def findings(request: Request, incident: IncidentId, _person: Reader, office: Shared, asked: Annotated[FindingsAsked, Query()]) -> Response:
    """Contradictions, disputes, revisions, checks and what else was computed from the claims, each in one sentence."""

    def made(seen: Seen) -> Sequence[Any]:
        return [finding_json(each) for each in seen.reconciled.findings if asked.kind in (None, each.kind)]

    return _part(request, office, incident, asked, made)


@router.get("/accounts", summary="Who speaks", responses=lists("Account", "Accounts: parties, and sources of no party.", 404, 409))
def accounts(request: Request, incident: IncidentId, _person: Reader, office: Shared, asked: Annotated[SeenPages, Query()]) -> Response:
    """The parties and sources that speak of the incident, each with its voices."""
    return _part(request, office, incident, asked, lambda seen: incident_shown(seen)["accounts"])


@router.get("/timeline", summary="Who said what when", responses=lists("Telling", "What was said, in the order of time.", 404, 409))
def timeline(request: Request, incident: IncidentId, _person: Reader, office: Shared, asked: Annotated[SeenPages, Query()]) -> Response:
    """Who said what when, on the incident's own clock; what has no time comes last."""
    return _part(request, office, incident, asked, tellings)


@router.get("/evidence", summary="Claims with their words", responses=lists("NumberedClaim", "Claims, by report, in text order.", 404, 409))
def evidence(request: Request, incident: IncidentId, _person: Reader, office: Shared, asked: Annotated[EvidenceAsked, Query()]) -> Response:
    """Every figure and every claim of responsibility with its exact words, its number on the page and who reviewed it."""

    def made(seen: Seen) -> Sequence[Any]:
        named = {claim for each in seen.reconciled.findings if each.id == asked.finding for claim in each.claims}
        every = incident_shown(seen)["claims"]
        return [
            each for each in every if asked.report in (None, each["report"]) and (asked.finding is None or each["claim"]["id"] in named)
        ]

    return _part(request, office, incident, asked, made)


@router.get("/notes", summary="Notes on an incident", responses=lists("Judgement", "Notes, by number.", 404, 409))
def notes(request: Request, incident: IncidentId, _person: Reader, office: Shared, asked: Annotated[SeenPages, Query()]) -> Response:
    """The notes that analysts keep on the incident and on its claims: judgements of the kind `note`, which change nothing."""

    def made(seen: Seen) -> Sequence[Any]:
        return [judgement_json(each) for each in seen.judgements if each.kind is JudgementKind.NOTE]

    return _part(request, office, incident, asked, made)


def _part(request: Request, office: Office, incident: str, asked: SeenPages, made: Callable[[Seen], Sequence[Any]]) -> Response:
    """A page of what ``made`` gives of an incident. Raises Unknown, LedgerError, Refused as whole does."""
    with office.ledger() as ledger:
        held = office.kept.seen(ledger, incident, office.actors, asked.window)
    state = state_of(held.state, held.seen.reconciled.input)
    return whole(request, made(held.seen), state, (asked.limit, asked.after))
