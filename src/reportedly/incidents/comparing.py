"""Comparing two mentions: the features found, each with its weight; the sum is the log odds that they are the same happening."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from reportedly.incidents.features import FEATURES
from reportedly.incidents.portrait import Portrait
from reportedly.model import Feature, Join

SPOKEN = 0.3


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of ``data/weights.toml``: by feature, by level. Raises nothing: they ship with the package."""
    read = tomllib.loads((files(__package__) / "data" / "weights.toml").read_text(encoding="utf-8"))
    return {feature: {level: float(weight) for level, weight in levels.items()} for feature, levels in read.items()}


def compare(a: Portrait, b: Portrait) -> Join:
    """
    Why two mentions are the same happening, or not: the same whichever is named first.

    Raises ValueError where both are one mention.
    """
    if a.mention == b.mention:
        raise ValueError(f"{a.mention} cannot be compared with itself")
    first, second = sorted((a, b), key=lambda portrait: portrait.mention)
    features = tuple(_features(first, second))
    return Join(first.mention, second.mention, round(sum(feature.weight for feature in features), 3), features)


def _features(a: Portrait, b: Portrait) -> list[Feature]:
    table = weights()
    found = [(feature.__name__, feature(a, b)) for feature in FEATURES]
    start = Feature("start", "any two mentions that are compared", table["start"]["any"])
    return [start, *(Feature(name, what.words, table[name].get(what.level, 0.0)) for name, what in found if what)]


def because(join: Join) -> str:
    """One sentence that says why the two of a join are held to be the same happening, or not. Raises nothing."""
    if join.judgement is not None:
        return join.judgement
    same = join.score >= 0
    told = sorted(
        (each for each in join.features if each.name != "start"), key=lambda each: (-each.weight if same else each.weight, each.name)
    )
    speaking = [each.found for each in told if (each.weight if same else -each.weight) >= SPOKEN][:4]
    verdict = "same" if same else "not the same"
    return f"{verdict} because {'; '.join(speaking)}" if speaking else f"{verdict}: little speaks for it or against it"
