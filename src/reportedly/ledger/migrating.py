"""Running the migrations on an open connection, within its transaction."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, column, select, table

FOLDER = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str:
    """The revision that the tables are at, or "" where none is noted. Raises what SQLAlchemy raises."""
    found = connection.scalar(select(column("version_num")).select_from(table("alembic_version")))
    return str(found or "")


def migrate(connection: Connection) -> None:
    """Bring the tables to the newest revision; the caller's transaction holds it. Raises what SQLAlchemy raises."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(FOLDER))

    def upgrade(revision: Any, _context: Any) -> Iterable[Any]:
        return script._upgrade_revs("head", revision)

    with EnvironmentContext(Config(), script, fn=upgrade) as environment:
        environment.configure(connection=connection, render_as_batch=True, transaction_per_migration=False)
        environment.run_migrations()
