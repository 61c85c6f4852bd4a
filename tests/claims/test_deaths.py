"""Who was shot and died of it."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_told

DEATHS = {
    "shot, and no more": ("Anna Holt was shot in the yard.", ["injured 1"]),
    "taken to hospital, where he died": ("A guard was shot and taken to hospital, where he died.", ["killed 1"]),
    "who later died": ("Police found a guard who had been shot and later died.", ["killed 1"]),
    "pronounced dead": ("A guard was stabbed and was pronounced dead at the scene.", ["killed 1"]),
    "did not survive": ("Anna Holt was shot and taken to a hospital, but did not survive.", ["killed 1"]),
    "her death": ("Anna Holt was shot in the yard. Friends wept at her death.", ["killed 1"]),
    "his death is not hers": ("A woman was shot in the yard. Friends wept at his death.", ["injured 1"]),
    "feared for his death": ("A guard was shot in the yard. Friends feared his death.", ["injured 1"]),
    "died under the same name": ("Anna Holt was shot in the yard. Holt died on Monday.", ["killed 1", "killed 1"]),
    "died at the same age": ("A 5-year-old boy was shot. The 5-year-old died on Monday.", ["killed 1", "killed 1"]),
    "died by the same noun": ("A toddler was shot in the yard. The toddler died on Monday.", ["killed 1", "killed 1"]),
    "another name died": ("Anna Holt was shot in the yard. Karl Berg died on Monday.", ["injured 1", "killed 1"]),
    "another age died": ("A 5-year-old boy was shot. A 7-year-old boy died on Monday.", ["injured 1", "killed 1"]),
    "a count of whom one died stays": ("Two guards were shot and taken to hospital, where one died.", ["injured 2", "killed 1"]),
    "a count of one is one person": ("One guard was shot and taken to hospital, where he died.", ["killed 1"]),
    "a count stays as it is": ("Two guards were shot. Karl Berg died on Monday.", ["injured 2", "killed 1"]),
    "who was hurt by no weapon stays": ("Anna Holt was burned. Karl Berg died on Monday.", ["injured 1", "killed 1"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(DEATHS))
def test_who_died_of_it_is_killed(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected
