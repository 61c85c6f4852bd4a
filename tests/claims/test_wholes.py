"""Parts and wholes beyond one phrase: sums, kinds of people, what stands beside."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases
from tests.claims.test_parts import tied

WHOLES = {
    "children are none of four men": (
        "Four men and three children were killed.",
        ["killed 4", "killed 3"],
    ),
    "a boy is none of two men": (
        "Two men and a boy were killed.",
        ["killed 2", "killed 1"],
    ),
    "a sum in the next sentence": (
        "Four guests were shot. Two men and two women were taken to hospital.",
        ["injured 4", "injured 2 of 0", "injured 2 of 0"],
    ),
    "a sum that does not add up": (
        "Five guests were shot. Two men and two cooks were taken to hospital.",
        ["injured 5", "injured 2", "injured 2"],
    ),
    "a sum in the same sentence": ("Five divers, two Danes and three Finns, drowned.", ["killed 5", "killed 2 of 0", "killed 3 of 0"]),
    "a kind of the people told of before": ("Nine people were killed. Two nurses were killed in the yard.", ["killed 9", "killed 2 of 0"]),
    "one person of those told of before": ("Nine people were killed. The mayor was killed in the yard.", ["killed 9", "killed 1 of 0"]),
    "others are none of those before": ("Nine people were killed. Two other nurses were killed in the yard.", ["killed 9", "killed 2"]),
    "another is none of those before": ("Nine people were killed. Another nurse was killed in the yard.", ["killed 9", "killed 1"]),
    "also, of a deed": ("Nine people were killed. Ray was also guilty of the murder of a nurse.", ["killed 9", "killed 1"]),
    "more are none of those before": ("Nine people were killed. Two more nurses were killed in the yard.", ["killed 9", "killed 2"]),
    "a larger count is no part": ("Nine people were killed. Twelve nurses were killed in the yard.", ["killed 9", "killed 12"]),
    "another fate is no part": ("Nine people were killed. Two nurses were hurt in the yard.", ["killed 9", "injured 2"]),
    "attackers are none of the people": ("Nine people were killed. Two gunmen were killed in the yard.", ["killed 9", "killed 2"]),
    "some of the attackers": ("Six gunmen were killed. One of the attackers was killed in the yard.", ["killed 6", "killed 1 of 0"]),
    "one of the victims": ("Nine people were killed. One of the victims was killed in bed.", ["killed 9", "killed 1 of 0"]),
    "of the dead": ("Nine people were killed. Of the dead, four were nurses.", ["killed 9", "killed 4 of 0"]),
    "a restated total is no part": ("Nine people were killed. The nine victims were killed in bed.", ["killed 9", "killed 9"]),
    "present people have no whole": ("Nine people were aboard. Two nurses were aboard.", ["present 9", "present 2"]),
    "scores of others are no share": ("Thousands of guards stood by. They turned back scores of cooks.", ["present 2000+", "present 40+"]),
    "some of a body's own": ("Four divers were abducted. Later two of its workers were abducted.", ["held 4", "held 2"]),
    "none is no part": ("Nine people were killed. No nurses were killed.", ["killed 9", "killed 0"]),
}
WHOLE_GAPS = {}


@pytest.mark.parametrize(("text", "expected"), cases(WHOLES, WHOLE_GAPS))
def test_a_part_is_tied_to_a_whole_told_before(text: str, expected: list[str]) -> None:
    assert tied(text) == expected
