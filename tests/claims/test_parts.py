"""Lists, parts and wholes within a sentence: what a phrase takes over, and of what it is a part."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_of, figures_told, told


def tied(text: str) -> list[str]:
    """Each figure as the tables write it, with the place of its whole where it is a part: ``killed 3 of 0``."""
    figures = figures_of(text)
    place = {figure.id: at for at, figure in enumerate(figures)}
    return [told(figure) + (f" of {place[figure.part_of]}" if figure.part_of else "") for figure in figures]


PARTS = {
    "including": ("Gunmen held 80 hostages, including 43 men.", ["held 80", "held 43 of 0"]),
    "including two kinds": ("They freed 80 captives, including 43 men and 26 women.", ["freed 80", "freed 43 of 0", "freed 26 of 0"]),
    "including three kinds": (
        "They freed 80 captives, including 43 men, 26 women and 11 children.",
        ["freed 80", "freed 43 of 0", "freed 26 of 0", "freed 11 of 0"],
    ),
    "including after the verb": ("Nine guests were killed, including two nurses.", ["killed 9", "killed 2 of 0"]),
    "including one person": ("Nine guests were killed, including the mayor.", ["killed 9", "killed 1 of 0"]),
    "including, within an aside": ("Nine guests, including two nurses, were killed.", ["killed 9", "killed 2 of 0"]),
    "the killed included": ("The 11 killed included the driver.", ["killed 11", "killed 1 of 0"]),
    "among them": ("Nine guests were killed, among them two nurses.", ["killed 9", "killed 2 of 0"]),
    "of them": ("Nine guests were killed, two of them nurses.", ["killed 9", "killed 2 of 0"]),
    "of whom": ("Nine guests were hurt, two of whom were nurses.", ["injured 9", "injured 2 of 0"]),
    "of them with another fate": ("Nine guests were shot, two of whom were killed.", ["injured 9", "killed 2"]),
    "aboard, of them": ("There were 190 people aboard, six of them crew.", ["present 190", "present 6 of 0"]),
    "one of them": ("Nine guests were hurt, one of them badly.", ["injured 9", "injured 1 of 0"]),
    "others stand beside": ("Nine guests were killed and 30 others were hurt.", ["killed 9", "injured 30"]),
    "others of the same fate": ("Two nurses and 30 others were killed.", ["killed 2", "killed 30"]),
    "more stand beside": ("Nine guests were killed and three more died later.", ["killed 9", "killed 3"]),
    "a part of another status is none": (
        "Nine guests were killed, and 30 people, including the mayor, were hurt.",
        ["killed 9", "injured 30", "injured 1 of 1"],
    ),
    "a bound in the part": ("Gunmen held 80 hostages, including at least 43 men.", ["held 80", "held 43+ of 0"]),
    "a vague whole": ("Dozens of guests were killed, including the mayor.", ["killed 24+", "killed 1 of 0"]),
    "a colon": ("Nine guests were killed: two nurses and seven cooks.", ["killed 9", "killed 2 of 0", "killed 7 of 0"]),
    "dashes": ("Three observers -- two Danes and a Finn -- were held hostage.", ["held 3", "held 2 of 0", "held 1 of 0"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(PARTS))
def test_a_part_is_tied_to_its_whole(text: str, expected: list[str]) -> None:
    assert tied(text) == expected


LISTS = {
    "two kinds before the verb": ("Two men and three women were hurt.", ["injured 2", "injured 3"]),
    "three kinds before the verb": ("Two men, three women and a boy were hurt.", ["injured 2", "injured 3", "injured 1"]),
    "two kinds after the verb": ("The blast killed two men and three women.", ["killed 2", "killed 3"]),
    "three kinds after the verb": ("The blast killed two men, three women and four boys.", ["killed 2", "killed 3", "killed 4"]),
    "as well as": ("The blast killed two men as well as three women.", ["killed 2", "killed 3"]),
    "along with": ("The blast killed two men along with three women.", ["killed 2", "killed 3"]),
    "two fates in one list": ("The blast killed two men and wounded three women.", ["killed 2", "injured 3"]),
    "two fates with numbers alone": ("The blast killed two and wounded three.", ["killed 2", "injured 3"]),
    "three fates": ("Two were killed, three were hurt and four are missing.", ["killed 2", "injured 3", "missing 4"]),
    "a list does not reach a new subject": ("The blast hurt two men, and three women ran away.", ["injured 2", "present 3"]),
    "a list does not reach a speaker": ("The blast killed two men, three officers said.", ["killed 2"]),
    "a list stops at the end of the sentence": ("The blast killed two men. Three women watched.", ["killed 2", "present 3"]),
    "a plural that carries the list": ("Soldiers and two drivers were hurt.", ["injured 2"]),
    "a person and a count": ("The mayor and two guards were hurt.", ["injured 1", "injured 2"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(LISTS))
def test_a_list_shares_its_outcome(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected


ELLIPSES = {
    "it is no count": ("A boy was shot. Later he pointed it at another and ran.", ["injured 1"]),
    "another source gives it anew": ("Police said 12 villagers were killed. The mayor said it was 27.", ["killed 12", "killed 27"]),
    "a count reported": ("Police said 12 villagers were killed. A second agency reported 30.", ["killed 12", "killed 30"]),
    "put it at": ("Police said 12 villagers were killed. The mayor put it at 27.", ["killed 12", "killed 27"]),
    "another day": ("Ten soldiers died on Monday and 30 the day before.", ["killed 10", "killed 30"]),
    "one and another": ("One man was killed and another was wounded.", ["killed 1", "injured 1"]),
    "the victims again": ("Three divers were killed. The three victims were brothers.", ["killed 3", "killed 3"]),
    "the same number again": ("Police arrested two men. The two men were brothers.", ["arrested 2", "arrested 2"]),
    "another number is another count": ("Three divers were killed. The four cooks were brothers.", ["killed 3", "present 4"]),
    "another number of the same people": (
        "Three divers were killed. The four divers on the quay were brothers.",
        ["killed 3", "present 4"],
    ),
    "a bare number in the next sentence": ("Nine guests were shot. Four died.", ["injured 9", "killed 4"]),
    "the sentence before": ("Gunmen seized 80 passengers. Among them were 43 men.", ["held 80", "held 43"]),
    "degrees": ("Nine guests were injured, two critically.", ["injured 9", "injured 2"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(ELLIPSES))
def test_what_is_left_out_is_taken_over(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected


NAMED = {
    "of them": ("Nine guests were killed, two of them nurses.", ["guests", "nurses"]),
    "of whom": ("They took 80 guests, of whom 43 were women.", ["guests", "women"]),
    "a number alone takes the noun before": ("Ten soldiers died on Monday and 30 the day before.", ["soldiers", "soldiers"]),
    "a tally names them": ("The army put the number of passengers freed at 31.", ["passengers"]),
    "a family of": ("A family of five was killed.", ["family"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(NAMED))
def test_the_people_that_a_bare_number_leaves_out(text: str, expected: list[str | None]) -> None:
    assert [figure.people for figure in figures_of(text)] == expected
