"""Estimates side by side: for each field what every profile makes of it, on one scale, with the clause and the claims."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import Estimate
from reportedly.publish.incident_shown import Known, Ref
from reportedly.publish.words import one_line, short

BAR = 100
ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """Low, best and high on the scale of their field, from 0 to ``BAR``; None where blank."""

    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Valued:
    """One profile's estimate, its words safe to show, with its claims and its place on the scale."""

    estimate: Estimate
    profile: str
    clause: str
    why: str
    judgement: str
    refs: tuple[Ref, ...]
    bar: Bar

    @property
    def list(self) -> str:
        """The name of the list of its claims."""
        return f"e-{self.estimate.profile}-{self.estimate.field}"

    @property
    def blank(self) -> bool:
        """Whether the profile gives no value at all."""
        return self.estimate.low is self.estimate.best is self.estimate.high is None


@dataclass(frozen=True, slots=True)
class Field:
    """One field under every profile that has it."""

    name: str
    values: tuple[Valued, ...]


def profile_name(profile: str) -> str:
    """A profile as its people write it: "ACLED", "Airwars"; safe to show."""
    name = short(profile)
    return name.upper() if len(name) <= ACRONYM else name[:1].upper() + name[1:]


def estimates(known: Known) -> tuple[Field, ...]:
    """The fields in the order in which the profiles give them, each with its values in the order of the profiles. Raises nothing."""
    every = [estimate for coded in known.shown.coded for estimate in coded.estimates]
    names = dict.fromkeys(estimate.field for estimate in every)
    return tuple(_field(name, [estimate for estimate in every if estimate.field == name], known) for name in names)


def _field(name: str, every: list[Estimate], known: Known) -> Field:
    scale = max((value for each in every for value in (each.low, each.best, each.high) if value), default=0)
    return Field(one_line(name).replace("_", " "), tuple(_valued(each, scale, known) for each in every))


def _valued(each: Estimate, scale: int, known: Known) -> Valued:
    place = [None if value is None or not scale else round(value / scale * BAR, 1) for value in (each.low, each.best, each.high)]
    words = (profile_name(each.profile), one_line(each.clause), one_line(each.why), one_line(each.judgement or ""))
    return Valued(each, *words, known.named(each.claims), Bar(*place))
