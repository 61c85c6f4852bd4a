"""What all commands share: the application, the exit statuses, the console, and errors as one sentence each."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

import typer
from rich.console import Console

from reportedly.errors import ReportedlyError, SettingError
from reportedly.publish.forms import NONE_READ, SOME_FAILED
from reportedly.publish.words import one_line

USAGE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
DATABASES = ("sqlalchemy", "sqlite3", "psycopg", "alembic")

app = typer.Typer(
    name="reportedly",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    help="Reads news reports and keeps a ledger of **who says what**: each claim with its source, its bounds and its exact words; "
    "groups reports into incidents, and says which accounts can't all be true.",
    epilog="`reportedly add reports/`, then `reportedly incidents`, then `reportedly show INCIDENT`. Each command has its own --help.",
)


@app.command()
def version() -> None:
    """Print the version."""
    try:
        number = metadata.version("reportedly")
    except metadata.PackageNotFoundError:
        number = "of no version: it runs from its source and is not installed"
    typer.echo(f"reportedly {number}")


def console_for(out: Path | None) -> Console:
    """Colours only where a terminal reads it and NO_COLOR is not set."""
    return Console(file=sys.stdout, force_terminal=False if out else None, highlight=False, markup=False, emoji=False)


def complain(error: Exception) -> None:
    """Say what went wrong, as one line on standard error. Raises nothing."""
    typer.echo(f"reportedly: {one_line(str(error))}", err=True)


@contextmanager
def errors_as_sentences() -> Iterator[None]:
    """What can go wrong becomes one sentence on standard error and an exit status; a closed pipe and Ctrl-C say nothing."""
    try:
        yield
    except ReportedlyError as error:
        complain(error)
        raise typer.Exit(USAGE if isinstance(error, SettingError) else NONE_READ) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except OSError as error:
        where = f"{error.filename}: " if isinstance(error.filename, str) else ""
        complain(OSError(f"{where}what was asked for cannot be written: {error.strerror or error}"))
        raise typer.Exit(SOME_FAILED) from None
    except Exception as error:
        if not _of_database(error):
            raise
        complain(RuntimeError(f"the ledger's database refused: {next(iter(str(error).splitlines()), type(error).__name__)}"))
        raise typer.Exit(NONE_READ) from None


def _of_database(error: Exception) -> bool:
    """Whether it is SQLAlchemy's or a database driver's own: what the ledger did not foresee."""
    return type(error).__module__.partition(".")[0] in DATABASES
