"""
The demo: read the seven reports of one incident once, print their ledger, write it beside their words as a page, and say where.

``make demo`` runs it. What it prints and writes is what ``reportedly read examples/jaffar-express`` and ``--format html`` give.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from rich.console import Console

from reportedly.model import Reading
from reportedly.pipeline import read_reports
from reportedly.publish.page import to_page
from reportedly.publish.table import Look, print_table
from reportedly.reading import read_inputs
from reportedly.settings import Settings

INCIDENT = Path(os.path.relpath(__file__)).parent / "jaffar-express"


def main(page: Path) -> None:
    """Read, print, and write ``page``. Raises OSError where it can't be written."""
    console = Console(highlight=False, markup=False, emoji=False)
    readings = []
    for reading in read_reports(read_inputs([str(INCIDENT)]), Settings()):
        if isinstance(reading, Reading):
            readings.append(reading)
            sys.stdout.write(print_table(reading, Look(console.width), console) + "\n")
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(to_page(readings), encoding="utf-8")
    claims = sum(len(reading.claims) for reading in readings)
    sys.stdout.write(f"{len(readings)} reports, {claims} claims. The same ledger beside its words: {page}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
