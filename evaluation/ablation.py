"""
What each mechanism brings: the corpora are read again and again, each time without one row of ``evaluation.switches``.

    python -m evaluation.ablation SHARED [--jobs N] [--no-record]

Each text is parsed once for all rows. Measured are the annotated reports (``gold dev`` and ``gold dev2`` together), the attributions of
``polnear dev``, the totals of the first 150 and the dates of the first 300 local reports in the order of ``gva``, and the resolution of
given places; a row measures only what its mechanism may touch. A change is in hundredths, the measure without the mechanism less the one
with it: what falls by 6.1 is what the mechanism brings. The table is written into ``docs/accuracy.md``.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from platformdirs import user_cache_path

from evaluation import figures, geoparsing, geoparsing_corpora, gva, gva_dates, polnear, record
from evaluation.marks import Json
from evaluation.package import reports_of
from evaluation.parses import Parses
from evaluation.result import CorpusMissing, Row, json_lines
from evaluation.switches import ATTRIBUTIONS, DATES, GOLD, SWITCHES, TOTALS, WHERE, Switch, without
from evaluation.verdicts import Judged, tally
from reportedly.claims.times_index import event_date
from reportedly.language import Parsed
from reportedly.model import Report
from reportedly.pipeline import read_parsed
from reportedly.places import on_stderr, open_gazetteer
from reportedly.publish.jsonl import to_line

SHOWN = 0.05
REPORTS, DAYS = 150, 300
BEGIN, END = "<!-- ablation: written by make ablation -->\n", "<!-- end of ablation -->\n"
GOLD_ROWS = (
    *("figure", "+status", "+source", "+source, attributed", "side agrees", "source kind agrees", "stance set", "anonymous set"),
    *("via set", "part of set", "main set", "responsibility"),
)
Values = dict[str, float]


@dataclass(frozen=True, slots=True)
class Texts:
    """All that is read, parsed once: what is annotated or on record of each text, with its parse."""

    gold: tuple[tuple[Json, Parsed], ...]
    attributions: tuple[tuple[Sequence[polnear.Triple], Parsed], ...]
    totals: tuple[tuple[gva.Case, Parsed], ...]
    dates: tuple[tuple[gva_dates.Case, Parsed], ...]
    places: tuple[tuple[str, geoparsing_corpora.Document, Parsed], ...]


@lru_cache(maxsize=1)
def texts_of(shared: Path) -> Texts:
    """The texts of the corpora, parsed; parses are kept in the user's cache. Raises CorpusMissing where a corpus is not there."""
    parser = Parses(user_cache_path("reportedly") / "parses")
    articles = list(json_lines(shared / "data" / "polnear" / "dev.jsonl"))
    reports = {row["doc"]: Report(row["doc"], row["text"], "") for row in articles}
    return Texts(
        tuple(_gold(shared, parser)),
        tuple((polnear.annotated(row["annotators"][0]), parser(reports[row["doc"]])) for row in articles),
        tuple((case, parser(case.report)) for case in gva.cases(shared, REPORTS)),
        tuple((case, parser(case.report)) for case in gva_dates.cases(shared, DAYS)),
        tuple((name, each, parser(each.report)) for name, read in geoparsing_corpora.CORPORA.items() for each in read(shared)),
    )


def _gold(shared: Path, parser: Parses) -> Iterator[tuple[Json, Parsed]]:
    for name in ("dev", "dev2"):
        reports, gold = figures.files(shared, name)
        rows = {row["doc"]: row for row in json_lines(gold)}
        yield from ((rows[report.id], parser(report)) for report in reports_of(reports))


def measure(texts: Texts, touches: Sequence[str]) -> Values:
    """The measures of what is touched, as the package is now. Raises GazetteerMissing where places are, and no gazetteer can be had."""
    return {name: value for part in touches for name, value in MEASURES[part](texts).items()}


def _of_gold(texts: Texts) -> Values:
    judged = (_judged(row, parsed) for row, parsed in texts.gold)
    return _values("", (row for row in figures.rows(tally(judged)) if row.measure in GOLD_ROWS))


def _judged(row: Json, parsed: Parsed) -> Judged:
    return figures.judge(parsed.text, row, json.loads(to_line(read_parsed(parsed), with_text=True)))


def _of_attributions(texts: Texts) -> Values:
    judged = (Judged("", "", tuple(polnear.judge(parsed.text, gold, polnear.read(parsed)))) for gold, parsed in texts.attributions)
    counts = tally(judged)
    return _values("attributions: ", (counts.f1(measure) for measure in polnear.MEASURES))


def _of_totals(texts: Texts) -> Values:
    rows = gva.measure([(case, gva.right(case, read_parsed(parsed))) for case, parsed in texts.totals])
    return _values("totals: ", (row for row in rows if row.measure.endswith("reachable") and not row.measure.startswith("city")))


def _of_dates(texts: Texts) -> Values:
    return _values("dates: ", gva_dates.measure([(case, event_date(parsed)) for case, parsed in texts.dates])[:1])


def _of_places(texts: Texts) -> Values:
    gazetteer = open_gazetteer(progress=on_stderr)
    right: dict[str, list[bool]] = {}
    for name, document, parsed in texts.places:
        resolved = geoparsing.given(document, parsed, gazetteer)
        found = (geoparsing.is_right(resolved.get(each.span), each) for each in document.gold if each.point)
        right.setdefault(name, []).extend(found)
    return {f"places: {name}": sum(found) / len(found) for name, found in right.items() if found}


def _values(prefix: str, rows: Iterator[Row] | Sequence[Row]) -> Values:
    return {f"{prefix}{row.measure}": row.value for row in rows}


MEASURES: Mapping[str, Callable[[Texts], Values]] = {
    GOLD: _of_gold,
    ATTRIBUTIONS: _of_attributions,
    TOTALS: _of_totals,
    DATES: _of_dates,
    WHERE: _of_places,
}


def one(shared: Path, at: int) -> Values:
    """The measures without the switch at ``at``; with all mechanisms for -1. Raises CorpusMissing where a corpus is not there."""
    switch = SWITCHES[at] if at >= 0 else None
    texts = texts_of(shared)
    with without(switch):
        return measure(texts, switch.touches if switch else tuple(MEASURES))


def all_of(shared: Path, jobs: int = 1) -> list[Values]:
    """The measures with all mechanisms, then without each. Raises CorpusMissing where a corpus is not there."""
    order = range(-1, len(SWITCHES))
    if jobs == 1:
        return [one(shared, at) for at in order]
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(one, [shared] * len(order), order))


def table(whole: Values, parts: Sequence[Values], switches: Sequence[Switch] = SWITCHES) -> str:
    """The table of what changes without each mechanism, in hundredths, what loses most first; "nothing" for one that brings nothing."""
    head = "| mechanism | without it | what changes, in hundredths |\n|---|---|---|\n"
    rows = (f"| {switch.name} | {switch.without} | {_changes(whole, part)} |\n" for switch, part in zip(switches, parts, strict=True))
    return head + "".join(rows)


def _changes(whole: Values, part: Values) -> str:
    changes = {name: 100 * (value - whole[name]) for name, value in part.items()}
    shown = sorted((change, name) for name, change in changes.items() if abs(change) >= SHOWN)
    return " · ".join(f"{name} {change:+.1f}".replace("-", "−") for change, name in shown) or "nothing"


def write(text: str, path: Path = record.ACCURACY) -> None:
    """Write ``text`` between the markers of ``path``. Raises OSError where it can't be written, ValueError where it lacks the markers."""
    before, rest = path.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def main(argv: Sequence[str]) -> int:
    """Measure, print the table, and write it. Returns 2 where a corpus is missing; raises SystemExit on options that mean nothing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.ablation", description="Measure what each mechanism brings.")
    parser.add_argument("shared", type=Path, help="the folder that holds data/ and gold/")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many processes measure side by side (default 1)")
    parser.add_argument("--no-record", dest="record", action="store_false", help="leave docs/accuracy.md as it is")
    options = parser.parse_args(argv)
    try:
        whole, *parts = all_of(options.shared, max(options.jobs, 1))
    except CorpusMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    print(table(whole, parts))
    if options.record:
        write(table(whole, parts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
