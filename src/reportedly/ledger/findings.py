"""What was computed of an incident, kept so that no page computes it again: its reconciling, and a row to list it by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from secrets import randbits
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, func, or_, select, text, tuple_

from reportedly.errors import Unknown
from reportedly.ledger import schema
from reportedly.ledger.codec import decode, encode
from reportedly.ledger.part import Part
from reportedly.ledger.searching import folded, reports_with
from reportedly.ledger.store import Store, chunks

KEPT = 4
MARK = 62
PAGE = 200
n, s, u, w = schema.reconciled.c, schema.summary.c, schema.unlisted.c, schema.waiting.c
VERDICTS = ("accept", "reject", "correct")


@dataclass(frozen=True, slots=True)
class Summary:
    """
    An incident as one row of a list. ``when_start`` and ``when_end`` are ISO 8601 days, None where nothing tells; ``more`` is free.

    ``precision`` is what ``lat`` and ``lon`` are the point of, in the words of :class:`Place`. ``actors`` are the names of who is told of,
    in small letters without accents. ``people`` is the greatest number of people told; ``disputes`` is how many things are contested.
    """

    incident: str
    title: str
    when_start: str | None = None
    when_end: str | None = None
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    statuses: tuple[str, ...] = ()
    reports: int = 0
    contested: bool = False
    reviewed: bool = False
    more: Mapping[str, object] = field(default_factory=dict)
    precision: str | None = None
    actors: tuple[str, ...] = ()
    people: int = 0
    disputes: int = 0


@dataclass(frozen=True, slots=True)
class Queued:
    """
    One claim in the queue of review: of which incident, how much it matters (the more the higher), and why, which is free.

    ``title`` is the incident's, as its row in the list has it.
    """

    incident: str
    claim: str
    weight: int
    more: Mapping[str, object] = field(default_factory=dict)
    title: str = ""

    @property
    def place(self) -> tuple[int, str, str]:
        """Where it stands in the queue: the weightiest first, then by incident and claim."""
        return (-self.weight, self.incident, self.claim)


class Order(StrEnum):
    """Which incidents come first: those that happened last, or those of which most is contested, of equals the last."""

    NEWEST = "newest"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    Which incidents are to be listed; what is None does not matter.

    ``since`` and ``until`` are days, both inclusive. ``place`` is a part of the place's or the country's name, ``actor`` of the name of one
    who is told of, in any case and with or without accents. ``text`` is looked for as :meth:`Ledger.search` does, in the reports.
    ``after`` is the last incident of the page before in that ``order``.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    status: str | None = None
    contested: bool | None = None
    text: str | None = None
    after: str | None = None
    actor: str | None = None
    reviewed: bool | None = None
    order: Order = Order.NEWEST


ALL = Wanted()


class Findings(Part):
    """Computed rows: they may be thrown away, and are made again."""

    def put_reconciled(self, incident_id: str, input_hash: str, payload: str) -> None:
        """Keep what reconciling gave for that input. The newest few inputs of an incident are kept. Raises LedgerError."""
        with self.store.writing():
            newest = self.store.first(select(func.max(n.n).label("n")).where(n.incident == incident_id))
            at = (newest.n if newest is not None and newest.n is not None else 0) + 1
            row = {"incident": incident_id, "input": input_hash, "n": at, "payload": payload}
            self.store.put(schema.reconciled, [row])
            kept = select(n.n).where(n.incident == incident_id).order_by(n.n.desc()).limit(KEPT).scalar_subquery()
            self.store.run(delete(schema.reconciled).where(n.incident == incident_id, n.n.not_in(kept)))

    def reconciled(self, incident_id: str, input_hash: str) -> str | None:
        """What is kept for that input; None where nothing is. Raises LedgerError."""
        row = self.store.first(select(n.payload).where(n.incident == incident_id, n.input == input_hash))
        return row.payload if row is not None else None

    def put_summary(self, summary: Summary, mark: int | None = None, queue: Iterable[Queued] = ()) -> None:
        """
        Keep the row that lists an incident and what it puts into the queue, in place of those before. ``mark`` is what :meth:`mark_of`
        gave before the row was made: where the incident changed since, it stays unsummarised. Raises LedgerError.
        """
        rows = [{"incident": each.incident, "claim": each.claim, "rank": -each.weight, "payload": encode(each.more)} for each in queue]
        row = {**asdict(summary), "statuses": f" {' '.join(summary.statuses)} ", "more": encode(summary.more)}
        row.update(actors="\n".join(filter(None, map(_plain, summary.actors))))
        row.update(when_start=summary.when_start or "", when_end=summary.when_end or summary.when_start or "")
        with self.store.writing():
            self.store.put(schema.summary, [row])
            self.store.run(delete(schema.waiting).where(w.incident == summary.incident))
            self.store.put(schema.waiting, rows)
            same = [] if mark is None else [u.mark == mark]
            self.store.run(delete(schema.unlisted).where(u.incident == summary.incident, *same))

    def waiting(self, incident_id: str | None = None, after: tuple[int, str, str] | None = None, limit: int = 50) -> tuple[Queued, ...]:
        """A page of the queue, of one incident or of all, after a place in it; what was judged since is left out. Raises LedgerError."""
        chosen = select(schema.waiting, s.title).join(schema.summary, s.incident == w.incident).where(~_judged())
        if incident_id is not None:
            chosen = chosen.where(w.incident == incident_id)
        if after is not None:
            chosen = chosen.where(tuple_(w.rank, w.incident, w.claim) > tuple_(*after))
        rows = self.store.rows(chosen.order_by(w.rank, w.incident, w.claim).limit(limit))
        return tuple(Queued(row.incident, row.claim, -row.rank, decode(dict, row.payload), row.title) for row in rows)

    def count_waiting(self, incident_id: str | None = None) -> int:
        """How many claims wait in the queue. Raises LedgerError."""
        chosen = select(func.count().label("many")).select_from(schema.waiting).where(~_judged())
        row = self.store.first(chosen if incident_id is None else chosen.where(w.incident == incident_id))
        return int(row.many) if row is not None else 0

    def mark_of(self, incident_id: str) -> int | None:
        """The mark by which an incident is unsummarised: another each time it changes; None where its row is right. Raises LedgerError."""
        row = self.store.first(select(u.mark).where(u.incident == incident_id))
        return row.mark if row is not None else None

    def unsummarised(self) -> Iterator[str]:
        """The ids of the incidents that have no row in the list, or one that is out of date, drawn page by page. Raises LedgerError."""
        chosen = select(u.incident).order_by(u.incident).limit(PAGE)
        last = ""
        while page := self.store.rows(chosen.where(u.incident > last)):
            yield from (row.incident for row in page)
            last = page[-1].incident

    def count_unsummarised(self) -> int:
        """How many incidents have no row in the list, or one that is out of date. Raises LedgerError."""
        row = self.store.first(select(func.count().label("many")).select_from(schema.unlisted))
        return int(row.many) if row is not None else 0

    def forget_summaries(self, incident_ids: Iterable[str] | None = None) -> None:
        """The rows of some incidents, or of all, are out of date: they stay until they are made again. Raises LedgerError."""
        with self.store.writing():
            every = (
                (row.incident for row in self.store.rows(select(schema.member.c.incident).distinct()))
                if incident_ids is None
                else incident_ids
            )
            mark_unlisted(self.store, every)

    def summary(self, incident_id: str) -> Summary | None:
        """The row that lists an incident, where there is one. Raises LedgerError."""
        row = self.store.first(select(schema.summary).where(s.incident == incident_id))
        return _summary(row) if row is not None else None

    def summaries(self, wanted: Wanted = ALL, limit: int = 50) -> tuple[Summary, ...]:
        """
        The incidents that are wanted, in the order that is, at most ``limit``.

        Raises Unknown where ``wanted.after`` is no listed incident, LedgerError.
        """
        first = (s.disputes.desc(),) if wanted.order is Order.CONTESTED else ()
        chosen = select(schema.summary).order_by(*first, s.when_start.desc(), s.incident.desc()).limit(limit)
        return tuple(map(_summary, self._wanted(chosen, wanted)))

    def tally(self, wanted: Wanted = ALL) -> int:
        """How many incidents are wanted. Raises Unknown where ``wanted.after`` is no listed incident, LedgerError."""
        found = self._wanted(select(func.count().label("many")).select_from(schema.summary), wanted)
        return int(found[0].many) if found else 0

    def _wanted(self, chosen: Select[Any], wanted: Wanted) -> Sequence[Row[Any]]:
        """The rows that a selection gives of the incidents that are wanted."""
        held = chosen.where(*self._conditions(wanted))
        if wanted.text is None:
            return self.store.rows(held)
        found = reports_with(self.store.dialect, wanted.text)
        return self.store.rows(held.where(_told_in(found[0])), found[1]) if found else ()

    def _conditions(self, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
        if wanted.since is not None:
            yield s.when_end >= wanted.since
        if wanted.until is not None:
            yield s.when_start != ""
            yield func.substr(s.when_start, 1, len(wanted.until)) <= wanted.until
        if wanted.place is not None:
            yield or_(s.place.icontains(wanted.place, autoescape=True), s.country.icontains(wanted.place, autoescape=True))
        if wanted.status is not None:
            yield s.statuses.contains(f" {wanted.status} ", autoescape=True)
        if wanted.contested is not None:
            yield s.contested.is_(wanted.contested)
        if wanted.actor is not None:
            yield s.actors.contains(_plain(wanted.actor), autoescape=True)
        if wanted.reviewed is not None:
            yield s.reviewed.is_(wanted.reviewed)
        if wanted.after is not None:
            yield self._after(wanted.after, wanted.order)

    def _after(self, incident_id: str, order: Order) -> ColumnElement[bool]:
        row = self.store.first(select(s.when_start, s.disputes).where(s.incident == incident_id))
        if row is None:
            raise Unknown(f"{self.store.place}: no incident {incident_id} is listed")
        earlier = or_(s.when_start < row.when_start, (s.when_start == row.when_start) & (s.incident < incident_id))
        if order is Order.NEWEST:
            return earlier
        return or_(s.disputes < row.disputes, (s.disputes == row.disputes) & earlier)


def mark_unlisted(store: Store, incident_ids: Iterable[str]) -> None:
    """Mark incidents as changed since they were listed, each with a new mark. Raises LedgerError."""
    for part in chunks(dict.fromkeys(incident_ids)):
        store.put(schema.unlisted, [{"incident": name, "mark": randbits(MARK)} for name in part])


def _judged() -> ColumnElement[bool]:
    """Whether a verdict on the claim of a row of the queue stands."""
    a, j, x = schema.attachment.c, schema.judgement.c, schema.undoing.c
    verdict = select(a.judgement).join(schema.judgement, j.number == a.judgement).outerjoin(schema.undoing, x.judgement == a.judgement)
    return verdict.where(a.claim == w.claim, a.orphaned.is_(False), j.kind.in_(VERDICTS), x.judgement.is_(None)).exists()


def _told_in(reports: str) -> ColumnElement[bool]:
    held = f"SELECT b.incident FROM member b JOIN mention m ON m.id = b.mention WHERE m.report IN ({reports})"  # noqa: S608 - our own words
    return s.incident.in_(text(held))


def _plain(name: str) -> str:
    """A name as it is kept and looked for: small letters without accents, on one line."""
    return " ".join(folded(name).split())


def _summary(row: Row[Any]) -> Summary:
    values = {**row._mapping, "statuses": tuple(row.statuses.split()), "more": decode(dict, row.more)}
    values.update(actors=tuple(row.actors.splitlines()))
    values.update(when_start=row.when_start or None, when_end=row.when_end or None)
    return Summary(**values)
