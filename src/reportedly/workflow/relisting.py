"""
The list of incidents kept up to date in the background: one thread makes the rows that are missing, so that no page waits for many.

What is made is a function of the ledger alone; stopped at any moment, it goes on where it stopped, since each row is kept as it is made.
"""

from __future__ import annotations

import logging
from threading import Event, Lock, Thread

from reportedly.errors import LedgerError, ReportedlyError, Unknown
from reportedly.ledger import Ledger, open_ledger
from reportedly.reconcile import ActorTable
from reportedly.workflow.listing import relist

log = logging.getLogger("reportedly.desk")
NAME = "reportedly-list"


class Relisting:
    """Makes the rows of the list that are missing, in a thread of its own, which is there only while there is something to do."""

    def __init__(self, where: str, actors: ActorTable) -> None:
        self.where = where
        self.actors = actors
        self._lock = Lock()
        self._asked = False
        self._thread: Thread | None = None
        self._idle = Event()
        self._idle.set()
        self._closed = Event()

    def start(self) -> None:
        """Begin, unless it is at it; what is asked for meanwhile is not passed over. Raises nothing."""
        with self._lock:
            self._asked = True
            if self._thread is None and not self._closed.is_set():
                self._idle.clear()
                self._thread = Thread(target=self._work, name=NAME, daemon=True)
                self._thread.start()

    def settle(self, ledger: Ledger, seconds: float) -> int:
        """Wait at most so long until every incident is listed; how many are not yet. Raises LedgerError."""
        missing = ledger.count_unsummarised()
        if missing:
            self.start()
            self._idle.wait(seconds)
            missing = ledger.count_unsummarised()
        return missing

    def close(self, seconds: float = 10.0) -> None:
        """Stop after the row that is being made, and wait for that. Raises nothing."""
        self._closed.set()
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _work(self) -> None:
        try:
            while self._wanted():
                self._list()
        except ReportedlyError as error:
            log.warning("the list of incidents could not be brought up to date: %s", error)
        finally:
            with self._lock:
                self._thread = None
                self._idle.set()

    def _wanted(self) -> bool:
        with self._lock:
            asked, self._asked = self._asked, False
            return asked and not self._closed.is_set()

    def _list(self) -> None:
        """Raises LedgerError."""
        with open_ledger(self.where) as ledger:
            for incident in ledger.unsummarised():
                if self._closed.is_set():
                    return
                try:
                    relist(ledger, incident, self.actors)
                except (Unknown, LedgerError) as error:  # it went into another, or is written just now: the next time
                    log.info("an incident was not listed: %s", error)
