"""What the commands over a ledger share: their common options, and what their values mean."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from reportedly.errors import SettingError

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.reconcile import ActorTable
    from reportedly.settings import Settings
    from reportedly.workflow.viewing import Window

LEDGER_HELP = "The ledger: a SQLite file, or a PostgreSQL URL (postgresql://…). Default: the setting, else reportedly.sqlite here."
LedgerOption = Annotated[str | None, typer.Option("--ledger", "-l", help=LEDGER_HELP)]
ConfigOption = Annotated[Path | None, typer.Option(help="Settings file; default reportedly.toml, where there is one.")]
OutOption = Annotated[Path | None, typer.Option("--out", "-o", help="Write here, whole or not at all, rather than to standard output.")]
AS_OF = "Only what was published by then: 2025-03-12, or 2025-03-12T13:30."
KNOWN_AT = "Only what the ledger knew by then (UTC)."
IncidentName = Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident's id, or the beginning of it.")]


class Listing(StrEnum):
    """How a list is shown."""

    TABLE = "table"
    JSON = "json"


def now() -> str:
    """The ledger's clock: ISO 8601, UTC, to the second. Raises nothing."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def terminal() -> TextIO | None:
    """Standard error where a person reads it, for progress; else None. Raises nothing."""
    return sys.stderr if sys.stderr.isatty() else None


def settings_of(config: Path | None, ledger: str | None) -> Settings:
    """The settings with the ledger that was named. Raises SettingError."""
    from reportedly.settings import load

    return load({"ledger": ledger}, config)


@contextmanager
def opened_ledger(settings: Settings, create: bool = False) -> Iterator[Ledger]:
    """The ledger of the settings, open until the block ends. Raises LedgerError."""
    from reportedly.ledger import open_ledger

    with open_ledger(settings.ledger, create=create) as ledger:
        yield ledger


def actors_of(settings: Settings) -> ActorTable:
    """The table of actors in force. Raises SettingError where the user's own is broken."""
    from reportedly.reconcile import load_actors

    return load_actors(settings.actors)


def window_of(as_of: str | None, known_at: str | None) -> Window:
    """What is to be seen. Raises SettingError where a time is none."""
    from reportedly.workflow.viewing import Window

    return Window(moment_of(as_of), moment_of(known_at))


def moment_of(words: str | None) -> str | None:
    """A day or a moment, as it was given. Raises SettingError where it is none."""
    if words is None:
        return None
    try:
        datetime.fromisoformat(words)
    except ValueError:
        raise SettingError(f"{words!r} is no day or time: write 2025-03-12, or 2025-03-12T13:30") from None
    return words


def day_of(words: str | None) -> str | None:
    """The day of a moment that was given. Raises SettingError where it is none."""
    moment = moment_of(words)
    return moment[:10] if moment else None


def status_of(words: str | None) -> str | None:
    """A status that there is. Raises SettingError where it is none."""
    from reportedly.model import Status

    if words is not None and words not in list(Status):
        raise SettingError(f"there is no status {words!r}: the statuses are {', '.join(Status)}")
    return words


def profiles_of(words: str | None, one: bool = False) -> tuple[str, ...]:
    """The profiles named, all where none is; exactly one with ``one``. Raises SettingError where there is no such profile."""
    from reportedly.reconcile.profiles import PROFILES

    chosen = tuple(name.strip().lower() for name in words.split(",") if name.strip()) if words else PROFILES
    wrong = next((name for name in chosen if name not in PROFILES), None)
    if wrong is not None or not chosen or (one and len(chosen) > 1):
        raise SettingError(f"there is no profile {wrong or words!r}: the profiles are {', '.join(PROFILES)}")
    return chosen
