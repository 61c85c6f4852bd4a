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
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from evaluation.gum_corpus import Document, Stamp, beside, document, paths
from evaluation.progress import watched
from evaluation.record import table
from evaluation.result import Result, Row, corpus_hash, f1_row, share_row
from reportedly.claims.actors import find_actors
from reportedly.claims.attribution import find_attributions
from reportedly.claims.times import TimeExpression, find_times
from reportedly.language import Parsed, parse
from reportedly.model import Attribution, Report, Span


def evaluate(shared: Path, parser: Callable[[Report], Parsed] = parse) -> Result:
    """Measure all articles. Raises CorpusMissing where they are not there."""
    found = [document(path) for path in paths(shared)]
    counts: Counter[str] = Counter()
    for each in watched(found, "gum news"):
        parsed = parser(each.report)
        counts += count_attributions(each, find_attributions(parsed, find_actors(parsed)))
        counts += count_dates(each.dates, find_times(parsed))
    note = (
        "no figures are published for this slice; attributions to mere noun phrases are not annotated, so that precision is a lower bound"
    )
    files = [file for path in paths(shared) for file in (path, *beside(path))]
    return Result("gum news", corpus_hash(files), f"{len(found)} articles", rows(counts), note)


def count_attributions(each: Document, read: Sequence[Attribution]) -> Counter[str]:
    """How many relations of one article are found, by what is right of them. Raises nothing."""
    left = [attribution for attribution in read if _is_comparable(each, attribution)]
    relations = [relation for relation in each.relations if not touch(relation.satellite, each.captions)]
    counts = Counter({"read": len(left), "annotated": len(relations)})
    for relation in relations:
        counts["with cue"] += bool(relation.cue)
        found = next((a for a in left if touch(a.cue, relation.satellite) and touch(a.content, relation.nucleus)), None)
        if found is None:
            continue
        left.remove(found)
        counts["found"] += 1
        counts["cue"] += touch(found.cue, relation.cue)
        counts["source"] += touch((*found.mention, *filter(None, [found.source.span])), relation.source)
    return counts


def _is_comparable(each: Document, read: Attribution) -> bool:
    """Whether it stands in no caption and reaches over more than one unit of discourse."""
    if not read.cue or not read.content or touch(read.cue, each.captions):
        return False
    reached = (unit for unit in each.units if touch((unit,), (*read.cue, *read.content)))
    return len(list(islice(reached, 2))) > 1


def touch(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether some span of the one overlaps some span of the other. Raises nothing."""
    return any(a.overlaps(b) for a in one for b in other)


def count_dates(dates: Sequence[Stamp], read: Sequence[TimeExpression]) -> Counter[str]:
    """How many annotated dates are found, and how many have their value. Raises nothing."""
    counts = Counter({"dates": len(dates)})
    for stamp in dates:
        near = [time for time in read if time.span.overlaps(stamp.span)]
        counts["date found"] += bool(near)
        counts["date value"] += any(same_days(time, stamp) for time in near)
    return counts


def same_days(time: TimeExpression, stamp: Stamp) -> bool:
    """Whether the interval read has the first and the last day annotated. Raises nothing."""
    start, end = time.interval.start, time.interval.end
    return start is not None and end is not None and (start[:10], end[:10]) == (stamp.first, stamp.last)


def rows(counts: Mapping[str, int]) -> tuple[Row, ...]:
    """The measures of some counts. Raises nothing: what was not counted is 0."""
    return (
        f1_row("attribution", counts["found"], counts["annotated"], counts["read"]),
        share_row("cue", counts["cue"], counts["with cue"]),
        share_row("source", counts["source"], counts["annotated"]),
        share_row("date found", counts["date found"], counts["dates"]),
        share_row("date value", counts["date value"], counts["dates"]),
    )


def main(argv: Sequence[str]) -> int:
    """Print the measures of the corpus in the folder that ``argv`` names. Raises CorpusMissing where it is not there."""
    print(table([evaluate(Path(argv[0] if argv else "../shared"))], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
