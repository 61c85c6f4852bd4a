"""The scorer: its own small cases, and the same numbers as the scorer that comes with the annotated reports."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from evaluation.figures import score
from evaluation.marks import same_source
from evaluation.result import Row

TEXT = "Police said 12 people died. Nine were hurt, officials said."
FIGURE = {
    "id": "f1", "quote": "12 people", "number": "12", "low": 12, "high": 12, "status": "killed", "side": "victims", "source": "Police",
    "source_kind": "security", "anonymous": False, "stance": "asserted", "main": True,
}  # fmt: skip
GOLD = {"doc": "d", "figures": [FIGURE], "responsibility": [{"actor": "The Red Hand", "stance": "claimed"}]}


def claim(**changes: Any) -> dict[str, Any]:
    """The claim that a perfect reader makes of FIGURE, with ``changes``."""
    source = {"name": changes.pop("name", "Police"), "kind": "security", "anonymous": False}
    right = {
        "id": "c1", "kind": "figure", "number_span": {"start": 12, "end": 14}, "low": 12, "high": 12, "status": "killed", "manner": None,
        "side": "victims", "source": source, "via": None, "stance": "asserted", "part_of": None, "main": True,
    }  # fmt: skip
    return right | changes


def measured(*claims: dict[str, Any], gold: dict[str, Any] = GOLD) -> dict[str, Row]:
    rows = score({"d": TEXT}, [gold], {"d": {"claims": list(claims)}})
    return {row.measure: row for row in rows}


STEPS = {
    "all right": (claim(), (1, 1, 1)),
    "another status": (claim(status="injured"), (1, 0, 0)),
    "another source": (claim(name="the mayor"), (1, 1, 0)),
    "a longer name of the same source": (claim(name="the provincial police"), (1, 1, 1)),
    "an open top": (claim(high=None), (0, 0, 0)),
    "another place": (claim(number_span={"start": 28, "end": 32}), (0, 0, 0)),
}


@pytest.mark.parametrize(("read", "expected"), STEPS.values(), ids=STEPS.keys())
def test_each_step_takes_all_before_it(read: dict[str, Any], expected: tuple[int, int, int]) -> None:
    rows = measured(read)
    assert tuple(rows[step].value for step in ("figure", "+status", "+source")) == expected


def test_what_is_read_beside_costs_precision_only() -> None:
    rows = measured(claim(), claim(id="c2", number_span={"start": 28, "end": 32}, low=9, high=9))
    assert (rows["figure"].precision, rows["figure"].recall) == (0.5, 1.0)


def test_an_unsure_figure_counts_neither_way() -> None:
    rows = measured(claim(status="injured"), gold={**GOLD, "figures": [{**FIGURE, "unsure": True}]})
    assert (rows["figure"].support, rows["figure"].value) == (0, 0.0)


def test_responsibility_needs_actor_and_stance() -> None:
    right = {"kind": "responsibility", "actor": "Red Hand", "stance": "claimed"}
    assert measured(right)["responsibility"].value == 1
    assert measured(right | {"stance": "denied"})["responsibility"].value == 0


NAMES = {
    "an acronym": ("BLA", "Baloch Liberation Army", True),
    "a title left over": ("Ivanov", "Anatoly Ivanov, a ministry spokesman", True),
    "the narrator is nobody else": ("narrator", "police", False),
    "no name is the narrator": (None, "narrator", True),
    "two names": ("the army", "the police", False),
}


@pytest.mark.parametrize(("a", "b", "expected"), NAMES.values(), ids=NAMES.keys())
def test_same_source(a: str | None, b: str, expected: bool) -> None:
    assert same_source(a, b) is same_source(b, a) is expected


@pytest.mark.parametrize("name", ["dev", "dev2"])
def test_the_numbers_are_those_of_the_original_scorer(name: str, shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports, gold = shared / "gold" / f"{name}.reports.jsonl", shared / "gold" / f"{name}.gold.jsonl"
    texts = {row["doc"]: row["text"] for row in map(json.loads, reports.read_text(encoding="utf-8").splitlines())}
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    read = {row["doc"]: _spoiled(texts[row["doc"]], row) for row in rows}
    lines = tmp_path / "read.jsonl"
    lines.write_text("\n".join(json.dumps(line) for line in read.values()), encoding="utf-8")
    original = runpy.run_path(str(shared / "gold" / "score.py"))
    original["main"]([str(reports), str(gold), str(lines)])
    assert _printed(score(texts, rows, read)) == _numbers(capsys.readouterr().out)


def _spoiled(text: str, row: dict[str, Any]) -> dict[str, Any]:
    """The annotation as a reader might give it: some figures missed, moved, or with a wrong field, by their place in the row."""
    claims = [_spoil(text, at, figure) for at, figure in enumerate(row["figures"]) if at % 7 != 6]
    blame = [
        {"kind": "responsibility", "actor": r["actor"] if at % 3 else "nobody", "stance": r["stance"]}
        for at, r in enumerate(row.get("responsibility", []))
    ]
    return {"report": {"id": row["doc"]}, "claims": claims + blame}


def _spoil(text: str, at: int, figure: dict[str, Any]) -> dict[str, Any]:
    start = text.find(figure["quote"]) + (at % 4 == 3)
    wrong = at % 11
    name = "narrator" if wrong == 4 else figure["source"]
    return {
        "id": figure["id"], "kind": "figure", "number_span": {"start": start, "end": start + len(figure["number"]) + at % 2},
        "low": figure["low"] + (wrong == 1), "high": figure["high"], "status": "killed" if wrong == 2 else figure["status"],
        "side": "victims" if wrong == 3 else figure["side"], "manner": None if wrong == 5 else figure.get("manner"),
        "source": {"name": name, "kind": figure["source_kind"], "anonymous": bool(figure.get("anonymous")) ^ (wrong == 7)},
        "via": {"name": "Reuters"} if wrong == 6 else figure.get("via") and {"name": figure["via"].upper()},
        "part_of": figure["id"] if wrong == 8 else figure.get("part_of"), "stance": "denied" if wrong == 9 else figure["stance"],
        "main": figure["main"] ^ (wrong == 10),
    }  # fmt: skip


def _printed(rows: tuple[Row, ...]) -> list[str]:
    """The rows as the original prints them: three decimals, and the agreements as counts."""
    out = []
    for row in rows:
        if row.precision is not None and not row.measure.endswith(" set"):
            out += [f"{row.precision:.3f}", f"{row.recall:.3f}", f"{row.value:.3f}"]
        elif row.precision is not None:
            out += [f"{row.value:.3f}", f"({row.support}"]
        else:
            out.append(f"{round(row.value * row.support)}/{row.support}")
    return out


def _numbers(printed: str) -> list[str]:
    """The numbers of the original's table, without its first line and the count of responsibility rows at its end."""
    words = " ".join(printed.splitlines()[1:]).split()
    return [word for word in words if word[:1] == "0" or word[:2] == "1." or "/" in word or word[:1] == "("][:-1]
