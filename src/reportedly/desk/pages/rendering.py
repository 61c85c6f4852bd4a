"""Templates: every value is escaped, an unknown one is an error; what each page shares (who is signed in, the tab that is open)."""

from __future__ import annotations

from functools import cache

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reportedly.desk.assets import asset
from reportedly.desk.pages.forms import CHOICES
from reportedly.publish.words import count, one_line, short

TABS = (
    ("Incidents", "/", "i"),
    ("Queue", "/queue", "q"),
    ("Add", "/add", "a"),
    ("Sources", "/sources", "s"),
    ("Log", "/log", "l"),
    ("Accounts", "/accounts", "c"),
)
"""The parts of the desk: words, address, and the key that leads there after g."""


def page(request: Request, template: str, values: dict[str, object] | None = None, status: int = 200) -> HTMLResponse:
    """A page, or a part of one. Every template knows ``person``, ``path`` and ``part`` (htmx asks only for a part). Raises nothing."""
    shared = {
        "person": getattr(request.state, "person", None),
        "path": request.url.path,
        "part": is_part(request),
    }
    return HTMLResponse(_environment().get_template(template).render(**shared, **(values or {})), status)


def is_part(request: Request) -> bool:
    """Whether htmx asks for a part of the page to put into the one that is there. Raises nothing."""
    asked = request.headers
    return asked.get("HX-Request") == "true" and "HX-Boosted" not in asked and "HX-History-Restore-Request" not in asked


def drawn(template: str, values: dict[str, object]) -> Markup:
    """A part of a page that is the same for whoever asks, drawn by itself so that it can be kept. Raises nothing."""
    return Markup(_environment().get_template(template).render(**values))  # noqa: S704 - the template escaped every value


def error_page(request: Request, status: int, sentence: str) -> HTMLResponse:
    """A page that says in one sentence what can't be done. Raises nothing."""
    return page(request, "error.html", {"status": status, "sentence": sentence}, status)


@cache
def _environment() -> Environment:
    loader = ChoiceLoader([PackageLoader("reportedly.desk"), PackageLoader("reportedly.publish")])
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(one_line=one_line, short=short, count=count, asset=asset, tabs=TABS, figure_choices=CHOICES)
    return environment
