"""The list's points: what is known only as a wider area says how wide, and what is known well is drawn as a point."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from reportedly.desk.pages.points import VAGUE, _point
from reportedly.ledger import Summary, Wanted
from reportedly.publish.incident_places import PRECISIONS

PLAIN = {"people": 3, "lat": 1.0, "lon": 2.0, "place": "New Holm"}


def summary(precision: str | None) -> Summary:
    """An incident at a place that is known so precisely."""
    made = object.__new__(Summary)
    for name in Summary.__slots__:
        object.__setattr__(made, name, {**PLAIN, "precision": precision, "incident": "a", "title": "Fire"}.get(name))
    return made


@pytest.mark.parametrize("precision", VAGUE)
def test_what_is_known_only_as_an_area_is_drawn_as_wide_as_on_its_own_page(precision: str) -> None:
    point = _point([summary(precision)], Wanted())
    assert point["around"] == PRECISIONS[precision][1] > 0
    assert not point["precise"]


@pytest.mark.parametrize("precision", ["place", "feature", None])
def test_what_is_known_as_a_place_is_a_point(precision: str | None) -> None:
    assert _point([summary(precision)], Wanted())["around"] == 0


def test_every_point_of_the_list_says_it(client: TestClient) -> None:
    points = client.get("/points").json()["points"]
    assert points and all("around" in each for each in points)
