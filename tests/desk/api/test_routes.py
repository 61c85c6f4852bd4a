"""What each route gives, on a ledger of each kind: the published forms, the filters, the pages, the tags."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reportedly.ledger import open_ledger
from reportedly.publish.incident_json import incident_json, incident_schema
from reportedly.publish.jsonl import schema
from reportedly.reconcile import load_actors
from reportedly.workflow.seeing import see
from tests.desk.api.conftest import BLAST, PLANT, TRAIN, V1, WIRE, Api

PARTS = ("estimates", "findings", "accounts", "timeline", "evidence")
LISTS = (
    "/incidents",
    "/reports",
    "/sources",
    "/profiles",
    "/judgements",
    "/queue",
    "/search",
    *(f"/incidents/{TRAIN}/{part}" for part in PARTS),
)


def test_the_list_has_what_the_command_line_lists(still: Api) -> None:
    rows = still.every("/incidents")
    assert {TRAIN, PLANT} <= {row["id"] for row in rows}
    assert all(row["review"] == "machine-read, not yet reviewed" for row in rows)


def test_a_filter_leaves_the_others_out(still: Api) -> None:
    every = {row["id"] for row in still.every("/incidents")}
    contested = {row["id"] for row in still.every("/incidents", contested=True)}
    assert contested | {row["id"] for row in still.every("/incidents", contested=False)} == every
    assert TRAIN in {row["id"] for row in still.every("/incidents", text="train")}
    assert TRAIN in {row["id"] for row in still.every("/incidents", actor="baloch liberation")}
    assert still.every("/incidents", text="zeppelin") == still.every("/incidents", reviewed=True) == []
    assert still.every("/incidents", since="2999-01-01") == still.every("/incidents", until="1999-01-01") == []
    assert {row["id"] for row in still.every("/incidents", order="contested")} == every


def test_an_incident_has_the_published_form(still: Api) -> None:
    found = still.get(f"/incidents/{TRAIN[:5]}")
    Draft202012Validator(json.loads(incident_schema())).validate(found)
    with open_ledger(still.where) as ledger:
        seen = see(ledger, TRAIN, load_actors(None))
    from reportedly.publish.incident_shown import Shown

    published = json.loads(json.dumps(incident_json(Shown(seen.reconciled, seen.coded, {}, seen.judgements))))
    for report in published["reports"]:
        report["path"] = report["path"].rsplit("/", 1)[-1]
    assert found == published


def test_a_report_has_the_published_form_and_its_claims_quote_its_text(still: Api) -> None:
    found = still.get(f"/reports/{WIRE[:6]}")
    Draft202012Validator(json.loads(schema())).validate(found)
    text = found["report"]["text"]
    assert found["claims"]
    assert all(text[(at := claim["evidence"])["start"] : at["end"]] == at["quote"] or "parts" in at for claim in found["claims"])
    assert found["mentions"][0] == {"id": f"{WIRE}#0", "incident": TRAIN}


def test_what_did_not_change_is_not_sent_again(api: Api) -> None:
    first = api.client.get(f"{V1}/incidents/{PLANT}")
    tag = first.headers["etag"]
    again = api.client.get(f"{V1}/incidents/{PLANT}", headers={"If-None-Match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    api.judge(kind="source", source="doctors", reliability="B")
    changed = api.client.get(f"{V1}/incidents/{PLANT}", headers={"If-None-Match": tag})
    assert changed.status_code == 200 and changed.headers["etag"] != tag
    assert api.client.get(f"{V1}/incidents/{PLANT}?since=2025-01-01").headers["etag"] != changed.headers["etag"]


def test_an_incident_is_seen_as_it_stood(still: Api) -> None:
    now, then = still.get(f"/incidents/{TRAIN}"), still.get(f"/incidents/{TRAIN}", as_of="2025-03-11")
    assert len(then["reports"]) < len(now["reports"])
    still.refused(404, "GET", f"/incidents/{TRAIN}?known_at=2025-03-01")
    diff = still.get(f"/incidents/{TRAIN}/diff", since="2025-03-11")
    assert set(diff["reports"]) == {each["key"] for each in now["reports"]} - {each["key"] for each in then["reports"]}
    assert set(still.get(f"/incidents/{TRAIN}/diff")["reports"]) == {each["key"] for each in now["reports"]}
    assert still.get(f"/incidents/{TRAIN}/diff", known_since="2999-01-01")["reports"] == []


def test_the_parts_of_an_incident_are_those_of_the_whole(still: Api) -> None:
    whole = still.get(f"/incidents/{TRAIN}")
    assert still.every(f"/incidents/{TRAIN}/findings") == whole["findings"]
    assert still.every(f"/incidents/{TRAIN}/accounts") == whole["accounts"]
    assert still.every(f"/incidents/{TRAIN}/evidence") == whole["claims"]
    assert sorted(map(str, still.every(f"/incidents/{TRAIN}/estimates"))) == sorted(map(str, whole["estimates"]))
    finding = whole["findings"][0]
    named = {each["claim"]["id"] for each in still.every(f"/incidents/{TRAIN}/evidence", finding=finding["id"])}
    assert named and named <= set(finding["claims"])
    assert {each["profile"] for each in still.every(f"/incidents/{TRAIN}/estimates", profile="gtd")} == {"gtd"}
    times = [each["at"] for each in still.every(f"/incidents/{TRAIN}/timeline") if each["at"]]
    assert times == sorted(times)


@pytest.mark.parametrize("path", LISTS)
def test_all_pages_together_are_the_whole_list_and_nothing_comes_twice(api: Api, path: str) -> None:
    for source in ("doctors", "police", "the ministry"):
        api.judge(kind="source", source=source, reliability="A")
    asked = {"q": "killed"} if path == "/search" else {}
    whole = api.every(path, **asked)
    assert whole, "an empty list shows nothing"
    for limit in (1, 2, 7):
        pages = list(api.pages(path, **asked, limit=limit))
        assert [item for page in pages for item in page] == whole
        assert all(len(page) == limit for page in pages[:-1]) and 0 < len(pages[-1]) <= limit


def test_a_list_that_changed_between_two_pages_says_so(api: Api) -> None:
    page = api.get(f"/incidents/{PLANT}/evidence", limit=1)
    api.judge(kind="accept", claim=page["items"][0]["claim"]["id"])
    answer = api.client.get(page["next"])
    assert (answer.status_code, "begin again" in answer.json()["detail"]) == (409, True)


def test_a_claim_tells_its_words_its_readings_and_its_judgements(api: Api) -> None:
    figure = next(each for each in api.get(f"/reports/{BLAST}")["claims"] if each["kind"] == "figure")
    api.judge(kind="correct", claim=figure["id"], values={"low": 1, "high": None}, why="so it reads")
    found: dict[str, Any] = api.get(f"/claims/{figure['id'][:10]}")
    assert found["claim"] == figure == found["readings"][0]["claim"]
    assert (found["now"]["low"], found["now"]["high"]) == (1, None)
    assert [each["why"] for each in found["judgements"]] == ["so it reads"]
    assert any(piece["role"] == "number" for piece in found["words"])
    assert api.client.post(f"{V1}/judgements/1/undo").status_code == 200
    api.judge(kind="reject", claim=figure["id"])
    assert api.get(f"/claims/{figure['id']}")["now"] is None


def test_a_claim_that_an_analyst_added_is_found_as_the_others(api: Api) -> None:
    text = api.get(f"/reports/{BLAST}")["report"]["text"]
    words = text.split(".")[0][:20]
    api.judge(kind="add", report=BLAST, words=words, nth=1, values={"low": 2, "status": "injured"})
    added = next(each["claim"]["id"] for each in api.every(f"/incidents/{PLANT}/evidence") if each["claim"]["evidence"]["quote"] == words)
    found = api.get(f"/claims/{added}")
    assert (found["claim"]["low"], found["readings"], found["incident"]) == (2, [], PLANT)


def test_a_search_finds_reports_and_the_claims_that_have_the_words(still: Api) -> None:
    (hit, *_) = still.every("/search", q="hostages")
    assert hit["report"]["incidents"] and hit["claims_found"] >= len(hit["claims"])
    assert all("hostages" in claim["quote"].lower() for claim in hit["claims"])
    assert still.every("/search", q="zeppelin") == still.every("/search", q='"') == []


def test_a_source_is_listed_with_what_analysts_hold_of_it(api: Api) -> None:
    name = api.every("/sources")[0]["name"]
    api.judge(kind="source", source=name, reliability="C")
    api.judge(kind="source", source=name.upper(), reliability="D")
    rated = {each["name"]: each["reliability"] for each in api.every("/sources")}
    assert rated[name] == "D"
    assert any(reliability is None for reliability in rated.values())


def test_profiles_tell_the_fields_that_can_be_judged(api: Api) -> None:
    profile = api.every("/profiles")[0]
    assert "fatalities" in profile["fields"] and profile["clauses"]
    api.judge(kind="value", incident=PLANT, field=f"{profile['name']}.fatalities", value=3, why="hospital lists")


def test_the_desk_tells_that_it_stands_and_no_more(still: Api) -> None:
    assert set(still.get("/health")) == {"status", "version"}
    assert still.get("/version")["api"] == "1"
