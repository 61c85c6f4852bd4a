"""Mentions -> choices for a report: names are gathered, the dateline and the publisher's country set the scene, and all settle together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model import Span
from reportedly.places.contexts import Scene
from reportedly.places.phrases import Mention
from reportedly.places.resolve import WEIGHTS, Choice, Name, Weights, settle


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a report beside its names: where its dateline's place stands, and its publisher's country (ISO 3166-1)."""

    dateline: Span | None = None
    country: str | None = None


def choose(mentions: Sequence[Mention], setting: Setting, weights: Weights = WEIGHTS) -> list[Choice]:
    """The choice for each mention, in order. Never raises."""
    names, index = _gather(mentions, setting)
    scene = Scene()
    if setting.country:
        scene.add_country(setting.country, 0.5)
    choices = settle(names, scene, weights)
    return [choices[at] for at in index]


def _gather(mentions: Sequence[Mention], setting: Setting) -> tuple[list[Name], list[int]]:
    """The distinct names, and which of them each mention is. A mention that no phrase limits is the one that a phrase limited elsewhere."""
    limited: dict[str, Mention] = {}
    for mention in mentions:
        if mention.linked:
            limited.setdefault(mention.key, mention)
    found: dict[tuple[object, ...], int] = {}
    counts: list[list[object]] = []
    index: list[int] = []
    for mention in mentions:
        same = limited.get(mention.key)
        entries = same.entries if same and not mention.linked else mention.entries
        key = (mention.key, tuple(entry.id for entry in entries))
        at = found.setdefault(key, len(counts))
        if at == len(counts):
            counts.append([mention.key, entries, 0, 1.0])
        counts[at][2] = int(counts[at][2]) + 1  # type: ignore[call-overload]
        if setting.dateline and setting.dateline.overlaps(mention.span):
            counts[at][3] = 3.0
        index.append(at)
    return [Name(*values) for values in counts], index  # type: ignore[arg-type]
