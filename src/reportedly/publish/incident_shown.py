"""What is shown of an incident, and the ways to look things up in it: a claim's number, its report, who reviewed it, what is new."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from reportedly.model import (
    Card,
    Claim,
    Coded,
    Figure,
    Judgement,
    JudgementKind,
    Mention,
    Point,
    Position,
    Reconciled,
    Scene,
    Side,
    Source,
    Statement,
    Status,
    Voice,
)
from reportedly.publish.incident_clock import Clock
from reportedly.publish.words import during, one_line, short, spelled

REVIEWS = {JudgementKind.ACCEPT: "accepted", JudgementKind.CORRECT: "corrected"}
STATUS_WORDS = {Status.CASUALTIES: "killed or injured", Status.PRESENT: "there", Status.OTHER: "otherwise affected"}
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class News:
    """What one person has not seen yet: the ids of claims and of findings, the keys of reports."""

    claims: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shown:
    """
    An incident as it is to be shown.

    ``coded`` is it under each profile; ``texts`` are the reports' texts by the key of their card, for the evidence: a text that is not
    there, or is not the one that the card names, is not shown. ``judgements`` are the analysts'; ``since`` is the day (ISO 8601) from which
    on a report is marked as new. ``news`` is marked as new instead, where it is given.
    """

    reconciled: Reconciled
    coded: tuple[Coded, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    since: str | None = None
    news: News | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """
    A claim as others refer to it: its number ("3.12": the twelfth of report 3; empty for what is left out), its report, whether it is new
    and who reviewed it.
    """

    label: str
    report: int
    claim: Claim
    card: Card
    new: bool = False
    reviewed: str = ""

    @property
    def anchor(self) -> str:
        """The fragment of the page at which its words stand."""
        return f"c{self.label.replace('.', '-')}"


@dataclass(frozen=True)
class Known:
    """Look-ups in what is shown, each computed once. ``clock`` tells the incident's own time of day."""

    shown: Shown
    clock: Clock

    @classmethod
    def of(cls, shown: Shown) -> Known:
        """The look-ups of ``shown``. Raises nothing."""
        return cls(shown, Clock.of(mention.card.published for mention in shown.reconciled.incident.mentions))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions, in their order."""
        return self.shown.reconciled.incident.mentions

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The reports, each once, in the order of the mentions; report 1 is the first."""
        return tuple({mention.card.key: mention.card for mention in self.mentions}.values())

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Each report's number by its key, from 1."""
        return {card.key: at for at, card in enumerate(self.cards, 1)}

    @cached_property
    def claims(self) -> dict[str, tuple[Claim, ...]]:
        """By report, its figures and its claims of responsibility, in text order."""
        found: dict[str, dict[str, Claim]] = {card.key: {} for card in self.cards}
        for mention in self.mentions:
            found[mention.card.key] |= {claim.id: claim for claim in mention.claims if not isinstance(claim, Statement)}
        return {key: tuple(sorted(every.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id)))
                for key, every in found.items()}  # fmt: skip

    @cached_property
    def refs(self) -> dict[str, Ref]:
        """Every numbered claim by its id."""
        return {ref.claim.id: ref for card in self.cards for ref in self._refs(card)}

    def _refs(self, card: Card) -> Iterator[Ref]:
        number, new, news = self.numbers[card.key], self.is_new(card), self.shown.news
        for at, claim in enumerate(self.claims[card.key], 1):
            fresh = new if news is None else claim.id in news.claims
            yield Ref(f"{number}.{at}", number, claim, card, fresh, self.reviews.get(claim.id, ""))

    @cached_property
    def points(self) -> dict[str, Point]:
        """Every point by the id of its claim."""
        return {point.claim.id: point for point in self.shown.reconciled.points}

    @cached_property
    def reviews(self) -> dict[str, str]:
        """Who reviewed a claim, by its id: "accepted by A. Reader"."""
        done = [each for each in self.shown.judgements if each.kind in REVIEWS and not each.undone_at and not each.orphaned]
        return {subject: f"{REVIEWS[each.kind]} by {one_line(each.who)}" for each in done for subject in each.subjects}

    @property
    def stamp(self) -> str:
        """How far people have reviewed what a machine read: a sentence that stands at the head of every form."""
        return stamp_of(sum(bool(ref.reviewed) for ref in self.refs.values()), len(self.refs))

    @property
    def reviewed(self) -> bool:
        """Whether a person has reviewed every claim there is."""
        return bool(self.refs) and all(ref.reviewed for ref in self.refs.values())

    def text(self, card: Card) -> str:
        """The text that a report's claims cite; empty where it is not held, or is another version."""
        return self._texts.get(card.key, "")

    @cached_property
    def _texts(self) -> dict[str, str]:
        held = ((card, self.shown.texts.get(card.key, "")) for card in self.cards)
        return {card.key: text for card, text in held if text and text_hash(text) == card.text_sha256}

    def is_new(self, card: Card) -> bool:
        """Whether a report is news, or was published on or after the day from which things are new; one without a date never was."""
        if self.shown.news is not None:
            return card.key in self.shown.news.reports
        since, published = self.shown.since or "", card.published or ""
        both = min(len(since), len(published))
        return bool(both) and published[:both] >= since[:both]

    def named(self, ids: tuple[str, ...]) -> tuple[Ref, ...]:
        """The claims of these ids that are numbered, each once, in the order of the reports."""
        found = {claim: self.refs[claim] for claim in ids if claim in self.refs}
        return tuple(sorted(found.values(), key=lambda ref: (ref.report, int(ref.label.partition(".")[2]))))

    @cached_property
    def accounts(self) -> dict[str, str]:
        """The name of each account by its id, safe to show; of one that is not listed, that of its first voice."""
        named = {point.voice.account: point.voice.name for point in reversed(self.shown.reconciled.points)}
        named |= {account.id: account.name for account in self.shown.reconciled.accounts}
        return {account: short(name) or short(account) for account, name in named.items()}

    @cached_property
    def _voices(self) -> dict[tuple[str, str], Voice]:
        every = self.shown.reconciled.points
        return {(point.card.key, speaking(point.claim.source)): point.voice for point in every}

    def speaker(self, source: Source, card: Card) -> Voice | None:
        """Whose voice a source of a report is, where a figure in the same report is its own; None where none is."""
        return self._voices.get((card.key, speaking(source)))

    @property
    def title(self) -> str:
        """
        What the incident is called: the title of the first report that is chiefly about it. Where none is, what happened where and when,
        for the headlines of the reports that tell of it in passing are about something else.
        """
        title = next((mention.card.title for mention in self.mentions if mention.index == 0 and mention.card.title), None)
        if title or any(mention.index == 0 for mention in self.mentions):
            return one_line(title) if title else self._where_and_when or self._id
        happened = ": ".join(filter(None, (self._where_and_when, self._toll)))
        return happened[:1].upper() + happened[1:] or (f"Told of in “{self.told_in}”" if self.told_in else self._id)

    @property
    def told_in(self) -> str:
        """The title of the first report that tells of it, where none is chiefly about it; else empty."""
        chief = any(mention.index == 0 for mention in self.mentions)
        return "" if chief else next((one_line(card.title) for card in self.cards if card.title), "")

    @property
    def _id(self) -> str:
        return f"Incident {self.shown.reconciled.incident.id}"

    @property
    def _where_and_when(self) -> str:
        return ", ".join(filter(None, (self.place.partition(",")[0], self.day)))

    @property
    def _toll(self) -> str:
        """How many were killed, or else affected, between the accounts, attackers last: "at least 26 killed", "27–30 injured"."""
        standing = [each for each in self.shown.reconciled.positions if each.standing and each.points and each.points[0].claim.high != 0]
        first = min(map(_rank, standing), default=None)
        best: dict[str, Figure] = {}
        for each in (each for each in standing if _rank(each) == first):
            best[each.account] = max(best.get(each.account, each.points[0].claim), each.points[0].claim, key=lambda claim: claim.low)
        if first is None:
            return ""
        highs = [claim.high for claim in best.values()]
        high = None if None in highs else max(high for high in highs if high is not None)
        status = list(Status)[first[1]]
        return f"{spelled(min(claim.low for claim in best.values()), high)} {STATUS_WORDS.get(status, status.value)}"

    @property
    def place(self) -> str:
        """Where it was, by most of its reports: "Bolan Pass, Balochistan, PK"; empty where none tells."""
        return _most([_where(scene) for scene in self.scenes])

    @property
    def day(self) -> str:
        """When it was, by most of its reports; where none tells, until when. Empty where nothing is known."""
        told = _most([during(scene.when) if scene.when else "" for scene in self.scenes])
        by = _most([during(scene.by) if scene.by else "" for scene in self.scenes])
        return told or (f"by {by}" if by else "")

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """Where and when, as each mention tells it; those of reports that are chiefly about it, where there are any."""
        chief = tuple(mention.scene for mention in self.mentions if mention.index == 0)
        return chief or tuple(mention.scene for mention in self.mentions)


def _rank(position: Position) -> tuple[bool, int]:
    quantity = position.quantity
    return quantity.scope.role is Side.ATTACKERS, list(Status).index(quantity.status)


def text_hash(text: str) -> str:
    """The hash by which evidence cites a text version."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def speaking(source: Source) -> str:
    """One key for a source within a report under its several names."""
    return source.actor or source.name.casefold()


def web(url: str | None) -> str:
    """An address that can be a link; empty where it is none, or none of the web."""
    return url if url and url.startswith(WEB) else ""


def _where(scene: Scene) -> str:
    place = scene.place
    names = (place.known_as or place.name, place.admin1, place.country) if place else ()
    return ", ".join(dict.fromkeys(one_line(name) for name in names if name))


def _most(words: list[str]) -> str:
    """The commonest that is not empty, of several the first."""
    return max(Counter(filter(None, words)).items(), key=lambda item: item[1], default=("", 0))[0]


def stamp_of(reviewed: int, claims: int) -> str:
    """How far people have reviewed what a machine read, in words. Raises nothing."""
    if not reviewed:
        return "machine-read, not yet reviewed"
    if reviewed == claims:
        return "machine-read, every claim reviewed"
    return f"machine-read, {reviewed} of {claims} claims reviewed, the rest not yet reviewed"
