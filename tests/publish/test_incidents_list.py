"""The list of incidents: one row each, the numbers between which its accounts lie, and a sign where they contest it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from reportedly.publish.incidents_list import LEGEND, Listed, Spread, listed, listed_json, print_incidents
from reportedly.publish.table import Look
from tests.publish.incident_fixtures import before, hostile_incident, linnet, nothing


def printed(*rows: Listed, width: int = 80) -> str:
    return print_incidents(rows, Look(width), Console(color_system=None, width=width))


def test_a_row_tells_what_where_when_how_many_and_by_how_many() -> None:
    row = listed(linnet().reconciled)
    assert (row.title, row.day, row.place) == ("Ferry hijack ends as troops storm the Linnet", "11 Mar 2025", "Port Alder, Sample, EX")
    assert (row.reports, row.contested, row.latest) == (3, 2, "2025-03-14T09:00:00+02:00")
    assert [spread.words for spread in row.spreads][:2] == ["14–30 killed", "37–41 injured"]


WORDS = {
    "one number": (Spread("killed", 33, 33), "33 killed"),
    "a range": (Spread("injured", 17, 1037), "17–1,037 injured"),
    "no top": (Spread("present", 401, None), "401 or more there"),
}


@pytest.mark.parametrize("name", WORDS)
def test_a_spread_in_words(name: str) -> None:
    spread, words = WORDS[name]
    assert spread.words == words


def test_attackers_are_not_among_the_dead_of_the_list() -> None:
    assert all(spread.high != 33 for spread in listed(linnet().reconciled).spreads)


def test_contested_incidents_have_a_sign_and_the_sign_a_legend() -> None:
    assert printed(listed(linnet().reconciled)).startswith("≠ ")
    assert LEGEND in printed(listed(linnet().reconciled))
    assert LEGEND not in printed(listed(before()))


def test_the_list_says_that_a_machine_read_it() -> None:
    assert "machine-read, not yet reviewed" in " ".join(printed(listed(nothing().reconciled)).split())
    assert printed() == "No incident.\n"


@pytest.mark.parametrize("width", [40, 80, 140])
def test_rows_fit_and_can_not_steer_the_terminal(width: int) -> None:
    shown = printed(*(listed(make().reconciled) for make in (linnet, hostile_incident, nothing)), width=width)
    assert max(map(cell_len, shown.splitlines())) <= width
    assert not set(shown) & set("\x1b\u202e")


def test_a_row_as_json() -> None:
    row = listed(linnet().reconciled)
    plain = json.loads(json.dumps(listed_json(row)))
    assert plain["spreads"][0] == {"status": "killed", "low": 14, "high": 30}
    assert listed_json(replace(row, spreads=()))["spreads"] == []
