"""The commands that keep the accounts of the desk, and show what was done on it."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.common import app, errors_as_sentences
from reportedly.cli.options import ConfigOption, LedgerOption, now, opened_ledger, settings_of
from reportedly.errors import SettingError, Unknown
from reportedly.model.desk import Deed, Role
from reportedly.publish.words import count, one_line

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.model.desk import Login

account = typer.Typer(
    no_args_is_help=True,
    help="Keep the accounts of the desk: who may read, judge, and keep accounts. From the first on, everybody signs in.",
    epilog="""
**Examples**

`reportedly account add ruth --role admin` asks for a password, and adds an account.

`reportedly account token ruth "nightly export" --role reader` prints an access token for a program, once.

`reportedly account audit` lists what was changed on the desk, by whom and when.
""",
)
app.add_typer(account, name="account")

Name = Annotated[str, typer.Argument(metavar="NAME", help="An account's name; capitals do not matter.")]
RoleOption = Annotated[Role, typer.Option(help="What it may do: read; judge and add reports; also keep accounts.")]
FromPipe = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]
COMMAND_LINE = "command line"


@account.command(epilog="**Example**: `reportedly account add ruth --role analyst`; the first account of a ledger is an admin's.")
def add(
    name: Name, role: RoleOption = Role.ANALYST, password_stdin: FromPipe = False, ledger: LedgerOption = None, config: ConfigOption = None
) -> None:
    """Add an account."""
    from reportedly.workflow.signing import add_account

    given = _password(password_stdin)
    with _changing(ledger, config, "account add", f"{name}: {role.value}") as opened:
        made = add_account(opened, name, role, given, now())
        typer.echo(f"{made.name} is {made.role.value}. Ledger: {opened.place}")


@account.command("list", epilog="**Example**: `reportedly account list` also tells which access tokens there are.")
def list_(ledger: LedgerOption = None, config: ConfigOption = None) -> None:
    """List the accounts and their access tokens."""
    with errors_as_sentences(), opened_ledger(settings_of(config, ledger)) as opened:
        logins = opened.logins()
        for each in logins:
            typer.echo(one_line(f"{each.name}  {each.role.value}{'  disabled' if each.disabled else ''}  since {each.made_at[:10]}"))
        for token in opened.tokens():
            if not token.ended_at:
                typer.echo(one_line(f"token {token.number}  {token.name}  of {token.login.name}  {token.role.value}"))
        typer.echo(f"{count(len(logins), 'account')}. Ledger: {opened.place}")


@account.command(epilog="**Example**: `reportedly account role ruth reader`")
def role(
    name: Name,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="reader, analyst or admin.")],
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Change what an account may do."""
    from reportedly.workflow.signing import set_role

    with _changing(ledger, config, "account role", f"{name}: {role.value}") as opened:
        changed = set_role(opened, name, role)
        typer.echo(f"{changed.name} is {changed.role.value}.")


@account.command(epilog="**Example**: `reportedly account password ruth` asks for the new one, and signs out everywhere.")
def password(name: Name, password_stdin: FromPipe = False, ledger: LedgerOption = None, config: ConfigOption = None) -> None:
    """Set an account's password."""
    from reportedly.workflow.signing import set_password

    given = _password(password_stdin)
    with _changing(ledger, config, "account password", name) as opened:
        changed = set_password(opened, name, given)
        typer.echo(f"{changed.name} has another password, and is signed out everywhere.")


@account.command(epilog="**Example**: `reportedly account disable ruth`, and `--enable` to let her in again.")
def disable(
    name: Name,
    enable: Annotated[bool, typer.Option("--enable", help="Let it in again.")] = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Disable an account: it is signed out, its tokens are revoked, and what it did stays."""
    from reportedly.workflow.signing import set_disabled

    with _changing(ledger, config, "account enable" if enable else "account disable", name) as opened:
        changed = set_disabled(opened, name, not enable, now())
        typer.echo(f"{changed.name} is {'enabled' if enable else 'disabled'}.")


@account.command(
    epilog='**Example**: `reportedly account token ruth "nightly export"`; `reportedly account token ruth --revoke 3` ends one.'
)
def token(
    name: Name,
    called: Annotated[str, typer.Argument(metavar="[FOR]", help="What the token is for.")] = "",
    role: RoleOption = Role.READER,
    revoke: Annotated[int | None, typer.Option(help="Revoke the token of that number instead.")] = None,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Print a new access token for a program, once; or revoke one."""
    from reportedly.workflow.signing import make_token

    with _changing(ledger, config, "account token", f"{name}: {called or revoke}") as opened:
        found = _login(opened, name)
        if revoke is None:
            typer.echo(make_token(opened, found, called, role, now())[1])
            return
        if not any(each.number == revoke and each.login.number == found.number and not each.ended_at for each in opened.tokens()):
            raise Unknown(f"{found.name} has no token {revoke}")
        opened.end_token(revoke, now())
        typer.echo(f"token {revoke} is revoked.")


@account.command(epilog="**Example**: `reportedly account audit --limit 20` lists the last twenty.")
def audit(
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="So many, the latest first.")] = 100,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """List what was changed on the desk, by whom, when and from where."""
    with errors_as_sentences(), opened_ledger(settings_of(config, ledger)) as opened:
        for each in opened.deeds(limit=limit):
            typer.echo(one_line(f"{each.at}  {each.who}  {each.what}  {each.on}  {each.where}{f'  {each.status}' if each.status else ''}"))
        typer.echo(f"Ledger: {opened.place}")


@contextmanager
def _changing(ledger: str | None, config: Path | None, what: str, on: str) -> Iterator[Ledger]:
    """A ledger to change the accounts of; what was changed is noted with who did it on this machine."""
    with errors_as_sentences(), opened_ledger(settings_of(config, ledger)) as opened, opened.writing():
        yield opened
        opened.note(Deed(now(), _me(), what, on, COMMAND_LINE))


def _login(opened: Ledger, name: str) -> Login:
    found = opened.login(name)
    if found is None:
        raise Unknown(f"there is no account {name!r}")
    return found


def _password(from_pipe: bool) -> str:
    """A password, typed twice, or the first line of standard input. Ends with one sentence where the two differ."""
    with errors_as_sentences():
        if from_pipe or not sys.stdin.isatty():
            return sys.stdin.readline().rstrip("\r\n")
        given = getpass.getpass("Password: ")
        if getpass.getpass("Once more: ") != given:
            raise SettingError("these were two different passwords")
        return given


def _me() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
