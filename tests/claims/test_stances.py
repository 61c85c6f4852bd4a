"""How a source stands to a figure."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_of

STANCES = {
    "narrator": ("Twelve villagers were killed.", ["asserted"]),
    "said": ("Police said 12 villagers were killed.", ["asserted"]),
    "none is asserted": ("The group said none of its fighters had been killed.", ["asserted"]),
    "denied": ("The army denied that 12 villagers had been killed.", ["denied"]),
    "reports called untrue": ("Reports that 12 villagers were killed are not true.", ["denied"]),
    "feared dead": ("Twelve villagers are feared dead.", ["estimated"]),
    "believed": ("Twelve villagers are believed to have been killed.", ["estimated"]),
    "presumed": ("Twelve villagers are presumed dead.", ["estimated"]),
    "thought": ("Twelve villagers are thought to be missing.", ["estimated"]),
    "may": ("Twelve villagers may have been killed.", ["estimated"]),
    "might": ("Twelve villagers might have been killed.", ["estimated"]),
    "could": ("Twelve villagers could be missing.", ["estimated"]),
    "possibly": ("Possibly 12 villagers were killed.", ["estimated"]),
    "apparently": ("Twelve villagers were apparently killed.", ["estimated"]),
    "expected to be freed": ("Twelve villagers are expected to be freed.", ["estimated"]),
    "will be freed": ("Twelve villagers will be freed.", ["estimated"]),
    "threatened": ("The rebels threatened to kill 12 hostages.", ["threatened"]),
    "will unless": ("Unless the jail is opened, 12 hostages will be killed.", ["threatened"]),
    "demanded the release": ("The rebels demanded the release of 12 prisoners.", ["demanded"]),
    "demanded that they be freed": ("The rebels demanded that 12 prisoners be freed.", ["demanded"]),
    "called for the release": ("The minister called for the release of 12 nurses.", ["demanded"]),
    "a demand does not reach those held": ("The rebels, who hold 12 nurses, demanded a ransom.", ["asserted"]),
    "a toll that grew": ("Officials raised the death toll from 27 to 31.", ["asserted", "asserted"]),
    "those held are not what is demanded": ("The minister demanded that the 11 hostages be given water.", ["asserted"]),
    "the doer is in doubt": ("Police arrested a man suspected of killing two guards.", ["asserted", "asserted"]),
    "the doer of a murder is in doubt": ("He is a suspect in the murder of two guards.", ["asserted"]),
    "reportedly": ("Twelve villagers were reportedly killed.", ["asserted"]),
    "an amount about": ("About 12 villagers were killed.", ["asserted"]),
    "doubt in one clause alone": ("Nine guests were killed and 12 are feared dead.", ["asserted", "estimated"]),
}
STANCE_GAPS = {
    "a toll withdrawn": (
        "a toll that fell is not told from one that grew",
        "Officials lowered the death toll from 31 to 27.",
        ["quoted_only", "asserted"],
    ),
    "fears": ("nouns of doubt are not read", "There are fears that 40 miners have died.", ["estimated"]),
    "a claim rejected": (
        "the rejecting of a claim is no denial",
        "The army rejected a claim that 30 soldiers had been killed.",
        ["denied"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), cases(STANCES, STANCE_GAPS))
def test_the_stance_to_a_figure(text: str, expected: list[str]) -> None:
    assert [str(figure.stance) for figure in figures_of(text)] == expected
