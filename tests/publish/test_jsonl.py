"""The JSON form holds to its schema, and the schema to the model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from reportedly import model
from reportedly.model import Reading, Total, Totals
from reportedly.publish import jsonl
from tests.publish.fixtures import ferry, ferry_later, hostile, report_of

SCHEMA: dict[str, Any] = json.loads(jsonl.schema())
VALIDATOR = Draft202012Validator(SCHEMA)
READINGS = {"ferry": ferry, "later": ferry_later, "hostile": hostile, "empty": lambda: Reading(report_of("Nothing."), ())}
ENUMS: dict[str, type[StrEnum]] = {
    "status": model.Status,
    "manner": model.Manner,
    "side": model.Side,
    "stance": model.Stance,
    "blame": model.Blame,
    "source_kind": model.SourceKind,
    "precision": model.Precision,
}
# Fields of the model that the JSON form has under another name, or leaves out since they are of use only while reading.
CLASSES = {"figure": model.Figure, "responsibility": model.Responsibility, "statement": model.Statement, "report": model.Report}
CLASSES |= {"source": model.Source, "interval": model.Interval, "actor": model.Actor, "event": model.Event, "place": model.Place}
CLASSES |= {"total": model.Total, "evidence": model.Evidence, "span": model.Span, "scene": model.Scene, "reason": model.Reason}
LEFT_OUT = {"report": {"title_span", "dateline_place", "furniture"}}


@pytest.mark.parametrize("name", READINGS)
def test_a_line_is_valid_and_is_one_line(name: str) -> None:
    line = jsonl.to_line(READINGS[name]())
    VALIDATOR.validate(json.loads(line))
    assert len(line.splitlines()) == 1


def test_the_schema_is_a_schema_and_refuses_what_is_no_reading() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    plain = jsonl.to_json(ferry())
    plain["claims"][0]["status"] = "hurt"
    with pytest.raises(ValidationError):
        VALIDATOR.validate(plain)


@pytest.mark.parametrize("name", ENUMS)
def test_the_values_in_the_schema_are_those_of_the_model(name: str) -> None:
    part = SCHEMA["$defs"][name]
    assert part["enum"] == [member.value for member in ENUMS[name]]
    assert [value for value in part["enum"] if f"`{value}`: " not in part["description"]] == []


@pytest.mark.parametrize("name", CLASSES)
def test_the_schema_has_every_field_of_the_model(name: str) -> None:
    wanted = {field.name for field in fields(CLASSES[name]) if field.compare} - LEFT_OUT.get(name, set())
    assert wanted <= set(SCHEMA["$defs"][name]["properties"])


def test_a_place_of_the_title_alone_has_no_span_in_the_text() -> None:
    assert jsonl.scene_json(ferry_later().scene)["place"]["span"] is None
    text = ferry().report.text
    place = jsonl.scene_json(ferry().scene)["place"]
    assert text[place["span"]["start"] : place["span"]["end"]] == place["name"]


def test_every_reason_for_a_place_has_its_sentence() -> None:
    kind = SCHEMA["$defs"]["reason"]["properties"]["kind"]
    assert [value for value in kind["enum"] if f"`{value}`: " not in kind["description"]] == []


def test_every_key_written_is_in_the_schema_and_described() -> None:
    for reading in (ferry(), hostile()):
        plain = jsonl.to_json(reading, with_text=True)
        assert [path for path, part in _parts(plain, SCHEMA, "") if not part or "description" not in part] == []


def _parts(value: Any, part: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key of ``value`` with the part of the schema that describes it; an empty one where none does."""
    part = _chosen(value, part)
    for key, inner in value.items() if isinstance(value, dict) else ():
        described = part.get("properties", {}).get(key) or part.get("additionalProperties") or {}
        yield f"{path}.{key}", described | _resolved(described)
        yield from _parts(inner, described, f"{path}.{key}")
    for inner in value if isinstance(value, list) else ():
        yield from _parts(inner, part.get("items", {}), path)


def _resolved(part: dict[str, Any]) -> dict[str, Any]:
    return SCHEMA["$defs"][part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part


def _chosen(value: Any, part: dict[str, Any]) -> dict[str, Any]:
    """The alternative of a part of the schema that ``value`` holds to."""
    part = _resolved(part)
    for alternative in part.get("anyOf", part.get("oneOf", ())):
        resolved = Draft202012Validator(SCHEMA | {"required": []}).evolve(schema=alternative)
        if resolved.is_valid(value):
            return _chosen(value, alternative)
    return part


def test_a_figure_has_the_keys_of_the_design() -> None:
    (claim,) = (claim for claim in jsonl.to_json(ferry())["claims"] if claim.get("low") == 12)
    assert claim["high"] is None
    assert claim["evidence"]["quote"] == "At least 12 passengers"
    assert claim["source"]["name"] == "hospital officials"
    assert set(claim["number_span"]) == {"start", "end"}
    assert claim["as_of"]["precision"] == "part_of_day"


def test_words_apart_give_their_hull_and_their_parts() -> None:
    (claim,) = (claim for claim in jsonl.to_json(ferry())["claims"] if claim.get("low") == 37)
    (first, second) = claim["evidence"]["parts"]
    assert (claim["evidence"]["start"], claim["evidence"]["end"]) == (first["start"], second["end"])


def test_offsets_quote_the_text() -> None:
    plain = jsonl.to_json(ferry(), with_text=True)
    for claim in plain["claims"]:
        evidence = claim["evidence"]
        assert plain["report"]["text"][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_text_is_there_only_on_request() -> None:
    assert "text" not in jsonl.to_json(ferry())["report"]


def test_a_lone_total_stands_alone_and_contested_ones_name_their_sources() -> None:
    totals = jsonl.to_json(ferry())["totals"]
    assert totals["killed"]["low"] == 16
    assert "entries" not in totals["killed"]
    assert totals["freed"]["contested"] is True
    assert [entry["source"] for entry in totals["freed"]["entries"]] == ["narrator", "Col. Ivo Brandt"]


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert jsonl.to_line(ferry()) == jsonl.to_line(ferry())


def test_no_sign_within_a_value_ends_the_line() -> None:
    signs = "a\x85b\u2028c\u2029d\ne\x0bf"
    line = jsonl.to_line(replace(ferry(), notes=(signs,)))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["notes"] == [signs]


def test_half_a_surrogate_is_written_as_an_escape() -> None:
    reading = replace(ferry(), notes=("\ud800",), totals=(Totals("killed", (Total(0, 0, ()),)),))
    line = jsonl.to_line(reading).encode("utf-8").decode("utf-8")
    assert json.loads(line)["notes"] == ["\ud800"]
