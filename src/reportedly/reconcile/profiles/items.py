"""What stands: an incident's standing positions as counts that a codebook can use, copies left out, vague words coded by its rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly.model import (
    EchoKind,
    Figure,
    Judgement,
    JudgementKind,
    Point,
    Position,
    Quantity,
    Reconciled,
    Scope,
    Side,
    SourceKind,
    Stance,
    Status,
    Voice,
)
from reportedly.reconcile.profiles.book import Book, read_data
from reportedly.reconcile.profiles.shot import hits
from reportedly.reconcile.voices import folded, names_of

Cover = frozenset[Side]
ATTACKERS: Cover = frozenset({Side.ATTACKERS})
SECURITY: Cover = frozenset({Side.SECURITY})
CIVILIANS: Cover = frozenset({Side.VICTIMS})
OTHERS: Cover = SECURITY | CIVILIANS
ALL: Cover = ATTACKERS | OTHERS
COVERS: Mapping[Side | None, Cover] = {
    Side.ATTACKERS: ATTACKERS,
    Side.SECURITY: SECURITY,
    Side.VICTIMS: CIVILIANS,
    Side.RESPONDERS: CIVILIANS,
}
WORD = re.compile(r"[\w'’-]+")
UNRELIABLE, RELIABLE = frozenset("DE"), frozenset("AB")
WEAK = (SourceKind.NARRATOR, SourceKind.OUTLET)
BYSTANDERS = (SourceKind.WITNESS, SourceKind.OTHER)
APART = (SourceKind.MONITOR, SourceKind.MEDICAL, SourceKind.GOVERNMENT, SourceKind.ACADEMIC)


@dataclass(frozen=True, slots=True)
class Item:
    """
    A standing position as a codebook counts it: at least ``low``, at most ``high`` (None: no top), of the sides in ``cover``.

    ``parents`` are the claims that it is a part of. ``limited`` is whether it counts only some of its side: a phase, a place, a sex or age.
    ``trust`` is 1 where an analyst rated the source A or B, -1 for D or E, else 0. ``coded`` is whether a vague word gave the number,
    ``partial`` whether it is a part of a whole that has more than the parts told, or was told early.
    """

    status: Status
    account: str
    voice: Voice
    scope: Scope
    cover: Cover
    low: int
    high: int | None
    said: str
    points: tuple[Point, ...]
    parents: frozenset[str]
    trust: int = 0
    coded: bool = False
    partial: bool = False

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(point.claim.id for point in self.points)

    @property
    def limited(self) -> bool:
        """Whether it counts only some of its side: those of a phase, place, sex or age, or those of whom somebody speaks for no body."""
        return self.scope.part is not None or self.scope.group is not None or self.voice.kind in BYSTANDERS

    @property
    def weak(self) -> bool:
        """Whether no source is named: the publisher's own voice, or an outlet that is cited."""
        return self.voice.kind in WEAK


@dataclass(frozen=True, slots=True)
class Ratings:
    """What analysts judged of sources, by their names and ids: those to leave out, and how far others are trusted."""

    excluded: frozenset[str] = frozenset()
    trust: tuple[tuple[str, int], ...] = ()

    def of(self, voice: Voice) -> int:
        """How far a voice is trusted. Raises nothing."""
        return next((trust for name, trust in reversed(self.trust) if name in names_of(voice)), 0)


def ratings(judgements: Iterable[Judgement]) -> Ratings:
    """The judgements of sources that hold: later ones outrank earlier ones. Raises nothing."""
    latest: dict[str, str] = {}
    for judgement in sorted(judgements, key=lambda judgement: judgement.number):
        if judgement.kind is JudgementKind.SOURCE and holds(judgement):
            latest |= {folded(name): str(judgement.values.get("reliability", "")) for name in judgement.subjects}
    trust = {name: (grade in RELIABLE) - (grade in UNRELIABLE) for name, grade in latest.items()}
    return Ratings(frozenset(name for name, grade in latest.items() if grade == "excluded"), tuple(trust.items()))


def holds(judgement: Judgement) -> bool:
    """Whether a judgement is in force: not undone, and what it is about is still there. Raises nothing."""
    return judgement.undone_at is None and not judgement.orphaned


def items_of(reconciled: Reconciled, book: Book, rated: Ratings) -> tuple[Item, ...]:
    """The standing counts of an incident, in the order of its positions; a count too vague for the codebook is left out. Raises nothing."""
    copies = frozenset(echo.copy for echo in reconciled.incident.echoes if echo.kind is not EchoKind.PASSED_ON)
    heed = Heed(book, rated, copies, hits(reconciled))
    standing = [position for position in reconciled.positions if position.standing]
    numbered = [item for position in standing if (item := _item(position, heed))]
    open_ones = [item for position in _unnumbered(reconciled) if (item := _item(position, heed))]
    told = {(item.account, item.status, side) for item in numbered for side in item.cover}
    statuses = {item.status for item in numbered}
    alone = (item for item in open_ones if item.high != 1 or item.status not in statuses)
    return _covered((*numbered, *(item for item in alone if not any((item.account, item.status, side) in told for side in item.cover))))


def _unnumbered(reconciled: Reconciled) -> Iterator[Position]:
    """
    What is asserted of the incident and yet bounds nothing, as positions: vague words, persons without a number, bystanders.

    An account's counts with a number outrank these, and anybody's outrank a person without one, who may be among them.
    """
    placed = {claim for position in reconciled.positions for claim in position.claims}
    deadly = {point.card.key for point in reconciled.points if point.quantity.status is Status.KILLED and point.claim.low}
    grouped: dict[tuple[str, Quantity, int, int | None], list[Point]] = {}
    for point in reconciled.points:
        claim = point.claim
        may_have_died = claim.status is Status.INJURED and claim.high == 1 and point.card.key in deadly
        if claim.id not in placed and point.origin is None and (claim.main or claim.mention) and not may_have_died:
            grouped.setdefault((point.voice.account, point.quantity, claim.low, claim.high), []).append(point)
    for (account, quantity, low, high), points in grouped.items():
        yield Position("", account, quantity, low, high, tuple(points))


@dataclass(frozen=True, slots=True)
class Heed:
    """What decides whether a claim counts: the codebook, what analysts judged of sources, copies, and counts that hold the dead."""

    book: Book
    rated: Ratings
    copies: frozenset[str]
    hits: frozenset[str]


def _item(position: Position, heed: Heed) -> Item | None:
    points = tuple(point for point in position.points if _counts(point, heed))
    if not points or not heed.hits.isdisjoint(position.claims):
        return None
    plain = [point.claim for point in points if not is_vague(point.claim)]
    claim = plain[0] if plain else points[0].claim
    low = claim.low if plain else coded(claim, heed.book)
    if low is None:
        return None
    voice, scope = max(points, key=said).voice, position.quantity.scope
    parents = frozenset(point.claim.part_of for point in points if point.claim.part_of)
    when, trust = max(map(said, points)), max(heed.rated.of(point.voice) for point in points)
    cover = cover_of(scope, claim)
    return Item(position.quantity.status, position.account, voice, scope, cover, low, claim.high, when, points, parents, trust, not plain)


def _counts(point: Point, heed: Heed) -> bool:
    """An assertion of a source that is not left out, in no copy of another report, that says more than a ceiling."""
    claim = point.claim
    told = claim.stance is Stance.ASSERTED and (claim.low > 0 or claim.high == 0)
    return told and point.card.key not in heed.copies and not (names_of(point.voice) & heed.rated.excluded)


def said(point: Point) -> str:
    """When a point was said, for comparison; where that is not known, when it was published. Raises nothing."""
    return (point.said.start if point.said else None) or point.card.published or ""


def number_words(claim: Figure) -> str:
    """The words of the number, in small letters. Raises nothing."""
    start = claim.number_span.start - claim.evidence.start
    return claim.evidence.quote[max(start, 0) : claim.number_span.end - claim.evidence.start].lower() or claim.evidence.quote.lower()


def is_vague(claim: Figure) -> bool:
    """Whether the words give no number: "dozens", "several dozen", "women and children". Raises nothing."""
    words = {part for word in WORD.findall(number_words(claim)) for part in word.split("-")}
    if claim.low == claim.high or any(word[0].isdigit() for word in words if word):
        return False
    return bool(words & set(read_data("shared")["vague"])) or not words & set(read_data("shared")["numerals"])


def coded(claim: Figure, book: Book) -> int | None:
    """The number that the codebook gives to the vague words of a claim; None where it gives none. Raises nothing."""
    words = number_words(claim)
    found = [number for word, number in book.vague.items() if re.search(rf"\b{re.escape(word)}\b", words)]
    return max(found) if found else book.plural


def cover_of(scope: Scope, claim: Figure) -> Cover:
    """Which sides a count is of; all of them where the words do not say. People of the forces are security wherever they are."""
    role = scope.role
    if role not in (Side.ATTACKERS, Side.SECURITY) and _of_the_forces(scope.people or claim.people or ""):
        return SECURITY
    return COVERS.get(role, ALL)


def _of_the_forces(people: str) -> bool:
    return bool(set(WORD.findall(people.lower())) & set(read_data("shared")["forces"]))


def _covered(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Each whole also covers the sides of its parts, and where they are all of it those alone; bare people may leave out the attackers."""
    parts = by_parent(items)
    wholes = tuple(_with_parts(item, parts_of(item, parts)) for item in items)
    attackers: dict[tuple[str, Status], int] = {}
    for item in wholes:
        if item.cover == ATTACKERS:
            attackers[item.account, item.status] = max(item.low, attackers.get((item.account, item.status), 0))
    told = tuple(_without_attackers(item, attackers.get((item.account, item.status), 0)) for item in wholes)
    full = {claim for item in told if sum(part.low for part in parts_of(item, parts)) >= item.low for claim in item.claims}
    return tuple(replace(item, partial=bool(item.parents - full)) if item.parents else item for item in told)


def _without_attackers(item: Item, attackers: int) -> Item:
    """A count of bare people that is smaller than the account's count of the attackers alone does not hold them."""
    return replace(item, cover=OTHERS) if item.cover == ALL and attackers > item.low else item


def with_early_ones(items: tuple[Item, ...], last_day: str) -> tuple[Item, ...]:
    """
    The items, those partial that were told while it was going on and that a later count passes of a source that is neither party nor press.

    ``last_day`` is the day on which it ended. Raises nothing.
    """
    later = [item for item in items if item.said[:10] > last_day and not item.limited and item.voice.kind in APART]
    return tuple(replace(item, partial=True) if _is_passed(item, last_day, later) else item for item in items)


def _is_passed(item: Item, last_day: str, later: Iterable[Item]) -> bool:
    early = item.said[:10] <= last_day and not any(point.claim.closed for point in item.points)
    return early and any((other.status, other.cover) == (item.status, item.cover) and other.low > item.low for other in later)


Parts = Mapping[str, tuple["Item", ...]]


def by_parent(items: Iterable[Item]) -> Parts:
    """The items that are parts of a claim, by that claim. Raises nothing."""
    found: dict[str, tuple[Item, ...]] = {}
    for item in items:
        for parent in sorted(item.parents):
            found[parent] = (*found.get(parent, ()), item)
    return found


def parts_of(whole: Item, parts: Parts) -> tuple[Item, ...]:
    """The items that are stated to be parts of ``whole``, each once. Raises nothing."""
    told = (part for claim in whole.claims for part in parts.get(claim, ()) if part.status is whole.status)
    return tuple({part.claims: part for part in told}.values())


def _with_parts(item: Item, parts: tuple[Item, ...]) -> Item:
    if not parts:
        return item
    sides = frozenset().union(*(part.cover for part in parts))
    told = sides if sum(part.low for part in parts) == item.low else sides | item.cover
    return replace(item, cover=told)
