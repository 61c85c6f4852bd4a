"""Adding reports: text that is pasted, files that are chosen or dropped; then the job that reads them, and what each became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from reportedly.desk.access import Analyst, Reader
from reportedly.desk.office import Office, Shared
from reportedly.desk.pages.rendering import page
from reportedly.desk.problems import Refused
from reportedly.errors import Busy, SettingError, Unknown
from reportedly.ledger import Ledger
from reportedly.model import Claim, Statement
from reportedly.publish.incident_evidence import report_title, summary
from reportedly.publish.incident_shown import web
from reportedly.publish.page_text import kind_of
from reportedly.publish.words import count, one_line, says, short
from reportedly.reading import ReadOptions
from reportedly.workflow.adding import Taken
from reportedly.workflow.jobs import Job, State
from reportedly.workflow.parcels import Parcel

router = APIRouter()

MOST_FILES = 100
MOST_TEXT = 4 << 20
LONGEST = 2000
PASTED = "pasted text"
FIELDS = ("title", "publisher", "published", "url")
FULLY, MOST_CLAIMS, MOST_REPORTS = 5, 8, 100
WORDS = {
    State.WAITING: "Waiting for what was sent before",
    State.READING: "Being read",
    State.DONE: "Done",
    State.FAILED: "Failed",
    State.STOPPED: "Stopped",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of a report that was just read: what it says, who says it, its words, the name by which it is coloured, where it leads."""

    what: str
    by: str
    quote: str
    kind: str
    href: str


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one report: its key and title, or the sentence that says why it could not be read; its incidents, its first claims."""

    problem: str = ""
    key: str = ""
    title: str = ""
    new: bool = False
    claims: int = 0
    incidents: tuple[tuple[str, str], ...] = ()
    said: tuple[Said, ...] = field(default=())


@router.get("/add")
def add(request: Request, person: Reader, office: Shared) -> Response:
    """The page on which reports are added, with what was sent last."""
    return _form(request, office, {})


def _form(request: Request, office: Office, typed: Mapping[str, str], problem: str = "") -> Response:
    values = {name: typed.get(name, "") for name in (*FIELDS, "text")}
    most = f"{request.app.state.policy.large // (1 << 20)} MiB"
    limits = {"most": most, "most_files": MOST_FILES, "most_chars": f"{office.settings.max_chars:,}"}
    shown = {"typed": values, "problem": problem, "jobs": [(job, told(job)) for job in office.jobs.latest(8)], **limits}
    return page(request, "adding/add.html", shown, 422 if problem else 200)


@router.post("/add")
async def send(request: Request, person: Analyst, office: Shared) -> Response:
    """Take what was sent into the queue, and lead on to its job; where it can't be taken, the form again, with what was typed."""
    async with request.form(max_files=MOST_FILES, max_fields=20, max_part_size=MOST_TEXT) as form:
        typed = {name: str(form.get(name) or "").replace("\r\n", "\n") for name in (*FIELDS, "text")}
        try:
            job = await run_in_threadpool(_sent, form, typed, office, person.name)
        except (Refused, SettingError, Busy) as error:
            return await run_in_threadpool(_form, request, office, typed, _capital(str(error)))
    return RedirectResponse(f"/jobs/{job.id}", 303)


def _sent(form: FormData, typed: Mapping[str, str], office: Office, who: str) -> Job:
    """Raises Refused where there is nothing to read or an address is none, SettingError where a date is none, Busy."""
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
    text = typed["text"].strip()
    if not files and not text:
        raise Refused(422, "there is nothing to read: paste a text, or choose a file")
    parcel = Parcel(_options(typed, office, bool(text) and not files))
    if text:
        parcel.put_text(PASTED, text)
    for each in files:
        parcel.put(each.filename or "", each.file)
    return office.jobs.send(parcel, who)


def _options(typed: Mapping[str, str], office: Office, single: bool) -> ReadOptions:
    given = {name: typed[name].strip()[:LONGEST] or None for name in FIELDS}
    if given["url"] and not web(given["url"]):
        raise Refused(422, "the address begins with neither http:// nor https://")
    own = {"title": given["title"], "url": given["url"]} if single else {}
    limits = {"max_bytes": office.settings.max_bytes, "max_chars": office.settings.max_chars}
    return ReadOptions(published=given["published"], publisher=given["publisher"], **own, **limits)  # type: ignore[arg-type]


@router.get("/jobs/{name}")
def job(request: Request, _person: Reader, office: Shared, name: str) -> Response:
    """A job as it stands; the page asks again until it is over."""
    found = office.jobs.get(name)
    if found is None:
        raise Refused(404, "there is no such job any more; what it added is in the ledger")
    with office.ledger() as ledger:
        became = [_became(ledger, each, full=at < FULLY) for at, each in enumerate(found.told[:MOST_REPORTS])]
    values = {"job": found, "words": WORDS[found.state], "told": told(found), "became": became, "more": found.reports - len(became)}
    return page(request, "adding/job.html", values)


def told(job: Job) -> str:
    """A job in a line: "2 reports added, 1 there already, 1 not read; 31 claims, 2 incidents". Raises nothing."""
    parts = [f"{count(job.new, 'report')} added"]
    parts += [f"{job.known} there already"] if job.known else []
    parts += [f"{job.failed} not read"] if job.failed else []
    return f"{', '.join(parts)}; {count(job.claims, 'claim')}, {count(len(job.incidents), 'incident')}"


def _became(ledger: Ledger, result: Taken | str, *, full: bool) -> Became:
    if isinstance(result, str):
        return Became(problem=one_line(result))
    incidents = tuple((name, _called(ledger, name)) for name in result.incidents)
    said = tuple(_said(ledger, result)) if full else ()
    return Became("", result.card.key, report_title(result.card), result.new, result.claims, incidents, said)


def _called(ledger: Ledger, name: str) -> str:
    row = ledger.summary(name)
    return short(row.title) if row else f"incident {name}"


def _said(ledger: Ledger, result: Taken) -> Iterator[Said]:
    try:
        claims = [claim for claim in ledger.reading(result.card.key).claims if not isinstance(claim, Statement)]
    except Unknown:
        return
    for claim in claims[:MOST_CLAIMS]:
        yield _of(claim, result)


def _of(claim: Claim, result: Taken) -> Said:
    return Said(
        summary(claim), says(claim), short(claim.evidence.quote, 240), kind_of(claim), f"/reports/{result.card.key}?claim={claim.id}#words"
    )


def _capital(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"
