"""The document of the API: the one in the repository is the one that is served, and it leaves nothing without a word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.desk import Office, create_app
from reportedly.desk.api.forms import components
from reportedly.desk.api.openapi import TAGS, to_text
from reportedly.settings import Settings
from tests.desk.api.conftest import V1, Api

APP = create_app(Office(Settings()))
DOCUMENT = APP.openapi()
OPERATIONS = [(method, path) for path, methods in DOCUMENT["paths"].items() for method in methods]


def of(method: str, path: str) -> Any:
    return DOCUMENT["paths"][path][method]


def test_the_document_in_the_repository_is_the_one_that_is_served(root: Path) -> None:
    assert (root / "docs" / "openapi.json").read_text(encoding="utf-8") == to_text(APP), "run `make refresh` if the change is meant"


def test_it_is_served(still: Api) -> None:
    assert still.client.get(f"{V1}/openapi.json").json() == DOCUMENT


def test_it_describes_the_api_and_nothing_else() -> None:
    assert all(path.startswith(f"{V1}/") for path in DOCUMENT["paths"])


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_a_route_says_what_it_is_for_and_all_that_it_may_answer(method: str, path: str) -> None:
    found = of(method, path)
    assert found["summary"] and found["description"] and set(found["tags"]) <= set(TAGS)
    assert {"401", "403", "422", "429", "503", "default"} <= set(found["responses"])
    assert ("404" in found["responses"]) or "{" not in path
    good = [answer for status, answer in found["responses"].items() if status.startswith("2")]
    assert len(good) == 1 and good[0].get("content", True)
    assert all(parameter.get("description") for parameter in found.get("parameters", []))


def test_every_form_that_is_named_is_there_and_every_field_of_ours_is_described() -> None:
    named = set(json.dumps(DOCUMENT).split('"#/components/schemas/')[1:])
    assert {name.split('"')[0] for name in named} <= set(DOCUMENT["components"]["schemas"])
    for name, form in components().items():
        assert form.get("description"), name


def test_the_forms_that_the_program_prints_are_those_of_the_api() -> None:
    taken = set(DOCUMENT["components"]["schemas"])
    assert {"Incident", "Reading", "Figure", "Judgement", "Finding", "Estimate", "Problem"} <= taken
    assert "HTTPValidationError" not in taken


def test_lists_have_one_form() -> None:
    for method, path in OPERATIONS:
        content = of(method, path)["responses"].get("200", {}).get("content", {}).get("application/json", {})
        if "items" in content.get("schema", {}).get("properties", {}):
            assert set(content["schema"]["required"]) == {"items", "next"}
            names = {parameter["name"] for parameter in of(method, path)["parameters"]}
            assert {"limit", "after"} <= names, path


def test_who_asks_is_told_that_a_token_will_do() -> None:
    assert DOCUMENT["security"] == [{}, {"token": []}]
