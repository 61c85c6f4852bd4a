"""
Times: how well the readings of ``find_times`` agree with the TIMEX3 annotation of TimeBank and AQUAINT.

    python -m evaluation.tempeval SHARED

As in TempEval-3: a relaxed match is an overlap, a strict one the same span, and value F1 is relaxed F1 times the share of relaxed
matches whose value is the same. The document creation time is given as the day of publication and is not scored. Held back are the
documents of TimeBank with an even last digit in their name, none of AQUAINT: no reading of theirs was looked at while the grammar was
written, though a count of the annotated phrases of the whole corpus was.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from evaluation.progress import watched
from evaluation.record import table
from evaluation.result import CorpusMissing, Parser, Result, Row, corpus_hash
from evaluation.verdicts import Entry, Judged, Tally, Verdict, change, tally
from reportedly.claims.times import TimeExpression, find_times
from reportedly.language import parse
from reportedly.model import Report, Span

FOLDER = Path("data/tempeval3/TBAQ-cleaned")
TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
CREATED = re.compile(r"<DCT>.*?value=\"([^\"]+)\"", re.DOTALL)
TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
VALUE = re.compile(r'\bvalue="([^"]*)"')
T = TypeVar("T")
KINDS = ("found", "span", "value")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated time: its words and its value."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """One annotated document."""

    name: str
    report: Report
    times: tuple[Gold, ...]

    @property
    def held_back(self) -> bool:
        """Whether the grammar was written without looking at it."""
        digits = re.findall(r"\d", self.name)
        return self.name.startswith("TimeBank/") and int(digits[-1]) % 2 == 0


def documents(shared: Path) -> list[Document]:
    """The documents, by name. Raises CorpusMissing where there are none."""
    paths = sorted((shared / FOLDER).glob("*/*.tml"))
    if not paths:
        raise CorpusMissing(f"no TimeML document is in {shared / FOLDER}")
    return [document(path) for path in paths]


def document(path: Path) -> Document:
    """One TimeML file as text and times. Raises ValueError where it has no TEXT."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    body, created = TEXT.search(raw), CREATED.search(raw)
    if body is None:
        raise ValueError(f"{path} has no TEXT")
    text, times = _without_tags(body[1])
    name = f"{path.parent.name}/{path.stem}"
    return Document(name, Report(name, text, name, published=created[1] if created else None), tuple(times))


def _without_tags(marked: str) -> tuple[str, list[Gold]]:
    pieces: list[str] = []
    times: list[Gold] = []
    at, length, opened = 0, 0, None
    for tag in TAG.finditer(marked):
        piece = html.unescape(marked[at : tag.start()])
        pieces.append(piece)
        length += len(piece)
        at = tag.end()
        if tag[2] == "TIMEX3":
            value = VALUE.search(tag[3])
            if not tag[1]:
                opened = (length, value[1] if value else "")
            elif opened:
                times.append(Gold(Span(opened[0], length), opened[1]))
    pieces.append(html.unescape(marked[at:]))
    return "".join(pieces), times


def pairs(gold: Sequence[Gold], read: Sequence[TimeExpression]) -> list[tuple[Gold, TimeExpression]]:
    """Each annotated time with the first reading that overlaps it and is not yet taken."""
    found, free = [], list(read)
    for time in gold:
        match = next((each for each in free if each.span.overlaps(time.span)), None)
        if match is not None:
            free.remove(match)
            found.append((time, match))
    return found


def judge(document: Document, read: Sequence[TimeExpression]) -> Iterator[Verdict]:
    """Whether each annotated time is found and, of those, whether its span and its value are the same. Raises nothing."""
    matched = pairs(document.times, read)
    for gold, time in matched:
        left, right = _annotated(document, gold), _entry(document, time)
        same, equal = gold.span == time.span, gold.value == time.value
        yield Verdict("found", left, right, right=True)
        yield Verdict("span", left, right, same, "" if same else "wider" if len(time.span) > len(gold.span) else "narrower")
        yield Verdict("value", left, right, equal, "" if equal else change("value", _form(gold.value), _form(time.value)))
    missed, false = _rest(document.times, [gold for gold, _ in matched]), _rest(read, [time for _, time in matched])
    yield from (Verdict("found", _annotated(document, each), None, label="missed") for each in missed)
    yield from (Verdict("found", None, _entry(document, each), label="false") for each in false)


def _rest(items: Sequence[T], taken: Sequence[T]) -> list[T]:
    left = list(items)
    for each in taken:
        left.remove(each)
    return left


def _annotated(document: Document, gold: Gold) -> Entry:
    return Entry((gold.span,), {"words": gold.span.of(document.report.text), "value": gold.value})


def _entry(document: Document, time: TimeExpression) -> Entry:
    return Entry((time.span,), {"words": time.span.of(document.report.text), "value": time.value})


def _form(value: str) -> str:
    """The shape of a value, so that like ones are counted together: every digit as 9."""
    return re.sub(r"\d", "9", value)


def judged(shared: Path, parser: Parser = parse) -> Iterator[Judged]:
    """Each document, read and judged. Raises CorpusMissing where the corpus is not there."""
    for each in watched(documents(shared), "tempeval3"):
        yield Judged(each.name, each.report.text, tuple(judge(each, find_times(parser(each.report)))), each.held_back)


def rows(name: str, counts: Tally) -> list[Row]:
    """The three measures of some counts, each among all times."""
    measured = (("span", "strict"), ("found", "relaxed"), ("value", "value"))
    return [counts.f1(kind, f"{name}times, {measure}", among="found") for kind, measure in measured]


def evaluate(shared: Path, parser: Parser = parse) -> Result:
    """Measure all documents and the half held back. Raises CorpusMissing where the corpus is not there."""
    every = list(judged(shared, parser))
    held_back = [each for each in every if each.held_back]
    measured = [*rows("", tally(every)), *rows("held back: ", tally(held_back))]
    paths = sorted((shared / FOLDER).glob("*/*.tml"))
    note = f"{len(held_back)} documents of TimeBank are held back: none of their readings was looked at while the grammar was written"
    return Result("tempeval3", corpus_hash(paths), f"{len(every)} documents", tuple(measured), note)


def main(argv: Sequence[str]) -> int:
    """Print the measures of the corpora in the folder that ``argv`` names."""
    result = evaluate(Path(argv[0] if argv else "../shared"))
    print(table([result], {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
