"""On the development corpora: nothing is refused, no figure that a reader found lies in furniture, and how much is marked stays small."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.errors import ReadingError
from reportedly.model import Report, Span
from reportedly.reading import read_inputs


@pytest.mark.parametrize("name", ["dev", "dev2"])
def test_no_annotated_figure_lies_in_furniture(shared: Path, name: str) -> None:
    reports = {r.id: r for r in read_inputs([str(shared / "gold" / f"{name}.reports.jsonl")]) if isinstance(r, Report)}
    for line in (shared / "gold" / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        report = reports[row["doc"]]
        assert [f["quote"] for f in row["figures"] if report.is_furniture(place(report.text, f["quote"], f["nth"]))] == []


def place(text: str, quote: str, nth: int) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


@pytest.mark.parametrize(("corpus", "most"), [("gva", 0.07), ("fakes", 0.03), ("np4e", 0.001)])
def test_english_reports_are_read_and_little_is_marked(shared: Path, corpus: str, most: float) -> None:
    found = list(read_inputs([str(shared / "data" / corpus / "reports.jsonl")]))
    assert [str(one) for one in found if isinstance(one, ReadingError)] == []
    reports = [one for one in found if isinstance(one, Report)]
    marked = sum(len(block.span) for report in reports for block in report.furniture)
    assert marked <= most * sum(len(report.text) for report in reports)
