"""What every request shares: the settings, the table of actors, and a small pool of open ledgers, each used by one request at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from queue import Empty, LifoQueue
from threading import Lock
from typing import Annotated

from fastapi import Depends, Request

from reportedly.desk.kept import Kept
from reportedly.errors import LedgerError, Unknown
from reportedly.ledger import Ledger, open_ledger
from reportedly.reconcile import ActorTable, load_actors
from reportedly.settings import Settings
from reportedly.workflow.jobs import Jobs
from reportedly.workflow.relisting import Relisting

KEPT = 8
NOTICED, PATIENT, FEW = 0.06, 1.0, 20


class Office:
    """
    One desk's shared state. Safe to use from several threads: a ledger is lent to one at a time.

    ``actors`` raises SettingError where the user's own table is broken. ``kept`` are the incidents last asked for; ``jobs`` adds reports,
    and ``listing`` keeps the list up to date, both in threads that begin when there is something to do.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.kept = Kept()
        self._idle: LifoQueue[Ledger] = LifoQueue(KEPT)
        self._begun = Lock()
        self._listing: Relisting | None = None
        self._jobs: Jobs | None = None

    @property
    def listing(self) -> Relisting:
        """Keeps the list of incidents up to date. Raises SettingError where the user's own table of actors is broken."""
        with self._begun:
            self._listing = self._listing or Relisting(self.settings.ledger, self.actors)
            return self._listing

    @property
    def jobs(self) -> Jobs:
        """Adds reports in the background. Raises SettingError where the user's own table of actors is broken."""
        listing = self.listing
        with self._begun:
            self._jobs = self._jobs or Jobs(self.settings, self.now, listing.start)
            return self._jobs

    def unlisted(self, ledger: Ledger, seconds: float | None = None) -> int:
        """
        How many incidents are not in the list as they are now, after a wait of at most ``seconds``: by default a short one where they are
        few, none to speak of where they are many. Raises LedgerError, SettingError.
        """
        few = ledger.count_unsummarised() <= FEW
        return self.listing.settle(ledger, seconds or (PATIENT if few else NOTICED))

    @cached_property
    def actors(self) -> ActorTable:
        """The table of actors in force, read once."""
        return load_actors(self.settings.actors)

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """
        A ledger of one's own until the block ends. Raises LedgerError where it can't be opened.

        One in which something went wrong with the database is closed rather than lent again. What is told of something unknown names the
        ledger's place, which is nobody's concern who asks from outside: the same is raised without it.
        """
        lent = self._borrowed()
        try:
            yield lent
        except LedgerError:
            lent.close()
            raise
        except Unknown as error:
            self._give_back(lent)
            raise Unknown(str(error).removeprefix(f"{lent.place}: ")) from None
        except BaseException:
            self._give_back(lent)
            raise
        self._give_back(lent)

    def now(self) -> str:
        """The ledger's clock: ISO 8601, UTC, to the second."""
        return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    def close(self) -> None:
        """Stop what is done in the background after the report in hand, and close the idle ledgers. Raises nothing."""
        for worker in (self._jobs, self._listing):
            if worker is not None:
                worker.close()
        while not self._idle.empty():
            self._idle.get_nowait().close()

    def _borrowed(self) -> Ledger:
        try:
            return self._idle.get_nowait()
        except Empty:
            return open_ledger(self.settings.ledger)

    def _give_back(self, lent: Ledger) -> None:
        if self._idle.full():
            lent.close()
        else:
            self._idle.put_nowait(lent)


def office_of(request: Request) -> Office:
    """The office of the application that a request came to. Raises nothing."""
    office: Office = request.app.state.office
    return office


Shared = Annotated[Office, Depends(office_of)]
