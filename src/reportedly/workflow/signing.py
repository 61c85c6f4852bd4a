"""
Accounts, as the command line and the desk both use them: what a name and a password must be, who is an admin at least, what a session and
an access token are. Passwords are hashed by Argon2id, tokens (which nobody could guess) by SHA-256; neither is ever stored as it is.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from reportedly.errors import SettingError, Unknown
from reportedly.ledger import Ledger
from reportedly.model.desk import Login, Role, Session, Token

SHORTEST, LONGEST, LONGEST_NAME = 10, 256, 64
DIFFERENT = 5
IDLE, WHOLE = timedelta(hours=12), timedelta(days=7)
SEEN = timedelta(minutes=5)
HEAD = "reportedly_"
AT_ONCE = threading.BoundedSemaphore(2)
"""Each check of a password takes 64 MiB: so many are made at a time, and the others wait."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that was opened: whose, and the token that the browser keeps."""

    login: Login
    token: str


def add_account(ledger: Ledger, name: str, role: Role, password: str, at: str) -> Login:
    """
    Add an account; the first of a ledger is an admin's.

    Raises SettingError where the name or the password can't be one, or the name is taken; LedgerError.
    """
    checked = checked_name(name)
    hashed = hashed_password(checked, password)
    with ledger.writing():
        if role is not Role.ADMIN and not ledger.has_logins():
            raise SettingError("the first account is an admin's: nobody could add others otherwise")
        return ledger.add_login(checked, role, hashed, at)


def set_role(ledger: Ledger, name: str, role: Role) -> Login:
    """Change what an account may do. Raises Unknown, SettingError where no admin would be left, LedgerError; then nothing was changed."""
    with ledger.writing():
        changed = ledger.change_login(name, role=role)
        _check_admins(ledger)
    return changed


def set_password(ledger: Ledger, name: str, password: str) -> Login:
    """Set a password, and sign out everywhere. Raises Unknown, SettingError where the password can't be one, LedgerError."""
    found = ledger.login(name)
    if found is None:
        raise Unknown(f"there is no account {name!r}")
    hashed = hashed_password(found.name, password)
    with ledger.writing():
        changed = ledger.change_login(name, password=hashed)
        ledger.end_sessions(changed)
    return changed


def set_disabled(ledger: Ledger, name: str, disabled: bool, at: str) -> Login:
    """
    Disable an account, sign it out everywhere and revoke its tokens; or enable it again.

    Raises Unknown, SettingError where no admin would be left, LedgerError; then nothing was changed.
    """
    with ledger.writing():
        changed = ledger.change_login(name, disabled=disabled)
        _check_admins(ledger)
        if disabled:
            ledger.end_sessions(changed)
            ledger.end_tokens(changed, at)
    return changed


def sign_in(ledger: Ledger, name: str, password: str, at: str) -> Opened | None:
    """
    Open a session; None where there is no such account, it is disabled, or the password is another: which, does not show, nor in the time.

    Raises LedgerError.
    """
    found = ledger.login(name)
    if not right_password(found, password) or found is None or found.disabled:
        return None
    if PasswordHasher().check_needs_rehash(found.password):
        ledger.change_login(name, password=PasswordHasher().hash(_plain(password)))
    token = secrets.token_urlsafe(32)
    ledger.open_session(found, hash_of(token), at, _later(at, WHOLE))
    return Opened(found, token)


def right_password(login: Login | None, password: str) -> bool:
    """Whether it is the password of an account; as slow where there is no account. Raises nothing."""
    if len(password) > LONGEST:
        return False
    with AT_ONCE:
        try:
            PasswordHasher().verify(login.password if login else _nobodys(), _plain(password))
        except (VerificationError, InvalidHashError):
            return False
    return login is not None


def session_of(ledger: Ledger, token: str, at: str) -> Session | None:
    """
    The session of a browser's token; None where there is none, it is over, or its account disabled. Raises LedgerError.
    """
    found = ledger.session(hash_of(token))
    if found is None or found.login.disabled or at >= found.ends_at or at >= _later(found.seen_at, IDLE):
        return None
    return found


def is_stale(session: Session, at: str) -> bool:
    """Whether it is time to note that a session is in use. Raises nothing."""
    return at >= _later(session.seen_at, SEEN)


def make_token(ledger: Ledger, login: Login, name: str, role: Role, at: str) -> tuple[Token, str]:
    """
    An access token for programs, and what they must show, which is not stored.

    Raises SettingError where its name can't be one, or it could do more than its account may; LedgerError.
    """
    if not login.role.covers(role):
        raise SettingError(f"{login.name} is {login.role.value}: a token can't be {role.value}")
    shown = HEAD + secrets.token_urlsafe(32)
    return ledger.add_token(login, checked_name(name), role, hash_of(shown), at), shown


def token_of(ledger: Ledger, shown: str) -> Token | None:
    """The access token that a program shows; None where there is none, it is revoked, or its account disabled. Raises LedgerError."""
    found = ledger.token(hash_of(shown))
    return None if found is None or found.ended_at or found.login.disabled else found


def hash_of(token: str) -> str:
    """Under what a token is stored. Raises nothing."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def checked_name(name: str) -> str:
    """A name as it is stored. Raises SettingError where it can't be one."""
    plain = unicodedata.normalize("NFC", name).strip()
    if not plain or len(plain.casefold()) > LONGEST_NAME or not plain.isprintable():
        raise SettingError(f"a name has 1 to {LONGEST_NAME} letters that can be seen")
    return plain


def hashed_password(name: str, password: str) -> str:
    """A password's hash. Raises SettingError where it is too short, too long, or too easily guessed."""
    plain = _plain(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise SettingError(f"a password has {SHORTEST} to {LONGEST} characters")
    if len(set(plain)) < DIFFERENT or plain.casefold() in name.casefold() or name.casefold() in plain.casefold():
        raise SettingError(f"this password is too easily guessed: it has the name in it, or fewer than {DIFFERENT} different characters")
    with AT_ONCE:
        return PasswordHasher().hash(plain)


def _check_admins(ledger: Ledger) -> None:
    if not any(each.role is Role.ADMIN and not each.disabled for each in ledger.logins()):
        raise SettingError("this is the last admin: make another one first")


def _plain(password: str) -> str:
    """A password, however it was typed: keyboards make é of one sign or of two."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode("utf-8")


@cache
def _nobodys() -> str:
    return PasswordHasher().hash(secrets.token_urlsafe(32))


def _later(at: str, by: timedelta) -> str:
    moment = datetime.fromisoformat(at) + by
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
