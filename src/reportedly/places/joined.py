"""
Names that may be places, by the places that they are joined to: "Gao, Kidal and Mopti", "Knock, Ireland".

The parser takes many a village for a person or a body. Where it stands in one list with places, or before the area that holds it, it is
a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
    return {span for run in _runs(text, sorted({*places, *persons})) for span in _places_of(text, run, persons, gazetteer)}


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


def _places_of(text: str, run: Sequence[Span], persons: Mapping[Span, bool], gazetteer: Gazetteer) -> list[Span]:
    """Which names of a run are places after all: those of a list half of which is, and one before the area that holds it."""
    open_ones = [span for span in run if span in persons]
    sure = len(run) - len(open_ones)
    if not open_ones or not sure:
        return []
    if len(run) >= LEAST:
        return open_ones if sure * 2 >= len(run) else []
    first, second = run
    if not COMMA.fullmatch(text, first.end, second.start):
        return [span for span in open_ones if not persons[span]]
    held = open_ones == [first] and _may_hold(gazetteer.named(second.of(text)), gazetteer.candidates(key_of(first.of(text))))
    return open_ones if held else []


def _may_hold(outer: Sequence[Entry], inner: Sequence[Entry]) -> bool:
    return any(area.kind in AREAS and contains(area, entry) for area in outer for entry in inner)
