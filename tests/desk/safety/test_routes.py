"""Every route that changes something demands who may change it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from reportedly.desk import Office, create_app
from reportedly.desk.access import needs
from reportedly.desk.safety.gate import OWN
from reportedly.desk.safety.origins import SAFE
from reportedly.settings import Settings
from tests.desk.safety.conftest import Desk, sign_in


def routes() -> list[tuple[str, str]]:
    """All routes that change something, as method and path."""
    app = create_app(Office(Settings(ledger="none")))
    paths = {(method, path) for path, methods in operations(app) for method in methods if method not in SAFE}
    return sorted(paths)


def operations(app: FastAPI) -> Iterator[tuple[str, set[str]]]:
    """Every path of an application with its methods, however its routers are nested."""
    from fastapi.openapi.utils import get_openapi

    del get_openapi
    for route in every(app.routes, ""):
        yield route


def every(found: object, prefix: str) -> Iterator[tuple[str, set[str]]]:
    """The routes of a list of routes."""
    for route in found:  # type: ignore[attr-defined]
        if isinstance(route, APIRoute):
            yield prefix + route.path, set(route.methods or ())
        elif hasattr(route, "routes"):
            yield from every(route.routes, prefix + getattr(route, "path", ""))
