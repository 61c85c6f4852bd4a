"""Adding reports: what is sent is taken into a queue at once, and its job tells what became of it."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from reportedly.desk.access import Analyst, Reader
from reportedly.desk.api.asking import PLAIN
from reportedly.desk.api.forms import gives
from reportedly.desk.office import Shared
from reportedly.desk.problems import Refused, Told
from reportedly.publish.words import one_line
from reportedly.reading import Form, ReadOptions
from reportedly.workflow.adding import Taken
from reportedly.workflow.jobs import Job
from reportedly.workflow.parcels import Parcel

router = APIRouter(tags=["in and out"])

MOST = 500
JobId = Annotated[str, Path(pattern=r"^[0-9a-f]+$", max_length=32, description="A job's id.", examples=["0123456789abcdef"])]
Words = Annotated[str, Field(max_length=2000, pattern=PLAIN)] | None
Web = Annotated[str, Field(max_length=2000, pattern=r"^https?://[^\x00-\x20]+$")] | None


class NewReport(BaseModel):
    """A report as text, with what is known of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=1, max_length=4_000_000, description="The report's text.")
    id: Words = Field(None, description="What you call it; it is echoed, and need not be unique.")
    title: Words = Field(None, description="Its title.")
    publisher: Words = Field(None, description="Who published it.")
    published: Words = Field(None, description="When it was published: 2025-03-12, or with a time.")
    url: Web = Field(None, description="Its address on the web.")


class NewReports(BaseModel):
    """Reports that are to be added."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reports: list[NewReport] = Field(min_length=1, max_length=MOST, description="The reports, in the order in which they are to be added.")


EXAMPLE = {"reports": [{"text": "At least 14 clerks were killed in New Holm, the harbour police said.", "published": "2025-03-12"}]}


@router.post(
    "/reports", status_code=202, summary="Add reports", responses=gives("Job", "They are taken; the job tells the rest.", status=202)
)
def add(person: Analyst, office: Shared, sent: Annotated[NewReports, Body(examples=[EXAMPLE])]) -> Response:
    """Take reports into the queue. Each is read and added whole, or not at all; one that is there already is not added again."""
    parcel = Parcel(ReadOptions(form=Form.JSONL, max_bytes=office.settings.max_bytes, max_chars=office.settings.max_chars))
    rows = (json.dumps(each.model_dump(exclude_none=True)) for each in sent.reports)
    parcel.put_text("request.jsonl", "\n".join(rows))
    job = office.jobs.send(parcel, person.name)
    return Told(job_json(job), 202, headers={"Location": f"/api/v1/jobs/{job.id}"})


@router.get("/jobs/{job}", summary="How far a job is", responses=gives("Job", "The job.", 404))
def one(job: JobId, _person: Reader, office: Shared) -> Response:
    """A job as it stands, of the last hundred: ask again until its state is done, failed or stopped."""
    found = office.jobs.get(job)
    if found is None:
        raise Refused(404, f"there is no job {job}, or it was too long ago")
    return Told(job_json(found))


def job_json(job: Job) -> dict[str, Any]:
    """A job as a plain dictionary. Raises nothing."""
    plain: dict[str, Any] = {"id": job.id, "state": job.state.value, "who": job.who, "at": job.at}
    plain |= {"files": [one_line(name) for name in job.files], "files_done": job.files_done}
    plain |= {name: getattr(job, name) for name in ("new", "known", "failed", "claims")}
    plain |= {"incidents": list(job.incidents), "problem": job.problem or None}
    return plain | {"results": [_result(each) for each in job.told]}


def _result(told: Taken | str) -> dict[str, Any]:
    if isinstance(told, str):
        return {"report": None, "id": None, "new": False, "claims": 0, "incidents": [], "problem": one_line(told)}
    plain = {"report": told.card.key, "id": told.card.id, "new": told.new, "claims": told.claims}
    return {**plain, "incidents": list(told.incidents), "problem": None}
