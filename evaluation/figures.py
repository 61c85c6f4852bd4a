"""
How well figures, their sources and responsibility are read, on the annotated development reports.

A read figure counts as right where it has the annotated number (``figure``), then also its status (``+status``), then also its
source (``+source``); ``attributed`` is the last over figures that somebody other than the report itself claims. Figures on which two
annotators differed count neither way. The other fields are compared where figure and status agree: how often they agree, and the F1 of
the values other than the usual one, which a constant answer cannot earn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.marks import Json, Mark, annotated_marks, pair, read_marks, same_source
from evaluation.package import read_lines
from evaluation.progress import watched
from evaluation.result import Result, Row, corpus_hash, f1_row, json_lines, share_row

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
ANNOTATED_ONLY, READ_ONLY = -1, -2


def evaluate_dev(shared: Path) -> Result:
    """Measure on the reports that two annotators read. Raises CorpusMissing where they are not there."""
    return evaluate_set(shared, "dev", "two annotators, whose agreement is F1 0.96 / 0.94 / 0.94 / 0.92 in the first four rows")


def evaluate_dev2(shared: Path) -> Result:
    """Measure on the reports that one annotator read. Raises CorpusMissing where they are not there."""
    return evaluate_set(shared, "dev2", "one annotator; about five rows in a hundred would be set otherwise by another")


def evaluate_set(shared: Path, name: str, note: str) -> Result:
    """Read the reports of one annotated set and measure. Raises CorpusMissing where a file of it is not there."""
    reports, gold = shared / "gold" / f"{name}.reports.jsonl", shared / "gold" / f"{name}.gold.jsonl"
    sha256 = corpus_hash([reports, gold])
    texts = {row["doc"]: row["text"] for row in json_lines(reports)}
    lines = zip(watched(texts, f"gold {name}"), read_lines(reports), strict=True)
    read = {line["report"]["id"]: _aligned(line, texts) for _, line in lines}
    rows = score(texts, json_lines(gold), read)
    return Result(f"gold {name}", sha256, f"{len(texts)} reports", rows, note)


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
    counts: Counter[str] = Counter()
    for row in gold:
        line = read.get(row["doc"], {"claims": []})
        _count_figures(counts, list(annotated_marks(texts[row["doc"]], row)), list(read_marks(line)))
        _count_responsibility(counts, row.get("responsibility", []), line["claims"])
    return tuple(_rows(counts))


def _count_figures(counts: Counter[str], annotated: list[Mark], read: list[Mark]) -> None:
    unsure = {j for i, j in pair(annotated, read).items() if annotated[i].unsure}
    read = [mark for j, mark in enumerate(read) if j not in unsure]
    annotated = [mark for mark in annotated if not mark.unsure]
    counts["annotated"] += len(annotated)
    counts["read"] += len(read)
    counts["annotated attributed"] += sum(mark.attributed for mark in annotated)
    counts["read attributed"] += sum(mark.attributed for mark in read)
    pairs = pair(annotated, read)
    wholes = _Wholes(annotated, read, pairs)
    for i, j in pairs.items():
        _count_pair(counts, annotated[i], read[j], wholes)


def _count_pair(counts: Counter[str], a: Mark, b: Mark, wholes: _Wholes) -> None:
    if a.bounds != b.bounds:
        return
    counts["figure"] += 1
    if a.status != b.status:
        return
    counts["+status"] += 1
    same = same_source(a.source, b.source)
    counts["+source"] += same
    counts["attributed"] += same and a.attributed
    for field in USUAL:
        if field != "manner" or a.status == "freed":
            _count_field(counts, field, *wholes.values(field, a, b))


def _count_field(counts: Counter[str], field: str, x: Any, y: Any) -> None:
    equal = same_source(x, y) if field == "via" and x and y else x == y
    counts[f"{field} agrees"] += equal
    counts[f"{field} compared"] += 1
    counts[f"{field} right"] += equal and x not in USUAL[field]
    counts[f"{field} annotated"] += x not in USUAL[field]
    counts[f"{field} read"] += y not in USUAL[field]


class _Wholes:
    """What a figure is part of, told by the pairing: the same whole on both sides is the same number."""

    def __init__(self, annotated: list[Mark], read: list[Mark], pairs: Mapping[int, int]) -> None:
        self.annotated = {mark.id: pairs.get(i) for i, mark in enumerate(annotated)}
        self.read = {mark.id: j for j, mark in enumerate(read)}

    def values(self, field: str, a: Mark, b: Mark) -> tuple[Any, Any]:
        """The values of ``field`` to compare."""
        x, y = a.fields[field], b.fields[field]
        if field != "part of":
            return x, y
        return _or(x and self.annotated.get(x), x, ANNOTATED_ONLY), _or(y and self.read.get(y), y, READ_ONLY)


def _or(index: int | None, named: str | None, otherwise: int) -> int | None:
    return otherwise if named and index is None else index


def _count_responsibility(counts: Counter[str], annotated: Iterable[Json], claims: Iterable[Json]) -> None:
    left = [(row["actor"], row["stance"]) for row in annotated]
    read = [(claim["actor"], claim["stance"]) for claim in claims if claim["kind"] == "responsibility"]
    counts["responsibility annotated"] += len(left)
    counts["responsibility read"] += len(read)
    for actor, stance in read:
        found = next((row for row in left if row[1] == stance and same_source(row[0], actor)), None)
        if found is not None:
            left.remove(found)
            counts["responsibility"] += 1


def _rows(counts: Counter[str]) -> Iterator[Row]:
    for step in ("figure", "+status", "+source"):
        yield f1_row(step, counts[step], counts["annotated"], counts["read"])
    yield f1_row("+source, attributed", counts["attributed"], counts["annotated attributed"], counts["read attributed"])
    for field, usual in USUAL.items():
        yield share_row(f"{field} agrees", counts[f"{field} agrees"], counts[f"{field} compared"])
        if usual:
            yield f1_row(f"{field} set", counts[f"{field} right"], counts[f"{field} annotated"], counts[f"{field} read"])
    yield f1_row("responsibility", counts["responsibility"], counts["responsibility annotated"], counts["responsibility read"])
