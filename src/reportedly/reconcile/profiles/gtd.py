"""GTD: the most recent independent source, else the majority, else the lowest; what perpetrators claim only where nobody else tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportedly.model import Card, Cell, Coded, Estimate, Manner, Side, Stance, Status
from reportedly.reconcile.profiles.book import read_data
from reportedly.reconcile.profiles.breakdown import Breakdown, Part, broken_down, parts_of_sides
from reportedly.reconcile.profiles.case import Case
from reportedly.reconcile.profiles.choice import Chosen, Found, majority, recent
from reportedly.reconcile.profiles.items import ALL, ATTACKERS, Item
from reportedly.reconcile.profiles.parties import blames
from reportedly.reconcile.profiles.setting import TOWN, Days
from reportedly.reconcile.profiles.tallies import Tally, top_of
from reportedly.reconcile.profiles.words import MONTHS, conflict, day_words, listing, told_of

UNKNOWN, UNKNOWN_MODE = -99, 10
RELEASED, ESCAPED, RESCUED, COMBINED, NOT_TOLD = 2, 3, 5, 6, 7
OUTCOMES = {Manner.RELEASED: RELEASED, Manner.ESCAPED: ESCAPED, Manner.RESCUED: RESCUED}
HARM = (Status.KILLED, Status.INJURED)
KEPT = {Status.PRESENT: "people aboard", Status.HELD: "people held", Status.FREED: "people freed"}
CITED, ABOARD = 3, "aboard"


def coded(case: Case) -> Coded:
    """The row of an incident. Raises nothing."""
    cells = (*_when(case), *_where(case), *_kind(case), *_blame(case), *_harm(case), *_hostages(case))
    cited = tuple(claim for cell in cells for claim in cell.claims)
    return Coded(case.book.name, (case.row((*cells, *_notes(case, cited))),), tuple(_estimates(case)))


def _recent(case: Case, found: Found) -> Chosen | None:
    return recent(found, case.blamed.perpetrators)


def _broken(case: Case, status: Status) -> Breakdown:
    return broken_down(case.items, status, lambda found: _recent(case, found))


def _attackers(case: Case, status: Status) -> Breakdown:
    return Breakdown(parts_of_sides(case.items, status, (ATTACKERS,), lambda found: _recent(case, found)))


def _aboard(case: Case) -> Breakdown:
    """All passengers and crew, where people aboard are counted and hostages were taken; else those held."""
    aboard, held = _wholes(case, Status.PRESENT), _wholes(case, Status.HELD)
    return _whole(case, aboard) if aboard and held else _whole(case, held)


def _wholes(case: Case, status: Status) -> tuple[Item, ...]:
    """The counts of hostages and of people aboard that are no part of another."""
    told = (item for item in case.items if item.status is status and item.low and not item.parents)
    return tuple(item for item in told if status is not Status.PRESENT or item.scope.cohort == ABOARD)


def _freed(case: Case) -> Breakdown:
    return _whole(case, _wholes(case, Status.FREED))


def _whole(case: Case, items: tuple[Item, ...]) -> Breakdown:
    """One number of all that the items count, whatever part of it each limits itself to: the largest of each account."""
    chosen = _recent(case, _largest(items))
    return Breakdown((Part(ALL, chosen),) if chosen else ())


def _largest(items: tuple[Item, ...]) -> tuple[Tally, ...]:
    by_account: dict[str, Item] = {}
    for item in sorted(items, key=lambda item: (item.low, item.said)):
        by_account[item.account] = item
    return tuple(Tally(item.low, top_of(item), (item,)) for item in items if item is by_account[item.account])


def _estimates(case: Case) -> Iterator[Estimate]:
    yield case.single("killed", _broken(case, Status.KILLED))
    fields = {
        "killed attackers": _attackers(case, Status.KILLED),
        "injured": _broken(case, Status.INJURED),
        "taken hostage": _aboard(case),
        "freed": _freed(case) if _held(case) else Breakdown(()),
    }
    yield from (case.single(field, broken) for field, broken in fields.items() if broken.parts)


def _when(case: Case) -> Iterator[Cell]:
    if case.days is None:
        return
    first = case.days.first
    yield case.cell("iyear", first.year, "date")
    yield case.cell("imonth", first.month, "date")
    if not case.days.exact:
        yield case.cell("iday", 0, "date")
        yield case.cell("approxdate", _approximate(case.days), "date")
        return
    yield case.cell("iday", first.day, "date")
    yield case.cell("extended", {1: 0, 2: None}.get(case.days.length, 1), "extended")
    yield case.cell("resolution", case.days.end if case.days.length > 2 else None, "extended")


def _approximate(days: Days) -> str:
    return f"by {day_words(days.end)}" if days.by else f"{day_words(days.start)} to {day_words(days.end)}"


def _where(case: Case) -> Iterator[Cell]:
    if case.country:
        yield case.cell("country_txt", case.country.name, "country")
        region = case.book.regions.get(case.country.code)
        yield case.cell("region_txt", region, "region")
        yield case.cell("region", int(case.book.codes["region"][region]) if region else None, "region")
    place = case.place
    if place is None:
        return
    town = place.precision == TOWN
    yield case.cell("provstate", place.admin1, "provstate")
    yield case.cell("city" if town else "location", place.known_as or place.name, "city")
    yield case.cell("latitude", place.lat, "city")
    yield case.cell("longitude", place.lon, "city")
    yield case.cell("specificity", 1 if town and place.lat is not None else None, "specificity")


def _kind(case: Case) -> Iterator[Cell]:
    aboard, held = _wholes(case, Status.PRESENT), _wholes(case, Status.HELD)
    kind = "hijacking" if aboard and held else (case.violence.kind if case.violence else None)
    claims = (
        [claim for item in (*aboard, *held) for claim in item.claims]
        if kind == "hijacking"
        else case.violence.claims
        if case.violence
        else ()
    )
    name = case.book.codes["attacktype"].get(kind or "")
    yield case.cell("attacktype1", int(case.book.codes["attacktype_number"][name]) if name else None, "attacktype", claims)
    yield case.cell("attacktype1_txt", name, "attacktype", claims)


def _blame(case: Case) -> Iterator[Cell]:
    told = case.blamed.claimants
    by = [claim.id for _, claim in blames(case.reconciled)]
    if case.group:
        yield case.cell("gname", case.group.name, "gname", case.group.claims)
        yield case.cell("guncertain1", 0 if case.group.claimed else 1, "guncertain", case.group.claims)
    elif by:
        yield case.cell("gname", "Unknown", "gname", by)
    if by:
        yield case.cell("claimed", int(bool(told)), "claimed", [claim for group in told for claim in group.claims] or by)
    if told:
        claims = [claim for group in told for claim in group.claims]
        mode = _mode(case, set(claims))
        yield case.cell("claimmode", mode, "claimmode", claims)
        yield case.cell("claimmode_txt", case.book.codes["claimmode"][str(mode)], "claimmode", claims)
        yield case.cell("compclaim", int(len(told) > 1), "compclaim", claims)
    yield _perpetrators(case)


def _mode(case: Case, claims: set[str]) -> int:
    words = " ".join(claim.evidence.quote.lower() for _, claim in blames(case.reconciled) if claim.id in claims).split()
    return next((int(mode) for word, mode in read_data("shared")["claim_modes"].items() if word in words), UNKNOWN_MODE)


def _perpetrators(case: Case) -> Cell:
    """How many attackers there were: counted as such, or "all 33 attackers" of whom something is said."""
    whole = _whole_groups(case)
    there = [item for item in case.items if item.cover == ATTACKERS and item.low]
    told = [item for item in there if item.status is Status.PRESENT or (item.account, item.status, item.low) in whole]
    chosen = majority(tuple(Tally(item.low, top_of(item), (item,)) for item in told if not item.coded), ())
    if chosen:
        return case.number("nperps", chosen.best, Breakdown((Part(ATTACKERS, chosen),)))
    spoken = [claim for item in case.items if item.cover == ATTACKERS for claim in item.claims]
    return case.cell("nperps", UNKNOWN if spoken else None, "unknown_number", spoken)


def _whole_groups(case: Case) -> set[tuple[str, Status, int]]:
    """ "All 33 attackers": by account, numbers that are of the whole group, also those told so before."""
    closed = [point for point in case.reconciled.points if point.claim.closed and point.claim.side is Side.ATTACKERS]
    told = [point for point in closed if "all" in point.claim.evidence.quote.lower().split()]
    return {(point.voice.account, point.quantity.status, point.claim.low) for point in told}


def _harm(case: Case) -> Iterator[Cell]:
    for column, broken in (
        ("nkill", _broken(case, Status.KILLED)),
        ("nkillter", _attackers(case, Status.KILLED)),
        ("nwound", _broken(case, Status.INJURED)),
        ("nwoundte", _attackers(case, Status.INJURED)),
        ("nperpcap", _attackers(case, Status.ARRESTED)),
    ):
        yield case.number(column, broken.best, broken)


def _hostages(case: Case) -> Iterator[Cell]:
    held = _held(case)
    if not held:
        return
    aboard, freed = _aboard(case), _freed(case)
    yield case.cell("ishostkid", 1, "ishostkid", held)
    yield case.number("nhostkid", aboard.best, aboard) if aboard.best else case.cell("nhostkid", UNKNOWN, "unknown_number", held)
    yield case.number("nreleased", freed.best, freed)
    outcome, claims = _outcome(case)
    yield case.cell("hostkidoutcome", outcome, "hostkidoutcome", claims or held)
    yield case.cell("hostkidoutcome_txt", case.book.codes["outcome"][str(outcome)], "hostkidoutcome", claims or held)


def _held(case: Case) -> list[str]:
    """The claims that hostages were taken, also those whose number is too vague."""
    told = [point for position in case.reconciled.positions if position.standing for point in position.points]
    held = [point.claim for point in told if point.quantity.status is Status.HELD and point.claim.stance is Stance.ASSERTED]
    return [claim.id for claim in held if claim.high != 0]


def _outcome(case: Case) -> tuple[int, list[str]]:
    """How it ended for the hostages, by those who are not the perpetrators; several ways are a combination."""
    blamed = case.blamed.perpetrators
    freed = [item for item in case.items if item.status is Status.FREED and item.low and item.account not in blamed and not item.weak]
    ways = {OUTCOMES[item.scope.manner] for item in freed if item.scope.manner in OUTCOMES}
    claims = [claim for item in freed if item.scope.manner in OUTCOMES for claim in item.claims]
    return (COMBINED if len(ways) > 1 else next(iter(ways), NOT_TOLD)), claims


def _notes(case: Case, cited: tuple[str, ...]) -> Iterator[Cell]:
    items = tuple(item for item in case.items if not item.limited)
    kept = " ".join(listing(what, _largest(told_of(_wholes(case, status), status))) for status, what in KEPT.items())
    claims = [claim for item in items if item.status in (*HARM, *KEPT) for claim in item.claims]
    yield case.cell("addnotes", " ".join(f"{conflict(items, HARM)} {kept}".split()), "addnotes", claims)
    keys = {point.card.key for item in case.items for point in item.points if point.claim.id in cited}
    cards = sorted((card for card in case.cards if card.key in keys), key=lambda card: (card.published or "", card.key), reverse=True)
    for index, card in enumerate(cards[:CITED], 1):
        yield case.cell(f"scite{index}", _cite(card), "scite")


def _cite(card: Card) -> str:
    title = f'"{card.title},"' if card.title else None
    told = ", ".join(filter(None, (card.publisher, _day(card.published))))
    return " ".join(filter(None, (title, told))) + "."


def _day(published: str | None) -> str | None:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return published
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
