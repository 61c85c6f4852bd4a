"""Opening a ledger: what is there, is it a ledger, is it ours to read, and its tables made or brought up to date."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from reportedly.errors import LedgerError, NewerLedger, NoLedger
from reportedly.ledger import schema
from reportedly.ledger.complaints import complaint
from reportedly.ledger.migrating import migrate, revision_of
from reportedly.ledger.store import Store

MAGIC = b"SQLite format 3\x00"
BUSY = 60.0
READ_ONLY = "read-only"
DESK = "0002"
"""The revision that has the tables of the desk."""
POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


def open_store(where: str | Path, create: bool) -> Store:
    """
    The database at a path or a ``postgresql://`` address, with its tables at the newest revision.

    Raises NoLedger where nothing is there (and ``create`` is False) or it is something else, NewerLedger where a newer version made it,
    LedgerError where it can't be reached or read.
    """
    store = _postgresql(str(where)) if "://" in str(where) else _sqlite(Path(where), create)
    try:
        _make_ready(store, create)
    except BaseException:
        store.close()
        raise
    return store


def _sqlite(path: Path, create: bool) -> Store:
    place = str(path)
    _look_at(path, create)
    address = f"file:{quote(os.path.abspath(path))}?mode={_mode(path, create)}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=BUSY, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    event.listen(engine, "connect", _prepare)
    return Store(engine, place)


def _mode(path: Path, create: bool) -> str:
    """How the file is opened. Where neither it nor its folder may be written, and nobody is writing, SQLite is told not to try."""
    if create and not path.exists():
        return "rwc"
    if os.access(path, os.W_OK):
        return "rw"
    quiet = not os.access(path.absolute().parent, os.W_OK) and not os.path.exists(f"{path}-wal")
    return "ro&immutable=1" if quiet else "ro"


def _prepare(connection: Any, _record: object) -> None:
    """Foreign keys hold; a commit is in the log before it is told, and is safe there from a killed process."""
    for words in ("foreign_keys = ON", "synchronous = NORMAL", "temp_store = MEMORY", "cache_size = -65536"):
        connection.execute(f"PRAGMA {words}")


def _look_at(path: Path, create: bool) -> None:
    """Raise NoLedger where the file is not there or is no SQLite file, LedgerError where it can't be read."""
    try:
        with open(path, "rb") as stream:
            head = stream.read(len(MAGIC))
    except FileNotFoundError:
        _missing(path, create)
        return
    except IsADirectoryError:
        raise NoLedger(f"{path}: this is a folder, not a ledger") from None
    except OSError as error:
        raise LedgerError(f"{path}: the ledger can't be opened ({error.strerror or error})") from error
    if head != MAGIC and (head or not create):
        raise NoLedger(f"{path}: this is not a ledger, but {'some other file' if head else 'an empty file'}")


def _missing(path: Path, create: bool) -> None:
    if not create:
        raise NoLedger(f"{path}: there is no ledger here")
    if not path.absolute().parent.is_dir():
        raise NoLedger(f"{path}: there is no folder {path.parent} to make a ledger in")


def _postgresql(where: str) -> Store:
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise LedgerError("the ledger's address can't be read: postgresql://USER@HOST/DATABASE is its form") from error
    if url.drivername not in POSTGRESQL:
        raise LedgerError(f"{url.drivername}: no ledger is kept in such a database; SQLite files and postgresql:// are supported")
    place = url.set(drivername="postgresql").render_as_string(hide_password=True)
    return Store(_engine(url, place), place)


def _engine(url: URL, place: str) -> Engine:
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    except ImportError as error:
        raise LedgerError(f"{place}: a ledger on PostgreSQL needs psycopg: install reportedly[postgres]") from error
    except (SQLAlchemyError, ValueError) as error:
        raise complaint(place, error if isinstance(error, SQLAlchemyError) else SQLAlchemyError(str(error))) from error


def _make_ready(store: Store, create: bool) -> None:
    with store.connected() as connection:
        found = _found(connection)
    if found == schema.REVISIONS[-1]:
        return
    _refuse(store.place, found, create)
    try:
        _bring_up(store, create)
    except LedgerError as error:
        if found is None or READ_ONLY not in str(error):
            raise
        store.has_desk = found >= DESK


def _bring_up(store: Store, create: bool) -> None:
    """Make the tables, or bring them to the newest form. Raises LedgerError where they can't be written."""
    if store.dialect == "sqlite":
        store.plain("PRAGMA journal_mode = WAL")
    with store.writing(), store.connected() as connection:
        found = _found(connection)
        _refuse(store.place, found, create)
        migrate(connection)


def _found(connection: Connection) -> str | None:
    """The revision that is there; None for an empty database; "" where it holds something else."""
    names = set(inspect(connection).get_table_names())
    if {"ledger", "alembic_version"} <= names:
        return revision_of(connection)
    return "" if names else None


def _refuse(place: str, found: str | None, create: bool) -> None:
    if found == "":
        raise NoLedger(f"{place}: this is a database of something else, not a ledger; nothing in it was changed")
    if found is None and not create:
        raise NoLedger(f"{place}: there is no ledger here")
    if found is not None and found not in schema.REVISIONS:
        raise NewerLedger(
            f"{place}: a newer version of reportedly made this ledger (revision {found}); this one knows {schema.REVISIONS[-1]}"
        )
