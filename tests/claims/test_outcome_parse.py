"""Whom a deed befalls: the doer, the one it is done to, and those who only stand in the same sentence."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_of, figures_told

DOERS = {
    "who fires into a crowd": ("A man shot into a crowd, injuring the child.", ["injured 1"]),
    "who fires at people": ("Tom Ray shot at officers during the chase.", []),
    "who fires back": ("Tom Ray shot back as the vehicle fled.", []),
    "shot at a place": ("Tom Ray was shot at a party.", ["injured 1"]),
    "two deeds of one doer": ("A gunman firing from a car has shot and wounded five teenagers.", ["present 1", "injured 5"]),
    "two deeds in a headline": ("Two women shot and killed in Salem.", ["killed 2"]),
    "so many hurt by one": ("A father shot two boys and injured his aunt.", ["present 1", "injured 2", "injured 1"]),
    "whose shooting left others dead": ("Police seek a man about a shooting that left three people dead.", ["killed 3"]),
    "a death by the hands of": ("The death of a girl, allegedly at the hands of her brother, stunned the town.", ["killed 1"]),
    "led on a chase": ("A man killed two deputies, leading dozens of officers on a chase.", ["present 1", "killed 2", "present 24+"]),
    "who tells of it in a hospital": ("At the hospital, Rocha told detectives what he knew.", []),
    "who drives the car": ("A 23-year-old cook driving a Volvo was shot.", ["injured 1"]),
    "a judge before another subject": (
        "A judge ordered on Tuesday that bail remain for a man charged with murder after a boy was shot in the head.",
        ["arrested 1", "injured 1"],
    ),
    "whose family": ("The family of Anna Holt, who was found shot to death, wants answers.", ["killed 1"]),
    "the mother of whom": ("The mother of Anna Holt, who was killed last May, wants answers.", ["killed 1"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(DOERS))
def test_whom_the_deed_befalls(text: str, expected: list[str]) -> None:
    """A doer is not hurt by the deed, and a clause tells of the person right before it."""
    assert figures_told(text) == expected


WORDINGS = {
    "fatally injuring": ("An officer returned fire, fatally injuring the suspect.", ["killed 1"]),
    "along with others": ("Anna Holt was found shot to death along with two others.", ["killed 1", "killed 2"]),
    "another, and no more": ("The blast wounded one clerk, and injured another and a teacher.", ["injured 1", "injured 1", "injured 1"]),
    "one after another": ("One after another, the windows broke.", []),
    "a charge is no injury": ("They admitted charges of misdemeanor injury to a child.", []),
    "a body found": ("An elderly man's body was found in a home.", ["killed 1"]),
    "the body of an owner's kin": ("Deputies found his sister's body in a field.", ["killed 1"]),
    "bodies of the named": ("Medics found the bodies of Candy Holt and Anna Poe.", ["killed 1", "killed 1"]),
    "the body of one": ("The body of Tom Ray was found in a field.", ["killed 1"]),
    "hit, by name": ("Officers returned fire, striking Tom Scott as well.", ["injured 1"]),
    "a day after the noun": ("The bullet killed a girl and her 21-year-old uncle last month.", ["killed 1", "killed 1"]),
    "said to be one more": ("A girl was killed. She is the third child killed this year.", ["killed 1"]),
    "said to be such": ("Tom Ray was shot. Ray is a student who was shot before.", ["injured 1"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(WORDINGS))
def test_what_else_tells_a_fate(text: str, expected: list[str]) -> None:
    """Wordings that tell of a fate, and some that look like it."""
    assert figures_told(text) == expected


NAMES = {
    "a name within a name": ("The gun killed 13-year-old James “J.R.” Holt in a home.", ["13-year-old James “J.R.” Holt"]),
    "a name with Jr.": ("Police say 10-year-old Anthony Holt, Jr. was shot.", ["10-year-old Anthony Holt, Jr."]),
    "charges are no names": ("Mr. Finch was charged with Assault to Murder, Aggravated Assault & Battery.", ["Mr. Finch"]),
    "a name that means a group": ("Isis Holt was killed.", ["Isis Holt"]),
}


@pytest.mark.parametrize(("text", "quotes"), cases(NAMES))
def test_names_are_whole_and_of_persons(text: str, quotes: list[str]) -> None:
    """A name takes in what the tagger parts from it; charges are no persons."""
    assert [figure.evidence.quote for figure in figures_of(text)] == quotes


def test_a_first_name_gives_no_side() -> None:
    """A name that is also the word for a group leaves its bearer among the victims."""
    (figure,) = figures_of("A man is accused of fatally shooting Isis Allen, a girl of 6.")
    assert figure.side == "victims"
