"""What reconciling gives: whose voice a claim is, what is counted, the positions that stand, the findings, values under a coding rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reportedly.model.claim import Figure
from reportedly.model.incident import Card, Incident
from reportedly.model.saying import Interval
from reportedly.model.terms import Manner, Side, SourceKind, Status

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Voice:
    """
    Who says something, resolved across the reports of an incident: a person or body (``id``, ``name``), its organisation, its party.

    ``party`` is the id of the side it speaks for (in the table of actors), None where it speaks for itself alone. ``publisher`` is set
    where the voice is a publisher's own: its narration, or an outlet cited.
    """

    id: str
    name: str
    kind: SourceKind
    organisation: str | None = None
    party: str | None = None
    anonymous: bool = False
    publisher: str | None = None

    @property
    def account(self) -> str:
        """The id of the account that its claims belong to: the party's where it has one, else its own."""
        return self.party or self.id


@dataclass(frozen=True, slots=True)
class Account:
    """All that one party, or one source of no party, claims of an incident: its id, what a person calls it, and the voices in it."""

    id: str
    name: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """
    Who is counted, as independent dimensions; None is "the words do not say".

    ``party`` whose people they are (an id in the table of actors) · ``role`` their part in the incident · ``group`` sex or age ("men",
    "women", "children") · ``people`` what they are called ("passengers", "railway employees") · ``cohort`` the closed group they are of
    ("aboard") · ``part`` the place, facility or phase that the count is limited to ("Mach", "in the first attack") · ``manner`` how they
    came free.
    """

    party: str | None = None
    role: Side | None = None
    group: str | None = None
    people: str | None = None
    cohort: str | None = None
    part: str | None = None
    manner: Manner | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a number is a number of: people of a scope in a status. ``label`` says it in words: "attackers killed"."""

    status: Status
    scope: Scope
    label: str


@dataclass(frozen=True, slots=True)
class Point:
    """
    One figure in its place: the claim, the report that tells it, its voice, what it counts, and what the words bound.

    ``low`` and ``high`` are what the claim says of the true count, in persons, with ``high`` None for "no upper bound": a plain toll is
    open at the top here, where the claim itself has both ends (the table in docs/reconciling.md). ``said`` is when the source said it,
    ``at`` when it was so. ``origin`` is the claim that this one merely passes on. ``solved`` is whether it may constrain others.
    """

    claim: Figure
    card: Card
    voice: Voice
    quantity: Quantity
    low: int
    high: int | None
    said: Interval | None
    at: Interval | None
    origin: str | None = None
    solved: bool = True


@dataclass(frozen=True, slots=True)
class Position:
    """
    Where an account stands, or stood, on a quantity: its claims with the same bounds, as one.

    ``standing`` is False for what the account has since outgrown or changed; such a position is history and constrains nothing.
    """

    id: str
    account: str
    quantity: Quantity
    low: int
    high: int | None
    points: tuple[Point, ...]
    standing: bool = True

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims, in order."""
        return tuple(point.claim.id for point in self.points)


class FindingKind(StrEnum):
    """What reconciling can find; docs/reconciling.md defines each."""

    CONTRADICTION = "contradiction"
    SLIP = "slip"
    DIFFER = "differ"
    GROWTH = "growth"
    REVISION = "revision"
    WITHDRAWAL = "withdrawal"
    COMPATIBLE = "compatible"
    CHECK = "check"
    IMPLIED = "implied"
    DISPUTE = "dispute"


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing found, in one plain English sentence that names the sources.

    ``reason`` is, for a compatible, why ("bound", "scope", "time", "subset"); for a dispute, over what ("manner", "responsibility",
    "fact"); for a check, "holds" or "misses". ``laws`` are the names of the laws used. ``positions`` and ``claims`` are ids. ``low`` and
    ``high`` are the bounds that an implied gives, in persons. ``accounts`` are the ids of the accounts concerned.
    """

    id: str
    kind: FindingKind
    topic: str
    sentence: str
    claims: tuple[str, ...]
    accounts: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    reason: str | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Reconciled:
    """
    An incident with all that is computed from its claims. ``input`` is the hash of what it was computed from; ``notes`` say what was cut.
    """

    incident: Incident
    accounts: tuple[Account, ...]
    points: tuple[Point, ...]
    positions: tuple[Position, ...]
    findings: tuple[Finding, ...]
    input: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One value in a codebook's column, with the clause of the codebook that gave it and the claims it rests on. None is left blank."""

    column: str
    value: Value
    clause: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """Low, best and high of one quantity under one profile; None is blank. ``why`` is one sentence; ``judgement`` the analyst's, if any."""

    profile: str
    field: str
    low: int | None
    best: int | None
    high: int | None
    clause: str
    why: str
    claims: tuple[str, ...] = ()
    judgement: str | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """An incident under one profile: its rows in the codebook's own columns, and its estimates. ``flags`` are such as ``unsplit``."""

    profile: str
    rows: tuple[tuple[Cell, ...], ...]
    estimates: tuple[Estimate, ...]
    flags: tuple[str, ...] = field(default=())
