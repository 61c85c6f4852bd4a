"""The table at the head of docs/accuracy.md: ours beside the best published and the bar, made of what is recorded below it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from evaluation import published, record, run
from evaluation.result import Result, Row, f1_row

TOML = """
[[corpus]]
recorded = "small"
shown = "Small corpus"
wrong = "rhymes"
measures = [
  { measure = "figure", shown = "figures, F1", bar = 0.9, published = "nobody: .50" },
  { measure = "pace", shown = "pace", at_most = 1.3 },
]
"""


def page(tmp_path: Path, figure: int, pace: float) -> str:
    """A recorded page with a head, of one result."""
    path = tmp_path / "accuracy.md"
    path.write_text(f"# A\n\n{published.BEGIN}{published.END}\n{record.BEGIN}{record.END}", encoding="utf-8")
    rows = (f1_row("figure", figure, 100, 100), Row("pace", pace, 100, floored=False))
    record.record([Result("small", "abcdef0123", "2 reports", rows)], path)
    return path.read_text(encoding="utf-8")


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "published.toml").write_text(TOML, encoding="utf-8")
    monkeypatch.setattr(published, "PUBLISHED", tmp_path / "published.toml")


BARS = {
    "reached": (95, 1.0, "| figures, F1 | 0.950 | nobody: .50 | 0.90 | rhymes |", "| pace | 1.000 |  | ≤ 1.30 |"),
    "not met": (80, 1.5, "| figures, F1 | 0.800 | nobody: .50 | 0.90, not met | rhymes |", "| pace | 1.500 |  | ≤ 1.30, not met |"),
}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("figure", "pace", "first", "second"), BARS.values(), ids=BARS.keys())
def test_the_head_shows_what_is_recorded(figure: int, pace: float, first: str, second: str, tmp_path: Path) -> None:
    head = page(tmp_path, figure, pace).split(published.BEGIN)[1].split(published.END)[0]
    assert f"| Small corpus | `abcdef01` | 2 reports {first}" in head
    assert second in head


@pytest.mark.usefixtures("small")
def test_a_corpus_that_was_not_measured_shows_its_bar_alone() -> None:
    assert "| Small corpus |  |  | figures, F1 |  | nobody: .50 | 0.90 | rhymes |" in published.head({})


def test_the_head_of_the_docs_is_made_of_their_sections() -> None:
    text = record.ACCURACY.read_text(encoding="utf-8")
    assert published.with_head(text, record.sections(text)) == text, "python -m evaluation.published writes it anew"


def test_every_evaluation_stands_in_the_head_and_names_a_measure_that_was_recorded() -> None:
    corpora = {corpus["recorded"]: corpus for corpus in tomllib.loads(published.PUBLISHED.read_text(encoding="utf-8"))["corpus"]}
    assert set(run.EVALUATIONS) <= set(corpora)
    sections = record.sections(record.ACCURACY.read_text(encoding="utf-8"))
    results = {name: published.recorded(section) for name, section in sections.items() if name in corpora}
    missing = [
        (name, row["measure"]) for name in results for row in corpora[name]["measures"] if row["measure"] not in results[name].values
    ]
    assert missing == []
