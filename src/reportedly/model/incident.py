"""Incidents: which reports tell of the same happening, what each tells of it, and which of them merely repeat another."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from reportedly.model.claim import Claim, Figure, Reading
from reportedly.model.report import Report
from reportedly.model.scene import Scene

KEY = 16


@dataclass(frozen=True, slots=True)
class Card:
    """
    What is known of a report beside its text. ``key`` is the first 16 hex digits of the SHA-256 of its raw bytes: its identity in a ledger.

    ``id`` echoes the caller's, and may not be unique. ``published`` and ``modified`` are ISO 8601, as precise as the report gives them.
    ``dated`` is the day that the report's own head tells, where ``published`` is before it and so can't be right.
    """

    key: str
    id: str
    text_sha256: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    path: str | None = None
    dated: str | None = None

    @classmethod
    def of(cls, report: Report) -> Card:
        """The card of a report. Raises nothing."""
        about = (report.title, report.publisher, report.published, report.modified, report.url, report.path)
        return cls(report.sha256[:KEY], report.id, report.text_sha256, *about)

    @property
    def name(self) -> str:
        """What a person calls it: its publisher and day, else its id."""
        day = self.published[:10] if self.published else None
        return ", ".join(filter(None, (self.publisher or self.id, day)))


@dataclass(frozen=True, slots=True)
class Mention:
    """
    One happening as one report tells of it. ``index`` is its number in the claims: 0 is what the report is chiefly about.

    ``claims`` are the report's claims of that happening, in text order. ``scene`` is where and when it was; for index 1 and up what its
    claims themselves tell.
    """

    card: Card
    index: int
    claims: tuple[Claim, ...]
    scene: Scene = field(default=Scene())

    @property
    def id(self) -> str:
        """``KEY#INDEX``: how a mention is named in a ledger, a judgement and on the command line."""
        return f"{self.card.key}#{self.index}"


class EchoKind(StrEnum):
    """How a report repeats another: the same text, nearly the same text, or the other's figures passed on under its name."""

    SAME = "same"
    NEAR = "near"
    PASSED_ON = "passed_on"


@dataclass(frozen=True, slots=True)
class Echo:
    """The report ``copy`` repeats the report ``of`` (both keys); ``share`` is how much of the copy is the other's, from 0 to 1."""

    copy: str
    of: str
    kind: EchoKind
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of the comparison of two mentions: what was compared, what was found, as words for a person, and its weight (log odds)."""

    name: str
    found: str
    weight: float


@dataclass(frozen=True, slots=True)
class Join:
    """Why two mentions (ids, ``a`` < ``b``) are held to be the same happening, or not: the features, or the judgement that decides."""

    a: str
    b: str
    score: float
    features: tuple[Feature, ...] = ()
    judgement: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """
    One happening, as all the reports that tell of it do. ``mentions`` are in the order of publication, then of key.

    ``id`` is a function of the mentions alone. ``joins`` are the reasons why they are one; ``echoes`` which reports repeat others.
    """

    id: str
    mentions: tuple[Mention, ...]
    joins: tuple[Join, ...] = ()
    echoes: tuple[Echo, ...] = ()


class Candidates(Protocol):
    """What grouping needs of a store: the mentions that share a blocking key with one, without reading all that there are."""

    def sharing(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of the mentions that have one of ``keys``, sorted. Raises LedgerError where the store can't be read."""
        ...


def mentions_of(reading: Reading) -> tuple[Mention, ...]:
    """The happenings that a reading tells of, mention 0 first; there is always a mention 0. Raises nothing."""
    card = Card.of(reading.report)
    indexes = sorted({0, *(claim.mention for claim in reading.claims)})
    return tuple(_mention(card, index, reading) for index in indexes)


def _mention(card: Card, index: int, reading: Reading) -> Mention:
    return mention_of(card, index, tuple(claim for claim in reading.claims if claim.mention == index), reading.scene)


def mention_of(card: Card, index: int, claims: tuple[Claim, ...], scene: Scene) -> Mention:
    """The mention of that index: ``claims`` are its own, ``scene`` is what the report is chiefly about. Raises nothing."""
    return Mention(card, index, claims, scene if index == 0 else _told_by(claims))


def _told_by(claims: tuple[Claim, ...]) -> Scene:
    figures = [claim for claim in claims if isinstance(claim, Figure)]
    when = next((figure.as_of for figure in figures if figure.as_of), None)
    place = next((figure.place for figure in figures if figure.place), None)
    return Scene(place=place, sure=place.sure if place else 0.0, when=when)
