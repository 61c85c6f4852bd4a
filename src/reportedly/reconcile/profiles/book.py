"""A codebook as data: its columns in order, its clauses, what its vague words count as, its regions (``data/NAME.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.errors import Unknown

PROFILES: tuple[str, ...] = ("acled", "ucdp", "gtd", "airwars", "ibc")


@dataclass(frozen=True, slots=True)
class Clause:
    """
    One rule of a codebook in our words. ``known`` is how we know it: "read" in the codebook, "secondary" (a copy of its text), "recalled",
    or "ours" where the codebook leaves it open.
    """

    id: str
    known: str
    text: str


@dataclass(frozen=True, slots=True)
class Book:
    """
    A codebook. ``external`` are columns that only its owner can fill. ``whys`` say in a few words what a clause that chooses a number did.

    ``vague`` are the numbers of vague words, ``plural`` that of a plural with no number (None: left blank). ``regions`` and ``countries``
    are its own names, by ISO 3166-1 code of the country; ``codes`` are other names and numbers of its own, by column.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    external: frozenset[str]
    clauses: Mapping[str, Clause]
    whys: Mapping[str, str]
    vague: Mapping[str, int]
    plural: int | None
    regions: Mapping[str, str]
    countries: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]


def book(profile: str) -> Book:
    """The codebook of that name. Raises Unknown for a name that is not in PROFILES."""
    if profile not in PROFILES:
        raise Unknown(f"There is no profile {profile!r}: the profiles are {', '.join(PROFILES)}.")
    return _loaded(profile)


def clause_of(profile: str, clause: str) -> Clause:
    """The clause with that id. Raises Unknown where the profile, or the clause in it, is not there."""
    found = book(profile).clauses.get(clause)
    if found is None:
        raise Unknown(f"The profile {profile} has no clause {clause!r}.")
    return found


@cache
def read_data(name: str) -> Mapping[str, Any]:
    """A table of this package. Raises FileNotFoundError where it is not installed."""
    return tomllib.loads(files(__package__).joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


@cache
def _loaded(profile: str) -> Book:
    raw = read_data(profile)
    return Book(
        profile,
        raw["title"],
        tuple(raw["columns"]),
        frozenset(raw["external"]),
        {name: Clause(f"{profile}.{name}", row["known"], row["text"]) for name, row in raw["clause"].items()},
        {name: row["why"] for name, row in raw["clause"].items() if "why" in row},
        raw.get("vague", {}),
        raw.get("plural"),
        {code: region for region, codes in raw.get("regions", {}).items() for code in codes.split()},
        raw.get("countries", {}),
        raw.get("codes", {}),
    )
