"""What each account's standing counts come to for some of the people: wholes before their parts, parts where there is no whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model import Side, Status, Voice
from reportedly.reconcile.profiles.items import Cover, Item, by_parent, parts_of
from reportedly.reconcile.profiles.persons import apart


@dataclass(frozen=True, slots=True)
class Tally:
    """What one account's counts come to: at least ``low``, at most ``high`` where a top is told, with the items that it is the sum of."""

    low: int
    high: int
    items: tuple[Item, ...]

    @property
    def account(self) -> str:
        """The id of the account."""
        return self.items[0].account

    @property
    def cover(self) -> Cover:
        """Which sides it counts."""
        return frozenset[Side]().union(*(item.cover for item in self.items))

    @property
    def voice(self) -> Voice:
        """Who said it last."""
        return max(self.items, key=lambda item: item.said).voice

    @property
    def said(self) -> str:
        """When it was last said."""
        return max(item.said for item in self.items)

    @property
    def weak(self) -> bool:
        """Whether no source is named for any of it."""
        return all(item.weak for item in self.items)

    @property
    def partial(self) -> bool:
        """Whether it may count only some of its people: it is limited, or one of several parts of a whole that has more."""
        return all(item.limited or item.partial for item in self.items)

    @property
    def trust(self) -> int:
        """How far an analyst trusts its sources: the least of them."""
        return min(item.trust for item in self.items)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims, each once."""
        return tuple(dict.fromkeys(claim for item in self.items for claim in item.claims))


def tallies(items: Iterable[Item], status: Status, cover: Cover, whole: bool = False) -> tuple[Tally, ...]:
    """
    What each account says of the people in ``cover``, in the order of the items; accounts that say nothing of them are left out.

    With ``whole``, only accounts whose words tell of all of ``cover``. Raises nothing.
    """
    by_account: dict[str, list[Item]] = {}
    for item in items:
        if item.status is status:
            by_account.setdefault(item.account, []).append(item)
    told = (_of_account(tuple(own), cover, whole) for own in by_account.values())
    return tuple(tally for tally in told if tally)


def _of_account(items: tuple[Item, ...], cover: Cover, whole: bool) -> Tally | None:
    exact = _exact(items, cover)
    if exact or len(cover) == 1:
        return exact
    pieces = _pieces(items, cover)
    told = frozenset[Side]().union(*(piece for piece, _ in pieces))
    return _sum([tally for _, tally in pieces]) if pieces and (told == cover or not whole) else None


def _pieces(items: tuple[Item, ...], cover: Cover) -> list[tuple[Cover, Tally]]:
    """Disjoint parts of ``cover`` that are told of, the widest first."""
    taken: list[tuple[Cover, Tally]] = []
    smaller = {item.cover for item in items if item.cover < cover}
    for part in sorted(smaller, key=lambda part: (-len(part), sorted(part))):
        if all(part.isdisjoint(other) for other, _ in taken) and (found := _exact(items, part)):
            taken.append((part, found))
    return taken


def _exact(items: tuple[Item, ...], cover: Cover) -> Tally | None:
    """The largest count of exactly these people, since the smaller ones may be among it; limited ones only where there is no other."""
    own = [item for item in items if item.cover == cover]
    found = [Tally(item.low, top_of(item), (item,)) for item in own if not item.limited]
    found += [*_sums(items, cover), *_one_by_one(own, found)]
    found = found or [Tally(item.low, top_of(item), (item,)) for item in own]
    return max(found, key=lambda tally: (tally.low, -len(tally.items), tally.said), default=None)


def _one_by_one(own: list[Item], found: list[Tally]) -> list[Tally]:
    """What a report's single persons and groups add up to, where the account gives no number of them together."""
    if any(tally.low > 1 for tally in found):
        return []
    reports = dict.fromkeys(point.card.key for item in own for point in item.points)
    told = (apart(item for item in own if any(point.card.key == key for point in item.points)) for key in reports)
    return [_sum([Tally(item.low, top_of(item), (item,)) for item in people]) for people in told if len(people) > 1]


def _sums(items: tuple[Item, ...], cover: Cover) -> list[Tally]:
    """What the parts of one whole that are of exactly these people add up to."""
    parts = by_parent(item for item in items if item.cover <= cover)
    sums = (_siblings(whole, parts_of(whole, parts), cover) for whole in items) if parts else ()
    return [tally for tally in sums if tally]


def _siblings(whole: Item, told_parts: tuple[Item, ...], cover: Cover) -> Tally | None:
    parts = [part for part in told_parts if part.cover != whole.cover]
    told = frozenset[Side]().union(*(part.cover for part in parts))
    summed = _sum([Tally(part.low, top_of(part), (part,)) for part in parts]) if len(parts) > 1 and told == cover else None
    return summed if summed and summed.low <= top_of(whole) else None


def _sum(found: list[Tally]) -> Tally:
    items = tuple(item for tally in found for item in tally.items)
    return Tally(sum(tally.low for tally in found), sum(tally.high for tally in found), items)


def top_of(item: Item) -> int:
    """The greatest number that the words give; their least where they give no top. Raises nothing."""
    return item.low if item.high is None or item.coded else max(item.low, item.high)


def exact_tallies(items: Iterable[Item], status: Status, cover: Cover) -> tuple[Tally, ...]:
    """What each account says of all of ``cover`` in one count, not in counts of its parts. Raises nothing."""
    own = tuple(item for item in items if item.status is status)
    accounts = dict.fromkeys(item.account for item in own if item.cover == cover and not item.limited)
    found = (_exact(tuple(item for item in own if item.account == account), cover) for account in accounts)
    return tuple(tally for tally in found if tally)
