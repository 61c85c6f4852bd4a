"""
The floors: what each measure must not fall below, kept in ``floors.toml`` with the hash of the corpus that they were measured on.

A floor is the measured value rounded down to two places. ``raised`` never lowers one; lowering is done by hand, with the reason in the
commit. A corpus of another hash is another corpus: its floors are not compared, and that is said.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.result import Result

FLOORS = Path(__file__).parent / "floors.toml"
HEAD = """\
# What each measure must not fall below, by corpus. Raise with `python -m evaluation.run ../shared --pin`;
# lowering one is done by hand and takes its reason in the commit.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one corpus, by measure."""

    sha256: str
    floors: Mapping[str, float]


def load(path: Path = FLOORS) -> dict[str, Floors]:
    """The floors by corpus. Raises OSError where the file is not there and TOMLDecodeError or KeyError where it is broken."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {corpus: Floors(table["sha256"], table["floors"]) for corpus, table in tables.items()}


def measures(result: Result) -> Iterator[tuple[str, float]]:
    """Every number of a result that can have a floor: each row's value and, where it is an F1, its precision and recall."""
    for row in filter(lambda row: row.floored, result.rows):
        yield row.measure, row.value
        if row.precision is not None and row.recall is not None:
            yield f"{row.measure}, precision", row.precision
            yield f"{row.measure}, recall", row.recall


def fallen(result: Result, floors: Mapping[str, Floors]) -> Iterator[str]:
    """One sentence for each measure that is below its floor, or is gone. Yields nothing for a corpus without floors of its hash."""
    pinned = floors.get(result.corpus)
    if pinned is None or pinned.sha256 != result.sha256:
        return
    now = dict(measures(result))
    for measure, floor in pinned.floors.items():
        if measure not in now:
            yield f"{result.corpus}: {measure!r} has a floor of {floor:.2f} and was not measured"
        elif now[measure] < floor:
            yield f"{result.corpus}: {measure!r} is {now[measure]:.3f}, below its floor of {floor:.2f}"


def unchecked(result: Result, floors: Mapping[str, Floors]) -> str | None:
    """The sentence that says why a result was held to no floor; None where it was held to its floors."""
    pinned = floors.get(result.corpus)
    if pinned is None:
        return f"{result.corpus}: no floors are set"
    if pinned.sha256 != result.sha256:
        return f"{result.corpus}: this is not the corpus that the floors were set on ({pinned.sha256[:12]}), so they were not checked"
    return None


def raised(floors: Mapping[str, Floors], result: Result) -> dict[str, Floors]:
    """``floors`` with those of the result's corpus raised to what was measured; those of another hash are set anew."""
    before = floors.get(result.corpus)
    kept = before.floors if before and before.sha256 == result.sha256 else {}
    now = {measure: max(math.floor(value * 100) / 100, kept.get(measure, 0.0)) for measure, value in measures(result)}
    return {**floors, result.corpus: Floors(result.sha256, now)}


def save(floors: Mapping[str, Floors], path: Path = FLOORS) -> None:
    """Write the floors, corpora in sorted order. Raises OSError where the file can't be written."""
    tables = [_table(corpus, floors[corpus]) for corpus in sorted(floors)]
    path.write_text("\n".join([HEAD, *tables]), encoding="utf-8")


def _table(corpus: str, pinned: Floors) -> str:
    rows = "".join(f'"{measure}" = {floor:.2f}\n' for measure, floor in pinned.floors.items())
    return f'["{corpus}"]\nsha256 = "{pinned.sha256}"\n\n["{corpus}".floors]\n{rows}'
