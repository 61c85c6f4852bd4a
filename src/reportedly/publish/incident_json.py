"""
An incident as JSON: the form that other programs rely on, described by ``data/incident.schema.json``.

Keys stand in a fixed order, so that the same incident gives the same bytes. Keys may be added in later versions, never renamed or dropped.
"""

from __future__ import annotations

import json
from importlib.resources import files

from reportedly.model import (
    Account,
    Card,
    Cell,
    Coded,
    Estimate,
    Finding,
    Join,
    Judgement,
    Mention,
    Point,
    Position,
    Quantity,
    Scope,
    Voice,
)
from reportedly.publish.incident_board import Board, Line
from reportedly.publish.incident_shown import Known, Ref, Shown
from reportedly.publish.jsonl import Json, claim_json, interval_json, scene_json, schema

SHARED = (
    *("span", "evidence", "source_kind", "source", "precision", "interval", "place", "scene", "reason", "candidate"),
    *("status", "manner", "side", "stance", "blame", "figure", "responsibility"),
)
CARD = ("key", "id", "title", "publisher", "published", "modified", "dated", "url", "path", "text_sha256")


def incident_json(shown: Shown) -> Json:
    """An incident as plain dictionaries and lists, in the order of the schema. Raises nothing."""
    known = Known.of(shown)
    reconciled = shown.reconciled
    return {
        "incident": _incident(known),
        "quantities": [_line(line, known) for line in Board.of(known).lines],
        "accounts": [_account(account) for account in reconciled.accounts],
        "positions": [_position(position) for position in reconciled.positions],
        "points": [_point(point) for point in reconciled.points],
        "findings": [finding_json(finding) for finding in reconciled.findings],
        "estimates": [estimate_json(estimate) for coded in shown.coded for estimate in coded.estimates],
        "coded": [_coded(coded) for coded in shown.coded],
        "reports": [_card(card, known) for card in known.cards],
        "mentions": [_mention(mention) for mention in known.mentions],
        "joins": [_join(join) for join in reconciled.incident.joins],
        "echoes": [{"copy": e.copy, "of": e.of, "kind": e.kind.value, "share": e.share} for e in reconciled.incident.echoes],
        "claims": [_claim(ref) for ref in known.refs.values()],
        "judgements": [judgement_json(judgement) for judgement in shown.judgements],
        "notes": list(reconciled.notes),
    }


def incident_schema() -> str:
    """
    The JSON Schema (2020-12) of an incident, as text. What it shares with a reading's form, it takes from there: one source for both.

    Raises nothing.
    """
    own = json.loads(files("reportedly.publish").joinpath("data/incident.schema.json").read_text(encoding="utf-8"))
    shared = json.loads(schema())["$defs"]
    own["$defs"] |= {name: shared[name] for name in SHARED}
    return json.dumps(own, indent=2, ensure_ascii=False) + "\n"


def quantity_id(quantity: Quantity) -> str:
    """What a quantity is called in this form: its status and the dimensions of its scope that are told, "killed role=attackers"."""
    told = [f"{name}={value}" for name, value in scope_json(quantity.scope).items() if value is not None]
    return " ".join([quantity.status.value, *told])


def scope_json(scope: Scope) -> Json:
    """Who is counted; null is "the words do not say"."""
    plain: Json = {"party": scope.party, "role": scope.role and scope.role.value}
    plain |= {name: getattr(scope, name) for name in ("group", "people", "cohort", "part")}
    return plain | {"manner": scope.manner and scope.manner.value}


def finding_json(finding: Finding) -> Json:
    """One finding."""
    plain: Json = {"id": finding.id, "kind": finding.kind.value, "topic": finding.topic, "sentence": finding.sentence}
    plain |= {name: list(getattr(finding, name)) for name in ("claims", "accounts", "positions", "laws")}
    return plain | {"reason": finding.reason, "low": finding.low, "high": finding.high}


def estimate_json(estimate: Estimate) -> Json:
    """One estimate."""
    plain: Json = {name: getattr(estimate, name) for name in ("profile", "field", "low", "best", "high", "clause", "why")}
    return plain | {"claims": list(estimate.claims), "judgement": estimate.judgement}


def _incident(known: Known) -> Json:
    reviewed = sum(bool(ref.reviewed) for ref in known.refs.values())
    return {
        "id": known.shown.reconciled.incident.id,
        "title": known.title,
        "place": known.place or None,
        "day": known.day or None,
        "clock": known.clock.name or None,
        "review": {"words": known.stamp, "claims": len(known.refs), "reviewed": reviewed},
        "since": known.shown.since,
        "input": known.shown.reconciled.input,
    }


def _line(line: Line, known: Known) -> Json:
    low, high = line.spread or (None, None)
    return {
        "id": quantity_id(line.quantity),
        "label": line.quantity.label,
        "status": line.quantity.status.value,
        "scope": scope_json(line.quantity.scope),
        "state": line.state.value,
        "accounts": list(line.accounts),
        "low": low,
        "high": high,
        "findings": list(line.findings),
        "claims": [ref.claim.id for stand in line.stands for ref in stand.refs + stand.repeats],
    }


def _account(account: Account) -> Json:
    return {"id": account.id, "name": account.name, "voices": [_voice(voice) for voice in account.voices]}


def _voice(voice: Voice) -> Json:
    plain: Json = {"id": voice.id, "name": voice.name, "kind": voice.kind.value, "organisation": voice.organisation, "party": voice.party}
    return plain | {"anonymous": voice.anonymous, "publisher": voice.publisher}


def _position(position: Position) -> Json:
    plain: Json = {"id": position.id, "account": position.account, "quantity": quantity_id(position.quantity)}
    return plain | {"low": position.low, "high": position.high, "standing": position.standing, "claims": list(position.claims)}


def _point(point: Point) -> Json:
    plain: Json = {"claim": point.claim.id, "report": point.card.key, "voice": point.voice.id, "account": point.voice.account}
    plain |= {"quantity": quantity_id(point.quantity), "low": point.low, "high": point.high}
    plain |= {"said": interval_json(point.said), "at": interval_json(point.at)}
    return plain | {"origin": point.origin, "solved": point.solved}


def _coded(coded: Coded) -> Json:
    return {"profile": coded.profile, "rows": [[_cell(cell) for cell in row] for row in coded.rows], "flags": list(coded.flags)}


def _cell(cell: Cell) -> Json:
    return {"column": cell.column, "value": cell.value, "clause": cell.clause, "claims": list(cell.claims)}


def _card(card: Card, known: Known) -> Json:
    return {"number": known.numbers[card.key], **{name: getattr(card, name) for name in CARD}, "new": known.is_new(card)}


def _mention(mention: Mention) -> Json:
    plain: Json = {"id": mention.id, "report": mention.card.key, "index": mention.index}
    return plain | {"claims": [claim.id for claim in mention.claims], "scene": scene_json(mention.scene)}


def _join(join: Join) -> Json:
    features = [{"name": each.name, "found": each.found, "weight": each.weight} for each in join.features]
    return {"a": join.a, "b": join.b, "score": join.score, "features": features, "judgement": join.judgement}


def _claim(ref: Ref) -> Json:
    return {"report": ref.card.key, "number": ref.label, "new": ref.new, "reviewed": ref.reviewed or None, "claim": claim_json(ref.claim)}


def judgement_json(judgement: Judgement) -> Json:
    """One judgement, undone or not."""
    plain: Json = {"number": judgement.number, "kind": judgement.kind.value, "who": judgement.who, "at": judgement.at, "why": judgement.why}
    plain |= {"subjects": list(judgement.subjects), "values": dict(judgement.values), "seen": dict(judgement.seen)}
    plain |= {"anchor": list(judgement.anchor) if judgement.anchor else None}
    return plain | {name: getattr(judgement, name) for name in ("undone_at", "undone_by", "orphaned")}
