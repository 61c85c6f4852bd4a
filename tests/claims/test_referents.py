"""Whom a pronoun stands for."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_told

REFERENTS = {
    "the person named before": ("Tom Ray was walking home. He was shot in the leg.", ["injured 1"]),
    "in the same sentence": ("Tom Ray had left the party when he was shot.", ["injured 1"]),
    "not the speaker": ("Officer Poe said Tom Ray was in the car. He was hit in the leg.", ["injured 1"]),
    "an attacker": ("The gunman ran into the street, where he was shot by police.", ["injured 1"]),
    "by the sex": ("The mother of Jairo Poe is in grief after he was killed.", ["killed 1"]),
    "one who is told of in full": ("Anna Poe was shot. Tom Ray wept, as he was shot once.", ["injured 1"]),
    "not who did it to him": ("The officer left the bar. The guard shot him dead.", ["killed 1"]),
    "nobody but who did it": ("The officer shot him dead.", []),
    "nobody named": ("When he threatened the guards, he was shot.", []),
    "not if only imagined": ("Tom Ray stayed home. If he were shot, he would be missed.", []),
}


@pytest.mark.parametrize(("text", "expected"), cases(REFERENTS))
def test_what_befell_him_is_told_of_whom_he_stands_for(text: str, expected: list[str]) -> None:
    """A pronoun gives its harm to the nearest person who can be meant, where nobody is told of as hurt."""
    assert figures_told(text) == expected
