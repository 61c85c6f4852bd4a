"""The command line: parse the arguments, call, print. Heavy libraries are imported by the command that needs them: help starts at once."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from reportedly.cli import accounts, desk, incident, judging, ledger, reading
from reportedly.cli.common import app

ORDER = ("add", "incidents", "show", "diff", "estimate", "export", "search", "serve", "verify", "reread", "read", "schema", "version")
app.registered_commands.sort(key=lambda command: ORDER.index(command.name or getattr(command.callback, "__name__", "")))

__all__ = ["accounts", "app", "desk", "incident", "judging", "ledger", "main", "reading"]


def main() -> None:
    """Run the command line. Raises SystemExit with the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that has no letter for a sign gets a question mark, not an error
    app()
