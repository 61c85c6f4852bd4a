"""
How well figures, their sources and responsibility are read, on the annotated development reports.

A read figure counts as right where it has the annotated number (``figure``), then also its status (``+status``), then also its
source (``+source``); ``attributed`` is the last over figures that somebody other than the report itself claims. Figures on which two
annotators differed count neither way. The other fields are compared where figure and status agree: how often they agree, and the F1 of
the values other than the usual one, which a constant answer cannot earn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.marks import Json, Mark, annotated_marks, nth_place, pair, read_marks, same_source
from evaluation.package import read_lines
from evaluation.progress import watched
from evaluation.result import Parser, Result, Row, corpus_hash, json_lines
from evaluation.verdicts import Entry, Judged, Tally, Verdict, change, matched, tally
from reportedly.language import parse
from reportedly.model import Span

USUAL: Mapping[str, tuple[Any, ...]] = {
    "side": (),
    "source kind": (),
    "stance": ("asserted",),
    "manner": (None,),
    "anonymous": (False,),
    "via": (None,),
    "part of": (None,),
    "main": (True,),
}
KINDS = ("figure", "status", "source", "attributed", *USUAL, "responsibility")
NOTES = {
    "dev": "two annotators, whose agreement is F1 0.96 / 0.94 / 0.94 / 0.92 in the first four rows",
    "dev2": "one annotator; about five rows in a hundred would be set otherwise by another",
}
NAMES = ("via", "part of")
OF_SOURCES = ("source kind", "anonymous", "via", "stance")
ANNOTATED_ONLY, READ_ONLY = -1, -2


def evaluate_dev(shared: Path, parser: Parser = parse) -> Result:
    """Measure on the reports that two annotators read. Raises CorpusMissing where they are not there."""
    return evaluate_set(shared, "dev", parser)


def evaluate_dev2(shared: Path, parser: Parser = parse) -> Result:
    """Measure on the reports that one annotator read. Raises CorpusMissing where they are not there."""
    return evaluate_set(shared, "dev2", parser)


def evaluate_set(shared: Path, name: str, parser: Parser = parse) -> Result:
    """Read the reports of one annotated set and measure. Raises CorpusMissing where a file of it is not there."""
    sha256 = corpus_hash(files(shared, name))
    documents = list(judged(shared, name, parser))
    return Result(f"gold {name}", sha256, f"{len(documents)} reports", tuple(rows(tally(documents))), NOTES[name])


def files(shared: Path, name: str) -> tuple[Path, Path]:
    """The reports of an annotated set, and their annotation. Raises nothing: they may not be there."""
    return shared / "gold" / f"{name}.reports.jsonl", shared / "gold" / f"{name}.gold.jsonl"


def judged(shared: Path, name: str, parser: Parser = parse) -> Iterator[Judged]:
    """Each report of one annotated set, read and judged. Raises CorpusMissing where a file of it is not there."""
    reports, annotation = files(shared, name)
    gold = {row["doc"]: row for row in json_lines(annotation)}
    texts = {row["doc"]: row["text"] for row in json_lines(reports)}
    lines = zip(watched(texts, f"gold {name}"), read_lines(reports, parser), strict=True)
    for doc, line in lines:
        yield judge(texts[doc], gold[doc], _aligned(line, texts))


def _aligned(line: Json, texts: Mapping[str, str]) -> Json:
    """The line, whose offsets must be those of the annotated text. Raises ValueError where reading moved them."""
    name, text = line["report"]["id"], line["report"]["text"]
    if len(text) != len(texts[name]):
        raise ValueError(f"{name}: reading made a text of {len(text)} characters of one of {len(texts[name])}, so offsets do not compare")
    return line


def score(texts: Mapping[str, str], gold: Iterable[Json], read: Mapping[str, Json]) -> tuple[Row, ...]:
    """
    Compare what was ``read`` (lines of the JSON form, by report id) with ``gold``, over the ``texts`` that both refer to.

    Raises ValueError where an annotated quote is not in its text. A report that was not read counts as read empty.
    """
    empty: Json = {"claims": []}
    return tuple(rows(tally(judge(texts[row["doc"]], row, read.get(row["doc"], empty)) for row in gold)))


def judge(text: str, gold: Json, line: Json) -> Judged:
    """A report as it was read (a line of the JSON form) held against its annotation. Raises ValueError where a quote is not in it."""
    annotated, read = _sure(list(annotated_marks(text, gold)), list(read_marks(line)))
    figures = _Figures(text, annotated, read)
    return Judged(gold["doc"], text, (*figures.verdicts(), *_responsibility(text, gold.get("responsibility", ()), line["claims"])))


def _sure(annotated: list[Mark], read: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    unsure = {j for i, j in pair(annotated, read).items() if annotated[i].unsure}
    return [mark for mark in annotated if not mark.unsure], [mark for j, mark in enumerate(read) if j not in unsure]


class _Figures:
    """The figures of one report, paired. Wholes are told by the pairing: the same whole on both sides is the same number."""

    def __init__(self, text: str, annotated: list[Mark], read: list[Mark]) -> None:
        self.text, self.annotated, self.read = text, annotated, read
        self.pairs = pair(annotated, read)
        self.annotated_wholes = {mark.id: self.pairs.get(i) for i, mark in enumerate(annotated)}
        self.read_wholes = {mark.id: j for j, mark in enumerate(read)}
        self.words = {mark.id: text[mark.start : mark.end] for mark in (*read, *annotated)}

    def verdicts(self) -> Iterator[Verdict]:
        """All verdicts on the figures, those that are read beside at the end."""
        for i, a in enumerate(self.annotated):
            b = self.read[self.pairs[i]] if i in self.pairs else None
            yield from self._pair(a, b) if b else self._alone(a, None)
        taken = set(self.pairs.values())
        for j, b in enumerate(self.read):
            if j not in taken:
                yield from self._alone(None, b)

    def _alone(self, a: Mark | None, b: Mark | None) -> Iterator[Verdict]:
        label = f"missed: {a.status}" if a else f"false: {b.status}" if b else ""
        yield Verdict("figure", self._entry(a), self._entry(b), label=label)
        yield from self._attributed(a, b, right=False)

    def _pair(self, a: Mark, b: Mark) -> Iterator[Verdict]:
        """The steps, each taken where those before are right, then the other fields."""
        x, y = self._entry(a), self._entry(b)
        counted, fated = a.bounds == b.bounds, a.status == b.status
        same = counted and fated and same_source(a.source, b.source)
        yield Verdict("figure", x, y, counted, "" if counted else "read with other bounds")
        if counted:
            yield Verdict("status", x, y, fated, "" if fated else change("status", a.status, b.status))
        if counted and fated:
            yield Verdict("source", x, self._cited(b), same, "" if same else whose(a.attributed, b.attributed))
            yield from self._fields(a, b)
        yield from self._attributed(a, b, same)

    def _attributed(self, a: Mark | None, b: Mark | None, right: bool) -> Iterator[Verdict]:
        left, read = a if a and a.attributed else None, b if b and b.attributed else None
        if left or read:
            label = whose(left is not None, read is not None) if a and b else f"figure {'missed' if a else 'read beside'}"
            yield Verdict("attributed", self._entry(left), self._cited(read), right and left is not None, label)

    def _fields(self, a: Mark, b: Mark) -> Iterator[Verdict]:
        left, read = self._entry(a), self._entry(b)
        for field, usual in USUAL.items():
            if field == "manner" and a.status != "freed":
                continue
            x, y = self._values(field, a, b)
            equal = same_source(x, y) if field == "via" and x and y else x == y
            cited = self._cited(b) if field in OF_SOURCES else read
            yield Verdict(field, left, cited, equal, "" if equal else _label(field, x, y))
            if x not in usual or y not in usual:
                set_left, set_read = left if x not in usual else None, read if y not in usual else None
                yield Verdict(f"{field} set", set_left, set_read, equal and x not in usual)

    def _values(self, field: str, a: Mark, b: Mark) -> tuple[Any, Any]:
        x, y = a.fields[field], b.fields[field]
        if field != "part of":
            return x, y
        whole, read = x and self.annotated_wholes.get(x), y and self.read_wholes.get(y)
        return _or(whole, x, ANNOTATED_ONLY), _or(read, y, READ_ONLY)

    def _cited(self, mark: Mark | None) -> Entry | None:
        """The entry of a read figure with the words that were taken for its source."""
        entry = self._entry(mark)
        if entry is None or mark is None:
            return None
        return Entry((*entry.spans, *(Span(start, end) for start, end in mark.cited)), entry.fields)

    def _entry(self, mark: Mark | None) -> Entry | None:
        if mark is None:
            return None
        bounds = f"{mark.low} or more" if mark.high is None else f"{mark.low} to {mark.high}" if mark.high != mark.low else str(mark.low)
        whole = mark.fields["part of"]
        fields = {**mark.fields, "part of": whole and self.words.get(whole, whole)}
        return Entry((Span(mark.start, mark.end),), {"bounds": bounds, "status": mark.status, "source": mark.source, **fields})


def _or(index: int | None, named: str | None, otherwise: int) -> int | None:
    return otherwise if named and index is None else index


def whose(annotated: bool, read: bool) -> str:
    """The label of a source that was read otherwise, by whether somebody other than the report itself was annotated, and read."""
    return "another source" if annotated and read else "a source's read as the report's own" if annotated else "its own read as a source's"


def _label(field: str, x: Any, y: Any) -> str:
    if field not in NAMES:
        return change(field, x, y)
    return change(field, "set" if x is not None else None, "set" if y is not None else None)


def _responsibility(text: str, annotated: Iterable[Json], claims: Iterable[Json]) -> Iterator[Verdict]:
    left = list(annotated)
    extra = []
    for claim in claims:
        if claim["kind"] != "responsibility":
            continue
        found = next((row for row in left if row["stance"] == claim["stance"] and same_source(row["actor"], claim["actor"])), None)
        if found is None:
            extra.append(_blame(claim, _evidence(claim)))
        else:
            left.remove(found)
            yield Verdict("responsibility", _blame(found, _quoted(text, found)), _blame(claim, _evidence(claim)), right=True)
    yield from matched("responsibility", [_blame(row, _quoted(text, row)) for row in left], extra)


def _blame(row: Json, spans: tuple[Span, ...]) -> Entry:
    source = row.get("source")
    name = source["name"] if isinstance(source, Mapping) else source
    return Entry(spans, {"actor": row["actor"], "stance": row["stance"], "source": name})


def _quoted(text: str, row: Json) -> tuple[Span, ...]:
    if "quote" not in row:
        return ()
    start = nth_place(text, row["quote"], row.get("nth") or 1)
    return (Span(start, start + len(row["quote"])),)


def _evidence(claim: Json) -> tuple[Span, ...]:
    return (Span(claim["evidence"]["start"], claim["evidence"]["end"]),) if "evidence" in claim else ()


def rows(counts: Tally) -> Iterator[Row]:
    """The measures, in the order of the table; each step among all figures."""
    yield counts.f1("figure")
    yield counts.f1("status", "+status", among="figure")
    yield counts.f1("source", "+source", among="figure")
    yield counts.f1("attributed", "+source, attributed")
    for field, usual in USUAL.items():
        yield counts.share(field, f"{field} agrees")
        if usual:
            yield counts.f1(f"{field} set")
    yield counts.f1("responsibility")
