"""Which mentions are figures: single persons, attackers where first met, and all that counts nobody."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_told

SINGLES = {
    "the driver": ("The driver was killed.", ["killed 1"]),
    "a soldier": ("A soldier was wounded.", ["injured 1"]),
    "one person": ("One person was killed.", ["killed 1"]),
    "a name": ("Anna Holt died in the fire.", ["killed 1"]),
    "a name that was arrested": ("Anna Holt was arrested on Monday.", ["arrested 1"]),
    "a soldier and his wife": ("A soldier and his wife were hurt.", ["injured 1", "injured 1"]),
    "killing the pilot": ("The plane fell, killing the pilot.", ["killed 1"]),
    "killing the pilot and a guard": ("The plane fell, killing the pilot and a guard.", ["killed 1", "killed 1"]),
    "a list of persons": ("A nurse, a cook and two guards were killed.", ["killed 1", "killed 1", "killed 2"]),
    "a person by age": ("A 9-year-old was injured.", ["injured 1"]),
    "a title in two": ("Tajik Security Minister Adam Zukarov was seized on Saturday.", ["held 1"]),
    "a body": ("The body of a woman was found.", ["killed 1"]),
    "another": ("One man died and another was hurt.", ["killed 1", "injured 1"]),
    "a woman kidnapped": ("A woman was kidnapped from her house.", ["held 1"]),
    "an arrest by name": ("Anna Holt's arrest came at dawn.", ["arrested 1"]),
    "the man arrested": ("Police arrested a man.", ["arrested 1"]),
    "one described again": ("One more person, a clerk, died.", ["killed 1"]),
    "a plural without an amount": ("Militants were killed.", []),
    "hostages without an amount": ("The hostages were freed.", []),
    "a country": ("Denmark was hit hard.", []),
    "a company": ("The bank was hit hard.", []),
    "a ship": ("The Anna Maria was hit hard.", []),
}
SINGLE_GAPS = {
    "a group without an amount": ("a noun that names many in the singular is taken for one person", "The crew was rescued.", []),
}


@pytest.mark.parametrize(("text", "expected"), cases(SINGLES, SINGLE_GAPS))
def test_one_person_is_a_figure(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected


ATTACKERS = {
    "a gunman brought in": ("A gunman entered the hall.", ["present 1"]),
    "the same gunman again": ("A gunman entered the hall. The gunman shouted.", ["present 1"]),
    "a second gunman": ("A gunman entered the hall. Another gunman waited.", ["present 1", "present 1"]),
    "a gunman killed": ("A gunman entered the hall. The gunman was killed.", ["present 1", "killed 1"]),
    "a gunman who fled": ("A gunman fled from the hall.", ["present 1"]),
    "a man who shot": ("A man shot a guard.", ["present 1", "injured 1"]),
    "a man who opened fire": ("A man who opened fire in the hall was arrested.", ["arrested 1"]),
    "a man opened fire": ("A man opened fire in the hall.", ["present 1"]),
    "gunmen in number": ("Three gunmen opened fire.", ["present 3"]),
    "by a gunman": ("A guard was shot by a gunman.", ["injured 1", "present 1"]),
    "by gunmen in number": ("A guard was shot by two gunmen.", ["injured 1", "present 2"]),
    "a bomber who blew himself up": ("A bomber blew himself up at the gate.", ["present 1"]),
    "the suspect is no new attacker": ("The suspect waited outside.", []),
    "a man as a gunman": ("He posed as a gunman.", []),
}
ATTACKER_GAPS = {
    "a gunman only likened": ("“like” is not told from a presence", "He looked like a gunman.", []),
}


@pytest.mark.parametrize(("text", "expected"), cases(ATTACKERS, ATTACKER_GAPS))
def test_an_attacker_is_present_where_first_brought_in(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected


NOT_FIGURES = {
    "an age": ("The boy was 12 years old.", []),
    "a date": ("The ferry left on March 12.", []),
    "a day in digits": ("The ferry left on 12.03.2025.", []),
    "a year": ("The bridge was built in 1932.", []),
    "a time": ("The ferry left at 5:30 a.m.", []),
    "a span": ("The search took 48 hours.", []),
    "a rank of an event": ("It was the third attack.", []),
    "money": ("The rebels asked for $5 million.", []),
    "money in words": ("The rebels asked for five million rupees.", []),
    "a distance": ("The mine lies 30 km from the town.", []),
    "a road": ("Police closed Highway 12.", []),
    "a flight": ("Flight 370 turned back.", []),
    "a number in a name": ("He forced a Boeing 757 operated by Skara Air to fly to Rona.", []),
    "charges that one makes": ("All three deny Ruritania's charges that their troops took part.", []),
    "a calibre": ("Police found a 9mm pistol.", []),
    "percentages": ("About 40 percent of the villagers voted.", []),
    "vehicles": ("Six trucks were burned.", []),
    "buildings": ("Six houses were destroyed.", []),
    "animals": ("Six cows were killed.", []),
    "weapons": ("Police seized six rifles.", []),
    "events": ("Six attacks were reported.", []),
    "families": ("Six families lived there.", []),
    "a speaker": ("A policeman said the road was shut.", []),
    "two speakers": ("Two officers said the road was shut.", []),
    "a speaker behind": ("The road was shut, two officers said.", []),
    "three told": ("Three villagers told reporters that the road was shut.", []),
    "a bystander": ("A passer-by called the police.", []),
    "an if": ("If the dam failed, 40,000 people would be killed.", []),
    "would have": ("It would have killed 40 people.", []),
    "a lone all": ("It was not clear at all.", []),
    "one as a pronoun": ("One should not forget.", []),
    "both of things": ("Both roads were shut.", []),
    "relatives by number": ("She is a mother of three.", []),
    "a phrase for the first": ("It was one of the worst fires.", []),
    "some time": ("It took some time.", []),
    "none of the above": ("None of it is true.", []),
}
NOT_FIGURE_GAPS = {
    "a policeman who shoots": ("anyone who does violence is brought in as an attacker is", "A policeman shot at the tyres of a car.", []),
    "a rate": ("rates are not told from counts", "Two people die on the road every day.", []),
    "a share": ("“one in five” is not told from a count", "One in five villagers is poor.", []),
    "a definition": ("definitions are not told from reports", "A mass shooting is one in which four or more people are shot.", []),
}


@pytest.mark.parametrize(("text", "expected"), cases(NOT_FIGURES, NOT_FIGURE_GAPS))
def test_what_counts_nobody(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected


BESIDE = {
    "a year in the sentence": ("In 2013, 81 people were killed.", ["killed 81"]),
    "an age in the phrase": ("Two 12-year-old boys were killed.", ["killed 2"]),
    "an age after the name": ("Anna Holt, 34, was killed.", ["killed 1"]),
    "an age in an aside": ("Karl Berg, a clerk aged 40, died.", ["killed 1"]),
    "ages after a count": ("Two boys, aged 7 and 11, were killed.", ["killed 2"]),
    "attacks and people": ("Six people died in three attacks.", ["killed 6"]),
    "bombs and people": ("Two bombs killed nine people.", ["killed 9"]),
    "vehicles and people": ("Two buses collided, injuring 30 people.", ["injured 30"]),
    "money and people": ("Bandits took $500 and 12 villagers were hurt.", ["injured 12"]),
    "a time and people": ("At 5:30 p.m., 12 villagers were hurt.", ["injured 12"]),
    "a date and people": ("On March 12, 20 villagers were hurt.", ["injured 20"]),
    "a day of the month beside a toll": ("The death toll on 9 March was 12.", ["killed 12"]),
    "one as who does it": ("One shot a guard.", ["injured 1"]),
    "an ordinal and people": ("The third attack killed 12 villagers.", ["killed 12"]),
    "a distance and people": ("Some 30 km away, 12 villagers were hurt.", ["injured 12"]),
    "over as a part of the verb": ("The rebels handed over 12 captives.", ["displaced 12"]),
}
BESIDE_GAPS = {
    "an age after of": (
        "“a man of 54” is read as a count of 54",
        "The driver, a man of 54, and two guards were hurt.",
        ["injured 1", "injured 2"],
    ),
    "marchers without a noun": (
        "a vague amount without noun and outcome is left out",
        "Thousands marched through the capital.",
        ["present 2000+"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), cases(BESIDE, BESIDE_GAPS))
def test_people_beside_numbers_that_count_nobody(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected
