"""UCDP GED: the dead of each side; low, best and high from what is reliable, where a party's word on its enemy's dead is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model import Card, Cell, Coded, Estimate, SourceKind, Status
from reportedly.reconcile.profiles.breakdown import Breakdown, Part, broken_down, parts_of_sides
from reportedly.reconcile.profiles.case import Case
from reportedly.reconcile.profiles.choice import Chosen, Found, reliable
from reportedly.reconcile.profiles.items import ALL, ATTACKERS, CIVILIANS, OTHERS, SECURITY, Item
from reportedly.reconcile.profiles.setting import FEATURE, TOWN
from reportedly.reconcile.profiles.tallies import Tally
from reportedly.reconcile.profiles.words import voice_name

SIDES = {"deaths_a": SECURITY, "deaths_b": ATTACKERS, "deaths_civilians": CIVILIANS}
FIELDS = {"deaths_a": "killed security forces", "deaths_b": "killed attackers", "deaths_civilians": "killed civilians"}
PLACES = {TOWN: 1, FEATURE: 2, "district": 3, "province": 4, "within": 5, "country": 6}
TYPES = {"clash": 1, "attack": 3}
OF_STATE = (SourceKind.SECURITY, SourceKind.GOVERNMENT)
A_WEEK, A_MONTH = 7, 31
ENDS = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class Dead:
    """The dead by column; ``unknown`` are those of a whole that no side's count holds, as (low, best, high); None where none is told."""

    sides: dict[str, Breakdown]
    whole: Breakdown
    unknown: tuple[int, int, int] | None

    def total(self, end: str) -> int | None:
        """The sum of one end of the four columns. Raises AttributeError for no end."""
        told = [number for number in (getattr(side, end) for side in self.sides.values()) if number is not None]
        rest = [] if self.unknown is None else [self.unknown[ENDS.index(end)]]
        return sum(told + rest) if told or rest else None

    @property
    def all(self) -> Breakdown:
        """All parts that any column rests on."""
        wholes = self.whole.parts if self.unknown is not None else ()
        return Breakdown((*(part for side in self.sides.values() for part in side.parts), *wholes))


def coded(case: Case) -> Coded:
    """The row of an incident, its four columns of dead and their sum; one of which no death is told is flagged ``no_death``."""
    dead = _dead(case)
    cells = (*_when(case), *_sides(case), *_where(case), *_reports(case, dead), *_deaths(case, dead))
    flags = () if any(dead.total(end) for end in ENDS) else ("no_death",)
    return Coded(case.book.name, (case.row(cells),), tuple(_estimates(case, dead)), flags)


def doubtful(tally: Tally) -> bool:
    """Whether it is a party's word on the dead of the side that it fights: the group's on all but its own, the state's on the attackers."""
    return any(_of_enemy(item) for item in tally.items)


def _of_enemy(item: Item) -> bool:
    party, own = item.scope.party, item.voice.party
    if party and own and item.cover != CIVILIANS:
        return party != own
    if item.voice.kind is SourceKind.ARMED_GROUP:
        return item.cover != ATTACKERS
    return (item.voice.kind in OF_STATE or (own or "").startswith("state:")) and item.cover == ATTACKERS


def _rule(found: Found) -> Chosen | None:
    return reliable(found, doubtful)


def _dead(case: Case) -> Dead:
    sides = {column: Breakdown(parts_of_sides(case.items, Status.KILLED, (cover,), _rule)) for column, cover in SIDES.items()}
    whole = Breakdown(tuple(part for part in broken_down(case.items, Status.KILLED, _rule).parts if part.cover in (ALL, OTHERS)))
    return Dead(sides, whole, _unknown(sides, whole.parts[0]) if whole.parts else None)


def _unknown(sides: dict[str, Breakdown], whole: Part) -> tuple[int, int, int]:
    """What a whole has beyond the counts of its sides, at each end."""
    inside = [sides[column] for column, cover in SIDES.items() if cover <= whole.cover]
    low, best, high = (max(0, _end(whole.chosen, end) - sum(_end(side, end) for side in inside)) for end in ENDS)
    return low, best, high


def _end(counted: Chosen | Breakdown, end: str) -> int:
    return getattr(counted, end) or 0


def _deaths(case: Case, dead: Dead) -> Iterator[Cell]:
    for column, side in dead.sides.items():
        yield case.number(column, side.best, side)
    if dead.unknown is not None:
        yield case.cell("deaths_unknown", dead.unknown[1], "unknown", dead.all.claims)
    yield case.cell("best", dead.total("best"), "best", dead.all.claims)
    yield case.cell("low", dead.total("low"), "low_high", dead.all.claims)
    yield case.cell("high", dead.total("high"), "low_high", dead.all.claims)


def _estimates(case: Case, dead: Dead) -> Iterator[Estimate]:
    said = case.estimate("killed", dead.all)
    totals = (dead.total("low"), dead.total("best"), dead.total("high"))
    yield Estimate(said.profile, said.field, *totals, case.book.clauses["best"].id, _why(case, dead), said.claims)
    yield from (case.estimate(FIELDS[column], side) for column, side in dead.sides.items() if side.parts)


def _why(case: Case, dead: Dead) -> str:
    """What the sides come to, and, where a whole has more, how many of it are of no side that is told."""
    sides = Breakdown(tuple(part for side in dead.sides.values() for part in side.parts))
    if not sides.parts or not dead.unknown or not dead.unknown[1]:
        return case.estimate("killed", sides if sides.parts else dead.whole).why
    whole, known = case.estimate("killed", dead.whole).why, case.estimate("killed", sides).why
    return f"{known.removesuffix('.')}; {dead.unknown[1]} more of unknown side: {whole[0].lower()}{whole[1:]}"


def _when(case: Case) -> Iterator[Cell]:
    if case.days is None:
        return
    yield case.cell("year", case.days.first.year, "date")
    yield case.cell("date_start", case.days.start, "date")
    yield case.cell("date_end", case.days.end, "date")
    yield case.cell("date_prec", _precision(case), "date_prec")


def _precision(case: Case) -> int | None:
    assert case.days
    if case.days.by:
        return None
    length = case.days.length
    if length == 1:
        return 1
    return 2 if length < A_WEEK else (3 if length == A_WEEK else (4 if length <= A_MONTH else 5))


def _sides(case: Case) -> Iterator[Cell]:
    if case.violence and (kind := _type(case)):
        yield case.cell("type_of_violence", kind, "type_of_violence", case.violence.claims)
        if kind == TYPES["clash"] and case.country:
            claims = tuple(claim for item in case.items if item.cover == SECURITY for claim in item.claims)
            yield case.cell("side_a", f"Government of {case.country.name}", "side_a", claims)
    if case.group:
        yield case.cell("side_b", case.group.name, "side_b", case.group.claims)


def _type(case: Case) -> int | None:
    assert case.violence
    hurt = {cover for item in case.items if item.status is Status.KILLED and item.low for cover in [item.cover]}
    if case.violence.kind in TYPES:
        return TYPES[case.violence.kind]
    return TYPES["clash"] if SECURITY in hurt else (TYPES["attack"] if CIVILIANS in hurt else None)


def _where(case: Case) -> Iterator[Cell]:
    if case.country:
        yield case.cell("country", case.country.name, "country")
        yield case.cell("region", case.book.regions.get(case.country.code), "region")
    place = case.place
    if place is None:
        return
    yield case.cell("where_prec", PLACES.get(place.precision or ""), "where_prec")
    yield case.cell("where_coordinates", place.known_as or place.name, "where")
    yield case.cell("where_description", place.name, "where")
    yield case.cell("adm_1", place.admin1, "where")
    yield case.cell("adm_2", place.admin2, "where")
    yield case.cell("latitude", place.lat, "where")
    yield case.cell("longitude", place.lon, "where")
    yield case.cell("geom_wkt", f"POINT ({place.lon} {place.lat})" if place.lat is not None else None, "where")


def _reports(case: Case, dead: Dead) -> Iterator[Cell]:
    voices = {tally.account: tally for part in dead.all.parts for tally in (*part.chosen.used, *part.chosen.left) if not tally.weak}
    yield case.cell(
        "number_of_sources", len(voices) or None, "number_of_sources", (claim for tally in voices.values() for claim in tally.claims)
    )
    names = dict.fromkeys(
        voice_name(tally.voice) for part in dead.all.parts for tally in (*part.chosen.used, *part.chosen.left) if not tally.weak
    )
    yield case.cell("source_original", ";".join(names), "source_original", dead.all.claims)
    yield case.cell("source_article", ";".join(map(_article, case.cards)), "source_article")
    yield case.cell("source_office", ";".join(card.publisher or "" for card in case.cards).strip(";"), "source_article")
    yield case.cell("source_date", ";".join((card.published or "")[:10] for card in case.cards).strip(";"), "source_article")
    yield case.cell("source_headline", ";".join(card.title or "" for card in case.cards).strip(";"), "source_article")


def _article(card: Card) -> str:
    return ",".join(filter(None, (card.publisher, (card.published or "")[:10], card.title)))
