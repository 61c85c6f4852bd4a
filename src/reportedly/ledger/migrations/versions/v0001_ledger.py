"""The ledger as it was first made. What stands here stays: a later form is a later revision."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
APPENDED = ("judgement", "undoing")
WORDS = {
    "sqlite": ("CREATE VIRTUAL TABLE words USING fts5(body, content='', detail=full, tokenize='unicode61 remove_diacritics 0')",),
    "postgresql": (
        "CREATE TABLE words (rowid BIGINT PRIMARY KEY, body TSVECTOR NOT NULL)",
        "CREATE INDEX ix_words_body ON words USING GIN (body)",
    ),
}
REFUSE = (
    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'judgements are only added, never changed'; END $$"
)


def upgrade() -> None:
    """Make all tables, the index of words and the guards of what is only added. Raises what the database raises."""
    _reports()
    _groups()
    _judgements()
    op.bulk_insert(sa.table("ledger", sa.column("name"), sa.column("value")), [{"name": "form", "value": "reportedly ledger"}])
    dialect = op.get_bind().dialect.name
    for words in (*WORDS[dialect], *_guards(dialect)):
        op.execute(words)


def _guards(dialect: str) -> list[str]:
    """Triggers that refuse to change or delete a row of what is only added."""
    if dialect == "postgresql":
        made = "CREATE TRIGGER {0}_stays BEFORE UPDATE OR DELETE ON {0} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        return [REFUSE, *(made.format(table) for table in APPENDED)]
    made = "CREATE TRIGGER {0}_stays_{1} BEFORE {1} ON {0} BEGIN SELECT RAISE(ABORT, 'judgements are only added, never changed'); END"
    return [made.format(table, deed) for table in APPENDED for deed in ("UPDATE", "DELETE")]


def _id(length: int | None) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def _reports() -> None:
    op.create_table(
        "ledger",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.create_table(
        "report",
        sa.Column("no", NUMBER, primary_key=True),
        sa.Column("key", _id(16), nullable=False),
        sa.Column("sha256", _id(64), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("url", _id(None)),
        sa.Column("moment", _id(None), nullable=False),
        sa.Column("revises", _id(16)),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("reading", NUMBER, nullable=False),
        sa.Column("added_at", _id(None), nullable=False),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_report_url_moment_key", "report", ["url", "moment", "key"])
    op.create_table(
        "text",
        sa.Column("no", NUMBER, primary_key=True),
        sa.Column("sha256", _id(64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "mention",
        sa.Column("id", _id(40), primary_key=True),
        sa.Column("report", NUMBER, sa.ForeignKey("report.no"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mention_report", "mention", ["report"])
    op.create_table(
        "version",
        sa.Column("no", NUMBER, primary_key=True),
        sa.Column("report", NUMBER, sa.ForeignKey("report.no"), nullable=False),
        sa.Column("text", NUMBER, sa.ForeignKey("text.no"), nullable=False),
        sa.Column("added_at", _id(None), nullable=False),
        sa.UniqueConstraint("report", "text"),
    )
    op.create_index("ix_version_text", "version", ["text"])
    op.create_table(
        "reading",
        sa.Column("no", NUMBER, primary_key=True),
        sa.Column("version", NUMBER, sa.ForeignKey("version.no"), nullable=False),
        sa.Column("reader", _id(None), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("rest", sa.Text(), nullable=False),
        sa.Column("added_at", _id(None), nullable=False),
        sa.UniqueConstraint("version", "reader"),
    )
    op.create_table(
        "claim",
        sa.Column("reading", NUMBER, sa.ForeignKey("reading.no"), primary_key=True),
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", _id(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("status", sa.String(16)),
        sa.Column("low", NUMBER),
        sa.Column("high", NUMBER),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("stance", sa.String(16), nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_id", "claim", ["id"])


def _groups() -> None:
    op.create_table(
        "echo",
        sa.Column("copy", _id(16), primary_key=True),
        sa.Column("of", _id(16), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_echo_of", "echo", ["of"])
    op.create_table(
        "incident",
        sa.Column("id", _id(40), primary_key=True),
        sa.Column("heir", _id(40), sa.ForeignKey("incident.id")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_incident_heir", "incident", ["heir"])
    op.create_table(
        "reconciled",
        sa.Column("incident", _id(40), sa.ForeignKey("incident.id"), primary_key=True),
        sa.Column("input", sa.String(64), primary_key=True),
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
    )
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
        sa.Column("statuses", sa.Text(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("contested", sa.Boolean(), nullable=False),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.Column("more", sa.Text(), nullable=False),
    )
    op.create_index("ix_summary_when_start_incident", "summary", ["when_start", "incident"])
    op.create_table(
        "blocking",
        sa.Column("key", _id(None), primary_key=True),
        sa.Column("mention", _id(40), sa.ForeignKey("mention.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_blocking_mention", "blocking", ["mention"])
    op.create_table(
        "joined",
        sa.Column("a", _id(40), sa.ForeignKey("mention.id"), primary_key=True),
        sa.Column("b", _id(40), sa.ForeignKey("mention.id"), primary_key=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("features", sa.Text(), nullable=False),
        sa.Column("judgement", sa.Text()),
        sa.CheckConstraint("a < b", name="ordered"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_joined_b", "joined", ["b"])
    op.create_table(
        "member",
        sa.Column("mention", _id(40), sa.ForeignKey("mention.id"), primary_key=True),
        sa.Column("incident", _id(40), sa.ForeignKey("incident.id"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_member_incident_mention", "member", ["incident", "mention"])
    op.create_table(
        "portrait",
        sa.Column("mention", _id(40), sa.ForeignKey("mention.id"), primary_key=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )


def _judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("subjects", sa.Text(), nullable=False),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("anchor_text", sa.String(64)),
        sa.Column("anchor_start", sa.Integer()),
        sa.Column("anchor_end", sa.Integer()),
    )
    op.create_table(
        "attachment",
        sa.Column("judgement", NUMBER, sa.ForeignKey("judgement.number"), primary_key=True, autoincrement=False),
        sa.Column("report", NUMBER, sa.ForeignKey("report.no"), nullable=False),
        sa.Column("claim", _id(16)),
        sa.Column("orphaned", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_attachment_report", "attachment", ["report"])
    op.create_table(
        "undoing",
        sa.Column("judgement", NUMBER, sa.ForeignKey("judgement.number"), primary_key=True, autoincrement=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
    )
