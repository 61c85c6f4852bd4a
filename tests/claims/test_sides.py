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
    "a number alone after attackers": ("Six of the attackers were killed and two fled.", ["attackers"] * 2),
    "a number alone with its fate": ("Nearly 75 gunmen were killed and 100 wounded in the raid.", ["attackers"] * 2),
    "some of them, hurt by the same deed": ("The raid killed 31 gunmen and wounded dozens of them.", ["attackers"] * 2),
    "several more": ("The raid killed 13 soldiers, wounding several more.", ["security"] * 2),
    "others may be of another side": ("The raid killed three soldiers and wounded five others.", ["security", "victims"]),
    "a number alone after people": ("Three cooks were killed and 12 wounded.", ["victims"] * 2),
    "a number alone in the next sentence": ("Three soldiers were killed. Twelve were wounded.", ["security", "victims"]),
    "the state of a name": ("Twelve Islamic State gunmen were killed.", ["attackers"]),
    "a rank of rebels": ("Twelve rebel soldiers were killed.", ["attackers"]),
    "a rank of no rebels": ("Twelve anti-rebel soldiers were killed.", ["security"]),
    "a rank of a group by name": ("Two Taliban commanders and two army commanders were killed.", ["attackers", "security"]),
    "their own commanders": ("A raid killed 49 gunmen including seven of their commanders.", ["attackers"] * 2),
    "a war kills on all sides": (
        "A shell hit a farm on Tuesday. It hurt two cooks. The farm burned down. The civil war has killed 40,000 people.",
        ["victims", "mixed"],
    ),
}
SIDE_GAPS = {}


@pytest.mark.parametrize(("text", "expected"), cases(SIDES, SIDE_GAPS))
def test_the_side_of_people(text: str, expected: list[str]) -> None:
    assert [str(figure.side) for figure in figures_of(text)] == expected
