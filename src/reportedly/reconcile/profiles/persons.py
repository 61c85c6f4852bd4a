"""People told of one by one: single persons and groups of whom it is plain that they are different ones add up within a report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.reconcile.profiles.items import Item

AGE = re.compile(r"(\d+(?:\.\d+)?)[- ]years?[- ]old|, (\d{1,2})(?:,|$)")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’]+(?: [A-Z][\w'’]+)*|^[A-Z][\w'’]+(?: [A-Z][\w'’]+)+")


def apart(items: Iterable[Item]) -> tuple[Item, ...]:
    """The most people first, those who are plainly none of those before them. Raises nothing."""
    found: list[Item] = []
    for item in sorted(items, key=lambda item: (-item.low, item.claims)):
        if item.low and all(are_different(item, other) for other in found):
            found.append(item)
    return tuple(found)


def are_different(one: Item, other: Item) -> bool:
    """Whether two counts are of different people: of different sex or age, or two single persons with other ages or other names."""
    if one.scope.group and other.scope.group and one.scope.group != other.scope.group:
        return True
    if one.low != 1 or other.low != 1:
        return False
    return _differ(_ages(one), _ages(other)) or _differ(_names(one), _names(other))


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and one.isdisjoint(other))


def _ages(item: Item) -> frozenset[str]:
    quotes = (point.claim.evidence.quote for point in item.points)
    return frozenset(age for quote in quotes for match in AGE.findall(quote) for age in match if age)


def _names(item: Item) -> frozenset[str]:
    quotes = (point.claim.evidence.quote for point in item.points)
    return frozenset(
        word.removesuffix("'s").removesuffix("’s") for quote in quotes for name in NAME.findall(quote) for word in name.split()
    )
