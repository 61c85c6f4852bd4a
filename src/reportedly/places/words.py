"""The words about places, from ``data/words.toml``, loaded once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


def table(name: str) -> dict[str, Any]:
    """The table in ``data/NAME.toml``. Raises FileNotFoundError where there is none."""
    return tomllib.loads(files("reportedly.places").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Words:
    """Words by what they do in and around the names of places; ``data/words.toml`` says what each list is."""

    spelled: Mapping[str, str]
    generic: Mapping[str, str]
    parts: frozenset[str]
    demonyms: Mapping[str, str]
    locative: frozenset[str]
    facility: frozenset[str]
    bodies: frozenset[str]
    plural: Mapping[str, str]
    dwellers: frozenset[str]
    joining: frozenset[str]
    never: frozenset[str]
    openers: frozenset[str]
    titles: frozenset[str]
    anywhere: frozenset[str]
    addresses: Mapping[str, str]
    at: frozenset[str]
    loose: frozenset[str]
    english: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The words, loaded at the first call. Raises FileNotFoundError or KeyError where the package is broken."""
    lists = table("words")
    generic = {word: kind for kind, some in lists["generic"].items() for word in some}
    demonyms = {word: code for code, some in table("demonyms").items() for word in some}
    locative, run = lists["locative"]["before"], lists["run"]
    return Words(
        spelled=lists["spelled"],
        generic=generic,
        parts=frozenset(lists["parts"]["words"]),
        demonyms=demonyms,
        locative=frozenset(locative),
        facility=frozenset(lists["facility"]["words"]),
        bodies=frozenset([*lists["facility"]["words"], *lists["body"]["words"]]),
        plural=lists["plural"],
        dwellers=frozenset(lists["dwellers"]["words"]),
        joining=frozenset(lists["joining"]["words"]),
        never=frozenset(lists["never"]["names"]),
        openers=frozenset(run["openers"]),
        titles=frozenset(run["titles"]),
        anywhere=frozenset(lists["addresses"]["anywhere"]),
        addresses=lists["addresses"]["other"],
        at=frozenset(lists["phrase"]["at"]),
        loose=frozenset(lists["phrase"]["loose"]),
        english=frozenset(lists["english"]["countries"]),
    )
