"""How findings say themselves: one plain English sentence, with the sources named and the numbers as their words bound them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.model import Point, Position, SourceKind, Voice
from reportedly.reconcile.bounds import LOOSE
from reportedly.reconcile.labels import done, who
from reportedly.reconcile.people import tags_of

DAY = 10
MONTHS = "January February March April May June July August September October November December".split()
COMMON = ("The", "A", "An", "Another", "Officials", "Security", "Police", "Early", "Other", "Media", "Local", "Doctors", "Witnesses")


def number(low: int, high: int | None) -> str:
    """Bounds in words: "27", "at least 27", "at most 40", "between 405 and 495", "no". Raises nothing."""
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return f"{low:,}" if low else "no"
    return f"at most {high:,}" if low <= 1 else f"between {low:,} and {high:,}"


def told_number(point: Point) -> str:
    """The number as it was told: "27", "more than 400" as "at least 401", "about 150", "up to 40". Raises nothing."""
    figure = point.claim
    if LOOSE.search(figure.evidence.quote) and figure.high:
        return f"up to {figure.high:,}"
    return f"about {figure.low:,}" if figure.approximate else number(figure.low, figure.high)


def name(voice: Voice) -> str:
    """What a voice is called within a sentence: a common noun has no capital there. Raises nothing."""
    if voice.kind is SourceKind.NARRATOR:
        return voice.publisher or voice.name
    first = voice.name.split(" ", 1)[0]
    return voice.name[0].lower() + voice.name[1:] if first in COMMON else voice.name


def sayer(position: Position) -> str:
    """Who first took a position. Raises nothing."""
    return name(position.points[0].voice)


def says(position: Position) -> str:
    """ "the army's spokesman said on 14 March that 31 people were killed in all". Raises nothing."""
    point = position.points[0]
    when = f" on {day(point)}" if day(point) else ""
    closed = " in all" if point.claim.closed and point.claim.low and point.high is not None else ""
    return f"{name(point.voice)} said{when} that {counted(point)}{closed}"


def counted(point: Point) -> str:
    """ "at least 401 people were aboard", "no fighters were killed". Raises nothing."""
    be = "was" if (point.claim.low, point.claim.high) == (1, 1) else "were"
    scope = point.quantity.scope
    limit = f" ({scope.part})" if scope.part else ""
    return f"{told_number(point)} {people(point)} {be} {done(point.quantity.status, scope)}{limit}"


def people(point: Point) -> str:
    """The people of a claim, in its own words where they say who. Raises nothing."""
    words = " ".join((point.claim.people or "").split())
    return words if words and (tags_of(words) or point.quantity.scope.role) else who(point.quantity.scope)


def day(point: Point) -> str:
    """The day on which it was said, as "12 March"; empty where it is not known. Raises nothing."""
    said = point.said.start if point.said else None
    if not said or len(said) < DAY:
        return ""
    return f"{int(said[8:DAY])} {MONTHS[int(said[5:7]) - 1]}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """ "a, b and c", each once. Raises nothing."""
    items = list(dict.fromkeys(words))
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else "".join(items)


def sentence(text: str) -> str:
    """A text as a sentence: a capital first, a full stop last. Raises nothing."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def names(positions: Sequence[Position]) -> str:
    """The sayers of positions, listed. Raises nothing."""
    return listed(sayer(position) for position in positions)
