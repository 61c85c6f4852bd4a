"""The queue of review as rows that are found by how much they matter; a claim leads to its report and to its judgements by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table, empty: it is filled as the incidents are listed anew, which they all are. Raises what the database raises."""
    op.create_table(
        "waiting",
        sa.Column("incident", _id(40), sa.ForeignKey("incident.id"), primary_key=True),
        sa.Column("claim", _id(16), primary_key=True),
        sa.Column("rank", NUMBER, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
    )
    op.create_index("ix_waiting_rank_incident_claim", "waiting", ["rank", "incident", "claim"])
    op.create_index("ix_attachment_claim", "attachment", ["claim"])
    op.create_index("ix_report_reading", "report", ["reading"])
    op.execute("DELETE FROM unlisted")
    op.execute("INSERT INTO unlisted (incident, mark) SELECT DISTINCT m.incident, 0 FROM member m")


def _id(length: int) -> sa.types.TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")
