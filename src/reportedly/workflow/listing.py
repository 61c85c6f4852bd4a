"""The list of incidents: a row for each, made once for each state of it, and made again when its reports or judgements change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from reportedly.ledger import Ledger, Summary, Wanted
from reportedly.model import FindingKind, JudgementKind, Place, Reconciled, Side
from reportedly.reconcile import ActorTable, scene_place
from reportedly.workflow.viewing import view

CONTESTED = (FindingKind.CONTRADICTION, FindingKind.DISPUTE)
REVIEWS = (JudgementKind.ACCEPT, JudgementKind.CORRECT, JudgementKind.VALUE)
COUNTS = ("killed", "injured", "held", "freed", "missing", "arrested", "displaced")


def refresh(ledger: Ledger, actors: ActorTable, told: Callable[[int], None] = lambda done: None) -> int:
    """
    Make the rows of the incidents whose reports or judgements changed since; how many. ``told`` is called with how many are done.

    Raises LedgerError where the ledger can't be read or written.
    """
    done = 0
    for incident in ledger.unsummarised():
        ledger.put_summary(summary_of(view(ledger, incident, actors)))
        done += 1
        told(done)
    return done


def listed(ledger: Ledger, wanted: Wanted, limit: int) -> tuple[Summary, ...]:
    """The incidents wanted, the latest first. Raises Unknown, LedgerError."""
    return ledger.summaries(wanted, limit)


def summary_of(reconciled: Reconciled) -> Summary:
    """The row that lists an incident. Raises nothing."""
    incident = reconciled.incident
    place = scene_place(incident)
    start, end = _when(reconciled)
    return Summary(
        incident.id,
        _title(reconciled),
        start,
        end,
        place.known_as or place.name if place else None,
        place.country if place else None,
        place.lat if place else None,
        place.lon if place else None,
        tuple(sorted({point.quantity.status.value for point in reconciled.points})),
        len({mention.card.key for mention in incident.mentions} - {echo.copy for echo in incident.echoes}),
        any(finding.kind in CONTESTED for finding in reconciled.findings),
        more={"counts": _counts(reconciled), "copies": len(incident.echoes)},
    )


def _when(reconciled: Reconciled) -> tuple[str | None, str | None]:
    """The day that most reports tell it happened on, else by; of equals the first."""
    whens = [mention.scene.when or mention.scene.by for mention in reconciled.incident.mentions]
    days = Counter((when.start[:10], (when.end or when.start)[:10]) for when in whens if when and when.start)
    return min(days, key=lambda day: (-days[day], day), default=(None, None))


def _title(reconciled: Reconciled) -> str:
    """The title of the first report that has one, else what it tells of and where."""
    titled = next((mention.card.title for mention in reconciled.incident.mentions if mention.card.title), None)
    if titled:
        return titled
    told = Counter(point.quantity.label for point in reconciled.points)
    place = _place_name(scene_place(reconciled.incident))
    first = min(told, key=lambda label: (-told[label], label), default="an incident")
    return f"{first}{f' in {place}' if place else ''}"


def _place_name(place: Place | None) -> str:
    return (place.known_as or place.name) if place else ""


def _counts(reconciled: Reconciled) -> dict[str, list[int | None]]:
    """The lowest and highest numbers that standing positions give each status, attackers apart."""
    found: dict[str, list[int | None]] = {}
    for status in COUNTS:
        for name, attackers in ((status, False), (f"{status}_attackers", True)):
            numbers = list(_numbers(reconciled, status, attackers))
            if numbers:
                found[name] = [min(numbers), max(numbers)]
    return found


def _numbers(reconciled: Reconciled, status: str, attackers: bool) -> Iterable[int]:
    for position in reconciled.positions:
        quantity = position.quantity
        if position.standing and quantity.status == status and (quantity.scope.role is Side.ATTACKERS) is attackers and not quantity.scope.part:
            yield position.points[0].claim.low
