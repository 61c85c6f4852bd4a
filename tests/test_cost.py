"""Reading a text four times as long takes about four times the work, whatever the text is made of: nothing is quadratic in its length."""

from __future__ import annotations

import cProfile
import pstats

import pytest

from reportedly.language import Parsed, parse
from reportedly.model import Report
from reportedly.pipeline import read_parsed

SHORT, LONG, MOST = 40, 160, 4.8
TEXTS = {
    "many sentences": "Police said that 12 people were killed and the group, which denied it, said on Tuesday that it had freed 30. ",
    "one sentence": "and 12 people were killed by gunmen who said that the police had freed 30 of them ",
    "many quotations": '"We killed 12 soldiers," he said. “They are 30,” the officials added.\n\n',
    "open quotations": "“Our fighters hold 30 hostages, the spokesman said.\n\n",
    "figures and no verb": "12 dead, 30 hurt, 5 missing, ",
    "names": "Anil Rao of the Green Valley Front (GVF), the Lake Province police, Dr. Mina Sen; ",
}


def calls(parsed: Parsed) -> int:
    """How many function calls it takes to read a parsed report: the same number on every machine, as seconds are not."""
    profile = cProfile.Profile()
    profile.enable()
    read_parsed(parsed)
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def parsed_of(part: str, times: int) -> Parsed:
    """``part`` so many times over, parsed."""
    return parse(Report(id="long", text=part * times, sha256="0" * 64, published="2025-03-12"))


@pytest.mark.parametrize("part", TEXTS.values(), ids=TEXTS.keys())
def test_four_times_the_text_takes_about_four_times_the_work(part: str) -> None:
    read_parsed(parsed_of(part, 1))  # what is loaded on first use is not counted
    short, long = (calls(parsed_of(part, times)) for times in (SHORT, LONG))
    assert long / short < MOST, f"{short} calls became {long}"
