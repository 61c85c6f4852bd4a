"""
A name where it stands -> the places that may bear it there, by the name itself and the words right beside it.

"Hamilton County" is no town, "S.C." a state, "Nairobi City Council" is called by what it belongs to, and "northern Iraq" is a part of Iraq.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from reportedly.model import Span
from reportedly.places import rows
from reportedly.places.contexts import WIDE
from reportedly.places.folding import key_of
from reportedly.places.resolve import WEIGHTS, prior
from reportedly.places.rows import Rank
from reportedly.places.store import Entry, Gazetteer
from reportedly.places.words import words

AREAS = (rows.COUNTRY, rows.ADMIN1, rows.ADMIN2, rows.REGION)
POSSESSIVE = re.compile(r"['’]s?$")
FOLLOWING = re.compile(r"\s+([A-Za-z]+)(?!\s+(?:of|for|[A-Z]))")
PRECEDING = re.compile(r"\b([a-z]+|City|County|State|Province)\s+of\s+(?:the\s+)?$")
LISTED = re.compile(r"\s*(?:,\s*(?:and\s+|or\s+)?|and\s+|or\s+)(?:the\s+)?")
BESIDE = 30
LONGEST = 8
SHORT_LENGTH = 7
ACRONYM, GREAT = 4, 1_000_000
FAR_BEHIND = 3.5
WELL_KNOWN, FAMOUS = 20_000, 500_000


@dataclass(frozen=True, slots=True)
class Mention:
    """
    One naming of a place. ``key`` is the name's key, without words that only narrow it; ``part`` is whether there were such words.

    ``people`` is whether the word is an adjective or a people's name ("Iraqi"), which is evidence of a place but names none. ``within`` is
    whether the gazetteer lacks the place itself, and ``entries`` are what the words say it lies in ("Harare City Council"). ``linked`` is
    whether the words around it limit the places.
    """

    span: Span
    key: str
    entries: tuple[Entry, ...]
    part: bool = False
    people: bool = False
    linked: bool = False
    within: bool = False


def is_far_behind(some: Sequence[Entry], every: Sequence[Entry]) -> bool:
    """Whether none of ``some`` is nearly as likely as the likeliest of ``every``, so that words which speak for them mean another."""
    return (
        max((prior(entry, WEIGHTS) for entry in some), default=0.0)
        < max((prior(entry, WEIGHTS) for entry in every), default=0.0) - FAR_BEHIND
    )


def said_kinds(text: str, spans: Sequence[Span]) -> list[str]:
    """
    For each name the word that says its kind, or "": "county" for all three of "Butler, Clark and Madison counties".

    ``spans`` are in text order and do not overlap. Never raises on text.
    """
    kinds = [_own_kind(text, span) for span in spans]
    _carry(kinds, text, spans, range(len(spans) - 1, -1, -1), _word_after)
    _carry(kinds, text, spans, range(len(spans)), _word_before)
    return kinds


def _own_kind(text: str, span: Span) -> str:
    return next((word for word in (_word_after(text, span), _word_before(text, span)) if word in words().generic), "")


def _carry(kinds: list[str], text: str, spans: Sequence[Span], order: range, word: Callable[[str, Span], str]) -> None:
    """Give a kind that is said in the plural to all names of the list it ends, or begins."""
    plural = ""
    for before, at in zip([None, *order], order, strict=False):
        first, second = sorted((before if before is not None else at, at))
        listed = before is not None and LISTED.fullmatch(text, spans[first].end, spans[second].start)
        plural = words().plural.get(word(text, spans[at]), plural if listed else "")
        kinds[at] = kinds[at] or plural


def _word_after(text: str, span: Span) -> str:
    found = FOLLOWING.match(text, span.end, span.end + BESIDE)
    return found[1].lower() if found else ""


def _word_before(text: str, span: Span) -> str:
    found = PRECEDING.search(text[max(0, span.start - BESIDE) : span.start])
    return found[1].lower() if found else ""


def read_mention(text: str, span: Span, gazetteer: Gazetteer, said: str) -> Mention:
    """The mention at ``span``, with every place that may bear the name there. ``said`` is the word for its kind, or ""."""
    key = key_of(POSSESSIVE.sub("", span.of(text)))
    people = words().demonyms.get(key)
    if people is not None:
        return Mention(span, key, _of_people(people, gazetteer), people=True)
    if key in words().parts and not said and not text.startswith(",", span.end):  # a direction, though towns of the name exist
        return Mention(span, key, (), within=True)
    entries, part = _with_kind(_not_acronym(span.of(text), gazetteer.candidates(key)), key, said, gazetteer), False
    if not entries:
        entries, key, part = _looser(key, gazetteer)
    if not entries and key.endswith("s"):  # "Syrias": an apostrophe was lost
        entries, key = _owner(key, gazetteer)
    return Mention(span, key, _short_or_long(text, span, entries), part, within=not entries)


def _owner(key: str, gazetteer: Gazetteer) -> tuple[tuple[Entry, ...], str]:
    """The well-known places whose name ends in one letter less."""
    found = tuple(entry for entry in gazetteer.candidates(key[:-1]) if entry.population >= FAMOUS and entry.rank == Rank.MAIN)
    return (found, key[:-1]) if found else ((), key)


def with_container(mention: Mention, gazetteer: Gazetteer, named: Set[str]) -> Mention:
    """
    ``mention``; one of a name that the gazetteer lacks with the places that its words name: where it lies, or what it belongs to.

    ``named`` are the keys of what the report names elsewhere.
    """
    if not mention.within:
        return mention
    entries, key = _held(mention.key, gazetteer, named)
    return replace(mention, entries=entries, key=key)


def _of_people(code: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The place whose people a word names: a country by its code, another by its id, none for the word of several countries."""
    place = gazetteer.place(int(code)) if code.isdigit() else gazetteer.country(code)
    return (place,) if place else ()


def _with_kind(entries: tuple[Entry, ...], key: str, said: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """``entries``; only those of the kind that is said, where there are such that can be meant."""
    if not said:
        return entries
    kind, unlike = words().generic[said], words().generic.keys() - {said}
    full = gazetteer.candidates(f"{key} {said}")
    if not full and any(entry.kind in WIDE and entry.rank == Rank.MAIN for entry in entries):
        return entries
    wanted = tuple({entry.id: entry for entry in full + entries if _is_kind(entry, kind, unlike)}.values())
    return entries if not wanted or is_far_behind(wanted, entries) else wanted


def _is_kind(entry: Entry, kind: str, unlike: Set[str]) -> bool:
    """Whether a place is of a kind, and its name does not say another: a county is no district."""
    if kind == rows.CITY:
        return entry.kind in rows.TOWNS
    return entry.kind == kind and unlike.isdisjoint(entry.name.lower().split())


def _not_acronym(word: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Of a few capitals, such as a body's initials, only areas and great cities of just that name are meant: LIMA, not SANA for Sanaa."""
    if not word.isupper() or len(word) > ACRONYM or not word.isalpha():
        return entries
    return tuple(entry for entry in entries if entry.kind in (*AREAS, *WIDE) or (entry.population >= GREAT and entry.rank == Rank.MAIN))


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
        if entries and (len(parts) > 1 or parts[0] not in words().bodies):
            wanted = tuple(entry for entry in entries if entry.kind == kind)
            return wanted or entries, " ".join(parts), part
    return (), key, False


def _held(key: str, gazetteer: Gazetteer, named: Set[str]) -> tuple[tuple[Entry, ...], str]:
    """
    The places whose name a longer name begins with, has after "of", or ends with after a word for a body ("Robert College Istanbul").

    Many names begin with that of a place by chance ("Zion National Park", "Ain al-Arus"): a small one is meant only where the report names
    it elsewhere, or the rest of the name is of what belongs to places; none where the name goes on ("Ain al-", "Abu").
    """
    parts = key.split()[:LONGEST]
    joining = words().joining
    starts = [parts[:size] for size in range(len(parts) - 1, 0, -1) if joining.isdisjoint((parts[size - 1], parts[size]))]
    ends = [parts[at + 1 :] for at, word in enumerate(parts) if word == "of"]
    body = not words().bodies.isdisjoint(parts)
    last = [parts[at:] for at in range(1, len(parts)) if not words().bodies.isdisjoint(parts[:at])]
    for some in (*ends, *starts, *last):
        name = " ".join(some)
        people = words().demonyms.get(name)
        if people is not None:
            return _of_people(people, gazetteer), name
        found = tuple(entry for entry in gazetteer.candidates(name) if _may_hold(entry))
        least = 0 if name in named else WELL_KNOWN if body else FAMOUS
        if name not in words().parts and any(entry.population >= least for entry in found):
            return found, name
    return (), key


def _may_hold(entry: Entry) -> bool:
    """Whether something may be called by a place's name: by its own, or by another of a great one ("Makati", which is Makati City)."""
    return entry.kind != rows.CONTINENT and (entry.rank == Rank.MAIN or (entry.rank == Rank.OTHER and entry.population >= FAMOUS))


def _short_or_long(text: str, span: Span, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Without the states that the name shortens, unless it stands where short forms do or is written as one ("S.C.", "Mass.", "NSW")."""
    if all(entry.rank != Rank.SHORT for entry in entries):
        return entries
    word = text[span.start : span.end + 1].rstrip(" ,)")
    if "." in word and len(word) < SHORT_LENGTH:
        return tuple(entry for entry in entries if entry.rank == Rank.SHORT or (entry.population >= GREAT and word.isupper()))
    before = text[max(0, span.start - 2) : span.start].rstrip()[-1:]
    if (before and before in ",(-") or word.isupper():
        return entries
    return tuple(entry for entry in entries if entry.rank != Rank.SHORT)
