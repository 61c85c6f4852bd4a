"""The script that is committed is what its sources and the lock make; static files tell their content by their address; chart data."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from reportedly.desk.assets import asset
from reportedly.publish.chart_data import chart_data
from reportedly.publish.incident_board import Board
from reportedly.publish.incident_chart import charts
from reportedly.publish.incident_shown import Known
from tests.publish.incident_fixtures import linnet

DESK = Path(__file__).parents[2] / "src/reportedly/desk"
FRONT, STATIC = DESK / "front", DESK / "static"
MADE = ("desk.js", "theme.js", "world.json", "LICENSES.txt")
MOST = 600_000


def test_the_committed_script_is_what_its_sources_make(tmp_path: Path) -> None:
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        pytest.skip("no Node is installed: the script of the desk is not built anew")
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(FRONT / name, tmp_path)
    try:
        got = subprocess.run([npm, "ci", "--silent", "--prefer-offline"], cwd=tmp_path, capture_output=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("no registry of packages answers: the script of the desk is not built anew")
    if got.returncode:
        pytest.skip("no registry of packages answers: the script of the desk is not built anew")
    out = tmp_path / "static"
    out.mkdir()
    subprocess.run([node, FRONT / "build.mjs", tmp_path, out], check=True, timeout=60)
    assert [name for name in MADE if (out / name).read_bytes() != (STATIC / name).read_bytes()] == [], "run make assets, and commit it"


def test_the_script_is_small_names_its_makers_and_calls_nobody() -> None:
    script = (STATIC / "desk.js").read_text(encoding="utf-8")
    assert len(script) < MOST
    lock = json.loads((FRONT / "package-lock.json").read_text(encoding="utf-8"))
    assert not any("resolved" in each for each in lock["packages"].values())
    wanted = json.loads((FRONT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    terms = (STATIC / "LICENSES.txt").read_text(encoding="utf-8")
    assert [f"{name} {version}" for name, version in wanted.items() if f"\n{name} {version} (" not in terms] == []
    assert not re.search(r"\b(?:fetch|import)\(\s*[\"'`]https?:", script)


def test_an_address_tells_the_content_and_is_kept_for_good(client: TestClient) -> None:
    for name in ("desk.css", "page.css", "incident.css", "desk.js", "world.json"):
        answer = client.get(asset(name))
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
    assert client.get("/static/desk.css").headers["Cache-Control"] == "no-cache"
    assert client.get("/static/incident.html").status_code == 404
    assert client.get("/static/../desk/office.py").status_code == 404


def test_chart_data_has_the_marks_of_the_chart() -> None:
    chart = charts(Board.of(Known.of(linnet())))[0]
    data = chart_data(chart, lambda stand: f"/{stand.refs[0].label}")
    assert data["label"] == chart.line.label
    drawn = [(dot.stand.number, dot.stand.standing) for series in chart.series for dot in series.dots]
    series = json.loads(json.dumps(data))["series"]
    assert [(mark["words"], mark["standing"]) for each in series for mark in each["marks"]] == drawn
    mark = series[0]["marks"][0]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", mark["at"])
    assert mark["high"] is None or mark["low"] <= mark["value"] <= mark["high"]
    assert re.fullmatch(r"/\d+\.\d+", mark["href"])
