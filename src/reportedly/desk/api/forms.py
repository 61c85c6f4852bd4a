"""
The forms of the API's answers, as JSON Schemas: an incident's and a reading's are the published ones, the rest is in ``data/forms.json``.

One source for both: what ``reportedly show --format json`` prints and what the API answers is described by the same schema.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast

from reportedly.desk.problems import MEDIA
from reportedly.publish.incident_json import SHARED, incident_schema
from reportedly.publish.jsonl import schema

Json = dict[str, Any]
BASE = "#/components/schemas/"
INCIDENT = {"incident": "IncidentHead", "report": "IncidentReport", "source": "Speaker", "numbered": "NumberedClaim"}
READING = {"report": "ReportHead", "source": "Speaker"}
PROBLEMS = {
    401: "Nobody is signed in.",
    403: "Who is signed in may not do this.",
    404: "There is nothing of that id.",
    409: "What the request rests on has changed since.",
    422: "The request has values that mean nothing here.",
    429: "Too many requests: try again later.",
    503: "The ledger can't be read or written just now.",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What the OpenAPI says of the problems that a route may answer. Raises KeyError for a status without a sentence."""
    content = {MEDIA: {"schema": {"$ref": f"{BASE}Problem"}}}
    told: dict[int | str, dict[str, Any]] = {status: {"description": PROBLEMS[status], "content": content} for status in statuses}
    return told | {"default": {"description": "Any other problem.", "content": content}}


EVERYWHERE = problems(401, 403, 422, 429, 503)


def gives(form: str, said: str, *statuses: int, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """What the OpenAPI says of a route that answers in a form, beside the problems of all routes. Raises KeyError as problems does."""
    content = {"application/json": {"schema": {"$ref": f"{BASE}{form}"}}}
    return {status: {"description": said, "content": content}, **problems(*statuses)}


def lists(form: str, said: str, *statuses: int) -> dict[int | str, dict[str, Any]]:
    """What the OpenAPI says of a route that answers with a page of a list. Raises KeyError as problems does."""
    items = {"type": "array", "items": {"$ref": f"{BASE}{form}"}, "description": said}
    both = {"type": "object", "properties": {"items": items, "next": {"$ref": f"{BASE}Next"}}, "required": ["items", "next"]}
    return {200: {"description": said, "content": {"application/json": {"schema": both}}}, **problems(*statuses)}


@cache
def components() -> Mapping[str, Json]:
    """Every form by its name. Raises nothing."""
    own = files("reportedly.desk.api").joinpath("data/forms.json").read_text(encoding="utf-8")
    incident, reading = json.loads(incident_schema()), json.loads(schema())
    apart = {name: part for name, part in reading["$defs"].items() if name not in SHARED}
    parts = _named(incident["$defs"], INCIDENT) | _named(apart, READING)
    parts["Incident"] = _pointed(_bare(incident), INCIDENT)
    parts["Reading"] = _pointed(_bare(reading), READING)
    return dict(sorted((parts | json.loads(own)).items()))


def _named(parts: Mapping[str, Json], others: Mapping[str, str]) -> dict[str, Json]:
    return {_name(name, others): _pointed(part, others) for name, part in parts.items()}


def _name(name: str, others: Mapping[str, str]) -> str:
    return others.get(name) or "".join(word.capitalize() for word in name.split("_"))


def _bare(whole: Json) -> Json:
    return {name: part for name, part in whole.items() if name not in ("$schema", "$id", "$defs")}


def _pointed(part: Json, others: Mapping[str, str]) -> Json:
    """A schema whose references lead to the components."""

    def follow(value: object) -> object:
        if isinstance(value, list):
            return [follow(each) for each in value]
        if not isinstance(value, dict):
            return value
        return {name: _reference(inner, others) if name == "$ref" else follow(inner) for name, inner in value.items()}

    return cast(Json, follow(part))


def _reference(to: str, others: Mapping[str, str]) -> str:
    return f"{BASE}{_name(to.rsplit('/', 1)[1], others)}"
