"""The benchmark compares the same texts, fairly, and its exit status says on which side of the bar they fall."""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks import read_cost

PARTS = [f"Paragraph {at} says that twelve people were killed. " + "It goes on. " * 20 for at in range(10)]


def test_reports_are_of_whole_paragraphs_and_about_500_words() -> None:
    reports = list(islice(read_cost.long_reports(PARTS), 3))
    for report in reports:
        assert set(report.text.split("\n\n")) <= set(PARTS)
        assert read_cost.WORDS <= len(report.text.split()) < read_cost.WORDS + 80
    assert len({report.sha256 for report in reports}) == 3


def test_the_two_take_turns_and_the_first_round_does_not_count() -> None:
    order: list[str] = []
    bare, whole = read_cost.compare(lambda: order.append("bare"), lambda: order.append("whole"), 2)
    assert order == ["bare", "whole", "whole", "bare", "bare", "whole"]
    assert len(bare) == len(whole) == 2


@pytest.mark.parametrize(("seconds", "status"), [([1.4], 0), ([1.6], 1)])
def test_the_exit_status_says_whether_the_bar_was_kept(
    seconds: list[float], status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(read_cost, "compare", lambda *_: ([1.0], seconds))
    assert read_cost.main(["--reports", "2"]) == status
    assert f"over the bare pipeline: {seconds[0]:.2f} (bar 1.50)" in capsys.readouterr().out


def test_the_examples_give_paragraphs_to_read() -> None:
    assert len(read_cost.paragraphs(read_cost.EXAMPLES)) > 40
