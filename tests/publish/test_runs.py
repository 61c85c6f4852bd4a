"""A text in runs: each leads back to its offset, and what can't be shown as it is stands alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.runs import Run, runs

CASES = {
    "nothing": ("", []),
    "plain": ("ab", [Run(5, "ab")]),
    "a letter of two units is one": ("\U0001f6a2b", [Run(5, "\U0001f6a2b")]),
    "a carriage return shows nothing": ("a\r\nb", [Run(5, "a"), Run(6, "", True), Run(7, "\nb")]),
    "a change of direction is shown by its number": ("a\u202eb", [Run(5, "a"), Run(6, "‹U+202E›", True), Run(7, "b")]),
    "half a letter is one sign": ("a\ud800b", [Run(5, "a\ufffdb")]),
}


@pytest.mark.parametrize("name", CASES)
def test_runs(name: str) -> None:
    text, expected = CASES[name]
    assert list(runs(text, 5)) == expected


@given(st.text(st.sampled_from("ab \n\r\t\x00\u202e\u2028\ud83d\U0001f6a2e\u0301")))
def test_runs_follow_one_another_and_are_the_text(text: str) -> None:
    at = 0
    for run in runs(text):
        assert run.start == at
        at += 1 if run.odd else len(run.words)
    assert at == len(text)
