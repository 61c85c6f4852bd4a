"""Figures over time as charts: for each quantity one line an account, in steps, with bounds as whiskers and open tops as arrows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.publish.incident_board import Board, By, Line
from reportedly.publish.incident_scale import Days, Numbers, Tick
from reportedly.publish.incident_stands import Stand
from reportedly.publish.incident_words import compact, is_ceiling

WIDTH, HEIGHT = 440, 230
LEFT, RIGHT, TOP, BOTTOM = 38, 52, 16, 26
ARROW = 18
LETTER, ROW = 6.6, 12.5
SLOTS = 6


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place on the chart; ``anchor`` is "middle" or "start"."""

    x: float
    y: float
    words: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Dot:
    """One thing said: its place, the heights between which its words bound it, and whether it is open at the top."""

    x: float
    y: float
    low: float
    high: float
    open: bool
    stand: Stand
    label: Label | None = None

    @property
    def ranged(self) -> bool:
        """Whether it has a width to show."""
        return not self.open and self.low != self.high


@dataclass(frozen=True, slots=True)
class Series:
    """One account's line: its name, its colour and shape (``slot``), the path of its steps and its dots."""

    name: str
    slot: int
    path: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """
    The chart of one quantity. ``log`` is whether its heights are logarithmic, ``raised`` whether they do not begin at 0.

    ``left_out`` counts what has no time or is not asserted.
    """

    line: Line
    series: tuple[Series, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    log: bool
    raised: bool
    left_out: int = 0


def slots(board: Board) -> dict[str, int]:
    """Each account's colour and shape: 1 to ``SLOTS`` for those of whom most is told, 0 for the rest. Raises nothing."""
    return {account: at if at <= SLOTS else 0 for at, account in enumerate(board.accounts, 1)}


def charts(board: Board) -> tuple[Chart, ...]:
    """The charts of the quantities that matter most and of which more than one number is told, on one scale of days. Raises nothing."""
    lines = [line for line in board.headlines if len({stand.range for stand in line.stands if stand.at and not stand.loose}) > 1]
    moments = [stand.at for line in lines for stand in line.stands if stand.at]
    if not moments:
        return ()
    days = Days.of(moments, WIDTH - LEFT - RIGHT)
    return tuple(_chart(line, board, days) for line in lines)


def _chart(line: Line, board: Board, days: Days) -> Chart:
    drawn = [stand for stand in line.stands if stand.at and not stand.loose]
    values = [value for stand in drawn for value in (*stand.range, stand.low) if value is not None]
    numbers = Numbers.of(values, HEIGHT - TOP - BOTTOM)
    every = [(by, _dots(by, numbers, days)) for by in board.told(line)]
    placed = _labelled([dot for _, dots in every for dot in dots])
    slot = slots(board)
    series = tuple(
        Series(board.name(by.account), slot[by.account], _path(dots), tuple(placed[id(dot)] for dot in dots)) for by, dots in every if dots
    )
    return Chart(line, series, days.ticks(), numbers.ticks(), numbers.log, numbers.bottom > 0, len(line.stands) - len(drawn))


def _dots(by: By, numbers: Numbers, days: Days) -> list[Dot]:
    drawn = [stand for stand in by.earlier + by.standing if stand.at]
    return [_dot(stand, numbers, days) for stand in sorted(drawn, key=lambda stand: (stand.at, stand.standing, stand.low, stand.id))]


def _dot(stand: Stand, numbers: Numbers, days: Days) -> Dot:
    assert stand.at is not None
    low, high = stand.range
    middle = stand.low if stand.high is None else stand.high if is_ceiling(stand) else (stand.low + stand.high) / 2
    top = numbers.y(low) - ARROW if high is None else numbers.y(high)
    return Dot(days.x(stand.at), numbers.y(middle), numbers.y(low), top, high is None, stand)


def _path(dots: Sequence[Dot]) -> str:
    """
    Steps from dot to dot up to the last that stands, and from each that stands a line on to the right edge. What was told later, and yet
    does not stand ("more than two dozen", of the day before), stays by itself.
    """
    last = max((dot.x for dot in dots if dot.stand.standing), default=WIDTH)
    tied = [dot for dot in dots if dot.x <= last]
    steps = [f"{'H' if at else 'M'}{dot.x:g}{'V' if at else ' '}{dot.y:g}" for at, dot in enumerate(tied)]
    edges = [f"M{dot.x:g} {dot.y:g}H{WIDTH - LEFT - RIGHT:g}" for dot in dots if dot.stand.standing]
    return "".join(steps + edges)


def _labelled(dots: Iterable[Dot]) -> dict[int, Dot]:
    """Each dot with its number beside it, where there is room: what stands at the right edge first, then the rest above or below it."""
    every = list(dots)
    taken: list[tuple[float, float, float, float]] = [(dot.x - 4, dot.y - 4, dot.x + 4, dot.y + 4) for dot in every]
    found: dict[int, Dot] = {}
    for dot in sorted(every, key=lambda dot: (not dot.stand.standing, -dot.y, dot.x)):
        own = (dot.x - 4, dot.y - 4, dot.x + 4, dot.y + 4)
        label = next((one for one in _places(dot) if not _hits(_box(one), taken, own)), None)
        if label:
            taken.append(_box(label))
        found[id(dot)] = Dot(dot.x, dot.y, dot.low, dot.high, dot.open, dot.stand, label)
    return found


def _places(dot: Dot) -> Iterator[Label]:
    words = compact(dot.stand)
    if dot.stand.standing:
        yield from (Label(WIDTH - LEFT - RIGHT + 5, dot.y + 4 + shift, words, "start") for shift in (0, 7, -7, ROW, -ROW))
        return
    above = min(dot.y, dot.high) - 7
    yield from (Label(dot.x, above, words), Label(dot.x, dot.y + 16, words), Label(dot.x + 7, dot.y - 5, words, "start"))


def _box(label: Label) -> tuple[float, float, float, float]:
    width = len(label.words) * LETTER
    left = label.x - width / 2 if label.anchor == "middle" else label.x
    return (left, label.y - ROW + 2, left + width, label.y + 1)


def _hits(box: tuple[float, float, float, float], taken: Iterable[tuple[float, float, float, float]], own: tuple[float, ...]) -> bool:
    left, top, right, bottom = box
    inside = left >= -LEFT and right <= WIDTH - LEFT and top >= -TOP and bottom <= HEIGHT - TOP - BOTTOM + 4
    return not inside or any(left < r and a < right and top < b and t < bottom for a, t, r, b in taken if (a, t, r, b) != own)
