"""What is on the page goes out as files: each form is valid, cites the review it had, and nothing in it runs."""

from __future__ import annotations

import csv
import io
import json
import re

import jsonschema
import pytest
from fastapi.testclient import TestClient

from reportedly.publish.geojson import geojson_schema
from reportedly.reconcile.profiles import PROFILES, book


@pytest.fixture
def incident(client: TestClient) -> str:
    """The id of an incident that the list shows."""
    for _ in range(100):
        if found := re.search(r'href="/incidents/([0-9a-f]+)"', client.get("/").text):
            return found[1]
    pytest.fail("the list is empty")


@pytest.mark.parametrize("profile", PROFILES)
def test_csv_has_the_columns_of_the_codebook(client: TestClient, incident: str, profile: str) -> None:
    for address in (f"/incidents/{incident}/export/csv", "/export/csv"):
        answer = client.get(address, params={"profile": profile})
        rows = list(csv.reader(io.StringIO(answer.text)))
        assert answer.status_code == 200 and rows[0] == list(book(profile).columns)
        assert answer.headers["content-disposition"].startswith("attachment") and profile in answer.headers["content-disposition"]


def test_geojson_is_valid_and_says_how_precisely_and_how_far_reviewed(client: TestClient, incident: str) -> None:
    for address in (f"/incidents/{incident}/export/geojson", "/export/geojson"):
        answer = client.get(address)
        told = answer.json()
        jsonschema.validate(told, json.loads(geojson_schema()))
        assert answer.headers["content-type"] == "application/geo+json" and incident in {each["id"] for each in told["features"]}
    first = next(each for each in told["features"] if each["geometry"])
    assert first["properties"]["precision"] and "not yet reviewed" in first["properties"]["review"]
    assert any(name.startswith("ucdp_") and name.endswith("_best") for name in first["properties"])


def test_json_lines_and_json_are_the_incidents(client: TestClient, incident: str) -> None:
    lines = [json.loads(line) for line in client.get("/export/jsonl").text.splitlines()]
    one = client.get(f"/incidents/{incident}/export/json").json()
    assert one in lines and one["incident"]["id"] == incident


def test_the_page_for_a_colleague_needs_nothing_but_itself(client: TestClient, incident: str) -> None:
    answer = client.get(f"/incidents/{incident}/export/html")
    assert answer.status_code == 200 and "Content-Security-Policy" in answer.text
    assert not re.search(r"<script|<link|<img|@import|url\(", answer.text) and answer.headers["content-disposition"].startswith(
        "attachment"
    )


def test_the_list_goes_out_as_it_is_filtered(client: TestClient, incident: str) -> None:
    assert client.get("/export/geojson", params={"place": "no such place"}).json() == {"type": "FeatureCollection", "features": []}
    assert client.get("/export/jsonl", params={"until": "1900"}).text == ""


def test_forms_and_incidents_that_there_are_not(client: TestClient, incident: str) -> None:
    assert client.get(f"/incidents/{incident}/export/jsonl").status_code == 404
    assert client.get("/export/html").status_code == 404
    assert client.get("/incidents/0000/export/csv").status_code == 404
    assert client.get(f"/incidents/{incident}/export/csv", params={"profile": "none"}).status_code == 422


def test_the_pages_offer_the_exports(client: TestClient, incident: str) -> None:
    assert f"/incidents/{incident}/export/html" in client.get(f"/incidents/{incident}").text
    assert "/export/geojson" in client.get("/").text
