"""How what is said of an incident is put into words and signs, the same in the terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from reportedly.publish.incident_board import By, Line
from reportedly.publish.incident_stands import Stand, State
from reportedly.publish.words import date

MARKS = {
    State.CONTESTED: "≠",
    State.SLIP: "!",
    State.DISPUTED: "×",
    State.DIFFER: "~",
    State.COMPATIBLE: "≈",
    State.AGREED: "=",
    State.ALONE: "",
    State.OPEN: "",
}
MOST = 3


def state_words(line: Line) -> str:
    """
    How far a quantity is agreed: "contested", "agreed by 3 accounts", "one account".

    What no account denies, but what can't hold together with other quantities, is told from what is contested itself.
    """
    many = len(line.accounts)
    if line.state is State.CONTESTED and not line.opposed:
        return "contested with other figures"
    return {State.AGREED: f"agreed by {many} accounts", State.COMPATIBLE: f"compatible, {many} accounts"}.get(line.state, line.state.value)


def in_order(stands: Iterable[Stand]) -> tuple[Stand, ...]:
    """Stands in their order, one that says the same number as the one before it left out."""
    shown: list[Stand] = []
    for stand in stands:
        if not shown or shown[-1].number != stand.number:
            shown.append(stand)
    return tuple(shown)


def history(by: By) -> tuple[Stand, ...]:
    """What an account said before what stands, without what says the same number as what comes after it."""
    earlier = in_order(by.earlier)
    same = bool(earlier and by.standing and earlier[-1].number == by.standing[0].number)
    return earlier[:-1] if same else earlier


def figure_range(by: By) -> str:
    """What one account has of a quantity, in brief: "33", "10 and 50", "denied 27", "no longer 21"."""
    if by.standing:
        return " and ".join(dict.fromkeys(stand.number for stand in by.standing))
    if by.earlier:
        return f"no longer {by.earlier[-1].number}"
    return ", ".join(f"{stand.how} {stand.number}".strip() for stand in by.loose)


def headline(line: Line) -> str:
    """
    The numbers that stand, as one sees them first: those that exclude each other, up to three, else the least and the greatest.

    "12 ≠ 33", "27–30", "none – dozens", "354".
    """
    ordered = sorted(line.standing, key=lambda stand: (stand.low, stand.high or stand.low))
    contested = tuple(dict.fromkeys(stand.number for stand in ordered if stand in line.opposed))
    if 1 < len(contested) <= MOST:
        return " ≠ ".join(contested)
    if not ordered:
        return ""
    ends = (ordered[0].number, max(ordered, key=lambda stand: (stand.high or stand.low, stand.high is not None)).number)
    plain = all(end.replace(",", "").isdigit() for end in ends)
    return ("–" if plain else " – ").join(dict.fromkeys(ends))


def is_ceiling(stand: Stand) -> bool:
    """Whether the words give next to nothing but a greatest number: "up to 30", "fewer than 50"."""
    return stand.high is not None and stand.low <= 1 < stand.high


def compact(stand: Stand) -> str:
    """A number where there is little room: "33", "31+", "≤50", "~150", "440–450"."""
    if stand.high is None:
        return f"{stand.low:,}+"
    if stand.low != stand.high:
        return f"≤{stand.high:,}" if is_ceiling(stand) else f"{stand.low:,}–{stand.high:,}"
    return f"{'~' if stand.range != (stand.low, stand.high) else ''}{stand.low:,}"


def on_day(at: datetime | None, year: int | None = None) -> str:
    """A day in brief, without its year where it is ``year`` or none is asked for: "15 Mar"."""
    return "" if at is None else date(at.date().isoformat(), str(year or at.year))


def at_time(at: datetime | None) -> str:
    """The hour and minute; empty where only the day is known, whose last minute stands for it."""
    return "" if at is None or (at.hour, at.minute) == (23, 59) else f"{at:%H:%M}"
