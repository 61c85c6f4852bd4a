"""Where a request comes from: its address as text, its Host, the page that made it, and the token that the page must send back."""

from __future__ import annotations

import hmac
import re
from ipaddress import ip_address, ip_network
from urllib.parse import unquote_to_bytes, urlsplit

from starlette.requests import Request

from reportedly.desk.access import Person
from reportedly.desk.problems import Refused
from reportedly.desk.safety.policy import Policy

SAFE = ("GET", "HEAD", "OPTIONS")
OURS = ("same-origin", "none")
API = "/api/"
ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
FOREIGN = "this request was made by another site's page"
UNSIGNED = "this form is out of date: open the page again, and send it from there"


def address_of(request: Request) -> str:
    """The address that a request comes from; of IPv6 the network, which is one household's or one office's. Raises nothing."""
    told = request.client.host if request.client else ""
    try:
        address = ip_address(told)
    except ValueError:
        return told
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


def check_address(request: Request, policy: Policy) -> None:
    """Raise Refused where the Host is not the desk's (421), or the address is too long (414) or no text (400)."""
    hosts = request.headers.getlist("host")
    if len(hosts) != 1 or not policy.answers_to(hosts[0]):
        raise Refused(421, "the desk does not answer under this name")
    query: bytes = request.scope.get("query_string", b"")
    if len(query) > policy.query:
        raise Refused(414, f"the query has {len(query)} bytes: {policy.query} are the most")
    check_text(request.scope.get("raw_path") or b"", "the address")
    check_text(query.replace(b"+", b" "), "the query")


def check_text(escaped: bytes, what: str) -> None:
    """Raise Refused (400) where what stands percent-encoded is no text: broken UTF-8, or a control character."""
    try:
        plain = unquote_to_bytes(escaped)
        plain.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, f"{what} is not UTF-8") from None
    if CONTROLS.search(plain):
        raise Refused(400, f"{what} has a control character in it")


def check_maker(request: Request) -> None:
    """Raise Refused (403) where a browser says that another site's page made the request."""
    if request.headers.get("sec-fetch-site", "same-origin") not in OURS:
        raise Refused(403, FOREIGN)
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise Refused(403, FOREIGN)


def is_program(request: Request) -> bool:
    """
    Whether it is a program that asks the API, not a browser.

    Browsers say of every unsafe request where it was made, and none has both headers left out; a program sends no cookie of a person's.
    """
    told = ("origin", "sec-fetch-site", "sec-fetch-mode", "referer", "cookie")
    return request.url.path.startswith(API) and not any(name in request.headers for name in told)


def check_token(person: Person, sent: str | None) -> None:
    """Raise Refused (403) where what was sent is not the token of the person's forms."""
    if not sent or not person.csrf or not hmac.compare_digest(sent.encode("utf-8", "replace"), person.csrf.encode()):
        raise Refused(403, UNSIGNED)
