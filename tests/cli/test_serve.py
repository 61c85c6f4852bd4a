"""``reportedly serve`` as a person starts it: a process of its own that answers, keeps to its machine, and ends without a fuss."""

from __future__ import annotations

import os
import selectors
import shutil
import signal
import sqlite3
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.cli.calling import refused

pytest.importorskip("uvicorn", reason="uvicorn is not installed: the desk is not started")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal: only where there are signals")
SRC = str(Path(__file__).parents[2] / "src")
PATIENCE = 30
HEADERS = {"x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "same-origin", "cache-control": "no-store"}


@dataclass
class Desk:
    """A desk that was started: what it said until its address, and the process."""

    told: str
    address: str
    process: subprocess.Popen[str]

    def interrupted(self) -> tuple[int, str]:
        """The exit status after Ctrl-C, and all that it says on the way out."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out + err


def started(arguments: Sequence[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "reportedly", "serve", *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": SRC, "PYTHONUNBUFFERED": "1"}
    )


def until_its_address(process: subprocess.Popen[str]) -> str:
    """What it says up to the line that names its address."""
    told, end = "", time.monotonic() + PATIENCE
    assert process.stdout is not None
    with selectors.DefaultSelector() as ready:
        ready.register(process.stdout, selectors.EVENT_READ)
        while "Ctrl-C" not in told and time.monotonic() < end and ready.select(PATIENCE):
            line = os.read(process.stdout.fileno(), 4096).decode()
            if not line:
                break
            told += line
    return told


@contextmanager
def serving(*arguments: str) -> Iterator[Desk]:
    """A desk at a free port, until the block ends."""
    process = started(["--port", "0", *arguments])
    try:
        told = until_its_address(process)
        if "://" not in told:
            process.kill()
            pytest.fail(f"it did not start: {told}{process.communicate()[1]}")
        yield Desk(told, "http" + told.rpartition("http")[2].split()[0], process)
    finally:
        process.kill()
        process.communicate()


def test_it_answers_with_its_headers_and_without_a_server_s_and_ends_with_ctrl_c(ledger: Path) -> None:
    with serving() as desk:
        answer = httpx.get(desk.address)
        assert answer.status_code == 200
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
        assert "server" not in answer.headers
        assert f"Ledger: {ledger.name}\n" in desk.told and "Nobody signs in" in desk.told
        assert httpx.get(desk.address, headers={"Host": "elsewhere.example"}).status_code == 421
        status, said = desk.interrupted()
        assert status in (0, 130)
        assert "Traceback" not in said and said.endswith("The desk is closed.\n")


def test_an_empty_ledger_is_made_only_where_that_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "serve --create" in refused("serve", "--port", "0")
    assert list(tmp_path.iterdir()) == []
    with serving("--create") as desk:
        assert "The ledger is empty" in httpx.get(desk.address).text
        assert desk.interrupted()[0] in (0, 130)
    assert (tmp_path / "reportedly.sqlite").exists()


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root writes what is marked as read-only")
def test_a_ledger_that_can_only_be_read_is_shown_and_says_so(ledger: Path) -> None:
    sqlite3.connect(ledger).executescript("PRAGMA journal_mode = DELETE")
    ledger.chmod(0o444)
    ledger.parent.chmod(0o555)
    try:
        with serving() as desk:
            assert "it can be read, and not be written" in desk.told
            listed = httpx.get(f"{desk.address}/api/v1/incidents").json()["items"]
            assert httpx.get(f"{desk.address}/incidents/{listed[0]['id']}").status_code == 200
            assert desk.interrupted()[0] in (0, 130)
    finally:
        ledger.parent.chmod(0o755)


@pytest.mark.parametrize("arguments", [("--host", "0.0.0.0"), ("--host", "0.0.0.0", "--name", "desk.example.org")])
def test_beyond_this_machine_it_does_not_start_without_accounts(ledger: Path, arguments: tuple[str, ...]) -> None:
    told = refused("serve", "--port", "0", *arguments, status=2)
    assert ("needs accounts" if "--name" in arguments else "--name") in told


def test_with_a_certificate_it_speaks_tls(ledger: Path, tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl is not installed: no certificate can be made for TLS to be tried")
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    asked = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=IP:127.0.0.1",
    ]
    subprocess.run([openssl, *asked, "-keyout", str(key), "-out", str(cert)], check=True, capture_output=True)
    with serving("--tls-cert", str(cert), "--tls-key", str(key)) as desk:
        assert desk.address.startswith("https://")
        answer = httpx.get(desk.address, verify=ssl.create_default_context(cafile=str(cert)))
        assert answer.status_code == 200 and "server" not in answer.headers
        assert desk.interrupted()[0] in (0, 130)
