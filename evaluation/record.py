"""Results as people read them: one table on the terminal, and one section a corpus in ``docs/accuracy.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from evaluation.floors import Floors
from evaluation.published import with_head
from evaluation.result import Result, Row

ACCURACY = Path(__file__).parent.parent / "docs" / "accuracy.md"
BEGIN, END = "<!-- results: written by make evaluate -->\n", "<!-- end of results -->\n"
SECTION = "### "
COLUMNS = ("corpus", "measure", "value", "precision", "recall", "over", "floor")


def table(results: Iterable[Result], floors: Mapping[str, Floors]) -> str:
    """All results as one table of plain text. Never raises."""
    rows = [COLUMNS, *(line for result in results for line in _cells(result, floors.get(result.corpus)))]
    widths = [max(len(row[at]) for row in rows) for at in range(len(COLUMNS))]
    return "\n".join(_align(row, widths) for row in rows)


def _cells(result: Result, pinned: Floors | None) -> Iterator[tuple[str, ...]]:
    floors = pinned.floors if pinned and pinned.sha256 == result.sha256 else {}
    for row in result.rows:
        floor = floors.get(row.measure)
        yield (result.corpus, *_numbers(row), _two(floor))


def _numbers(row: Row) -> tuple[str, str, str, str, str]:
    return row.measure, _three(row.value), _three(row.precision), _three(row.recall), str(row.support)


def _three(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _two(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _align(row: tuple[str, ...], widths: list[int]) -> str:
    left = [cell.ljust(width) for cell, width in zip(row[:2], widths, strict=False)]
    right = [cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True)]
    return "  ".join(left + right).rstrip()


def record(results: Iterable[Result], path: Path = ACCURACY) -> None:
    """
    Write each result into its section between the markers of ``path``; sections of other corpora stay as they are. The table at the head,
    where the page has one, is made from all of them.

    Raises OSError where the file can't be read or written, ValueError where it lacks the markers.
    """
    page = path.read_text(encoding="utf-8")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    every = sections(page) | {result.corpus: _section(result) for result in results}
    body = "".join(f"{SECTION}{every[corpus].strip()}\n\n" for corpus in sorted(every))
    path.write_text(with_head(f"{before}{BEGIN}\n{body}{END}{after}", every), encoding="utf-8")


def sections(page: str) -> dict[str, str]:
    """The sections between the markers of a page, by corpus. Raises ValueError where it lacks the markers."""
    _, rest = page.split(BEGIN)
    old, _ = rest.split(END)
    return {_heading(text): text for text in old.split(SECTION)[1:]}


def _heading(section: str) -> str:
    return section.split("\n", 1)[0].strip()


def _section(result: Result) -> str:
    note = f" {result.note[:1].upper()}{result.note[1:]}." if result.note else ""
    head = f"{result.corpus}\n\n{result.size}, SHA-256 `{result.sha256}`.{note}\n\n"
    rows = "".join(f"| {' | '.join(_numbers(row))} |\n" for row in result.rows)
    return f"{head}| measure | value | precision | recall | over |\n|---|---:|---:|---:|---:|\n{rows}"
