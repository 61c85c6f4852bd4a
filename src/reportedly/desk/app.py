"""The application: the gate before every request, the API, the pages, the static files, and errors as answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from reportedly.desk import api, pages
from reportedly.desk.assets import Assets
from reportedly.desk.office import Office
from reportedly.desk.pages.rendering import error_page
from reportedly.desk.problems import Refused, problem, sentence_of, status_of
from reportedly.desk.safety import Policy, guard
from reportedly.errors import ReportedlyError

API = "/api/"


def create_app(office: Office, policy: Policy | None = None) -> FastAPI:
    """The desk over an office's ledger; ``policy`` is what its gate lets through, by default for one person on a laptop. Raises nothing."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        office.close()

    app = FastAPI(title="reportedly", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json", lifespan=lifespan)
    app.state.office = office
    app.include_router(api.router)
    app.include_router(pages.router, include_in_schema=False)
    app.mount("/static", Assets(), name="static")
    _answer_errors(app)
    api.describe(app)
    guard(app, office, policy or Policy())
    return app


def _answer_errors(app: FastAPI) -> None:
    @app.exception_handler(Refused)
    def refused(request: Request, error: Refused) -> Response:
        return _answer(request, error.status, error.sentence, error.more)

    @app.exception_handler(ReportedlyError)
    def ours(request: Request, error: ReportedlyError) -> Response:
        return _answer(request, status_of(error), sentence_of(error))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        answer = _answer(request, error.status_code, str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        wrong = [{"where": list(map(str, each["loc"])), "what": each["msg"]} for each in error.errors()]
        return _answer(request, 422, "the request has values that mean nothing here", {"errors": wrong})


def _answer(request: Request, status: int, sentence: str, more: dict[str, object] | None = None) -> Response:
    """A problem to a program, a page to a person."""
    if request.url.path.startswith(API):
        return problem(status, sentence, more)
    return error_page(request, status, sentence)
