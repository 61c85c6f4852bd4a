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
DATELINE = re.compile(
    rf"(?P<place>{WORD}(?:(?:\s|/|\s?-\s?(?=[A-Z]{{3}}))(?!\(){WORD}){{0,4}}?)"
    rf"(?P<region>,\s*[A-Z][\w.'’ ]{{0,28}}?)??(?P<date>,?\s*\(?{DAY}\)?)?"
    r"(?:,?\s*[(\[](?P<agency>[^()\[\]\n]{2,40})[)\]])?,?"
    r"(?P<dash>\s*(?:—|–|―|--+)\s*|\s-\s+|-\s+|\s-(?=\Z)|:\s+|\s+(?=[A-Z“\"]))(?P<after>.?)",
    re.IGNORECASE,
)
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
        return Dateline(line.part(0, alone.end()), None, alone["agency"])
    match = DATELINE.match(head)
    if match is None or not _is_place(match) or not _is_set_off(match):
        return None
    date = next(dates_in(match.group()), None)
    end = match.start("after")
    return Dateline(line.part(0, len(head[:end].rstrip())), line.part(*match.span("place")), match["agency"], date.iso if date else None)


def _is_place(match: re.Match[str]) -> bool:
    place = match["place"]
    words = place.lower().rstrip(".").replace("/", " ").split()
    if " ".join(words) in _not_places() or words[0] in _not_places() or len(place) < 3:
        return False
    return place.isupper() or all(word[0].isupper() or word in SMALL_WORDS for word in place.split())


def _is_set_off(match: re.Match[str]) -> bool:
    """Whether what stands after the place sets it off from the sentence."""
    dash, after = match["dash"].strip(), match["after"]
    opens = not after or not after.islower()
    stated = bool(match["agency"]) or bool(match["date"])
    if not dash:
        return bool(match["agency"]) and match["agency"][0].isupper() and opens
    if match["place"].isupper():
        return dash != ":" or not match["region"] or match["region"].isupper() or stated
    return opens and (stated or (dash != ":" and len(match["place"].split()) <= 3))
