"""What changed in an incident between two states of it: new reports and claims, figures that moved, findings that came or went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.console import Group as Stack
from rich.padding import Padding
from rich.text import Text

from reportedly.model import Figure, Finding, Reconciled
from reportedly.publish.incident_board import Board, By
from reportedly.publish.incident_evidence import report_facts, report_title, summary
from reportedly.publish.incident_json import finding_json, quantity_id
from reportedly.publish.incident_shown import Known, Ref, Shown
from reportedly.publish.incident_story import KINDS
from reportedly.publish.incident_words import figure_range
from reportedly.publish.jsonl import Json
from reportedly.publish.table import TRAILING, WIDEST, Look
from reportedly.publish.words import count, date, one_line, who

MOST = 12
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Moved:
    """What one account says of one quantity, before and after; None where it said nothing, or nothing any more."""

    quantity: str
    label: str
    account: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Diff:
    """
    All that changed. ``claims`` are the new ones, numbered as in ``after``; ``gone`` are the ids of those that are no longer there.

    ``changed`` are findings of one kind, topic and accounts that now say something else: as they were, and as they are.
    """

    after: Known
    reports: tuple[str, ...]
    claims: tuple[Ref, ...]
    gone: tuple[str, ...]
    moved: tuple[Moved, ...]
    arose: tuple[Finding, ...]
    changed: tuple[tuple[Finding, Finding], ...]
    went: tuple[Finding, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.reports or self.claims or self.gone or self.moved or self.arose or self.changed or self.went)


def incident_diff(before: Reconciled | None, after: Reconciled) -> Diff:
    """What changed from ``before``, None where there was nothing yet, to ``after``. Raises nothing."""
    known, was = Known.of(Shown(after)), Known.of(Shown(before)) if before else None
    told = was.refs if was else {}
    keys = {card.key for card in was.cards} if was else set()
    arose, changed, went = _findings(before.findings if before else (), after.findings)
    return Diff(
        known,
        tuple(card.key for card in known.cards if card.key not in keys),
        tuple(ref for ref in known.refs.values() if ref.claim.id not in told),
        tuple(claim for claim in told if claim not in known.refs),
        tuple(_moves(Board.of(was) if was else None, Board.of(known))),
        arose,
        changed,
        went,
    )


def _moves(before: Board | None, after: Board) -> Iterator[Moved]:
    old, new = _sayings(before) if before else {}, _sayings(after)
    for key in dict.fromkeys([*new, *old]):
        was, now = old.get(key), new.get(key)
        one = now or was
        if one and (was and was[2]) != (now and now[2]):
            yield Moved(key[0], one[0], one[1], was and was[2], now and now[2])


def _sayings(board: Board) -> dict[Key, tuple[str, str, str]]:
    """What each account says of each quantity: the label, the account's name and its numbers."""
    return {
        (quantity_id(line.quantity), by.account): (line.label, board.name(by.account), said)
        for line in board.lines
        for by in board.told(line)
        if (said := _said(by))
    }


def _said(by: By) -> str:
    return figure_range(by) if by.standing or by.earlier else ""


Found = tuple[tuple[Finding, ...], tuple[tuple[Finding, Finding], ...], tuple[Finding, ...]]


def _findings(before: Sequence[Finding], after: Sequence[Finding]) -> Found:
    """Those that arose, changed and went: a new one and a lost one of the same kind, topic and accounts are one that changed."""
    ids = {finding.id for finding in before}, {finding.id for finding in after}
    lost = [finding for finding in before if finding.id not in ids[1]]
    arose, changed = [], []
    for finding in (finding for finding in after if finding.id not in ids[0]):
        same = next((old for old in lost if _alike(old, finding)), None)
        if same is None:
            arose.append(finding)
            continue
        lost.remove(same)
        if same.sentence != finding.sentence:
            changed.append((same, finding))
    return tuple(arose), tuple(changed), tuple(lost)


def _alike(one: Finding, other: Finding) -> bool:
    return (one.kind, one.topic, one.accounts, one.reason) == (other.kind, other.topic, other.accounts, other.reason)


def to_diff(diff: Diff, look: Look, since: str | None = None) -> RenderableType:
    """What changed as something that a rich Console prints. Raises nothing."""
    head = [
        Text(diff.after.title, style="bold"),
        Text.assemble((f"Changes{f' since {date(since)}' if since else ''}", ""), (f" · {diff.after.stamp}", "italic")),
    ]
    if diff.empty:
        return Stack(*head, Text("Nothing changed."))
    parts = (_reports(diff), _moved(diff), _found(diff), _claims(diff))
    return Stack(*head, *(piece for part in parts for piece in part))


def print_diff(diff: Diff, look: Look, console: Console, since: str | None = None) -> str:
    """What changed as text, with the colours that ``console`` allows and no space at the end of a line. Raises nothing."""
    with console.capture() as captured:
        console.print(to_diff(diff, look, since), width=min(look.width, WIDEST))
    return TRAILING.sub("", captured.get())


def _list(title: str, lines: Iterable[str | Text]) -> Iterator[RenderableType]:
    every = list(lines)
    if every:
        yield Text(title.upper(), style="bold")
    yield from (Padding(line if isinstance(line, Text) else Text(line), (0, 0, 0, 2)) for line in every)


def _reports(diff: Diff) -> Iterator[RenderableType]:
    new = [card for card in diff.after.cards if card.key in diff.reports]
    yield from _list("New reports", (f"+ {diff.after.numbers[card.key]}  {report_title(card)}  {report_facts(card)}" for card in new))


def _moved(diff: Diff) -> Iterator[RenderableType]:
    yield from _list("Figures that moved", (_move(moved) for moved in diff.moved if moved.before))
    yield from _list(
        "Figures first told", (f"+ {moved.label}: {moved.after} ({moved.account})" for moved in diff.moved if not moved.before)
    )


def _move(moved: Moved) -> Text:
    after = moved.after or "said no more"
    return Text.assemble(f"{moved.label}: ", (moved.before or "", "dim"), " → ", (after, "bold"), f" ({moved.account})")


def _found(diff: Diff) -> Iterator[RenderableType]:
    yield from _list("Findings that arose", (f"+ {_finding(finding)}" for finding in diff.arose))
    yield from _list("Findings that changed", (f"→ {_finding(now)}" for _, now in diff.changed))
    yield from _list("Findings that went", (f"- {_finding(finding)}" for finding in diff.went))


def _finding(finding: Finding) -> str:
    return f"{KINDS[finding.kind][0]}: {one_line(finding.sentence)}"


def _claims(diff: Diff) -> Iterator[RenderableType]:
    figures = [ref for ref in diff.claims if isinstance(ref.claim, Figure)]
    lines = [f"+ {ref.label}  {summary(ref.claim)} – {who(ref.claim.source)}" for ref in figures[:MOST]]
    more = [f"and {count(len(figures) - MOST, 'more claim')}"] if len(figures) > MOST else []
    yield from _list("New claims", [*lines, *more])
    if diff.gone:
        yield Text(f"{count(len(diff.gone), 'claim')} no longer there", style="dim")


def diff_json(diff: Diff) -> Json:
    """What changed as a plain dictionary. Raises nothing."""
    return {
        "incident": diff.after.shown.reconciled.incident.id,
        "reports": list(diff.reports),
        "claims": [ref.claim.id for ref in diff.claims],
        "gone": list(diff.gone),
        "moved": [{name: getattr(each, name) for name in ("quantity", "label", "account", "before", "after")} for each in diff.moved],
        "arose": [finding_json(finding) for finding in diff.arose],
        "changed": [{"before": finding_json(was), "after": finding_json(now)} for was, now in diff.changed],
        "went": [finding_json(finding) for finding in diff.went],
    }
