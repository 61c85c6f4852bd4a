"""What a database complains of, as one sentence for the person at the terminal."""

from __future__ import annotations

import re

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from reportedly.errors import BrokenLedger, LedgerError

SECRET = re.compile(r"(://[^/@\s:]*):[^/@\s]*@")
WORDS = (
    ("database is locked", "another process has been writing to it for too long; try again when that is done"),
    ("disk is full", "the disk is full; what was being written was not kept"),
    ("no space left", "the disk is full; what was being written was not kept"),
    ("file too large", "the disk takes no more; what was being written was not kept"),
    ("readonly database", "it can't be written, because the file or its folder is read-only"),
    ("read-only transaction", "it can't be written, because the database is read-only"),
    ("disk i/o error", "the disk can't be read or written (it may be full or failing); what was being written was not kept"),
    ("unable to open", "it can't be opened: the file or its folder may not be read or written"),
    ("permission denied", "there is no permission to read or write it"),
)
DAMAGED = ("malformed", "not a database", "corrupt", "invalid page")
NO_DRIVER = "No module named 'psycopg"


def complaint(place: str, error: SQLAlchemyError | ImportError) -> LedgerError:
    """The LedgerError that ``error`` is, named after the ledger; a BrokenLedger where what is stored is damaged. Raises nothing."""
    said = first_line(error)
    if any(word in said.lower() for word in DAMAGED):
        return BrokenLedger(f"{place}: the ledger is damaged ({said})")
    for words, sentence in WORDS:
        if words in said.lower():
            return LedgerError(f"{place}: {sentence}")
    if isinstance(error, DBAPIError) and (error.connection_invalidated or type(error.orig).__name__ == "OperationalError"):
        return LedgerError(f"{place}: the database can't be reached ({said})")
    return LedgerError(f"{place}: the database refused ({said})")


def first_line(error: BaseException) -> str:
    """What the database itself said, on one line, without a password."""
    original = getattr(error, "orig", None) or error
    line = next(iter(str(original).strip().splitlines()), type(original).__name__)
    return SECRET.sub(r"\1:***@", line)
