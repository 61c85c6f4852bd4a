"""
Copies and echoes: which reports repeat another, so that copies of one story count as one account.

Three ways, the surest first: the same text; nearly the same text, as one wire story trimmed by each outlet; the figures of another outlet
passed on under its name. The original is the report published first, then that of the smallest key; a report that is dated before what it
tells of counts as published on the day that it tells. An echo of an echo is one of the first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from reportedly.incidents.portrait import Portrait
from reportedly.incidents.sketch import held, resemblance
from reportedly.incidents.words import fold
from reportedly.model import Echo, EchoKind, Figure, Mention, SourceKind

NEAR = 0.5
MOST_HELD = 0.8
LATE = "9999"


def find_echoes(mentions: Sequence[Mention], portraits: Iterable[Portrait] = ()) -> tuple[Echo, ...]:
    """
    The echoes among the reports of an incident, each under the report it repeats, in the order of the copies' keys.

    ``portraits`` are those of the mentions that are what their reports are chiefly about: without them only the same texts and what is
    passed on are found. Raises nothing.
    """
    cards = {mention.card.key: mention for mention in sorted(mentions, key=lambda mention: mention.id, reverse=True)}
    pictures = {portrait.report: portrait for portrait in portraits}
    order = sorted(cards, key=lambda key: (_published(cards[key], pictures.get(key)), key))
    found: dict[str, Echo] = {}
    seen = _Seen(cards, pictures)
    for copy in order:
        echo = next(filter(None, (_echo(copy, of, cards, pictures) for of in seen.before(copy))), None)
        if echo:
            root = found.get(echo.of)
            found[copy] = Echo(copy, root.of if root else echo.of, echo.kind, echo.share)
    return tuple(found[key] for key in sorted(found))


class _Seen:
    """
    The reports gone through so far, found by what two of them must share for one to repeat the other: the text, a run of words of their
    sketches, or the publisher under whose name the figures of the later one are told. No other pair need be compared.
    """

    def __init__(self, cards: dict[str, Mention], pictures: dict[str, Portrait]) -> None:
        self.cards, self.pictures = cards, pictures
        self.order: list[str] = []
        self.under: dict[str | int, list[int]] = defaultdict(list)

    def before(self, copy: str) -> list[str]:
        """Those of the reports gone through that the next one may repeat, in their order; it is then one of them. Raises nothing."""
        mention = self.cards[copy]
        picture = self.pictures.get(copy)
        shared: list[str | int] = [f"text {mention.card.text_sha256}", *(picture.sketch if picture else ())]
        named = {f"outlet {name}" for figure in _figures(mention) for name in _outlets(figure)}
        found = {at for key in (*shared, *named) for at in self.under.get(key, ())}
        for key in (*shared, f"outlet {_bare(mention.card.publisher)}"):
            self.under[key].append(len(self.order))
        self.order.append(copy)
        return [self.order[at] for at in sorted(found)]


def _published(mention: Mention, picture: Portrait | None) -> str:
    """When a report was published; a date that precedes what the text itself dates is wrong, and the text's day stands for it."""
    told, said = (picture.start, picture.published) if picture else (None, mention.card.published)
    return max(said, told) if said and told else said or told or LATE


def _echo(copy: str, of: str, cards: dict[str, Mention], pictures: dict[str, Portrait]) -> Echo | None:
    return _same(cards[copy], cards[of]) or _near(copy, of, pictures) or _passed_on(cards[copy], cards[of])


def _same(copy: Mention, of: Mention) -> Echo | None:
    return Echo(copy.card.key, of.card.key, EchoKind.SAME) if copy.card.text_sha256 == of.card.text_sha256 else None


def _near(copy: str, of: str, pictures: dict[str, Portrait]) -> Echo | None:
    if copy not in pictures or of not in pictures:
        return None
    one, other = pictures[copy].sketch, pictures[of].sketch
    share = held(one, other)
    if resemblance(one, other) >= NEAR or share >= MOST_HELD:
        return Echo(copy, of, EchoKind.NEAR, round(share, 2))
    return None


def _passed_on(copy: Mention, of: Mention) -> Echo | None:
    """Whether all that one report counts is told under the other's publisher, in figures that the other has."""
    publisher = _bare(of.card.publisher)
    told = list(_figures(copy))
    if not publisher or not told or publisher == _bare(copy.card.publisher):
        return None
    theirs = {(figure.status, figure.low, figure.high) for figure in _figures(of)}
    passed = [figure for figure in told if publisher in _outlets(figure) and (figure.status, figure.low, figure.high) in theirs]
    if len(passed) * 2 <= len(told):
        return None
    return Echo(copy.card.key, of.card.key, EchoKind.PASSED_ON, round(len(passed) / len(told), 2))


def _figures(mention: Mention) -> Iterator[Figure]:
    yield from (claim for claim in mention.claims if isinstance(claim, Figure))


def _outlets(figure: Figure) -> set[str]:
    sources = (source for source in (figure.source, figure.via) if source and source.kind is SourceKind.OUTLET)
    return {_bare(source.name) for source in sources}


@lru_cache(maxsize=4096)
def _bare(name: str | None) -> str:
    return re.sub(r"^the | news agency$| agency$| news$", "", fold(name or "")).strip()
