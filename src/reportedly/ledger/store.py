"""
One connection to one database, and the one door through which every statement goes: transactions, and errors as sentences.

Outside of :meth:`Store.writing` every statement stands alone; results are drawn whole and in bounded pages, so that no reader holds
anything open. Writers take turns: on SQLite by BEGIN IMMEDIATE, on PostgreSQL by one lock, which ends with the transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import islice
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from sqlalchemy import Connection, Engine, Executable, Row, Table, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from reportedly.errors import LedgerError
from reportedly.ledger.complaints import complaint

T = TypeVar("T")
Values = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
LOCK = 0x7265706F  # "repo": the lock of the writers of one ledger, among the locks of its database
MOST = 400
PATIENCE = 60.0


class Turn:
    """
    Whose turn it is to write among the threads of one process: SQLite's own waiting sleeps for up to a tenth of a second between tries, and
    whoever comes late may go first.
    """

    def __init__(self) -> None:
        self.lock = Lock()


_turns: WeakValueDictionary[str, Turn] = WeakValueDictionary()


class Store:
    """
    A ledger's database. ``place`` is its name for people; ``has_desk`` is whether it has the tables of the desk: an older one that can't be
    written stays as it is, and can be read.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self.place = place
        self.engine = engine
        self.dialect = engine.dialect.name
        self.has_desk = True
        self._turn = _turns.setdefault(place, Turn()) if self.dialect == "sqlite" else Turn()
        self._depth = 0
        self._spoiled = False
        with self.told():
            self._connection = engine.connect()

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what the database complains of into a LedgerError of one sentence."""
        try:
            yield
        except SQLAlchemyError as error:
            raise complaint(self.place, error) from (error.orig if isinstance(error, DBAPIError) else error)
        except (OverflowError, UnicodeEncodeError) as error:
            raise LedgerError(f"{self.place}: the database can't take a value that was given ({error})") from error

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """The connection itself, for what SQLAlchemy and Alembic do with one. Raises LedgerError for what they raise inside."""
        with self.told():
            yield self._connection

    def run(self, statement: Executable, values: Values = None) -> int:
        """Carry out a statement; how many rows it touched. Raises LedgerError."""
        with self.told():
            return self._connection.execute(statement, values).rowcount

    def rows(self, statement: Executable, values: Values = None) -> Sequence[Row[Any]]:
        """All rows that a statement gives. Raises LedgerError."""
        with self.told():
            return self._connection.execute(statement, values).all()

    def first(self, statement: Executable, values: Values = None) -> Row[Any] | None:
        """The first row that a statement gives, or None. Raises LedgerError."""
        with self.told():
            return self._connection.execute(statement, values).first()

    def make(self, statement: Executable, values: Mapping[str, Any]) -> int:
        """Insert one row; its number. Raises LedgerError."""
        with self.told():
            key = self._connection.execute(statement, values).inserted_primary_key
            return int(key[0]) if key else 0

    def put(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows; one that is there already, by its primary key, takes the new values. Raises LedgerError."""
        if rows:
            self.run(_upsert(table, self.dialect), rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """
        One transaction: all that is written inside is kept, or, where anything inside raises, nothing. Inside another it is part of that.

        Raises LedgerError where the ledger can't be written, or where an error inside was passed over.
        """
        if self._depth:
            with self._nested():
                yield
            return
        if not self._turn.lock.acquire(timeout=PATIENCE):
            raise LedgerError(f"{self.place}: the ledger was being written for {PATIENCE:.0f} seconds on end; nothing was kept")
        try:
            self._begin()
            with self._kept():
                yield
        finally:
            self._turn.lock.release()

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """What is done inside the transaction that was begun is kept, or, where anything inside raises, none of it."""
        try:
            with self._nested():
                yield
            if self._spoiled:
                raise LedgerError(f"{self.place}: a part of what was to be written failed; none of it was kept")
            self.plain("COMMIT")
        except BaseException:
            self._back()
            raise

    @contextmanager
    def _nested(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        except BaseException:
            self._spoiled = True
            raise
        finally:
            self._depth -= 1

    def _begin(self) -> None:
        self._spoiled = False
        if self.dialect == "sqlite":
            self.plain("BEGIN IMMEDIATE")
            return
        self.plain("BEGIN")
        try:
            self.plain(f"SELECT pg_advisory_xact_lock({LOCK})")
        except BaseException:
            self._back()
            raise

    def _back(self) -> None:
        """Roll back; where the database did so of itself, or is gone, there is nothing to roll back."""
        try:
            self._connection.exec_driver_sql("ROLLBACK")
        except SQLAlchemyError:
            return

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Everything read inside is as of one moment. Blocks nobody. Raises LedgerError."""
        if self._depth:
            yield
            return
        self.plain("BEGIN" if self.dialect == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            self._back()

    def writable(self) -> bool:
        """Whether anything could be written just now. Raises LedgerError where that can't be asked."""
        if self.dialect == "postgresql":
            asked = "SELECT NOT current_setting('transaction_read_only')::boolean AND has_table_privilege('judgement', 'INSERT') AS yes"
            row = self.first(text(asked))
            return row is not None and bool(row.yes)
        try:
            with self.writing():
                return True
        except LedgerError:
            return False

    def plain(self, words: str) -> None:
        """Say ``words`` to the database. Raises LedgerError."""
        with self.told():
            self._connection.execute(text(words))

    def close(self) -> None:
        """Let go of the database. Raises nothing."""
        try:
            self._connection.close()
            self.engine.dispose()
        except SQLAlchemyError:
            return


@cache
def _upsert(table: Table, dialect: str) -> Executable:
    statement = (sqlite.insert if dialect == "sqlite" else postgresql.insert)(table)
    changed = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    if not changed:
        return statement.on_conflict_do_nothing()
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)


def chunks(items: Iterable[T], most: int = MOST) -> Iterator[list[T]]:
    """``items`` in lists of at most ``most``: what one statement is given."""
    supply = iter(items)
    while part := list(islice(supply, most)):
        yield part
