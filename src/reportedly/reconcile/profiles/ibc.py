"""Iraq Body Count: the least and the greatest number of civilian dead, unless a later authoritative figure supersedes them."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model import Cell, Coded, Status
from reportedly.reconcile.profiles.breakdown import Breakdown, parts_of_sides
from reportedly.reconcile.profiles.case import Case
from reportedly.reconcile.profiles.choice import superseding
from reportedly.reconcile.profiles.items import ALL, CIVILIANS, OTHERS


def coded(case: Case) -> Coded:
    """The row of an incident. Raises nothing."""
    killed, injured = _civilians(case, Status.KILLED), _civilians(case, Status.INJURED)
    cells = [*_where(case), case.number("Reported Minimum", killed.low, killed), case.number("Reported Maximum", killed.high, killed)]
    told = {"killed civilians": killed, "injured civilians": injured}
    return Coded(case.book.name, (case.row(cells),), tuple(case.estimate(field, broken) for field, broken in told.items() if broken.parts))


def _civilians(case: Case, status: Status) -> Breakdown:
    own = Breakdown(parts_of_sides(case.items, status, (CIVILIANS,), superseding))
    fighters = any(item.status is status and item.cover < ALL and item.cover != CIVILIANS for item in case.items)
    return own if own.parts or fighters else Breakdown(parts_of_sides(case.items, status, (ALL, OTHERS), superseding)[:1])


def _where(case: Case) -> Iterator[Cell]:
    if case.days:
        yield case.cell("Start Date", case.days.start, "date")
        yield case.cell("End Date", case.days.end, "date")
    if case.place:
        yield case.cell("Location", case.place.known_as or case.place.name, "location")
    publishers = dict.fromkeys(card.publisher for card in case.cards if card.publisher)
    clause = "sources" if len(publishers) > 1 else "single_source"
    yield case.cell("Sources", "; ".join(publishers), clause)
