"""The migrations make the tables that the code knows, on both databases."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from reportedly.ledger import Ledger
from reportedly.ledger.migrating import FOLDER
from reportedly.ledger.schema import REVISIONS, tables


def test_the_revisions_known_are_those_there_are() -> None:
    found = [script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS


def test_the_migrations_make_the_tables_of_the_code(ledger: Ledger) -> None:
    with ledger.store.connected() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), tables)
    assert [each for each in differences if "words" not in str(each)] == []
