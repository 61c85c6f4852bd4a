"""The commands over a ledger: add, incidents, search, verify, reread."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import typer

from reportedly.cli.common import app, complain, console_for, errors_as_sentences
from reportedly.cli.options import (
    ConfigOption,
    LedgerOption,
    Listing,
    actors_of,
    day_of,
    now,
    opened_ledger,
    settings_of,
    status_of,
    terminal,
)
from reportedly.errors import ReadingError
from reportedly.publish.forms import NONE_READ, SOME_FAILED
from reportedly.publish.progress import Progress
from reportedly.publish.table import Look
from reportedly.publish.words import count, one_line

SHOWN = 3
MOST = 1_000_000

ADD_EXAMPLES = """
**Examples**

`reportedly add reports/` reads a folder into reportedly.sqlite, here.

`reportedly add --ledger postgresql://desk@localhost/crisis wire.jsonl` adds to a shared ledger.

Adding the same again adds nothing; stopped half way, it goes on where it stopped.

**Exit status**: 0 all was added; 1 some could not be read; 2 an option or a setting is wrong; 3 nothing was added, or there is no ledger.
"""


@app.command(epilog=ADD_EXAMPLES)
def add(
    files: Annotated[list[str], typer.Argument(metavar="REPORT…", help="Files, folders, globs; - is standard input.", show_default=False)],
    ledger: LedgerOption = None,
    published: Annotated[str | None, typer.Option(help="When they were published, where they do not say: 2025-03-12.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published them, where they do not say.")] = None,
    title: Annotated[str | None, typer.Option(help="Their title, where they have none.")] = None,
    input_form: Annotated[str, typer.Option("--input", help="What the files are: auto, text, html, jsonl or csv.")] = "auto",
    encoding: Annotated[str | None, typer.Option(help="Encoding to try before guessing.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what failed, and the sum.")] = False,
    config: ConfigOption = None,
) -> None:
    """Read reports into a ledger, and group what they tell into incidents."""
    with errors_as_sentences():
        from reportedly.reading import ReadOptions, read_inputs
        from reportedly.workflow.adding import add_reports

        settings = settings_of(config, ledger)
        given = ReadOptions(published, publisher, title, encoding=encoding, form=input_form)
        options = replace(given, max_bytes=settings.max_bytes, max_chars=settings.max_chars)
        with opened_ledger(settings, create=True) as opened:
            results = add_reports(opened, read_inputs(files, options), settings, now())
            status = _told(results, opened.place, quiet)
    raise typer.Exit(status)


def _told(results: Iterator[object], place: str, quiet: bool) -> int:
    """Say of each report what became of it, and the sum; the exit status."""
    from reportedly.workflow.adding import Taken

    new = known = failed = 0
    for result in Progress(terminal()).over(results):
        if isinstance(result, Taken):
            new, known = new + result.new, known + (not result.new)
            if not quiet:
                what = count(result.claims, "claim") if result.new else "was there already"
                typer.echo(f"{result.card.key}  {one_line(result.card.name)}: {what}, {of_incidents(result.incidents)}")
        elif isinstance(result, ReadingError):
            failed += 1
            complain(result)
    again = f", {known} there already" if known else ""
    typer.echo(f"{count(new, 'report')} added{again}{f', {failed} not read' if failed else ''}. Ledger: {place}")
    return SOME_FAILED if failed and (new or known) else NONE_READ if failed else 0


INCIDENTS_EXAMPLES = """
**Examples**

`reportedly incidents --since 2025-03-01 --place Quetta` lists what happened there since.

`reportedly incidents --contested --status killed` lists those whose dead are disputed, or the like.
"""


@app.command(epilog=INCIDENTS_EXAMPLES)
def incidents(
    since: Annotated[str | None, typer.Option(help="Only those that lasted until this day or later: 2025-03-11.")] = None,
    until: Annotated[str | None, typer.Option(help="Only those that began by this day.")] = None,
    place: Annotated[str | None, typer.Option(help="Only those at a place or in a country of that name, or code.")] = None,
    status: Annotated[str | None, typer.Option(help="Only those that tell of people killed, injured, held, freed, missing …")] = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only those with a contradiction or a dispute.")] = False,
    search: Annotated[str | None, typer.Option(help="Only those whose reports have these words.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=MOST, help="At most so many.")] = 50,
    form: Annotated[Listing, typer.Option("--format", "-f", help="How to print it.")] = Listing.TABLE,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """List the incidents of a ledger, the latest first."""
    with errors_as_sentences():
        from reportedly.ledger import Wanted
        from reportedly.publish.incidents_list import listed_json, print_incidents
        from reportedly.workflow.listing import refresh, rows

        settings = settings_of(config, ledger)
        wanted = Wanted(day_of(since), day_of(until), place, status_of(status), contested or None, search)
        with opened_ledger(settings) as opened:
            progress = Progress(terminal())
            refresh(opened, actors_of(settings), lambda done: progress.show(f"{count(done, 'incident')} reconciled …"))
            progress.clear()
            found = rows(opened, wanted, limit + 1)
            more, found = len(found) > limit, found[:limit]
            if form is Listing.JSON:
                typer.echo(json.dumps([listed_json(row) for row in found], ensure_ascii=False, indent=1))
            else:
                console = console_for(None)
                if found:
                    typer.echo(print_incidents(found, Look(settings.width or console.width), console), nl=False)
                shown = f"the latest {count(limit, 'incident')}; there are more: --limit" if more else count(len(found), "incident")
                typer.echo(f"{shown}. Ledger: {opened.place}")


SEARCH_EXAMPLES = """
**Examples**

`reportedly search railway picket` finds the reports that have both words.

`reportedly search '"railway picket"'` finds those where they stand together; `rail*` stands for every word that begins so.
"""


@app.command(epilog=SEARCH_EXAMPLES)
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="Words that a report or a claim has.")],
    limit: Annotated[int, typer.Option(min=1, max=MOST, help="At most so many.")] = 20,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Find reports by their words, the best first, with the incidents they tell of."""
    with errors_as_sentences(), opened_ledger(settings_of(config, ledger)) as opened:
        hits = opened.search(" ".join(words), limit)
        for hit in hits:
            found = opened.incident_of([f"{hit.card.key}#0"])
            title = f": {one_line(hit.card.title)}" if hit.card.title else ""
            typer.echo(f"{hit.card.key}  {one_line(hit.card.name)}{title}, {of_incidents(tuple(found.values()))}")
            for claim in map(opened.claim, hit.claims[:SHOWN]):
                typer.echo(f"    {claim.id}  «{one_line(claim.evidence.quote)}»")
            if len(hit.claims) > SHOWN:
                typer.echo(f"    and {count(len(hit.claims) - SHOWN, 'claim')} more")
        typer.echo(f"{count(len(hits), 'report')}. Ledger: {opened.place}")


def of_incidents(ids: tuple[str, ...]) -> str:
    """ "incident a", or "incidents a, b". Raises nothing."""
    return f"incident{'s' if len(ids) > 1 else ''} {', '.join(ids)}" if ids else "no incident"


VERIFY_EXAMPLES = """
**Examples**

`reportedly verify` checks the ledger here, and prints a digest that two ledgers with the same content share.

**Exit status**: 0 all holds; 1 something does not, and standard error says what; 3 there is no ledger, or it can't be read.
"""


@app.command(epilog=VERIFY_EXAMPLES)
def verify(ledger: LedgerOption = None, config: ConfigOption = None) -> None:
    """Check that every stored claim still quotes its report, and every hash holds. Exit status 1 where one does not."""
    with errors_as_sentences(), opened_ledger(settings_of(config, ledger)) as opened:
        problems = 0
        for problem in opened.verify():
            problems += 1
            typer.echo(f"reportedly: {one_line(str(problem))}", err=True)
        typer.echo(f"{count(problems, 'problem')}. Ledger: {opened.place}. Content digest: {opened.digest()}")
    raise typer.Exit(SOME_FAILED if problems else 0)


REREAD_EXAMPLES = """
**Examples**

`reportedly reread` after an upgrade: each report is read again, and what analysts decided stays with its words.

`reportedly judge orphaned` then lists the judgements whose words no claim stands on any more.
"""


@app.command(epilog=REREAD_EXAMPLES)
def reread(ledger: LedgerOption = None, config: ConfigOption = None) -> None:
    """Read every stored report again with this version's reader; judgements re-attach to their words, or wait as orphaned."""
    with errors_as_sentences():
        from reportedly.workflow.checking import reread as again

        settings = settings_of(config, ledger)
        with opened_ledger(settings) as opened:
            done = changed = orphaned = 0
            for one in Progress(terminal()).over(again(opened, settings, now())):
                done, changed, orphaned = done + 1, changed + one.changed, orphaned + one.orphaned
            told = f", {count(orphaned, 'judgement')} orphaned: reportedly judge orphaned" if orphaned else ""
            typer.echo(f"{count(done, 'report')} read again, {changed} read differently{told}. Ledger: {opened.place}")
