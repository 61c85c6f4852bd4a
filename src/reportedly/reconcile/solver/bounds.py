"""
Bounds of every variable, with the owners of the rows that each rests on, tightened row by row until nothing more follows.

Rows are looked at in the order in which they were set off, and no more than ``PATIENCE`` times each on average: a cycle of rows may
raise a bound for ever where a variable has no top (x = y + 1, y = x). What is cut short there is decided by the simplex method.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from reportedly.reconcile.solver.rows import Row, System

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

    __slots__ = ("active", "budget", "closed", "high", "low", "queue", "system", "waiting", "why_high", "why_low")

    def __init__(self, system: System, budget: Budget) -> None:
        n = len(system.variables)
        self.system, self.budget = system, budget
        self.low, self.why_low = [0] * n, [0] * n
        self.high: list[int | None] = [NO_TOP] * n
        self.why_high = [0] * n
        self.active = bytearray(len(system.rows))
        self.closed = True
        self.queue: deque[int] = deque()
        self.waiting: set[int] = set()

    def copy(self) -> Bounds:
        """The same bounds, to go on from another way. Raises nothing."""
        other = Bounds.__new__(Bounds)
        other.system, other.budget, other.closed = self.system, self.budget, self.closed
        other.low, other.why_low = self.low[:], self.why_low[:]
        other.high, other.why_high = self.high[:], self.why_high[:]
        other.active, other.queue, other.waiting = self.active[:], deque(), set()
        return other

    def enforce(self, rows: Iterable[int]) -> None:
        """Put ``rows`` in force and draw what follows. Raises Failed where they can't hold, Spent."""
        for row in rows:
            if not self.active[row]:
                self.active[row] = 1
                self.queue.append(row)
        self._run()

    def restrict(self, variable: int, low: int, high: int | None) -> None:
        """Narrow a variable, as a decision that rests on no row, and draw what follows. Raises Failed, Spent."""
        if low > self.low[variable]:
            self._raise(variable, low, 0)
        top = self.high[variable]
        if high is not None and (top is None or high < top):
            self._lower(variable, high, 0)
        self._run()

    def rows(self) -> list[Row]:
        """The rows in force. Raises nothing."""
        return [row for row, on in zip(self.system.rows, self.active, strict=True) if on]

    def _run(self) -> None:
        """Look at the rows in the queue, and at those that are set off thereby, each at most once at a time."""
        queue, looks = self.queue, PATIENCE * (len(self.queue) + len(self.active))
        while queue and looks:
            looks -= 1
            self.budget.spend(1)
            number = queue.popleft()
            self.waiting.discard(number)
            self._look(self.system.rows[number])
        self.closed = self.closed and not queue
        queue.clear()
        self.waiting.clear()

    def _look(self, row: Row) -> None:
        room, topless = row.bound, None
        for v, c in row.plus:
            room -= c * self.low[v]
        for v, c in row.minus:
            high = self.high[v]
            if high is not None:
                room += c * high
            elif topless is not None:
                return
            else:
                topless = v, c
        if topless is not None:
            self._lift(row, topless[0], -(room // topless[1]))
        elif room < 0:
            raise Failed(row.owner | self._why(row, -1))
        else:
            self._squeeze(row, room)

    def _squeeze(self, row: Row, room: int) -> None:
        """Hold each variable to the room that the others leave it."""
        for v, c in row.plus:
            high = self.high[v]
            if high is None or c * (high - self.low[v]) > room:
                self._lower(v, self.low[v] + room // c, row.owner | self._why(row, v))
        for v, c in row.minus:
            self._lift(row, v, (self.high[v] or 0) - room // c)

    def _lift(self, row: Row, v: int, low: int) -> None:
        if low > self.low[v]:
            self._raise(v, low, row.owner | self._why(row, v))

    def _why(self, row: Row, but: int) -> int:
        why = 0
        for v, _ in row.plus:
            if v != but:
                why |= self.why_low[v]
        for v, _ in row.minus:
            if v != but:
                why |= self.why_high[v]
        return why

    def _raise(self, v: int, low: int, why: int) -> None:
        high = self.high[v]
        if high is not None and low > high:
            raise Failed(why | self.why_high[v])
        self.low[v], self.why_low[v] = low, why
        self._set_off(self.system.rising[v])

    def _lower(self, v: int, high: int, why: int) -> None:
        if high < self.low[v]:
            raise Failed(why | self.why_low[v])
        self.high[v], self.why_high[v] = high, why
        self._set_off(self.system.falling[v])

    def _set_off(self, rows: Iterable[int]) -> None:
        for row in rows:
            if self.active[row] and row not in self.waiting:
                self.waiting.add(row)
                self.queue.append(row)
