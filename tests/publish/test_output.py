"""Writing a ledger: whole or not at all, never over an input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from reportedly.errors import ReadingError, SettingError
from reportedly.model import Reading
from reportedly.publish.forms import Form, Tally, Wanted, publish
from reportedly.publish.output import open_output
from reportedly.publish.progress import Progress
from tests.publish.fixtures import ferry, ferry_later


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_file_is_there_when_all_is_written_and_not_before(tmp_path: Path) -> None:
    out = tmp_path / "ledger.csv"
    with open_output(out, []) as output:
        output.write("größer\n")
        assert not out.exists()
    assert out.read_bytes() == "größer\n".encode()
    assert left(tmp_path) == ["ledger.csv"]


def test_an_error_on_the_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "ledger.csv"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), open_output(out, []) as output:
        output.write(f"new {1 // (out.stat().st_size - 3)}")
    assert out.read_text(encoding="utf-8") == "old"
    assert left(tmp_path) == ["ledger.csv"]


def test_what_is_not_kept_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "ledger.csv"
    out.write_text("old", encoding="utf-8")
    with open_output(out, []) as output:
        output.keep = False
    assert out.read_text(encoding="utf-8") == "old"
    assert left(tmp_path) == ["ledger.csv"]


def test_rights_are_those_of_the_file_replaced_or_of_a_new_one(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("", encoding="utf-8")
    old.chmod(0o640)
    for path in (old, new):
        with open_output(path, []) as output:
            output.write("x")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) == 0o666 & ~mask


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    with open_output(tmp_path / "link", []) as output:
        output.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"


def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    report = tmp_path / "wire.txt"
    report.write_text("12 people died.", encoding="utf-8")
    (tmp_path / "same.txt").hardlink_to(report)
    for out, given in ((report, report), (tmp_path / "same.txt", report), (tmp_path / "new.txt", tmp_path)):
        with pytest.raises(SettingError, match="for --out"), open_output(out, [str(given)]):
            raise AssertionError("opened")
    assert report.read_text(encoding="utf-8") == "12 people died."


def test_a_report_found_by_a_pattern_is_never_written_over(tmp_path: Path) -> None:
    report = tmp_path / "wire.txt"
    report.write_text("old", encoding="utf-8")
    reading = replace(ferry(), report=replace(ferry().report, path=str(report)))
    with pytest.raises(SettingError, match="is one of the reports"), open_output(report, [str(tmp_path / "*.txt")]) as output:
        list(output.guard([reading]))
    assert report.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("name", ["gone/ledger.csv", "."])
def test_a_place_that_cannot_be_written_is_said_in_one_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be written"), open_output(tmp_path / name, []):
        raise AssertionError("opened")


def test_a_device_is_written_as_it_is() -> None:
    with open_output(Path(os.devnull), []) as output:
        output.write("x")
    assert not Path(os.devnull).is_file()


def test_pieces_come_as_the_reports_are_read() -> None:
    read: list[str] = []

    def readings() -> Iterator[Reading]:
        for reading in (ferry(), ferry_later()):
            read.append(reading.report.id)
            yield reading

    for form, before in ((Form.JSONL, 0), (Form.TABLE, 0), (Form.CSV, 1)):
        read.clear()
        pieces = publish(readings(), Wanted(form), Console())
        for _ in range(before + 1):
            next(pieces)
        assert read == ["linnet-1"]


def test_errors_are_counted_and_passed_on() -> None:
    said: list[ReadingError] = []
    tally = Tally()
    error = ReadingError("x")
    assert tally.status == 0
    assert [reading.report.id for reading in tally.sift([error, ferry()], said.append)] == ["linnet-1"]
    assert (tally.read, tally.failed, said, tally.status) == (1, 1, [error], 1)
    assert Tally(0, 2).status == 3


def test_progress_is_gone_when_it_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Progress(sys.stderr).over("ab")) == ["a", "b"]
    shown = capsys.readouterr().err
    assert "1 report read" in shown
    assert shown.endswith("\r\033[K")
    assert list(Progress(None).over("ab")) == ["a", "b"]
    assert capsys.readouterr().err == ""
