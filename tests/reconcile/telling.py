"""Short ways to make the claims, mentions and incidents that the tests of reconciling start from."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import (
    Card,
    Evidence,
    Figure,
    Incident,
    Interval,
    Mention,
    Point,
    Position,
    Precision,
    Responsibility,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Status,
    Voice,
    digest,
)
from reportedly.reconcile.points import points_of
from reportedly.reconcile.positions import positions_of

KINDS = {"army": SourceKind.SECURITY, "police": SourceKind.SECURITY, "group": SourceKind.ARMED_GROUP}


def source(name: str) -> Source:
    """A source of the kind that its last word tells: "the army", "the group", else a monitor; "narrator" is the report itself."""
    if name == "narrator":
        return Source("narrator", SourceKind.NARRATOR)
    return Source(name, KINDS.get(name.rsplit(maxsplit=1)[-1], SourceKind.MONITOR))


def day(when: str | None) -> Interval | None:
    """A day or an instant as an interval."""
    return Interval(when, when, Precision.MINUTE if when and "T" in when else Precision.DAY, "text") if when else None


def figure(quote: str, status: str = "killed", low: int = 1, high: int | None = -1, **more) -> Figure:
    """A figure: ``high`` is ``low`` where it is not given. ``by`` is the source's name, ``said`` and ``as_of`` ISO days."""
    by, said, as_of = more.pop("by", "narrator"), more.pop("said", None), more.pop("as_of", None)
    start = more.pop("start", int(digest(quote, status, low, by, said)[:6], 16))
    blank = Figure(
        id=digest(quote, status, low, high, by, said, start)[:16],
        evidence=Evidence(start, start + len(quote), quote),
        number_span=Span(start, start + 2),
        low=low,
        high=low if high == -1 else high,
        approximate=False,
        status=Status(status),
        manner=None,
        people=None,
        side=Side.VICTIMS,
        source=source(by),
        via=None,
        cue=None,
        stance=Stance.ASSERTED,
        as_of=day(as_of),
        said_at=day(said),
        closed=False,
        place=None,
        part_of=None,
        main=True,
        mention=0,
    )
    aboard = Evidence(0, 6, "aboard") if status == "present" else None
    return replace(blank, **{"limit": aboard, **more})


def mention(publisher: str, published: str, *claims: Figure | Responsibility, **more) -> Mention:
    """What one report tells."""
    key = digest(publisher, published)[:16]
    return Mention(Card(key, publisher, digest(key), publisher=publisher, published=published, **more), 0, tuple(claims))


def incident(*mentions: Mention) -> Incident:
    """One incident of these mentions."""
    return Incident("i1", tuple(sorted(mentions, key=lambda each: (each.card.published or "", each.id))))


class Own:
    """A hearing in which every source is an account of its own, but for "the army" and "the ministry", which are the state's."""

    def of_source(self, source, card):
        if source.kind is SourceKind.NARRATOR:
            return Voice(f"publisher:{card.publisher}", card.publisher, source.kind, publisher=card.publisher)
        return Voice(source.name, source.name, source.kind, party="state" if source.name in ("the army", "the ministry") else None)

    def people(self, words, side, card):
        return None

    def accounts(self):
        return ()


def points(*mentions: Mention) -> tuple[Point, ...]:
    """The points of an incident of these mentions, each source an account of its own."""
    return points_of(incident(*mentions), Own(), {})


def positions(*mentions: Mention) -> tuple[Position, ...]:
    """The positions of an incident of these mentions."""
    return positions_of(points(*mentions))
