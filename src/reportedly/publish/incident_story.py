"""Who said what when, what was found, who is held responsible, which reports there are and why they are of one incident."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from reportedly.model import Blame, Card, Echo, EchoKind, Figure, Finding, FindingKind, Incident, Join, Responsibility
from reportedly.publish.incident_board import Board
from reportedly.publish.incident_clock import instant
from reportedly.publish.incident_shown import Known, Ref
from reportedly.publish.incident_stands import Stand
from reportedly.publish.words import before, count, date, one_line, who

UNDATED = "on a day not told"
KINDS: dict[FindingKind, tuple[str, str]] = {
    FindingKind.CONTRADICTION: (
        "Can't all be true",
        "Accounts that no reading of the words lets hold together: each set is as small as can be.",
    ),
    FindingKind.SLIP: ("Does not add up", "One account whose own figures can't hold together."),
    FindingKind.DISPUTE: ("Disputed", "Accounts that deny each other the manner, the responsibility or the fact."),
    FindingKind.DIFFER: ("Differ", "Tolls counted so far that lie apart; none of them rules another out."),
    FindingKind.REVISION: ("Revised", "An account changed what it had said."),
    FindingKind.WITHDRAWAL: ("Withdrawn", "An account took back what it had said."),
    FindingKind.GROWTH: ("Grew", "One account's figure that rose as time went on: no conflict."),
    FindingKind.COMPATIBLE: ("Look different, fit together", "Figures that seem to conflict, and why they need not."),
    FindingKind.CHECK: ("Sums checked", "Arithmetic within what was said."),
    FindingKind.IMPLIED: ("Follows", "Bounds that nobody said but that follow from what was said."),
}
REASONS = {
    "bound": "one is only a least or a greatest number", "scope": "they count different people", "time": "they are of different times",
    "subset": "one counts part of the other", "manner": "how it was done", "responsibility": "who did it", "fact": "whether it is so",
    "holds": "the sum holds", "misses": "the sum misses",
}  # fmt: skip
SAYS = {Blame.ACCUSED: "accused", Blame.SUSPECTED: "suspected"}
ECHOES = {
    EchoKind.SAME: "the same text as",
    EchoKind.NEAR: "nearly the same text as",
    EchoKind.PASSED_ON: "passes on the figures of",
}
FOLLOWED = 12


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as it is shown; ``fresh`` is whether it is news, None where its claims tell."""

    finding: Finding
    refs: tuple[Ref, ...]
    fresh: bool | None = None

    @property
    def sentence(self) -> str:
        """What was found, safe to show."""
        return one_line(self.finding.sentence)

    @property
    def laws(self) -> tuple[str, ...]:
        """The laws used, safe to show."""
        return tuple(one_line(law) for law in self.finding.laws)

    @property
    def reason(self) -> str:
        """Why, in words; empty where the kind alone says it."""
        reason = self.finding.reason
        return REASONS.get(reason, one_line(reason)) if reason else ""

    @property
    def list(self) -> str:
        """The name of the list of its claims."""
        return f"f-{self.finding.id}"

    @property
    def new(self) -> bool:
        """Whether it is new, or rests on something that is."""
        return any(ref.new for ref in self.refs) if self.fresh is None else self.fresh


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one kind, with what the kind is called and what it means."""

    kind: FindingKind
    title: str
    meaning: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing that was said: when on the incident's clock, by which account, how, what, and the claims that say it, repeats last."""

    at: datetime | None
    account: str
    said: str
    what: str
    refs: tuple[Ref, ...]
    stand: Stand | None = None

    @property
    def list(self) -> str:
        """The name of the list of claims that it stands in; empty where that is its report."""
        return self.stand.list if self.stand else ""

    @property
    def new(self) -> bool:
        """Whether nobody had told it before the day from which things are new."""
        return all(ref.new for ref in self.refs)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one account said at one time."""

    at: datetime | None
    account: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """All that was said on one day, in its order; ``name`` says so where the day is not known."""

    name: str
    tellings: tuple[Telling, ...]


def turns(tellings: Iterable[Telling]) -> tuple[Turn, ...]:
    """Tellings in their order, those of one account at one time together. Raises nothing."""
    grouped: dict[tuple[datetime | None, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        grouped[telling.at, telling.account].append(telling)
    return tuple(Turn(at, account, tuple(told)) for (at, account), told in grouped.items())


@dataclass(frozen=True, slots=True)
class Blamed:
    """Who is said to have done it: the actor, how it is spoken of, by whom, and the claims."""

    actor: str
    stance: Blame
    by: str
    refs: tuple[Ref, ...]

    @property
    def words(self) -> str:
        """What its source did: "claimed responsibility", "accused the gunmen"."""
        if self.stance == Blame.CLAIMED:
            return "claimed responsibility" if self.actor == self.by else f"said that {self.actor} claimed responsibility"
        own = "it" if self.actor == self.by else f"that {self.actor} did it"
        said = {Blame.DENIED: f"denied {own}", Blame.STATED: f"stated {own}"}
        return said.get(self.stance) or f"{SAYS[self.stance]} {self.actor}"


@dataclass(frozen=True, slots=True)
class Told:
    """One report: its number, its card, how many claims of the incident it has, which other it repeats, and whether it is new."""

    number: int
    card: Card
    claims: int
    echoes: tuple[str, ...]
    new: bool


def findings(known: Known) -> tuple[Group, ...]:
    """The findings by kind, the worst kind first, each kind in the order in which they were found. Raises nothing."""
    grouped: dict[FindingKind, list[Found]] = defaultdict(list)
    news = known.shown.news
    for finding in known.shown.reconciled.findings:
        fresh = None if news is None else finding.id in news.findings
        grouped[finding.kind].append(Found(finding, known.named(finding.claims), fresh))
    return tuple(Group(kind, *KINDS[kind], tuple(grouped[kind])) for kind in KINDS if kind in grouped)


def days(board: Board) -> tuple[Day, ...]:
    """Who said what when, by the days of the incident's clock; what has no time comes last. Raises nothing."""
    every = sorted([*_figures(board), *_blame(board.known)], key=lambda telling: instant(telling.at))
    grouped: dict[str, list[Telling]] = defaultdict(list)
    for telling in every:
        grouped[date(telling.at.date().isoformat()) if telling.at else UNDATED].append(telling)
    return tuple(Day(name, tuple(tellings)) for name, tellings in grouped.items())


def _figures(board: Board) -> Iterator[Telling]:
    for line in board.lines:
        for stand in line.stands:
            if stand.refs:
                yield Telling(
                    stand.at,
                    board.name(stand.account),
                    stand.how,
                    f"{before(stand.number)} {line.label}",
                    stand.refs + stand.repeats,
                    stand,
                )


def _blame(known: Known) -> Iterator[Telling]:
    for blamed in responsibility(known):
        times = [at for ref in blamed.refs if (at := known.clock.said(ref.claim.said_at, ref.card))]
        yield Telling(min(times, default=None), blamed.by, "", blamed.words, blamed.refs)


def responsibility(known: Known) -> tuple[Blamed, ...]:
    """Who is said to have done it and by whom, claims that say the same together, in the order of the reports. Raises nothing."""
    grouped: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    shown: dict[tuple[str, str, str], Blamed] = {}
    for ref in known.refs.values():
        if isinstance(ref.claim, Responsibility):
            blamed = Blamed(_actor(ref, known), ref.claim.stance, _by(ref, known), ())
            key = (blamed.actor.casefold(), blamed.stance, blamed.by.casefold())
            grouped[key].append(ref.claim.id)
            shown.setdefault(key, blamed)
    return tuple(Blamed(one.actor, one.stance, one.by, known.named(tuple(grouped[key]))) for key, one in shown.items())


def _by(ref: Ref, known: Known) -> str:
    """The account that says it, where it is known; else the source, and of a report's own voice its publisher."""
    voice = known.speaker(ref.claim.source, ref.card)
    if voice:
        return known.accounts.get(voice.account, one_line(voice.name))
    own = ref.claim.source.kind == "narrator"
    return one_line(ref.card.publisher or ref.card.id) if own else who(ref.claim.source)


def _actor(ref: Ref, known: Known) -> str:
    """The actor by the name of its account, where it speaks in the same report; else as the report names it."""
    claim = ref.claim
    assert isinstance(claim, Responsibility)
    voice = known.speaker(claim.actor, ref.card)
    return known.accounts.get(voice.account, one_line(voice.name)) if voice else who(claim.actor)


def reports(known: Known) -> tuple[Told, ...]:
    """The reports in the order of their publication. Raises nothing."""
    echoes: dict[str, list[Echo]] = defaultdict(list)
    for echo in known.shown.reconciled.incident.echoes:
        echoes[echo.copy].append(echo)
    return tuple(
        Told(at, card, len(known.claims[card.key]), tuple(_echo(echo, known) for echo in echoes[card.key]), known.is_new(card))
        for at, card in enumerate(known.cards, 1)
    )


def _echo(echo: Echo, known: Known) -> str:
    share = f" ({round(echo.share * 100)}% of it)" if echo.kind is EchoKind.NEAR else ""
    number = known.numbers.get(echo.of)
    return f"{ECHOES[echo.kind]} {f'report {number}' if number else 'a report that is not here'}{share}"


def joins(incident: Incident) -> tuple[Join, ...]:
    """For each mention but the first, the strongest reason why it is of this incident; judgements outweigh all. Raises nothing."""
    order = {mention.id: at for at, mention in enumerate(incident.mentions)}
    inside = [join for join in incident.joins if join.a in order and join.b in order]
    chosen: dict[str, Join] = {}
    for join in sorted(inside, key=lambda join: (join.judgement is None, -join.score, join.a, join.b)):
        chosen.setdefault(max(join.a, join.b, key=order.__getitem__), join)
    return tuple(chosen[name] for name in order if name in chosen)


def because(join: Join) -> str:
    """Why two mentions are one: "same because both tell of 11 Mar 2025, both are in the Bolan Pass". Raises nothing."""
    if join.judgement:
        return f"by judgement of an analyst ({one_line(join.judgement)})"
    speaks = sorted(join.features, key=lambda feature: -feature.weight)
    found = [one_line(feature.found) for feature in speaks if feature.weight > 0 and feature.found]
    return f"same because {'; '.join(found)}" if found else "no feature speaks for it"


def joined(join: Join, known: Known) -> tuple[str, str]:
    """The two mentions of a join as numbers of reports: ("report 1", "report 3 (its second incident)")."""
    return _mention(join.a, known), _mention(join.b, known)


def _mention(name: str, known: Known) -> str:
    key, _, index = name.partition("#")
    number = known.numbers.get(key)
    return (f"report {number}" if number else one_line(key)) + (f", incident {index} in it" if index not in ("", "0") else "")


def tally(known: Known) -> str:
    """How much there is: "7 reports, 139 claims by 9 accounts"."""
    claims = [ref for ref in known.refs.values() if isinstance(ref.claim, Figure)]
    accounts = len(known.shown.reconciled.accounts)
    return f"{count(len(known.cards), 'report')}, {count(len(claims), 'figure')} by {count(accounts, 'account')}"


def briefly(refs: Sequence[Ref], most: int = FOLLOWED) -> str:
    """Claims by their numbers: "3.12, 7.4 and 5 more"."""
    shown = ", ".join(ref.label for ref in refs[:most])
    return shown if len(refs) <= most else f"{shown} and {len(refs) - most} more"


def reports_of(refs: Iterable[Ref]) -> tuple[int, ...]:
    """The numbers of the reports that these claims are in, each once."""
    return tuple(sorted({ref.report for ref in refs}))
