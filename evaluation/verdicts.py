"""
What a scorer decides, item by item: the one form that rows are counted from and that the error browser shows.

A scorer gives each document as ``Judged``, with a ``Verdict`` for each item that it compares. Its measures are counted from the verdicts
by a ``Tally``, and an error is a verdict that is not right, so that what the browser shows is what the scorer counts. A module that
measures something joins the browser by offering ``KINDS`` and ``judged(shared, parser) -> Iterator[Judged]``, and a row in
``evaluation.errors.CORPORA``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from evaluation.result import Row, f1_row, share_row
from reportedly.model import Span

MISSED, FALSE, DIFFERS = "missed", "false", "differs"


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands on one of the two sides, the annotators' or the reader's: where, and what it says, field by field."""

    spans: tuple[Span, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    What was decided of one item of a ``kind``. ``annotated`` or ``read`` is None where that side has nothing there.

    ``label`` says in few words what is wrong, so that like errors are counted together; ``weight`` is for how many items it stands.
    """

    kind: str
    annotated: Entry | None
    read: Entry | None
    right: bool = False
    label: str = ""
    weight: int = 1

    @property
    def way(self) -> str:
        """How it is wrong: missed, false (read where nothing is annotated), or read otherwise; "" where it is right."""
        if self.right:
            return ""
        return DIFFERS if self.annotated and self.read else MISSED if self.annotated else FALSE


@dataclass(frozen=True, slots=True)
class Judged:
    """One document as it was judged; spans of its verdicts are of ``text``. Of what is ``held_back`` nobody reads the errors."""

    doc: str
    text: str
    verdicts: tuple[Verdict, ...]
    held_back: bool = False


class Tally:
    """How many items of each kind are right, annotated and read."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self.right: Counter[str] = Counter()
        self.annotated: Counter[str] = Counter()
        self.read: Counter[str] = Counter()
        for verdict in verdicts:
            self.right[verdict.kind] += verdict.weight * verdict.right
            self.annotated[verdict.kind] += verdict.weight * (verdict.annotated is not None)
            self.read[verdict.kind] += verdict.weight * (verdict.read is not None)

    def f1(self, kind: str, measure: str = "", among: str = "") -> Row:
        """The F1 of what is right of ``kind``, among the items of the kind ``among`` (the same kind, where none is named)."""
        among = among or kind
        return f1_row(measure or kind, self.right[kind], self.annotated[among], self.read[among])

    def share(self, kind: str, measure: str = "") -> Row:
        """The share of what is annotated of ``kind`` that is right."""
        return share_row(measure or kind, self.right[kind], self.annotated[kind])


def tally(documents: Iterable[Judged]) -> Tally:
    """The counts over all verdicts of some documents. Raises nothing of its own."""
    return Tally(verdict for document in documents for verdict in document.verdicts)


def change(name: str, before: object, after: object) -> str:
    """The label of a field that was read otherwise: "status: injured → killed". Raises nothing."""
    return f"{name}: {_said(before)} → {_said(after)}"


def _said(value: object) -> str:
    return "none" if value is None or value == "" else "yes" if value is True else "no" if value is False else str(value)


def matched(
    kind: str, annotated: Sequence[Entry], read: Sequence[Entry], labels: tuple[str, str, str] = (MISSED, FALSE, DIFFERS)
) -> tuple[Verdict, ...]:
    """
    Wrong items as verdicts: an annotated and a read one that overlap stand in one, as read otherwise; each other alone. Raises nothing.

    The counts are the same as if each stood alone, and whoever reads the error sees what was read in the place.
    """
    missed, false, differs = labels
    left = list(read)
    out: list[Verdict] = []
    for entry in annotated:
        other = next((each for each in left if overlap(entry.spans, each.spans)), None)
        if other is not None:
            left.remove(other)
        out.append(Verdict(kind, entry, other, label=missed if other is None else differs))
    return (*out, *(Verdict(kind, None, each, label=false) for each in left))


def overlap(first: Iterable[Span], second: Sequence[Span]) -> bool:
    """Whether some span of the one shares a character with some span of the other. Raises nothing."""
    return any(a.start < b.end and b.start < a.end for a in first for b in second)
