from __future__ import annotations

import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pytest

from reportedly.errors import GazetteerMissing
from reportedly.places import Gazetteer, build, default_path, open_gazetteer, sources
from reportedly.places.__main__ import main
from reportedly.places.dump import dump_rows
from reportedly.places.rows import Rank, Row

OVERLAY = tomllib.loads(files("reportedly.places").joinpath("data/overlay.toml").read_text(encoding="utf-8"))
LINE = "1\tKotal\tKotal\tKotal Pass,کوتل,ktl\t29.5\t67.5\tT\tPASS\tPK\t\t02\t\t\t\t0\t\t900\tAsia/Karachi\t2020-01-01\n"


def test_it_holds_the_places_of_both_packages(gazetteer: Gazetteer) -> None:
    assert int(gazetteer.about["places"]) > 280_000


def test_the_same_sources_give_the_same_content(gazetteer: Gazetteer, tmp_path: Path) -> None:
    said: list[str] = []
    again = Gazetteer(build(tmp_path / "again.sqlite", progress=said.append))
    assert again.about == gazetteer.about
    assert len(said) >= 2


def test_a_failed_build_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "places.sqlite"
    target.write_text("old")
    dump = tmp_path / "broken.txt"
    dump.write_text("1\tKotal\n")
    with pytest.raises(GazetteerMissing, match="line 1: 2 columns"):
        build(target, dump=dump)
    assert target.read_text() == "old" and sorted(path.name for path in tmp_path.iterdir()) == ["broken.txt", "places.sqlite"]


def test_a_dump_of_the_user_is_added(tmp_path: Path) -> None:
    dump = tmp_path / "PK.txt"
    dump.write_text(LINE, encoding="utf-8")
    (row,) = dump_rows(dump, {"PK.02": 1183606})
    assert (row.name, row.kind, row.country, row.admin1, row.lat) == ("Kotal", "feature", "PK", 1183606, 29.5)
    assert row.others == (("Kotal Pass", Rank.OTHER), ("کوتل", Rank.OTHER))


@pytest.fixture
def few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages that hold three rows only, so that a build takes no time."""
    some = [
        Row(1168579, "Pakistan", "country", "PK", 30.0, 70.0, population=200_000_000),
        Row(1183606, "Balochistan", "admin1", "PK", 28.5, 66.5, code="PK.02"),
        Row(1175527, "Kachhi", "admin2", "PK", 29.5, 67.5, 1183606, code="PK.02.9"),
        Row(1, "Quetta", "city", "PK", 30.2, 67.0, 1183606, population=1_000_000),
    ]
    monkeypatch.setattr(sys.modules["reportedly.places.build"], "package_rows", lambda: iter(some))


def test_a_place_of_the_dump_is_found_in_its_province(tmp_path: Path, few_rows: None) -> None:
    dump = tmp_path / "PK.txt"
    dump.write_text(LINE, encoding="utf-8")
    built = Gazetteer(build(tmp_path / "places.sqlite", dump))
    (entry,) = built.named("Kotal Pass")
    assert (entry.name, entry.admin1, entry.kind) == ("Kotal", 1183606, "feature")


def test_two_builds_at_once_leave_one_whole_gazetteer(tmp_path: Path, few_rows: None) -> None:
    target = tmp_path / "places.sqlite"
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: build(target), range(8))) == [target] * 8
    assert [path.name for path in tmp_path.iterdir()] == ["places.sqlite"]
    assert Gazetteer(target).named("Quetta")[0].id == 1


def test_the_command_builds_from_a_dump_and_refuses_a_bad_one_in_one_sentence(
    tmp_path: Path, few_rows: None, capsys: pytest.CaptureFixture[str]
) -> None:
    dump, target = tmp_path / "PK.txt", tmp_path / "places.sqlite"
    dump.write_text(LINE, encoding="utf-8")
    assert main([str(dump), str(target)]) == 0 and Gazetteer(target).named("Kotal")
    capsys.readouterr()
    assert main([str(tmp_path / "none.txt"), str(target)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and "none.txt cannot be read" in said[1]
    assert main(["one", "two", "three"]) == 2


def test_a_file_that_is_no_dump_is_refused_by_name_and_line(tmp_path: Path) -> None:
    dump = tmp_path / "notes.txt"
    dump.write_text(LINE + "hello\n", encoding="utf-8")
    with pytest.raises(GazetteerMissing, match=r"notes\.txt, line 2"):
        list(dump_rows(dump, {}))


def test_a_missing_package_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PACKAGES", ("no-such-package",))
    with pytest.raises(GazetteerMissing, match="no-such-package"):
        default_path()


def test_a_missing_or_foreign_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissing, match="no gazetteer at"):
        open_gazetteer(tmp_path / "none.sqlite")
    (tmp_path / "text.sqlite").write_text("no database at all, but long enough to look like a file of some kind")
    with pytest.raises(GazetteerMissing, match="no gazetteer of this version"):
        open_gazetteer(tmp_path / "text.sqlite")


def test_every_row_of_the_overlay_says_why_and_is_found(gazetteer: Gazetteer) -> None:
    for row in OVERLAY["place"]:
        assert row["reason"], row["name"]
        assert any(entry.id < 0 and entry.name == row["name"] for entry in gazetteer.named(row["name"])), row["name"]
    for row in OVERLAY["alias"]:
        assert row["reason"]
        for name in row["names"]:
            assert any(entry.id == row["of"] for entry in gazetteer.named(name)), name


def test_no_row_of_the_overlay_is_there_twice() -> None:
    names = [row["name"] for row in OVERLAY["place"]]
    assert len(names) == len(set(names))


def test_a_row_without_a_point_lies_where_its_district_lies(gazetteer: Gazetteer) -> None:
    station, district = gazetteer.named("Mushkaf")[0], gazetteer.place(1175527)
    assert district is not None and (station.lat, station.lon) == (district.lat, district.lon)
    assert not station.exact and station.admin1 == district.admin1
