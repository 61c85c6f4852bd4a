"""ACLED: one row an event; reported fatalities are the lowest number that stands until a better one does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from reportedly.model import Cell, Coded, Precision, Status
from reportedly.reconcile.profiles.breakdown import Breakdown, broken_down
from reportedly.reconcile.profiles.case import Case
from reportedly.reconcile.profiles.choice import lowest
from reportedly.reconcile.profiles.items import SECURITY
from reportedly.reconcile.profiles.parties import forces_of, has_state
from reportedly.reconcile.profiles.setting import FEATURE, TOWN
from reportedly.reconcile.profiles.words import conflict, day_words

TIME = {Precision.WEEK: 2, Precision.MONTH: 3}
PLACES = {TOWN: 1, FEATURE: 2, "district": 3, "province": 3, "within": 3, "region": 3}
STATE_FORCES = 1


def coded(case: Case, divide: bool = False) -> Coded:
    """
    The row of an incident; with ``divide`` one a day, its total divided evenly, the remainder from the first day on.

    An incident of several days in one row is flagged ``unsplit``. Raises nothing.
    """
    killed = broken_down(case.items, Status.KILLED, lowest)
    length = case.days.length if case.days and case.days.exact else 1
    whole = (*_when(case), *_kind(case), *_parties(case), *_where(case), *_reports(case), _fatalities(case, killed))
    rows = [case.row(cells) for cells in (_divided(case, whole, length) if divide and length > 1 else [whole])]
    flags = ("unsplit",) if len(rows) < length else (("divided",) if length > 1 else ())
    return Coded(case.book.name, tuple(rows), (case.single("killed", killed),), flags)


def _divided(case: Case, whole: tuple[Cell, ...], length: int) -> Iterator[tuple[Cell, ...]]:
    assert case.days
    total = next(cell for cell in whole if cell.column == "fatalities")
    for index in range(length):
        day = case.days.first + timedelta(days=index)
        own = [case.cell("event_date", day.isoformat(), "event_date"), case.cell("year", day.year, "event_date")]
        if isinstance(total.value, int):
            own.append(case.cell("fatalities", total.value // length + (index < total.value % length), "divided", total.claims))
        yield (*whole, *own)


def _fatalities(case: Case, killed: Breakdown) -> Cell:
    if killed.best is None and case.reconciled.points:
        return case.cell("fatalities", 0, "unclear", (point.claim.id for point in case.reconciled.points))
    if any(tally.items[0].coded for part in killed.parts for tally in part.chosen.used):
        return Cell("fatalities", killed.best, f"{case.clause_of(killed)}; {case.book.clauses['vague'].id}", killed.claims)
    return case.number("fatalities", killed.best, killed)


def _when(case: Case) -> Iterator[Cell]:
    if case.days is None:
        return
    yield case.cell("event_date", case.days.start, "event_date")
    yield case.cell("year", case.days.first.year, "event_date")
    yield case.cell("time_precision", None if case.days.by else TIME.get(case.days.precision, _by_length(case)), "time_precision")


def _by_length(case: Case) -> int | None:
    return 1 if case.days and case.days.precision is Precision.DAY else None


def _kind(case: Case) -> Iterator[Cell]:
    if case.violence is None:
        return
    claims = case.violence.claims
    for column in ("disorder_type", "event_type", "sub_event_type", "civilian_targeting"):
        yield case.cell(column, case.book.codes[column].get(case.violence.kind), "event_type", claims)


def _parties(case: Case) -> Iterator[Cell]:
    if case.group:
        yield case.cell("actor1", case.group.name, "actor", case.group.claims)
    forces = forces_of(case.items)
    if forces and case.country and has_state(case.reconciled, case.items):
        claims = tuple(claim for item in case.items if item.cover == SECURITY for claim in item.claims)
        yield case.cell("actor2", f"{forces.capitalize()} Forces of {case.country.name}", "actor", claims)
        yield case.cell("inter2", STATE_FORCES, "inter", claims)


def _where(case: Case) -> Iterator[Cell]:
    if case.country:
        yield case.cell("iso", case.country.number, "country")
        yield case.cell("country", case.country.name, "country")
        yield case.cell("region", case.book.regions.get(case.country.code), "region")
    place = case.place
    if place is None:
        return
    yield case.cell("admin1", place.admin1, "admin")
    yield case.cell("admin2", place.admin2, "admin")
    yield case.cell("location", place.known_as or place.name, "location")
    yield case.cell("latitude", place.lat, "location")
    yield case.cell("longitude", place.lon, "location")
    yield case.cell("geo_precision", PLACES.get(place.precision or ""), "geo_precision")


def _reports(case: Case) -> Iterator[Cell]:
    publishers = dict.fromkeys(card.publisher for card in case.cards if card.publisher)
    yield case.cell("source", "; ".join(publishers), "source")
    sentences = conflict(case.items, (Status.KILLED, Status.INJURED))
    where = f" at {case.place.known_as or case.place.name}" if case.place else ""
    start = f"{day_words(case.days.start)}{where}. " if case.days else ""
    claims = (claim for item in case.items if item.status in (Status.KILLED, Status.INJURED) for claim in item.claims)
    yield case.cell("notes", f"{start}{sentences}".strip() if sentences else None, "notes", claims)
