"""Mentions -> choices for a report: names are gathered, the dateline and the publisher's country set the scene, and all settle together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model import Span
from reportedly.places.contexts import Scene
from reportedly.places.naming import Mention
from reportedly.places.resolve import WEIGHTS, Choice, Name, Weights, settle
from reportedly.places.store import Entry

DATELINE, PUBLISHER = 3.0, 1.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a report beside its names: where its dateline's place stands, and its publisher's country (ISO 3166-1)."""

    dateline: Span | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """A name with the places that it may stand for at a mention: mentions of one sense mean the same place."""

    key: str
    entries: tuple[Entry, ...]


def choose(mentions: Sequence[Mention], setting: Setting, weights: Weights = WEIGHTS) -> list[Choice]:
    """The choice for each mention, in order. Never raises."""
    senses = _senses(mentions)
    counts = Counter(senses)
    headed = {
        sense for sense, mention in zip(senses, mentions, strict=True) if setting.dateline and setting.dateline.overlaps(mention.span)
    }
    names = [Name(sense.entries, count, DATELINE if sense in headed else 1.0) for sense, count in counts.items()]
    scene = Scene()
    if setting.country:
        scene.add_country(setting.country, PUBLISHER)
    choices = dict(zip(counts, settle(names, scene, weights), strict=True))
    return [choices[sense] for sense in senses]


def _senses(mentions: Sequence[Mention]) -> list[Sense]:
    """The sense of each mention: one that no phrase limits has that of the first which a phrase limits elsewhere in the report."""
    limited: dict[str, Mention] = {}
    for mention in mentions:
        if mention.linked:
            limited.setdefault(mention.key, mention)
    return [Sense(each.key, (each if each.linked else limited.get(each.key, each)).entries) for each in mentions]
