"""
Rows -> the gazetteer: one SQLite file in the user's cache, built once and whole, the same from the same sources.

A file is named by what it was built from, so a newer package or overlay gives another file and an old one is never read by mistake.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from platformdirs import user_cache_path

from reportedly.errors import GazetteerMissing
from reportedly.places import rows
from reportedly.places.dump import dump_rows
from reportedly.places.folding import bare_names, key_of
from reportedly.places.middles import Middles
from reportedly.places.overlay import Overlay
from reportedly.places.rows import Rank, Row
from reportedly.places.sources import package_rows, versions

FORM = 3  # raised with every change of the code that changes what is built
Progress = Callable[[str], None]
TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, lat REAL, lon REAL, exact INTEGER, country TEXT, admin1 INTEGER,
  admin2 INTEGER, population INTEGER);
CREATE TABLE names (key TEXT, id INTEGER, rank INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TEMP TABLE unsorted (key TEXT, id INTEGER, rank INTEGER);
CREATE INDEX countries ON places (kind) WHERE kind = 'country';
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


def silent(_: str) -> None:
    """Show no progress."""


def on_stderr(words: str) -> None:
    """Show progress as lines on standard error."""
    print(words, file=sys.stderr, flush=True)  # noqa: T201


def default_path() -> Path:
    """Where the gazetteer of the installed packages lies, or will lie once built. Raises GazetteerMissing where they are not installed."""
    made_of = json.dumps([FORM, versions(), _data_hash()], sort_keys=True)
    return user_cache_path("reportedly") / f"places-{hashlib.sha256(made_of.encode()).hexdigest()[:16]}.sqlite"


def _data_hash() -> str:
    whole = hashlib.sha256()
    for name in ("overlay", "centres", "words"):
        whole.update(files("reportedly.places").joinpath("data", f"{name}.toml").read_bytes())
    return whole.hexdigest()


def build(path: Path | None = None, dump: Path | None = None, progress: Progress = silent) -> Path:
    """
    Build the gazetteer at ``path`` (default: in the user's cache) and return where it is; what was there is replaced at the end.

    ``dump`` is a file of GeoNames in its tab form (allCountries, cities500, a country's), whose places are added.
    Raises GazetteerMissing where the packages are not installed, the dump cannot be read, or the file cannot be written.
    """
    target = path or default_path()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=target.name, suffix=".part", dir=target.parent)
    except OSError as error:
        raise GazetteerMissing(f"the gazetteer cannot be written to {target}: {error.strerror}") from error
    os.close(handle)
    try:
        _fill(Path(beside), dump, progress)
        os.replace(beside, target)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerMissing(f"the gazetteer cannot be written to {target}: {error}") from error
    finally:
        Path(beside).unlink(missing_ok=True)
    progress(f"The gazetteer is built: {target}")
    return target


def _fill(path: Path, dump: Path | None, progress: Progress) -> None:
    progress("Building the gazetteer, once (about 20 seconds, longer with a dump) ...")
    store = sqlite3.connect(path)
    try:
        store.executescript(TABLES)
        overlay = Overlay.load()
        middles = Middles()
        _write(store, _all_rows(overlay, dump), overlay, middles, progress)
        _complete(store, middles)
        about = {"content": _content(store), "made_of": json.dumps(versions(), sort_keys=True), "places": str(_count(store))}
        store.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
        store.commit()
        store.execute("ANALYZE")
    finally:
        store.close()


def _all_rows(overlay: Overlay, dump: Path | None) -> Iterator[Row]:
    codes: dict[str, int] = {}
    for row in package_rows():
        if row.code:
            codes[row.code] = row.id
        yield row
    yield from overlay.rows()
    if dump is not None:
        yield from dump_rows(dump, codes)


def _write(store: sqlite3.Connection, found: Iterable[Row], overlay: Overlay, middles: Middles, progress: Progress) -> None:
    for batch in _batches(found, 40_000):
        values = [
            (
                r.id,
                r.name,
                r.kind,
                r.lat,
                r.lon,
                int(r.lat is not None),
                r.country,
                r.admin1,
                r.admin2,
                overlay.people.get(r.id, r.population),
            )
            for r in batch
        ]
        store.executemany("INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?,?,?)", values)
        keys = [(key, row.id, rank) for row in batch for key, rank in _keys(row, overlay)]
        store.executemany("INSERT INTO unsorted VALUES (?,?,?)", keys)
        for row in batch:
            middles.add(row)
        progress(f"{_count(store):,} places ...")
    store.execute("INSERT INTO names SELECT key, id, min(rank) FROM unsorted GROUP BY key, id ORDER BY key, id")
    store.execute("DROP TABLE unsorted")


def _batches(found: Iterable[Row], size: int) -> Iterator[Sequence[Row]]:
    batch: list[Row] = []
    for row in found:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    yield batch


def _keys(row: Row, overlay: Overlay) -> Iterator[tuple[str, int]]:
    best: dict[str, int] = {}
    for name, rank in ((row.name, Rank.MAIN), *row.others, *overlay.aliases(row.id)):
        key = key_of(name)
        if key and not key.isdigit():
            best[key] = min(rank, best.get(key, rank))
            if row.kind not in rows.TOWNS and rank < Rank.SHORT:
                for bare in bare_names(key):
                    best[bare] = min(Rank.BARE, best.get(bare, Rank.BARE))
    yield from best.items()


def _complete(store: sqlite3.Connection, middles: Middles) -> None:
    """Give the areas without a point the middle of their places, and those without a number of people their sum."""
    wanting = store.execute("SELECT id, country, kind FROM places WHERE lat IS NULL AND kind NOT IN ('city', 'capital')").fetchall()
    points = [(*point, at) for at, country, kind in wanting if (point := middles.of(country if kind == rows.COUNTRY else at)) is not None]
    store.executemany("UPDATE places SET lat = ?, lon = ? WHERE id = ?", points)
    store.executemany("UPDATE places SET population = ? WHERE id = ? AND population = 0", middles.people())
    store.execute(
        "UPDATE places SET admin1 = (SELECT admin1 FROM places above WHERE above.id = places.admin2) WHERE admin1 IS NULL AND admin2"
    )
    store.execute(
        "UPDATE places SET (lat, lon) = (SELECT lat, lon FROM places above WHERE above.id = coalesce(places.admin2, places.admin1))"
        " WHERE lat IS NULL"
    )
    store.execute("DELETE FROM names WHERE id IN (SELECT id FROM places WHERE lat IS NULL)")
    store.execute("DELETE FROM places WHERE lat IS NULL")


def _content(store: sqlite3.Connection) -> str:
    """The hash of all that the gazetteer holds."""
    whole = hashlib.sha256()
    for query in ("SELECT * FROM places ORDER BY id", "SELECT * FROM names ORDER BY key, id"):
        found = store.execute(query)
        while batch := found.fetchmany(10_000):
            whole.update(repr(batch).encode())
    return whole.hexdigest()


def _count(store: sqlite3.Connection) -> int:
    return int(store.execute("SELECT count(*) FROM places").fetchone()[0])
