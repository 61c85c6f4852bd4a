"""The commands that open the desk and keep its accounts."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from typer.testing import CliRunner

from reportedly import cli
from reportedly.cli.desk import _policy
from reportedly.errors import SettingError
from reportedly.ledger import open_ledger
from reportedly.workflow import signing
from tests.cli.calling import refused, run, said

PASSWORD = "a lantern over Quellby"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hashing is quick, and there is a ledger in the current folder."""
    cheap = PasswordHasher.from_parameters(CHEAPEST)
    monkeypatch.setattr(signing, "PasswordHasher", lambda: cheap)
    monkeypatch.chdir(tmp_path)
    open_ledger("reportedly.sqlite", create=True).close()


def typed(*arguments: str, password: str = PASSWORD) -> tuple[int, str, str]:
    """A command to which a password is given."""
    done = CliRunner().invoke(cli.app, ["account", *arguments], input=password + "\n")
    return done.exit_code, done.stdout, done.stderr


def test_the_first_account_is_an_admins() -> None:
    assert typed("add", "Ruth")[2] == "reportedly: the first account is an admin's: nobody could add others otherwise\n"
    assert typed("add", "Ruth", "--role", "admin") == (0, "Ruth is admin. Ledger: reportedly.sqlite\n", "")
    assert typed("add", "Bo", "--role", "reader")[0] == 0
    assert "already" in typed("add", "ruth", "--role", "admin")[2]
    assert said("account", "list").splitlines()[-1] == "2 accounts. Ledger: reportedly.sqlite"


@pytest.mark.parametrize("password", ["", "short", "aaaaaaaaaaaa", "ruth the great", "x" * 257])
def test_a_password_that_is_easily_guessed_is_refused(password: str) -> None:
    status, out, err = typed("add", "Ruth", "--role", "admin", password=password)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_an_account_is_changed_and_it_is_noted() -> None:
    typed("add", "Ruth", "--role", "admin")
    typed("add", "Bo", "--role", "reader")
    assert said("account", "role", "bo", "analyst") == "Bo is analyst.\n"
    assert "last admin" in refused("account", "role", "ruth", "reader", status=2)
    assert "last admin" in refused("account", "disable", "ruth", status=2)
    assert "there is no account" in refused("account", "disable", "nobody")
    assert typed("password", "Bo", password="another lantern")[1] == "Bo has another password, and is signed out everywhere.\n"
    assert said("account", "disable", "Bo") == "Bo is disabled.\n" and said("account", "disable", "Bo", "--enable") == "Bo is enabled.\n"
    log = said("account", "audit")
    told = ("account enable", "account disable", "account password", "account role", "account add", "account add")
    assert [" ".join(line.split()[2:4]) for line in log.splitlines()[:-1]] == list(told)
    assert PASSWORD not in log and "command line" in log


def test_a_token_is_printed_once_and_revoked() -> None:
    typed("add", "Ruth", "--role", "admin")
    shown = said("account", "token", "Ruth", "nightly export").strip()
    assert shown.startswith("reportedly_") and shown not in said("account", "list")
    with open_ledger("reportedly.sqlite") as ledger:
        found = signing.token_of(ledger, shown)
        assert found and (found.name, found.role.value) == ("nightly export", "reader")
    assert "has no token 7" in refused("account", "token", "Ruth", "--revoke", "7")
    assert said("account", "token", "Ruth", "--revoke", "1") == "token 1 is revoked.\n"
    with open_ledger("reportedly.sqlite") as ledger:
        assert signing.token_of(ledger, shown) is None


def test_where_there_is_no_ledger_serve_says_how_to_make_one(tmp_path: Path) -> None:
    said_ = refused("serve", "--ledger", "none.sqlite", "--port", "0")
    assert said_ == "none.sqlite: there is no ledger here: make one with reportedly add FILE…, or an empty one with serve --create"
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize(
    "options",
    [
        ("--host", "0.0.0.0", "--name", "desk.example.org"),
        ("--name", "desk.example.org"),
        ("--proxy", "127.0.0.1"),
    ],
)
def test_beyond_this_machine_accounts_are_needed(options: tuple[str, ...]) -> None:
    assert "needs accounts, and this ledger has none" in refused("serve", "--port", "0", *options, status=2)


def test_at_every_address_a_name_is_needed() -> None:
    assert "--name desk.example.org" in refused("serve", "--host", "0.0.0.0", "--port", "0", status=2)


def test_a_port_that_is_in_use_is_told() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert "can't listen at 127.0.0.1, port" in refused("serve", "--port", str(other.getsockname()[1]), status=2)


def test_a_certificate_needs_its_key_and_must_be_there() -> None:
    assert "together" in refused("serve", "--port", "0", "--tls-cert", "x.pem", status=2)
    status, _, err = run("serve", "--port", "0", "--tls-cert", "x.pem", "--tls-key", "y.pem")
    assert (status, err.count("\n")) == (2, 1) and "can't be read" in err


POLICIES = {
    "this machine": (("127.0.0.1", 8765, (), False), ("127.0.0.1:8765", "localhost:8765", "[::1]:8765"), False),
    "this machine by IPv6": (("::1", 8765, (), False), ("[::1]:8765", "localhost:8765", "127.0.0.1:8765"), False),
    "behind a web server": (("127.0.0.1", 80, ("Desk.Example.org",), True), ("127.0.0.1", "localhost", "[::1]", "desk.example.org"), True),
    "an address": (("10.0.0.5", 8765, (), False), ("10.0.0.5:8765",), True),
    "every address": (("0.0.0.0", 8765, ("desk.example.org",), False), ("desk.example.org",), True),
}


@pytest.mark.parametrize("case", POLICIES)
def test_the_names_that_are_answered_and_whether_all_sign_in(case: str) -> None:
    given, hosts, accounts = POLICIES[case]
    policy = _policy(*given)
    assert (policy.hosts, policy.accounts) == (hosts, accounts)


def test_a_desk_of_no_name_is_refused() -> None:
    with pytest.raises(SettingError):
        _policy("::", 8765, (), False)
