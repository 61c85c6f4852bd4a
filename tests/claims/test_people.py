"""Words for people: what is counted as persons, what as groups, and what as neither."""

from __future__ import annotations

import pytest

from reportedly.claims.people import is_group_noun, is_person_noun, is_title, side_of, singular
from reportedly.model import Side
from tests.claims.figure_cases import cases, figures_told

SINGULARS = {
    "men": "man", "women": "woman", "children": "child", "wives": "wife", "lives": "life", "bodies": "body", "fishermen": "fisherman",
    "gunmen": "gunman", "casualties": "casualty", "police": "police", "people": "people", "persons": "person", "witnesses": "witness",
    "families": "family", "soldiers": "soldier", "Soldiers": "soldier", "soldier's": "soldier", "soldier’s": "soldier",
    "nurses": "nurse", "deputies": "deputy", "Swiss": "swiss", "bus": "bus", "personnel": "personnel", "frenchmen": "frenchman",
    "hostages": "hostage", "passersby": "passerby", "actresses": "actress", "crew": "crew", "gas": "gas", "dress": "dress",
}  # fmt: skip


@pytest.mark.parametrize(("plural", "one"), SINGULARS.items())
def test_the_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


PERSONS = "people villagers Children policemen schoolboys co-workers firefighter fishermen nurse steelwoman Danes".split()
THINGS = "table trucks cattle rockets talisman German-made bridge week percent talismans".split()


@pytest.mark.parametrize("word", PERSONS)
def test_a_noun_for_persons(word: str) -> None:
    assert is_person_noun(word)


@pytest.mark.parametrize("word", THINGS)
def test_no_noun_for_persons(word: str) -> None:
    assert not is_person_noun(word)


def test_groups_and_titles() -> None:
    assert is_group_noun("families") and is_group_noun("gang") and not is_group_noun("nurses")
    assert is_title("Gen.") is False and is_title("Dr.") and is_title("General") and not is_title("Nurse")


SIDES = {"gunman": Side.ATTACKERS, "soldiers": Side.SECURITY, "paramedics": Side.RESPONDERS, "children": Side.VICTIMS, "bridge": None,
         "ex-soldiers": Side.SECURITY}  # fmt: skip


@pytest.mark.parametrize(("word", "side"), SIDES.items())
def test_the_side_of_a_noun(word: str, side: Side | None) -> None:
    assert side_of(word) == side


COUNTED = {
    "people": ("12 people were killed.", ["killed 12"]),
    "children": ("12 children were killed.", ["killed 12"]),
    "policemen": ("12 policemen were killed.", ["killed 12"]),
    "troops": ("12 troops were killed.", ["killed 12"]),
    "personnel": ("12 personnel were killed.", ["killed 12"]),
    "crew members": ("12 crew members were killed.", ["killed 12"]),
    "members of a crew": ("12 members of the crew were killed.", ["killed 12"]),
    "a compound of man": ("12 ferrymen were killed.", ["killed 12"]),
    "a nation": ("12 Danes were killed.", ["killed 12"]),
    "a noun that the lexicon lacks, with a verb for persons": ("12 wranglers were killed.", ["killed 12"]),
    "women and children": ("12 women and children were killed.", ["killed 12"]),
    "all the women and children": ("All the women and children were freed.", ["freed 1+"]),
    "trucks": ("12 trucks were hit.", []),
    "cattle": ("12 cattle were killed.", []),
    "horses": ("12 horses died.", []),
    "towns": ("Three towns were hit.", []),
    "houses": ("12 houses were burned.", []),
    "families present": ("Four families lived there.", []),
    "rockets": ("Three rockets were fired.", []),
    "attacks": ("Three attacks were reported.", []),
    "jet fighters": ("Two jet fighters circled.", []),
    "seals": ("12 seals were found dead.", []),
    "goals": ("He scored 12 goals.", []),
    "suitcases": ("12 suitcases were seized.", []),
    "parties": ("Three parties held talks.", []),
    "men that the lexicon lacks": ("Twelve ferrymen were aboard.", ["present 12"]),
    "churches": ("Six churches were evacuated.", []),
    "jet fighters with an outcome": ("Two jet fighters were lost.", []),
    "families with an outcome": ("Four families were displaced.", []),
}
COUNTED_GAPS = {}


@pytest.mark.parametrize(("text", "expected"), cases(COUNTED, COUNTED_GAPS))
def test_people_are_counted_and_other_things_are_not(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected
