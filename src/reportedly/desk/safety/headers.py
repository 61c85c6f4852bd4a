"""The headers of every answer: nothing runs or styles a page but what the desk itself ships."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders

STYLES: tuple[str, ...] = ("'sha256-po1X/Tzm0Ml06k5rovAtw7FhoXN1na5hY1Nfl3YDpnA='",)
"""Hashes of the fixed stylesheets that the charts put into a page; nothing else may be inline."""

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        " ".join(("style-src 'self'", *STYLES)),
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

# Referrer-Policy is not no-referrer: with that, a browser sends "Origin: null" with the desk's own forms.
ALWAYS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
STATIC = "/static/"


def protect(headers: MutableHeaders, path: str) -> None:
    """Put the headers on an answer; what is of the ledger is stored by no cache, a static file says itself how long. Raises nothing."""
    for name, value in ALWAYS.items():
        headers[name] = value
    if not path.startswith(STATIC):
        headers["Cache-Control"] = "no-store"
    for name in ("server", "x-powered-by", "access-control-allow-origin"):
        if name in headers:
            del headers[name]
