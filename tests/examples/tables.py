"""
What must be read from each example: the tables under ``expected/``, loaded and checked.

A row gives a figure as the annotation guide defines it. Words are found by ``in``, a stretch that holds ``quote`` and stands
once in the report (default: the quote itself). ``n`` is short for equal ``low`` and ``high``; no ``high`` is no upper bound;
``low_or`` is another lower bound that the guide allows. ``by`` names a row of ``[sources]``; without it the narrator says it. A
``headline`` row counts only where the title stands in the report's text. What the guide leaves open stands in ``unsettled`` and is
not compared; a row's ``as_of`` and ``said_at`` are compared where they are given.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.errors import ReadingError
from reportedly.model import NARRATOR, Blame, Manner, Report, Side, Source, SourceKind, Span, Stance, Status
from reportedly.reading import ReadOptions, read_inputs

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
FIELDS = frozenset(["number", "closed", "status", "people", "side", "manner", "by", "via", "kind", "anonymous", "part_of", "main"])
ROW_KEYS = FIELDS - {"kind", "anonymous"} | frozenset(
    ["id", "in", "quote", "n", "low", "low_or", "high", "stance", "as_of", "said_at", "approx", "closed", "headline", "unsettled", "hard"]
)

Days = tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Words:
    """A quote and the words round it, which stand once in the report."""

    quote: str
    context: str
    hard: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: dict[str, Any]) -> Words:
        """The words that ``row`` is about. Raises ValueError where its ``in`` does not hold its ``quote``."""
        words = cls(row["quote"], row.get("in", row["quote"]), tuple(row.get("hard", ())))
        words.context.index(words.quote)
        return words

    def span(self, text: str, part: str | None = None) -> Span | None:
        """Where the quote, or ``part`` of it, stands in ``text``; None where it does not."""
        at = text.find(self.context)
        if at < 0:
            return None
        start = at + self.context.index(self.quote) + (self.quote.index(part) if part else 0)
        return Span(start, start + len(part or self.quote))


@dataclass(frozen=True, slots=True)
class Row:
    """One figure that must be read."""

    id: str
    words: Words
    number: str
    lows: tuple[int, ...]
    high: int | None
    approximate: bool
    closed: bool
    status: Status
    manner: Manner | None
    people: str | None
    side: Side
    source: Source
    via: str | None
    stance: Stance
    as_of: Days
    said_at: Days
    part_of: str | None
    main: bool
    headline: bool
    unsettled: frozenset[str]

    @classmethod
    def of(cls, row: dict[str, Any], sources: dict[str, Source]) -> Row:
        """The row that ``row`` spells. Raises ValueError or KeyError where a key or a value means nothing."""
        if unknown := set(row) - ROW_KEYS:
            raise ValueError(f"{row['id']}: no such key: {', '.join(sorted(unknown))}")
        low = row["n"] if "n" in row else row["low"]
        words, unsettled = Words.of(row), frozenset(row.get("unsettled", ()))
        if unsettled - FIELDS:
            raise ValueError(f"{row['id']}: no such field: {', '.join(sorted(unsettled - FIELDS))}")
        words.quote.index(row.get("number", words.quote))
        manner = row.get("manner")
        return cls(
            id=row["id"],
            words=words,
            number=row.get("number", words.quote),
            lows=(low, row["low_or"]) if "low_or" in row else (low,),
            high=row.get("n", row.get("high")),
            approximate=row.get("approx", False),
            closed=row.get("closed", False),
            status=Status(row["status"]),
            manner=Manner(manner) if manner else None,
            people=row.get("people"),
            side=Side(row.get("side", "victims")),
            source=sources[row["by"]] if "by" in row else NARRATOR,
            via=row.get("via"),
            stance=Stance(row.get("stance", "asserted")),
            as_of=_days(row.get("as_of")),
            said_at=_days(row.get("said_at")),
            part_of=row.get("part_of"),
            main=row.get("main", True),
            headline=row.get("headline", False),
            unsettled=unsettled,
        )

    @property
    def is_unnumbered(self) -> bool:
        """Whether it is one person with no number word: then the noun phrase stands for the number, with or without its article."""
        return self.lows == (1,) and self.high == 1 and self.number == self.words.quote


@dataclass(frozen=True, slots=True)
class Charge:
    """One statement about who did it that must be read, or, where it is optional, may be."""

    words: Words
    actor: str
    stance: Blame
    source: Source
    optional: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """One entry of a total that must be read; ``source`` None is any."""

    low: int
    high: int | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """All that must be read from one report, and what must not."""

    name: str
    path: Path
    head: dict[str, Any]
    figures: tuple[Row, ...]
    not_figures: tuple[Words, ...]
    charges: tuple[Charge, ...]
    totals: dict[str, tuple[Bounds, ...]]

    def hard(self) -> tuple[str, ...]:
        """The tags of its rows, repeats kept."""
        return tuple(tag for words in (*(row.words for row in self.figures), *self.not_figures) for tag in words.hard)

    def rows_in(self, titled: bool) -> tuple[Row, ...]:
        """The rows that count where the title stands in the text, or does not."""
        return tuple(row for row in self.figures if titled or not row.headline)


def load(path: Path) -> Table:
    """The table at ``path``. Raises ValueError or KeyError where a row means nothing."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    sources = {key: Source(row["name"], SourceKind(row["kind"]), row.get("anonymous", False)) for key, row in raw["sources"].items()}
    tables = raw["tables"]
    return Table(
        name=path.stem,
        path=EXAMPLES / raw["report"],
        head={key: value for key, value in raw.items() if key not in ("report", "sources", "tables", "totals")},
        figures=tuple(Row.of(row, sources) for row in tables["figures"]),
        not_figures=tuple(Words.of(row) for row in tables["not_figures"]),
        charges=tuple(_charge(row, sources) for row in tables["responsibility"]),
        totals={status: tuple(Bounds(e["low"], e.get("high"), e.get("source")) for e in rows) for status, rows in raw["totals"].items()},
    )


def report_of(table: Table) -> Report:
    """The report that ``table`` is of, as it is read from its file. Raises ReadingError where it cannot be read."""
    [report] = read_inputs([str(table.path)], ReadOptions())
    if isinstance(report, ReadingError):
        raise report
    return report


def _charge(row: dict[str, Any], sources: dict[str, Source]) -> Charge:
    source = sources[row["by"]] if "by" in row else NARRATOR
    return Charge(Words.of(row), row["actor"], Blame(row["stance"]), source, row.get("optional", False))


def _days(value: list[str] | None) -> Days:
    return (value[0], value[1]) if value else None


TABLES = tuple(load(path) for path in sorted((HERE / "expected").glob("*.toml")))
BULLETS: dict[str, list[str]] = {
    name: bullet["tags"] for name, bullet in tomllib.loads((HERE / "hard.toml").read_text(encoding="utf-8")).items()
}
