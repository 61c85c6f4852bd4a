"""What is counted, in words for a person: "attackers killed", "passengers freed", "people killed"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reportedly.model import Manner, Point, Quantity, Scope, Side, Status
from reportedly.reconcile.people import lexicon, spoken, tags_of
from reportedly.reconcile.scopes import IMPLIED, tags

ROLES = {Side.ATTACKERS: "attackers", Side.SECURITY: "security personnel", Side.RESPONDERS: "responders"}
DONE = {Status.PRESENT: "present", Status.OTHER: "otherwise affected", Status.CASUALTIES: "killed or injured"}
PLURALS = {"woman": "women", "man": "men", "child": "children", "military": "military personnel", "police": "police", "crew": "crew"}
VOWELS = tuple("aeiou")
NAMED = "people who are named"
ENDINGS = (("woman", "women"), ("man", "men"), ("child", "children"), ("person", "people"), ("wife", "wives"))
MOST_WORDS = 5
ADJECTIVES = ("military", "police", "paramilitary", "railway", "foreign", "civilian", "resident")


def label_of(status: Status, scope: Scope) -> str:
    """The words for a quantity. Raises nothing."""
    limit = f" ({scope.part})" if scope.part else ""
    return f"{who(scope)} {done(status, scope)}{limit}"


def done(status: Status, scope: Scope) -> str:
    """What became of them, with how they came free where that is told. Raises nothing."""
    if status is Status.FREED and scope.manner:
        return "escaped" if scope.manner is Manner.ESCAPED else scope.manner.value
    if status is Status.PRESENT and scope.cohort:
        return "aboard"
    return DONE.get(status, status.value)


def who(scope: Scope) -> str:
    """The people of a scope: by their own name, else by their role, else "people". Raises nothing."""
    named = sorted((scope.people or "").split(), key=lambda tag: (tag in lexicon().known, tag not in ADJECTIVES, tag))
    words = named + ([scope.group] if scope.group else [])
    if not words:
        return ROLES.get(scope.role, "people") if scope.role else "people"
    return " ".join([*words[:-1], _plural(words[-1])])


def _plural(tag: str) -> str:
    if tag in PLURALS:
        return PLURALS[tag]
    if tag.endswith("y") and tag[-2:-1] not in VOWELS:
        return f"{tag[:-1]}ies"
    return tag if tag.endswith("s") else f"{tag}s"


def as_told(points: Sequence[Point]) -> tuple[Point, ...]:
    """
    The points, each quantity called by the words that most of its claims use: "Houston police officers injured". Raises nothing.

    One quantity has one label, whatever its claims call the people; words that say more or less than the scope does are not taken.
    """
    told: defaultdict[tuple[Status, Scope], Counter[str]] = defaultdict(Counter)
    for point in points:
        told[point.quantity.status, point.quantity.scope].update(_names(point))
    return tuple(replace(point, quantity=_called(point.quantity, told[point.quantity.status, point.quantity.scope])) for point in points)


def _called(quantity: Quantity, names: Counter[str]) -> Quantity:
    own = frozenset((quantity.scope.people or "").split()) <= lexicon().known
    if not names or (own and len({name.lower() for name in names}) > 1):
        return quantity
    people = min(names, key=lambda name: (-names[name], len(name), name))
    limit = f" ({quantity.scope.part})" if quantity.scope.part else ""
    return replace(quantity, label=f"{people} {done(quantity.status, quantity.scope)}{limit}")


def _names(point: Point) -> tuple[str, ...]:
    """The people of a figure in its own words, as a plural, where they say what the scope does."""
    figure = point.claim
    one = figure.low == figure.high == 1
    words, unnamed = spoken(figure.people), spoken(figure.people, one)
    if words != unnamed:
        return (_several(unnamed) if unnamed else NAMED,)
    if not words or not tags_of(words) or (tags_of(words) ^ tags(point.quantity.scope)) - IMPLIED - lexicon().numbers:
        return ()
    return (_several(" ".join(words.split()[-MOST_WORDS:])),)


def _several(words: str) -> str:
    """The plural of a name for people, where it is not one already."""
    word = words.rsplit(maxsplit=1)[-1].lower()
    if word in lexicon().plural or (word.endswith("s") and not word.endswith("ss")):
        return words
    one, many = next((ending for ending in ENDINGS if word.endswith(ending[0])), ("", ""))
    return words[: len(words) - len(one)] + many if one else _plural(words)
