"""
The HTTP API, version 1: everything that the pages show and do.

``asking`` bounds what a request may hold; ``forms`` are the forms of the answers; ``answering`` pages and tags them; ``openapi`` describes
it all. The other modules are its routes. docs/api.md tells people how to use it.
"""

from __future__ import annotations

from fastapi import APIRouter

from reportedly.desk.api import coding, exports, incidents, jobs, judgements, judging, parts, reports, standing
from reportedly.desk.api.forms import EVERYWHERE
from reportedly.desk.api.openapi import describe

router = APIRouter(prefix="/api/v1", responses=EVERYWHERE)
for part in (incidents, parts, reports, judgements, judging, coding, jobs, exports, standing):
    router.include_router(part.router)

__all__ = ["describe", "router"]
