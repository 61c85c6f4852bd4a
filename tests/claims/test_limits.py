"""What limits a count to a part of what happened."""

from __future__ import annotations

import pytest

from reportedly.language import Parsed, parse
from reportedly.model import Figure, Report, digest
from reportedly.pipeline import read_parsed

CASES = {
    "an ordered phase": ("Seven people were killed in the first attack, the mayor said.", 7, "in the first attack"),
    "an operation": ("Two rescuers were killed in the operation, the mayor said.", 2, "in the operation"),
    "that phase again": ("The raid went on. Three people were injured in it, the mayor said.", 3, "in it"),
    "a hospital": ("Nine people were treated at the hospital, where four died at the hospital.", 4, "at the hospital"),
    "who was brought there": ("The charity evacuated a total of nine dead from the valley, it said.", 9, "evacuated"),
    "the day before": ("The group said that 10 soldiers had died on Friday and 30 the day before.", 30, "the day before"),
    "that day": ("It said it had killed 14 soldiers that day.", 14, "that day"),
    "none in one strike": ("There were no deaths from the depot strike, the mayor said.", 0, "from the depot strike"),
    "all those aboard": ("There were 310 people aboard the ferry, the owner said.", 310, "aboard the ferry"),
    "the attack that there was": ("Seven people were killed in the attack, the mayor said.", 7, None),
    "an operation of no name": ("Twenty gunmen were killed in an operation, the mayor said.", 20, None),
    "no limit": ("Seven people were killed, the mayor said.", 7, None),
}


def parsed(text: str) -> Parsed:
    return parse(Report("limits", text, digest(text), published="2031-05-03"))


@pytest.mark.parametrize("name", CASES)
def test_a_count_is_limited(name):
    text, number, expected = CASES[name]
    read = read_parsed(parsed(text))
    limits = [claim.limit.quote if claim.limit else None for claim in read.claims if isinstance(claim, Figure) and claim.low == number]
    assert limits == [expected]


def test_the_words_of_a_limit_are_the_report_s():
    text = CASES["an ordered phase"][0]
    (limit,) = [claim.limit for claim in read_parsed(parsed(text)).claims if isinstance(claim, Figure)]
    assert text[limit.start : limit.end] == limit.quote
