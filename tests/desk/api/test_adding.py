"""Programs add reports and take exports away by the same functions as the pages."""

from __future__ import annotations

import json

import jsonschema
from fastapi.testclient import TestClient

from reportedly.desk import Office
from reportedly.publish.geojson import geojson_schema

TEXT = "NEW HOLM, March 12 (Marsh Wire) - At least 14 clerks were killed in New Holm, the harbour police said."


def test_reports_are_taken_and_their_job_tells_what_became_of_them(client: TestClient, office: Office) -> None:
    answer = client.post("/api/v1/reports", json={"reports": [{"text": TEXT, "id": "a", "published": "2025-03-12"}, {"text": "123"}]})
    assert answer.status_code == 202, answer.text
    office.jobs.wait(answer.json()["id"], 60)
    job = client.get(answer.headers["location"]).json()
    assert (job["state"], job["new"], job["failed"]) == ("done", 1, 1)
    first, second = job["results"]
    assert first["id"] == "a" and first["claims"] > 0 and first["new"] and "line 2" in second["problem"]
    assert client.get(f"/api/v1/incidents/{first['incidents'][0]}").status_code == 200


def test_what_means_nothing_is_refused(client: TestClient) -> None:
    for body in ({"reports": []}, {"reports": [{"text": ""}]}, {"reports": [{"text": "a", "url": "file:///etc"}]}, {"text": TEXT}):
        assert client.post("/api/v1/reports", json=body).status_code == 422
    assert client.get("/api/v1/jobs/00ff").status_code == 404


def test_exports_are_files(client: TestClient) -> None:
    name = json.loads(client.get("/api/v1/export").text.splitlines()[0])["incident"]["id"]
    jsonschema.validate(client.get("/api/v1/export", params={"form": "geojson"}).json(), json.loads(geojson_schema()))
    for form in ("csv", "json", "geojson", "html"):
        answer = client.get(f"/api/v1/incidents/{name}/export", params={"form": form, "profile": "gtd"})
        assert answer.status_code == 200 and "attachment" in answer.headers["content-disposition"]
    assert client.get("/api/v1/export", params={"form": "html"}).status_code == 422
