"""Harm that people do to themselves."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_told

OWN = {
    "shot himself": ("A teen accidentally shot himself in the chest.", ["injured 1"]),
    "over verbs that share the subject": ("The teen began to spin the gun and shot himself once.", ["injured 1"]),
    "in a participle": ("A man dropped his gun, shooting himself in the leg.", ["injured 1"]),
    "in a relative clause": ("A boy who apparently shot himself was taken to hospital.", ["injured 1"]),
    "a part of the own body": ("A small boy found a gun and shot his own hand.", ["injured 1"]),
    "several people": ("Police say 26 children shot themselves that year.", ["injured 26"]),
    "killing himself": ("A father injured his wife before killing himself.", ["killed 1", "injured 1"]),
    "fatally": ("Tom Ray shot his boss before fatally shooting himself.", ["killed 1", "injured 1"]),
    "last of those whom he shot": ("The mother shot her son, then herself.", ["killed 1", "injured 1"]),
    "the gun turned on himself": ("A man shot his uncle before turning the gun on himself.", ["killed 1", "injured 1"]),
    "to death": ("The clerk shot himself to death.", ["killed 1"]),
    "died of it": ("A Salem man died after accidentally shooting himself.", ["killed 1"]),
    "only wanted": ("The man threatened to kill himself.", []),
    "no harm": ("The girl locked herself in and the boy hid himself.", []),
    "an own son": ("A father shot and killed his own son.", ["present 1", "killed 1"]),
    "the owner of who did it": ("The friend of a woman whose son shot himself was charged.", ["arrested 1", "injured 1"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(OWN))
def test_who_harms_himself_is_hurt_or_dead(text: str, expected: list[str]) -> None:
    """The doer is found over verbs that share a subject, and is dead where the words say so."""
    assert figures_told(text) == expected
