"""
How a reading is laid out for people, the same in the terminal and on the page: by side and status, one row a source.

Parts stand beneath their whole, restatements in the row of what they restate, background after the main incident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.model import Figure, Reading, Responsibility, Side, Statement, Status, Totals
from reportedly.publish.differ import differing, people, speaker

SIDE_ORDER = (Side.VICTIMS, Side.SECURITY, Side.RESPONDERS, Side.ATTACKERS, Side.MIXED, Side.UNKNOWN)
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Row:
    """
    One source's figure with its restatements, itself the first.

    ``depth`` is how far beneath a whole it stands; ``differs`` is whether another source of the report has it otherwise.
    """

    figure: Figure
    restated: tuple[Figure, ...]
    depth: int
    differs: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one status of one side."""

    status: Status
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """All that is said of one side."""

    side: Side
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A reading laid out: the main incident, then what is background, then who did it, then what else is stated."""

    reading: Reading
    main: tuple[Section, ...]
    background: tuple[Section, ...]
    blame: tuple[Responsibility, ...]
    statements: tuple[Statement, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections, the main incident's first."""
        return self.main + self.background

    @property
    def differs(self) -> bool:
        """Whether any row is marked."""
        return any(row.differs for section in self.sections for group in section.groups for row in group.rows)

    @property
    def totals(self) -> tuple[Totals, ...]:
        """The report's own totals in the order of the statuses, attackers' after the others'."""
        order = [status.value for status in Status]
        return tuple(sorted(self.reading.totals, key=lambda totals: _place(totals.status, order)))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, in text order."""
        return tuple(claim for claim in self.reading.claims if isinstance(claim, Figure))


def _place(name: str, order: Sequence[str]) -> tuple[bool, int, str]:
    status, _, side = name.partition("_")
    return bool(side), order.index(status) if status in order else len(order), name


def lay_out(reading: Reading) -> Ledger:
    """Lay out a reading. Raises nothing."""
    figures = [claim for claim in reading.claims if isinstance(claim, Figure)]
    marked = differing(figures)
    return Ledger(
        reading,
        tuple(_sections([figure for figure in figures if figure.main], marked)),
        tuple(_sections([figure for figure in figures if not figure.main], marked)),
        tuple(claim for claim in reading.claims if isinstance(claim, Responsibility)),
        tuple(claim for claim in reading.claims if isinstance(claim, Statement)),
    )


def _sections(figures: Sequence[Figure], marked: frozenset[str]) -> Iterator[Section]:
    rows = _rows(figures, marked)
    for side in SIDE_ORDER:
        groups = tuple(_groups([row for row in rows if row[0].figure.side is side]))
        if groups:
            yield Section(side, groups)


def _groups(families: Sequence[tuple[Row, ...]]) -> Iterator[Group]:
    for status in Status:
        rows = tuple(row for family in families if family[0].figure.status is status for row in family)
        if rows:
            yield Group(status, rows)


def _rows(figures: Sequence[Figure], marked: frozenset[str]) -> list[tuple[Row, ...]]:
    """Families of rows in text order: a whole, then its parts beneath it."""
    bundles = _bundles(figures)
    home = {figure.id: at for at, bundle in enumerate(bundles) for figure in bundle}
    parts: dict[int, list[int]] = defaultdict(list)
    roots: list[int] = []
    for at, bundle in enumerate(bundles):
        whole = _whole(bundle, bundles, home)
        (roots if whole is None else parts[whole]).append(at)
    return [tuple(_family(root, bundles, parts, marked)) for root in roots]


def _bundles(figures: Iterable[Figure]) -> list[tuple[Figure, ...]]:
    """Figures that say the same of the same people by the same source are one row."""
    same: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        same[_sameness(figure)].append(figure)
    return [tuple(bundle) for bundle in same.values()]


def _sameness(figure: Figure) -> tuple[object, ...]:
    via = speaker(figure.via) if figure.via else None
    said = (speaker(figure.source), via, figure.stance, figure.low, figure.high, figure.approximate)
    scope = (figure.status, figure.side, figure.manner, people(figure), figure.mention, figure.part_of)
    held = (figure.as_of.start, figure.as_of.end) if figure.as_of else None
    return (*said, *scope, held)


def _whole(bundle: Sequence[Figure], bundles: Sequence[Sequence[Figure]], home: dict[str, int]) -> int | None:
    """The bundle beneath which this one stands: one earlier on the way up that has the same status, so that no circle can arise."""
    whole = home.get(bundle[0].part_of or "")
    if whole is None or bundles[whole][0].status is not bundle[0].status:
        return None
    return None if _circles(home[bundle[0].id], whole, bundles, home) else whole


def _circles(start: int, at: int, bundles: Sequence[Sequence[Figure]], home: dict[str, int]) -> bool:
    """Whether the way up from ``at`` comes back to ``start`` or does not end within a few steps."""
    for _ in range(DEEPEST):
        if at == start:
            return True
        above = home.get(bundles[at][0].part_of or "")
        if above is None:
            return False
        at = above
    return True


def _family(
    root: int, bundles: Sequence[tuple[Figure, ...]], parts: dict[int, list[int]], marked: frozenset[str], depth: int = 0
) -> Iterator[Row]:
    bundle = bundles[root]
    yield Row(bundle[0], bundle, depth, any(figure.id in marked for figure in bundle))
    for part in parts.get(root, ()):
        yield from _family(part, bundles, parts, marked, depth + 1)
