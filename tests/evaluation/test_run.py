"""What a measurement prints, records and is held to."""

from __future__ import annotations

import importlib
import inspect
import json
import re
from pathlib import Path

import pytest

from evaluation import floors, progress, record, run
from evaluation.result import CorpusMissing, Parser, Result, Row, corpus_hash, f1_row, share_row

RESULT = Result("small", "a" * 64, "2 reports", (f1_row("figure", 9, 10, 12), share_row("side agrees", 8, 9)), "made up")
PINNED = {"small": floors.Floors("a" * 64, {"figure": 0.81, "side agrees": 0.88})}


def test_the_rows_hold_the_arithmetic() -> None:
    assert RESULT.rows[0] == Row("figure", pytest.approx(9 / 11), 10, 0.75, 0.9)
    assert f1_row("figure", 0, 0, 0).value == share_row("side", 0, 0).value == 0


def test_a_corpus_hash_tells_names_and_bytes_apart(tmp_path: Path) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    a.write_text("x")
    b.write_text("x")
    assert len({corpus_hash([a]), corpus_hash([b]), corpus_hash([a, b])}) == 3
    assert corpus_hash([a, b]) == corpus_hash([b, a])
    with pytest.raises(CorpusMissing, match="nowhere"):
        corpus_hash([tmp_path / "nowhere"])


def test_a_measure_at_its_floor_has_not_fallen() -> None:
    assert not list(floors.fallen(RESULT, PINNED))


FALLEN = {
    "below": ({"figure": 0.82}, "small: 'figure' is 0.818, below its floor of 0.82"),
    "recall below": ({"figure, recall": 0.91}, "small: 'figure, recall' is 0.900, below its floor of 0.91"),
    "gone": ({"rhyme": 0.5}, "small: 'rhyme' has a floor of 0.50 and was not measured"),
}


@pytest.mark.parametrize(("pinned", "sentence"), FALLEN.values(), ids=FALLEN.keys())
def test_what_falls_is_said_in_a_sentence(pinned: dict[str, float], sentence: str) -> None:
    assert list(floors.fallen(RESULT, {"small": floors.Floors("a" * 64, pinned)})) == [sentence]


def test_another_corpus_is_not_held_to_the_floors_and_that_is_said() -> None:
    other = {"small": floors.Floors("b" * 64, {"figure": 0.99})}
    assert not list(floors.fallen(RESULT, other))
    assert "bbbbbbbbbbbb" in str(floors.unchecked(RESULT, other))
    assert "no floors" in str(floors.unchecked(RESULT, {}))
    assert floors.unchecked(RESULT, PINNED) is None


def test_pinning_raises_and_never_lowers(tmp_path: Path) -> None:
    high = {"small": floors.Floors("a" * 64, {"figure": 0.95})}
    pinned = floors.raised(high, RESULT)["small"].floors
    assert (pinned["figure"], pinned["side agrees"]) == (0.95, 0.88)
    floors.save(floors.raised(high, RESULT), tmp_path / "floors.toml")
    assert floors.load(tmp_path / "floors.toml")["small"].floors == pinned


def test_the_table_shows_the_floor_beside_the_value() -> None:
    lines = record.table([RESULT], PINNED).splitlines()
    assert lines[1].split() == ["small", "figure", "0.818", "0.750", "0.900", "10", "0.81"]


def test_a_record_replaces_its_own_section_only(tmp_path: Path) -> None:
    page = tmp_path / "accuracy.md"
    page.write_text(f"# Head\n\n{record.BEGIN}{record.END}\nTail.\n", encoding="utf-8")
    record.record([RESULT], page)
    record.record([Result("other", "b" * 64, "1 report", (), "")], page)
    once = page.read_text(encoding="utf-8")
    record.record([RESULT], page)
    assert page.read_text(encoding="utf-8") == once
    assert once.startswith("# Head") and once.endswith("Tail.\n")
    assert "2 reports, SHA-256 `aaaa" in once and "### other" in once and "| figure | 0.818 | 0.750 | 0.900 | 10 |" in once


def _missing(shared: Path, _parser: Parser) -> Result:
    raise CorpusMissing(f"{shared} is empty")


@pytest.fixture
def evaluations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "EVALUATIONS", {"small": lambda _shared, _parser: RESULT, "gone": _missing})


@pytest.mark.usefixtures("evaluations")
@pytest.mark.parametrize(("floor", "status"), [(0.81, 0), (0.99, run.FELL)])
def test_the_exit_status_says_whether_a_measure_fell(
    floor: float, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(floors, "load", lambda: {"small": floors.Floors("a" * 64, {"figure": floor})})
    assert run.main(["nowhere", "--no-record"]) == status
    out, err = capsys.readouterr()
    assert "side agrees" in out
    assert "gone: not measured, nowhere is empty" in err
    assert ("below its floor" in err) is (status == run.FELL)


@pytest.mark.usefixtures("evaluations")
def test_no_corpus_is_an_error_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["nowhere", "--only", "gone"]) == run.NOTHING
    assert "no corpus was found in nowhere" in capsys.readouterr().err


TAKEN = {"shared", "parser", "count", "skip"}


def test_every_measure_of_every_module_is_registered() -> None:
    modules = [importlib.import_module(f"evaluation.{path.stem}") for path in Path(run.__file__).parent.glob("[a-z]*.py")]
    found = [f for module in modules for f in vars(module).values() if inspect.isfunction(f) and f.__module__ == module.__name__]
    measures = {f for f in found if re.fullmatch(r"evaluate(_\w+)?", f.__name__) and not inspect.signature(f).parameters.keys() - TAKEN}
    assert measures == set(run.EVALUATIONS.values())


SHARING = {
    "evaluations of the same reports": (["gold dev", "gold sources dev"], [("gold dev", "gold sources dev")]),
    "one of two": (["gva dates"], [("gva dates",)]),
    "what takes longest begins": (["gold dev", "gva totals"], [("gva totals",), ("gold dev",)]),
    "one that shares with none": (["novel", "gold dev"], [("gold dev",), ("novel",)]),
}


@pytest.mark.parametrize(("names", "groups"), SHARING.values(), ids=SHARING.keys())
def test_evaluations_of_the_same_reports_are_measured_together(names: list[str], groups: list[tuple[str, ...]]) -> None:
    assert run.sharing(names) == groups


def test_the_groups_name_evaluations_that_there_are() -> None:
    named = [name for group in run.SHARING for name in group]
    assert len(named) == len(set(named)) and set(named) <= set(run.EVALUATIONS)


def test_several_processes_give_the_results_and_the_order_of_one(tmp_path: Path) -> None:
    names = ["gold dev", "tempeval3"]
    for name in ("gold", "data/tempeval3/TBAQ-cleaned/AQUAINT"):
        (tmp_path / name).mkdir(parents=True)
    gold = {"doc": "a", "figures": [], "responsibility": []}
    (tmp_path / "gold/dev.reports.jsonl").write_text(json.dumps({"doc": "a", "text": "The army said four soldiers were killed."}))
    (tmp_path / "gold/dev.gold.jsonl").write_text(json.dumps(gold))
    (tmp_path / "data/tempeval3/TBAQ-cleaned/AQUAINT/a.tml").write_text("<TEXT>It began on Monday.</TEXT>")
    one, two = (run.measure(tmp_path, names, jobs) for jobs in (1, 2))
    assert one == two and [result.corpus for result in one] == names


CHOSEN = {
    "a name": ("gold dev", ["gold dev"]),
    "a beginning": ("gva", ["gva dates", "gva totals", "gva clusters", "gva incidents", "gva contradictions"]),
    "nothing": ("nobody", []),
}


@pytest.mark.parametrize(("only", "names"), CHOSEN.values(), ids=CHOSEN.keys())
def test_a_name_picks_one_and_a_beginning_picks_all_that_start_so(only: str, names: list[str]) -> None:
    assert run.chosen(only) == names


def test_a_name_that_is_none_is_refused_with_the_names_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exited:
        run.main(["nowhere", "--only", "nobody"])
    assert exited.value.code == run.NOTHING
    assert "no evaluation is named 'nobody'" in capsys.readouterr().err


def test_progress_is_said_and_changes_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "SECONDS", 0.0)
    assert list(progress.watched(["a", "b"], "small")) == ["a", "b"]
    assert capsys.readouterr() == ("", "small: 0 of 2\nsmall: 1 of 2\n")
