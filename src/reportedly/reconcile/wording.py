"""How findings say themselves: one plain English sentence, with the sources named and the numbers as their words bound them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.model import Point, Position, Status, Voice
from reportedly.reconcile.labels import done, who

DAY = 10
NONE = {Status.KILLED: "nobody was killed", Status.FREED: "nobody was freed", Status.HELD: "nobody is held"}
BE = {Status.MISSING: "are missing", Status.HELD: "are held", Status.PRESENT: "were there"}


def number(low: int, high: int | None) -> str:
    """Bounds in words: "27", "at least 27", "at most 40", "between 405 and 495". Raises nothing."""
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return f"{low:,}" if low else "none"
    return f"at most {high:,}" if low == 0 else f"between {low:,} and {high:,}"


def told_number(point: Point) -> str:
    """The number as it was told: "27", "more than 400" as "at least 401", "about 150". Raises nothing."""
    figure = point.claim
    if figure.approximate:
        return f"about {figure.low:,}"
    return number(figure.low, figure.high)


def name(voice: Voice) -> str:
    """What a voice is called within a sentence. Raises nothing."""
    if voice.publisher and voice.kind == "narrator":
        return voice.publisher
    words = voice.name
    first = words.split(" ", 1)[0]
    return words[0].lower() + words[1:] if first in ("The", "A", "An", "Officials", "Security", "Police", "Railway") else words


def sayer(position: Position) -> str:
    """Who takes a position: the voice that said it first, and how many more did. Raises nothing."""
    return name(position.points[0].voice)


def says(position: Position, dated: bool = False) -> str:
    """ "the army's spokesman says 31 people killed in all". Raises nothing."""
    point = position.points[0]
    when = f" on {day(point)}" if dated and day(point) else ""
    closed = " in all" if point.claim.closed and point.low else ""
    return f"{name(point.voice)} said{when}: {counted(point)}{closed}"


def counted(point: Point) -> str:
    """ "at least 401 people aboard or taken", "no attackers killed". Raises nothing."""
    told = told_number(point)
    scope = point.quantity.scope
    people = (point.claim.people or who(scope)).strip()
    limit = f" ({scope.part})" if scope.part else ""
    return f"{told} {people} {done(point.quantity.status, scope)}{limit}"


def day(point: Point) -> str:
    """The day on which it was said, as "12 March"; empty where it is not known. Raises nothing."""
    said = point.said.start if point.said else None
    if not said or len(said) < DAY:
        return ""
    months = "January February March April May June July August September October November December".split()
    return f"{int(said[8:DAY])} {months[int(said[5:7]) - 1]}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """ "a, b and c". Raises nothing."""
    items = list(dict.fromkeys(words))
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def sentence(text: str) -> str:
    """A text as a sentence: a capital first, a full stop last. Raises nothing."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def names(positions: Sequence[Position]) -> str:
    """The sayers of positions, listed. Raises nothing."""
    return listed(sayer(position) for position in positions)
