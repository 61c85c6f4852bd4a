"""
Incidents as they were last seen, in memory, until anything in them changes: an open desk asks for the same few again and again.

What is kept is a function of the ledger and of nothing else: each entry stands under the ledger's own hash of the incident's state
(``Ledger.state_of``), and is made again once that differs. Safe to use from several threads.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from markupsafe import Markup

from reportedly.ledger import Ledger
from reportedly.publish.incident_shown import News
from reportedly.reconcile import ActorTable
from reportedly.workflow.seeing import Seen, Since, changed_since, see
from reportedly.workflow.viewing import EVERYTHING, Window

MOST_CLAIMS = 6000
MOST_DRAWN = 4
Key = tuple[str, Window]


@dataclass
class Held:
    """An incident that is kept: the state it was seen in, what was drawn of it (for those with the same news), what changed since when."""

    state: str
    seen: Seen
    drawn: OrderedDict[News | None, Markup] = field(default_factory=OrderedDict)
    changed: dict[str, Since] = field(default_factory=dict)

    def draw(self, news: News | None, make: Callable[[], Markup]) -> Markup:
        """What ``make`` draws, drawn once for each news. Raises what ``make`` raises."""
        found = self.drawn.get(news)
        if found is None:
            found = self.drawn[news] = make()
            while len(self.drawn) > MOST_DRAWN:
                self.drawn.popitem(last=False)
        return found


class Kept:
    """The incidents last asked for, as many as have ``most`` claims together, and at least one."""

    def __init__(self, most: int = MOST_CLAIMS) -> None:
        self.most = most
        self._held: OrderedDict[Key, Held] = OrderedDict()
        self._lock = Lock()

    def seen(self, ledger: Ledger, name: str, actors: ActorTable, window: Window = EVERYTHING) -> Held:
        """An incident through a window, made again only where its state changed. Raises Unknown, LedgerError."""
        incident = ledger.resolve(name)
        state = ledger.state_of(incident)
        with self._lock:
            held = self._held.get((incident, window))
            if held is not None and held.state == state:
                self._held.move_to_end((incident, window))
                return held
        return self._put((incident, window), state, see(ledger, incident, actors, window))

    def changed(self, ledger: Ledger, held: Held, actors: ActorTable, at: str) -> Since:
        """What changed in an incident since a time (ISO 8601, UTC). Raises LedgerError."""
        if at not in held.changed:
            if len(held.changed) > MOST_DRAWN:
                held.changed.clear()
            held.changed[at] = changed_since(ledger, held.seen, actors, at)
        return held.changed[at]

    def _put(self, key: Key, state: str, seen: Seen) -> Held:
        """Keep it. Where only the state changed (a judgement on another incident), what was drawn stands."""
        with self._lock:
            before = self._held.pop(key, None)
            same = before is not None and before.seen.same_as(seen)
            held = Held(state, before.seen, before.drawn, before.changed) if before is not None and same else Held(state, seen)
            self._held[key] = held
            while len(self._held) > 1 and sum(each.seen.size for each in self._held.values()) > self.most:
                self._held.popitem(last=False)
            return held
