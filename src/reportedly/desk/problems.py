"""One shape for every error of the API, RFC 9457 problem details; a page gets the same sentence as a page. Nothing inner is ever shown."""

from __future__ import annotations

from http import HTTPStatus

from fastapi.responses import JSONResponse

from reportedly.errors import JudgementError, LedgerError, ReadingError, ReportedlyError, SettingError, Unknown

MEDIA = "application/problem+json"


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
    if isinstance(error, (JudgementError, ReadingError, SettingError)):
        return 422
    return 503 if isinstance(error, LedgerError) else 500


def sentence_of(error: ReportedlyError) -> str:
    """What may be told of it: a ledger's own error names its path, and so is told in general. Raises nothing."""
    return "the ledger can't be read or written just now" if isinstance(error, LedgerError) else str(error)


def problem(status: int, sentence: str, more: dict[str, object] | None = None) -> JSONResponse:
    """The answer of the API. Raises nothing."""
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": sentence, **(more or {})}
    return JSONResponse(body, status, media_type=MEDIA)
