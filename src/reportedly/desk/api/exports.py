"""Exports: one incident, or all that are wanted, as files that other programs take."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import Field

from reportedly.desk.access import Reader
from reportedly.desk.api.asking import Asked, Day, IncidentId, Plain, Seen
from reportedly.desk.api.forms import problems
from reportedly.desk.api.parts import ProfileName
from reportedly.desk.office import Shared
from reportedly.desk.pages.exports import many_exported, one_exported
from reportedly.ledger import Wanted
from reportedly.model import Status
from reportedly.workflow.exporting import MEDIA, OF_MANY, OF_ONE, PROFILE, Form, Wish

router = APIRouter(tags=["in and out"])

WHOSE = "Whose columns a CSV has, and whose estimates a GeoJSON."


def _gives(forms: tuple[Form, ...], *statuses: int) -> dict[int | str, dict[str, Any]]:
    """What the OpenAPI says of a route that answers with a file."""
    content = {MEDIA[form].partition(";")[0]: {"schema": {"type": "string"} if form in (Form.CSV, Form.HTML) else {}} for form in forms}
    return {200: {"description": "The file.", "content": content}, **problems(*statuses)}


class OneAsked(Seen):
    """The export of one incident."""

    form: Literal["csv", "json", "geojson", "html"] = Field("json", description="The form; html is one page that needs nothing but itself.")
    profile: ProfileName = Field(ProfileName(PROFILE), description=WHOSE)


class ManyAsked(Asked):
    """The export of the incidents that are wanted."""

    form: Literal["csv", "jsonl", "geojson"] = Field("jsonl", description="The form; jsonl is one incident a line.")
    profile: ProfileName = Field(ProfileName(PROFILE), description=WHOSE)
    since: Day | None = Field(None, description="Only those that lasted until this day or later.")
    until: Day | None = Field(None, description="Only those that began by this day.")
    place: Plain | None = Field(None, description="Only those at a place or in a country of that name, or a part of one.")
    status: Status | None = Field(None, description="Only those that tell of people in this status.")
    contested: bool | None = Field(None, description="Only those with a contradiction or a dispute; `false`: only those without.")
    text: Plain | None = Field(None, description="Only those whose reports have these words.")


@router.get("/incidents/{incident}/export", summary="Export one incident", response_class=Response, responses=_gives(OF_ONE, 404))
def of_one(incident: IncidentId, _person: Reader, office: Shared, asked: Annotated[OneAsked, Query()]) -> Response:
    """One incident as a file. A cell of a CSV that a spreadsheet would run as a formula has an apostrophe before it."""
    return one_exported(office, incident, Wish(Form(asked.form), asked.profile.value, asked.window))


@router.get("/export", summary="Export incidents", response_class=Response, responses=_gives(OF_MANY))
def of_many(_person: Reader, office: Shared, asked: Annotated[ManyAsked, Query()]) -> Response:
    """All incidents that are wanted as one file, the earliest first, sent as it is made."""
    wanted = Wanted(asked.since, asked.until, asked.place, asked.status and asked.status.value, asked.contested, asked.text)
    return many_exported(office, wanted, Wish(Form(asked.form), asked.profile.value))
