"""The tables of the desk: who may sign in, what they did, and when they last saw an incident. None of it is in the ledger's digest."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from reportedly.ledger.schema import NUMBER, name_type, tables

account = Table(
    "account",
    tables,
    Column("no", NUMBER, primary_key=True),
    Column("name", name_type(64), nullable=False),
    Column("folded", name_type(64), nullable=False),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("made_at", Text, nullable=False),
    UniqueConstraint("folded"),
)

session = Table(
    "session",
    tables,
    Column("hash", name_type(64), primary_key=True),
    Column("account", NUMBER, ForeignKey("account.no"), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("seen_at", name_type(32), nullable=False),
    Column("ends_at", name_type(32), nullable=False),
    Index("ix_session_account", "account"),
    sqlite_with_rowid=False,
)

token = Table(
    "token",
    tables,
    Column("no", NUMBER, primary_key=True),
    Column("hash", name_type(64), nullable=False),
    Column("account", NUMBER, ForeignKey("account.no"), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ended_at", Text),
    UniqueConstraint("hash"),
    Index("ix_token_account", "account"),
)

audit = Table(
    "audit",
    tables,
    Column("no", NUMBER, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("status", Integer, nullable=False),
)

visit = Table(
    "visit",
    tables,
    Column("who", name_type(None), primary_key=True),
    Column("incident", name_type(40), primary_key=True),
    Column("at", Text, nullable=False),
    sqlite_with_rowid=False,
)
