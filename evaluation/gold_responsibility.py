"""
How well responsibility is read on the annotated development reports, apart from figures, with the rows that are missed or extra.

    python -m evaluation.gold_responsibility SHARED [--show PREFIX]

A read row counts as right where an annotated row of the same report has the same stance and the same actor by ``marks.same_source``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.marks import Json, nth_place, same_source
from evaluation.result import f1_row, json_lines
from reportedly.claims.actors import find_actors
from reportedly.claims.attribution import AttributionIndex, find_attributions
from reportedly.claims.responsibility import find_responsibility
from reportedly.language import Parsed, parse
from reportedly.model import Report, Responsibility, digest

SETS = ("dev", "dev2")
AROUND = 50


def main(argv: Sequence[str]) -> int:
    """Print one line a set, after the wrong rows of the reports whose id begins with ``--show``. Raises CorpusMissing without a corpus."""
    options = argparse.ArgumentParser(prog="evaluation.gold_responsibility")
    options.add_argument("shared", type=Path)
    options.add_argument("--show", default=None)
    chosen = options.parse_args(argv)
    for name in SETS:
        right = annotated = read = 0
        gold = {row["doc"]: row["responsibility"] for row in json_lines(chosen.shared / "gold" / f"{name}.gold.jsonl")}
        for row in json_lines(chosen.shared / "gold" / f"{name}.reports.jsonl"):
            parsed = parse(Report(row["doc"], row["text"], digest(row["text"]), published=row.get("published")))
            missed, extra, hits = compare(gold[row["doc"]], read_of(parsed))
            right, annotated, read = right + hits, annotated + hits + len(missed), read + hits + len(extra)
            if chosen.show is not None and row["doc"].startswith(chosen.show):
                print("\n".join(wrong(parsed, missed, extra)))
        line = f1_row(name, right, annotated, read)
        print(f"{name:5s} P {line.precision:.3f}  R {line.recall:.3f}  F1 {line.value:.3f}  ({annotated} annotated, {read} read)")
    return 0


def read_of(parsed: Parsed) -> tuple[Responsibility, ...]:
    """The responsibility claims of one parsed report. Raises nothing."""
    actors = find_actors(parsed)
    return find_responsibility(parsed, AttributionIndex.of(find_attributions(parsed, actors)), actors)


def compare(annotated: Sequence[Json], read: Sequence[Responsibility]) -> tuple[list[Json], list[Responsibility], int]:
    """The annotated rows that were missed, the read ones that are extra, and how many agree. Raises nothing."""
    left, extra = list(annotated), []
    for claim in read:
        fits = (row for row in left if row["stance"] == claim.stance and same_source(row["actor"], claim.actor.name))
        found = next(fits, None)
        if found is None:
            extra.append(claim)
        else:
            left.remove(found)
    return left, extra, len(read) - len(extra)


def wrong(parsed: Parsed, missed: Sequence[Json], extra: Sequence[Responsibility]) -> Iterator[str]:
    """One line for each wrong row, with the words around it. Raises ValueError where an annotated quote is not in the text."""
    if missed or extra:
        yield f"== {parsed.report.id}"
    for claim in extra:
        at = claim.evidence.start
        yield f"  extra {claim.stance} | {claim.actor.name} | {claim.source.name} | {_around(parsed.text, at, claim.evidence.end)}"
    for row in missed:
        at = nth_place(parsed.text, row["quote"], row.get("nth") or 1)
        yield f"  miss  {row['stance']} | {row['actor']} | {row['source']} | {_around(parsed.text, at, at + len(row['quote']))}"


def _around(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - AROUND) : start]}[{text[start:end]}]{text[end : end + AROUND]}".split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
