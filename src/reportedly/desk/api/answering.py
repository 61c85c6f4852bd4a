"""Answers of the API: one form for a list in pages, and a tag by which what did not change is not sent again."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from reportedly.desk.problems import Refused, Told
from reportedly.model import digest


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page ended, as ``after`` names it: of which list, in what state that was, and what its last item was."""

    BROKEN: ClassVar[str] = "`after` is no mark of a page: take it from `next` of the page before, or begin again without it"

    of: str
    state: str
    last: str | int

    def __str__(self) -> str:
        packed = json.dumps([self.of, self.state, self.last], separators=(",", ":")).encode()
        return urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def read(cls, words: str, of: str) -> Mark:
        """The mark that ``words`` stand for, in the list named ``of``. Raises Refused (409) where they stand for none."""
        try:
            of_what, state, last = json.loads(urlsafe_b64decode(words + "=" * (-len(words) % 4)))
            if of_what == of and isinstance(state, str) and isinstance(last, str | int) and not isinstance(last, bool):
                return cls(of, state, last)
        except (ValueError, TypeError):
            pass
        raise Refused(409, Mark.BROKEN)


def number_after(after: str | None, of: str, most: int) -> int:
    """The number that a list goes on after, at most ``most``; 0 at its beginning. Raises Refused (409) for a mark that is none."""
    last = Mark.read(after, of).last if after is not None else 0
    if not isinstance(last, int) or not 0 <= last <= most:
        raise Refused(409, Mark.BROKEN)
    return last


def name_after(after: str | None, of: str) -> str | None:
    """The name that a list goes on after; None at its beginning. Raises Refused (409) for a mark that is none."""
    last = Mark.read(after, of).last if after is not None else None
    if isinstance(last, int) or (last is not None and not _is_plain(last)):
        raise Refused(409, Mark.BROKEN)
    return last


def _is_plain(words: str) -> bool:
    """Whether every database takes the words."""
    return "\0" not in words and not any("\ud800" <= sign <= "\udfff" for sign in words)


def page(request: Request, items: Sequence[object], mark: Mark | None, **more: int) -> Response:
    """A page of a list, the address of the page after it (null where there is none), and what else is told of it. Raises nothing."""
    return Told({"items": items, "next": None if mark is None else _address(request, mark), **more})


def whole(request: Request, items: Sequence[object], state: str, asked: tuple[int, str | None]) -> Response:
    """
    A page of a list that is at hand whole and changes with ``state``; ``asked`` are the limit and the mark.

    Raises Refused (409) for a mark that is none, or where the list changed since the page before.
    """
    (limit, after), of = asked, request.url.path.rsplit("/", 1)[-1]
    begin = number_after(after, of, len(items)) if after is None or Mark.read(after, of).state == state else None
    if begin is None:
        raise Refused(409, "this list changed since the page before: begin again without `after`")
    end = begin + limit
    return page(request, items[begin:end], Mark(of, state, end) if end < len(items) else None)


def _address(request: Request, mark: Mark) -> str:
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return f"{request.url.path}?{urlencode([*asked, ('after', str(mark))])}"


def tagged(request: Request, state: str, content: Callable[[], object]) -> Response:
    """An answer with its tag; only that it is the same (304), to who has it. Raises what ``content`` raises."""
    tag = f'"{state}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    held = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    return Response(status_code=304, headers=headers) if held & {tag, "*"} else Told(content(), headers=headers)


def state_of(*parts: object) -> str:
    """A short hash of what an answer is made of. Raises nothing."""
    return digest(*parts)[:24]
