"""The list of incidents: a row for each, made once for each state of it, and made again when its reports or judgements change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, cast

from reportedly.ledger import Ledger, Summary, Wanted
from reportedly.model import Judgement, Reconciled, Responsibility, Status
from reportedly.publish.incidents_list import Listed, Spread, listed, listed_json
from reportedly.reconcile import ActorTable, scene_place
from reportedly.workflow.queueing import waiting_of
from reportedly.workflow.viewing import EVERYTHING, judgements_by, judgements_on, view

PAGE = 200
UNRESOLVED = "unresolved"


def refresh(ledger: Ledger, actors: ActorTable, told: Callable[[int], None] = lambda done: None) -> int:
    """
    Make the rows of the incidents whose reports or judgements changed since; how many. ``told`` is called with how many are done.

    Raises LedgerError where the ledger can't be read or written.
    """
    done = 0
    judgements = judgements_by(ledger.judgements(), EVERYTHING)
    for incident in ledger.unsummarised():
        relist(ledger, incident, actors, judgements)
        done += 1
        told(done)
    return done


def relist(ledger: Ledger, incident: str, actors: ActorTable, judgements: tuple[Judgement, ...] | None = None) -> None:
    """
    Make the row of one incident anew; ``judgements`` are those in force, where they are at hand.

    Raises Unknown where it is no incident any more, LedgerError.
    """
    mark = ledger.mark_of(incident)
    found = view(ledger, incident, actors)
    known = judgements_by(ledger.judgements(), EVERYTHING) if judgements is None else judgements
    bearing = judgements_on(found.incident, known)
    ledger.put_summary(summary_of(found, bearing), mark, waiting_of(found, bearing))


def rows(ledger: Ledger, wanted: Wanted, limit: int) -> tuple[Listed, ...]:
    """The incidents wanted as rows of a list, the latest first. Raises Unknown, LedgerError."""
    return tuple(_row(summary.more) for summary in ledger.summaries(wanted, limit))


def every(ledger: Ledger, wanted: Wanted) -> tuple[str, ...]:
    """The ids of all incidents wanted, the earliest first. Raises Unknown, LedgerError."""
    found: list[str] = []
    while page := ledger.summaries(replace(wanted, after=found[-1] if found else None), PAGE):
        found += [summary.incident for summary in page]
    return tuple(found[::-1])


def _row(more: Mapping[str, object]) -> Listed:
    plain = cast(dict[str, Any], dict(more))
    spreads = tuple(Spread(each["status"], each["low"], each["high"]) for each in plain.pop("spreads"))
    stamp = plain.pop("review")
    return Listed(**plain, spreads=spreads, stamp=stamp)


def summary_of(reconciled: Reconciled, judgements: tuple[Judgement, ...] = ()) -> Summary:
    """The row that lists an incident, as the ledger keeps it: what it is found by, and what is shown. Raises nothing."""
    row = listed(reconciled, judgements)
    place = scene_place(reconciled.incident)
    start, end = _when(reconciled)
    return Summary(
        incident=reconciled.incident.id,
        title=row.title,
        when_start=start,
        when_end=end,
        place=(place.known_as or place.name) if place else row.place or None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        statuses=tuple(sorted({point.quantity.status.value for point in reconciled.points})),
        reports=row.reports,
        contested=row.contested > 0,
        reviewed=row.reviewed,
        more=listed_json(row),
        precision=place.precision if place else None,
        actors=_actors(reconciled),
        people=_people(row),
        disputes=row.contested,
    )


def _people(row: Listed) -> int:
    """The greatest number of people told to be affected; of those who were merely there only where nothing else is told."""
    told = [spread for spread in row.spreads if spread.status != Status.PRESENT] or row.spreads
    return max((spread.high or spread.low for spread in told), default=0)


def _actors(reconciled: Reconciled) -> tuple[str, ...]:
    """The names of who speaks, of whom it is said to be the deed, and of whose people are counted; outlets left out."""
    voices = [voice for account in reconciled.accounts for voice in account.voices if voice.publisher is None]
    claims = [claim for mention in reconciled.incident.mentions for claim in mention.claims]
    blamed = {claim.actor.name for claim in claims if isinstance(claim, Responsibility)}
    sides = {point.quantity.scope.party for point in reconciled.points}
    spoken = {name for voice in voices for name in (voice.name, voice.organisation, voice.party)}
    accounts = {account.name for account in reconciled.accounts if any(voice.publisher is None for voice in account.voices)}
    return tuple(sorted(name for name in {*blamed, *sides, *spoken, *accounts} if name and name != UNRESOLVED))


def _when(reconciled: Reconciled) -> tuple[str | None, str | None]:
    """The day that most reports tell it happened on, else by; of equals the first."""
    whens = [mention.scene.when or mention.scene.by for mention in reconciled.incident.mentions]
    days = Counter((when.start[:10], (when.end or when.start)[:10]) for when in whens if when and when.start)
    return min(days, key=lambda day: (-days[day], day), default=(None, None))
