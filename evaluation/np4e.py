"""
NP4E: 75 Reuters reports of four crises of 1996 and 1997, read whole; see ``evaluation.unannotated``.

    python -m evaluation.np4e SHARED

The corpus annotates coreference of events within a cluster, which nothing here reads yet; 19 of its reports are annotated by our guide and
measured as a part of ``gold dev2``. Clean text: the pace that other text is held against.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation import unannotated
from evaluation.record import table
from evaluation.result import Parser, Result, corpus_hash
from reportedly.language import parse

REPORTS = Path("data/np4e/reports.jsonl")
NOTE = "no gold: every report is read; times are of the processor, in that run"


def evaluate(shared: Path, parser: Parser = parse) -> Result:
    """Read all reports and measure. Raises CorpusMissing where the corpus is not there."""
    read = unannotated.read_all(shared / REPORTS, "np4e", parser)
    return Result("np4e", corpus_hash([shared / REPORTS]), f"{len(read)} reports", tuple(unannotated.rows(read)), NOTE)


def main(argv: Sequence[str]) -> int:
    """Print the measures. Raises CorpusMissing where the corpus is not in the folder named."""
    print(table([evaluate(Path(argv[0] if argv else "../shared"))], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
