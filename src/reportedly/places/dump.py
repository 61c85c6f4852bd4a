"""A user's own dump of GeoNames (allCountries.txt, cities500.txt, PK.txt): its tab form -> rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from reportedly.errors import GazetteerMissing
from reportedly.places import rows
from reportedly.places.rows import Row, other_names

COLUMNS = 19
AREAS = {"ADM1": rows.ADMIN1, "ADM2": rows.ADMIN2, "CONT": rows.CONTINENT}


def dump_rows(path: Path, codes: Mapping[str, int]) -> Iterator[Row]:
    """
    The rows of a dump. ``codes`` are the ids of provinces and districts by their GeoNames codes ("PK.02", "PK.02.116").

    Raises GazetteerMissing where the file cannot be read or a line has not the 19 columns, naming the line.
    """
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                yield _row(path, number, line.rstrip("\r\n").split("\t"), codes)
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerMissing(f"{path} cannot be read: {error}") from error


def _row(path: Path, number: int, cells: list[str], codes: Mapping[str, int]) -> Row:
    if len(cells) != COLUMNS:
        raise GazetteerMissing(f"{path}, line {number}: {len(cells)} columns, where a dump of GeoNames has {COLUMNS}")
    country, first, second = cells[8], cells[10], cells[11]
    admin1, admin2 = codes.get(f"{country}.{first}"), codes.get(f"{country}.{first}.{second}")
    try:
        at, lat, lon, people = int(cells[0]), float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError as error:
        raise GazetteerMissing(f"{path}, line {number}: {error}") from error
    within = (admin1 if admin1 != at else None, admin2 if admin2 != at else None)
    return Row(at, cells[1], _kind(cells[6], cells[7]), country, lat, lon, *within, people, "", other_names(cells[3].split(",")))


def _kind(letter: str, feature: str) -> str:
    if feature.startswith("PCL"):
        return rows.COUNTRY
    return AREAS.get(feature) or (rows.CITY if letter == "P" else rows.FEATURE)
