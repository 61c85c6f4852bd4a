"""An incident as it is to be seen: its mentions with the judgements laid over them, reconciled once for each state, then coded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from pydantic import TypeAdapter

from reportedly.errors import LedgerError, Unknown
from reportedly.incidents import Portrait, find_echoes, redated
from reportedly.ledger import Ledger
from reportedly.model import NARRATOR, Card, Coded, Incident, Judgement, JudgementKind, Mention, Reconciled
from reportedly.reconcile import ActorTable, input_of, reconcile
from reportedly.reconcile.profiles import PROFILES, code
from reportedly.reconcile.voices import folded
from reportedly.workflow.adding import Shelf
from reportedly.workflow.judging import decided, in_force, judged

FAR = "9999"


@dataclass(frozen=True, slots=True)
class Window:
    """What is to be seen: reports published by ``as_of``, and what the ledger knew by ``known_at``; None is all. ISO 8601."""

    as_of: str | None = None
    known_at: str | None = None

    @property
    def whole(self) -> bool:
        """Whether all there is is to be seen."""
        return self.as_of is None and self.known_at is None


EVERYTHING = Window()


def load_incident(ledger: Ledger, name: str, window: Window = EVERYTHING) -> Incident:
    """
    The incident of that id, or of the only id that begins so, with the judgements in force laid over its claims.

    Raises Unknown where there is none, or none of its reports is in the window; LedgerError where the ledger can't be read.
    """
    found = ledger.resolve(name)
    ids = ledger.members(found)
    on = decided(judgements_by(ledger.judgements(), window))
    portraits = Shelf(ledger).portraits(ids)
    known = (redated(mention, _published(portraits, mention)) for mention in ledger.mentions(ids, known_at=window.known_at))
    mentions = sorted((judged(mention, on) for mention in known if is_published(mention.card, window)), key=_order)
    if not mentions:
        raise Unknown(f"{ledger.place}: {_nothing(found, window)}")
    joins = tuple(join for join in ledger.joins_of(ids) if join.a in ids and join.b in ids)
    seen = [portraits[mention.id] for mention in mentions if mention.id in portraits]
    return Incident(found, tuple(mentions), joins, find_echoes(mentions, seen))


def _published(portraits: Mapping[str, Portrait], mention: Mention) -> str | None:
    """When its report was published, as it was set right for grouping."""
    return portraits[mention.id].published if mention.id in portraits else None


def _nothing(incident: str, window: Window) -> str:
    published = f"published by {window.as_of}" if window.as_of else ""
    known = f"in the ledger by {window.known_at}" if window.known_at else ""
    return f"no report of incident {incident} was {' and '.join(filter(None, (published, known)))}"


def _order(mention: Mention) -> tuple[str, str]:
    return (mention.card.dated or mention.card.published or FAR, mention.id)


def is_published(card: Card, window: Window) -> bool:
    """
    Whether a report's text, as it stands, was published by the end of the window; one without a date is seen always.

    Clocks are compared as they are told: a window without a time zone is the publisher's own. Raises nothing.
    """
    written, end = card.dated or card.modified or card.published, window.as_of
    if end is None or written is None:
        return True
    told, until = _moment(written), _moment(end)
    if told and until and told.tzinfo and until.tzinfo:
        return told <= until
    return written[: len(end)] <= end[: len(written)]


def _moment(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def judgements_by(judgements: Sequence[Judgement], window: Window) -> tuple[Judgement, ...]:
    """The judgements that stood at the window's ledger time, as they stood: made by then, and not undone by then. Raises nothing."""
    at = window.known_at
    return tuple(
        replace(each, undone_at=None, undone_by=None)
        for each in judgements
        if not each.orphaned and (at is None or each.at <= at) and (each.undone_at is None or (at is not None and each.undone_at > at))
    )


def judgements_on(incident: Incident, judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those that bear on an incident: on its reports, its claims (a rejected one too), its sources, its values. Raises nothing."""
    texts = {mention.card.text_sha256 for mention in incident.mentions}
    named = {incident.id}
    for mention in incident.mentions:
        named |= {mention.id, mention.card.key, *(claim.id for claim in mention.claims)}
    sources = {folded(getattr(claim, "source", NARRATOR).name) for mention in incident.mentions for claim in mention.claims}
    return tuple(
        each
        for each in judgements
        if (sources & set(map(folded, each.subjects)) if each.kind is JudgementKind.SOURCE else named & set(each.subjects))
        or (each.anchor and each.anchor[0] in texts)
    )


def view(ledger: Ledger, name: str, actors: ActorTable, window: Window = EVERYTHING) -> Reconciled:
    """
    An incident, reconciled: from the ledger where it was computed from the same input before, else computed, and kept where all is seen.

    Raises Unknown, LedgerError.
    """
    incident = load_incident(ledger, name, window)
    judgements = in_force(judgements_by(ledger.judgements(), window), JudgementKind.SOURCE)
    key = input_of(incident, actors, judgements)
    kept = ledger.reconciled(incident.id, key)
    if kept is not None:
        return _codec().validate_json(kept)
    found = reconcile(incident, actors, judgements)
    if window.whole:
        with suppress(LedgerError):  # a ledger that can only be read is shown all the same
            ledger.put_reconciled(incident.id, key, _codec().dump_json(found).decode())
    return found


@cache
def _codec() -> TypeAdapter[Reconciled]:
    return TypeAdapter(Reconciled)


def coded(ledger: Ledger, reconciled: Reconciled, profiles: Sequence[str] = PROFILES, window: Window = EVERYTHING) -> tuple[Coded, ...]:
    """The incident under each profile. Raises Unknown for a profile that there is not, LedgerError."""
    judgements = judgements_by(ledger.judgements(), window)
    return tuple(code(reconciled, profile, judgements) for profile in profiles)


def texts(ledger: Ledger, reconciled: Reconciled) -> dict[str, str]:
    """The texts of an incident's reports, by the key of their card. Raises LedgerError."""
    return {mention.card.key: ledger.text(mention.card.key) for mention in reconciled.incident.mentions}
