"""Which part people have in the incident."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_of

SIDES = {
    "people kidnapped, police said": (
        "Gunmen kidnapped 12 villagers, police said.",
        ["victims"],
    ),
    "civilians": ("Twelve civilians were killed.", ["victims"]),
    "people": ("Twelve people were killed.", ["victims"]),
    "passengers": ("Twelve passengers were freed.", ["victims"]),
    "hostages": ("Twelve hostages were freed.", ["victims"]),
    "a number alone": ("Twelve were killed.", ["victims"]),
    "others": ("Twelve others were killed.", ["victims"]),
    "a name": ("Anna Holt was killed.", ["victims"]),
    "a first name that is also a group's": ("Police said Isis Allen was killed.", ["victims"]),
    "soldiers": ("Twelve soldiers were killed.", ["security"]),
    "policemen": ("Two policemen were killed.", ["security"]),
    "a guard": ("A guard was killed.", ["security"]),
    "troops": ("Twelve troops were killed.", ["security"]),
    "an off-duty soldier": ("An off-duty soldier was killed.", ["security"]),
    "firefighters": ("Two firefighters were killed.", ["responders"]),
    "paramedics": ("Two paramedics were hurt.", ["responders"]),
    "gunmen": ("Twelve gunmen were killed.", ["attackers"]),
    "attackers": ("Twelve attackers were killed.", ["attackers"]),
    "insurgents": ("Twelve insurgents were killed.", ["attackers"]),
    "suspects": ("Two suspects were arrested.", ["attackers"]),
    "people arrested": ("Two men were arrested.", ["attackers"]),
    "by people who attack": ("A guard was shot by two men.", ["security", "attackers"]),
    "people who attack": ("A man shot a guard.", ["attackers", "security"]),
    "fighters of the army's side": ("Twelve pro-government fighters were killed.", ["security"]),
    "members of a militant group": ("Two members of the militant group were killed.", ["attackers"]),
    "none of its fighters": ("None of its fighters were killed.", ["attackers"]),
    "people including soldiers": ("Nine people including soldiers were killed.", ["mixed"]),
    "a soldier and his wife": ("A soldier and his wife were hurt.", ["security", "victims"]),
    "a number alone takes the noun before": ("Ten soldiers died on Monday and 30 the day before.", ["security", "security"]),
    "them": ("Six soldiers were taken hostage, two of them officers.", ["security", "security"]),
    "a war kills on all sides": (
        "A shell hit a farm on Tuesday. It hurt two cooks. The farm burned down. The civil war has killed 40,000 people.",
        ["victims", "mixed"],
    ),
}
SIDE_GAPS = {
    "a number alone after attackers": (
        "a number alone takes the side of no noun before it",
        "Six of the attackers were killed and two fled.",
        ["attackers"] * 2,
    ),
}


@pytest.mark.parametrize(("text", "expected"), cases(SIDES, SIDE_GAPS))
def test_the_side_of_people(text: str, expected: list[str]) -> None:
    assert [str(figure.side) for figure in figures_of(text)] == expected
