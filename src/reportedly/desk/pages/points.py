"""The incidents of a list as points on a map: each place once, with how many people, whether contested, and how precisely it is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from fastapi import APIRouter

from reportedly.desk.access import Reader
from reportedly.desk.office import Shared
from reportedly.desk.pages.filters import Asked, asked_of
from reportedly.ledger import Ledger, Summary, Wanted
from reportedly.publish.incident_places import PRECISIONS
from reportedly.publish.words import count, one_line

router = APIRouter()

MOST = 2000
VAGUE = {"province": "a province", "country": "a country", "region": "a region", "district": "a district", "within": "the area around it"}
"""What a place may be known as only, in words; what is not among them is a point."""


@router.get("/points")
def points(person: Reader, office: Shared, wanted: Asked) -> dict[str, object]:
    """The places of the incidents that are asked for, those of most people first, so that smaller points are drawn above theirs."""
    with office.ledger() as ledger:
        office.unlisted(ledger)
        return _points(ledger, wanted)


def _points(ledger: Ledger, wanted: Wanted) -> dict[str, object]:
    found = ledger.summaries(wanted, MOST)
    placed = [each for each in found if each.lat is not None and each.lon is not None]
    at: dict[tuple[float, float, bool], list[Summary]] = defaultdict(list)
    for each in placed:
        at[round(each.lat or 0, 3), round(each.lon or 0, 3), each.precision not in VAGUE].append(each)
    ordered = sorted(at.values(), key=lambda group: (-_people(group), group[0].incident))
    more = len(found) == MOST and ledger.tally(wanted) - MOST
    return {"points": [_point(group, wanted) for group in ordered], "note": "; ".join(_notes(len(found) - len(placed), more))}


def _notes(unplaced: int, more: int) -> Iterator[str]:
    if unplaced:
        yield f"{count(unplaced, 'incident')} without a known place"
    if more:
        yield f"{more:,} more are not drawn"


def _point(group: Sequence[Summary], wanted: Wanted) -> dict[str, object]:
    first = group[0]
    precision = first.precision or ""
    return {
        "at": [first.lon, first.lat],
        "title": one_line(first.title),
        "place": one_line(first.place or ""),
        "people": _people(group),
        "incidents": len(group),
        "contested": any(each.contested for each in group),
        "around": PRECISIONS[precision][1] if precision in VAGUE else 0,
        "precise": precision not in VAGUE,
        "precision": VAGUE.get(precision, ""),
        "ids": [each.incident for each in group],
        "href": f"/incidents/{first.incident}" if len(group) == 1 else "/?" + urlencode(asked_of(replace(wanted, place=first.place))),
    }


def _people(group: Sequence[Summary]) -> int:
    return max(each.people for each in group)
