"""
Names in their phrases: what the words around a name say about which place it is.

"Mach district of Balochistan", "Springfield, Illinois", "Pakistan's Balochistan province", "the Iraqi city of Mosul", "Tripoli (Lebanon)":
a name that another one contains is limited to the places within it, and the container to those that hold such a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from reportedly.model import Span
from reportedly.places import rows
from reportedly.places.contexts import WIDE
from reportedly.places.folding import key_of
from reportedly.places.resolve import WEIGHTS, prior
from reportedly.places.rows import Rank
from reportedly.places.store import Entry, Gazetteer
from reportedly.places.words import words

KIND = (
    r"(?:city|town|village|district|province|state|county|region|governorate|republic|division|agency|tehsil|area|prefecture|parish|capital"
    r"|port|suburb|neighbou?rhood|island|border)"
)
SMALL = r"(?:[a-z][a-z-]*\s+){0,3}?"
COMMA = re.compile(r"\s*,\s*(?:in\s+)?(?:the\s+)?")
BRACKET = re.compile(r"\s*\(\s*")
INSIDE = re.compile(rf"(?:\s+{KIND})?\s*,?\s+(?:in|of)\s+(?:the\s+)?{SMALL}(?:{KIND}\s+of\s+)?(?:the\s+)?", re.IGNORECASE)
AFTER_KIND = re.compile(rf"\s+{KIND}\s*,\s*", re.IGNORECASE)
OWNER = re.compile(rf"(?:['’]s?)\s+(?:[a-z][a-z-]*\s+){{0,4}}?(?:{KIND}\s+(?:of\s+)?)?(?:the\s+)?")
PEOPLE = re.compile(rf"\s+(?:[a-z][a-z-]*\s+){{0,3}}?{KIND}\s+(?:of\s+)?")
POSSESSIVE = re.compile(r"['’]s?$")
LINK_LENGTH = 60
LONGEST = 8
SHORT_LENGTH = 7
ACRONYM, GREAT = 4, 1_000_000
FAR_BEHIND = 3.5
WELL_KNOWN = 20_000
FOLLOWING = re.compile(r"\s+([A-Za-z]+)(?!\s+(?:of|for|[A-Z]))")
PRECEDING = re.compile(r"\b([a-z]+|City|County|State|Province)\s+of\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """
    One naming of a place. ``key`` is the name's key, without words that only narrow it; ``part`` is whether there were such words.

    ``people`` is whether the word is an adjective or a people's name ("Iraqi"), which is evidence of a place but names none. ``within`` is
    whether the gazetteer lacks the place itself, and ``entries`` are what the words say it lies in ("Harare City Council").
    """

    span: Span
    key: str
    entries: tuple[Entry, ...]
    part: bool = False
    people: bool = False
    linked: bool = False
    within: bool = False


def read_mentions(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions at ``spans``, which are in text order and do not overlap, limited by their phrases. Never raises on text."""
    mentions = [read_mention(text, span, gazetteer) for span in spans]
    for at in range(len(mentions) - 1, 0, -1):
        first, second = mentions[at - 1], mentions[at]
        mentions[at - 1], mentions[at] = _link(text, first, second)
    return mentions


def read_mention(text: str, span: Span, gazetteer: Gazetteer) -> Mention:
    """The mention at ``span``, with every place that may bear the name there."""
    key = key_of(POSSESSIVE.sub("", span.of(text)))
    people = words().demonyms.get(key)
    if people is not None:
        return Mention(span, key, _of_people(people, gazetteer), people=True)
    entries, part = _with_kind(text, span, key, gazetteer), False
    if not entries:
        entries, key, part = _looser(key, gazetteer)
    if not entries:
        entries, key = _held(key, gazetteer)
        return Mention(span, key, entries, within=True)
    return Mention(span, key, _short_or_long(text, span, entries), part)


def _held(key: str, gazetteer: Gazetteer) -> tuple[tuple[Entry, ...], str]:
    """The places whose name a longer name begins with, or has after "of": where what it names lies or belongs."""
    parts = key.split()[:LONGEST]
    starts = [parts[:size] for size in range(len(parts) - 1, 0, -1)]
    ends = [parts[at + 1 :] for at, word in enumerate(parts) if word == "of"]
    for some in (*ends, *starts):
        name = " ".join(some)
        people = words().demonyms.get(name)
        if people is not None:
            return _of_people(people, gazetteer), name
        found = tuple(entry for entry in gazetteer.candidates(name) if entry.rank == Rank.MAIN)
        if name not in words().parts and any(entry.population >= WELL_KNOWN for entry in found):
            return found, name
    return (), key


def _of_people(code: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The place whose people a word names: a country by its code, a continent by its id, none for the word of several countries."""
    place = gazetteer.place(int(code)) if code.isdigit() else gazetteer.country(code)
    return (place,) if place else ()


def _short_or_long(text: str, span: Span, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Without the states that the name shortens, unless it stands where short forms do or is written as one ("S.C.", "Mass.", "NSW")."""
    if all(entry.rank != Rank.SHORT for entry in entries):
        return entries
    word = text[span.start : span.end + 1].rstrip(" ,)")
    if "." in word and len(word) < SHORT_LENGTH:
        return tuple(entry for entry in entries if entry.rank == Rank.SHORT or entry.population >= GREAT)
    before = text[max(0, span.start - 2) : span.start].rstrip()[-1:]
    if (before and before in ",(-") or word.isupper():
        return entries
    return tuple(entry for entry in entries if entry.rank != Rank.SHORT)


def _with_kind(text: str, span: Span, key: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places of the name; only those of the kind that the word after or before it says, where there are such."""
    word = FOLLOWING.match(text, span.end, span.end + 30)
    before = PRECEDING.search(text[max(0, span.start - 30) : span.start])
    said = next((w for w in ((word[1] if word else ""), (before[1] if before else "")) if w.lower() in words().generic), "")
    entries = _not_acronym(span.of(text), gazetteer.candidates(key))
    if not said:
        return entries
    kind, unlike = words().generic[said.lower()], words().generic.keys() - {said.lower()}
    full = gazetteer.candidates(f"{key} {said.lower()}")
    if not full and any(entry.kind in WIDE and entry.rank == Rank.MAIN for entry in entries):
        return entries
    wanted = tuple(entry for entry in full + entries if _is_kind(entry, kind, unlike))
    return tuple({entry.id: entry for entry in wanted}.values()) or entries


def _is_kind(entry: Entry, kind: str, unlike: Set[str]) -> bool:
    """Whether a place is of a kind, and its name does not say another: a county is no district."""
    if kind == rows.CITY:
        return entry.kind in rows.TOWNS
    return entry.kind == kind and unlike.isdisjoint(entry.name.lower().split())


def _not_acronym(word: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Of a few capitals, such as a body's initials, only areas and great cities are meant."""
    if not word.isupper() or len(word) > ACRONYM or not word.isalpha():
        return entries
    return tuple(entry for entry in entries if entry.kind in (*AREAS, *WIDE) or entry.population >= GREAT)


def _looser(key: str, gazetteer: Gazetteer) -> tuple[tuple[Entry, ...], str, bool]:
    """The places of the name without "the", without the word for its kind, without the words that narrow it."""
    parts, part, kind = key.split(), False, ""
    while len(parts) > 1:
        if parts[0] == "the":
            parts = parts[1:]
        elif parts[0] in words().parts:
            parts, part = parts[1:], True
        elif parts[-1] in words().generic:
            parts, kind = parts[:-1], words().generic[parts[-1]]
        elif len(parts) > 2 and parts[0] in words().generic and parts[1] == "of":
            parts, kind = parts[2:], words().generic[parts[0]]
        else:
            break
        entries = gazetteer.candidates(" ".join(parts))
        if entries:
            wanted = tuple(entry for entry in entries if entry.kind == kind)
            return wanted or entries, " ".join(parts), part
    return (), key, False


def _link(text: str, first: Mention, second: Mention) -> tuple[Mention, Mention]:
    """The two mentions, limited to each other where the words between say that one contains the other."""
    between = text[first.span.end : second.span.start]
    which = inner_of(between)
    if which == 1 or (first.people and len(between) <= LINK_LENGTH and PEOPLE.fullmatch(between)):
        inner, outer = _limit(second, first)
        return outer, inner
    if which is None:
        return first, second
    if not first.entries and not second.people:
        return replace(first, entries=second.entries, key=second.key, within=True), second
    listed = COMMA.fullmatch(between) and not _is_area(second)
    return (first, second) if listed else _limit(first, second)


def inner_of(between: str) -> int | None:
    """Which of two names the words between them put inside the other: 0 the first ("X, Y", "X in Y"), 1 the second ("Y's X"); None else."""
    if len(between) > LINK_LENGTH:
        return None
    if OWNER.fullmatch(between):
        return 1
    return 0 if any(form.fullmatch(between) for form in (COMMA, BRACKET, INSIDE, AFTER_KIND)) else None


def _is_area(mention: Mention) -> bool:
    """Whether the place that first comes to mind for a name is an area that towns are said to lie in."""
    likeliest = max(mention.entries, key=lambda entry: prior(entry, WEIGHTS), default=None)
    return likeliest is not None and likeliest.kind in AREAS


def _limit(inner: Mention, outer: Mention) -> tuple[Mention, Mention]:
    pairs = [(a, b) for b in outer.entries if b.kind in AREAS for a in inner.entries if contains(b, a)]
    likeliest = max((prior(entry, WEIGHTS) for entry in inner.entries), default=0.0)
    if not pairs or max(prior(a, WEIGHTS) for a, _ in pairs) < likeliest - FAR_BEHIND:
        return inner, outer
    pairs = [pair for pair in pairs if pair[1].rank in (Rank.MAIN, Rank.BARE)] or pairs
    within, around = {a.id for a, _ in pairs}, {b.id for _, b in pairs}
    return (
        replace(inner, entries=tuple(entry for entry in inner.entries if entry.id in within), linked=True),
        replace(outer, entries=tuple(entry for entry in outer.entries if entry.id in around)),
    )


AREAS = (rows.COUNTRY, rows.ADMIN1, rows.ADMIN2, rows.REGION)


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether an area holds a place, by what the gazetteer says of the place."""
    if outer.id == inner.id:
        return False
    if outer.kind == rows.COUNTRY:
        return inner.country == outer.country and inner.kind != rows.COUNTRY
    if outer.kind == rows.REGION:
        return bool(outer.country) and inner.country == outer.country and inner.kind not in (rows.COUNTRY, rows.REGION)
    return inner.admin1 == outer.id if outer.kind == rows.ADMIN1 else inner.admin2 == outer.id
