"""The terminal ledger: what it says, how wide it is, and that it never steers the terminal."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from reportedly.model import Blame, Reading, SourceKind, Status
from reportedly.publish.excerpt import Role, excerpt
from reportedly.publish.table import LEGEND, Look, print_table
from tests.publish.fixtures import Builder, ferry, ferry_later, hostile, report_of


def shown(reading: Reading, width: int = 80, *, colour: bool = False, evidence: bool = False, statements: bool = False) -> str:
    console = Console(file=io.StringIO(), force_terminal=colour, color_system="standard" if colour else None, width=width)
    return print_table(reading, Look(width, evidence, statements), console)


def squeezed(reading: Reading, width: int = 140, **more: bool) -> str:
    return "\n".join(" ".join(line.split()) for line in shown(reading, width, **more).splitlines())


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 300])
@pytest.mark.parametrize("make", [ferry, ferry_later, hostile])
def test_no_line_is_wider_than_asked_or_ends_in_space(make: object, width: int) -> None:
    assert callable(make)
    lines = shown(make(), width, evidence=True, statements=True).splitlines()
    assert max(cell_len(line) for line in lines) <= min(width, 140)
    assert [line for line in lines if line != line.rstrip()] == []


TOTALS = "By its end the report has: killed at least 16; "
TOTALS += "freed 190 (the report itself) or 346 (Col. Ivo Brandt), contested; attackers killed 33."
LINES = [
    "Ferry hijack ends as troops storm the Linnet",
    "Example Wire · 12 Mar 2025 · wire/linnet.txt",
    "Happened in PORT ALDER, Port Alder, Sample, EX (87% sure), 11 Mar 2025",
    "19 figures, 2 on responsibility, 3 statements · machine-read, to be checked",
    "killed at least 12 passengers hospital officials (medical, unnamed) said 12 Mar, as of 11–12 Mar",
    "10 prisoners threatened by the Marsh Front (armed group), via",
    "freed ≠ 190 people, rescued the report itself as of 12 Mar",
    "≠ 346 people, rescued Col. Ivo Brandt (security) said 12 Mar",
    "└ 58 women, rescued Col. Ivo Brandt (security) said 12 Mar",
    "missing dozens of people the report itself",
    "≠ 30 soldiers denied by Col. Ivo Brandt (security)",
    "injured no divers Col. Ivo Brandt (security)",
    "killed 33 attackers in all Col. Ivo Brandt (security) said 12 Mar",
    "BACKGROUND · VICTIMS",
    "killed 81 people the report itself as of 2019",
    "claimed the Marsh Front by itself",
    "accused the Marsh Front by Police (security)",
    "3 statements by 2 sources (--statements lists them)",
    TOTALS,
    "Note: The text names two dates for the seizure.",
    LEGEND,
]


@pytest.mark.parametrize("line", LINES)
def test_the_ledger_has_the_line(line: str) -> None:
    assert line in squeezed(ferry()).splitlines()


def test_parts_stand_right_after_their_whole() -> None:
    lines = squeezed(ferry()).splitlines()
    whole = next(at for at, line in enumerate(lines) if "346 people" in line)
    assert [line.split()[1] for line in lines[whole + 1 : whole + 3]] == ["58", "about"]


def test_the_legend_is_there_only_where_something_is_marked() -> None:
    assert "≠" not in shown(hostile())


def test_statements_are_listed_on_request() -> None:
    text = squeezed(ferry(), statements=True)
    assert "We will execute ten prisoners every hour threatened by the Marsh Front" in text
    assert "--statements" not in text


def test_a_claim_of_responsibility_made_twice_is_one_line_with_the_words_of_both() -> None:
    make = Builder(report_of("The Front claimed responsibility. Later the Front claimed it again."))
    front = make.source("The Front", SourceKind.ARMED_GROUP)
    make.blame("claimed responsibility", front, Blame.CLAIMED, front)
    make.blame("claimed it again", front, Blame.CLAIMED, front)
    text = squeezed(Reading(make.report, tuple(make.claims)), evidence=True)
    assert [line for line in text.splitlines() if "by itself" in line] == ["claimed the Front, said 2 times by itself"]
    assert "[10–32]" in text and "[50–66]" in text


def test_evidence_quotes_the_exact_words_with_their_place() -> None:
    reading = ferry()
    text = " ".join(shown(reading, 140, evidence=True).split())
    for claim in reading.claims:
        assert claim.kind == "statement" or f"[{claim.evidence.start}–{claim.evidence.end}]" in text
    assert "At least 12 passengers and four crew were killed" in text


def test_an_excerpt_holds_the_words_letter_for_letter_and_says_what_they_do() -> None:
    reading = ferry()
    claim = next(claim for claim in reading.claims if getattr(claim, "low", None) == 12)
    pieces = excerpt(claim, reading.report.text)
    assert "".join(piece.words for piece in pieces) in reading.report.text
    assert {piece.role: piece.words for piece in pieces if piece.role in {Role.NUMBER, Role.SOURCE, Role.CUE}} == {
        Role.NUMBER: "At least 12",
        Role.SOURCE: "hospital officials",
        Role.CUE: "said",
    }


def test_words_far_apart_are_joined_by_an_ellipsis() -> None:
    make = Builder(report_of(f"Police spoke. {'Nothing was said of it. ' * 20}They said 12 people died."))
    police = make.source("Police", SourceKind.SECURITY)
    make.figure("12 people", "12", 12, 12, Status.KILLED, source=police, cue="They said")
    pieces = excerpt(make.claims[0], make.report.text)
    assert [piece.role for piece in pieces].count(Role.ELIDED) == 1
    assert all(piece.words in make.report.text for piece in pieces if piece.role is not Role.ELIDED)
    assert sum(len(piece.words) for piece in pieces) < 200


def test_colour_is_there_only_for_a_terminal() -> None:
    assert "\x1b[" not in shown(ferry(), evidence=True)
    assert "\x1b[" in shown(ferry(), colour=True)


def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    console = Console(file=io.StringIO(), force_terminal=True, width=80)
    assert not any(f"\x1b[{code}" in print_table(ferry(), Look(80), console) for code in ("31", "33", "36"))


def test_a_hostile_report_steers_no_terminal() -> None:
    text = shown(hostile(), evidence=True, statements=True)
    assert not set(text) & set("\x1b\u202e\x07")
    assert "‹U+001B›" in text


def test_markup_in_a_report_is_shown_as_it_is() -> None:
    reading = Reading(report_of("[bold]x[/bold]", title="[red]a[/red] :smile:"), ())
    assert "[red]a[/red] :smile:" in shown(reading)


def test_a_report_without_title_is_named_once() -> None:
    lines = shown(Reading(report_of("Nothing.", path="wire.txt"), ())).splitlines()
    assert lines[:2] == ["wire.txt", "0 figures · machine-read, to be checked"]


def test_a_report_without_figures_says_so() -> None:
    assert "No figure was read in this report." in shown(Reading(report_of("Nothing."), ()))
