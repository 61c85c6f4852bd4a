"""
Who is read as the source of each annotated figure, apart from whether the figure itself is read.

The places of the annotated numbers are taken as given; for each, the innermost attribution that holds it gives source, kind, anonymity
and via, the report's own voice where there is none. Run: ``python -m evaluation.gold_sources SHARED [--show]``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evaluation.marks import Json, Mark, annotated_marks, same_source
from evaluation.progress import watched
from evaluation.result import Result, corpus_hash, f1_row, json_lines, share_row
from reportedly.claims.actors import find_actors
from reportedly.claims.attribution import AttributionIndex, find_attributions
from reportedly.language import Parsed, parse
from reportedly.model import NARRATOR, Attribution, Report, Source, Span

Parser = Callable[[Report], Parsed]
FIELDS = ("source kind", "anonymous", "via", "stance")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read for one annotated figure."""

    text: str
    mark: Mark
    source: Source
    via: Source | None
    stance: str

    def value(self, field: str) -> object:
        """What is read for ``field``."""
        values = {"source kind": self.source.kind.value, "anonymous": self.source.anonymous, "stance": self.stance}
        return (self.via and self.via.name) if field == "via" else values[field]

    @property
    def right(self) -> bool:
        """Whether the source is the annotated one."""
        return same_source(self.mark.source, self.source.name)


def evaluate_dev(shared: Path) -> Result:
    """Measure on the reports that two annotators read. Raises CorpusMissing where they are not there."""
    return evaluate_set(shared, "dev")


def evaluate_dev2(shared: Path) -> Result:
    """Measure on the reports that one annotator read. Raises CorpusMissing where they are not there."""
    return evaluate_set(shared, "dev2")


def evaluate_set(shared: Path, name: str, parser: Parser = parse) -> Result:
    """Measure on one annotated set. Raises CorpusMissing where a file of it is not there."""
    paths = [shared / "gold" / f"{name}.reports.jsonl", shared / "gold" / f"{name}.gold.jsonl"]
    sha256 = corpus_hash(paths)
    counts: Counter[str] = Counter()
    for one in readings(paths[0], paths[1], parser):
        _count(counts, one)
    rows = [
        share_row("source", counts["right"], counts["all"]),
        f1_row("source, attributed", counts["right named"], counts["named"], counts["read named"]),
        *(share_row(field, counts[f"{field} right"], counts["all"]) for field in FIELDS),
    ]
    note = "sources of the annotated figures, their places given"
    return Result(f"gold sources {name}", sha256, f"{counts['all']} figures", tuple(rows), note)


def readings(reports: Path, gold: Path, parser: Parser) -> list[Reading]:
    """What is read for each annotated figure that is not marked unsure. Raises CorpusMissing where a file is not there."""
    texts = {row["doc"]: row for row in json_lines(reports)}
    out: list[Reading] = []
    for row in watched(list(json_lines(gold)), f"sources of {gold.name}"):
        out.extend(_report(texts[row["doc"]], row, parser))
    return out


def _report(report: Json, row: Json, parser: Parser) -> list[Reading]:
    text = report["text"]
    parsed = parser(Report(report["doc"], text, "", report.get("title"), report.get("publisher"), report.get("published")))
    index = AttributionIndex.of(find_attributions(parsed, find_actors(parsed)))
    marks = (mark for mark in annotated_marks(text, row) if not mark.unsure)
    return [_reading(text, mark, index.chain(Span(mark.start, mark.end))) for mark in marks]


def _reading(text: str, mark: Mark, chain: tuple[Attribution, ...]) -> Reading:
    named = next((one for one in chain if one.source != NARRATOR), None)
    if named is None:
        return Reading(text, mark, NARRATOR, None, chain[0].stance.value if chain else "asserted")
    return Reading(text, mark, named.source, named.via, named.stance.value)


def _count(counts: Counter[str], one: Reading) -> None:
    read_named = one.source != NARRATOR
    counts["all"] += 1
    counts["right"] += one.right
    counts["named"] += one.mark.attributed
    counts["read named"] += read_named
    counts["right named"] += one.right and one.mark.attributed
    for field in FIELDS:
        want, got = one.mark.fields[field], one.value(field)
        both = field == "via" and want and got
        counts[f"{field} right"] += same_source(str(want), str(got)) if both else want == got


def main(argv: list[str]) -> int:
    """Print the measures, and with ``--show`` each disagreement. Raises CorpusMissing where the corpus is not there."""
    shared = Path(next((a for a in argv if not a.startswith("-")), "../shared"))
    for name in ("dev", "dev2"):
        result = evaluate_set(shared, name)
        print(f"{result.corpus}: {result.size}")
        for row in result.rows:
            print(f"  {row.measure:20s} {row.value:.3f} of {row.support}")
        if "--show" in argv:
            show(readings(shared / "gold" / f"{name}.reports.jsonl", shared / "gold" / f"{name}.gold.jsonl", parse))
    return 0


def show(every: list[Reading]) -> None:
    """Print each figure whose source is read otherwise than it is annotated. Raises nothing."""
    for one in every:
        if not one.right:
            around = one.text[max(0, one.mark.start - 130) : one.mark.start], one.text[one.mark.start : one.mark.end + 110]
            print(f"    {around[0]!r} >> {around[1]!r}\n        annotated {one.mark.source!r}, read {one.source.name!r}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
