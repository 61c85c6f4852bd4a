"""One shape for every error of the API, RFC 9457 problem details; a page gets the same sentence as a page. Nothing inner is ever shown."""

from __future__ import annotations

import json
from http import HTTPStatus

from fastapi.responses import JSONResponse

from reportedly.errors import Busy, JudgementError, LedgerError, Outdated, ReadingError, ReportedlyError, SettingError, Unknown

MEDIA = "application/problem+json"


class Told(JSONResponse):
    """JSON in UTF-8. A lone surrogate, which a report's text or a request may hold, stands escaped."""

    def render(self, content: object) -> bytes:
        """The bytes. Raises ValueError for a number that JSON does not have."""
        return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


class Refused(Exception):
    """A request that can't be met: an HTTP status and one sentence for the person who asked; ``more`` goes into the answer as it is."""

    def __init__(self, status: int, sentence: str, more: dict[str, object] | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.more = more or {}


def status_of(error: ReportedlyError) -> int:
    """The HTTP status that says what kind of error it is. Raises nothing."""
    if isinstance(error, Unknown):
        return 404
    if isinstance(error, Outdated):
        return 409
    if isinstance(error, (JudgementError, ReadingError, SettingError)):
        return 422
    return 503 if isinstance(error, LedgerError | Busy) else 500


def sentence_of(error: ReportedlyError) -> str:
    """What may be told of it: a ledger's own error names its path, and so is told in general. Raises nothing."""
    return "the ledger can't be read or written just now" if isinstance(error, LedgerError) else str(error)


def problem(status: int, sentence: str, more: dict[str, object] | None = None) -> Told:
    """The answer of the API. Raises nothing."""
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": sentence, **(more or {})}
    return Told(body, status, media_type=MEDIA)
