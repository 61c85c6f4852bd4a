"""
Readings that nobody read: reports made up by a generator, with claims that quote them, as cheap as can be and always the same.

Time passes as their number grows, about ten reports a day; each happening is told by one to six of them, in one of a few hundred invented
towns, with names of its own, in one of a few dozen lands whose bodies come back. Two reports of one happening share names and what is
counted.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from reportedly.model import (
    NARRATOR,
    Evidence,
    Figure,
    Interval,
    Place,
    Precision,
    Reading,
    Report,
    Scene,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    Status,
    Total,
    Totals,
    claim_id,
)

FIRST_DAY = date(2031, 1, 1)
TOLD = (1, 2, 3, 6, 1, 4, 1, 2)
A_DAY = 4
TOWNS = 400
STARTS = "b br d dr f g gr h j k kl l m n p r s st t tr v z".split()
VOWELS = "a e i o u ai ou".split()
ENDS = "n r l sk nd m t rg sh v".split()
BODIES = ("Ministry", "Health Board", "Front", "Corps", "Monitor")
KINDS = (SourceKind.GOVERNMENT, SourceKind.MEDICAL, SourceKind.ARMED_GROUP, SourceKind.SECURITY, SourceKind.MONITOR)
LANDS, LEXICON, RUN = 60, 3000, 12
COUNTED = ((Status.KILLED, "people were killed"), (Status.INJURED, "people were wounded"), (Status.HELD, "people were being held"))
SAYINGS = (
    "{body} officials {0} said {1} that {low} {words} {2} near the {thing} {3} of {town}.",
    "At least {low} {words} {0} when the {thing} {1} was attacked, {2} according to the {body}.",
    "A spokesman {0} of the {body} put it {1} otherwise: {low} {words}, {2} he said, {3} among them {who}.",
)
"""In between stand words drawn anew: what two reports have in common shall be what they tell of, not how."""
THINGS = ("market", "bridge", "depot", "mill", "harbour", "school", "quarry", "ferry", "clinic", "station")


@dataclass(frozen=True, slots=True)
class Happening:
    """What a few reports tell of: when and where it was, who was there."""

    day: date
    town: str
    thing: str
    who: str
    land: str
    low: int


def _drawn(name: str) -> random.Random:
    """A course of draws that hangs on its name alone."""
    return random.Random(name)  # noqa: S311 - made-up reports, no secrets


def readings(number: int, start: int = 0) -> Iterator[Reading]:
    """The readings from ``start`` up to ``number``; each hangs on its own number alone. Raises nothing."""
    return (reading(at) for at in range(start, number))


def reading(at: int, reader: str = "synthetic 1", sentences: int = 10, of: int | None = None) -> Reading:
    """The reading of that number; ``of`` is the happening that it tells of, where not the usual one. Raises nothing."""
    told = happening(told_in(at) if of is None else of)
    draw = _drawn(f"report {at}")
    text, figures = _written(told, draw, sentences)
    raw = text.encode()
    day = told.day + timedelta(days=draw.choice((0, 0, 1, 2)))
    report = Report(
        id=f"r{at}",
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        title=text[: text.index(".")],
        publisher=f"Example {_name(draw)}",
        published=day.isoformat(),
        url=f"https://example.org/{at}",
        raw=raw,
    )
    claims = tuple(claim for n, each in enumerate(figures) for claim in _claims(report, told, each, n))
    killed = max((claim.low for claim in claims if isinstance(claim, Figure) and claim.status is Status.KILLED), default=told.low)
    totals = (Totals("killed", (Total(killed, None, ()),)),)
    return Reading(report, claims, totals=totals, reader=reader, scene=Scene(_place(report, told), 0.9, when=_when(told)))


def happening(at: int) -> Happening:
    """The happening of that number. Raises nothing."""
    draw = _drawn(f"happening {at}")
    town = _name(_drawn(f"town {draw.randrange(TOWNS)}"), 3)
    land = _name(_drawn(f"land {draw.randrange(LANDS)}"), 3)
    who = f"{_name(draw, 2)} {_name(draw, 3)}"
    return Happening(FIRST_DAY + timedelta(days=at // A_DAY), town, draw.choice(THINGS), who, land, draw.randint(3, 40))


def told_in(at: int) -> int:
    """Which happening the report of that number tells of. Raises nothing."""
    whole, rest = divmod(at, sum(TOLD))
    ends = [sum(TOLD[: n + 1]) for n in range(len(TOLD))]
    return whole * len(TOLD) + next(n for n, end in enumerate(ends) if rest < end)


def _name(draw: random.Random, syllables: int = 2) -> str:
    return "".join(draw.choice(STARTS) + draw.choice(VOWELS) for _ in range(syllables)).title() + draw.choice(ENDS)


def _written(told: Happening, draw: random.Random, sentences: int) -> tuple[str, list[tuple[int, int, int, int]]]:
    """A text, and for each figure in it where its sentence begins and ends, the number, and which body says it."""
    words = {"town": told.town, "thing": told.thing, "who": told.who}
    parts = [f"Attack on the {told.thing} of {told.town}, {told.who} reports {_name(draw)}."]
    figures, length = [], len(parts[0])
    for _ in range(sentences):
        body, counted = draw.randrange(len(BODIES)), draw.randrange(len(COUNTED))
        low = told.low + draw.randrange(6)
        is_figure = draw.random() < 0.5
        fill = (_word(draw.randrange(LEXICON)) for _ in range(4))
        said = draw.choice(SAYINGS).format(*fill, **words, body=f"{told.land} {BODIES[body]}", low=low, words=COUNTED[counted][1])
        sentence = said if is_figure else _filling(draw)
        if is_figure:
            figures.append((length + 1, length + 1 + len(sentence), low, body * len(COUNTED) + counted))
        parts.append(sentence)
        length += 1 + len(sentence)
    return "\n".join(parts), figures


def _filling(draw: random.Random) -> str:
    return " ".join(_word(draw.randrange(LEXICON)) for _ in range(RUN)).capitalize() + "."


@cache
def _word(at: int) -> str:
    return _name(_drawn(f"word {at}")).lower()


def _claims(report: Report, told: Happening, figure: tuple[int, int, int, int], n: int) -> Iterator[Figure | Statement]:
    start, end, low, told_by = figure
    body, counted = divmod(told_by, len(COUNTED))
    source = Source(f"{told.land} {BODIES[body]}", KINDS[body]) if body else NARRATOR
    at = report.text.index(str(low), start)
    number = Span(at, at + len(str(low)))
    evidence = Evidence.of(report.text, Span(start, end))
    told_on = Interval(report.published, report.published, Precision.DAY, "published")
    mention = 1 if n == 4 else 0
    name = claim_id(report.text_sha256, "figure", number, 0)
    yield Figure(
        id=name,
        evidence=evidence,
        number_span=number,
        low=low,
        high=None if "At least" in evidence.quote else low,
        approximate=False,
        status=COUNTED[counted][0],
        manner=None,
        people="people",
        side=Side.VICTIMS,
        source=source,
        via=None,
        cue=None,
        stance=Stance.ASSERTED,
        as_of=_when(told) if mention == 0 else _before(told, low),
        said_at=told_on,
        closed=False,
        place=_place(report, told),
        part_of=None,
        main=mention == 0,
        mention=mention,
    )
    yield Statement(
        claim_id(report.text_sha256, "statement", evidence.span, 0), evidence, source, None, None, evidence, Stance.ASSERTED, None, told_on,
        mention == 0, mention,
    )  # fmt: skip


def _before(told: Happening, days: int) -> Interval:
    day = (told.day - timedelta(days=30 + days)).isoformat()
    return Interval(day, day, Precision.DAY, "text")


def _when(told: Happening) -> Interval:
    return Interval(told.day.isoformat(), told.day.isoformat(), Precision.DAY, "text")


def _place(report: Report, told: Happening) -> Place:
    at = report.text.index(told.town)
    draw = _drawn(told.town)
    lat, lon = round(draw.uniform(-60, 60), 3), round(draw.uniform(-180, 180), 3)
    return Place(told.town, Span(at, at + len(told.town)), 1, lat, lon, "XX", "Inland", "place", 0.9, known_as=told.town)
