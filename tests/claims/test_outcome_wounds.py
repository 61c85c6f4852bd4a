"""Wounds that people are found or seen with."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_told

WOUNDS = {
    "found lying with a wound": ("Officers found Tom Ray, 24, lying on the stairs with a gunshot wound to the face.", ["injured 1"]),
    "found suffering": ("Officers located a nine-year-old cousin suffering from a gunshot wound.", ["injured 1"]),
    "found with wounds": ("Police found Tom Ray with multiple gunshot wounds in a garden.", ["injured 1"]),
    "walked in with injuries": ("A waiter walked into a local hospital with injuries.", ["injured 1"]),
    "left with injuries": ("The crash left a man with life-threatening injuries.", ["injured 1"]),
    "a call of a man with a wound": ("The call was of a man with a gunshot wound.", ["injured 1"]),
    "without injuries": ("A person without injuries walked away.", []),
    "with no injuries": ("Police found Tom Ray lying on the ground with no injuries.", ["injured 0"]),
    "where the wound is": ("Police found the waiter with a gunshot wound to the head.", ["injured 1"]),
    "a pair": ("They found both the mother and her son suffering from gunshot wounds.", ["injured 1", "injured 1"]),
    "walked to a place with wounds": ("Three men walked into a gas station with gunshot wounds.", ["injured 3"]),
    "of a state": ("Officers arrived to find a man unresponsive with a gunshot wound.", ["injured 1"]),
    "dead of it": ("They found the boy with a gunshot wound. The boy died in hospital.", ["killed 1", "killed 1"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(WOUNDS))
def test_who_has_wounds_is_hurt(text: str, expected: list[str]) -> None:
    """The one who has the wound is hurt, and parts of the body are no persons."""
    assert figures_told(text) == expected
