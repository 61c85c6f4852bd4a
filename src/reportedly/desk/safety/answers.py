"""What a request gets that can't be met: a problem to a program, a page to a person; never a path, a trace or a secret."""

from __future__ import annotations

import logging
import secrets

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from reportedly.desk.pages.rendering import error_page
from reportedly.desk.problems import Refused, problem
from reportedly.desk.safety.origins import API

log = logging.getLogger("reportedly.desk")


def refusal(request: Request, refused: Refused) -> Response:
    """The answer to a request that is refused. Raises nothing."""
    answer = _answer(request, refused.status, refused.sentence, refused.more)
    if refused.status == 429:
        answer.headers["Retry-After"] = "60"
    return answer


def broken(request: Request, error: Exception) -> Response:
    """The answer where the desk itself failed: a short name, under which the server's log has what happened. Raises nothing."""
    name = secrets.token_hex(4)
    log.error("failure %s: %s %r", name, request.method, request.url.path, exc_info=error)
    return _answer(request, 500, f"something went wrong here; the server's log has it as failure {name}")


def _answer(request: Request, status: int, sentence: str, more: dict[str, object] | None = None) -> Response:
    if request.url.path.startswith(API):
        return problem(status, sentence, more)
    try:
        return error_page(request, status, sentence)
    except Exception:
        log.exception("the page of errors can't be made")
        return PlainTextResponse(sentence, status)
