"""Errors as one self-contained HTML page: counts at its head, and each error with its words, marked, and what both sides say of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from evaluation.verdicts import Entry, Verdict
from reportedly.model import Span

SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[A-Z\"“‘'(\d])|\n")
LINE_BREAKS = re.compile(r"\s*\n\s*")
REACH, MORE, OPENING, FAR = 320, 900, 420, 160
ANNOTATED, READ, BOTH = "a", "r", "ar"


@dataclass(frozen=True, slots=True)
class Miss:
    """One error: a verdict that is not right, with the document that it is of."""

    doc: str
    text: str
    verdict: Verdict

    @property
    def start(self) -> int:
        """Where it stands; 0 where it stands on no words."""
        return min((span.start for span in self.spans), default=0)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The annotated and the read words."""
        return (*_spans(self.verdict.annotated), *_spans(self.verdict.read))

    @property
    def place(self) -> str:
        """What tells it from others, as words."""
        return f"{self.doc} {self.verdict.kind} {self.spans}"


@dataclass(frozen=True, slots=True)
class Field:
    """One field as annotated and as read."""

    name: str
    annotated: str
    read: str

    @property
    def same(self) -> bool:
        """Whether both sides say the same of it."""
        return self.annotated == self.read


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, and whose words it is: annotated ("a"), read ("r"), both ("ar"), neither ("")."""

    whose: str
    words: str


def render(title: str, found: Sequence[Miss], shown: Sequence[Miss]) -> str:
    """The page of the ``shown`` ones of all that were ``found``. Raises nothing."""
    kinds = Counter(miss.verdict.kind for miss in found)
    labels = Counter((miss.verdict.kind, miss.verdict.label or miss.verdict.way) for miss in found)
    cards = [{"at": at, "miss": group[0], "more": group[1:], **_card(group[0])} for at, group in enumerate(alike(shown), 1)]
    return _template().render(title=title, total=len(found), kinds=kinds.most_common(), labels=labels.most_common(), cards=cards)


def alike(misses: Iterable[Miss]) -> list[list[Miss]]:
    """The errors of one report that say the same together, where the first stands: one name put in the same wrong place each time."""
    groups: dict[object, list[Miss]] = {}
    for miss in misses:
        said = tuple((field.name, field.annotated, field.read) for field in fields_of(miss.verdict))
        groups.setdefault((miss.doc, miss.verdict.kind, miss.verdict.way, said), []).append(miss)
    return list(groups.values())


def _card(miss: Miss) -> dict[str, object]:
    fields = tuple(fields_of(miss.verdict))
    return {
        "label": miss.verdict.label or miss.verdict.way,
        "pieces": tuple(excerpt(miss)),
        "around": tuple(pieces(miss, Span(max(0, miss.start - MORE), miss.start + MORE))),
        "differ": [field for field in fields if not field.same],
        "agree": [field for field in fields if field.same and field.read],
    }


def fields_of(verdict: Verdict) -> Iterator[Field]:
    """What the two sides say, field by field, in the order of the annotated one's. Raises nothing."""
    annotated, read = (entry.fields if entry else {} for entry in (verdict.annotated, verdict.read))
    for name in dict.fromkeys([*annotated, *read]):
        yield Field(name, _said(annotated.get(name)), _said(read.get(name)))


def _said(value: object) -> str:
    return "" if value is None else "yes" if value is True else "no" if value is False else str(value)


def excerpt(miss: Miss) -> Iterator[Piece]:
    """The sentences in which an error stands; those far apart are joined by an ellipsis. Raises nothing."""
    windows = list(_windows(miss.text, miss.spans)) or [Span(0, sentence_end(miss.text, min(OPENING, len(miss.text))))]
    for at, window in enumerate(windows):
        if at:
            yield Piece("", " […] ")
        yield from pieces(miss, window)


def _windows(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The sentences of the spans, in text order, as one window where they are near each other."""
    last: Span | None = None
    for span in sorted(spans):
        window = Span(sentence_start(text, span.start), sentence_end(text, span.end))
        if last is not None and window.start > last.end + FAR:
            yield last
            last = window
        else:
            last = window if last is None else Span(last.start, max(last.end, window.end))
    if last is not None:
        yield last


def sentence_start(text: str, at: int) -> int:
    """Where the sentence that holds ``at`` begins, at most ``REACH`` before it. Raises nothing."""
    first = max(0, at - REACH)
    return max((end.end() for end in SENTENCE_END.finditer(text, first, at + 1) if end.end() <= at), default=first)


def sentence_end(text: str, at: int) -> int:
    """Where the sentence that holds what ends at ``at`` ends, at most ``REACH`` after it. Raises nothing."""
    end = SENTENCE_END.search(text, at, min(len(text), at + REACH))
    return end.start() + (end.group() != "\n") if end else min(len(text), at + REACH)


def pieces(miss: Miss, window: Span) -> Iterator[Piece]:
    """The text of a window, cut where marked words begin and end. Raises nothing."""
    window = Span(window.start, min(window.end, len(miss.text)))
    annotated, read = _spans(miss.verdict.annotated), _spans(miss.verdict.read)
    edges = {at for span in (*annotated, *read) for at in (span.start, span.end) if window.start < at < window.end}
    cuts = sorted({window.start, window.end, *edges})
    for start, end in pairwise(cuts):
        whose = ANNOTATED * _holds(annotated, start) + READ * _holds(read, start)
        yield Piece(whose, LINE_BREAKS.sub(" ¶ ", miss.text[start:end]))


def _holds(spans: Iterable[Span], at: int) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _spans(entry: Entry | None) -> tuple[Span, ...]:
    return entry.spans if entry else ()


@lru_cache(maxsize=1)
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("errors.html")
