"""
FA-KES: 769 reports of the Syrian war by 15 publishers, whose commas and quotation marks are lost; see ``evaluation.unannotated``.

    python -m evaluation.fakes SHARED

Its own labels, whether a report agrees with a record of the war, are nothing that is read from the report alone. What is measured is that
such text is read without failure, and at what cost: the median time for 1,000 characters over that of clean text (``np4e``), both parsed
and read in the same run, whatever was parsed before.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from evaluation import np4e, unannotated
from evaluation.record import table
from evaluation.result import Parser, Result, Row, corpus_hash
from reportedly.language import parse

REPORTS = Path("data/fakes/reports.jsonl")


def evaluate(shared: Path, parser: Parser = parse) -> Result:
    """Read all reports and measure, timed against clean text. Raises CorpusMissing where a corpus is not there."""
    read = unannotated.read_all(shared / REPORTS, "fakes", parser)
    clean = unannotated.read_all(shared / np4e.REPORTS, "np4e, for its pace", parse)
    rows = (*unannotated.rows(read), _ratio(unannotated.paces(read), unannotated.paces(clean)))
    return Result("fakes", corpus_hash([shared / REPORTS]), f"{len(read)} reports", rows, np4e.NOTE)


def _ratio(paces: Sequence[float], clean: Sequence[float]) -> Row:
    value = median(paces) / median(clean) if paces and clean else 0.0
    return Row("time for 1,000 characters, over that of clean text", value, len(paces), floored=False)


def main(argv: Sequence[str]) -> int:
    """Print the measures. Raises CorpusMissing where the corpus is not in the folder named."""
    print(table([evaluate(Path(argv[0] if argv else "../shared"))], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
