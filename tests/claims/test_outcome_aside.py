"""What befell people by words aside from their clause."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_told

ASIDE = {
    "after being shot": ("A village boy lies in a clinic of the town after being shot in the chest.", ["injured 1"]),
    "after being hit, others did it": ("Police arrested a driver after being called to a bar.", ["arrested 1"]),
    "along with": ("Tom Ray was shot along with a boy of 16 and a 21-year-old man.", ["injured 1", "injured 1", "injured 1"]),
    "found dead with others": ("Anna Poe was found shot to death along with three waiters.", ["killed 1", "killed 3"]),
    "alongside": ("The guard was killed alongside two clerks.", ["killed 1", "killed 2"]),
    "unless the words of the phrase tell": ("Two clerks were found dead along with a wounded guard.", ["killed 2", "injured 1"]),
    "in a hospital, as the other is dead": ("The boy is dead and his brother in a hospital.", ["killed 1", "injured 1"]),
    "treated and released": ("The officer was treated and released.", ["injured 1"]),
    "to an emergency room": ("Two victims came to the emergency room.", ["injured 2"]),
    "put into a hospital": ("The attack put three women into the hospital.", ["injured 3"]),
    "taken to a hospital by somebody": ("Medics took two people to Mercy Hospital.", ["injured 2"]),
    "with the one who was killed": ("The fire killed a guard along with her son.", ["killed 1", "killed 1"]),
    "he is not the companion": ("Tom Ray was shot along with a boy. He died in hospital.", ["killed 1", "injured 1"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(ASIDE))
def test_words_aside_tell_what_befell(text: str, expected: list[str]) -> None:
    """A clause after "after", and those with whom somebody was shot, take over the harm."""
    assert figures_told(text) == expected
