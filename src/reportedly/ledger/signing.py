"""Who may sign in: accounts, sessions and access tokens. What proves them, passwords and tokens, is stored hashed, by who calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select, update

from reportedly.errors import SettingError, Unknown
from reportedly.ledger.part import Part
from reportedly.ledger.people import account, session, token
from reportedly.model.desk import Login, Role, Session, Token

a, s, t = account.c, session.c, token.c
_SESSIONS = select(account, s.made_at.label("since"), s.seen_at, s.ends_at).select_from(session.join(account, a.no == s.account))
_TOKENS = select(
    account, t.no.label("token"), t.name.label("called"), t.role.label("most"), t.made_at.label("since"), t.ended_at
).select_from(token.join(account, a.no == t.account))


class Signing(Part):
    """Accounts, sessions and access tokens."""

    def has_logins(self) -> bool:
        """Whether there is any account, disabled ones too. Raises LedgerError."""
        return self.store.first(select(a.no).limit(1)) is not None if self.store.has_desk else False

    def logins(self) -> tuple[Login, ...]:
        """All accounts, by name. Raises LedgerError."""
        return tuple(_login(row) for row in self.store.rows(select(account).order_by(a.folded))) if self.store.has_desk else ()

    def login(self, name: str) -> Login | None:
        """The account of that name, capitals aside; None where there is none. Raises LedgerError."""
        row = self.store.first(select(account).where(a.folded == name.casefold())) if self.store.has_desk else None
        return _login(row) if row else None

    def add_login(self, name: str, role: Role, password: str, at: str) -> Login:
        """Add an account, with the hash of its password. Raises SettingError where there is one of that name, LedgerError."""
        with self.store.writing():
            if self.login(name):
                raise SettingError(f"there is an account {name!r} already")
            row = {"name": name, "folded": name.casefold(), "role": role.value, "password": password, "disabled": False, "made_at": at}
            number = self.store.make(insert(account), row)
        return Login(number, name, role, password, False, at)

    def change_login(self, name: str, *, role: Role | None = None, password: str | None = None, disabled: bool | None = None) -> Login:
        """Change what is given of an account. Raises Unknown where there is none of that name, LedgerError."""
        given: Mapping[str, object] = {"role": role.value if role else None, "password": password, "disabled": disabled}
        changed = {column: value for column, value in given.items() if value is not None}
        with self.store.writing():
            if changed:
                self.store.run(update(account).where(a.folded == name.casefold()).values(**changed))
            found = self.login(name)
            if found is None:
                raise Unknown(f"there is no account {name!r}")
        return found

    def open_session(self, login: Login, hashed: str, at: str, ends_at: str) -> None:
        """Note that somebody signed in, under the hash of their session's token. Raises LedgerError."""
        row = {"hash": hashed, "account": login.number, "made_at": at, "seen_at": at, "ends_at": ends_at}
        with self.store.writing():
            self.store.run(delete(session).where(s.ends_at < at))
            self.store.run(insert(session), row)

    def session(self, hashed: str) -> Session | None:
        """The session of that hash, ended by time or not; None where there is none. Raises LedgerError."""
        row = self.store.first(_SESSIONS.where(s.hash == hashed)) if self.store.has_desk else None
        return Session(_login(row), row.since, row.seen_at, row.ends_at) if row else None

    def see_session(self, hashed: str, at: str) -> None:
        """Note that a session is in use. Raises LedgerError."""
        with self.store.writing():
            self.store.run(update(session).where(s.hash == hashed).values(seen_at=at))

    def end_session(self, hashed: str) -> None:
        """Sign out. Raises LedgerError."""
        with self.store.writing():
            self.store.run(delete(session).where(s.hash == hashed))

    def end_sessions(self, login: Login) -> None:
        """Sign an account out everywhere. Raises LedgerError."""
        with self.store.writing():
            self.store.run(delete(session).where(s.account == login.number))

    def add_token(self, login: Login, name: str, role: Role, hashed: str, at: str) -> Token:
        """Add an access token, by its hash. Raises LedgerError."""
        row = {"hash": hashed, "account": login.number, "name": name, "role": role.value, "made_at": at}
        with self.store.writing():
            number = self.store.make(insert(token), row)
        return Token(number, login, name, role, at)

    def token(self, hashed: str) -> Token | None:
        """The access token of that hash, revoked or not; None where there is none. Raises LedgerError."""
        found = self._tokens(_TOKENS.where(t.hash == hashed))
        return found[0] if found else None

    def tokens(self) -> tuple[Token, ...]:
        """All access tokens, the first first. Raises LedgerError."""
        return self._tokens(_TOKENS.order_by(t.no))

    def end_token(self, number: int, at: str) -> None:
        """Revoke an access token; one that is revoked stays so. Raises LedgerError."""
        with self.store.writing():
            self.store.run(update(token).where(t.no == number, t.ended_at.is_(None)).values(ended_at=at))

    def end_tokens(self, login: Login, at: str) -> None:
        """Revoke all access tokens of an account. Raises LedgerError."""
        with self.store.writing():
            self.store.run(update(token).where(t.account == login.number, t.ended_at.is_(None)).values(ended_at=at))

    def _tokens(self, chosen: Select[Any]) -> tuple[Token, ...]:
        rows = self.store.rows(chosen) if self.store.has_desk else ()
        return tuple(Token(row.token, _login(row), row.called, Role(row.most), row.since, row.ended_at) for row in rows)


def _login(row: Row[Any]) -> Login:
    return Login(row.no, row.name, Role(row.role), row.password, bool(row.disabled), row.made_at)
