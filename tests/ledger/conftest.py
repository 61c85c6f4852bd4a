"""A ledger of each kind: SQLite, and PostgreSQL from the installed programs, thrown away afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.ledger import Ledger, open_ledger

INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
NOBODY = "postgres"


def program(name: str) -> str | None:
    """Where one of PostgreSQL's programs is."""
    return shutil.which(name) or next((str(folder / name) for folder in INSTALLED if (folder / name).exists()), None)


def as_user(folder: Path) -> dict[str, object]:
    """PostgreSQL does not run as root: then it runs as its own user, to whom the folder is given."""
    if os.geteuid():
        return {}
    try:
        user = pwd.getpwnam(NOBODY)
    except KeyError:
        user = pwd.getpwnam("nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL that listens on this machine alone, without the database's name."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: the ledger on PostgreSQL was not tried")
    make, serve = program("initdb"), program("postgres")
    if make is None or serve is None:
        pytest.skip("PostgreSQL is not installed: the ledger was tried on SQLite alone")
    folder = Path(tempfile.mkdtemp(prefix="reportedly-pg-", dir="/tmp"))
    who = as_user(folder)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **who}
    data = folder / "data"
    subprocess.run([make, "-D", data, "-U", "keeper", "-A", "trust", "-E", "UTF8", "--no-sync"], check=True, **quiet)  # type: ignore[call-overload]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["-h", "127.0.0.1", "-p", str(port), "-k", str(folder), "-F", "-c", "max_connections=40"]
    server = subprocess.Popen([serve, "-D", data, *options], **quiet)  # type: ignore[call-overload]
    try:
        yield _when_ready(f"postgresql://keeper@127.0.0.1:{port}", server)
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _when_ready(address: str, server: subprocess.Popen[bytes]) -> str:
    import time

    import psycopg

    for _ in range(150):
        try:
            psycopg.connect(f"{address}/postgres").close()
        except psycopg.OperationalError:
            if server.poll() is not None:
                pytest.skip("PostgreSQL does not start here: the ledger was tried on SQLite alone")
            time.sleep(0.1)
        else:
            return address
    pytest.skip("PostgreSQL does not start here in time: the ledger was tried on SQLite alone")


@pytest.fixture
def new_database(postgresql: str) -> Callable[[], str]:
    """Makes a place of its own for a ledger, a schema of the one database; its address."""

    def make() -> str:
        import psycopg

        name = f"l{uuid.uuid4().hex}"
        with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as connection:
            connection.execute(f'CREATE SCHEMA "{name}"')
        return f"{postgresql}/postgres?options=-csearch_path%3D{name}"

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be made, of each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.sqlite")
    address: str = request.getfixturevalue("new_database")()
    return address


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """An empty ledger of each kind."""
    with open_ledger(where, create=True) as opened:
        yield opened
