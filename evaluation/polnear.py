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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from evaluation.progress import watched
from evaluation.record import table
from evaluation.result import Parser, Result, corpus_hash, json_lines
from evaluation.verdicts import Entry, Judged, Verdict, matched, tally
from reportedly.claims.actors import find_actors
from reportedly.claims.attribution import find_attributions
from reportedly.claims.quoting import quotations_in
from reportedly.language import Parsed, Quotation, parse
from reportedly.model import Attribution, Report, Span

LINE = re.compile(r"^(T\d+)\t(\w+) ((?:\d+ \d+;?)+)\t|^E\d+\t(.*)$", re.MULTILINE)
MEASURES = ("source", "cue", "content", "triple", "content overlap")
KINDS = MEASURES
NOTE = "attributions of every kind, attitudes included; two annotators agree at F1 0.78 / 0.70 / 0.65 / 0.56 / 0.91"
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Triple:
    """One attribution as it is compared: the pieces of source, cue and content in text order, each possibly empty."""

    source: Spans
    cue: Spans
    content: Spans


def evaluate(shared: Path, parser: Parser = parse) -> Result:
    """Measure on the development part. Raises CorpusMissing where it is not there."""
    return evaluate_part(shared, "dev", parser)


def evaluate_part(shared: Path, part: str, parser: Parser = parse) -> Result:
    """Measure on ``part`` ("dev" or "train"). Raises CorpusMissing where it is not there."""
    articles = list(judged(shared, part, parser))
    counts = tally(articles)
    rows = tuple(counts.f1(measure) for measure in MEASURES)
    return Result(f"polnear {part}", corpus_hash([_path(shared, part)]), f"{len(articles)} articles", rows, NOTE)


def judged(shared: Path, part: str, parser: Parser = parse) -> Iterator[Judged]:
    """Each article of ``part``, read and judged. Raises CorpusMissing where it is not there."""
    for row in watched(list(json_lines(_path(shared, part))), f"polnear {part}"):
        gold, got = annotated(row["annotators"][0]), read(parser(Report(row["doc"], row["text"], "")))
        yield Judged(row["doc"], row["text"], tuple(judge(row["text"], gold, got)))


def _path(shared: Path, part: str) -> Path:
    return shared / "data" / "polnear" / f"{part}.jsonl"


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


def judge(text: str, gold: Sequence[Triple], got: Sequence[Triple]) -> Iterator[Verdict]:
    """How ``got`` agrees with ``gold`` in each measure, each set of spans counted once. Raises nothing."""
    for measure in MEASURES[:-1]:
        left, right = _entries(text, measure, gold), _entries(text, measure, got)
        yield from (Verdict(measure, left[item], right[item], right=True) for item in left if item in right)
        missed, false = ([of[item] for item in of if item not in other] for of, other in ((left, right), (right, left)))
        yield from matched(measure, missed, false, ("missed", "false", f"another {measure}"))
    yield from _overlap(gold, got)


def _entries(text: str, measure: str, triples: Iterable[Triple]) -> dict[object, Entry]:
    found: dict[object, Entry] = {}
    for triple in triples:
        item: Triple | Spans = triple if measure == "triple" else getattr(triple, measure)
        if item:
            spans = item if isinstance(item, tuple) else triple.cue or triple.content
            found.setdefault(item, Entry(spans, {part: _words(text, getattr(triple, part)) for part in MEASURES[:3]}))
    return found


def _words(text: str, spans: Spans) -> str:
    return " … ".join(span.of(text) for span in spans)


def _overlap(gold: Iterable[Triple], got: Iterable[Triple]) -> Iterator[Verdict]:
    """The code points that stand in some content: those in both, then each run of them that is in one alone."""
    left, right = (_points(triples) for triples in (gold, got))
    if both := len(left & right):
        yield Verdict("content overlap", Entry(), Entry(), right=True, weight=both)
    for run in _runs(left - right):
        yield Verdict("content overlap", Entry((run,)), None, label="content not read", weight=len(run))
    for run in _runs(right - left):
        yield Verdict("content overlap", None, Entry((run,)), label="content read beside", weight=len(run))


def _points(triples: Iterable[Triple]) -> set[int]:
    return {at for triple in triples for piece in triple.content for at in range(piece.start, piece.end)}


def _runs(points: set[int]) -> Iterator[Span]:
    for _, run in groupby(enumerate(sorted(points)), key=lambda pair: pair[1] - pair[0]):
        ats = [at for _, at in run]
        yield Span(ats[0], ats[-1] + 1)


def main(argv: list[str]) -> int:
    """Print the measures. Raises CorpusMissing where the corpus is not in the folder named."""
    result = evaluate_part(Path(argv[0] if argv else "../shared"), argv[1] if len(argv) > 1 else "dev")
    print(table([result], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
