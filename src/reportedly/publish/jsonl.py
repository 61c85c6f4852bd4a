"""
Reading -> one JSON line: the form that other programs rely on, described by ``data/reading.schema.json``.

Keys stand in a fixed order, so that the same reading gives the same bytes. Keys may be added in later versions, never renamed or dropped.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from reportedly.model import (
    Actor,
    Candidate,
    Claim,
    Evidence,
    Figure,
    Interval,
    Place,
    Reading,
    Report,
    Responsibility,
    Scene,
    Source,
    Span,
    Statement,
    Total,
    Totals,
)

Json = dict[str, Any]

# JSON allows these raw in a string, but Python's splitlines and some readers of lines take them for the end of the line.
LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def to_line(reading: Reading, *, with_text: bool = False) -> str:
    """One reading as one line of JSON, without the line break. ``with_text`` adds the report's text. Raises nothing."""
    line = json.dumps(to_json(reading, with_text=with_text), ensure_ascii=False).translate(LINE_ENDS)
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def to_json(reading: Reading, *, with_text: bool = False) -> Json:
    """One reading as plain dictionaries and lists, in the order of the schema. Raises nothing."""
    return {
        "report": report_json(reading.report, with_text=with_text),
        "claims": [claim_json(claim) for claim in reading.claims],
        "totals": {totals.status: totals_json(totals) for totals in reading.totals},
        "actors": [_actor(actor) for actor in reading.actors],
        "reader": reading.reader,
        "notes": list(reading.notes),
        "scene": scene_json(reading.scene),
    }


def schema() -> str:
    """The JSON Schema (2020-12) of one line, as text. Raises nothing."""
    return files("reportedly.publish").joinpath("data/reading.schema.json").read_text(encoding="utf-8")


def report_json(report: Report, *, with_text: bool = False) -> Json:
    """A report's own fields: who published it, when, and which bytes and which text the claims cite."""
    plain: Json = {name: getattr(report, name) for name in ("id", "title", "publisher", "published", "sha256")}
    plain |= {name: getattr(report, name) for name in ("modified", "url", "byline", "path", "text_sha256", "extractor")}
    plain |= {"corrections": list(report.corrections), "notes": list(report.notes)}
    return plain | ({"text": report.text} if with_text else {})


def scene_json(scene: Scene) -> Json:
    """Where and when the main incident happened; a place that only the title names has no span, since spans are of the text."""
    place = _place(scene.place)
    return {
        "place": place | {"span": None} if place and scene.in_title else place,
        "in_title": scene.in_title,
        "sure": scene.sure,
        "city": _place(scene.city),
        "reasons": [{"kind": reason.kind, "span": _span(reason.span)} for reason in scene.reasons],
        "when": interval_json(scene.when),
        "by": interval_json(scene.by),
    }


def claim_json(claim: Claim) -> Json:
    """One claim; ``kind`` says which of the three it is."""
    if isinstance(claim, Figure):
        return _figure(claim)
    return _responsibility(claim) if isinstance(claim, Responsibility) else _statement(claim)


def totals_json(totals: Totals) -> Json:
    """All totals of one status: the one, or one per source where they differ."""
    if len(totals.entries) == 1 and not totals.contested:
        return _total(totals.entries[0])
    return {"contested": totals.contested, "entries": [_total(total) | {"source": total.source} for total in totals.entries]}


def _figure(claim: Figure) -> Json:
    return {
        **_head(claim),
        "number_span": _span(claim.number_span),
        "low": claim.low,
        "high": claim.high,
        "approximate": claim.approximate,
        "status": claim.status.value,
        "manner": claim.manner and claim.manner.value,
        "people": claim.people,
        "side": claim.side.value,
        **_said(claim),
        "stance": claim.stance.value,
        "as_of": interval_json(claim.as_of),
        "said_at": interval_json(claim.said_at),
        "closed": claim.closed,
        "place": _place(claim.place),
        "part_of": claim.part_of,
        **_whose(claim),
        "doer": claim.doer and _source(claim.doer),
        "limit": claim.limit and _evidence(claim.limit),
    }


def _responsibility(claim: Responsibility) -> Json:
    return {
        **_head(claim),
        "actor": claim.actor.name,
        "actor_source": _source(claim.actor),
        "stance": claim.stance.value,
        **_said(claim),
        "said_at": interval_json(claim.said_at),
        **_whose(claim),
    }


def _statement(claim: Statement) -> Json:
    return {
        **_head(claim),
        **_said(claim),
        "content": _evidence(claim.content),
        "stance": claim.stance.value,
        "event": {"type": claim.event.type, "mode": claim.event.mode} if claim.event else None,
        "said_at": interval_json(claim.said_at),
        **_whose(claim),
    }


def _head(claim: Claim) -> Json:
    return {"id": claim.id, "kind": claim.kind, "evidence": _evidence(claim.evidence)}


def _said(claim: Claim) -> Json:
    return {"source": _source(claim.source), "via": claim.via and _source(claim.via), "cue": _span(claim.cue)}


def _whose(claim: Claim) -> Json:
    return {"main": claim.main, "mention": claim.mention}


def _span(span: Span | None) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _spans(spans: Sequence[Span]) -> list[Json]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _evidence(evidence: Evidence) -> Json:
    plain: Json = {"start": evidence.start, "end": evidence.end, "quote": evidence.quote}
    return plain | ({"parts": _spans(evidence.parts)} if evidence.parts else {})


def _source(source: Source) -> Json:
    return {
        "name": source.name,
        "kind": source.kind.value,
        "anonymous": source.anonymous,
        "span": _span(source.span),
        "reason": _span(source.reason),
        "actor": source.actor,
    }


def interval_json(interval: Interval | None) -> Json | None:
    """A time as the words give it; None where they give none."""
    if interval is None:
        return None
    plain = {"start": interval.start, "end": interval.end, "precision": interval.precision.value, "anchor": interval.anchor}
    return plain | {"span": _span(interval.span)}


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    plain: Json = {"name": place.name, "span": _span(place.span)}
    plain |= {name: getattr(place, name) for name in ("geonameid", "known_as", "lat", "lon", "country", "admin1", "precision", "sure")}
    return plain | {"candidates": [_candidate(candidate) for candidate in place.candidates], "admin2": place.admin2}


def _candidate(candidate: Candidate) -> Json:
    return {name: getattr(candidate, name) for name in ("geonameid", "name", "kind", "country", "admin1", "lat", "lon", "sure")}


def _total(total: Total) -> Json:
    plain: Json = {"low": total.low, "high": total.high, "claims": list(total.claims)}
    return plain | ({"source": total.source} if total.source else {})


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "anonymous": actor.anonymous,
        "aliases": list(actor.aliases),
        "mentions": _spans(actor.mentions),
    }
