"""
Names in their phrases: what the words between names say about which places they are.

"Mach district of Balochistan", "Springfield, Illinois", "Pakistan's Balochistan province", "the Iraqi city of Mosul", "Tripoli (Lebanon)":
a name that another one contains is limited to the places within it, and the container to those that hold such a place.
"Sindh and Punjab", "Ohio, Washington and Oregon": the names of one list are of one kind, provinces of one country or countries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.model import Span
from reportedly.places import rows
from reportedly.places.naming import AREAS, LISTED, Mention, is_far_behind, read_mention, said_kinds, with_container
from reportedly.places.resolve import WEIGHTS, prior
from reportedly.places.rows import Rank
from reportedly.places.store import Entry, Gazetteer

KIND = (
    r"(?:city|town|village|district|province|state|county|region|governorate|republic|division|agency|tehsil|area|prefecture|parish|capital"
    r"|port|suburb|neighbou?rhood|slum|enclave|stronghold|settlement|hamlet|island|border)"
)
SMALL = r"(?:[a-z][a-z-]*\s+){0,3}?"
INITIALS = r"(?:\s+\([A-Z]{2,6}\))?"
COMMA = re.compile(rf"{INITIALS}\s*,\s*(?:in\s+)?(?:the\s+)?")
BRACKET = re.compile(r"\s*\(\s*")
INSIDE = re.compile(rf"{INITIALS}(?:\s+{KIND})?\s*,?\s+(?:in|of)\s+(?:the\s+)?{SMALL}(?:{KIND}\s+of\s+)?(?:the\s+)?", re.IGNORECASE)
AFTER_KIND = re.compile(rf"\s+{KIND}\s*,\s*", re.IGNORECASE)
OWNER = re.compile(rf"(?:['’]s?)\s+(?:[a-z][a-z-]*\s+){{0,4}}?(?:{KIND}\s+(?:of\s+)?)?(?:the\s+)?")
PEOPLE = re.compile(rf"\s+(?:[a-z][a-z-]*\s+){{0,3}}?{KIND}\s+(?:of\s+)?")
ENDING = re.compile(r",?\s*\b(?:and|or)\s+(?:the\s+)?$")
LINK_LENGTH = 60


def read_mentions(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions at ``spans``, which are in text order and do not overlap, limited by their phrases. Never raises on text."""
    kinds = said_kinds(text, spans)
    mentions = [read_mention(text, span, gazetteer, said) for span, said in zip(spans, kinds, strict=True)]
    names, named = [mention.key for mention in mentions], {mention.key for mention in mentions if not mention.within}
    mentions = [with_container(mention, gazetteer, named) for mention in mentions]
    alike = set[int]()
    for run in _lists(text, mentions):
        alike.update(_limit_list(mentions, run))
    for at in range(len(mentions) - 1, 0, -1):
        if at - 1 not in alike or at not in alike:
            mentions[at - 1], mentions[at] = _link(text, mentions[at - 1], mentions[at])
    return _told_once(mentions, names)


def _told_once(mentions: Sequence[Mention], names: Sequence[str]) -> list[Mention]:
    """The mentions; of what the gazetteer lacks, each lies where the report says once that it does."""
    placed: dict[str, Mention] = {}
    for name, mention in zip(names, mentions, strict=True):
        if mention.within and mention.entries:
            placed.setdefault(name, mention)
    return [
        replace(mention, entries=placed[name].entries, key=placed[name].key)
        if mention.within and not mention.entries and name in placed
        else mention
        for name, mention in zip(names, mentions, strict=True)
    ]


def _lists(text: str, mentions: Sequence[Mention]) -> Iterator[range]:
    """The stretches of names that a list joins: with commas, and with "and" or "or" before the last."""
    start = 0
    for at in range(1, len(mentions) + 1):
        between = text[mentions[at - 1].span.end : mentions[at].span.start] if at < len(mentions) else ""
        if len(between) <= LINK_LENGTH and between and LISTED.fullmatch(between):
            if not ENDING.search(between):
                continue
            yield range(start, at + 1)
        start = at


def _limit_list(mentions: list[Mention], run: range) -> range:
    """
    Limit the names of a list to the provinces of one country, or to countries, and return the stretch of it where that was done.

    It is done where all names but one are best known as such, and the odd one may be one.
    """
    groups = Counter(_group(entry) for entry in map(_likeliest, (mentions[at] for at in run)) if entry is not None)
    for group, most in groups.items():
        if group is None or most < len(run) - 1:
            continue
        held = [tuple(entry for entry in mentions[at].entries if _group(entry) == group) for at in run]
        if all(held):
            for at, entries in zip(run, held, strict=True):
                mentions[at] = replace(mentions[at], entries=entries, linked=True)
            return run
    return range(run.start, run.start)


def _group(entry: Entry) -> str | None:
    """What the members of a list have in common: that they are countries, or the country whose provinces they are."""
    if entry.kind == rows.COUNTRY:
        return ""
    return entry.country if entry.kind == rows.ADMIN1 else None


def _likeliest(mention: Mention) -> Entry | None:
    """The place that first comes to mind for a name."""
    return max(mention.entries, key=lambda entry: prior(entry, WEIGHTS), default=None)


def _link(text: str, first: Mention, second: Mention) -> tuple[Mention, Mention]:
    """The two mentions, limited to each other where the words between say that one contains the other."""
    between = text[first.span.end : second.span.start]
    which = inner_of(between)
    if which is None and len(between) <= LINK_LENGTH and PEOPLE.fullmatch(between) and (first.people or not second.entries):
        which = 1
    if which is None:
        return first, second
    inner, outer = _place_in(second, first) if which else _place_in(first, second)
    if which:
        return outer, inner
    return (first, second) if COMMA.fullmatch(between) and not inner.within and not _is_area(second) else (inner, outer)


def _place_in(inner: Mention, outer: Mention) -> tuple[Mention, Mention]:
    """The two, where the words put one inside the other: what the gazetteer lacks lies where they say."""
    if not inner.within:
        return _limit(inner, outer)
    near = tuple(entry for entry in inner.entries if any(contains(area, entry) for area in outer.entries))
    if near:
        return replace(inner, entries=near, linked=True), outer
    if outer.people or not outer.entries:
        return inner, outer
    return replace(inner, entries=outer.entries, key=outer.key), outer


def inner_of(between: str) -> int | None:
    """Which of two names the words between them put inside the other: 0 the first ("X, Y", "X in Y"), 1 the second ("Y's X"); None else."""
    if len(between) > LINK_LENGTH:
        return None
    if OWNER.fullmatch(between):
        return 1
    return 0 if any(form.fullmatch(between) for form in (COMMA, BRACKET, INSIDE, AFTER_KIND)) else None


def _is_area(mention: Mention) -> bool:
    """Whether the place that first comes to mind for a name is an area that towns are said to lie in."""
    likeliest = _likeliest(mention)
    return likeliest is not None and likeliest.kind in AREAS


def _limit(inner: Mention, outer: Mention) -> tuple[Mention, Mention]:
    pairs = [(a, b) for b in outer.entries if b.kind in AREAS for a in inner.entries if contains(b, a)]
    if not pairs or is_far_behind([a for a, _ in pairs], inner.entries):
        return inner, outer
    pairs = [pair for pair in pairs if pair[1].rank in (Rank.MAIN, Rank.BARE)] or pairs
    within, around = {a.id for a, _ in pairs}, {b.id for _, b in pairs}
    return (
        replace(inner, entries=tuple(entry for entry in inner.entries if entry.id in within), linked=True),
        replace(outer, entries=tuple(entry for entry in outer.entries if entry.id in around)),
    )


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether an area holds a place, by what the gazetteer says of the place."""
    if outer.id == inner.id:
        return False
    if outer.kind == rows.COUNTRY:
        return inner.country == outer.country and inner.kind != rows.COUNTRY
    if outer.kind == rows.REGION:
        return bool(outer.country) and inner.country == outer.country and inner.kind not in (rows.COUNTRY, rows.REGION)
    return inner.admin1 == outer.id if outer.kind == rows.ADMIN1 else inner.admin2 == outer.id
