"""
The table of actors: armed groups, armies, police forces, monitors, agencies, each with its aliases and the party that it speaks for.

The package brings a start (``data/actors.toml``); a file of the user's adds rows to it and changes rows. docs/actors.md has the form.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from reportedly.errors import SettingError
from reportedly.model import SourceKind
from reportedly.reconcile.voices.names import Words, words_of

ID = re.compile(r"[a-z0-9][a-z0-9-]*")
STATE = re.compile(r"state:[A-Z]{2}")
FIELDS = {"name": str, "kind": str, "aliases": list, "called": list, "party": str}
KINDS = frozenset(kind.value for kind in SourceKind if kind is not SourceKind.NARRATOR)
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """
    One row. ``aliases`` are other names that are this actor's alone; ``called`` are common nouns that reports use of it ("separatists").

    ``party`` is the id of the party that it speaks for: its own where the row gives none, ``state:XX`` for a body of a state.
    """

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    party: str = ""


@dataclass(frozen=True, slots=True)
class ActorTable:
    """All rows by id, and the id of each name and alias by its words."""

    actors: Mapping[str, Actor]
    index: Mapping[Key, tuple[str, bool]]

    def named(self, words: Words) -> Actor | None:
        """The actor with exactly this name; an acronym has to be written in capitals, as the table has it. Raises nothing."""
        found = self.index.get(words.plain) or self.index.get(_singular(words.plain))
        if found is None or (found[1] and not all(words.shouted)):
            return None
        return self.actors[found[0]]

    @property
    def longest(self) -> int:
        """How many words the longest name has."""
        return max(map(len, self.index), default=0)


def load_actors(path: Path | None = None) -> ActorTable:
    """The table that the package brings, with the rows of the user's file at ``path`` over it. Raises SettingError where that is broken."""
    return shipped() if path is None else _table(_merged(shipped().actors, _rows(path), path))


@cache
def shipped() -> ActorTable:
    """The table that the package brings. Raises nothing."""
    text = resources.files(__package__).joinpath("data/actors.toml").read_text(encoding="utf-8")
    return _table(_merged({}, tomllib.loads(text), Path("actors.toml")))


def _rows(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingError(f"the table of actors {path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SettingError(f"the table of actors {path} cannot be read: it is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"the table of actors {path} is not valid TOML: {error}") from error


def _merged(known: Mapping[str, Actor], rows: Mapping[str, object], path: Path) -> dict[str, Actor]:
    """``known`` with ``rows`` over it: a new id adds a row, a known one changes what it gives and adds its aliases."""
    actors = dict(known)
    given = {key: _actor(key, row, known.get(key), path) for key, row in rows.items()}
    owners: dict[Key, str] = {}
    for key in sorted(given):
        for name in (given[key].name, *_texts(rows[key], "aliases")):
            other = owners.setdefault(words_of(name).plain, key)
            if other != key:
                raise SettingError(f"the table of actors {path}: {name!r} is a name of both [{other}] and [{key}]")
    actors.update(given)
    for key, actor in known.items():
        if key not in given:
            actors[key] = replace(actor, aliases=tuple(name for name in actor.aliases if words_of(name).plain not in owners))
    _check_parties(actors, given, path)
    return actors


def _actor(key: str, row: object, known: Actor | None, path: Path) -> Actor:
    """One row as an actor, over the row of that id that is known. Raises SettingError where the row is broken."""
    broken = _what_is_wrong(key, row, known)
    if broken:
        raise SettingError(f"the table of actors {path}: [{key}] {broken}")
    fields = row if isinstance(row, dict) else {}
    base = known or Actor(key, fields["name"], SourceKind(fields["kind"]), party=key)
    return Actor(
        key,
        fields.get("name", base.name),
        SourceKind(fields.get("kind", base.kind)),
        tuple(dict.fromkeys((*base.aliases, *_texts(row, "aliases")))),
        tuple(fields.get("called", base.called)),
        fields.get("party", base.party),
    )


def _what_is_wrong(key: str, row: object, known: Actor | None) -> str | None:
    if not ID.fullmatch(key):
        return "is no id: small letters, digits and hyphens make one"
    if not isinstance(row, dict):
        return "is no table"
    odd = next((field for field in row if field not in FIELDS), None)
    if odd is not None:
        return f"has a field {odd!r}: the fields are {', '.join(FIELDS)}"
    if known is None and not {"name", "kind"} <= row.keys():
        return "is a new row, and needs a name and a kind"
    return next((wrong for field, value in row.items() if (wrong := _wrong_value(field, value))), None)


def _wrong_value(field: str, value: object) -> str | None:
    if not isinstance(value, FIELDS[field]):
        return f"has a {field!r} that is no {'list' if FIELDS[field] is list else 'text'}"
    texts = value if isinstance(value, list) else [value]
    if not all(isinstance(text, str) and words_of(text).plain for text in texts):
        return f"has a {field!r} with something that is no name"
    if field == "kind" and value not in KINDS:
        return f"has the kind {value!r}: the kinds are {', '.join(sorted(KINDS))}"
    return None


def _check_parties(actors: Mapping[str, Actor], given: Mapping[str, Actor], path: Path) -> None:
    for key in sorted(given):
        party = given[key].party
        if party not in actors and not STATE.fullmatch(party):
            raise SettingError(
                f"the table of actors {path}: [{key}] has the party {party!r}, which is neither an id here nor like 'state:PK'"
            )


def _texts(row: object, field: str) -> tuple[str, ...]:
    return tuple(row.get(field, ())) if isinstance(row, dict) else ()


def _table(actors: Mapping[str, Actor]) -> ActorTable:
    index: dict[Key, tuple[str, bool]] = {}
    for key in sorted(actors):
        for name in (actors[key].name, *actors[key].aliases):
            words = words_of(name)
            shouted = words.shouted == (True,) and index.get(words.plain, (key, True))[1]
            index[words.plain] = (key, shouted)
    return ActorTable(MappingProxyType(dict(actors)), MappingProxyType(index))


def _singular(words: Key) -> Key:
    """The words with the last one's s off: a possessive whose apostrophe was lost."""
    return (*words[:-1], words[-1].removesuffix("s")) if words else words
