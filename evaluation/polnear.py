"""
How well attributions are read, on PolNeAR (news of the 2016 United States campaign, attributions annotated span by span).

Spans are compared exactly, as sets per article: sources, cues, contents (all pieces), and the three together; ``content overlap`` is the F1
over code points that stand in some content. The corpus also annotates attitudes and acts of will ("wants", "criticised"), which are read
too, and it annotates no attribution within what another source says, so that only the outermost ones read are compared. Where an article
has several annotators, the first counts. Run: ``python -m evaluation.polnear SHARED [train]``.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.progress import watched
from evaluation.record import table
from evaluation.result import Result, corpus_hash, f1_row, json_lines
from reportedly.claims.actors import find_actors
from reportedly.claims.attribution import find_attributions
from reportedly.claims.quoting import quotations_in
from reportedly.language import Parsed, Quotation, parse
from reportedly.model import Attribution, Report, Span

LINE = re.compile(r"^(T\d+)\t(\w+) ((?:\d+ \d+;?)+)\t|^E\d+\t(.*)$", re.MULTILINE)
MEASURES = ("source", "cue", "content", "triple", "content overlap")
Spans = tuple[Span, ...]
Parser = Callable[[Report], Parsed]


@dataclass(frozen=True, slots=True)
class Triple:
    """One attribution as it is compared: the pieces of source, cue and content in text order, each possibly empty."""

    source: Spans
    cue: Spans
    content: Spans


def evaluate(shared: Path) -> Result:
    """Measure on the development part. Raises CorpusMissing where it is not there."""
    return evaluate_part(shared, "dev")


def evaluate_part(shared: Path, part: str, parser: Parser = parse) -> Result:
    """Measure on ``part`` ("dev" or "train"). Raises CorpusMissing where it is not there."""
    path = shared / "data" / "polnear" / f"{part}.jsonl"
    counts: Counter[str] = Counter()
    rows = list(json_lines(path))
    for row in watched(rows, f"polnear {part}"):
        report = Report(row["doc"], row["text"], "")
        count(counts, annotated(row["annotators"][0]), read(parser(report)))
    note = "attributions of every kind, attitudes included; two annotators agree at F1 0.78 / 0.70 / 0.65 / 0.56 / 0.91"
    measures = tuple(f1_row(m, counts[f"{m} right"], counts[f"{m} annotated"], counts[f"{m} read"]) for m in MEASURES)
    return Result(f"polnear {part}", corpus_hash([path]), f"{len(rows)} articles", measures, note)


def annotated(standoff: str) -> list[Triple]:
    """The attributions of one annotator's stand-off file. Roles that name no text-bound row are passed over; raises nothing."""
    bounds: dict[str, Spans] = {}
    events: list[str] = []
    for match in LINE.finditer(standoff):
        if match[1]:
            bounds[match[1]] = tuple(_span(pair) for pair in match[3].split(";") if pair)
        else:
            events.append(match[4])
    return [_triple(event, bounds) for event in events]


def _span(pair: str) -> Span:
    start, end = pair.split()
    return Span(int(start), int(end))


def _triple(event: str, bounds: dict[str, Spans]) -> Triple:
    parts: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
    for argument in event.split()[1:]:
        role, _, key = argument.partition(":")
        role = role.rstrip("0123456789")
        if role in parts:
            parts[role].extend(bounds.get(key, ()))
    return Triple(*(tuple(sorted(parts[role])) for role in ("Source", "Cue", "Content")))


def read(parsed: Parsed) -> list[Triple]:
    """The outermost attributions that the package reads, as triples. Never raises on text."""
    quotations = quotations_in(parsed)
    found = (a for a in find_attributions(parsed, find_actors(parsed)) if is_outermost(a, quotations))
    return [Triple(tuple(sorted(a.mention)), tuple(sorted(a.cue)), tuple(sorted(a.content))) for a in found]


def is_outermost(attribution: Attribution, quotations: Sequence[Quotation]) -> bool:
    """Whether the attribution stands in no other's content and in no quotation: the corpus annotates none that does."""
    if attribution.parent is not None or not attribution.cue:
        return attribution.parent is None
    at = bisect_right(quotations, attribution.cue[0].start, key=lambda quotation: quotation.inner.start) - 1
    return at < 0 or attribution.cue[0].start >= quotations[at].inner.end


def count(counts: Counter[str], gold: list[Triple], got: list[Triple]) -> None:
    """Add to ``counts`` how many of ``got`` agree with ``gold``, for each measure. Raises nothing."""
    for measure in MEASURES:
        x, y = set(_items(measure, gold)), set(_items(measure, got))
        counts[f"{measure} right"] += len(x & y)
        counts[f"{measure} annotated"] += len(x)
        counts[f"{measure} read"] += len(y)


def _items(measure: str, triples: list[Triple]) -> Iterator[object]:
    if measure == "triple":
        yield from triples
    elif measure == "content overlap":
        yield from (at for t in triples for piece in t.content for at in range(piece.start, piece.end))
    else:
        yield from (spans for t in triples if (spans := getattr(t, measure)))


def main(argv: list[str]) -> int:
    """Print the measures. Raises CorpusMissing where the corpus is not in the folder named."""
    result = evaluate_part(Path(argv[0] if argv else "../shared"), argv[1] if len(argv) > 1 else "dev")
    print(table([result], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
