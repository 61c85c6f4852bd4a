"""
An incident for the terminal: what is said and how far it is agreed, what was found, who said what when, estimates, reports.

No colour, weight or underline carries anything that the words and signs do not say, since none is there in a file or a pipe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.console import Group as Stack
from rich.table import Table
from rich.text import Text

from reportedly.model import Estimate, FindingKind
from reportedly.publish.incident_board import Board, By, Line
from reportedly.publish.incident_estimates import profile_name
from reportedly.publish.incident_evidence import SEPARATE, report_facts, report_title
from reportedly.publish.incident_judged import judged
from reportedly.publish.incident_lede import lede
from reportedly.publish.incident_shown import Known, Ref, Shown
from reportedly.publish.incident_stands import Stand, State
from reportedly.publish.incident_story import (
    Found,
    Telling,
    Told,
    Turn,
    because,
    briefly,
    days,
    findings,
    joined,
    joins,
    reports,
    responsibility,
    tally,
    turns,
)
from reportedly.publish.incident_words import MARKS, at_time, figure_range, headline, history, on_day, state_words
from reportedly.publish.table import TRAILING, WIDE, WIDEST, Look, quoted
from reportedly.publish.words import count, date, one_line

STYLES = {State.CONTESTED: "bold red", State.SLIP: "bold magenta", State.DIFFER: "bold yellow", State.AGREED: "green"}
NEW = "+"
FEW = 3
LONG = (FindingKind.COMPATIBLE, FindingKind.CHECK, FindingKind.IMPLIED)
Cells = Sequence[str | Text]


def to_incident(shown: Shown, look: Look) -> RenderableType:
    """An incident as something that a rich Console prints. Raises nothing."""
    look = Look(min(look.width, WIDEST), look.evidence, look.statements)
    board = Board.of(Known.of(shown))
    parts = (_head, _facts, _rest, _findings, _blame, _timeline, _estimates, _reports, _joins, _judged, _evidence, _foot)
    return Stack(*(piece for part in parts for piece in part(board, look)))


def print_incident(shown: Shown, look: Look, console: Console) -> str:
    """An incident as text, with the colours that ``console`` allows and no space at the end of a line. Raises nothing."""
    with console.capture() as captured:
        console.print(to_incident(shown, look), width=min(look.width, WIDEST))
    return TRAILING.sub("", captured.get())


def _head(board: Board, look: Look) -> Iterator[RenderableType]:
    known = board.known
    yield Text(known.title, style="bold")
    yield Text(" · ".join(filter(None, (known.place, known.day, f"incident {one_line(known.shown.reconciled.incident.id)}"))))
    yield Text.assemble((tally(known), "dim"), (f" · {known.stamp}", "italic"))
    if sentence := lede(board):
        yield Text(sentence)
    if known.shown.since:
        yield Text(f"{NEW} new since {date(known.shown.since)}")
    yield Text("─" * look.width, style="dim")


def _title(words: str, note: str = "") -> Text:
    return Text.assemble((words.upper(), "bold"), (f"  {note}" if note else "", "dim"))


def _grid(widths: Sequence[int], rows: Iterable[Cells]) -> Table:
    """A grid of these widths; the last column takes what is left where its width is 0."""
    grid = Table.grid(padding=(0, 1, 0, 0), pad_edge=False, expand=True)
    for width in widths:
        grid.add_column(width=width or None, ratio=None if width else 1, overflow="fold")
    for row in rows:
        grid.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in row))
    return grid


def _facts(board: Board, look: Look) -> Iterator[RenderableType]:
    if not board.lines:
        yield Text("No figure of this incident was read.", style="dim")
        return
    yield _title("What is said", "each account's figures in their order, what stands last")
    for line in board.headlines:
        yield _grid((1, 0), [(Text(MARKS[line.state], style=STYLES.get(line.state, "")), _fact(line))])
        yield _grid((2, 1, 24 if look.width < WIDE else 40, 0), (_account(by, board) for by in board.told(line)))
    yield Text("  ".join(f"{mark} {state.value}" for state, mark in MARKS.items() if mark), style="dim")
    yield Text("")


def _fact(line: Line) -> Text:
    return Text.assemble((line.label, "bold"), "  ", (headline(line), "bold"), (f"  {state_words(line)}", STYLES.get(line.state, "dim")))


def _account(by: By, board: Board) -> Cells:
    sign = MARKS[by.state] if by.state else ""
    return "", Text(sign, style=STYLES.get(by.state, "") if by.state else ""), board.name(by.account), _course(by)


def _course(by: By) -> Text:
    """ "16 → 27 → 33 (15 Mar)": what was said first, what stands in bold, what is not asserted after it."""
    shown = Text()
    for stand in history(by):
        shown.append(f"{_new(stand)}{stand.number} → ", style="dim")
    for at, stand in enumerate(by.standing):
        shown.append(" and " if at else "").append(f"{_new(stand)}{stand.number}", style="bold")
    if not by.standing and by.earlier:
        shown.append("no longer said")
    if by.standing and (day := on_day(by.standing[-1].at)):
        shown.append(f" ({day})", style="dim")
    loose = ", ".join(f"{_new(stand)}{stand.how} {stand.number}".replace("  ", " ").strip() for stand in by.loose)
    return shown.append(f"{'; ' if shown and loose else ''}{loose}", style="italic")


def _new(stand: Stand) -> str:
    return NEW if stand.new else ""


def _rest(board: Board, look: Look) -> Iterator[RenderableType]:
    if not board.rest:
        return
    yield _title("Also counted")
    half = max(20, (look.width - 2) // 2)
    rows = [(MARKS[line.state] or " ", line.label, _brief(line, board)) for line in board.rest]
    yield _grid((1, min(half, 34), 0), rows)
    yield Text("")


def _brief(line: Line, board: Board) -> str:
    told = (f"{figure_range(by)} ({board.name(by.account)})" for by in board.told(line))
    return "; ".join(told)


def _findings(board: Board, look: Look) -> Iterator[RenderableType]:
    groups = findings(board.known)
    if groups:
        yield _title("What was found")
    for group in groups:
        yield Text.assemble((f"{group.title} ", "bold"), (f"({len(group.found)})", "dim"))
        shown = group.found if look.evidence or group.kind not in LONG else group.found[:FEW]
        yield _grid((2, 0), ((NEW if found.new else "", _sentence(found)) for found in shown))
        if len(shown) < len(group.found):
            yield Text(f"   and {len(group.found) - len(shown)} more; shown with the evidence", style="dim")
    if groups:
        yield Text("")


def _sentence(found: Found) -> Text:
    notes = " · ".join(filter(None, (", ".join(found.laws), found.reason, f"claims {briefly(found.refs)}" if found.refs else "")))
    return Text.assemble(found.sentence, (f"  [{notes}]" if notes else "", "dim"))


def _blame(board: Board, look: Look) -> Iterator[RenderableType]:
    every = responsibility(board.known)
    if every:
        yield _title("Responsibility")
        yield _grid((2, 0), [("", f"{one.by} {one.words}  [{briefly(one.refs)}]") for one in every])
        yield Text("")


def _timeline(board: Board, look: Look) -> Iterator[RenderableType]:
    every = days(board)
    if not every:
        return
    zone = f"days are {board.known.clock.name}" if board.known.clock.name else ""
    yield _title("Who said what when", zone)
    chief = {line.label for line in board.headlines}
    left_out = 0
    for day in every:
        told = [telling for telling in day.tellings if look.evidence or telling.stand is None or telling.stand.quantity.label in chief]
        left_out += len(day.tellings) - len(told)
        yield Text(day.name, style="bold")
        yield from (_turn(turn, look) for turn in turns(told))
    if left_out:
        yield Text(f"  {count(left_out, 'claim')} of the other quantities left out; shown with the evidence", style="dim")
    yield Text("")


def _turn(turn: Turn, look: Look) -> RenderableType:
    words = Text("; ").join(_telling(telling) for telling in turn.tellings)
    return _grid((5, 22 if look.width < WIDE else 36, 0), [(at_time(turn.at), turn.account, words)])


def _telling(telling: Telling) -> Text:
    new = NEW if telling.new else ""
    return Text.assemble(f"{new}{f'{telling.said} {telling.what}'.strip()}", (f" [{briefly(telling.refs, FEW)}]", "dim"))


def _estimates(board: Board, look: Look) -> Iterator[RenderableType]:
    rows = [(coded, estimate) for coded in board.known.shown.coded for estimate in coded.estimates]
    if not rows:
        return
    yield _title("Under each coding profile", "low / best / high")
    fields = dict.fromkeys(estimate.field for _, estimate in rows)
    for field in fields:
        yield Text(one_line(field), style="bold")
        same = [(coded, estimate) for coded, estimate in rows if estimate.field == field]
        yield _grid((1, 9, 16, 0), [("", profile_name(c.profile), _values(e.low, e.best, e.high), _why(e)) for c, e in same])
    for coded in board.known.shown.coded:
        if coded.flags:
            yield Text(f"{profile_name(coded.profile)}: {', '.join(one_line(flag) for flag in coded.flags)}", style="dim")
    yield Text("")


def _why(estimate: Estimate) -> str:
    judged = f"Set by an analyst: {one_line(estimate.judgement)}." if estimate.judgement else ""
    return " ".join(filter(None, (one_line(estimate.why), f"({one_line(estimate.clause)})" if estimate.clause else "", judged)))


def _values(*values: int | None) -> str:
    return " / ".join("–" if value is None else f"{value:,}" for value in values)


def _reports(board: Board, look: Look) -> Iterator[RenderableType]:
    yield _title("Reports")
    yield _grid((1, 3, 0), [(NEW if told.new else "", str(told.number), _report(told)) for told in reports(board.known)])
    yield Text("")


def _report(told: Told) -> Text:
    card = told.card

    after = [report_facts(card), count(told.claims, "claim"), *told.echoes]
    return Text.assemble(report_title(card), (f"  {SEPARATE.join(after)}", "dim"))


def _joins(board: Board, look: Look) -> Iterator[RenderableType]:
    every = joins(board.known.shown.reconciled.incident)
    if every:
        yield _title("Why these reports are of one incident")
        yield _grid((2, 0), [("", f"{' and '.join(joined(join, board.known))}: {because(join)}") for join in every])
        yield Text("")


def _judged(board: Board, look: Look) -> Iterator[RenderableType]:
    every = list(judged(board.known))
    if every:
        yield _title("What analysts decided")
        yield _grid((4, 0), every)
        yield Text("")


def _evidence(board: Board, look: Look) -> Iterator[RenderableType]:
    known = board.known
    if not look.evidence:
        return
    yield _title("The words of each claim")
    for card in known.cards:
        yield Text.assemble((f"{known.numbers[card.key]}  {report_title(card)}", "bold"))
        refs = (known.refs[claim.id] for claim in known.claims[card.key])
        yield _grid((6, 17, 0), ((ref.label, one_line(ref.claim.id), _words(ref, known.text(card))) for ref in refs))
    yield Text("")


def _words(ref: Ref, text: str) -> Text:
    words = quoted(ref.claim, text) if text else Text(one_line(ref.claim.evidence.quote))
    return words.append(f" {ref.reviewed}") if ref.reviewed else words


def _foot(board: Board, look: Look) -> Iterator[RenderableType]:
    yield from (Text(f"Note: {one_line(note)}") for note in board.known.shown.reconciled.notes)
