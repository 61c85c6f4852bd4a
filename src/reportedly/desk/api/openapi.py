"""The OpenAPI document: what FastAPI knows of the routes, with the forms of their answers and how a program shows who it is."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from reportedly import __version__
from reportedly.desk.api.forms import components

ABOUT = """Everything that the pages of the desk show and do, for programs.

Every answer is JSON. A list comes in pages, `{"items": […], "next": "…"}`: ask for the address in `next` until it is null. Every error has
one shape, RFC 9457 problem details, as `application/problem+json`. Times are ISO 8601; the ledger's own are UTC. Keys may be added to an
answer in later versions, never renamed or dropped. Everything read by a machine says so until a person reviewed it."""
TAGS = {
    "incidents": "Incidents: the list, each whole, and its parts.",
    "reports": "Reports with their texts and claims, single claims, and search.",
    "judgements": "What analysts decide: rows that are only added, and that can be undone.",
    "coding": "Codebooks as profiles, and sources with their reliability.",
    "in and out": "Reports that are added, and exports.",
    "desk": "The desk itself.",
}


def describe(app: FastAPI) -> None:
    """Let an application describe its API. Raises nothing."""
    app.openapi = partial(_described, app)  # type: ignore[method-assign]


def _described(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        tags = [{"name": name, "description": said} for name, said in TAGS.items()]
        made = get_openapi(title="reportedly", version=__version__, description=ABOUT, routes=app.routes, tags=tags)
        made["components"] = made.get("components", {})
        made["components"]["schemas"] = dict(sorted((made["components"].get("schemas", {}) | components()).items()))
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer", "description": "A token of an account."}}
        made["security"] = [{}, {"token": []}]
        app.openapi_schema = made
    return app.openapi_schema


def to_text(app: FastAPI) -> str:
    """The document as it is kept in the repository. Raises nothing."""
    return json.dumps(app.openapi(), ensure_ascii=False, indent=1) + "\n"
