"""The claims of a report as the rows of the page's ledger, each with its number and its place on the scale of its group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from reportedly.model import Claim, Figure, Manner, Responsibility, Side, Statement, Total, Totals
from reportedly.publish.differ import speaker
from reportedly.publish.page_text import kind_of
from reportedly.publish.view import Group, Ledger, Row, Section
from reportedly.publish.words import NARRATOR_NAME, SIDES, counted, described, how, one_line, says, spelled, when, who

STRIP = 100


@dataclass(frozen=True, slots=True)
class Ref:
    """A claim's number, and where its words and its row stand on the page; ``ranges`` are the stretches that are lit with it."""

    label: str
    row: str
    words: str
    title: str
    ranges: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Strip:
    """Bounds drawn on the scale of their group, from 0 to ``STRIP``; ``open`` where they have no end."""

    start: float
    end: float
    open: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says it, how (the stance in words, where it is not plain assertion), through whom and when."""

    how: str
    stance: str
    source: str
    source_kind: str
    via: str
    when: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is shown. ``what`` are the words in bold, ``rest`` those after them; ``quote`` is what is stated."""

    refs: tuple[Ref, ...]
    kind: str
    saying: Saying
    what: str = ""
    rest: str = ""
    notes: tuple[str, ...] = ()
    depth: int = 0
    differs: bool = False
    strip: Strip | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """The rows under one heading."""

    title: str
    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks of one side."""

    title: str
    blocks: tuple[Block, ...]
    background: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """One total: what it counts, and each value with whose it is."""

    kind: str
    label: str
    entries: tuple[tuple[str, str], ...]
    contested: bool


def labels(claims: Sequence[Claim]) -> dict[str, str]:
    """Each claim's number by id, in the order of the text: figures and responsibility 1, 2, 3 …, statements a, b, c …."""
    numbered = [claim for claim in claims if not isinstance(claim, Statement)]
    lettered = [claim for claim in claims if isinstance(claim, Statement)]
    numbers = {claim.id: str(at) for at, claim in enumerate(numbered, 1)}
    return numbers | {claim.id: letters(at) for at, claim in enumerate(lettered)}


def letters(at: int) -> str:
    """a … z, aa, ab …."""
    more, last = divmod(at, len(ascii_lowercase))
    return (letters(more - 1) if more else "") + ascii_lowercase[last]


def summary(claim: Claim, text: str) -> str:
    """A claim in a few words, for those who hear the page: "at least 12 passengers killed – hospital officials"."""
    said = says(claim)
    if isinstance(claim, Figure):
        return f"{' '.join(counted(claim, text))} {claim.status.value} – {said}"
    return f"{who(claim.actor)}, {claim.stance.value} – {said}" if isinstance(claim, Responsibility) else f"statement – {said}"


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes the rows of one report; ``refs`` are its claims' numbers, by id."""

    ledger: Ledger
    refs: Mapping[str, Ref]

    @property
    def text(self) -> str:
        """The report's text."""
        return self.ledger.reading.report.text

    @property
    def year(self) -> str:
        """The year that dates leave out."""
        return (self.ledger.reading.report.published or "")[:4]

    def parts(self) -> Iterator[Part]:
        """The sides, the main incident's first."""
        yield from (self._part(section, background=False) for section in self.ledger.main)
        yield from (self._part(section, background=True) for section in self.ledger.background)

    def blame(self) -> tuple[Line, ...]:
        """Who did it, or is said to have."""
        return tuple(self._blame(claim) for claim in self.ledger.blame)

    def statements(self) -> tuple[Line, ...]:
        """What else is stated."""
        return tuple(self._statement(claim) for claim in self.ledger.statements)

    def _part(self, section: Section, *, background: bool) -> Part:
        return Part(SIDES[section.side], tuple(self._block(group, section.side) for group in section.groups), background)

    def _block(self, group: Group, side: Side) -> Block:
        scale = max((value for row in group.rows for value in (row.figure.low, row.figure.high or 0)), default=0)
        drawn = scale if len(group.rows) > 1 else 0
        return Block(group.status.value, group.status.value, tuple(self._figure(row, side, drawn) for row in group.rows))

    def _figure(self, row: Row, side: Side, scale: int) -> Line:
        figure = row.figure
        number, people = counted(figure, self.text)
        return Line(
            tuple(self.refs[claim.id] for claim in row.restated),
            kind_of(figure),
            self._saying(figure),
            number,
            people,
            tuple(_notes(row, side)),
            row.depth,
            row.differs,
            _strip(figure, scale),
        )

    def _blame(self, claim: Responsibility) -> Line:
        saying = replace(self._saying(claim), how=f"{claim.stance.value} by")
        if speaker(claim.actor) == speaker(claim.source):
            saying = replace(saying, source="itself", source_kind="")
        return Line((self.refs[claim.id],), kind_of(claim), saying, who(claim.actor))

    def _statement(self, claim: Statement) -> Line:
        event = (claim.event.type.lower(), claim.event.mode or "") if claim.event else ()
        notes = tuple(one_line(word) for word in event if word)
        return Line((self.refs[claim.id],), kind_of(claim), self._saying(claim), notes=notes, quote=one_line(claim.content.quote))

    def _saying(self, claim: Claim) -> Saying:
        via = who(claim.via) if claim.via else ""
        return Saying(how(claim), claim.stance.value, who(claim.source), described(claim.source), via, when(claim, self.year))


def _notes(row: Row, side: Side) -> Iterator[str]:
    figure = row.figure
    if figure.manner and figure.manner is not Manner.UNSPECIFIED:
        yield figure.manner.value
    if figure.place:
        yield f"at {one_line(figure.place.name)}"
    if figure.side is not side:
        yield SIDES[figure.side].lower()
    if len(row.restated) > 1:
        yield f"said {len(row.restated)} times"


def _strip(figure: Figure, scale: int) -> Strip | None:
    if not scale:
        return None
    end = scale if figure.high is None else figure.high
    return Strip(round(figure.low / scale * STRIP, 1), round(end / scale * STRIP, 1), figure.high is None)


def sums(every: Sequence[Totals]) -> tuple[Sum, ...]:
    """The report's own totals, in words."""
    return tuple(_sum(totals) for totals in every)


def _sum(totals: Totals) -> Sum:
    status, _, side = totals.status.partition("_")
    entries = tuple(_entry(total) for total in totals.entries)
    return Sum(one_line(status), one_line(f"{side} {status}".strip()), entries, totals.contested)


def _entry(total: Total) -> tuple[str, str]:
    source = NARRATOR_NAME if total.source == "narrator" else one_line(total.source or "")
    return spelled(total.low, total.high), source
