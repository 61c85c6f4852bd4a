"""
The bodies of requests: no more of them is taken than the policy allows, whatever their Content-Length says, and what no route could read is
refused here.

JSON and plain forms are held in memory, checked, and handed on; a form with files is handed on as it comes, and only its beginning is
looked at, where its token must stand.
"""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.types import Message, Receive

from reportedly.desk.problems import Refused
from reportedly.desk.safety.origins import check_text
from reportedly.desk.safety.policy import KIBIBYTE, Policy

PEEKED = 64 * KIBIBYTE
DEEPEST = 64
LARGEST = 2**63 - 1
DIGITS = 400
FIELDS = 2000
IN_PARTS = re.compile(rb'name="?csrf"?\r\n(?:[^\r\n]+\r\n)*\r\n([\w-]{1,200})\r\n--')
URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"


class TooLarge(Exception):
    """The body has more bytes than are taken."""


class Body:
    """A request's body, as the application may take it. ``over`` is whether it had more bytes than ``most``, which are taken."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.over = False
        self.most = most
        self._receive = receive
        self._left = most
        self._ahead: list[Message] = []

    async def receive(self) -> Message:
        """The next message: what was looked at before, then what comes. Raises TooLarge."""
        return self._ahead.pop(0) if self._ahead else await self._next()

    async def begins(self, most: int) -> bytes:
        """The first ``most`` bytes, or somewhat more, or all there are; they are still there to be received. Raises TooLarge."""
        held = bytearray()
        while len(held) < most:
            message = await self._next()
            self._ahead.append(message)
            held += message.get("body", b"")
            if not message.get("more_body", False):
                break
        return bytes(held)

    async def _next(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.over = True
            raise TooLarge
        return message


def body_of(request: Request, receive: Receive, policy: Policy) -> Body:
    """The body of a request. Raises Refused (413, 400) where its Content-Length says already that it is too large, or is no number."""
    most = policy.large if kind_of(request) == MULTIPART else policy.small
    told = request.headers.get("content-length", "0")
    if not (told.isascii() and told.isdecimal()):
        raise Refused(400, "the Content-Length is no number")
    if len(told) > len(str(LARGEST)) or int(told) > most:
        raise too_large(most)
    return Body(receive, most)


def too_large(most: int) -> Refused:
    """The refusal (413) of a body that has more bytes than ``most``. Raises nothing."""
    return Refused(413, f"this is too large: {most // KIBIBYTE:,} KiB are the most")


def kind_of(request: Request) -> str:
    """The media type of a request's body, in small letters, without parameters. Raises nothing."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def token_in(request: Request, body: Body, policy: Policy) -> str | None:
    """
    The form's token, out of its field ``csrf``; None where it has none. JSON and forms are checked on the way.

    Raises Refused (400) where they can't be read, TooLarge.
    """
    kind = kind_of(request)
    if kind == MULTIPART:
        found = IN_PARTS.search(await body.begins(PEEKED))
        return found[1].decode() if found else None
    if kind == URLENCODED:
        return _token_of_form(await body.begins(policy.small + 1))
    if kind == "application/json" or kind.endswith("+json"):
        check_json(await body.begins(policy.small + 1))
    return None


def _token_of_form(sent: bytes) -> str | None:
    check_text(sent.replace(b"+", b" "), "the form")
    try:
        return dict(parse_qsl(sent.decode("ascii"), max_num_fields=FIELDS)).get("csrf")
    except (UnicodeDecodeError, ValueError):
        raise Refused(400, f"the form can't be read: it has other bytes than ASCII, or more than {FIELDS} fields") from None


def check_json(sent: bytes) -> None:
    """Raise Refused (400) where ``sent`` is no JSON that a ledger could take: too deep, a number too large, a text that is none."""
    try:
        parsed = json.loads(sent.decode("utf-8"), parse_int=_whole, parse_float=_float, parse_constant=_whole) if sent.strip() else None
    except UnicodeDecodeError:
        raise Refused(400, "the JSON is not UTF-8") from None
    except RecursionError:
        raise Refused(400, f"the JSON is deeper than {DEEPEST} levels") from None
    except ValueError:
        raise Refused(400, "this is no JSON, or has a number in it that is too large") from None
    _check_values(parsed)


def _whole(digits: str) -> int:
    if len(digits) > DIGITS or abs(int(digits)) > LARGEST:
        raise ValueError("too large")
    return int(digits)


def _float(digits: str) -> float:
    value = float(digits)
    if len(digits) > DIGITS or value - value != 0:
        raise ValueError("too large")
    return value


def _check_values(parsed: object) -> None:
    """Raise Refused (400) for what is too deep, NUL and lone surrogates; level by level, so that no depth is too deep to be looked at."""
    level, depth = [parsed], 0
    while level:
        if depth > DEEPEST:
            raise Refused(400, f"the JSON is deeper than {DEEPEST} levels")
        for value in level:
            if isinstance(value, str):
                _check_string(value)
        level = [inner for value in level for inner in _inside(value)]
        depth += 1


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def _check_string(value: str) -> None:
    if "\x00" in value or (not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value)):
        raise Refused(400, "the JSON has a string in it that is no text: NUL, or half a letter")
