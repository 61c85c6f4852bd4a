"""The terminal form: fits its width, says in words and signs all that colours say, and no text can steer the terminal."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from reportedly.publish.incident_shown import Shown
from reportedly.publish.incident_table import print_incident
from reportedly.publish.table import Look
from tests.publish.incident_fixtures import hostile_incident, linnet, nothing

SHOWN = {"linnet": linnet, "hostile": hostile_incident, "nothing": nothing}


def printed(shown: Shown, width: int = 80, *, evidence: bool = False, colours: bool = False) -> str:
    console = Console(color_system="truecolor" if colours else None, force_terminal=colours, width=width)
    return print_incident(shown, Look(width, evidence=evidence), console)


@pytest.mark.parametrize("width", [40, 80, 132, 200])
@pytest.mark.parametrize("name", SHOWN)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    lines = printed(SHOWN[name](), width, evidence=True).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


def test_each_account_has_its_course_and_what_is_contested_its_sign() -> None:
    shown = printed(linnet())
    for words in (
        "~ people killed  14–21  differ",
        "≠ people freed  17–346  contested with other figures",
        "4 → at least 12 → +21 (13 Mar)",
        "threatened 10",
        "denied 30",
        "≠ contested  ! does not add up  × manner disputed",
    ):
        assert words in shown


def test_the_parts_are_there() -> None:
    shown = printed(linnet())
    for title in ("WHAT IS SAID", "ALSO COUNTED", "WHAT WAS FOUND", "RESPONSIBILITY", "WHO SAID WHAT WHEN", "UNDER EACH CODING PROFILE"):
        assert title in shown
    for title in ("REPORTS", "WHY THESE REPORTS ARE OF ONE INCIDENT"):
        assert f"\n{title}\n" in shown
    assert "passes on the figures of report 2" in " ".join(shown.split())
    assert "14 / 21 / 51" in shown and "– / – / –" in shown and "ACLED: unsplit" in shown


def test_it_says_that_a_machine_read_it() -> None:
    assert "machine-read, 1 of 24 claims reviewed" in printed(linnet())
    assert "machine-read, not yet reviewed" in printed(nothing())


def test_evidence_quotes_the_report_and_tells_where() -> None:
    shown = printed(linnet(), 120, evidence=True)
    assert "THE WORDS OF EACH CLAIM" in shown
    assert "21 passengers had died" in shown and "[59–72]" in shown
    assert "THE WORDS OF EACH CLAIM" not in printed(linnet())


def test_colour_carries_nothing_that_words_do_not() -> None:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", printed(linnet(), colours=True))
    assert plain.split() == printed(linnet()).split()


def test_no_text_can_steer_the_terminal() -> None:
    assert not set(printed(hostile_incident(), evidence=True)) & set("\x1b\u202e\u202c\x07")


def test_the_same_incident_gives_the_same_text() -> None:
    assert printed(linnet(), evidence=True) == printed(linnet(), evidence=True)
