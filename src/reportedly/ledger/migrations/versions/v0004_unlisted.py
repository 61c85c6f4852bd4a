"""Which incidents have no row in the list, or one that is out of date, so that the list need not look at all of them each time."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NAME = sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql")
MISSING = (
    "INSERT INTO unlisted (incident, mark) SELECT DISTINCT m.incident, 0 FROM member m "
    "LEFT JOIN summary s ON s.incident = m.incident WHERE s.incident IS NULL"
)


def upgrade() -> None:
    """Make the table, with the incidents that have no row yet. Raises what the database raises."""
    op.create_table(
        "unlisted",
        sa.Column("incident", NAME, sa.ForeignKey("incident.id"), primary_key=True),
        sa.Column("mark", NUMBER, nullable=False),
    )
    op.execute(MISSING)
