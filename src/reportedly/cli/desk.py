"""The command that opens the desk."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli.common import app, errors_as_sentences
from reportedly.cli.options import ConfigOption, LedgerOption, opened_ledger, settings_of

SERVE_EXAMPLES = """
**Examples**

`reportedly serve` opens the ledger in the current folder at http://127.0.0.1:8765.

`reportedly serve --ledger postgresql://desk@db/reportedly --host 0.0.0.0` serves a team; accounts are needed.
"""


@app.command(epilog=SERVE_EXAMPLES)
def serve(
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen at.")] = 8765,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Open the desk: the ledger in a browser."""
    with errors_as_sentences():
        import uvicorn

        from reportedly.desk import Office, create_app

        settings = settings_of(config, ledger)
        with opened_ledger(settings) as opened:
            typer.echo(f"Ledger: {opened.place}\nThe desk is at http://{host}:{port} (Ctrl-C ends it)")
        uvicorn.run(create_app(Office(settings)), host=host, port=port, log_level="warning")
