"""The commands that read reports and keep nothing: read, schema."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from reportedly.cli.common import app, complain, console_for, errors_as_sentences
from reportedly.errors import ReadingError
from reportedly.publish import jsonl, rows
from reportedly.publish.forms import Form, Tally, Wanted, publish
from reportedly.publish.output import open_output
from reportedly.publish.progress import Progress
from reportedly.publish.table import Look

if TYPE_CHECKING:
    from reportedly.model import Reading
    from reportedly.reading import ReadOptions
    from reportedly.settings import Settings

PUBLISHED = "When the reports were published: 2025-03-12. Stands above what a page or text says of itself, below what a table's row does."


class Described(StrEnum):
    """The forms that ``schema`` describes."""

    JSONL = "jsonl"
    CSV = "csv"


EXAMPLES = """
**Examples**

`reportedly read wire.txt` prints the ledger of one report.

`reportedly read --evidence reports/` prints those of a folder, with the words each claim rests on.

`reportedly read --format html --out ledger.html report.html wire.txt` writes one page.

`curl -s … | reportedly read --published 2025-03-12 --format jsonl -` reads standard input.

**Exit status**: 0 all was read; 1 some was not, and standard error says what; 2 an option or a setting is wrong; 3 nothing could be read.
"""


@app.command(epilog=EXAMPLES)
def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Files, folders, globs; - is standard input.", show_default=False)],
    form: Annotated[Form, typer.Option("--format", "-f", help="How to print it.")] = Form.TABLE,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write here, whole or not at all, rather than to standard output.")
    ] = None,
    published: Annotated[str | None, typer.Option(help=PUBLISHED)] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published them; stands as --published does.")] = None,
    title: Annotated[str | None, typer.Option(help="Their title; stands as --published does.")] = None,
    input_form: Annotated[str, typer.Option("--input", help="What the files are: auto, text, html, jsonl or csv.")] = "auto",
    encoding: Annotated[str | None, typer.Option(help="Encoding to try before guessing.")] = None,
    evidence: Annotated[bool, typer.Option("--evidence", "-e", help="Table: show the words each claim rests on.")] = False,
    statements: Annotated[bool, typer.Option("--statements", "-s", help="Table: list what is stated beside figures.")] = False,
    with_text: Annotated[bool, typer.Option("--with-text", help="JSON lines: add the text that offsets refer to.")] = False,
    pipeline: Annotated[str | None, typer.Option(help="Installed spaCy English pipeline that parses.")] = None,
    config: Annotated[Path | None, typer.Option(help="Settings file; default reportedly.toml, where there is one.")] = None,
) -> None:
    """Read reports and print their claims: who says what, how many, which people, when, in which words."""
    with errors_as_sentences():
        from reportedly.reading import ReadOptions
        from reportedly.settings import load

        settings = load({"pipeline": pipeline}, config)
        given = ReadOptions(published, publisher, title, encoding=encoding, form=input_form)
        options = replace(given, max_bytes=settings.max_bytes, max_chars=settings.max_chars)
        console = console_for(out)
        wanted = Wanted(form, Look(settings.width or console.width, evidence, statements), with_text)
        status = _publish(_results(files, options, settings), wanted, (out, files, console))
    raise typer.Exit(status)


@app.command()
def schema(
    form: Annotated[Described, typer.Option("--format", "-f", help="Which form to describe.")] = Described.JSONL,
) -> None:
    """Print the JSON Schema of the jsonl form, or the columns of the csv form with what each holds."""
    with errors_as_sentences():
        typer.echo(jsonl.schema() if form is Described.JSONL else rows.described(), nl=False)


def _results(files: list[str], options: ReadOptions, settings: Settings) -> Iterable[Reading | ReadingError]:
    from reportedly.pipeline import read_reports
    from reportedly.reading import read_inputs

    results: Iterable[Reading | ReadingError] = read_reports(read_inputs(files, options), settings)
    return results


def _publish(results: Iterable[Reading | ReadingError], wanted: Wanted, target: tuple[Path | None, list[str], Console]) -> int:
    """Write each reading as it comes and say what failed; the exit status."""
    out, files, console = target
    tally = Tally()
    progress = Progress(sys.stderr if sys.stderr.isatty() else None)
    with open_output(out, files, terminal=wanted.form is Form.TABLE) as output:
        readings = output.guard(tally.sift(progress.over(results), complain))
        for piece in publish(readings, wanted, console):
            output.write(piece)
        output.keep = tally.read > 0
    return tally.status
