"""What goes wrong around a ledger: killed processes, two adders, full disks, files that are none."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.errors import BrokenLedger, LedgerError, NewerLedger, NoLedger
from reportedly.ledger import Ledger, open_ledger
from reportedly.ledger.schema import REVISIONS
from tests.ledger.making import AT, reading_of

ROOT = Path(__file__).parents[2]
REPORTS = 200
KILLS = int(os.environ.get("LEDGER_KILLS", "12"))
ADDER = [sys.executable, "-m", "tests.ledger.adder"]


def adder(where: object, *options: object) -> subprocess.Popen[str]:
    """A process that adds synthetic reports: see tests/ledger/adder.py."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    words = [*ADDER, str(where), *map(str, options)]
    return subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(process: subprocess.Popen[str]) -> str:
    """What a process printed. Fails the test where it failed."""
    out, err = process.communicate(timeout=240)
    assert process.returncode == 0, err
    return out.strip()


def test_killed_at_any_moment_nothing_is_lost_or_half_there(tmp_path: Path) -> None:
    whole, path = tmp_path / "whole.sqlite", tmp_path / "killed.sqlite"
    start = time.monotonic()
    expected = finished(adder(whole, 0, REPORTS))
    seconds = time.monotonic() - start
    moments, kept = random.Random(7), []
    for _ in range(KILLS):
        _kill(path, moments.uniform(0.3 * seconds, 0.95 * seconds))
        kept.append(_sound(path))
        if kept[-1] >= REPORTS:
            _remove(path)
    assert finished(adder(path, 0, REPORTS)) == expected
    assert len(set(kept)) > 1 or kept[0], "no kill came while reports were added: the moments are wrong"


def _kill(path: Path, after: float) -> None:
    process = adder(path, 0, REPORTS)
    try:
        process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def _sound(path: Path) -> int:
    """How many reports are there, all of them whole and grouped."""
    try:
        with open_ledger(path) as ledger:
            assert list(ledger.verify()) == []
            return sum(1 for _ in ledger.cards())
    except NoLedger:
        return 0


def _remove(path: Path) -> None:
    for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        name.unlink(missing_ok=True)


def test_two_adders_at_once_lose_nothing(where: str, request: pytest.FixtureRequest) -> None:
    alone = request.getfixturevalue("new_database")() if "://" in where else f"{where}.alone"
    both = [adder(where, 0, 60), adder(where, 30, 90)]
    for process in both:
        finished(process)
    finished(adder(alone, 0, 90))
    with open_ledger(where) as ledger, open_ledger(alone) as other:
        assert list(ledger.verify()) == []
        assert ledger.digest() == other.digest()


def test_a_reader_is_not_blocked_by_a_writer(where: str) -> None:
    with open_ledger(where, create=True) as writer, open_ledger(where) as reader:
        writer.add(*reading_of(1), AT)
        with writer.writing():
            writer.add(*reading_of(2), AT)
            start = time.monotonic()
            assert len(list(reader.cards())) == 1
            assert time.monotonic() - start < 5
        with reader.steady():
            assert len(list(reader.cards())) == 2
            writer.add(*reading_of(3), AT)
            assert len(list(reader.cards())) == 2
        assert len(list(reader.cards())) == 3


def test_a_full_disk_is_one_sentence_and_nothing_is_half_there(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    finished(adder(path, 0, 20))
    with open_ledger(path) as ledger:
        before = ledger.digest()
    most = path.stat().st_size + 40_000
    process = subprocess.run(
        [*ADDER, str(path), "20", "200"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: _limit(most),
    )
    assert process.returncode == 3, process.stderr
    (sentence,) = process.stdout.strip().splitlines()
    assert str(path) in sentence and "not kept" in sentence
    with open_ledger(path) as ledger:
        assert list(ledger.verify()) == []
        assert len(list(ledger.cards())) < 200 or ledger.digest() != before
    finished(adder(path, 0, 200))


def _limit(most: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def test_what_may_only_be_read_is_read_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with open_ledger(path, create=True) as ledger:
        ledger.add(*reading_of(1), AT)
    with open_ledger(path) as ledger:
        ledger.store.plain("PRAGMA query_only = 1")
        assert len(list(ledger.cards())) == 1
        with pytest.raises(LedgerError, match="read-only"):
            ledger.add(*reading_of(2), AT)
        assert len(list(ledger.cards())) == 1


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter: those of pytest are root's alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for each in folder.iterdir():
        each.chmod(0o755)
    shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written_is_one_sentence(open_folder: Path) -> None:
    folder = open_folder / "locked"
    folder.mkdir()
    path = folder / "ledger.sqlite"
    with open_ledger(path, create=True) as ledger:
        ledger.add(*reading_of(1), AT)
    pid = os.fork()
    if not pid:
        os._exit(_as_nobody(folder, path))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _as_nobody(folder: Path, path: Path) -> int:
    """In a process of its own: the folder and the file are not its own. 0 where each attempt is told in a sentence."""
    try:
        for each in (path, folder):
            each.chmod(0o444 if each is path else 0o555)
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        with open_ledger(path) as ledger:
            read = len(list(ledger.cards()))
            wrote = _refused(lambda: ledger.add(*reading_of(2), AT))
        made = _refused(lambda: open_ledger(folder / "new.sqlite", create=True))
    except BaseException:  # noqa: BLE001 - the exit status is all that leaves this process
        return 9
    return 0 if (read, wrote, made) == (1, True, True) else 8


def _refused(deed: Callable[[], object]) -> bool:
    try:
        deed()
    except LedgerError as error:
        return "\n" not in str(error)
    return False


def not_a_ledger(path: Path) -> None:
    """A text file."""
    path.write_text("not a ledger, only words, and some more of them", encoding="utf-8")


def empty(path: Path) -> None:
    """An empty file."""
    path.touch()


def other_database(path: Path) -> None:
    """A database of something else."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (title TEXT)")
    connection.commit()
    connection.close()


def folder(path: Path) -> None:
    """A folder."""
    path.mkdir()


def nothing(path: Path) -> None:
    """Nothing there."""


@pytest.mark.parametrize("make", [not_a_ledger, empty, other_database, folder, nothing])
def test_what_is_no_ledger_is_said_and_left_alone(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "thing"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NoLedger, match=str(path)):
        open_ledger(path)
    if make in {not_a_ledger, other_database, folder}:
        with pytest.raises(NoLedger):
            open_ledger(path, create=True)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert path.exists() is (make is not nothing)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoLedger, match="no folder"):
        open_ledger(tmp_path / "none" / "ledger.sqlite", create=True)


def test_a_newer_ledger_is_left_alone(where: str) -> None:
    with open_ledger(where, create=True) as ledger:
        ledger.store.plain("UPDATE alembic_version SET version_num = '9999'")
    for create in (False, True):
        with pytest.raises(NewerLedger, match=f"revision 9999.*{REVISIONS[-1]}"):
            open_ledger(where, create=create)


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    finished(adder(path, 0, 30))
    with open(path, "r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 4096 * 20)
    with pytest.raises(BrokenLedger, match="damaged"):
        _sound(path)


def test_what_is_changed_behind_its_back_is_found(where: str) -> None:
    changes = {
        "UPDATE report SET raw = (SELECT raw FROM report ORDER BY key DESC LIMIT 1)": "bytes",
        "UPDATE claim SET payload = replace(payload, 'guards were killed', 'clerks were killed')": "quotation",
        "UPDATE text SET sha256 = '0' || substr(sha256, 2) WHERE substr(sha256, 1, 1) <> '0'": "text",
        "DELETE FROM member": "in no incident",
    }
    with open_ledger(where, create=True) as ledger:
        for number in range(3):
            _grouped(ledger, number)
        assert list(ledger.verify()) == []
        for change, found in changes.items():
            ledger.store.plain("BEGIN")
            ledger.store.plain(change)
            problems = [problem.sentence for problem in ledger.verify()]
            ledger.store.plain("ROLLBACK")
            assert any(found in problem for problem in problems), (change, problems)
        assert list(ledger.verify()) == []


def _grouped(ledger: Ledger, number: int) -> None:
    added = ledger.add(*reading_of(number), AT)
    ledger.put_incidents({f"i{added.key}": (f"{added.key}#0", f"{added.key}#1")})


def test_an_address_that_leads_nowhere_is_said_without_its_password() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed: the ledger on PostgreSQL was not tried")
    for address in ("postgresql://keeper:secret@127.0.0.1:1/none", "postgresql://keeper:secret@:port/none"):
        with pytest.raises(LedgerError) as told:
            open_ledger(address)
        assert "secret" not in str(told.value) and "\n" not in str(told.value)


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(LedgerError, match="no ledger is kept in such a database"):
        open_ledger("mysql://somewhere/else")
