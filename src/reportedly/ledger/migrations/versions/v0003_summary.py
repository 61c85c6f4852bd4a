"""The rows of the list say who is named, how many things are contested, how many people and how precisely the place is known."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table anew, empty: its rows are computed, and are made again when the list is asked for. Raises what the database raises."""
    op.drop_table("summary")
    op.create_table(
        "summary",
        sa.Column("incident", _id(40), sa.ForeignKey("incident.id"), primary_key=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("when_start", _id(None), nullable=False),
        sa.Column("when_end", _id(None), nullable=False),
        sa.Column("place", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("precision", sa.String(16)),
        sa.Column("statuses", sa.Text(), nullable=False),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("people", NUMBER, nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("disputes", sa.Integer(), nullable=False),
        sa.Column("contested", sa.Boolean(), nullable=False),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.Column("more", sa.Text(), nullable=False),
    )
    op.create_index("ix_summary_when_start_incident", "summary", ["when_start", "incident"])
    op.create_index("ix_summary_disputes_when_start_incident", "summary", ["disputes", "when_start", "incident"])


def _id(length: int | None) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")
