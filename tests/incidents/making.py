"""Portraits of an invented world, for the tests of grouping."""

from __future__ import annotations

import random

from reportedly.incidents import Portrait
from reportedly.incidents.portrait import Toll, Where
from reportedly.incidents.sketch import sketch
from reportedly.incidents.words import signature
from reportedly.model import NARRATOR, Evidence, Figure, Judgement, JudgementKind, Side, Source, Span, Stance, Status

VELDRA = Where("veldra", 10.0, 20.0, "place", "VA", "Osk", "Veldra Kom")
TORMUND = Where("tormund", 14.0, 26.0, "place", "VA", "Ustrand", None)
OSK = Where("osk", 10.4, 20.3, "province", "VA", "Osk", None)
NAMES = ("Ilra Dovan", "Temmik Astur", "Orsa Pell", "Bardo Kint", "Lume Sarrat", "Quill Haben")
TOPICS = ("granary silo millers", "ferry pier boatmen", "tannery dyers vats", "quarry masons derrick", "orchard pickers crates")


def picture(mention: str, text: str = "", **values: object) -> Portrait:
    """A portrait of ``mention``; what is not given is left open."""
    given: dict[str, object] = {
        "published": None, "start": None, "end": None, "grain": "day", "places": (), "kinds": (), "tolls": (), "counts": (), "actors": (),
        "people": (), "officials": (), "ages": (), "words": signature([text]), "sketch": sketch(text), "text": f"sha of {text}",
    }  # fmt: skip
    return Portrait(mention, **{**given, **values})  # type: ignore[arg-type]


def mixed(seed: int = 7, incidents: int = 8) -> list[Portrait]:
    """Reports of several incidents of one province in one month, some alike, some told aside."""
    draw = random.Random(seed)
    found: list[Portrait] = []
    for number in range(incidents):
        day = f"2031-03-{1 + number * 2 % 9:02d}"
        place, who = draw.choice([VELDRA, TORMUND, OSK]), draw.sample(NAMES, 2)
        found += [_told(f"{number:08x}{at:08x}#{int(draw.random() < 0.2)}", day, place, who, draw) for at in range(draw.randint(1, 4))]
    return found


def _told(mention: str, day: str, place: Where, who: list[str], draw: random.Random) -> Portrait:
    topic = TOPICS[int(mention[:8], 16) % len(TOPICS)]
    people = tuple(sorted(name.lower() for name in who[: draw.randint(0, 2)]))
    dead = draw.randint(1, 9)
    later = f"2031-03-{int(day[-2:]) + draw.randint(0, 5):02d}"
    text = f"Blast at {topic} in {place.name.title()} {' '.join(who)} {draw.choice(TOPICS)}"
    told = day if draw.random() < 0.7 else None
    return picture(
        mention, text, published=later, start=told, end=told, places=(place,), people=people, tolls=(Toll("killed", "victims", dead, None),)
    )


def judged(number: int, kind: JudgementKind, *subjects: str) -> Judgement:
    """A judgement by an analyst."""
    return Judgement(number, kind, "analyst", "2031-04-01T00:00:00Z", "read by hand", subjects)


def figure(low: int, source: Source = NARRATOR, via: Source | None = None) -> Figure:
    """A figure of so many killed."""
    return Figure(
        f"f{low}", Evidence(0, 1, "x"), Span(0, 1), low, low, False, Status.KILLED, None, None, Side.VICTIMS, source, via, None,
        Stance.ASSERTED, None, None, False, None, None, True, 0,
    )  # fmt: skip
