"""
The table at the head of ``docs/accuracy.md``: for each corpus what is ours, the best published, the bar, and what we get wrong most.

``published.toml`` says what is shown; what is ours is read out of the sections recorded further down in the same file, so that the table
agrees with them whatever was measured last. ``python -m evaluation.published`` writes it anew without measuring.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PUBLISHED = Path(__file__).parent / "published.toml"
BEGIN, END = "<!-- head: written by make evaluate from evaluation/published.toml and the results below -->\n", "<!-- end of head -->\n"
HEAD = "| corpus | hash | size | metric | ours | best published | bar | what we get wrong most |\n|---|---|---|---|---:|---|---:|---|\n"
HASH = 8


@dataclass(frozen=True, slots=True)
class Recorded:
    """A result as it stands in ``docs/accuracy.md``: the size in words, the hash, and the values by measure."""

    size: str
    sha256: str
    values: Mapping[str, str]


def recorded(section: str) -> Recorded:
    """The result that a section tells. Raises ValueError for what is no section that ``evaluation.record`` wrote."""
    told = next((line for line in section.splitlines() if "SHA-256 `" in line), None)
    if told is None:
        raise ValueError(f"a section without a hash: {section[:40]!r}")
    size, _, rest = told.partition(", SHA-256 `")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("| ")]
    values = {name: value for row in cells if row[0] != "measure" for name, value in _values(row)}
    return Recorded(size, rest.partition("`")[0], values)


def _values(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The numbers of a row by the names that their floors have."""
    names = ("", ", precision", ", recall")
    yield from ((f"{row[0]}{name}", value) for name, value in zip(names, row[1:4], strict=True) if value)


def head(sections: Mapping[str, str]) -> str:
    """The table, from the recorded sections by corpus. Raises OSError or TOMLDecodeError where ``PUBLISHED`` can't be read."""
    results = {corpus: recorded(section) for corpus, section in sections.items()}
    corpora: list[dict[str, Any]] = tomllib.loads(PUBLISHED.read_text(encoding="utf-8"))["corpus"]
    rows = (row for corpus in corpora for row in _rows(corpus, results.get(corpus["recorded"])))
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _rows(corpus: Mapping[str, Any], result: Recorded | None) -> Iterator[tuple[str, ...]]:
    """One row a measure; what is of the corpus stands in its first."""
    about = (corpus["shown"], f"`{result.sha256[:HASH]}`" if result else "", result.size if result else "")
    wrong = str(corpus["wrong"])
    for measure in corpus["measures"]:
        ours = result.values.get(measure["measure"], "") if result else ""
        yield (*about, measure["shown"], ours, measure.get("published", ""), _bar(measure, ours), wrong)
        about, wrong = ("", "", ""), ""


def _bar(measure: Mapping[str, Any], ours: str) -> str:
    """The bar, if one is set, and whether it is missed."""
    ceiling = "at_most" in measure
    bar = measure.get("at_most") if ceiling else measure.get("bar")
    if bar is None:
        return ""
    missed = bool(ours) and (float(ours) > bar if ceiling else float(ours) < bar)
    return f"{'≤ ' if ceiling else ''}{bar:.2f}{', not met' if missed else ''}"


def with_head(page: str, sections: Mapping[str, str]) -> str:
    """The page with the table between its markers; as it is where it has none. Raises as :func:`head` does."""
    if BEGIN not in page:
        return page
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{head(sections)}\n{END}{rest.split(END)[1]}"


def main() -> int:
    """Write the table anew from what is recorded. Raises OSError where the page can't be read or written."""
    from evaluation import record

    page = record.ACCURACY.read_text(encoding="utf-8")
    record.ACCURACY.write_text(with_head(page, record.sections(page)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
