"""The command line: parse the arguments, call, print. Heavy libraries are imported by the command that needs them: help starts at once."""

from __future__ import annotations

from reportedly.cli import incident, judging, ledger, reading
from reportedly.cli.common import app

__all__ = ["app", "incident", "judging", "ledger", "main", "reading"]


def main() -> None:
    """Run the command line. Raises SystemExit with the exit status."""
    app()
