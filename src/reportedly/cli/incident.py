"""The commands on incidents: show, diff, estimate, export."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.common import app, console_for, errors_as_sentences
from reportedly.cli.options import (
    AS_OF,
    KNOWN_AT,
    ConfigOption,
    IncidentName,
    LedgerOption,
    Listing,
    OutOption,
    actors_of,
    day_of,
    moment_of,
    opened_ledger,
    profiles_of,
    settings_of,
    terminal,
    window_of,
)
from reportedly.errors import Unknown
from reportedly.publish.output import open_output
from reportedly.publish.progress import Progress
from reportedly.publish.table import Look
from reportedly.publish.words import count

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.model import Coded, Reconciled
    from reportedly.reconcile import ActorTable
    from reportedly.workflow.viewing import Window


class Shape(StrEnum):
    """How an incident is shown."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


class Export(StrEnum):
    """How rows are exported."""

    CSV = "csv"
    JSON = "json"
    GEOJSON = "geojson"


SHOW_EXAMPLES = """
**Examples**

`reportedly show 2225a` prints an incident: what is agreed, what is contested, and which claims can't all be true.

`reportedly show 2225a --as-of 2025-03-12T13:30` shows it as it stood then.

`reportedly show 2225a --format html --out incident.html` writes one page, with every claim's words one click away.
"""


@app.command(epilog=SHOW_EXAMPLES)
def show(
    incident: IncidentName,
    as_of: Annotated[str | None, typer.Option(help=AS_OF)] = None,
    known_at: Annotated[str | None, typer.Option(help=KNOWN_AT)] = None,
    form: Annotated[Shape, typer.Option("--format", "-f", help="How to show it.")] = Shape.TABLE,
    out: OutOption = None,
    evidence: Annotated[bool, typer.Option("--evidence", "-e", help="Table: show the words each claim rests on.")] = False,
    since: Annotated[str | None, typer.Option(help="Mark what was published from this day on as new.")] = None,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Show an incident: figures over time, findings, estimates, evidence."""
    with errors_as_sentences():
        from reportedly.publish.incident_json import incident_json
        from reportedly.publish.incident_page import incident_page
        from reportedly.publish.incident_shown import Shown
        from reportedly.publish.incident_table import print_incident
        from reportedly.workflow.viewing import coded, judgements_by, judgements_on, texts, view

        settings, window = settings_of(config, ledger), window_of(as_of, known_at)
        with opened_ledger(settings) as opened, open_output(out, [], terminal=form is Shape.TABLE) as output:
            found = view(opened, incident, actors_of(settings), window)
            judged = judgements_on(found.incident, judgements_by(opened.judgements(), window))
            shown = Shown(found, coded(opened, found, window=window), texts(opened, found), judged, moment_of(since))
            if form is Shape.JSON:
                output.write(json.dumps(incident_json(shown), ensure_ascii=False, indent=1) + "\n")
            elif form is Shape.HTML:
                output.write(incident_page(shown))
            else:
                console = console_for(out)
                output.write(print_incident(shown, Look(settings.width or console.width, evidence), console))
                output.write(f"Ledger: {opened.place}\n")


DIFF_EXAMPLES = """
**Examples**

`reportedly diff 2225a --since 2025-03-12` says what came after that day.

`reportedly diff 2225a --since 2025-03-11 --as-of 2025-03-12T13:30` says what changed between the two.
"""


@app.command(epilog=DIFF_EXAMPLES)
def diff(
    incident: IncidentName,
    since: Annotated[str, typer.Option(help="Against what was published by then: 2025-03-12.")],
    as_of: Annotated[str | None, typer.Option(help=AS_OF)] = None,
    known_at: Annotated[str | None, typer.Option(help=KNOWN_AT)] = None,
    form: Annotated[Listing, typer.Option("--format", "-f", help="How to print it.")] = Listing.TABLE,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Say what changed in an incident since a day: new claims, figures that moved, findings that arose or went."""
    with errors_as_sentences():
        from reportedly.publish.incident_diff import diff_json, incident_diff, print_diff
        from reportedly.workflow.viewing import view

        settings = settings_of(config, ledger)
        actors = actors_of(settings)
        with opened_ledger(settings) as opened:
            after = view(opened, incident, actors, window_of(as_of, known_at))
            changed = incident_diff(_before(opened, incident, actors, window_of(since, known_at)), after)
            if form is Listing.JSON:
                typer.echo(json.dumps(diff_json(changed), ensure_ascii=False, indent=1))
            else:
                console = console_for(None)
                typer.echo(print_diff(changed, Look(settings.width or console.width), console, since), nl=False)
                typer.echo(f"Ledger: {opened.place}")


def _before(ledger: Ledger, incident: str, actors: ActorTable, window: Window) -> Reconciled | None:
    """The incident as it stood then; None where no report of it was there yet."""
    from reportedly.workflow.viewing import view

    found = ledger.resolve(incident)
    try:
        return view(ledger, found, actors, window)
    except Unknown:
        return None


PROFILE_HELP = "Coding rules, with commas between them: acled,ucdp,gtd,airwars,ibc."


ESTIMATE_EXAMPLES = """
**Examples**

`reportedly estimate 2225a` sets all coding rules side by side.

`reportedly estimate 2225a --profile acled,ucdp --format json` prints two of them for a program.
"""


@app.command(epilog=ESTIMATE_EXAMPLES)
def estimate(
    incident: IncidentName,
    profile: Annotated[str | None, typer.Option(help=PROFILE_HELP + " Default: all.")] = None,
    as_of: Annotated[str | None, typer.Option(help=AS_OF)] = None,
    known_at: Annotated[str | None, typer.Option(help=KNOWN_AT)] = None,
    form: Annotated[Listing, typer.Option("--format", "-f", help="How to print it.")] = Listing.TABLE,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Give low, best and high under each coding rule, side by side, each value with its clause and its claims."""
    with errors_as_sentences():
        from reportedly.publish.estimates_table import estimates_json, print_estimates
        from reportedly.reconcile.profiles import side_by_side
        from reportedly.workflow.viewing import coded, view

        settings, window = settings_of(config, ledger), window_of(as_of, known_at)
        with opened_ledger(settings) as opened:
            found = view(opened, incident, actors_of(settings), window)
            rows = side_by_side(coded(opened, found, profiles_of(profile), window))
            if form is Listing.JSON:
                typer.echo(json.dumps(estimates_json(rows), ensure_ascii=False, indent=1))
            else:
                console = console_for(None)
                typer.echo(print_estimates(rows, found, Look(settings.width or console.width), console), nl=False)
                typer.echo(f"Ledger: {opened.place}")


EXPORT_EXAMPLES = """
**Examples**

`reportedly export --profile acled --out acled.csv` writes every incident in ACLED's columns.

`reportedly export --profile gtd --since 2025-03-01 --until 2025-03-31 --out march.csv` writes a month in GTD's.
"""


@app.command(epilog=EXPORT_EXAMPLES)
def export(
    profile: Annotated[str, typer.Option(help="One coding rule: acled, ucdp, gtd, airwars or ibc.")],
    names: Annotated[list[str] | None, typer.Argument(metavar="[INCIDENT]…", help="Incidents; default: all.")] = None,
    form: Annotated[
        Export, typer.Option("--format", "-f", help="csv: the codebook's columns; json: with clauses and claims; geojson: for a map.")
    ] = Export.CSV,
    since: Annotated[str | None, typer.Option(help="Only those that lasted until this day or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Only those that began by this day.")] = None,
    out: OutOption = None,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Write incidents in a codebook's own columns, each with a note that cites the conflict."""
    with errors_as_sentences():
        from reportedly.ledger import Wanted
        from reportedly.publish.codebook_csv import to_csv
        from reportedly.publish.estimates_table import coded_json
        from reportedly.reconcile.profiles import book
        from reportedly.workflow.exporting import Form as WishedForm
        from reportedly.workflow.exporting import Wish
        from reportedly.workflow.exporting import export as exported
        from reportedly.workflow.listing import every, refresh

        settings, (chosen,) = settings_of(config, ledger), profiles_of(profile, one=True)
        with opened_ledger(settings) as opened, open_output(out, []) as output:
            actors = actors_of(settings)
            if not names:
                refresh(opened, actors)
            ids = names or every(opened, Wanted(day_of(since), day_of(until)))
            if form is Export.GEOJSON:
                for piece in exported(opened, ids, actors, Wish(WishedForm.GEOJSON, chosen)):
                    output.write(piece)
                return
            rows = list(_coded(opened, ids, (actors, chosen)))
            if form is Export.CSV:
                output.write(to_csv(rows) if any(row.rows for row in rows) else f"{','.join(book(chosen).columns)}\n")
            else:
                output.write(json.dumps([coded_json(row) for row in rows], ensure_ascii=False, indent=1) + "\n")


def _coded(ledger: Ledger, ids: Sequence[str], under: tuple[ActorTable, str]) -> Iterator[Coded]:
    """Each incident under the profile, with how many there were on the terminal. Raises Unknown, LedgerError."""
    from reportedly.workflow.viewing import coded, view

    progress = Progress(terminal())
    for done, name in enumerate(ids, 1):
        yield coded(ledger, view(ledger, name, under[0]), (under[1],))[0]
        progress.show(f"{count(done, 'incident')} coded …")
    progress.clear()
