"""Codebooks as profiles, with the fields that a judgement can set; sources with their reliability."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from reportedly import __version__
from reportedly.desk.access import Reader
from reportedly.desk.api.answering import Mark, name_after, page, whole
from reportedly.desk.api.asking import Pages
from reportedly.desk.api.forms import lists
from reportedly.desk.office import Shared
from reportedly.model import Judgement, JudgementKind
from reportedly.publish.incident_json import judgement_json
from reportedly.reconcile.profiles import FIELDS, PROFILES, book
from reportedly.reconcile.voices import folded
from reportedly.workflow.judging import in_force

router = APIRouter(tags=["coding"])


@router.get("/profiles", summary="Coding profiles", responses=lists("Profile", "The profiles.", 409))
def profiles(request: Request, _person: Reader, asked: Annotated[Pages, Query()]) -> Response:
    """Every coding profile: the codebook's columns, the fields that a judgement can set, and its clauses."""
    return whole(request, [_profile(name) for name in PROFILES], __version__, (asked.limit, asked.after))


@router.get("/sources", summary="Sources with their reliability", responses=lists("Source", "Sources, by name.", 409))
def sources(request: Request, _person: Reader, office: Shared, asked: Annotated[Pages, Query()]) -> Response:
    """The sources that reports name, by their names, with how many claims each has and how reliable analysts hold it to be."""
    after = name_after(asked.after, "sources")
    with office.ledger() as ledger:
        found = ledger.source_names(after or "", asked.limit + 1)
        rated = _rated(ledger.judgements())
    shown = found[: asked.limit]
    items = [_source(name, claims, rated.get(folded(name))) for name, claims in shown]
    return page(request, items, Mark("sources", "", shown[-1][0]) if len(found) > asked.limit else None)


def _profile(name: str) -> dict[str, Any]:
    found = book(name)
    clauses = [{"id": clause.id, "known": clause.known, "text": clause.text} for clause in found.clauses.values()]
    fields = list(dict.fromkeys((*found.columns, *FIELDS)))
    plain = {"name": name, "title": found.title, "columns": list(found.columns), "external": sorted(found.external)}
    return plain | {"fields": fields, "clauses": clauses}


def _rated(judgements: tuple[Judgement, ...]) -> dict[str, Judgement]:
    """The last judgement in force on each source, by its name in small letters."""
    return {folded(each.subjects[0]): each for each in in_force(judgements, JudgementKind.SOURCE)}


def _source(name: str, claims: int, rated: Judgement | None) -> dict[str, Any]:
    reliability = rated.values.get("reliability") if rated else None
    return {"name": name, "claims": claims, "reliability": reliability, "judgement": judgement_json(rated) if rated else None}
