"""The gazetteer as it is asked: names -> the places that bear them. A look-up reads a few pages of the file, which stays on disk."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reportedly.errors import GazetteerMissing
from reportedly.places.folding import key_of

MOST = 150
COLUMNS = "id, name, kind, lat, lon, exact, country, admin1, admin2, population"
BY_NAME = f"SELECT {COLUMNS}, rank FROM names JOIN places USING (id) WHERE key = ? ORDER BY rank = 3, population DESC, id LIMIT {MOST}"  # noqa: S608
BY_ID = f"SELECT {COLUMNS}, 0 FROM places WHERE id = ?"  # noqa: S608

COUNTRIES = f"SELECT {COLUMNS}, 0 FROM places WHERE kind = 'country' ORDER BY id DESC"  # noqa: S608


class Entry(NamedTuple):
    """
    One place as the gazetteer holds it; ``rank`` is how the name asked for is its (see ``rows.Rank``).

    ``id`` is the GeoNames id, or negative for a place of ours without one. ``exact`` is whether ``lat`` and ``lon`` are the place's own:
    else they are the middle of the area, or of the area that it is within.
    """

    id: int
    name: str
    kind: str
    lat: float
    lon: float
    exact: int
    country: str
    admin1: int | None
    admin2: int | None
    population: int
    rank: int


class Gazetteer:
    """Look-ups by name and by id. Opening costs a millisecond; use one a process, from one thread at a time."""

    __slots__ = ("_countries", "_store", "about", "candidates", "path", "place")

    def __init__(self, path: Path) -> None:
        """Open the file at ``path``. Raises GazetteerMissing where there is none, or it is no gazetteer of ours."""
        if not path.is_file():
            raise GazetteerMissing(f"there is no gazetteer at {path}: build it with `python -m reportedly.places`")
        self.path = path
        try:
            self._store = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._store.execute("PRAGMA mmap_size = 268435456")
            self.about: dict[str, str] = dict(self._store.execute("SELECT name, value FROM about"))
        except sqlite3.Error as error:
            raise GazetteerMissing(f"{path} is no gazetteer of this version: {error}") from error
        self.candidates = lru_cache(maxsize=20_000)(self._candidates)
        self.place = lru_cache(maxsize=20_000)(self._place)
        self._countries = {row[6]: Entry._make(row) for row in self._store.execute(COUNTRIES)}

    def country(self, code: str) -> Entry | None:
        """The country with the ISO 3166-1 code ``code``; None where there is none."""
        return self._countries.get(code)

    def named(self, name: str) -> tuple[Entry, ...]:
        """The places that bear ``name``, those with most people first, at most 150. Raises nothing."""
        return self.candidates(key_of(name))

    def _candidates(self, key: str) -> tuple[Entry, ...]:
        """The places whose name has the key ``key`` (see ``folding.key_of``)."""
        return tuple(map(Entry._make, self._store.execute(BY_NAME, (key,)))) if key else ()

    def _place(self, number: int) -> Entry | None:
        """The place with the id ``number``; None where there is none."""
        row = self._store.execute(BY_ID, (number,)).fetchone()
        return None if row is None else Entry._make(row)
