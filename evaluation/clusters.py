"""
Which reports are of one incident: gva, np4e and FA-KES, each as one ledger with all that its reports tell of, scored by B³.

    python -m evaluation.clusters SHARED [gva|np4e|fakes]

What is scored is what each report is chiefly about (its mention 0); what it tells aside is grouped with the rest. The gold of gva is the
incident on record. The weights were fitted on that half of its incidents whose names hash to an even number (``evaluation.clusters_fit``):
the row "other half" is of the incidents that were not seen. The gold of np4e are its four crises, each of many happenings, so that recall
cannot be high; that of FA-KES the reports of one day and place. Both are recorded, and nothing was fitted on them.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from evaluation import clusters_baseline
from evaluation.bcubed import row
from evaluation.readings import readings
from evaluation.record import table
from evaluation.result import Parser, Result, Row, corpus_hash, json_lines
from reportedly.incidents import Memory, Portrait, portrait
from reportedly.language import parse
from reportedly.model import Reading, mentions_of

GVA, NP4E, FAKES = (Path(f"data/{name}/reports.jsonl") for name in ("gva", "np4e", "fakes"))
BASELINE = "cosine of TF-IDF and dates"


def grouped(read: Sequence[Reading]) -> dict[str, str]:
    """The incident that each report is chiefly about, by the report's place in ``read``, all of them in one ledger. Raises nothing."""
    store = Memory()
    portraits = pictures(read)
    for each in portraits:
        store.put(each)
    store.settle([each.mention for each in portraits])
    of = store.incident_of([f"{reading.report.sha256[:16]}#0" for reading in read])
    return {str(at): of[f"{reading.report.sha256[:16]}#0"] for at, reading in enumerate(read)}


def pictures(read: Sequence[Reading]) -> list[Portrait]:
    """The portraits of all that the readings tell of, one a mention. Raises nothing."""
    found = {mention.id: (reading, mention) for reading in read for mention in mentions_of(reading)}
    return [portrait(reading, mention) for reading, mention in found.values()]


def baseline(read: Sequence[Reading]) -> dict[str, str]:
    """The groups of :mod:`evaluation.clusters_baseline`, named as those of :func:`grouped`. Raises nothing."""
    return {str(at): name for at, name in enumerate(clusters_baseline.groups([reading.report for reading in read]))}


def is_fitted(incident: str) -> bool:
    """Whether the weights were fitted on an incident of gva. Raises nothing."""
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16) % 2 == 0


def evaluate_gva(shared: Path, parser: Parser = parse) -> Result:
    """All reports of gva in one ledger. Raises CorpusMissing where the corpus is not there."""
    read = readings(shared / GVA, "gva", parser)
    gold = {str(at): str(line["incident"]) for at, line in enumerate(json_lines(shared / GVA))}
    ours, theirs = grouped(read), baseline(read)
    best, plain = row("B³", ours, gold), row(f"B³ of the baseline ({BASELINE})", theirs, gold)
    halves = (row("B³, fitted half", ours, gold, is_fitted), row("B³, other half", ours, gold, lambda name: not is_fitted(name)))
    above = Row("B³ above the baseline", best.value - plain.value, best.support)
    note = "weights are fitted on the incidents of the fitted half alone; the threshold of the baseline too"
    return Result("gva clusters", corpus_hash([shared / GVA]), f"{len(read)} reports", (best, *halves, plain, above), note)


def evaluate_np4e(shared: Path, parser: Parser = parse) -> Result:
    """The crises of np4e. Raises CorpusMissing where the corpus is not there."""
    note = "the gold are four crises of many happenings each: precision is what counts"
    return _recorded(shared, NP4E, "np4e", lambda line: str(line["cluster"]), note, parser)


def evaluate_fakes(shared: Path, parser: Parser = parse) -> Result:
    """The days and places of FA-KES. Raises CorpusMissing where the corpus is not there."""
    note = (
        "the gold are the reports of one day of publication and one place, some of whose dates are wrong, and of several happenings a day"
    )
    return _recorded(shared, FAKES, "fakes", lambda line: f"{line['published']} {line['location']}", note, parser)


def _recorded(shared: Path, path: Path, name: str, gold_of: Callable[[Mapping[str, str]], str], note: str, parser: Parser) -> Result:
    read = readings(shared / path, name, parser)
    gold = {str(at): gold_of(line) for at, line in enumerate(json_lines(shared / path))}
    rows = (row("B³", grouped(read), gold), row(f"B³ of the baseline ({BASELINE})", baseline(read), gold))
    return Result(f"{name} clusters", corpus_hash([shared / path]), f"{len(read)} reports", rows, note)


EVERY = {"gva": evaluate_gva, "np4e": evaluate_np4e, "fakes": evaluate_fakes}


def main(argv: Sequence[str]) -> int:
    """Print the measures. Raises CorpusMissing where the corpus is not in the folder named."""
    names = argv[1:] or list(EVERY)
    print(table([EVERY[name](Path(argv[0] if argv else "../shared")) for name in names], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
