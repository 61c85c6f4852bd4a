"""
Bounds of every variable, with the owners of the rows that each rests on, tightened row by row until nothing more follows.

Rows are looked at in the order in which they were set off, and no more than ``PATIENCE`` times each on average: a cycle of rows may
raise a bound for ever where a variable has no top (x = y + 1, y = x). What is cut short there is decided by the simplex method.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from reportedly.reconcile.solver.rows import Row, System, union

PATIENCE = 6
NO_TOP = None


class Spent(Exception):
    """The budget of steps is spent."""


class Budget:
    """How many steps are left; a step is one look at one row, or one entry of a tableau changed."""

    __slots__ = ("left",)

    def __init__(self, steps: int | None) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Take ``steps`` off. Raises Spent where there are not so many left."""
        if self.left is not None:
            self.left -= steps
            if self.left < 0:
                raise Spent


class Failed(Exception):
    """The bounds left no value to some variable; ``core`` are the owners of the rows that this rests on."""

    def __init__(self, core: int) -> None:
        super().__init__(core)
        self.core = core


class Bounds:
    """
    ``low`` and ``high`` of each variable (None: no top), the owners of each (``why_low``, ``why_high``), and the rows in force.

    ``closed`` is whether all that follows row by row was drawn: then a state in which every variable has one value satisfies every row.
    """

    __slots__ = ("active", "budget", "closed", "high", "low", "system", "why_high", "why_low")

    def __init__(self, system: System, budget: Budget) -> None:
        n = len(system.variables)
        self.system, self.budget = system, budget
        self.low, self.why_low = [0] * n, [0] * n
        self.high: list[int | None] = [NO_TOP] * n
        self.why_high = [0] * n
        self.active = bytearray(len(system.rows))
        self.closed = True

    def copy(self) -> Bounds:
        """The same bounds, to go on from another way. Raises nothing."""
        other = Bounds.__new__(Bounds)
        other.system, other.budget, other.closed = self.system, self.budget, self.closed
        other.low, other.why_low = self.low[:], self.why_low[:]
        other.high, other.why_high = self.high[:], self.why_high[:]
        other.active = self.active[:]
        return other

    def enforce(self, rows: Iterable[int]) -> None:
        """Put ``rows`` in force and draw what follows. Raises Failed where they can't hold, Spent."""
        queue = deque(row for row in rows if not self.active[row])
        for row in queue:
            self.active[row] = 1
        self._run(queue)

    def restrict(self, variable: int, low: int, high: int | None) -> None:
        """Narrow a variable, as a decision that rests on no row, and draw what follows. Raises Failed, Spent."""
        queue: deque[int] = deque()
        if low > self.low[variable]:
            self._raise(variable, low, 0, queue)
        top = self.high[variable]
        if high is not None and (top is None or high < top):
            self._lower(variable, high, 0, queue)
        self._run(queue)

    def rows(self) -> list[Row]:
        """The rows in force. Raises nothing."""
        return [row for row, on in zip(self.system.rows, self.active, strict=True) if on]

    def _run(self, queue: deque[int]) -> None:
        looks = PATIENCE * (len(queue) + len(self.active))
        waiting = set(queue)
        while queue and looks:
            looks -= 1
            number = queue.popleft()
            waiting.discard(number)
            fresh: deque[int] = deque()
            self._look(self.system.rows[number], fresh)
            for row in fresh:
                if row not in waiting:
                    waiting.add(row)
                    queue.append(row)
        self.closed = self.closed and not queue

    def _look(self, row: Row, queue: deque[int]) -> None:
        self.budget.spend(1)
        room, topless = row.bound, -1
        for at, (v, c) in enumerate(row.terms):
            edge = self.low[v] if c > 0 else self.high[v]
            if edge is not None:
                room -= c * edge
            elif topless >= 0:
                return
            else:
                topless = at
        if topless >= 0:
            self._tighten(row, topless, room, queue)
            return
        if room < 0:
            raise Failed(row.owner | self._why(row, -1))
        for at in range(len(row.terms)):
            self._tighten(row, at, room, queue)

    def _tighten(self, row: Row, at: int, room: int, queue: deque[int]) -> None:
        v, c = row.terms[at]
        low, high = self.low[v], self.high[v]
        if c > 0:
            top = low + room // c
            if high is None or top < high:
                self._lower(v, top, row.owner | self._why(row, at), queue)
        else:
            floor = (0 if high is None else high) - room // -c
            if floor > low:
                self._raise(v, floor, row.owner | self._why(row, at), queue)

    def _why(self, row: Row, but: int) -> int:
        return union((self.why_low if c > 0 else self.why_high)[v] for at, (v, c) in enumerate(row.terms) if at != but)

    def _raise(self, v: int, low: int, why: int, queue: deque[int]) -> None:
        high = self.high[v]
        if high is not None and low > high:
            raise Failed(why | self.why_high[v])
        self.low[v], self.why_low[v] = low, why
        queue.extend(row for row in self.system.rising[v] if self.active[row])

    def _lower(self, v: int, high: int, why: int, queue: deque[int]) -> None:
        if high < self.low[v]:
            raise Failed(why | self.why_low[v])
        self.high[v], self.why_high[v] = high, why
        queue.extend(row for row in self.system.falling[v] if self.active[row])
