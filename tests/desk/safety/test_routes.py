"""Every route that changes something demands, at the gate and in itself, who may change it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.dependencies.models import Dependant

from reportedly.desk.access import Role
from reportedly.desk.safety.gate import OWN
from reportedly.desk.safety.origins import SAFE
from tests.desk.safety.conftest import Desk, routes, sign_in

UNASKED = {"/login", "/logout"}
"""Who signs in is nobody yet; who signs out may always do so."""


def changing() -> Iterator[tuple[str, str]]:
    """The routes that change something, as method and path."""
    yield from sorted({(method, str(route.path)) for route in routes() for method in route.methods if method not in SAFE})


def roles(dependant: Dependant) -> Iterator[Role]:
    """The roles that a route demands."""
    for each in dependant.dependencies:
        if getattr(each.call, "__qualname__", "") == "needs.<locals>.checked":
            yield inspect.getclosurevars(each.call).nonlocals["role"]  # type: ignore[arg-type]
        yield from roles(each)


def filled(path: str) -> str:
    """A path with something in each of its gaps."""
    return re.sub(r"{[^}]*}", "1", path)


def test_the_routes_are_found() -> None:
    found = set(changing())
    assert {("POST", "/login"), ("POST", "/accounts/role"), ("POST", "/api/v1/judgements")} <= found


@pytest.mark.parametrize("route", [each for each in routes() if set(each.methods) - set(SAFE)], ids=lambda each: str(each.path))
def test_a_route_that_changes_something_says_who_may(route: Any) -> None:
    demanded = set(roles(route.dependant))
    if route.path not in UNASKED:
        least = Role.READER if OWN.fullmatch(filled(route.path)) else Role.ANALYST
        assert demanded and all(role.covers(least) for role in demanded)


@pytest.mark.parametrize("route", [each for each in routes() if set(each.methods) & {"GET"}], ids=lambda each: str(each.path))
def test_a_route_that_shows_something_says_who_may(route: Any) -> None:
    assert route.path == "/login" or set(roles(route.dependant)), "a page or a list that anybody could read"


@pytest.mark.usefixtures("people")
def test_nobody_a_reader_and_who_lacks_the_token_change_nothing(desk: Desk) -> None:
    nobody, reader, analyst = desk(), desk(), desk()
    sign_in(reader, "Rita")
    sign_in(analyst, "Ann")
    token = analyst.headers.pop("X-CSRF")
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for method, path in changing():
        if path in UNASKED:
            continue
        at = filled(path)
        origin = {"Origin": "https://evil.example", "X-CSRF": token}
        found[method, path] = (
            nobody.request(method, at).status_code,
            403 if OWN.fullmatch(at) else reader.request(method, at).status_code,
            analyst.request(method, at).status_code,
            analyst.request(method, at, headers=origin).status_code,
        )
    assert {route: told for route, told in found.items() if told != (401, 403, 403, 403)} == {}


@pytest.mark.usefixtures("people")
def test_what_a_reader_may_change_is_their_own(desk: Desk) -> None:
    own = {path for _, path in changing() if OWN.fullmatch(filled(path))}
    assert own <= {"/login", "/logout", "/accounts/password", "/accounts/tokens", "/accounts/tokens/end", "/incidents/{name}/seen"}
