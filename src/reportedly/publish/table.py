"""
Reading -> a ledger for the terminal: by side and status, one line a source, with what the sources differ on marked.

No colour, weight or underline carries anything that the words do not say, since none is there in a file or a pipe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.console import Group as Stack
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.model import Claim, Manner, Reading, Report, Responsibility, Stance, Total, Totals
from reportedly.publish.differ import speaker
from reportedly.publish.excerpt import Role, excerpt
from reportedly.publish.view import Group, Ledger, Row, Section, lay_out
from reportedly.publish.words import SIDES, count, counted, date, described, happened, how, one_line, remarks, says, spelled, when, who

TRAILING = re.compile(r"[ ]+$", re.MULTILINE)
WIDEST = 140
WIDE = 116
MARK = "≠"
LEGEND = f"{MARK} another source in this report has it otherwise, or denies it"
TO_CHECK = "machine-read, to be checked"
STYLES = {
    Role.NUMBER: "bold",
    Role.CUE: "italic cyan",
    Role.SOURCE: "underline cyan",
    Role.WORDS: "default",
    Role.CONTEXT: "dim",
    Role.ELIDED: "dim",
}


@dataclass(frozen=True, slots=True)
class Look:
    """What to show, and how wide."""

    width: int = 80
    evidence: bool = False
    statements: bool = False

    @property
    def wide(self) -> bool:
        """Whether there is room to say what kind of source each is."""
        return self.width >= WIDE


def to_table(reading: Reading, look: Look) -> RenderableType:
    """A reading as something that a rich Console prints. Raises nothing."""
    look = Look(min(look.width, WIDEST), look.evidence, look.statements)
    ledger = lay_out(reading)
    body = [*_figures(ledger, look), *_blame(ledger, look), *_statements(ledger, look), *_foot(ledger)]
    return Stack(*_head(reading, ledger, look), *body)


def print_table(reading: Reading, look: Look, console: Console) -> str:
    """
    A reading as text, with the colours that ``console`` allows and no space at the end of a line. Raises nothing.
    """
    with console.capture() as captured:
        console.print(to_table(reading, look), width=min(look.width, WIDEST))
    return TRAILING.sub("", captured.get())


def _head(reading: Reading, ledger: Ledger, look: Look) -> Iterator[RenderableType]:
    report = reading.report
    yield Text(one_line(report.title or report.path or report.id), style="bold")
    name = (report.path or report.id) if report.title else None
    facts = (report.publisher, report.published and date(report.published), name)
    if any(facts):
        yield Text(" · ".join(one_line(fact) for fact in facts if fact))
    yield Text.assemble((_tally(ledger), "dim"), (f" · {TO_CHECK}", "dim italic"))
    if where := happened(reading.scene):
        yield Text.assemble(("Happened ", "bold"), where)
    yield Text("─" * look.width, style="dim")


def _tally(ledger: Ledger) -> str:
    blame = f"{len(ledger.blame)} on responsibility" if ledger.blame else ""
    statements = count(len(ledger.statements), "statement") if ledger.statements else ""
    return ", ".join(part for part in (count(len(ledger.figures), "figure"), blame, statements) if part)


def _figures(ledger: Ledger, look: Look) -> Iterator[RenderableType]:
    if not ledger.sections:
        yield Text("No figure was read in this report.", style="dim")
    for section in ledger.main:
        yield from _section(section, SIDES[section.side], ledger, look)
    for section in ledger.background:
        yield from _section(section, f"Background · {SIDES[section.side].lower()}", ledger, look)


def _section(section: Section, title: str, ledger: Ledger, look: Look) -> Iterator[RenderableType]:
    yield Text(title.upper(), style="bold")
    for group in section.groups:
        yield from _group(group, ledger, look)
    yield Text("")


def _group(group: Group, ledger: Ledger, look: Look) -> Iterator[RenderableType]:
    """One grid a row, so that the evidence of a row can stand beneath it over the whole width."""
    for at, row in enumerate(group.rows):
        yield _grid(look, _cells(row, group.status.value if at == 0 else "", ledger.reading.report, look))
        if look.evidence:
            yield from (_evidence(figure, ledger.reading.report, look) for figure in row.restated)


def _grid(look: Look, cells: tuple[Text, ...]) -> Table:
    room = look.width - 22
    first, second = room * 34 // 100, room * 42 // 100
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for width in (11, 1, first, second, room - first - second):
        grid.add_column(width=width, overflow="fold")
    grid.add_row(*cells)
    return grid


def _cells(row: Row, label: str, report: Report, look: Look) -> tuple[Text, ...]:
    figure = row.figure
    return (
        Text(f" {label}", style="cyan"),
        Text(MARK if row.differs else "", style="bold yellow"),
        _counted(row, report),
        _says(figure, look),
        _when(figure, report, look),
    )


def _when(claim: Claim, report: Report, look: Look) -> Text:
    return Text(when(claim, (report.published or "")[:4], ", " if look.wide else "\n"), style="dim")


def _counted(row: Row, report: Report) -> Text:
    figure = row.figure
    indent = "  " * (row.depth - 1) + "└ " if row.depth else ""
    number, people = counted(figure, report.text)
    shown = Text.assemble((indent, "dim"), (number, "bold"), f" {people}")
    return shown.append("".join(f", {note}" for note in _notes(row)), style="dim")


def _notes(row: Row) -> Iterator[str]:
    figure = row.figure
    if figure.manner and figure.manner is not Manner.UNSPECIFIED:
        yield figure.manner.value
    if figure.place:
        yield f"at {one_line(figure.place.name)}"
    if len(row.restated) > 1:
        yield f"said {len(row.restated)} times"


def _says(claim: Claim, look: Look) -> Text:
    kind = described(claim.source) if look.wide else "unnamed" if claim.source.anonymous else ""
    stance, shown = how(claim), Text(says(claim, kind=kind))
    shown.stylize("red" if claim.stance is Stance.DENIED else "yellow", 0, len(stance))
    if kind:
        before = len(stance) + bool(stance) + len(who(claim.source))
        shown.stylize("dim", before, before + len(kind) + 3)
    return shown


def _evidence(claim: Claim, report: Report, look: Look) -> RenderableType:
    return Padding(quoted(claim, report.text), (0, 2, 0, 16 if look.width >= 60 else 2))


def quoted(claim: Claim, text: str) -> Text:
    """The words of a claim with what stands around them, its parts marked, and where they stand. Raises nothing."""
    shown = Text(style="default")
    for piece in excerpt(claim, text):
        shown.append(_flat(piece.words), style=STYLES[piece.role])
    return shown.append(f"  [{claim.evidence.start}–{claim.evidence.end}]", style="dim")


def _flat(words: str) -> str:
    """Words on one line with the spaces at their ends kept, since the next piece goes on from there."""
    inner = one_line(words)
    return f"{' ' * words[:1].isspace()}{inner}{' ' * (words[-1:].isspace() and bool(inner))}"


def _blame(ledger: Ledger, look: Look) -> Iterator[RenderableType]:
    if not ledger.blame:
        return
    yield Text("RESPONSIBILITY", style="bold")
    alike: dict[tuple[str, ...], list[Responsibility]] = {}
    for claim in ledger.blame:
        alike.setdefault((claim.stance.value, speaker(claim.actor), speaker(claim.source), says(claim), when(claim)), []).append(claim)
    for claims in alike.values():
        first, times = claims[0], f", said {len(claims)} times" if len(claims) > 1 else ""
        same = speaker(first.actor) == speaker(first.source)
        by = Text("by itself") if same else Text("by ").append(_says(first, look))
        yield from _line(claims, (first.stance.value, Text(who(first.actor)).append(times, style="dim"), by), ledger, look)
    yield Text("")


def _line(claims: Sequence[Claim], cells: tuple[str, Text, Text], ledger: Ledger, look: Look) -> Iterator[RenderableType]:
    report = ledger.reading.report
    label, what, by = cells
    yield _grid(look, (Text(f" {label}", style="cyan"), Text(""), what, by, _when(claims[0], report, look)))
    if look.evidence:
        yield from (_evidence(claim, report, look) for claim in claims)


def _statements(ledger: Ledger, look: Look) -> Iterator[RenderableType]:
    if not ledger.statements:
        return
    if not look.statements:
        yield Text(f"{_heard(ledger)} (--statements lists them)", style="dim")
        return
    yield Text("STATEMENTS", style="bold")
    for claim in ledger.statements:
        label = claim.event.type.lower() if claim.event else ""
        yield from _line((claim,), (one_line(label), Text(one_line(claim.content.quote)), _says(claim, look)), ledger, look)
    yield Text("")


def _heard(ledger: Ledger) -> str:
    sources = {who(claim.source) for claim in ledger.statements}
    return f"{count(len(ledger.statements), 'statement')} by {count(len(sources), 'source')}"


def _foot(ledger: Ledger) -> Iterator[RenderableType]:
    if ledger.totals:
        totals = "; ".join(_totals(totals) for totals in ledger.totals)
        yield Text.assemble(("By its end the report has: ", "bold"), totals, ".")
    yield from (Text(remark) for remark in remarks(ledger.reading))
    if ledger.differs:
        yield Text(LEGEND, style="yellow")


def _totals(totals: Totals) -> str:
    status, _, side = totals.status.partition("_")
    label = one_line(f"{side} {status}".strip())
    entries = " or ".join(_total(entry) for entry in totals.entries)
    return f"{label} {entries}{', contested' if totals.contested else ''}"


def _total(total: Total) -> str:
    said = f" ({'the report itself' if total.source == 'narrator' else one_line(total.source)})" if total.source else ""
    return f"{spelled(total.low, total.high)}{said}"
