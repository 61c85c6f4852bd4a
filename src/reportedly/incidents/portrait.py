"""The portrait of a mention: all that comparing it with another needs, so that no text is read twice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from reportedly.incidents.dates import dated, moved
from reportedly.incidents.sketch import sketch
from reportedly.incidents.words import fold, people, signature
from reportedly.model import Claim, Figure, Mention, Place, Reading, Responsibility, Statement

AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b|, (\d{1,2})(?=,| of\b|\.)|\b[Aa]ge[d]? (\d{1,3})\b", re.IGNORECASE)
AROUND = 200
OLDEST = 110
DAY = 10


@dataclass(frozen=True, slots=True)
class Where:
    """A place as it is compared: the folded name, and what a gazetteer makes of it."""

    name: str
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people of a side are in a status."""

    status: str
    side: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Portrait:
    """
    What one mention tells, as it is compared.

    ``published`` is the day of publication; where the text's own head is dated later, that. ``start`` and ``end`` are the days of the
    happening, as told; None where the words leave it open. ``grain`` is how fine. ``places`` are the scene first, then what else its
    figures name. ``counts`` are the exact numbers told, with what they count. ``people`` are names of persons, without those in office,
    who are in ``officials``. ``words`` are the words that tell most, with weights; ``sketch`` is for near-copies; ``text`` is the SHA-256
    of the text.
    """

    mention: str
    published: str | None
    start: str | None
    end: str | None
    grain: str
    places: tuple[Where, ...]
    kinds: tuple[str, ...]
    tolls: tuple[Toll, ...]
    counts: tuple[tuple[str, int], ...]
    actors: tuple[str, ...]
    people: tuple[str, ...]
    officials: tuple[str, ...]
    ages: tuple[int, ...]
    words: tuple[tuple[str, float], ...]
    sketch: tuple[int, ...]
    text: str

    def to_json(self) -> str:
        """The portrait as one line of JSON. Raises nothing."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Portrait:
        """The portrait that :meth:`to_json` wrote. Raises ValueError, KeyError or TypeError for what is none."""
        read: dict[str, Any] = json.loads(line)
        lists = {name: tuple(value) for name, value in read.items() if isinstance(value, list)}
        places = tuple(Where(**place) for place in read["places"])
        tolls = tuple(Toll(**toll) for toll in read["tolls"])
        words = tuple((str(word), float(weight)) for word, weight in read["words"])
        counts = tuple((str(status), int(low)) for status, low in read["counts"])
        return cls(**(read | lists | {"places": places, "tolls": tolls, "words": words, "counts": counts}))

    @property
    def report(self) -> str:
        """The key of its report."""
        return self.mention.partition("#")[0]


def portrait(reading: Reading, mention: Mention) -> Portrait:
    """What ``mention``, one of the happenings of ``reading``, tells, as it is compared. Raises nothing."""
    texts = tuple(_told(reading, mention))
    when = mention.scene.when
    named = [person for text in texts for person in people(text)]
    said = _speakers(reading)
    where = tuple(_places(mention))
    off = {person.name for person in named if person.official or person.name in said}
    whole = " ".join(texts)
    published = dated(mention.card.published, reading.report.text)
    return Portrait(
        mention=mention.id,
        published=published,
        start=moved(when, "start", mention.card.published, published, reading.report.text),
        end=moved(when, "end", mention.card.published, published, reading.report.text),
        grain=str(when.precision) if when else "unknown",
        places=where,
        kinds=_kinds(mention.claims),
        tolls=_tolls(reading, mention),
        counts=_counts(mention.claims),
        actors=tuple(sorted({fold(actor.name) for actor in reading.actors if not actor.anonymous} & _doers(mention.claims))),
        people=tuple(sorted({person.name for person in named} - off - {place.name for place in where})),
        officials=tuple(sorted(off)),
        ages=_ages(whole),
        words=signature(texts),
        sketch=sketch(whole) if mention.index == 0 else (),
        text=mention.card.text_sha256 if mention.index == 0 else "",
    )


def _told(reading: Reading, mention: Mention) -> Iterator[str]:
    """The stretches of the report that tell of the mention: all of it for what it is chiefly about, else what is around its claims."""
    text = reading.report.text
    if mention.index == 0:
        yield from filter(None, (reading.report.title, text))
        return
    end = 0
    for claim in mention.claims:
        start, stop = max(end, claim.evidence.start - AROUND), claim.evidence.end + AROUND
        if stop > end:
            yield text[start:stop]
            end = stop


def _speakers(reading: Reading) -> set[str]:
    return {fold(claim.source.name) for claim in reading.claims if not claim.source.anonymous}


def _places(mention: Mention) -> Iterator[Where]:
    told = [mention.scene.place, mention.scene.city, *(claim.place for claim in mention.claims if isinstance(claim, Figure))]
    seen: set[Where] = set()
    for place in filter(None, told):
        for where in _where(place):
            if where not in seen:
                seen.add(where)
                yield where


def _where(place: Place) -> Iterator[Where]:
    names = dict.fromkeys(fold(name) for name in (place.known_as, place.name) if name)
    for name in names:
        yield Where(name, place.lat, place.lon, place.precision, place.country, place.admin1, place.admin2)


def _kinds(claims: Iterable[Claim]) -> tuple[str, ...]:
    events = [claim.event for claim in claims if isinstance(claim, Statement) and claim.event]
    return tuple(sorted({f"{event.type}/{event.mode}" if event.mode else event.type for event in events}))


def _doers(claims: Iterable[Claim]) -> set[str]:
    blamed = {fold(claim.actor.name) for claim in claims if isinstance(claim, Responsibility)}
    return blamed | {fold(claim.doer.name) for claim in claims if isinstance(claim, Figure) and claim.doer}


def _tolls(reading: Reading, mention: Mention) -> tuple[Toll, ...]:
    if mention.index:
        figures = [claim for claim in mention.claims if isinstance(claim, Figure)]
        return tuple(sorted({Toll(str(f.status), str(f.side), f.low, f.high) for f in figures}, key=_toll_order))
    entries = [(totals.status, entry) for totals in reading.totals for entry in totals.entries]
    return tuple(sorted({_toll(status, entry.low, entry.high) for status, entry in entries}, key=_toll_order))


def _counts(claims: Iterable[Claim]) -> tuple[tuple[str, int], ...]:
    """The exact numbers of two and more that the figures tell, with what they count; what is written as words for many is none."""
    told = (claim for claim in claims if isinstance(claim, Figure) and claim.low > 1)
    return tuple(sorted({(str(claim.status), claim.low) for claim in told if any(mark.isdigit() for mark in claim.evidence.quote)}))


def _toll(status: str, low: int, high: int | None) -> Toll:
    bare = status.removesuffix("_attackers")
    return Toll(bare, "attackers" if bare != status else "victims", low, high)


def _toll_order(toll: Toll) -> tuple[str, str, int, int]:
    return toll.status, toll.side, toll.low, -1 if toll.high is None else toll.high


def _ages(text: str) -> tuple[int, ...]:
    found = (int(next(filter(None, match.groups()))) for match in AGE.finditer(text))
    return tuple(sorted({age for age in found if age <= OLDEST}))
