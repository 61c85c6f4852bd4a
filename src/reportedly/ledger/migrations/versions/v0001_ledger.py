"""The ledger as it was first made."""

from alembic import op

from reportedly.ledger.schema import tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables. Raises what the database raises."""
    tables.create_all(op.get_bind())
