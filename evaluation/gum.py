"""
Attributions and dates on the 24 Wikinews articles of GUM (Georgetown University Multilayer corpus; articles and annotation CC BY).

    python -m evaluation.gum SHARED

No one has published figures for this slice. What counts as right:

- attribution: GUM's trees of rhetorical structure relate each clause that says who says something (the satellite) to the clauses that are
  said (the nucleus), by the relations ``attribution-positive`` and ``attribution-negative``. A relation is found where the cue of an
  attribution that we read shares a word with the satellite, and its content one with the nucleus, each attribution counting once. Relations
  hold between elementary units of discourse, so that of what we read only attributions count whose cue and content reach over more than
  one such unit. What is said in a mere noun phrase ("denied the charge") GUM relates to nobody: precision is no more than a lower bound.
  Captions are left out on both sides, since they claim nothing by our guide, and GUM takes the credit of an image for an attribution.
- cue, source: the share of relations whose words of attribution and whose words for the source (GUM's signals ``indicative_word``,
  ``indicative_phrase`` and ``attribution_source``) share a word with the cue, with the words for the source, of the attribution found.
- date: the TEI element ``date`` with the value that its attributes give, as first and last day. A time found overlaps the words; its value
  is right where its interval has the same first and last day. Durations, repeated times and clock times alone are not annotated, so that
  only the recall is measured. The reader is given no day of publication: it stands at the head of the text.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from evaluation.gum_corpus import Document, Relation, Spans, Stamp, beside, document, paths
from evaluation.progress import watched
from evaluation.record import table
from evaluation.result import Parser, Result, Row, corpus_hash
from evaluation.verdicts import Entry, Judged, Verdict, tally
from reportedly.claims.actors import find_actors
from reportedly.claims.attribution import find_attributions
from reportedly.claims.times import TimeExpression, find_times
from reportedly.language import parse
from reportedly.model import Attribution, Span

KINDS = ("attribution", "cue", "source", "date found", "date value")
NOTE = "no figures are published for this slice; attributions to mere noun phrases are not annotated, so that precision is a lower bound"


def evaluate(shared: Path, parser: Parser = parse) -> Result:
    """Measure all articles. Raises CorpusMissing where they are not there."""
    found = list(judged(shared, parser))
    files = [file for path in paths(shared) for file in (path, *beside(path))]
    return Result("gum news", corpus_hash(files), f"{len(found)} articles", rows(found), NOTE)


def judged(shared: Path, parser: Parser = parse) -> Iterator[Judged]:
    """Each article, read and judged. Raises CorpusMissing where they are not there."""
    for path in watched(paths(shared), "gum news"):
        each = document(path)
        parsed = parser(each.report)
        attributions, times = find_attributions(parsed, find_actors(parsed)), find_times(parsed)
        yield Judged(each.report.id, each.report.text, (*judge_attributions(each, attributions), *judge_dates(each, times)))


def rows(found: Iterable[Judged]) -> tuple[Row, ...]:
    """The measures of some articles as judged. Raises nothing: what is nowhere annotated is 0."""
    counts = tally(found)
    return (counts.f1(KINDS[0]), *(counts.share(kind) for kind in KINDS[1:]))


def judge_attributions(each: Document, read: Sequence[Attribution]) -> Iterator[Verdict]:
    """Which relations of one article are found, with their cue and their source, and what is read beside them. Raises nothing."""
    left = [attribution for attribution in read if _is_comparable(each, attribution)]
    for relation in each.relations:
        if touch(relation.satellite, each.captions):
            continue
        found = next((a for a in left if touch(a.cue, relation.satellite) and touch(a.content, relation.nucleus)), None)
        if found is not None:
            left.remove(found)
        yield from _judge(each, relation, found)
    yield from (Verdict("attribution", None, _entry(each, (*a.cue, *a.content))) for a in left)


def _judge(each: Document, relation: Relation, found: Attribution | None) -> Iterator[Verdict]:
    whole = None if found is None else _entry(each, (*found.cue, *found.content))
    yield Verdict("attribution", _entry(each, (*relation.satellite, *relation.nucleus)), whole, found is not None)
    cue = () if found is None else found.cue
    if relation.cue:
        yield Verdict("cue", _entry(each, relation.cue), _entry(each, cue) if cue else None, touch(cue, relation.cue))
    source = () if found is None else (*found.mention, *filter(None, [found.source.span]))
    yield Verdict("source", _entry(each, relation.source), _entry(each, source) if source else None, touch(source, relation.source))


def _entry(each: Document, spans: Spans) -> Entry:
    return Entry(tuple(sorted(spans)), {"words": " … ".join(span.of(each.report.text) for span in sorted(spans))})


def _is_comparable(each: Document, read: Attribution) -> bool:
    """Whether it stands in no caption and reaches over more than one unit of discourse."""
    if not read.cue or not read.content or touch(read.cue, each.captions):
        return False
    reached = (unit for unit in each.units if touch((unit,), (*read.cue, *read.content)))
    return len(list(islice(reached, 2))) > 1


def touch(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether some span of the one overlaps some span of the other. Raises nothing."""
    return any(a.overlaps(b) for a in one for b in other)


def judge_dates(each: Document, read: Sequence[TimeExpression]) -> Iterator[Verdict]:
    """Which annotated dates of one article are found, and which have their value. Raises nothing."""
    for stamp in each.dates:
        near = [time for time in read if time.span.overlaps(stamp.span)]
        right = next((time for time in near if same_days(time, stamp)), None)
        chosen = right or next(iter(near), None)
        annotated = Entry((stamp.span,), {"from": stamp.first, "to": stamp.last})
        got = None if chosen is None else Entry((chosen.span,), {"from": chosen.interval.start, "to": chosen.interval.end})
        yield Verdict("date found", annotated, got, chosen is not None)
        yield Verdict("date value", annotated, got, right is not None)


def same_days(time: TimeExpression, stamp: Stamp) -> bool:
    """Whether the interval read has the first and the last day annotated. Raises nothing."""
    start, end = time.interval.start, time.interval.end
    return start is not None and end is not None and (start[:10], end[:10]) == (stamp.first, stamp.last)


def main(argv: Sequence[str]) -> int:
    """Print the measures of the corpus in the folder that ``argv`` names. Raises CorpusMissing where it is not there."""
    print(table([evaluate(Path(argv[0] if argv else "../shared"))], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
