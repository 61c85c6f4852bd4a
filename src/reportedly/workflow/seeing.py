"""All that is to be seen of one incident at once, for whoever shows it; and what changed in it since somebody last looked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reportedly.errors import Unknown
from reportedly.ledger import Ledger
from reportedly.model import Coded, Judgement, Reconciled
from reportedly.publish.incident_board import Board
from reportedly.publish.incident_diff import Diff, incident_diff
from reportedly.publish.incident_shown import Known, News, Shown
from reportedly.reconcile import ActorTable
from reportedly.workflow.viewing import EVERYTHING, Window, coded, judgements_by, judgements_on, view


@dataclass(frozen=True)
class Seen:
    """An incident through a window, reconciled and coded, with the judgements that bear on it. The texts of its reports are not in it."""

    reconciled: Reconciled
    coded: tuple[Coded, ...]
    judgements: tuple[Judgement, ...]
    window: Window = EVERYTHING

    @property
    def id(self) -> str:
        """The incident's id."""
        return self.reconciled.incident.id

    @cached_property
    def board(self) -> Board:
        """The board, made once."""
        return self.board_with(None)

    def board_with(self, news: News | None) -> Board:
        """The board with what is new marked. Raises nothing."""
        return Board.of(Known.of(Shown(self.reconciled, self.coded, {}, self.judgements, news=news)))

    @property
    def size(self) -> int:
        """How many claims it holds."""
        return sum(len(mention.claims) for mention in self.reconciled.incident.mentions)

    def same_as(self, other: Seen) -> bool:
        """Whether both are seen alike."""
        ours = (self.id, self.window, self.reconciled.input, self.judgements, self.coded)
        return ours == (other.id, other.window, other.reconciled.input, other.judgements, other.coded)


def see(ledger: Ledger, name: str, actors: ActorTable, window: Window = EVERYTHING) -> Seen:
    """An incident as it is to be shown. Raises Unknown, LedgerError."""
    reconciled = view(ledger, name, actors, window)
    judgements = judgements_on(reconciled.incident, judgements_by(ledger.judgements(), window))
    return Seen(reconciled, coded(ledger, reconciled, window=window), judgements, window)


def state_at(ledger: Ledger, incident: str, actors: ActorTable, at: str) -> Reconciled | None:
    """An incident as the ledger knew it at a time (ISO 8601, UTC); None where it knew nothing of it yet. Raises LedgerError."""
    try:
        return view(ledger, incident, actors, Window(known_at=at))
    except Unknown:
        return None


@dataclass(frozen=True, slots=True)
class Since:
    """What changed in an incident since a time: None where nothing that reports say did, and the judgements made or undone since."""

    diff: Diff | None
    judged: tuple[Judgement, ...]


def changed_since(ledger: Ledger, seen: Seen, actors: ActorTable, at: str) -> Since:
    """What changed in an incident since a time (ISO 8601, UTC). Raises LedgerError."""
    before = state_at(ledger, seen.id, actors, at)
    same = before is not None and before.input == seen.reconciled.input
    diff = None if same else incident_diff(before, seen.reconciled)
    every = judgements_on(seen.reconciled.incident, ledger.judgements())
    judged = tuple(each for each in every if each.at > at or (each.undone_at or "") > at)
    return Since(None if diff is None or diff.empty else diff, judged)
