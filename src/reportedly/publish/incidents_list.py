"""Incidents as a list: what each is called, where and when it was, between which numbers its accounts lie, and whether they contest it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.console import Group as Stack
from rich.table import Table
from rich.text import Text

from reportedly.model import Judgement, Reconciled, Side, Status
from reportedly.publish.incident_board import Board, Line
from reportedly.publish.incident_shown import STATUS_WORDS, Known, Shown
from reportedly.publish.incident_stands import State
from reportedly.publish.jsonl import Json
from reportedly.publish.table import TRAILING, WIDEST, Look
from reportedly.publish.words import count, date, one_line

CONTESTED = "≠"
LEGEND = f"{CONTESTED} accounts that can't all be true, or that deny each other"
MOST = 4
PLAIN = ("id", "title", "day", "place", "reports", "accounts", "contested", "latest", "reviewed", "told_in")


@dataclass(frozen=True, slots=True)
class Spread:
    """Between which numbers the accounts of one status lie, attackers left out: the least and the greatest that stands, None for open."""

    status: str
    low: int
    high: int | None

    @property
    def words(self) -> str:
        """ "11–214 killed", "37 injured", "24 or more held"."""
        if self.high is None:
            numbers = f"{self.low:,} or more"
        else:
            numbers = f"{self.low:,}" if self.low == self.high else f"{self.low:,}–{self.high:,}"
        return f"{numbers} {STATUS_WORDS.get(Status(self.status), self.status)}"


@dataclass(frozen=True, slots=True)
class Listed:
    """
    One incident in a list. ``contested`` counts its contradictions and disputes; ``latest`` is when its last report was published.

    ``told_in`` is the title of the report that tells of it, where none is chiefly about it.
    """

    id: str
    title: str
    day: str
    place: str
    spreads: tuple[Spread, ...]
    reports: int
    accounts: int
    contested: int
    latest: str | None = None
    stamp: str = ""
    reviewed: bool = False
    told_in: str = ""


def listed(reconciled: Reconciled, judgements: tuple[Judgement, ...] = ()) -> Listed:
    """The row of one incident; ``judgements`` are those that bear on it. Raises nothing."""
    known = Known.of(Shown(reconciled, judgements=judgements))
    board = Board.of(known)
    contested = sum(finding.kind in ("contradiction", "dispute") for finding in reconciled.findings)
    return Listed(
        reconciled.incident.id,
        known.title,
        known.day,
        known.place,
        tuple(_spreads(board)),
        len(known.cards),
        len(board.accounts),
        contested,
        max((card.published for card in known.cards if card.published), default=None),
        known.stamp,
        known.reviewed,
        known.told_in,
    )


def _spreads(board: Board) -> Iterator[Spread]:
    for status in Status:
        lines = [line for line in board.lines if line.quantity.status is status and line.quantity.scope.role is not Side.ATTACKERS]
        if spread := _spread(status, lines):
            yield spread


def _spread(status: Status, lines: Sequence[Line]) -> Spread | None:
    """Each account's greatest number, of the widest quantity and of those that are contested or differ; the least and greatest of these."""
    standing = [line for line in lines if line.standing]
    widest = min((_narrow(line) for line in standing), default=0)
    chosen = [line for line in standing if _narrow(line) == widest or line.state in (State.CONTESTED, State.DIFFER)]
    best: dict[str, tuple[int, int | None]] = {}
    for stand in (stand for line in chosen for stand in line.standing):
        best[stand.account] = max(best.get(stand.account, (stand.low, stand.high)), (stand.low, stand.high), key=lambda pair: pair[0])
    if not best:
        return None
    highs = [high for _, high in best.values()]
    closed = [high for high in highs if high is not None]
    return Spread(status.value, min(low for low, _ in best.values()), None if len(closed) < len(highs) else max(closed))


def _narrow(line: Line) -> int:
    return line.limits + (line.quantity.scope.role is not None)


def to_incidents(rows: Iterable[Listed], look: Look) -> RenderableType:
    """A list of incidents as something that a rich Console prints, in the order given. Raises nothing."""
    every = list(rows)
    if not every:
        return Text("No incident.")
    table = Table.grid(padding=(0, 1, 0, 0), pad_edge=False, expand=True)
    for width in (1, 12, 0):
        table.add_column(width=width or None, ratio=None if width else 1, overflow="fold")
    for row in every:
        table.add_row(Text(CONTESTED if row.contested else "", style="bold red"), Text(one_line(row.id)[:12], style="cyan"), _row(row))
    legend = [Text(LEGEND, style="dim")] if any(row.contested for row in every) else []
    return Stack(table, *legend)


def print_incidents(rows: Iterable[Listed], look: Look, console: Console) -> str:
    """A list of incidents as text, with the colours that ``console`` allows and no space at the end of a line. Raises nothing."""
    width = min(look.width, WIDEST)
    with console.capture() as captured:
        console.print(to_incidents(rows, look), width=width)
    return TRAILING.sub("", captured.get())


def _row(row: Listed) -> Text:
    facts = [one_line(fact) for fact in (row.day, row.place) if fact]
    tally = [count(row.reports, "report"), count(row.accounts, "account")]
    latest = f"latest {date(row.latest[:10])}" if row.latest else ""
    spreads = ", ".join(spread.words for spread in row.spreads[:MOST])
    told = f"told of in “{row.told_in}”" if row.told_in else ""
    lines = (" · ".join(facts), spreads, told, " · ".join(filter(None, (*tally, latest, row.stamp))))
    shown = Text(one_line(row.title), style="bold")
    for at, line in enumerate(lines):
        if line:
            shown.append("\n").append(line, style="dim" if at == len(lines) - 1 else "not bold")
    return shown


def listed_json(row: Listed) -> Json:
    """One incident of a list as a plain dictionary. Raises nothing."""
    plain: Json = {name: getattr(row, name) for name in PLAIN}
    plain |= {"spreads": [{"status": each.status, "low": each.low, "high": each.high} for each in row.spreads]}
    return plain | {"review": row.stamp}
