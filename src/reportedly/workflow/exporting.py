"""
Incidents for others to take away: in a codebook's columns, as JSON, as GeoJSON, as a page that needs nothing but itself.

What is exported of many is drawn one incident at a time, so that a list of any length takes the memory of one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from reportedly.ledger import Ledger
from reportedly.publish.codebook_csv import header_of, rows_of
from reportedly.publish.geojson import feature, to_geojson
from reportedly.publish.incident_json import incident_json
from reportedly.publish.incident_page import incident_page
from reportedly.publish.incident_shown import Shown
from reportedly.publish.incidents_list import listed
from reportedly.reconcile import ActorTable, scene_place
from reportedly.reconcile.profiles import book
from reportedly.workflow.seeing import Seen, see
from reportedly.workflow.viewing import EVERYTHING, Window, texts

PROFILE = "ucdp"


class Form(StrEnum):
    """How incidents are exported."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    GEOJSON = "geojson"
    HTML = "html"

    @property
    def media(self) -> str:
        """Its media type."""
        return MEDIA[self]


MEDIA = {
    Form.CSV: "text/csv; charset=utf-8; header=present",
    Form.JSON: "application/json",
    Form.JSONL: "application/x-ndjson",
    Form.GEOJSON: "application/geo+json",
    Form.HTML: "text/html; charset=utf-8",
}
OF_MANY = (Form.CSV, Form.JSONL, Form.GEOJSON)
OF_ONE = (Form.CSV, Form.JSON, Form.GEOJSON, Form.HTML)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: the form, the coding rule of the columns, and through which window the incidents are seen."""

    form: Form
    profile: str = PROFILE
    window: Window = EVERYTHING

    def name(self, of: str) -> str:
        """What the file is called: "2225a…-acled.csv"."""
        return f"{of}-{self.profile}.csv" if self.form is Form.CSV else f"{of}.{self.form.value}"


def export(ledger: Ledger, ids: Iterable[str], actors: ActorTable, wish: Wish) -> Iterator[str]:
    """The incidents of those ids in their order, as text in pieces. Raises Unknown where one, or the profile, is not there; LedgerError."""
    seen = (see(ledger, name, actors, wish.window) for name in ids)
    if wish.form is Form.CSV:
        yield header_of(book(wish.profile).columns)
        yield from (rows_of(each) for one in seen for each in one.coded if each.profile == wish.profile)
    elif wish.form is Form.GEOJSON:
        yield from to_geojson(_feature(one, wish.profile) for one in seen)
    elif wish.form is Form.HTML:
        yield from (incident_page(_shown(one, texts(ledger, one.reconciled))) for one in seen)
    else:
        indent = 1 if wish.form is Form.JSON else None
        yield from (json.dumps(incident_json(_shown(one)), ensure_ascii=False, indent=indent) + "\n" for one in seen)


def _feature(seen: Seen, profile: str) -> dict[str, object]:
    coded = next((each for each in seen.coded if each.profile == profile), None)
    return feature(listed(seen.reconciled, seen.judgements), scene_place(seen.reconciled.incident), coded)


def _shown(seen: Seen, held: dict[str, str] | None = None) -> Shown:
    return Shown(seen.reconciled, seen.coded, held or {}, seen.judgements)
