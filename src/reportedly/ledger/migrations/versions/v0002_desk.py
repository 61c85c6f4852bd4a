"""The desk: accounts, sessions, access tokens, the audit log, and visits. What stands here stays: a later form is a later revision."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REFUSE = (
    "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit log is only added to, never changed'; END $$"
)


def upgrade() -> None:
    """Make the tables of the desk, and the guard of the audit log. Raises what the database raises."""
    _accounts()
    _logs()
    for words in _guards(op.get_bind().dialect.name):
        op.execute(words)


def _guards(dialect: str) -> list[str]:
    """Triggers that refuse to change or delete a row of the audit log."""
    if dialect == "postgresql":
        made = "CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()"
        return [REFUSE, made]
    made = (
        "CREATE TRIGGER audit_stays_{0} BEFORE {0} ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only added to, never changed'); END"
    )
    return [made.format(deed) for deed in ("UPDATE", "DELETE")]


def _id(length: int | None) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def _accounts() -> None:
    op.create_table(
        "account",
        sa.Column("no", NUMBER, primary_key=True),
        sa.Column("name", _id(64), nullable=False),
        sa.Column("folded", _id(64), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.UniqueConstraint("folded", name="uq_account_folded"),
    )
    op.create_table(
        "session",
        sa.Column("hash", _id(64), primary_key=True),
        sa.Column("account", NUMBER, sa.ForeignKey("account.no"), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("seen_at", _id(32), nullable=False),
        sa.Column("ends_at", _id(32), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_session_account", "session", ["account"])
    op.create_table(
        "token",
        sa.Column("no", NUMBER, primary_key=True),
        sa.Column("hash", _id(64), nullable=False),
        sa.Column("account", NUMBER, sa.ForeignKey("account.no"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text()),
        sa.UniqueConstraint("hash", name="uq_token_hash"),
    )
    op.create_index("ix_token_account", "token", ["account"])


def _logs() -> None:
    op.create_table(
        "audit",
        sa.Column("no", NUMBER, primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
    )
    op.create_table(
        "visit",
        sa.Column("who", _id(None), primary_key=True),
        sa.Column("incident", _id(40), primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
