"""Airwars: civilians killed and injured as the least and the greatest number, of them children, women and men, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model import Cell, Coded, Status
from reportedly.reconcile.profiles.breakdown import Breakdown, Part, parts_of_sides
from reportedly.reconcile.profiles.case import Case
from reportedly.reconcile.profiles.choice import spread
from reportedly.reconcile.profiles.items import ALL, CIVILIANS, OTHERS, Item
from reportedly.reconcile.profiles.tallies import Tally, top_of
from reportedly.reconcile.profiles.words import conflict

GROUPS = {"children": ("child", "children"), "women": ("woman", "women"), "men": ("man", "men")}


def coded(case: Case) -> Coded:
    """The row of an incident. Raises nothing."""
    harm = {"killed": civilians(case, Status.KILLED), "injured": civilians(case, Status.INJURED)}
    for group in GROUPS:
        harm[f"killed_{group}"] = _of_group(case, group)
    cells = [*_where(case), *_graded(case, harm["killed"])]
    for name, broken in harm.items():
        cells += [case.number(f"{name}_min", broken.low, broken), case.number(f"{name}_max", broken.high, broken)]
    fields = {"killed civilians": "killed", "injured civilians": "injured", **{f"killed {group}": f"killed_{group}" for group in GROUPS}}
    estimates = tuple(case.estimate(field, harm[name]) for field, name in fields.items() if harm[name].parts)
    return Coded(case.book.name, (case.row(cells),), estimates)


def civilians(case: Case, status: Status) -> Breakdown:
    """Civilians by the range of credible sources; where only bare people are counted and nobody counts fighters, those. Raises nothing."""
    own = Breakdown(parts_of_sides(case.items, status, (CIVILIANS,), spread))
    fighters = any(item.status is status and item.cover < ALL and item.cover != CIVILIANS for item in case.items)
    return own if own.parts or fighters else Breakdown(parts_of_sides(case.items, status, (ALL, OTHERS), spread)[:1])


def _of_group(case: Case, group: str) -> Breakdown:
    by_account: dict[str, Item] = {}
    told = [
        item for item in case.items if item.status is Status.KILLED and item.scope.group in GROUPS[group] and item.cover in (CIVILIANS, ALL)
    ]
    for item in sorted(told, key=lambda item: (item.low, item.said)):
        by_account[item.account] = item
    chosen = spread(tuple(Tally(item.low, top_of(item), (item,)) for item in by_account.values()))
    return Breakdown((Part(CIVILIANS, chosen),) if chosen else ())


def _where(case: Case) -> Iterator[Cell]:
    if case.days:
        yield case.cell("date", case.days.start, "date")
    if case.country:
        yield case.cell("country", case.country.name, "place")
    if case.place:
        yield case.cell("location", case.place.known_as or case.place.name, "place")
        yield case.cell("latitude", case.place.lat, "place")
        yield case.cell("longitude", case.place.lon, "place")
    yield case.cell("sources", "; ".join(dict.fromkeys(card.publisher for card in case.cards if card.publisher)), "sources")
    items = tuple(item for item in case.items if item.cover in (CIVILIANS, OTHERS, ALL))
    claims = (claim for item in items if item.status in (Status.KILLED, Status.INJURED) for claim in item.claims)
    yield case.cell("notes", conflict(items, (Status.KILLED, Status.INJURED)), "notes", claims)


def _graded(case: Case, killed: Breakdown) -> Iterator[Cell]:
    told = _grade(case, killed)
    if told:
        yield case.cell("grading", told[0], told[1], told[2])
    if case.group:
        yield case.cell("belligerent", case.group.name, "belligerent", case.group.claims)


def _grade(case: Case, killed: Breakdown) -> tuple[str, str, tuple[str, ...]] | None:
    """The grade, its clause and its claims; None where no harm to civilians, nor to others alone, is told."""
    fighters = tuple(
        claim for item in case.items if item.status is Status.KILLED and item.cover.isdisjoint(CIVILIANS) for claim in item.claims
    )
    if not killed.parts:
        return ("Discounted", "discounted", fighters) if fighters else None
    taken, blamed = case.blamed.claimants, case.blamed.accused
    if len(taken) == 1:
        return "Confirmed", "confirmed", taken[0].claims
    if len(taken) > 1 or len(blamed) > 1:
        return "Contested", "contested", tuple(claim for group in (*taken, *blamed) for claim in group.claims)
    sources = {tally.account for part in killed.parts for tally in (*part.chosen.used, *part.chosen.left)}
    return ("Fair", "fair", killed.claims) if len(sources) > 1 else ("Weak", "weak", killed.claims)
