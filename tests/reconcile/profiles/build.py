"""Reconciled incidents, made by hand from the nouns: ``told`` makes a standing position, ``incident`` puts them together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.model import (
    Account,
    Blame,
    Card,
    Echo,
    Event,
    Evidence,
    Figure,
    Incident,
    Interval,
    Judgement,
    JudgementKind,
    Manner,
    Mention,
    Place,
    Point,
    Position,
    Precision,
    Quantity,
    Reconciled,
    Responsibility,
    Scene,
    Scope,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    Status,
    Voice,
    digest,
)

PASS = Place("Example Pass", Span(0, 12), None, 29.75, 67.5, "PK", "Balochistan", "feature", 1.0, (), "Example Pass", "Kachhi District")
TOWN = Place("Sampleton", Span(0, 9), 7, 1.5, 2.5, "PK", "Balochistan", "place", 1.0, (), "Sampleton", "Sample District")

ARMY = Voice("army", "the army", SourceKind.SECURITY, None, "state:PK")
GROUP = Voice("group", "The Example Front", SourceKind.ARMED_GROUP, None, "front")
MONITOR = Voice("monitor", "Example Monitor", SourceKind.MONITOR)
HOSPITAL = Voice("hospital", "the hospital", SourceKind.MEDICAL)
TELLER = Voice("publisher:Example Wire", "narrator", SourceKind.NARRATOR, publisher="Example Wire")
OTHER_TELLER = Voice("publisher:Example Post", "narrator", SourceKind.NARRATOR, publisher="Example Post")
WITNESS = Voice("witness", "a witness", SourceKind.WITNESS, anonymous=True)
PERSON = Voice("ann sample", "Ann Sample", SourceKind.OTHER)
OUTLET = Voice("early reports", "early reports", SourceKind.OUTLET, anonymous=True)


def day(when: str | None, precision: Precision = Precision.DAY) -> Interval | None:
    """A day as an interval."""
    return Interval(when, when, precision, "text") if when else None


def card(name: str = "Example Wire", published: str = "2025-03-12", title: str | None = None) -> Card:
    """The card of a report."""
    return Card(digest(name, published)[:16], name, digest(name), title or f"{name} tells", name, published)


WIRE = card()


@dataclass(frozen=True)
class Told:
    """A position, and the claim that it rests on; ``placed`` is False for what bounds nothing and is therefore a point alone."""

    position: Position
    claim: Figure
    placed: bool = True

    @property
    def point(self) -> Point:
        """Its point."""
        return self.position.points[0]


def told(quote: str, low: int, voice: Voice = ARMY, role: Side | None = Side.VICTIMS, **more) -> Told:
    """A standing position of one claim. ``high`` is ``low`` where it is not given; the quote's first word is the number."""
    status = Status(more.pop("status", "killed"))
    said, on = more.pop("said", "2025-03-12"), more.pop("on", WIRE)
    part_of, standing = more.pop("part_of", None), more.pop("standing", True)
    high, closed, origin = more.pop("high", low), more.pop("closed", False), more.pop("origin", None)
    placed = more.pop("placed", True)
    stance, manner = more.pop("stance", Stance.ASSERTED), more.pop("manner", None)
    first, *_, last = quote.split()
    number, people = more.pop("number", first), more.pop("people", last)
    start = quote.index(number)
    name = digest(quote, low, voice.id, said, status, on.key, part_of and part_of.claim.id)[:16]
    side = role or Side.UNKNOWN
    source = Source(voice.name, voice.kind, voice.anonymous, actor=voice.id)
    evidence, span = Evidence(0, len(quote), quote), Span(start, start + len(number))
    parent = part_of.claim.id if part_of else None
    claim = Figure(
        name, evidence, span, low, high, False, status, manner, people, side, source, None, None, stance, None, day(said), closed, None,
        parent, True, 0,
    )  # fmt: skip
    scope = Scope(role=role, manner=manner, **more)
    quantity = Quantity(status, scope, f"{people} {status}")
    top = high if closed else None
    point = Point(claim, on, voice, quantity, low, top, day(said), None, origin)
    return Told(Position(f"p{name}", voice.account, quantity, low, top, (point,), standing), claim, placed)


def blame(voice: Voice, stance: Blame = Blame.CLAIMED, actor: Source | None = None, quote: str = "claimed the attack") -> Responsibility:
    """A claim of responsibility, by the actor itself where none is given."""
    source = Source(voice.name, voice.kind, voice.anonymous, actor=voice.id)
    name = digest("blame", voice.id, stance, quote, actor.name if actor else None)[:16]
    return Responsibility(name, Evidence(0, len(quote), quote), actor or source, stance, source, None, None, None, True, 0)


def statement(mode: str, quote: str = "it was so") -> Statement:
    """A statement of an assault in some way."""
    said = Evidence(0, len(quote), quote)
    source = Source("the army", SourceKind.SECURITY)
    return Statement(
        digest("statement", mode, quote)[:16], said, source, None, None, said, Stance.ASSERTED, Event("ASSAULT", mode), None, True, 0
    )


def scene(place: Place | None = PASS, when: str | None = "2025-03-11") -> Scene:
    """Where and when."""
    return Scene(place=place, sure=0.8 if place else 0.0, when=day(when))


def incident(*tolds: Told, claims: tuple = (), scenes: dict[Card, Scene] | None = None, echoes: tuple[Echo, ...] = ()) -> Reconciled:
    """An incident of these positions; a report's scene is that of the pass on 11 March where none is given; ``claims`` are the first's."""
    cards = list(dict.fromkeys([*(one.point.card for one in tolds), *(scenes or {})])) or [WIRE]
    cards.sort(key=lambda one: (one.published or "", one.key))
    mentions = []
    for index, one in enumerate(cards):
        own = tuple(each.claim for each in tolds if each.point.card == one)
        mentions.append(Mention(one, 0, own + (claims if index == 0 else ()), (scenes or {}).get(one, scene())))
    points = tuple(one.point for one in tolds)
    voices = {point.voice.account: point.voice for point in points}
    accounts = tuple(Account(name, voice.name.removeprefix("The "), (voice,)) for name, voice in sorted(voices.items()))
    return Reconciled(Incident("i1", tuple(mentions), (), echoes), accounts, points, tuple(one.position for one in tolds if one.placed), ())


def judged(number: int, kind: str, subjects: tuple[str, ...], **values) -> Judgement:
    """A judgement by Ann."""
    return Judgement(number, JudgementKind(kind), "Ann", "2025-04-01T10:00:00Z", "seen on site", subjects, values)


def undone(judgement: Judgement) -> Judgement:
    """The same judgement, undone."""
    return replace(judgement, undone_at="2025-04-02T10:00:00Z", undone_by="Ann")


def rescued(number: int, **more) -> Told:
    """So many rescued."""
    return told(f"{number} hostages", number, status="freed", manner=Manner.RESCUED, cohort="aboard", **more)


def train() -> Reconciled:
    """The train of the example by its fourth day, as far as the profiles need it, with reports of other names."""
    late = card("Example Weekly", "2025-03-15", "Four days on")
    whole = told("31 people", 31, role=None, said="2025-03-14", on=late, closed=True)
    tolds = (
        told("33 attackers", 33, role=Side.ATTACKERS, said="2025-03-15", on=late, number="33", closed=True),
        whole,
        told("23 soldiers", 23, role=Side.SECURITY, said="2025-03-14", on=late, part_of=whole),
        told("three railway employees", 3, said="2025-03-14", on=late, part_of=whole),
        told("five passengers", 5, said="2025-03-14", on=late, part_of=whole),
        told("21 passengers", 21, standing=False),
        told("four soldiers", 4, role=Side.SECURITY, part="at a picket"),
        told("37 others", 37, role=None, status="injured"),
        told("12 fighters", 12, GROUP, Side.ATTACKERS, said="2025-03-15", on=late),
        told("214 military hostages", 214, GROUP, said="2025-03-14", on=late, people="military hostages", closed=True),
        told("over 100 enemy personnel", 101, GROUP, Side.SECURITY, high=None, number="over 100"),
        told("11 dead", 11, TELLER, None),
        told("440 people", 440, ARMY, None, status="present", cohort="aboard"),
        told("around 450", 450, OUTLET, None, status="present", cohort="aboard", number="450"),
        told("150 hostages", 150, GROUP, status="held", cohort="aboard"),
        rescued(354, said="2025-03-15", on=late),
        told("80 people", 80, status="freed", manner=Manner.RELEASED, part="in Mach", cohort="aboard"),
    )
    claims = (blame(GROUP), blame(ARMY, Blame.ACCUSED, Source("India and Exampleland", SourceKind.GOVERNMENT)))
    after = scene(None, "2025-03-12")
    scenes = {WIRE: scene(), card("Example Post"): scene(), late: after, card("Example Press"): after}
    return incident(*tolds, claims=claims, scenes=scenes)
