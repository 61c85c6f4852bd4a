"""
The ledger: reports, their readings and claims, judgements, and which mentions are one incident, in SQLite or PostgreSQL.

    with open_ledger("reportedly.sqlite", create=True) as ledger:
        ledger.add(reading, raw, at)

It stores and finds; what is computed is computed elsewhere. docs/ledger.md describes its tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from reportedly.ledger.adding import Added, Adding
from reportedly.ledger.digesting import Digesting
from reportedly.ledger.findings import ALL, Findings, Order, Queued, Summary, Wanted
from reportedly.ledger.holding import Holding
from reportedly.ledger.judging import Judging
from reportedly.ledger.listing import Came, Listing
from reportedly.ledger.noting import Noting
from reportedly.ledger.opening import open_store
from reportedly.ledger.searching import Hit, Searching, words_in
from reportedly.ledger.signing import Signing
from reportedly.ledger.stating import Read, Stating
from reportedly.ledger.store import Store
from reportedly.ledger.verifying import Problem, Verifying

__all__ = ["ALL", "Added", "Came", "Hit", "Ledger", "Order", "Problem", "Queued", "Read", "Summary", "Wanted", "open_ledger", "words_in"]


class Ledger(Adding, Holding, Verifying, Digesting, Judging, Findings, Searching, Stating, Signing, Noting, Listing):
    """
    One ledger, open. Use it in a ``with``, or close it.

    Every method raises LedgerError, in one sentence, where the ledger can't be read or written; what each raises besides, it says.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)

    @property
    def place(self) -> str:
        """The ledger's name for people: a path, or an address without its password."""
        return self.store.place

    @property
    def writable(self) -> bool:
        """Whether it can be written, as it looks now. Raises LedgerError."""
        return self.store.writable()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all that is written inside is kept, or, where anything inside raises, nothing. Raises LedgerError."""
        with self.store.writing():
            yield

    @contextmanager
    def steady(self) -> Iterator[None]:
        """One moment for all that is read inside, whatever others add meanwhile; nothing is written inside. Raises LedgerError."""
        with self.store.steady():
            yield

    def close(self) -> None:
        """Let go of it. Raises nothing."""
        self.store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_ledger(where: str | Path, *, create: bool = False) -> Ledger:
    """
    The ledger at a path or a ``postgresql://`` address, brought to the newest form; made where there is none and ``create`` is set.

    Raises NoLedger where there is none or it is something else, NewerLedger where a newer version made it, LedgerError where it can't be
    reached or read.
    """
    return Ledger(open_store(where, create))
