"""Calling the command line as a person does: the exit status, and what stands on standard output and standard error."""

from __future__ import annotations

from typer.testing import CliRunner

from reportedly import cli


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli.app, list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def said(*arguments: str) -> str:
    """What a command that succeeds prints."""
    status, out, err = run(*arguments)
    assert (status, err) == (0, "")
    return out


def refused(*arguments: str, status: int = 3) -> str:
    """The one sentence with which a command is refused."""
    found, out, err = run(*arguments)
    assert (found, out, err.count("\n")) == (status, "", 1)
    assert err.startswith("reportedly: ")
    return err.removeprefix("reportedly: ").strip()
