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
    Precision,
    Responsibility,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Status,
    digest,
)

KINDS = {"army": SourceKind.SECURITY, "police": SourceKind.SECURITY, "group": SourceKind.ARMED_GROUP}


def source(name: str) -> Source:
    """A source of the kind that its last word tells: "the army", "the group", else a monitor; "narrator" is the report itself."""
    if name == "narrator":
        return Source("narrator", SourceKind.NARRATOR)
    return Source(name, KINDS.get(name.split()[-1], SourceKind.MONITOR))


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
    return replace(blank, **more)


def mention(publisher: str, published: str, *claims: Figure | Responsibility, **more) -> Mention:
    """What one report tells."""
    key = digest(publisher, published)[:16]
    return Mention(Card(key, publisher, digest(key), publisher=publisher, published=published, **more), 0, tuple(claims))


def incident(*mentions: Mention) -> Incident:
    """One incident of these mentions."""
    return Incident("i1", tuple(sorted(mentions, key=lambda each: (each.card.published or "", each.id))))
