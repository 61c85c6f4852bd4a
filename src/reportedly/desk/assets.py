"""The static files: the desk's own, and the style sheets of the pages that stand alone; their addresses tell their content."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.resources import files

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

SHARED = ("page.css", "incident.css")
KEPT = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"


class Assets(StaticFiles):
    """The desk's folder ``static``, and the style sheets ``SHARED``. Kept by browsers for good where the address tells the content."""

    def __init__(self) -> None:
        super().__init__(directory=_own())

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """The file of a path, a shared style sheet by its bare name. Raises nothing."""
        if path in SHARED:
            found = _file(path)
            return found, os.stat(found)
        return super().lookup_path(path)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file with how long it may be kept. Raises HTTPException where there is none."""
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = KEPT if scope["query_string"].startswith(b"v=") else ASKED_AGAIN
        return answer


@cache
def asset(name: str) -> str:
    """The address of a static file with a hash of its content: "/static/desk.css?v=0123456789". Raises OSError where there is none."""
    with open(_file(name), "rb") as stream:
        return f"/static/{name}?v={hashlib.sha256(stream.read()).hexdigest()[:10]}"


def _own() -> str:
    return str(files("reportedly.desk").joinpath("static"))


def _file(name: str) -> str:
    folder = str(files("reportedly.publish").joinpath("templates")) if name in SHARED else _own()
    return os.path.join(folder, name)
