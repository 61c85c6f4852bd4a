"""
The demo: add the seven reports of one incident to a fresh ledger, print what they come to, write it as a page and as rows, and say where.

``make demo`` runs it. What it prints and writes is what ``reportedly add``, ``show`` and ``export`` give on ``examples/jaffar-express``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from reportedly.cli import app

INCIDENT = Path(os.path.relpath(__file__)).parent / "jaffar-express"
FIRST = "2225a"
FILES = ("demo.sqlite", "demo.sqlite-wal", "demo.sqlite-shm")


def main(folder: Path) -> int:
    """Add, print, write into ``folder``; the exit status. Raises OSError where an old demo can't be taken away."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (folder / name).unlink(missing_ok=True)
    ledger, page, rows = (str(folder / name) for name in ("demo.sqlite", "demo.html", "demo.csv"))
    commands = (
        ["add", str(INCIDENT), "--quiet"],
        ["show", FIRST],
        ["show", FIRST, "--format", "html", "--out", page],
        ["export", FIRST, "--profile", "acled", "--out", rows],
    )
    for command in commands:
        if status := _run([*command, "--ledger", ledger]):
            return status
    sys.stdout.write(f"\nThe incident as a page, each claim beside its words: {page}\nIts row in ACLED's columns: {rows}\n")
    sys.stdout.write(f"Open it on the desk, in a browser: .venv/bin/reportedly serve --open --ledger {ledger}\n")
    return 0


def _run(arguments: list[str]) -> int:
    try:
        app(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
