"""
Reports added in the background: who sends them is told at once what they became, one by one, and need not wait.

One thread reads, with the language pipeline, which it loads when the first report comes; jobs wait in a queue that is bounded, and what
became of them is kept for as many as are shown. A report is added whole or not at all (``workflow.adding``), so that a job that is stopped
leaves a ledger that holds the reports before it; what was sent is held in a file without a name, which goes when the process does.
"""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Condition, Thread

from reportedly.errors import Busy, LedgerError, ReadingError, ReportedlyError
from reportedly.ledger import open_ledger
from reportedly.model import Report
from reportedly.pipeline import World, open_world
from reportedly.settings import Settings
from reportedly.workflow.adding import Taken, add_reports
from reportedly.workflow.parcels import Parcel

log = logging.getLogger("reportedly.desk")
NAME = "reportedly-reader"
MOST_WAITING = 16
MOST_KEPT = 100
MOST_TOLD = 500


class State(StrEnum):
    """Where a job is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self in (State.DONE, State.FAILED, State.STOPPED)


@dataclass(frozen=True, slots=True)
class Job:
    """
    A job as it stands: ``files`` were sent, of which ``files_done`` are done; ``new`` reports came of them, ``known`` ones were there
    already, ``failed`` ones could not be read.

    ``told`` is what became of each report in order, a sentence for one that could not be read, the first ``MOST_TOLD`` of them. ``reading``
    is the file in hand. ``problem`` says why the whole job failed or was stopped. ``at`` is when it was sent, ISO 8601 in UTC.
    """

    id: str
    who: str
    at: str
    files: tuple[str, ...]
    state: State = State.WAITING
    files_done: int = 0
    reading: str = ""
    new: int = 0
    known: int = 0
    failed: int = 0
    claims: int = 0
    incidents: tuple[str, ...] = ()
    told: tuple[Taken | str, ...] = ()
    problem: str = ""

    @property
    def reports(self) -> int:
        """How many reports were looked at so far."""
        return self.new + self.known + self.failed


@dataclass
class _Work:
    """A job in the making; the lock of ``Jobs`` guards it."""

    id: str
    who: str
    at: str
    parcel: Parcel
    state: State = State.WAITING
    files_done: int = 0
    reading: str = ""
    new: int = 0
    known: int = 0
    failed: int = 0
    claims: int = 0
    incidents: dict[str, None] = field(default_factory=dict)
    told: list[Taken | str] = field(default_factory=list)
    problem: str = ""

    def take(self, result: Taken | ReadingError) -> None:
        """What became of one report."""
        if isinstance(result, Taken):
            self.new, self.known = self.new + result.new, self.known + (not result.new)
            self.claims += result.claims
            self.incidents |= dict.fromkeys(result.incidents)
        else:
            self.failed += 1
        if len(self.told) < MOST_TOLD:
            self.told.append(result if isinstance(result, Taken) else str(result))

    def shown(self) -> Job:
        """It as it stands."""
        same = {name: getattr(self, name) for name in ("id", "who", "at", "state", "files_done", "reading")}
        tally = {name: getattr(self, name) for name in ("new", "known", "failed", "claims", "problem")}
        return Job(**same, **tally, files=self.parcel.names, incidents=tuple(self.incidents), told=tuple(self.told))


class Jobs:
    """
    The jobs of a process. Safe to use from several threads.

    ``at`` gives the ledger time; ``added`` is called after each report that is new, by the thread that reads.
    """

    def __init__(self, settings: Settings, at: Callable[[], str], added: Callable[[], None] = lambda: None) -> None:
        self.settings = settings
        self._at = at
        self._added = added
        self._changed = Condition()
        self._every: OrderedDict[str, _Work] = OrderedDict()
        self._queue: deque[_Work] = deque()
        self._thread: Thread | None = None
        self._closed = False
        self._world: World | None = None

    def send(self, parcel: Parcel, who: str) -> Job:
        """Put what was sent into the queue. Raises Busy where as many jobs wait as may, or no more are taken."""
        with self._changed:
            if self._closed or len(self._queue) >= MOST_WAITING:
                parcel.close()
                raise Busy(f"{len(self._queue)} jobs wait to be read already: try again when some are done")
            work = _Work(secrets.token_hex(8), who, self._at(), parcel)
            self._every[work.id] = work
            self._queue.append(work)
            self._forget()
            self._start()
            self._changed.notify_all()
            return work.shown()

    def get(self, name: str) -> Job | None:
        """A job as it stands; None where there is none of that id, or it was too long ago. Raises nothing."""
        with self._changed:
            work = self._every.get(name)
            return work.shown() if work else None

    def latest(self, most: int = 20) -> tuple[Job, ...]:
        """The jobs sent last, the last first. Raises nothing."""
        with self._changed:
            return tuple(work.shown() for work in list(self._every.values())[: -most - 1 : -1])

    def wait(self, name: str, seconds: float) -> Job | None:
        """A job once it is over, or as it stands after so long. Raises nothing."""
        with self._changed:
            self._changed.wait_for(lambda: name not in self._every or self._every[name].state.over, seconds)
        return self.get(name)

    def close(self, seconds: float = 30.0) -> None:
        """Stop after the report that is being read, and wait for that; what waits is stopped. Raises nothing."""
        with self._changed:
            self._closed = True
            thread = self._thread
            self._changed.notify_all()
        if thread is not None:
            thread.join(seconds)

    def _forget(self) -> None:
        """Keep no more jobs than are shown: the oldest that are over go."""
        over = [name for name, work in self._every.items() if work.state.over]
        for name in over[: max(0, len(self._every) - MOST_KEPT)]:
            del self._every[name]

    def _start(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._work, name=NAME, daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while work := self._next():
            try:
                self._carry_out(work)
            except ReportedlyError as error:
                self._end(work, State.FAILED, _sentence(error))
            except Exception:
                log.exception("a job failed")
                self._end(work, State.FAILED, "something went wrong here; the server's log has it")
        with self._changed:
            while self._queue:
                self._end(self._queue.popleft(), State.STOPPED, "the desk was closed before it was read")

    def _next(self) -> _Work | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._queue)
            if self._closed:
                return None
            work = self._queue.popleft()
            work.state = State.READING
            return work

    def _carry_out(self, work: _Work) -> None:
        """Raises LanguageMissing, LedgerError."""
        with open_ledger(self.settings.ledger) as ledger:
            for result in add_reports(ledger, self._reports(work), self.settings, work.at, self._know):
                with self._changed:
                    work.take(result)
                    closed = self._closed
                if isinstance(result, Taken) and result.new:
                    self._added()
                if closed:
                    self._end(work, State.STOPPED, "the desk was closed; what is listed here was added, the rest was not")
                    return
        self._end(work, State.DONE)

    def _reports(self, work: _Work) -> Iterator[Report | ReadingError]:
        for at, (name, reports) in enumerate(work.parcel.reports()):
            with self._changed:
                work.files_done, work.reading = at, name
            yield from reports
        with self._changed:
            work.files_done, work.reading = len(work.parcel.names), ""

    def _know(self, settings: Settings) -> World:
        """What the reader knows beside the report, made once for all jobs."""
        self._world = self._world or open_world(settings)
        return self._world

    def _end(self, work: _Work, state: State, problem: str = "") -> None:
        with self._changed:
            work.state, work.problem, work.reading = state, problem, ""
            work.parcel.close()
            self._changed.notify_all()


def _sentence(error: ReportedlyError) -> str:
    """What may be told of it: a ledger's own error names its path, and so is told in general."""
    return "the ledger can't be read or written just now: send it again later" if isinstance(error, LedgerError) else str(error)
