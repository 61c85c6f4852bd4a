"""The word lists of ``data/words.toml`` and the countries of ``data/countries.toml``, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportedly.reconcile.voices.names import SHORT, words_of

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 code: its name, and the word for its people and bodies ("Pakistani"), empty where it has none."""

    code: str
    name: str
    people: str


@dataclass(frozen=True, slots=True)
class Countries:
    """All countries by code; the code of each name (and whether it needs capitals), of each word for its people, of each capital."""

    by_code: dict[str, Country]
    names: dict[Key, tuple[str, bool]]
    people: dict[Key, str]
    capitals: dict[Key, str]


@cache
def word_list(name: str) -> frozenset[str]:
    """The words under ``name``. Raises KeyError where there are none."""
    return frozenset(str(_toml("words")[name]).split())


@cache
def countries() -> Countries:
    """The countries. Raises nothing."""
    found = Countries({}, {}, {}, {})
    for code, row in _toml("countries").items():
        names, people, capitals = ([part.strip() for part in field.split(",") if part.strip()] for field in str(row).split(";"))
        found.by_code[code] = Country(code, names[0], people[0] if people else "")
        for name in names:
            words = words_of(name)
            found.names[words.plain] = (code, len(words) == 1 and len(words.plain[0]) <= SHORT)
        found.people.update({words_of(name).plain: code for name in people})
        found.capitals.update({words_of(name).plain: code for name in capitals})
    return found


@cache
def _toml(name: str) -> dict[str, object]:
    return tomllib.loads(resources.files(__package__).joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))
