"""What the commands over a ledger share: their common options, and what their values mean."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
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
KNOWN_AT = "Only what the ledger knew by then (UTC): a day with all of it, or 2025-03-12T13:30."
IncidentName = Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident's id, or the beginning of it.")]

MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?")
DAY, MINUTE = len("2025-03-12"), len("2025-03-12T13:30")


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

    return Window(moment_of(as_of), _ledger_time(moment_of(known_at)))


def moment_of(words: str | None) -> str | None:
    """A day or a moment, ISO 8601 as reports have it. Raises SettingError where it is none."""
    if words is None:
        return None
    given = words.strip().replace(" ", "T")
    try:
        datetime.fromisoformat(given)
    except ValueError:
        raise _no_time(words) from None
    if not MOMENT.fullmatch(given):
        raise _no_time(words)
    return given


def _no_time(words: str) -> SettingError:
    return SettingError(f"{words!r} is no day or time: write 2025-03-12, or 2025-03-12T13:30")


def _ledger_time(moment: str | None) -> str | None:
    """The last second of a moment by the ledger's clock: UTC, where it names no zone."""
    if moment is None:
        return None
    told = datetime.fromisoformat(moment)
    if len(moment) == DAY:
        told += timedelta(days=1, seconds=-1)
    elif len(moment) == MINUTE:
        told += timedelta(seconds=59)
    try:
        utc = told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    except OverflowError:
        raise _no_time(moment) from None
    return utc.isoformat(timespec="seconds").replace("+00:00", "Z")


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
