"""
The dateline: "QUETTA, Pakistan, March 12 (Example Wire) - ", "KARACHI: ", "Islamabad (AFP) -", "London —".

A place in capitals needs a dash or a colon after it; one in small letters needs an agency, a date or a dash too, and a capital
after that. Words such as POLICE or UPDATE, which stand in the same spot, are listed in the lexicon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.model import Span
from reportedly.reading.dates import MONTH, dates_in
from reportedly.reading.furniture import lexicon
from reportedly.reading.lines import Line

WORD = r"[^\W\d_][\w.'’-]*"
DAY = rf"(?:{MONTH}\s*\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+\d{{4}})?".replace("?P<month>", "?:")
PLACE = rf"(?P<place>{WORD}(?:(?:\s|/|\s?-\s?(?=[A-Z]{{3}}))(?!\(){WORD}){{0,4}}?)(?P<region>,\s*[A-Z][\w.'’ ]{{0,28}}?)??"
DATE = rf"(?P<date>,?\s*\(?{DAY}\)?)"
AGENCY = r"(?:,?\s*[(\[](?P<agency>[^()\[\]\n]{2,40})[)\]])"
DASH = r"(?P<dash>\s*(?:—|–|―|--+)\s*|\s-\s+|-\s+|\s-(?=\Z)|:\s+)"
SET_OFF = re.compile(rf"{PLACE}{DATE}?{AGENCY}?,?{DASH}(?P<after>.?)", re.IGNORECASE)
DATED = re.compile(rf"{PLACE}{DATE}{AGENCY}?(?P<dash>)[,.]?\s+(?P<after>[^\s\d])", re.IGNORECASE)
SIGNED = re.compile(rf"{PLACE}(?P<date>){AGENCY}(?P<dash>),?\s*(?P<after>.)", re.IGNORECASE)
AGENCY_ONLY = re.compile(r"[(\[](?P<agency>[A-Z][^()\[\]\n]{1,30})[)\]]\s*(?:—|–|―|--+|-)\s+")
SMALL_WORDS = frozenset("de la del el al of the and on in upon der den van von da do dos das bin ibn le les du".split())
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Dateline:
    """
    A dateline: its own span, the place's (without the region after it), the agency's name and the full date, each where it has one.
    """

    span: Span
    place: Span | None = None
    agency: str | None = None
    date: str | None = None


@cache
def _not_places() -> frozenset[str]:
    return frozenset(lexicon()["dateline"]["not_places"])


def find_dateline(line: Line) -> Dateline | None:
    """The dateline at the start of ``line``, if it has one. Never raises on text."""
    head = line.text[:LONGEST]
    alone = AGENCY_ONLY.match(head)
    if alone:
        return Dateline(line.part(0, len(alone.group().rstrip())), None, alone["agency"])
    match = next((m for p in (SET_OFF, DATED, SIGNED) if (m := p.match(head)) and _is_place(m) and _is_set_off(m)), None)
    if match is None:
        return None
    date = next(dates_in(match.group()), None)
    end = match.start("after")
    return Dateline(line.part(0, len(head[:end].rstrip())), line.part(*match.span("place")), match["agency"], date.iso if date else None)


def _is_place(match: re.Match[str]) -> bool:
    place = match["place"]
    words = place.lower().rstrip(".").replace("/", " ").split()
    if " ".join(words) in _not_places() or words[0] in _not_places() or len(place) < 3 or _shortens(match["agency"] or "", place):
        return False
    return place.isupper() or all(word[0].isupper() or word in SMALL_WORDS for word in place.split())


def _shortens(agency: str, name: str) -> bool:
    """Whether what is in brackets is only the short form of the name before it: "Example Liberation Front (ELF)"."""
    initials = "".join(word[0] for word in re.split(r"[\s/-]+", name) if word)
    return len(initials) > 1 and agency.upper().startswith(initials.upper())


def _is_set_off(match: re.Match[str]) -> bool:
    """Whether what stands after the place sets it off from the sentence."""
    dash, after, agency = match["dash"].strip(), match["after"], match["agency"] or ""
    opens = not after or not after.islower()
    if not dash:
        return opens and (agency[:1].isupper() or (bool(match["date"]) and match["place"].isupper()))
    stated = bool(agency) or bool(match["date"])
    if match["place"].isupper():
        return dash != ":" or not match["region"] or match["region"].isupper() or stated
    return opens and (stated or (dash != ":" and len(match["place"].split()) <= 3))
