"""
Names that may be places, by the places that they are joined to: "Gao, Kidal and Mopti", "Knock, Ireland".

The parser takes many a village for a person or a body. Where it stands in one list with places, or before the area that holds it, it is
a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.model import Span
from reportedly.places.folding import key_of
from reportedly.places.naming import AREAS, LISTED
from reportedly.places.phrases import contains
from reportedly.places.store import Entry, Gazetteer

COMMA = re.compile(r"\s*,\s*")
LONGEST = 16
LEAST = 3


@dataclass(frozen=True, slots=True)
class Maybe:
    """A name of the gazetteer that fills a run of capitals; ``person`` is whether the parser takes it for a person."""

    span: Span
    person: bool


def second_look(text: str, places: Sequence[Span], maybes: Sequence[Maybe], gazetteer: Gazetteer) -> set[Span]:
    """The spans of those ``maybes`` that are places after all. Never raises on text."""
    if not maybes:
        return set()
    persons = {maybe.span: maybe.person for maybe in maybes}
    for span in places:
        persons.pop(span, None)
    found = set[Span]()
    for run in _runs(text, sorted({*places, *persons})):
        found.update(span for span in run if span in persons and _is_place(text, span, run, persons, gazetteer))
    return found


def _runs(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """The spans, in stretches that commas, "and" and "or" join."""
    run: list[Span] = []
    for span in spans:
        if run and not (span.start - run[-1].end <= LONGEST and LISTED.fullmatch(text, run[-1].end, span.start)):
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _is_place(text: str, span: Span, run: Sequence[Span], persons: dict[Span, bool], gazetteer: Gazetteer) -> bool:
    """Whether a name of a run is a place: at least half of a list are, or the next is the area that holds it."""
    sure = sum(other not in persons for other in run)
    if not sure:
        return False
    if len(run) >= LEAST:
        return sure * 2 >= len(run)
    first, second = run
    if COMMA.fullmatch(text, first.end, second.start):
        return span == first and _may_hold(gazetteer.named(second.of(text)), gazetteer.candidates(key_of(span.of(text))))
    return not persons[span]


def _may_hold(outer: Sequence[Entry], inner: Sequence[Entry]) -> bool:
    return any(area.kind in AREAS and contains(area, entry) for area in outer for entry in inner)
