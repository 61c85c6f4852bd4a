"""The nouns of the desk: who may sign in, what they show for it, and what they did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do: each can do what the ones before it can."""

    READER = "reader"
    ANALYST = "analyst"
    ADMIN = "admin"

    def covers(self, other: Role) -> bool:
        """Whether who has this role may do what the other may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Login:
    """One who may sign in. ``password`` is its Argon2 hash; ``number`` is their handle inside one ledger. A disabled one may do nothing."""

    number: int
    name: str
    role: Role
    password: str
    disabled: bool
    made_at: str


@dataclass(frozen=True, slots=True)
class Session:
    """That somebody is signed in: since when, seen last when (ISO 8601, UTC), and when it ends at the latest."""

    login: Login
    made_at: str
    seen_at: str
    ends_at: str


@dataclass(frozen=True, slots=True)
class Token:
    """What a program shows instead of signing in. ``role`` is the most that it may do; ``ended_at`` is when it was revoked."""

    number: int
    login: Login
    name: str
    role: Role
    made_at: str
    ended_at: str | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """A row of the audit log: who did what, on what, when and from where, and the status with which it was answered."""

    at: str
    who: str
    what: str
    on: str
    where: str = ""
    status: int = 0
    number: int = 0
