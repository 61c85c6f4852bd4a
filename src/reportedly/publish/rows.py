"""
Reading -> CSV rows, one a claim: flat, stable columns, each documented in ``data/columns.toml``.

A cell that a spreadsheet would run as a formula gets an apostrophe before it. That is the only change ever made to a cell; the
JSON form has every value as it is. An empty cell is a value that the claim does not have.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from reportedly.model import Claim, Evidence, Figure, Interval, Place, Reading, Report, Responsibility, Scene, Source, Span, Statement

Row = dict[str, Any]
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def described() -> str:
    """The columns with what each holds, as TOML text. Raises nothing."""
    return files("reportedly.publish").joinpath("data/columns.toml").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def columns() -> dict[str, str]:
    """Each column with what it holds, in order. Raises nothing."""
    return {name: str(meaning) for name, meaning in tomllib.loads(described()).items()}


def header() -> str:
    """The first line of the CSV form, with its line break. Raises nothing."""
    return line(list(columns()))


def to_rows(reading: Reading) -> Iterator[str]:
    """One CSV line a claim, with its line break, in text order. Raises nothing."""
    shared, text = report_cells(reading.report) | scene_cells(reading.scene), reading.report.text
    for claim in reading.claims:
        row = shared | claim_cells(claim, text)
        yield line([cell(row.get(name)) for name in columns()])


def cell(value: object) -> str:
    """A value as a cell: true and false in lower case, nothing as empty, formulas neutralised."""
    if isinstance(value, bool):
        return str(value).lower()
    text = "" if value is None else str(value).encode("utf-8", "replace").decode("utf-8")
    return f"'{text}" if not isinstance(value, int | float) and _is_formula(text) else text


def _is_formula(text: str) -> bool:
    """Spreadsheets also run what stands after white space or a control character."""
    return text[:1] in ("\t", "\r", "\n") or text.lstrip(" \t\r\n\x00\u00a0\ufeff\u200b").startswith(FORMULA)


def line(cells: Iterable[str]) -> str:
    """
    One line of CSV, with its line break. Raises nothing.

    The writer quotes a cell that holds a sign of its own line break: told "\\r\\n", it quotes a bare carriage return too. Many a spreadsheet takes
    that for the end of the row: what follows would be a cell of its own, and could be a formula.
    """
    packed = io.StringIO()
    csv.writer(packed, lineterminator="\r\n").writerow(cells)
    return packed.getvalue().removesuffix("\r\n") + "\n"


def report_cells(report: Report) -> Row:
    """What all rows of a report share. Made once a report, since the hash of a long text takes time."""
    shared = {name: getattr(report, name) for name in ("publisher", "published", "url", "path", "text_sha256")}
    return shared | {"report_id": report.id, "report_title": report.title, "report_sha256": report.sha256}


def scene_cells(scene: Scene) -> Row:
    """Where and when the main incident of the report happened, which all its rows share."""
    row: Row = {"scene_city": scene.city and scene.city.name, "scene_by": scene.by and scene.by.start}
    row |= {"scene_start": scene.when.start, "scene_end": scene.when.end} if scene.when else {}
    if scene.place is None:
        return row
    known = {f"scene_{name}": getattr(scene.place, name) for name in ("geonameid", "lat", "lon", "country", "precision")}
    return row | known | {"scene_place": scene.place.name, "scene_sure": scene.sure}


def claim_cells(claim: Claim, text: str) -> Row:
    """One claim as a flat dictionary, cells not yet neutralised; columns that do not apply are absent."""
    row = _claim(claim) | _source(claim, text) | _time("said_at", claim.said_at)
    if isinstance(claim, Figure):
        return row | _figure(claim, text)
    return row | (_blame(claim) if isinstance(claim, Responsibility) else _statement(claim))


def _claim(claim: Claim) -> Row:
    return {
        "claim_id": claim.id,
        "kind": claim.kind,
        **_words("", claim.evidence),
        "stance": claim.stance.value,
        "main": claim.main,
        "mention": claim.mention,
    }


def _words(prefix: str, evidence: Evidence) -> Row:
    return {f"{prefix}start": evidence.start, f"{prefix}end": evidence.end, "quote" if not prefix else prefix[:-1]: evidence.quote}


def _span(name: str, span: Span | None, text: str | None = None) -> Row:
    if span is None:
        return {}
    return {f"{name}_start": span.start, f"{name}_end": span.end} | ({} if text is None else {name: span.of(text)})


def _source(claim: Claim, text: str) -> Row:
    source: Source = claim.source
    row = {"source": source.name, "source_kind": source.kind.value, "source_anonymous": source.anonymous}
    row |= {"source_reason": source.reason.of(text)} if source.reason else {}
    row |= {"via": claim.via.name, "via_kind": claim.via.kind.value} if claim.via else {}
    return row | _span("source", source.span) | _span("cue", claim.cue, text)


def _time(name: str, interval: Interval | None) -> Row:
    if interval is None:
        return {}
    plain = {"start": interval.start, "end": interval.end, "precision": interval.precision.value, "anchor": interval.anchor}
    return {f"{name}_{key}": value for key, value in plain.items()}


def _figure(claim: Figure, text: str) -> Row:
    row = {name: getattr(claim, name) for name in ("low", "high", "approximate", "closed", "people", "part_of")}
    row |= {"doer": claim.doer.name, "doer_kind": claim.doer.kind.value} if claim.doer else {}
    row |= {"status": claim.status.value, "manner": claim.manner and claim.manner.value, "side": claim.side.value}
    return row | _span("number", claim.number_span, text) | _time("as_of", claim.as_of) | (_place(claim.place) if claim.place else {})


def _place(place: Place) -> Row:
    names = ("geonameid", "known_as", "lat", "lon", "country", "admin1", "precision", "sure")
    known = {f"place_{name}": getattr(place, name) for name in names}
    return _span("place", place.span) | {"place": place.name} | known


def _blame(claim: Responsibility) -> Row:
    return {"actor": claim.actor.name, "actor_kind": claim.actor.kind.value}


def _statement(claim: Statement) -> Row:
    event = {"event_type": claim.event.type, "event_mode": claim.event.mode} if claim.event else {}
    return event | _words("content_", claim.content)
