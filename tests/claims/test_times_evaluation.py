"""The two measures of times: what they count on small corpora of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import gva_dates, tempeval
from evaluation.result import CorpusMissing

TIMEML = (
    '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-03-12">12 March</TIMEX3></DCT>\n<TEXT>\nIt sank '
    '<TIMEX3 tid="t1" type="DATE" value="2025-03-11">on Tuesday</TIMEX3> &amp; rose '
    '<TIMEX3 tid="t2" type="DATE" value="2025-03-11">yesterday</TIMEX3>,'
    ' <TIMEX3 tid="t3" type="DATE" value="PAST_REF">in days of old</TIMEX3>.\n</TEXT></TimeML>'
)


def test_a_wider_span_is_relaxed_right_and_strictly_wrong(tmp_path: Path) -> None:
    folder = tmp_path / tempeval.FOLDER / "TimeBank"
    folder.mkdir(parents=True)
    (folder / "a_1.tml").write_text(TIMEML, encoding="utf-8")
    rows = {row.measure: (round(row.recall or 0, 2), row.support) for row in tempeval.evaluate(tmp_path).rows}
    assert rows["times, relaxed"] == (1.0, 3)
    assert rows["times, strict"] == (0.33, 3)
    assert rows["times, value"] == (0.67, 3)
    assert rows["held back: times, relaxed"][1] == 0


def test_a_day_off_is_near_and_two_are_not(tmp_path: Path) -> None:
    (tmp_path / "data/gva").mkdir(parents=True)
    incidents = [{"incident": name, "date": day} for name, day in (("a", "March 10, 2025"), ("b", "March 9, 2025"))]
    reports = [{"doc": name, "incident": name, "published": "2025-03-12", "text": "Two were shot on Tuesday."} for name in ("a", "b")]
    (tmp_path / gva_dates.INCIDENTS).write_text("\n".join(map(json.dumps, incidents)), encoding="utf-8")
    (tmp_path / gva_dates.REPORTS).write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    assert gva_dates.evaluate(tmp_path).rows[0].value == pytest.approx(0.5)


@pytest.mark.parametrize("evaluate", [tempeval.evaluate, gva_dates.evaluate])
def test_a_corpus_that_is_not_there_is_said_to_be_missing(evaluate: object, tmp_path: Path) -> None:
    with pytest.raises(CorpusMissing):
        evaluate(tmp_path)  # type: ignore[operator]
