"""The commands over a ledger: add, incidents, show, diff, estimate, export, search, verify, reread; bad input of every kind."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import SAWarning, StatementError

from reportedly.reconcile.profiles import PROFILES, book
from tests.cli.calling import refused, run, said

ROOT = Path(__file__).parents[2]
BLAST = str(ROOT / "examples" / "invented" / "blast.txt")
TRAIN, PLANT, EARLIER = "2225a1f12c8a", "9db99d50e6b9", "6d77d82543f4"


def test_adding_names_the_report_its_incidents_and_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_LEDGER", "own.sqlite")
    out = said("add", BLAST)
    assert out.splitlines()[0].startswith("b3a1d3589c7fd9a8  Example Herald, 2024-02-07: ")
    assert out.splitlines()[0].endswith(f"incidents {PLANT}, {EARLIER}")
    assert out.endswith("1 report added. Ledger: own.sqlite\n")


def test_adding_again_adds_nothing(ledger: Path) -> None:
    assert said("add", BLAST).endswith("0 reports added, 1 there already. Ledger: reportedly.sqlite\n")


def test_what_can_not_be_added_is_said_and_the_rest_is_added(ledger: Path) -> None:
    Path("empty.txt").touch()
    status, out, err = run("add", "--quiet", "empty.txt", BLAST)
    assert (status, out) == (1, "0 reports added, 1 there already, 1 not read. Ledger: reportedly.sqlite\n")
    assert err == "reportedly: empty.txt: it is empty\n"


def test_where_nothing_can_be_added_the_status_is_3(ledger: Path) -> None:
    assert run("add", "gone.txt")[0] == 3


LISTED = {
    "all, the latest first": ([], [TRAIN, PLANT, EARLIER]),
    "since a day": (["--since", "2024-02-06"], [TRAIN, PLANT]),
    "until a day": (["--until", "2024-02-06"], [PLANT, EARLIER]),
    "at a place": (["--place", "bolan"], [TRAIN]),
    "at a place that no gazetteer has": (["--place", "port sample"], [PLANT]),
    "in a country": (["--place", "PK"], [TRAIN]),
    "with people held": (["--status", "held"], [TRAIN]),
    "contested": (["--contested"], [TRAIN]),
    "with words": (["--search", "firefighter"], [PLANT, EARLIER]),
    "none": (["--since", "2030-01-01"], []),
    "at most so many": (["--limit", "1"], [TRAIN]),
}


@pytest.mark.parametrize("name", LISTED)
def test_incidents_are_listed_as_asked(name: str, ledger: Path) -> None:
    options, expected = LISTED[name]
    assert [row["id"] for row in json.loads(said("incidents", "--format", "json", *options))] == expected


def test_the_list_names_its_ledger_and_says_where_there_is_more(ledger: Path) -> None:
    assert said("incidents").endswith("3 incidents. Ledger: reportedly.sqlite\n")
    assert said("incidents", "--limit", "2").endswith("the latest 2 incidents; there are more: --limit. Ledger: reportedly.sqlite\n")
    assert said("incidents", "--place", "nowhere") == "0 incidents. Ledger: reportedly.sqlite\n"


def test_an_incident_is_shown_by_the_beginning_of_its_id(ledger: Path) -> None:
    out = said("show", "222")
    assert f"incident {TRAIN}" in out
    assert out.endswith("Ledger: reportedly.sqlite\n")


def test_show_with_evidence_gives_the_ids_to_judge_by(ledger: Path) -> None:
    assert "436b8221a8b5fd1d" in said("show", PLANT, "--evidence")


WINDOWS = {
    "all": ([], 3),
    "by a day": (["--as-of", "2025-03-11"], 1),
    "by a moment": (["--as-of", "2025-03-12T21:00"], 2),
    "by a moment with a blank": (["--as-of", "2025-03-12 21:00"], 2),
    "by a moment of another time zone": (["--as-of", "2025-03-12T16:00:00Z"], 2),
    "as the ledger knew on the day of adding": (["--known-at", "2025-04-01"], 3),
    "as the ledger knew in the minute of adding": (["--known-at", "2025-04-01T12:00"], 3),
    "as the ledger knew, in another time zone": (["--known-at", "2025-04-01T14:00:00+02:00"], 3),
}


@pytest.mark.parametrize("name", WINDOWS)
def test_an_incident_is_shown_as_it_stood(name: str, ledger: Path) -> None:
    options, reports = WINDOWS[name]
    assert len(json.loads(said("show", TRAIN, "--format", "json", *options))["reports"]) == reports


def test_show_writes_a_page_whole_or_not_at_all(ledger: Path) -> None:
    assert said("show", TRAIN, "--format", "html", "--out", "train.html") == ""
    assert Path("train.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    refused("show", "zzz", "--format", "html", "--out", "other.html")
    assert not Path("other.html").exists()


def test_diff_says_what_is_new_since(ledger: Path) -> None:
    changed = json.loads(said("diff", TRAIN, "--since", "2025-03-11", "--format", "json"))
    assert len(changed["reports"]) == 2
    assert "Changes since 11 Mar 2025" in said("diff", TRAIN, "--since", "2025-03-11")


def test_diff_since_before_everything_has_every_report(ledger: Path) -> None:
    assert len(json.loads(said("diff", TRAIN, "--since", "2000-01-01", "--format", "json"))["reports"]) == 3


def test_estimates_stand_side_by_side(ledger: Path) -> None:
    rows = json.loads(said("estimate", PLANT, "--format", "json"))
    assert {row["profile"]: row["best"] for row in rows if row["field"] == "killed"} == {"acled": 4, "ucdp": 4, "gtd": 4}
    assert {row["profile"] for row in json.loads(said("estimate", PLANT, "--profile", "ibc, airwars", "--format", "json"))} == {
        "ibc",
        "airwars",
    }


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_exports_its_own_columns(profile: str, ledger: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(said("export", PLANT, "--profile", profile)))
    assert tuple(row) == book(profile).columns


def test_export_takes_all_incidents_or_those_of_some_days(ledger: Path) -> None:
    assert len(list(csv.reader(io.StringIO(said("export", "--profile", "ucdp"))))) == 4
    assert len(json.loads(said("export", "--profile", "ucdp", "--format", "json", "--since", "2025-01-01"))) == 1
    assert said("export", "--profile", "ucdp", "--since", "2030-01-01").count("\n") == 1


def test_search_gives_reports_their_incident_and_the_claims(ledger: Path) -> None:
    out = said("search", "firefighter")
    assert out.startswith("b3a1d3589c7fd9a8  Example Herald, 2024-02-07: Blast")
    assert "«A firefighter»" in out
    assert out.endswith("1 report. Ledger: reportedly.sqlite\n")


@pytest.mark.parametrize("words", ["", '"', "*", "NOT zzzz AND", "zzzz", "'; DROP TABLE report"])
def test_search_takes_any_words(words: str, ledger: Path) -> None:
    assert said("search", words) == "0 reports. Ledger: reportedly.sqlite\n"


def test_a_sound_ledger_verifies(ledger: Path) -> None:
    assert said("verify").startswith("0 problems. Ledger: reportedly.sqlite. Content digest: ")


def test_what_is_damaged_is_named(ledger: Path) -> None:
    with sqlite3.connect(ledger) as database:
        database.execute("UPDATE claim SET payload = replace(payload, 'people had died', 'people had fled')")
    database.close()
    status, out, err = run("verify")
    assert status == 1
    assert err.count("\n") == int(out.split()[0]) > 0


def test_reading_again_changes_nothing_where_the_reader_is_the_same(ledger: Path) -> None:
    before = said("verify")
    assert said("reread") == "4 reports read again, 0 read differently. Ledger: reportedly.sqlite\n"
    assert said("verify") == before


REFUSED = {
    "an incident that is not there": (["show", "zzz"], 3, "there is no incident zzz"),
    "an incident without a name": (["show", ""], 3, "there is no incident"),
    "an incident to compare": (["diff", "zzz", "--since", "2025-03-11"], 3, "there is no incident zzz"),
    "an incident to estimate": (["estimate", "zzz"], 3, "there is no incident zzz"),
    "an incident to export": (["export", "zzz", "--profile", "gtd"], 3, "there is no incident zzz"),
    "a time before everything": (["show", TRAIN, "--as-of", "2020-01-01"], 3, "was published by 2020-01-01"),
    "a ledger time before everything": (["show", TRAIN, "--known-at", "2020-01-01"], 3, "was in the ledger by 2020-01-01T23:59:59Z"),
    "a day that is none": (["show", TRAIN, "--as-of", "yesterday"], 2, "'yesterday' is no day or time"),
    "a day that no calendar has": (["incidents", "--since", "2025-02-30"], 2, "'2025-02-30' is no day or time"),
    "a year alone": (["incidents", "--until", "2025"], 2, "'2025' is no day or time"),
    "a week": (["show", TRAIN, "--as-of", "2025-W11-3"], 2, "'2025-W11-3' is no day or time"),
    "a last day": (["show", TRAIN, "--known-at", "9999-12-31T23:59:59-05:00"], 2, "is no day or time"),
    "letters that no database takes": (["show", "2\udcff"], 3, "the database can't take a value that was given"),
    "a place of such letters": (["incidents", "--place", "a\udcff"], 3, "the database can't take a value that was given"),
    "a status": (["incidents", "--status", "dead"], 2, "there is no status 'dead': the statuses are killed"),
    "a profile": (["estimate", TRAIN, "--profile", "acled,other"], 2, "there is no profile 'other': the profiles are acled"),
    "no profile": (["estimate", TRAIN, "--profile", ","], 2, "there is no profile ','"),
    "two profiles to export": (["export", "--profile", "acled,gtd"], 2, "there is no profile 'acled,gtd'"),
    "a settings file": (["incidents", "--config", "gone.toml"], 2, "there is no settings file gone.toml"),
    "a folder as ledger": (["incidents", "--ledger", "."], 3, ".: this is a folder, not a ledger"),
    "a file that is no ledger": (["incidents", "--ledger", "words.txt"], 3, "words.txt: this is not a ledger"),
    "an empty file": (["show", TRAIN, "--ledger", "empty"], 3, "empty: this is not a ledger, but an empty file"),
    "no ledger": (["incidents", "--ledger", "gone.sqlite"], 3, "gone.sqlite: there is no ledger here"),
    "no folder to make a ledger in": (["add", "words.txt", "--ledger", "gone/x.sqlite"], 3, "there is no folder gone to make a ledger in"),
    "another database": (["incidents", "--ledger", "other.sqlite"], 3, "a database of something else, not a ledger"),
    "a ledger of a newer version": (["incidents", "--ledger", "newer.sqlite"], 3, "a newer version of reportedly made this ledger"),
    "adding to a newer one": (["add", "words.txt", "--ledger", "newer.sqlite"], 3, "a newer version of reportedly made this ledger"),
    "a database of another kind": (["incidents", "--ledger", "mysql://x/y"], 3, "SQLite files and postgresql:// are supported"),
    "an address that is none": (["incidents", "--ledger", "://"], 3, "address can't be read"),
    "a page over a folder": (["show", TRAIN, "--format", "html", "--out", "."], 2, "cannot be written"),
}


@pytest.fixture
def strange(ledger: Path) -> None:
    """Beside the ledger: what is none."""
    Path("words.txt").write_text("Twelve people died, police said.", encoding="utf-8")
    Path("empty").touch()
    with sqlite3.connect("other.sqlite") as database:
        database.execute("CREATE TABLE cats (name TEXT)")
    database.close()
    shutil.copy(ledger, "newer.sqlite")
    with sqlite3.connect("newer.sqlite") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()


@pytest.mark.usefixtures("strange")
@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_is_one_sentence(name: str) -> None:
    command, status, words = REFUSED[name]
    assert words in refused(*command, status=status)


@pytest.mark.usefixtures("strange")
@pytest.mark.parametrize("name", ["words.txt", "other.sqlite", "newer.sqlite"])
def test_what_is_no_ledger_is_left_as_it_was(name: str) -> None:
    before = Path(name).read_bytes()
    refused("add", BLAST, "--ledger", name)
    assert Path(name).read_bytes() == before


def test_the_beginning_of_several_names_them(ledger: Path) -> None:
    with sqlite3.connect(ledger) as database:
        database.execute("INSERT INTO incident (id) VALUES ('2225b')")
        database.execute("INSERT INTO member (mention, incident) SELECT mention || 'x', '2225b' FROM member LIMIT 1")
    database.close()
    assert refused("show", "2225") == f"reportedly.sqlite: 2225 is the beginning of several incidents: {TRAIN}, 2225b"


def test_a_ledger_that_can_only_be_read_is_shown(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.chmod(0o444)
    monkeypatch.setattr("os.access", lambda *_, **__: False)  # root may write everything; the file is opened for reading alone
    assert "contested" in said("show", TRAIN)
    assert "read-only" in refused("judge", "accept", "436b8221a8b5fd1d")


EMPTY = {
    "incidents": ["incidents"],
    "its rows": ["incidents", "--format", "json"],
    "search": ["search", "train"],
    "export": ["export", "--profile", "acled"],
    "verify": ["verify"],
    "reread": ["reread"],
    "the log": ["judge", "log"],
    "what is orphaned": ["judge", "orphaned"],
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_ledger_is_no_error(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("add", "gone.txt")
    assert said(*EMPTY[name])


@pytest.mark.parametrize("error", [StatementError("odd\nstatement", None, None, None), sqlite3.ProgrammingError("odd"), SAWarning("odd")])
def test_what_the_database_says_unexpectedly_is_one_sentence(error: Exception, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr("reportedly.ledger.Ledger.resolve", fails)
    assert refused("show", TRAIN).startswith("the ledger's database refused: ")


COMMANDS = ["add", "incidents", "show", "diff", "estimate", "export", "search", "verify", "reread"]
JUDGE = ["same", "different", "reject", "accept", "correct", "add", "source", "value", "undo", "log", "orphaned"]


@pytest.mark.parametrize("command", [[name] for name in COMMANDS] + [["judge", name] for name in JUDGE], ids=" ".join)
def test_every_command_has_help_with_an_example(command: list[str]) -> None:
    assert f"reportedly {' '.join(command)}" in " ".join(said(*command, "--help").split())
