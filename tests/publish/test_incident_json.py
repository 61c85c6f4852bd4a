"""The JSON form of an incident holds to its schema, every key is described, and ids lead to what they name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from reportedly import model
from reportedly.publish import incident_stands, jsonl
from reportedly.publish.incident_json import SHARED, incident_json, incident_schema
from tests.publish.incident_fixtures import hostile_incident, linnet, nothing

SCHEMA: dict[str, Any] = json.loads(incident_schema())
VALIDATOR = Draft202012Validator(SCHEMA)
SHOWN = {"linnet": linnet, "hostile": hostile_incident, "nothing": nothing}
ENUMS: dict[str, type[StrEnum]] = {
    "state": incident_stands.State,
    "finding_kind": model.FindingKind,
    "echo_kind": model.EchoKind,
    "judgement_kind": model.JudgementKind,
}
CLASSES = {"voice": model.Voice, "account": model.Account, "scope": model.Scope, "finding": model.Finding, "estimate": model.Estimate}
CLASSES |= {"cell": model.Cell, "coded": model.Coded, "echo": model.Echo, "feature": model.Feature, "join": model.Join}
CLASSES |= {"judgement": model.Judgement, "report": model.Card}
ELSEWHERE = {"coded": {"estimates"}}  # all estimates stand together, whatever their profile


@pytest.mark.parametrize("name", SHOWN)
def test_an_incident_is_valid(name: str) -> None:
    VALIDATOR.validate(json.loads(json.dumps(incident_json(SHOWN[name]()))))


def test_the_schema_is_a_schema_and_refuses_what_is_no_incident() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    plain = incident_json(linnet())
    plain["findings"][0]["kind"] = "quarrel"
    with pytest.raises(ValidationError):
        VALIDATOR.validate(plain)


def test_what_both_forms_have_is_described_once() -> None:
    reading = json.loads(jsonl.schema())["$defs"]
    assert {name: SCHEMA["$defs"][name] for name in SHARED} == {name: reading[name] for name in SHARED}


@pytest.mark.parametrize("name", ENUMS)
def test_the_values_in_the_schema_are_those_of_the_model(name: str) -> None:
    part = SCHEMA["$defs"][name]
    assert sorted(part["enum"]) == sorted(member.value for member in ENUMS[name])
    assert [value for value in part["enum"] if f"`{value}`: " not in part["description"]] == []


@pytest.mark.parametrize("name", CLASSES)
def test_the_schema_has_every_field_of_the_model(name: str) -> None:
    assert {field.name for field in fields(CLASSES[name])} - ELSEWHERE.get(name, set()) <= set(SCHEMA["$defs"][name]["properties"])


@pytest.mark.parametrize("name", SHOWN)
def test_every_key_written_is_in_the_schema_and_described(name: str) -> None:
    plain = incident_json(SHOWN[name]())
    assert [path for path, part in _parts(plain, SCHEMA, "") if not part.get("description")] == []


def _parts(value: Any, part: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key of ``value`` with the part of the schema that describes it; an empty one where none does."""
    part = _chosen(value, part)
    if path.endswith((".values", ".seen")):
        return
    for key, inner in value.items() if isinstance(value, dict) else ():
        described = part.get("properties", {}).get(key, {})
        yield f"{path}.{key}", described
        yield from _parts(inner, described, f"{path}.{key}")
    for inner in value if isinstance(value, list) else ():
        yield from _parts(inner, part.get("items", {}), path)


def _chosen(value: Any, part: dict[str, Any]) -> dict[str, Any]:
    """The alternative of a part of the schema that ``value`` holds to."""
    if "$ref" in part:
        return _chosen(value, SCHEMA["$defs"][part["$ref"].rsplit("/", 1)[1]])
    for alternative in part.get("anyOf", part.get("oneOf", ())):
        whole = {"$defs": SCHEMA["$defs"], **alternative}
        if Draft202012Validator(whole).is_valid(value):
            return _chosen(value, alternative)
    return part


def test_ids_lead_to_what_they_name() -> None:
    plain = incident_json(linnet())
    claims = {each["claim"]["id"] for each in plain["claims"]}
    positions, quantities = {each["id"] for each in plain["positions"]}, {each["id"] for each in plain["quantities"]}
    accounts, reports = {each["id"] for each in plain["accounts"]}, {each["key"] for each in plain["reports"]}
    assert len(quantities) == len(plain["quantities"])
    for each in plain["findings"]:
        assert set(each["claims"]) <= claims and set(each["positions"]) <= positions and set(each["accounts"]) <= accounts
    for each in plain["points"]:
        assert each["claim"] in claims and each["quantity"] in quantities and each["account"] in accounts and each["report"] in reports
    for each in plain["quantities"]:
        assert set(each["claims"]) <= claims and set(each["accounts"]) <= accounts


def test_it_tells_what_was_reviewed_and_what_is_new() -> None:
    plain = incident_json(linnet())
    assert plain["incident"]["review"]["reviewed"] == 1
    assert [each["claim"]["low"] for each in plain["claims"] if each["reviewed"]] == [346]
    assert {each["publisher"] for each in plain["reports"] if each["new"]} == {"Delta News", "Copy Courier"}


def test_the_same_incident_gives_the_same_bytes() -> None:
    assert json.dumps(incident_json(linnet())) == json.dumps(incident_json(linnet()))
