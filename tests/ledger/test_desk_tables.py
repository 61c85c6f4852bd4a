"""What the ledger keeps for the desk, on SQLite and on PostgreSQL; and a ledger of the first form is brought up to it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory

from reportedly.errors import LedgerError, SettingError, Unknown
from reportedly.ledger import Ledger, open_ledger, opening
from reportedly.ledger.migrating import FOLDER
from reportedly.ledger.schema import tables
from reportedly.model.desk import Deed, Login, Role
from tests.ledger.making import AT, reading_of

LATER, END = "2026-01-02T04:00:00Z", "2026-02-01T00:00:00Z"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may enter, as they may not enter those of pytest."""
    with tempfile.TemporaryDirectory(prefix="reportedly-", dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def ruth(ledger: Ledger) -> Login:
    """An account."""
    return ledger.add_login("Ruth", Role.ANALYST, "hash", AT)


def test_an_account_is_found_by_its_name_whatever_its_capitals(ledger: Ledger) -> None:
    assert not ledger.has_logins() and ledger.logins() == () and ledger.login("Ruth") is None
    made = ledger.add_login("Ruth", Role.READER, "hash", AT)
    assert ledger.has_logins() and ledger.logins() == (made,)
    assert ledger.login("ruth") == ledger.login("RUTH") == made
    with pytest.raises(SettingError, match="already"):
        ledger.add_login("rUTH", Role.ADMIN, "other", AT)


def test_an_account_is_changed_in_what_is_given(ledger: Ledger, ruth: Login) -> None:
    assert ledger.change_login("ruth", role=Role.ADMIN).role is Role.ADMIN
    assert ledger.change_login("ruth", disabled=True).disabled
    changed = ledger.change_login("ruth", password="other", disabled=False)
    assert (changed.password, changed.disabled, changed.role, changed.number) == ("other", False, Role.ADMIN, ruth.number)
    with pytest.raises(Unknown):
        ledger.change_login("nobody", role=Role.ADMIN)


def test_a_session_is_opened_seen_and_ended(ledger: Ledger, ruth: Login) -> None:
    ledger.open_session(ruth, "a" * 64, AT, END)
    ledger.open_session(ruth, "b" * 64, AT, END)
    found = ledger.session("a" * 64)
    assert found and (found.login, found.made_at, found.seen_at, found.ends_at) == (ruth, AT, AT, END)
    ledger.see_session("a" * 64, LATER)
    assert [each and each.seen_at for each in (ledger.session("a" * 64), ledger.session("b" * 64))] == [LATER, AT]
    ledger.end_session("a" * 64)
    assert ledger.session("a" * 64) is None and ledger.session("b" * 64)
    ledger.end_sessions(ruth)
    assert ledger.session("b" * 64) is None


def test_sessions_that_are_over_are_swept(ledger: Ledger, ruth: Login) -> None:
    ledger.open_session(ruth, "a" * 64, AT, AT)
    ledger.open_session(ruth, "b" * 64, LATER, END)
    assert ledger.session("a" * 64) is None and ledger.session("b" * 64)


def test_a_token_is_revoked_and_stays_so(ledger: Ledger, ruth: Login) -> None:
    made = ledger.add_token(ruth, "a script", Role.READER, "c" * 64, AT)
    assert ledger.token("c" * 64) == made and ledger.tokens() == (made,)
    ledger.end_token(made.number, LATER)
    ledger.end_token(made.number, END)
    found = ledger.token("c" * 64)
    assert found and found.ended_at == LATER
    other = ledger.add_token(ruth, "another", Role.READER, "d" * 64, AT)
    ledger.end_tokens(ruth, END)
    assert [each.ended_at for each in ledger.tokens()] == [LATER, END] and other.number > made.number


def test_the_audit_log_is_only_added_to(ledger: Ledger) -> None:
    for number in range(5):
        ledger.note(Deed(AT, "Ruth", f"POST /deed/{number}", "x\x00y\ud800" + "z" * 1000, "127.0.0.1", 303))
    rows = ledger.deeds(limit=3)
    assert [row.what for row in rows] == ["POST /deed/4", "POST /deed/3", "POST /deed/2"]
    assert [row.what for row in ledger.deeds(before=rows[-1].number)] == ["POST /deed/1", "POST /deed/0"]
    assert rows[0].on.startswith("x\ufffdy?zzz") and len(rows[0].on) == 400
    for words in ("DELETE FROM audit", "UPDATE audit SET who = 'nobody'"):
        with pytest.raises(LedgerError, match="only added to"):
            ledger.store.plain(words)
    assert len(ledger.deeds()) == 5


def test_a_visit_is_the_last_one(ledger: Ledger) -> None:
    assert ledger.visited("Ruth", "i1") is None
    for at in (AT, LATER):
        ledger.visit("Ruth", "i1", at)
    assert ledger.visited("Ruth", "i1") == LATER and ledger.visited("ruth", "i1") is None and ledger.visited("Ruth", "i2") is None


def test_what_the_desk_keeps_is_not_in_the_digest(ledger: Ledger) -> None:
    ledger.add(*reading_of(1), AT)
    before = ledger.digest()
    ruth = ledger.add_login("Ruth", Role.ANALYST, "hash", AT)
    ledger.open_session(ruth, "a" * 64, AT, END)
    ledger.add_token(ruth, "a script", Role.READER, "c" * 64, AT)
    ledger.note(Deed(AT, "Ruth", "POST /", "/"))
    ledger.visit("Ruth", "i1", AT)
    assert ledger.digest() == before and list(ledger.verify()) == []


def old(where: str) -> str:
    """An empty ledger of the first form, as the first migration makes it; its digest."""
    store = opening._postgresql(where) if "://" in where else opening._sqlite(Path(where), True)
    script = ScriptDirectory(str(FOLDER))
    environment = EnvironmentContext(Config(), script, fn=lambda revision, _: script._upgrade_revs("0001", revision))
    with Ledger(store) as ledger:
        with store.writing(), store.connected() as connection, environment:
            environment.configure(connection=connection, target_metadata=tables, render_as_batch=True, transaction_per_migration=False)
            environment.run_migrations()
        return ledger.digest()


def test_a_ledger_of_the_first_form_is_brought_up_where_it_stands(where: str) -> None:
    digest = old(where)
    with open_ledger(where) as ledger:
        assert ledger.digest() == digest and list(ledger.verify()) == []
        ledger.add(*reading_of(1), AT)
        ledger.add_login("Ruth", Role.ADMIN, "hash", AT)
    with open_ledger(where) as ledger:
        assert ledger.has_logins() and len(list(ledger.cards())) == 1


def test_a_ledger_of_the_first_form_that_cannot_be_written_is_read_as_it_is(open_folder: Path) -> None:
    path = open_folder / "ledger.sqlite"
    digest = old(str(path))
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA journal_mode = DELETE")
    path.chmod(0o444)
    pid = os.fork()
    if not pid:
        os._exit(_reads(path, digest))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _reads(path: Path, digest: str) -> int:
    """In a process of its own, which may not write the file. 0 where it reads all, and is refused in a sentence what it writes."""
    try:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        with open_ledger(path) as ledger:
            sound = ledger.digest() == digest and not ledger.has_logins() and ledger.logins() == ledger.deeds() == ledger.tokens() == ()
            empty = ledger.visited("Ruth", "i1") is None and ledger.session("a") is None and ledger.token("a") is None
            try:
                ledger.visit("Ruth", "i1", AT)
            except LedgerError:
                return 0 if sound and empty else 8
    except BaseException:  # noqa: BLE001 - the exit status is all that leaves this process
        return 9
    return 7
