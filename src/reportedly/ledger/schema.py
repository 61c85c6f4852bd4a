"""
The tables, as they are at the newest revision; those of the desk are in ``people``. ``migrations`` makes them; a test holds the two to each
other.

``no`` columns are handles inside one ledger, in the order of adding: they appear in no result. Texts and raw bytes are compressed;
JSON is plain ASCII text, so that any string, lone surrogates included, comes back as it went in. Times are ISO 8601 as they were given.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""The revisions that this version knows, oldest first; the last is what it writes."""

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
NUMBER = BigInteger().with_variant(Integer, "sqlite")


def name_type(length: int | None) -> String:
    """The type of a name: ordered by code points, on PostgreSQL too, whatever its language is. Raises nothing."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


tables = MetaData(naming_convention=NAMES)

report = Table(
    "report",
    tables,
    Column("no", NUMBER, primary_key=True),
    Column("key", name_type(16), nullable=False, unique=True),
    Column("sha256", name_type(64), nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("url", name_type(None)),
    Column("moment", name_type(None), nullable=False),
    Column("revises", name_type(16)),
    Column("version", NUMBER, nullable=False),
    Column("reading", NUMBER, nullable=False),
    Column("added_at", name_type(None), nullable=False),
    Index("ix_report_url_moment_key", "url", "moment", "key"),
    Index("ix_report_reading", "reading"),
)

text = Table(
    "text",
    tables,
    Column("no", NUMBER, primary_key=True),
    Column("sha256", name_type(64), nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
)

version = Table(
    "version",
    tables,
    Column("no", NUMBER, primary_key=True),
    Column("report", NUMBER, ForeignKey("report.no"), nullable=False),
    Column("text", NUMBER, ForeignKey("text.no"), nullable=False),
    Column("added_at", name_type(None), nullable=False),
    UniqueConstraint("report", "text"),
    Index("ix_version_text", "text"),
)

reading = Table(
    "reading",
    tables,
    Column("no", NUMBER, primary_key=True),
    Column("version", NUMBER, ForeignKey("version.no"), nullable=False),
    Column("reader", name_type(None), nullable=False),
    Column("about", Text, nullable=False),
    Column("rest", Text, nullable=False),
    Column("added_at", name_type(None), nullable=False),
    UniqueConstraint("version", "reader"),
)

claim = Table(
    "claim",
    tables,
    Column("reading", NUMBER, ForeignKey("reading.no"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("id", name_type(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("status", String(16)),
    Column("low", NUMBER),
    Column("high", NUMBER),
    Column("source", Text, nullable=False),
    Column("stance", String(16), nullable=False),
    Column("main", Boolean, nullable=False),
    Column("mention", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Index("ix_claim_id", "id"),
    sqlite_with_rowid=False,
)

mention = Table(
    "mention",
    tables,
    Column("id", name_type(40), primary_key=True),
    Column("report", NUMBER, ForeignKey("report.no"), nullable=False),
    Index("ix_mention_report", "report"),
    sqlite_with_rowid=False,
)

portrait = Table(
    "portrait",
    tables,
    Column("mention", name_type(40), ForeignKey("mention.id"), primary_key=True),
    Column("payload", Text, nullable=False),
    sqlite_with_rowid=False,
)

blocking = Table(
    "blocking",
    tables,
    Column("key", name_type(None), primary_key=True),
    Column("mention", name_type(40), ForeignKey("mention.id"), primary_key=True),
    Index("ix_blocking_mention", "mention"),
    sqlite_with_rowid=False,
)

joined = Table(
    "joined",
    tables,
    Column("a", name_type(40), ForeignKey("mention.id"), primary_key=True),
    Column("b", name_type(40), ForeignKey("mention.id"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("features", Text, nullable=False),
    Column("judgement", Text),
    CheckConstraint("a < b", name="ordered"),
    Index("ix_joined_b", "b"),
    sqlite_with_rowid=False,
)

echo = Table(
    "echo",
    tables,
    Column("copy", name_type(16), primary_key=True),
    Column("of", name_type(16), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("share", Float, nullable=False),
    Index("ix_echo_of", "of"),
    sqlite_with_rowid=False,
)

incident = Table(
    "incident",
    tables,
    Column("id", name_type(40), primary_key=True),
    Column("heir", name_type(40), ForeignKey("incident.id")),
    Index("ix_incident_heir", "heir"),
    sqlite_with_rowid=False,
)

member = Table(
    "member",
    tables,
    Column("mention", name_type(40), ForeignKey("mention.id"), primary_key=True),
    Column("incident", name_type(40), ForeignKey("incident.id"), nullable=False),
    Index("ix_member_incident_mention", "incident", "mention"),
    sqlite_with_rowid=False,
)

judgement = Table(
    "judgement",
    tables,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("subjects", Text, nullable=False),
    Column("decided", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("anchor_text", String(64)),
    Column("anchor_start", Integer),
    Column("anchor_end", Integer),
)

undoing = Table(
    "undoing",
    tables,
    Column("judgement", NUMBER, ForeignKey("judgement.number"), primary_key=True, autoincrement=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)

attachment = Table(
    "attachment",
    tables,
    Column("judgement", NUMBER, ForeignKey("judgement.number"), primary_key=True, autoincrement=False),
    Column("report", NUMBER, ForeignKey("report.no"), nullable=False),
    Column("claim", name_type(16)),
    Column("orphaned", Boolean, nullable=False),
    Index("ix_attachment_report", "report"),
    Index("ix_attachment_claim", "claim"),
)

reconciled = Table(
    "reconciled",
    tables,
    Column("incident", name_type(40), ForeignKey("incident.id"), primary_key=True),
    Column("input", String(64), primary_key=True),
    Column("n", NUMBER, nullable=False),
    Column("payload", Text, nullable=False),
)

summary = Table(
    "summary",
    tables,
    Column("incident", name_type(40), ForeignKey("incident.id"), primary_key=True),
    Column("title", Text, nullable=False),
    Column("when_start", name_type(None), nullable=False),
    Column("when_end", name_type(None), nullable=False),
    Column("place", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", String(16)),
    Column("statuses", Text, nullable=False),
    Column("actors", Text, nullable=False),
    Column("people", NUMBER, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("disputes", Integer, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("reviewed", Boolean, nullable=False),
    Column("more", Text, nullable=False),
    Index("ix_summary_when_start_incident", "when_start", "incident"),
    Index("ix_summary_disputes_when_start_incident", "disputes", "when_start", "incident"),
)

unlisted = Table(
    "unlisted",
    tables,
    Column("incident", name_type(40), ForeignKey("incident.id"), primary_key=True),
    Column("mark", NUMBER, nullable=False),
)

waiting = Table(
    "waiting",
    tables,
    Column("incident", name_type(40), ForeignKey("incident.id"), primary_key=True),
    Column("claim", name_type(16), primary_key=True),
    Column("rank", NUMBER, nullable=False),
    Column("payload", Text, nullable=False),
    Index("ix_waiting_rank_incident_claim", "rank", "incident", "claim"),
)

about = Table(
    "ledger",
    tables,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
