"""The commands with which an analyst judges: what is the same, what is wrong, what was missed, whom to believe; and the log of it."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.common import app, errors_as_sentences
from reportedly.cli.options import ConfigOption, LedgerOption, now, opened_ledger, settings_of
from reportedly.errors import SettingError
from reportedly.publish.words import count, one_line

if TYPE_CHECKING:
    from reportedly.model import Judgement

judge = typer.Typer(
    no_args_is_help=True,
    help="Judge what was read and grouped. A judgement is a row of its own: it changes no report, and can be undone.",
    epilog="""
**Examples**

`reportedly judge different 4f0a#0 9c12#0 --why "another train"` keeps two reports apart for good.

`reportedly judge correct 1ab2c3 --low 12 --status injured --why "misread"` corrects a claim.

`reportedly judge add 4f0a "some forty people" --low 40 --status injured` adds a figure that was missed, by its exact words.

`reportedly judge value 2225a acled.fatalities 31 --why "hospital lists"` sets a value of your own under a profile.
""",
)
app.add_typer(judge, name="judge")

Who = Annotated[str | None, typer.Option(help="Who judges; default: your name on this machine.")]
Why = Annotated[str, typer.Option(help="Why, in a sentence.")]
Mentions = Annotated[
    list[str], typer.Argument(metavar="REPORT#N…", help="What a report tells of: its key, and # and a number; #0 is the chief.")
]
ClaimName = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or the beginning of it.")]
Low = Annotated[int | None, typer.Option(min=0, help="The least it can be, in persons.")]
High = Annotated[str | None, typer.Option(help="The most it can be; none: no upper bound.")]
StatusOption = Annotated[str | None, typer.Option(help="killed, injured, held, freed, missing …")]
SideOption = Annotated[str | None, typer.Option(help="attackers, security, victims, responders …")]
PeopleOption = Annotated[str | None, typer.Option(help="What the people are called.")]
SourceOption = Annotated[str | None, typer.Option("--source", help="Who says it.")]
KindOption = Annotated[str | None, typer.Option("--source-kind", help="government, security, armed_group, medical, monitor …")]
StanceOption = Annotated[str | None, typer.Option(help="asserted, denied, estimated …")]


@judge.command(
    epilog='**Example**: `reportedly judge same 4f0a 9c12 --why "one train"` joins two reports; `4f0a#1` is what else the first tells of.'
)
def same(mentions: Mentions, why: Why = "", who: Who = None, ledger: LedgerOption = None, config: ConfigOption = None) -> None:
    """Say that reports tell of the same happening."""
    _pairs("same", mentions, (who, why), (ledger, config))


@judge.command(epilog='**Example**: `reportedly judge different 4f0a 9c12#1 --why "another train"` keeps them apart for good.')
def different(mentions: Mentions, why: Why = "", who: Who = None, ledger: LedgerOption = None, config: ConfigOption = None) -> None:
    """Say that the other reports tell of another happening than the first."""
    _pairs("different", mentions, (who, why), (ledger, config))


def _pairs(kind: str, mentions: list[str], by: tuple[str | None, str], at: tuple[str | None, Path | None]) -> None:
    with errors_as_sentences():
        from reportedly.model import JudgementKind
        from reportedly.workflow.deciding import judge_pairs

        with opened_ledger(settings_of(at[1], at[0])) as opened:
            for made in judge_pairs(opened, JudgementKind(kind), mentions, _by(by)):
                found = opened.incident_of(made.subjects)
                typer.echo(
                    f"judgement {made.number}: {made.kind} {' '.join(made.subjects)}. Incidents: {', '.join(sorted(set(found.values())))}"
                )


@judge.command(epilog='**Example**: `reportedly judge reject 1ab2c3 --why "a caption of another picture"` leaves it out.')
def reject(claim: ClaimName, why: Why = "", who: Who = None, ledger: LedgerOption = None, config: ConfigOption = None) -> None:
    """Leave a claim out: it was misread, or is no claim."""
    _claim("reject", claim, {}, (who, why), (ledger, config))


@judge.command(epilog="**Example**: `reportedly judge accept 1ab2c3` marks a claim as reviewed.")
def accept(claim: ClaimName, why: Why = "", who: Who = None, ledger: LedgerOption = None, config: ConfigOption = None) -> None:
    """Say that a claim was read rightly."""
    _claim("accept", claim, {}, (who, why), (ledger, config))


@judge.command(
    epilog='**Example**: `reportedly judge correct 1ab2c3 --low 12 --high none --why "at least"` corrects the bounds of a figure.'
)
def correct(
    claim: ClaimName,
    low: Low = None,
    high: High = None,
    status: StatusOption = None,
    side: SideOption = None,
    people: PeopleOption = None,
    source: SourceOption = None,
    source_kind: KindOption = None,
    stance: StanceOption = None,
    why: Why = "",
    who: Who = None,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Correct what was read of a claim."""
    values = _values(low, high, status=status, side=side, people=people, source=source, source_kind=source_kind, stance=stance)
    _claim("correct", claim, values, (who, why), (ledger, config))


def _claim(kind: str, claim: str, values: dict[str, object], by: tuple[str | None, str], at: tuple[str | None, Path | None]) -> None:
    with errors_as_sentences():
        from reportedly.model import JudgementKind
        from reportedly.workflow.deciding import judge_claim

        with opened_ledger(settings_of(at[1], at[0])) as opened:
            made = judge_claim(opened, JudgementKind(kind), claim, _checked(values), _by(by))
            typer.echo(f"judgement {made.number}: {made.kind} {made.subjects[0]}, which read {_told(made.seen)}")


@judge.command(
    "add",
    epilog='**Example**: `reportedly judge add 4f0a "some forty people" --low 40 --status injured --source doctors` adds a figure.',
)
def add_words(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's key, or the beginning of it.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The exact words of the report that tell the figure.")],
    low: Low = None,
    high: High = None,
    status: StatusOption = None,
    side: SideOption = None,
    people: PeopleOption = None,
    source: SourceOption = None,
    source_kind: KindOption = None,
    stance: StanceOption = None,
    nth: Annotated[int | None, typer.Option(min=1, help="Which, where the words stand there several times.")] = None,
    why: Why = "",
    who: Who = None,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Add a figure that was missed, by its exact words."""
    with errors_as_sentences():
        from reportedly.workflow.deciding import judge_words

        if low is None or status is None:
            raise SettingError("a figure has at least a number and a status: --low 12 --status injured")
        values = _values(
            low, high or str(low), status=status, side=side, people=people, source=source, source_kind=source_kind, stance=stance
        )
        with opened_ledger(settings_of(config, ledger)) as opened:
            made = judge_words(opened, report, words, nth, _checked(values), _by((who, why)))
            typer.echo(f"judgement {made.number}: {one_line(words)} added to report {made.subjects[0]}")


@judge.command(
    "source",
    epilog='**Example**: `reportedly judge source "the ministry" --reliability B` rates a source; `--reliability excluded` leaves it out.',
)
def rate_source(
    name: Annotated[str, typer.Argument(metavar="SOURCE", help="A source's name, as the ledger has it.")],
    reliability: Annotated[str, typer.Option(help="A to F on the Admiralty scale, or excluded.")],
    why: Why = "",
    who: Who = None,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Rate how reliable a source is, or leave it out of what is computed."""
    with errors_as_sentences():
        from reportedly.workflow.deciding import judge_source

        with opened_ledger(settings_of(config, ledger)) as opened:
            made = judge_source(opened, name, reliability, _by((who, why)))
            typer.echo(f"judgement {made.number}: {one_line(name)} is {reliability}")


@judge.command(
    "value",
    epilog='**Example**: `reportedly judge value 2225a acled.fatalities 31 --why "hospital lists"` sets a cell.',
)
def set_value(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident's id, or the beginning of it.")],
    field: Annotated[str, typer.Argument(metavar="FIELD", help="A profile's field: acled.fatalities, gtd.nkill.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The value: a number, or words.")],
    why: Annotated[str, typer.Option(help="Why, in a sentence; needed.")],
    who: Who = None,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Set a value of your own under a profile; the computed one is kept beside it."""
    with errors_as_sentences():
        from reportedly.workflow.deciding import judge_value

        with opened_ledger(settings_of(config, ledger)) as opened:
            made = judge_value(opened, incident, field, int(value) if value.isdecimal() else value, _by((who, why)))
            typer.echo(f"judgement {made.number}: {made.subjects[1]} of {made.subjects[0]} is {one_line(value)}")


@judge.command(
    epilog='**Example**: `reportedly judge note 2225a "asked the hospital, no answer yet"` keeps a note on an incident or a claim.'
)
def note(
    subject: Annotated[str, typer.Argument(metavar="INCIDENT|CLAIM", help="An incident's id or a claim's, or the beginning of it.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note.")],
    who: Who = None,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Keep a note on an incident or a claim. It changes no figure."""
    with errors_as_sentences():
        from reportedly.workflow.deciding import judge_note

        with opened_ledger(settings_of(config, ledger)) as opened:
            made = judge_note(opened, subject, text, _by((who, "")))
            typer.echo(f"judgement {made.number}: note on {made.subjects[0]}")


@judge.command(epilog="**Example**: `reportedly judge undo 3` takes judgement 3 back; `reportedly judge log` numbers them.")
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="A judgement's number.")],
    who: Who = None,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Take a judgement back. It stays in the log."""
    with errors_as_sentences():
        from reportedly.workflow.deciding import undo as take_back

        with opened_ledger(settings_of(config, ledger)) as opened:
            undone = take_back(opened, number, who or _me(), now())
            typer.echo(f"judgement {undone.number} undone: {undone.kind} {' '.join(undone.subjects)}")


@judge.command(epilog="**Example**: `reportedly judge log` prints one line a judgement.")
def log(ledger: LedgerOption = None, config: ConfigOption = None) -> None:
    """List every judgement: who, when, what, why, and who undid it."""
    with errors_as_sentences(), opened_ledger(settings_of(config, ledger)) as opened:
        _list(opened.log(), opened.place)


@judge.command(epilog="**Example**: `reportedly judge orphaned` after `reportedly reread` says what is to be judged again.")
def orphaned(ledger: LedgerOption = None, config: ConfigOption = None) -> None:
    """List the judgements whose words no reading has a claim for any more."""
    with errors_as_sentences(), opened_ledger(settings_of(config, ledger)) as opened:
        _list(opened.orphaned(), opened.place)


def _list(judgements: Iterable[Judgement], place: str) -> None:
    number = 0
    for each in judgements:
        number += 1
        values = f" {_as_words(each)}" if each.values else ""
        undone = f" (undone by {each.undone_by}, {each.undone_at})" if each.undone_at else " (orphaned)" if each.orphaned else ""
        why = f": {each.why}" if each.why else ""
        typer.echo(one_line(f"{each.number}  {each.at}  {each.who}  {each.kind} {' '.join(each.subjects)}{values}{why}{undone}"))
    typer.echo(f"{count(number, 'judgement')}. Ledger: {place}")


def _as_words(each: Judgement) -> str:
    """What was decided, as words: "low 12, status injured"."""
    told = (f"{name} {'none' if value is None else value}" if name != "quote" else f"«{value}»" for name, value in each.values.items())
    return ", ".join(told)


def _values(low: int | None, high: str | None, **others: str | None) -> dict[str, object]:
    values: dict[str, object] = {name: value for name, value in others.items() if value is not None}
    if low is not None:
        values["low"] = low
    if high is not None:
        values["high"] = high
    return values


def _checked(values: dict[str, object]) -> dict[str, object]:
    """The values with the upper bound as a number, None for "none". Raises SettingError where it is neither."""
    high = values.get("high")
    if high is None:
        return values
    if str(high).lower() != "none" and not str(high).isdecimal():
        raise SettingError(f"--high is {high!r}: it is a number of people, 0 or more, or none")
    return {**values, "high": None if str(high).lower() == "none" else int(str(high))}


def _told(seen: Mapping[str, object]) -> str:
    return f"«{one_line(str(seen.get('quote', '')))}»"


def _by(by: tuple[str | None, str]) -> tuple[str, str, str]:
    return by[0] or _me(), now(), by[1]


def _me() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
