"""
The seizure of the ferry Linnet as an incident, by hand from the nouns: two reports that contradict each other, a third that echoes one.

``linnet()`` is what is shown; ``before()`` is what was there before the second report; ``hostile_incident()`` attacks whatever shows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model import (
    Account,
    Cell,
    Claim,
    Coded,
    Echo,
    EchoKind,
    Estimate,
    Feature,
    Figure,
    Finding,
    FindingKind,
    Incident,
    Join,
    Judgement,
    JudgementKind,
    Mention,
    Point,
    Position,
    Quantity,
    Reading,
    Reconciled,
    Scope,
    Side,
    SourceKind,
    Stance,
    Status,
    Voice,
    digest,
    mentions_of,
)
from reportedly.publish.incident_shown import Shown
from tests.publish.fixtures import Builder, day, ferry, ferry_later, hostile, report_of

ECHO = """Linnet: 21 dead, hospital says

The hospital officials now count 21 passengers dead. The Marsh Front said on Friday that none of its fighters had died.
"""
PARTIES = {"The Marsh Front": "front", "Col. Ivo Brandt": "state", "The army": "state", "Police": "state"}
NAMES = {"front": "Marsh Front", "state": "The state", "hospital officials": "Hospital officials"}


def ferry_echo() -> Reading:
    """A third report: passes on the second's toll, and has one figure of its own."""
    report = report_of(ECHO, title="Linnet: 21 dead, hospital says", publisher="Copy Courier", published="2025-03-14T09:00:00+02:00")
    make = Builder(report)
    hospital = make.source("hospital officials", SourceKind.MEDICAL, anonymous=True)
    front = make.source("The Marsh Front", SourceKind.ARMED_GROUP, actor="front")
    make.figure("21 passengers", "21", 21, 21, Status.KILLED, people="passengers", source=hospital, said_at=day("2025-03-14"), cue="count")
    make.figure("none of its fighters", "none", 0, 0, Status.KILLED, people="fighters", side=Side.ATTACKERS, source=front, closed=True,
                said_at=day("2025-03-14"), cue="said")  # fmt: skip
    return Reading(report, tuple(make.claims))


@dataclass
class World:
    """Puts readings together as one incident: voices by name, quantities by status, side and people, positions by account and bounds."""

    readings: Sequence[Reading]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The first mention of each reading."""
        return tuple(mentions_of(reading)[0] for reading in self.readings)

    def voice(self, claim: Claim, publisher: str) -> Voice:
        """Whose voice a claim is."""
        name = claim.source.name
        if claim.source.kind is SourceKind.NARRATOR:
            return Voice(f"publisher {publisher}", publisher, claim.source.kind, publisher=publisher)
        account = name.lower().removeprefix("the ")
        return Voice(account, name, claim.source.kind, party=PARTIES.get(name), anonymous=claim.source.anonymous)

    def points(self, origins: dict[str, str] | None = None) -> tuple[Point, ...]:
        """All figures as points; plain tolls are open at the top."""
        return tuple(
            self._point(claim, mention, origins or {}) for mention in self.mentions for claim in mention.claims if isinstance(claim, Figure)
        )

    def _point(self, figure: Figure, mention: Mention, origins: dict[str, str]) -> Point:
        role = figure.side if figure.side in (Side.ATTACKERS, Side.SECURITY) else None
        group = figure.people if figure.people in ("women", "children") else None
        who = group or ({Side.ATTACKERS: "attackers", Side.SECURITY: "soldiers"}[role] if role else "people")
        quantity = Quantity(
            figure.status, Scope(role=role, group=group), f"{who} {'aboard' if figure.status == 'present' else figure.status}"
        )
        high = figure.high if figure.closed or figure.status in (Status.HELD, Status.PRESENT) else None
        voice = self.voice(figure, mention.card.publisher or "?")
        solved = figure.stance is Stance.ASSERTED and figure.id not in origins
        low = figure.low - figure.low // 10 if figure.approximate else figure.low
        return Point(figure, mention.card, voice, quantity, low, high, figure.said_at, figure.as_of, origins.get(figure.id), solved)

    @staticmethod
    def positions(points: Iterable[Point]) -> tuple[Position, ...]:
        """The solved points by account, quantity and bounds; the one said last stands."""
        grouped: dict[tuple[str, Quantity], dict[tuple[int, int | None], list[Point]]] = defaultdict(lambda: defaultdict(list))
        for point in points:
            if point.solved:
                grouped[point.voice.account, point.quantity][point.low, point.high].append(point)
        found = []
        for (account, quantity), bounds in grouped.items():
            last = list(bounds)[-1]
            for pair, same in bounds.items():
                name = f"p{digest(account, quantity.label, *pair)[:8]}"
                found.append(Position(name, account, quantity, *pair, tuple(same), pair == last))
        return tuple(found)

    @staticmethod
    def accounts(points: Iterable[Point]) -> tuple[Account, ...]:
        """All accounts heard."""
        voices: dict[str, dict[str, Voice]] = defaultdict(dict)
        for point in points:
            voices[point.voice.account][point.voice.id] = point.voice
        return tuple(Account(name, NAMES.get(name, next(iter(own.values())).name), tuple(own.values())) for name, own in voices.items())


def finding(kind: FindingKind, sentence: str, *positions: Position, **more: object) -> Finding:
    """A finding on these positions."""
    claims = tuple(claim for position in positions for claim in position.claims)
    ids = tuple(position.id for position in positions)
    accounts = tuple(dict.fromkeys(position.account for position in positions))
    topic = positions[0].quantity.label if positions else "the incident"
    return Finding(f"f{digest(kind, sentence)[:8]}", kind, topic, sentence, claims, accounts, ids, **more)  # type: ignore[arg-type]


def position(positions: Sequence[Position], account: str, label: str, low: int | None = None) -> Position:
    """The position of an account on a quantity."""
    return next(p for p in positions if p.account == account and p.quantity.label == label and low in (None, p.points[0].claim.low))


def findings(positions: Sequence[Position]) -> tuple[Finding, ...]:
    """One finding of every kind."""
    kind = FindingKind
    held, freed = position(positions, "front", "people held"), position(positions, "state", "people freed")
    aboard, killed = position(positions, "ferry company", "people aboard"), position(positions, "hospital officials", "people killed", 21)
    soldiers, attackers = position(positions, "front", "soldiers killed"), position(positions, "state", "attackers killed")
    army = position(positions, "state", "people killed")
    laws = ("closed cohort", "disjoint scopes add up")
    return (
        finding(
            kind.CONTRADICTION,
            "346 freed (the state), 214 held (Marsh Front) and 440 aboard can’t all be true.",
            held,
            freed,
            aboard,
            laws=laws,
        ),
        finding(kind.SLIP, "The Marsh Front’s own figures do not add up.", soldiers),
        finding(kind.DISPUTE, "The state denies that 30 soldiers had died.", soldiers, reason="fact"),
        finding(kind.DIFFER, "Hospital officials count 21 dead, the state 14.", killed, army),
        finding(kind.GROWTH, "The hospital officials’ count of the dead grew from 12 to 21.", killed),
        finding(kind.REVISION, "The state changed its count.", army),
        finding(kind.WITHDRAWAL, "The state took back its count.", army),
        finding(kind.COMPATIBLE, "190 and 346 freed fit together.", freed, reason="bound", laws=laws[:1]),
        finding(kind.CHECK, "58 women and about 40 children are within 346.", freed, reason="holds"),
        finding(kind.IMPLIED, "At least 33 attackers were there.", attackers, low=33),
    )


def coded(points: Sequence[Point]) -> tuple[Coded, ...]:
    """Two profiles."""
    claims = tuple(point.claim.id for point in points if point.claim.low in (14, 21))
    one = Estimate("acled", "killed", 14, 14, None, "Fatalities", "The most conservative reliable count.", claims)
    two = Estimate("ucdp", "killed", 14, 21, 51, "4.2", "The most reliable count for each side.", claims, "set by judgement 3")
    blank = Estimate("acled", "injured", None, None, None, "", "The codebook has no such field.")
    rows = ((Cell("fatalities", 14, "Fatalities", claims), Cell("notes", "Reports differ."), Cell("interaction", None)),)
    return (Coded("acled", rows, (one, blank), ("unsplit",)), Coded("ucdp", (), (two,)))


def reconciled_of(readings: Sequence[Reading], *, whole: bool = True) -> Reconciled:
    """An incident of these readings, with its findings where all its reports are there."""
    world = World(readings)
    first = world.points()
    twice = [point.claim.id for point in first if point.claim.low == 21]
    points = world.points({twice[1]: twice[0]} if len(twice) > 1 else {})
    positions, mentions = world.positions(points), world.mentions
    ids = sorted(mention.id for mention in mentions)
    features = (Feature("day", "both tell of 11 Mar 2025", 2.5), Feature("words", "few words shared", -0.5))
    joins = tuple(Join(ids[0], other, 4.25, features) for other in ids[1:-1]) + tuple(
        Join(ids[0], other, 9.0, (), "judgement 2: same") for other in ids[-1:] if whole
    )
    echoes = (Echo(mentions[2].card.key, mentions[1].card.key, EchoKind.PASSED_ON, 0.5),) if len(mentions) > 2 else ()
    found = findings(positions) if whole else ()
    return Reconciled(
        Incident("i5b1e1c0ffee", mentions, joins, echoes),
        world.accounts(points),
        points,
        positions,
        found,
        "0123abcd",
        ("Nothing was cut.",),
    )


def linnet() -> Shown:
    """What is shown of the Linnet: two profiles, one claim reviewed, what is new since the third day."""
    readings = [ferry(), ferry_later(), ferry_echo()]
    reconciled = reconciled_of(readings)
    seen = next(point for point in reconciled.points if point.claim.low == 346)
    undone = next(point for point in reconciled.points if point.claim.low == 190)
    judgements = (
        Judgement(1, JudgementKind.ACCEPT, "A. Analyst", "2025-03-16T10:00:00Z", "as written", (seen.claim.id,), seen={"low": 346}),
        Judgement(
            2, JudgementKind.SAME, "A. Analyst", "2025-03-16T10:01:00Z", "one ferry", tuple(m.id for m in reconciled.incident.mentions[:2])
        ),
        Judgement(
            3,
            JudgementKind.ACCEPT,
            "B. Analyst",
            "2025-03-16T10:02:00Z",
            "hasty",
            (undone.claim.id,),
            anchor=("ab", 1, 4),
            undone_at="2025-03-17T00:00:00Z",
        ),
    )
    texts = {reading.report.sha256[:16]: reading.report.text for reading in readings}
    return Shown(reconciled, coded(reconciled.points), texts, judgements, "2025-03-13")


def told(sentences: Mapping[str, tuple[str, int]]) -> Shown:
    """An incident of one report, in which each of these sources gives a toll of its own: its words and its number."""
    make = Builder(report_of(" ".join(f"{name} said {words} people died." for name, (words, _) in sentences.items()), publisher="Example"))
    for name, (words, low) in sentences.items():
        source = make.source(name, SourceKind.OTHER)
        make.figure(f"{words} people", words, low, low, Status.KILLED, people="people", source=source, said_at=day("2025-03-12"))
    return Shown(reconciled_of([Reading(make.report, tuple(make.claims))], whole=False))


def crowd() -> Shown:
    """An incident in which thirty sources, each with a long name, contradict each other."""
    shown = told({f"Commissioner-General {'abcdefghijklmnopqrstuvwxyzABCDEF'[at]}": (f"{at + 1}0", at * 10 + 10) for at in range(30)})
    found = finding(FindingKind.CONTRADICTION, "None of them agree.", *shown.reconciled.positions)
    return replace(shown, reconciled=replace(shown.reconciled, findings=(found,)))


def before() -> Reconciled:
    """The Linnet as its first report alone tells it."""
    return reconciled_of([ferry()], whole=False)


def hostile_incident() -> Shown:
    """An incident every word of which attacks the page or the terminal."""
    attack = "\"><script>alert('x')</script>\x1b[31m\u202e" + "W" * 300
    readings = [hostile(), ferry_later()]
    world = World(readings)
    points = tuple(
        replace(point, voice=replace(point.voice, id=attack, name=attack, party=None), quantity=replace(point.quantity, label=attack))
        for point in world.points()
    )
    positions = world.positions(points)
    every = tuple(finding(kind, attack, *positions, reason=attack, laws=(attack,)) for kind in FindingKind)
    joins = (Join("a#0", attack, 1.0, (Feature(attack, attack, 1.0),), attack),)
    incident = Incident(attack, world.mentions, joins, (Echo(readings[1].report.sha256[:16], attack, EchoKind.NEAR, 0.7),))
    accounts = tuple(Account(account.id, attack, account.voices) for account in world.accounts(points))
    reconciled = Reconciled(incident, accounts, points, positions, every, attack, (attack,))
    estimate = Estimate(attack, attack, 1, 2, 3, attack, attack, (attack,), attack)
    rows = Coded(attack, ((Cell(attack, attack, attack, (attack,)),),), (estimate,), (attack,))
    judged = Judgement(1, JudgementKind.ACCEPT, attack, attack, attack, (points[0].claim.id,))
    texts = {reading.report.sha256[:16]: reading.report.text for reading in readings}
    return Shown(reconciled, (rows,), texts, (judged,), attack)


def nothing() -> Shown:
    """An incident of one report in which nothing was read."""
    reading = Reading(report_of("Nothing happened."), ())
    return Shown(Reconciled(Incident("i0", mentions_of(reading)), (), (), (), ()))
