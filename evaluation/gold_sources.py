"""
Who is read as the source of each annotated figure, apart from whether the figure itself is read.

The places of the annotated numbers are taken as given; for each, the innermost attribution that holds it gives source, kind, anonymity
and via, the report's own voice where there is none. Run: ``python -m evaluation.gold_sources SHARED``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from evaluation.figures import files, whose
from evaluation.marks import Json, Mark, annotated_marks, same_source
from evaluation.progress import watched
from evaluation.record import table
from evaluation.result import Parser, Result, corpus_hash, json_lines
from evaluation.verdicts import Entry, Judged, Verdict, change, tally
from reportedly.claims.actors import find_actors
from reportedly.claims.attribution import AttributionIndex, find_attributions
from reportedly.language import parse
from reportedly.model import NARRATOR, Attribution, Report, Source, Span

FIELDS = ("source kind", "anonymous", "via", "stance")
KINDS = ("source", "source, attributed", *FIELDS)
NOTE = "sources of the annotated figures, their places given"


def evaluate_dev(shared: Path, parser: Parser = parse) -> Result:
    """Measure on the reports that two annotators read. Raises CorpusMissing where they are not there."""
    return evaluate_set(shared, "dev", parser)


def evaluate_dev2(shared: Path, parser: Parser = parse) -> Result:
    """Measure on the reports that one annotator read. Raises CorpusMissing where they are not there."""
    return evaluate_set(shared, "dev2", parser)


def evaluate_set(shared: Path, name: str, parser: Parser = parse) -> Result:
    """Measure on one annotated set. Raises CorpusMissing where a file of it is not there."""
    sha256 = corpus_hash(files(shared, name))
    counts = tally(judged(shared, name, parser))
    rows = (counts.share("source"), counts.f1("source, attributed"), *(counts.share(field) for field in FIELDS))
    return Result(f"gold sources {name}", sha256, f"{counts.annotated['source']} figures", rows, NOTE)


def judged(shared: Path, name: str, parser: Parser = parse) -> Iterator[Judged]:
    """Each report of one annotated set, judged; figures marked unsure are passed over. Raises CorpusMissing where a file is not there."""
    reports, gold = files(shared, name)
    texts = {row["doc"]: row for row in json_lines(reports)}
    for row in watched(list(json_lines(gold)), f"gold sources {name}"):
        yield Judged(row["doc"], texts[row["doc"]]["text"], tuple(_verdicts(texts[row["doc"]], row, parser)))


def _verdicts(report: Json, row: Json, parser: Parser) -> Iterator[Verdict]:
    text = report["text"]
    parsed = parser(Report(report["doc"], text, "", report.get("title"), report.get("publisher"), report.get("published")))
    index = AttributionIndex.of(find_attributions(parsed, find_actors(parsed)))
    for mark in annotated_marks(text, row):
        if not mark.unsure:
            yield from _judge(mark, index.chain(Span(mark.start, mark.end)))


def _judge(mark: Mark, chain: tuple[Attribution, ...]) -> Iterator[Verdict]:
    named = next((one for one in chain if one.source != NARRATOR), None)
    source = named.source if named else NARRATOR
    right = same_source(mark.source, source.name)
    annotated, read = _annotated(mark), _read(named, source, chain)
    label = "" if right else whose(mark.attributed, named is not None)
    yield Verdict("source", annotated, read, right, label)
    if mark.attributed or named:
        left, got = annotated if mark.attributed else None, read if named else None
        yield Verdict("source, attributed", left, got, right and mark.attributed, label)
    for field in FIELDS:
        want, got_value = mark.fields[field], read.fields[field]
        both = field == "via" and want and got_value
        agrees = same_source(str(want), str(got_value)) if both else want == got_value
        yield Verdict(field, annotated, read, agrees, "" if agrees else change(field, want, got_value))


def _annotated(mark: Mark) -> Entry:
    return Entry((Span(mark.start, mark.end),), {"source": mark.source, **{field: mark.fields[field] for field in FIELDS}})


def _read(named: Attribution | None, source: Source, chain: tuple[Attribution, ...]) -> Entry:
    via = named.via.name if named and named.via else None
    stance = (named.stance if named else chain[0].stance).value if chain else "asserted"
    values = {"source": source.name, "source kind": source.kind.value, "anonymous": source.anonymous, "via": via, "stance": stance}
    return Entry((*named.mention, *named.cue) if named else (), values)


def main(argv: list[str]) -> int:
    """Print the measures. Raises CorpusMissing where the corpus is not there."""
    shared = Path(argv[0] if argv else "../shared")
    print(table([evaluate_set(shared, name) for name in ("dev", "dev2")], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
