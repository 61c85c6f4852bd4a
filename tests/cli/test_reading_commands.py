"""The command line: what is printed where, exit statuses, and that nothing ever ends in a traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportedly import cli
from reportedly.errors import LanguageMissing, NotText, ReadingError
from reportedly.model import Reading, Report
from reportedly.settings import Settings
from tests.publish.fixtures import ferry, ferry_later

SOURCE = Path(cli.__file__).parents[2]
RESULTS: list[Reading | ReadingError] = [ferry(), NotText("b.txt is empty"), ferry_later()]


@pytest.fixture
def results(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Reading | ReadingError]:
    """What the reading of any input gives; the test fills it."""
    given: list[Reading | ReadingError] = []

    def read_reports(reports: Iterable[Report | ReadingError], settings: Settings) -> Iterator[Reading | ReadingError]:
        list(reports)
        assert settings.pipeline
        yield from given

    monkeypatch.setattr("reportedly.pipeline.read_reports", read_reports)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "a.txt").write_text("12 people died, police said.", encoding="utf-8")
    return given


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli.app, list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def test_the_table_is_the_default(results: list[Reading | ReadingError]) -> None:
    results.append(ferry())
    status, out, err = run("read", "a.txt")
    assert (status, err) == (0, "")
    assert "machine-read, to be checked" in out


def test_jsonl_gives_one_line_a_report_in_order(results: list[Reading | ReadingError]) -> None:
    results.extend([ferry(), ferry_later()])
    _, out, _ = run("read", "--format", "jsonl", "a.txt")
    assert [json.loads(line)["report"]["title"] for line in out.splitlines()] == [ferry().report.title, ferry_later().report.title]


def test_csv_has_one_header_for_all_reports(results: list[Reading | ReadingError]) -> None:
    results.extend([ferry(), ferry_later()])
    rows = list(csv.DictReader(io.StringIO(run("read", "-f", "csv", "a.txt")[1])))
    assert len(rows) == len(ferry().claims) + len(ferry_later().claims)


def test_html_is_one_page_for_all_reports(results: list[Reading | ReadingError], tmp_path: Path) -> None:
    results.extend([ferry(), ferry_later()])
    status, out, _ = run("read", "--format", "html", "--out", "ledger.html", "a.txt")
    page = (tmp_path / "ledger.html").read_text(encoding="utf-8")
    assert (status, out, page.count("<!DOCTYPE html>"), page.count("<article")) == (0, "", 1, 2)


def test_options_of_the_table_reach_it(results: list[Reading | ReadingError]) -> None:
    results.append(ferry())
    _, out, _ = run("read", "--evidence", "--statements", "a.txt")
    assert "[84–106]" in out
    assert "STATEMENTS" in out


def test_text_is_added_on_request(results: list[Reading | ReadingError]) -> None:
    results.append(ferry())
    assert json.loads(run("read", "-f", "jsonl", "--with-text", "a.txt")[1])["report"]["text"] == ferry().report.text


def test_what_cannot_be_read_is_said_and_the_rest_is_read(results: list[Reading | ReadingError]) -> None:
    results.extend(RESULTS)
    status, out, err = run("read", "-f", "jsonl", "a.txt")
    assert (status, len(out.splitlines()), err) == (1, 2, "reportedly: b.txt is empty\n")


def test_where_nothing_could_be_read_no_file_is_written(results: list[Reading | ReadingError], tmp_path: Path) -> None:
    results.append(NotText("b.txt is empty"))
    (tmp_path / "old.csv").write_text("old", encoding="utf-8")
    assert run("read", "-f", "csv", "--out", "old.csv", "a.txt")[0] == 3
    assert (tmp_path / "old.csv").read_text(encoding="utf-8") == "old"


def test_a_message_steers_no_terminal(results: list[Reading | ReadingError]) -> None:
    results.append(NotText("\x1b[2J\nb.txt is empty"))
    assert run("read", "a.txt")[2] == "reportedly: ‹U+001B›[2J b.txt is empty\n"


def test_a_missing_pipeline_is_one_sentence(results: list[Reading | ReadingError], monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> Iterator[Reading]:
        raise LanguageMissing("no language pipeline 'x' is installed")
        yield ferry()

    monkeypatch.setattr("reportedly.pipeline.read_reports", missing)
    assert run("read", "a.txt") == (3, "", "reportedly: no language pipeline 'x' is installed\n")


USAGE = {
    "a date that is none": (["--published", "yesterday"], "reportedly: published is 'yesterday'"),
    "an input form that is none": (["--input", "pdf"], "reportedly: form is 'pdf'"),
    "an encoding that is none": (["--encoding", "latin-99"], "reportedly: encoding is 'latin-99'"),
    "a settings file that is not there": (["--config", "gone.toml"], "reportedly: there is no settings file gone.toml"),
    "an input as output": (["--out", "a.txt"], "reportedly: a.txt is one of the reports"),
    "an output that cannot be": (["--out", "gone/x.csv"], "reportedly: gone/x.csv cannot be written"),
    "a form that is none": (["--format", "xml"], "Usage:"),
    "an option that is none": (["--fromat", "csv"], "Usage:"),
}


@pytest.mark.parametrize("name", USAGE)
def test_a_wrong_use_is_status_2_and_one_sentence(name: str, results: list[Reading | ReadingError]) -> None:
    results.append(ferry())
    options, expected = USAGE[name]
    status, out, err = run("read", *options, "a.txt")
    assert (status, out) == (2, "")
    assert err.startswith(expected)
    assert expected == "Usage:" or err.count("\n") == 1


def test_an_input_is_left_as_it_was(results: list[Reading | ReadingError], tmp_path: Path) -> None:
    results.append(ferry())
    run("read", "--out", "a.txt", "a.txt")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "12 people died, police said."


def test_no_file_is_a_wrong_use() -> None:
    assert run("read")[0] == 2


def test_schema_prints_the_schema_and_the_columns() -> None:
    assert json.loads(run("schema")[1])["$schema"].endswith("2020-12/schema")
    assert 'claim_id = "' in run("schema", "--format", "csv")[1]


def test_version_and_help() -> None:
    assert run("version")[1].startswith("reportedly ")
    shown = run("read", "--help")[1]
    for words in ("Examples", "Exit status", "--published", "standard input"):
        assert words in shown


STUBBED = """
import sys, types
sys.path[:0] = {paths!r}
from tests.publish.fixtures import ferry
stub = types.ModuleType("reportedly.pipeline")
def read_reports(reports, settings):
    {body}
stub.read_reports = read_reports
sys.modules["reportedly.pipeline"] = stub
from reportedly.cli import main
main()
"""
ROOT = SOURCE.parent


def process(body: str, *arguments: str, stdout: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """``reportedly read`` in a process of its own, with this body in the place of the pipeline."""
    code = STUBBED.format(paths=[str(SOURCE), str(ROOT)], body=body)
    command = [sys.executable, "-c", code, "read", "-f", "jsonl", *arguments, "-"]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE)


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    endless = process("while True: yield ferry()")
    assert endless.stdout is not None
    endless.stdout.readline()
    endless.stdout.close()
    assert endless.stderr is not None
    assert (endless.stderr.read(), endless.wait(30)) == (b"", 141)


def test_an_interrupt_ends_it_quietly_and_leaves_no_file(tmp_path: Path) -> None:
    waiting = process("yield ferry(); print('ready', flush=True); import time; time.sleep(60)", "--out", str(tmp_path / "out.jsonl"))
    assert waiting.stdout is not None
    waiting.stdout.readline()
    waiting.send_signal(signal.SIGINT)
    assert (waiting.communicate(timeout=30)[1], waiting.returncode) == (b"", 130)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full, a disk that is always full")
def test_a_full_disk_is_one_sentence() -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    done = process("yield ferry()", stdout=full)
    _, err = done.communicate(timeout=30)
    os.close(full)
    assert (done.returncode, err.decode().count("\n")) == (1, 1)
    assert b"cannot be written" in err


def test_help_and_schema_start_without_the_language_libraries() -> None:
    heavy = "[name for name in ('spacy', 'trafilatura', 'jinja2') if name in sys.modules]"
    code = f"import sys; from reportedly.cli import app; app(['schema'], standalone_mode=False); print({heavy}, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env={**os.environ, "PYTHONPATH": str(SOURCE)}, check=True)
    assert done.stderr == b"[]\n"
