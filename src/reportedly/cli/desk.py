"""The command that opens the desk."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.common import app, errors_as_sentences
from reportedly.cli.options import ConfigOption, LedgerOption, opened_ledger, settings_of
from reportedly.errors import NoLedger, SettingError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from reportedly.desk import Policy
    from reportedly.settings import Settings

SERVE_EXAMPLES = """
**Examples**

`reportedly serve --open` opens the ledger in the current folder in your browser.

`reportedly serve --create` makes an empty ledger first, where there is none: reports can be added on the page.

`reportedly serve --ledger postgresql://desk@db/reportedly --host 10.0.0.5 --tls-cert cert.pem --tls-key key.pem` serves a team; an account
is needed first: `reportedly account add NAME --role admin`.

`reportedly serve --name desk.example.org --proxy 127.0.0.1` stands behind a web server on this machine, which does the TLS.
"""
SECONDS_TO_END = 5
Host = Annotated[str, typer.Option(help="The address to listen at; beyond this machine only where the ledger has accounts.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to listen at; 0: any that is free.")]
Open = Annotated[bool, typer.Option("--open", help="Open it in a browser.")]
Create = Annotated[bool, typer.Option("--create", help="Make an empty ledger where there is none.")]
Names = Annotated[list[str] | None, typer.Option("--name", help="A name under which browsers reach it, beside the address; repeatable.")]
Proxy = Annotated[str | None, typer.Option(help="The address of the web server before it, whose word on who asks is believed.")]
Cert = Annotated[str | None, typer.Option(help="A TLS certificate (PEM), with --tls-key.")]
Key = Annotated[str | None, typer.Option(help="The key of the certificate (PEM).")]


@app.command(epilog=SERVE_EXAMPLES)
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8765,
    open_: Open = False,
    create: Create = False,
    name: Names = None,
    proxy: Proxy = None,
    tls_cert: Cert = None,
    tls_key: Key = None,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Open the desk: the ledger in a browser."""
    with errors_as_sentences():
        from reportedly.desk import Office, create_app

        settings = settings_of(config, ledger)
        if bool(tls_cert) != bool(tls_key):
            raise SettingError("--tls-cert and --tls-key are given together")
        listening = _listening(host, port)
        try:
            at = listening.getsockname()[1]
            policy = _policy(host, at, tuple(name or ()), bool(proxy))
            _tell(settings, create, policy)
            address = f"{'https' if tls_cert else 'http'}://{_in_address(host)}:{at}"
            typer.echo(f"The desk is at {address} (Ctrl-C ends it)")
            if policy.accounts and not (tls_cert or proxy):
                typer.echo("Without TLS, passwords can be read on their way: give --tls-cert, or put a web server before it.", err=True)
            if open_:
                typer.launch(address)
            tls = {"ssl_certfile": tls_cert, "ssl_keyfile": tls_key} if tls_cert and tls_key else {}
            _run(create_app(Office(settings), policy), listening, proxy, tls)
        finally:
            listening.close()


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises SettingError where it can't be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host.strip("[]"), port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise SettingError(f"the desk can't listen at {host}, port {port}: {error.strerror or error}; try another --port") from None
    return made


def _policy(host: str, port: int, names: tuple[str, ...], proxied: bool) -> Policy:
    """What the gate lets through. Raises SettingError where it could not tell under which names it is reached."""
    from reportedly.desk import Policy
    from reportedly.desk.safety.policy import LOOPBACK, is_loopback, without_port

    anywhere = host in {"0.0.0.0", "::"}  # noqa: S104 - compared with, not listened at
    if anywhere and not names:
        raise SettingError(f"at {host} it is reached under any name: say which with --name desk.example.org, or --name its address")
    alone = is_loopback(host) and not proxied and all(is_loopback(without_port(name)) for name in names)
    own = () if anywhere else tuple(dict.fromkeys((_in_address(host), *(LOOPBACK if is_loopback(host) else ()))))
    return Policy(hosts=tuple(name.lower() for name in (*(_with_port(name, port) for name in own), *names)), accounts=not alone)


def _with_port(name: str, port: int) -> str:
    return name if port in {80, 443} else f"{name}:{port}"


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _tell(settings: Settings, create: bool, policy: Policy) -> None:
    """Say which ledger it is, and who may do what. Raises LedgerError, SettingError where it would be open to all."""
    try:
        with opened_ledger(settings, create) as opened:
            known = opened.has_logins()
            if policy.accounts and not known:
                raise SettingError(
                    "beyond this machine the desk needs accounts, and this ledger has none: reportedly account add NAME --role admin"
                )
            typer.echo(f"Ledger: {opened.place}{'' if opened.writable else ' (it can be read, and not be written)'}")
            typer.echo("Everybody signs in: the ledger has accounts." if known else "Nobody signs in: only this machine reaches it.")
    except NoLedger as error:
        if create or "there is no ledger here" not in str(error):
            raise
        raise NoLedger(f"{error}: make one with reportedly add FILE…, or an empty one with serve --create") from None


def _run(desk: FastAPI, listening: socket.socket, proxy: str | None, tls: dict[str, str]) -> None:
    """Serve until Ctrl-C; what is under way is finished first. Raises SettingError where a certificate can't be read."""
    import uvicorn

    config = uvicorn.Config(
        desk,
        http="h11",
        log_level="warning",
        server_header=False,
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy,
        timeout_graceful_shutdown=SECONDS_TO_END,
        **tls,  # type: ignore[arg-type]
    )
    try:
        config.load()
    except OSError as error:
        raise SettingError(f"the TLS certificate or its key can't be read: {error.strerror or error}") from None
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        typer.echo("The desk is closed.")
