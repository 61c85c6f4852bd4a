"""Who is said to have done it."""

from __future__ import annotations

import hashlib

import pytest

from reportedly.claims.responsibility import find_blame
from reportedly.language import Parsed, parse
from reportedly.model import Report


def parsed_of(text: str) -> Parsed:
    return parse(Report("r", text, hashlib.sha256(text.encode()).hexdigest()))


BLAME = {
    "a rebel who shoots": ("Rebels shot dead two farmers near the river.", [("Rebels", "stated")]),
    "by-phrase": ("Nine people were killed by government soldiers in Loma.", [("government soldiers", "stated")]),
    "participle": ("Gunmen loyal to nobody fled, but militants holding six hostages stayed.", [("militants", "stated")]),
    "attack noun with by": ("Four died in raids by army helicopters on the port.", [("army helicopters", "stated")]),
    "attack noun with a country": ("A Russian airstrike hit the bakery on Monday.", [("Russian", "stated")]),
    "a town before an attack is its place": ("The Aleppo airstrike hit the bakery on Monday.", []),
    "claimed": ("The Red Dawn Brigade claimed responsibility for the bombing.", [("The Red Dawn Brigade", "claimed")]),
    "nobody claimed": ("Nobody claimed responsibility for the bombing.", []),
    "accused of": ("The minister accused the rebels of shelling the market.", [("the rebels", "accused")]),
    "blamed on": ("The mayor blamed the attack on militants from the north.", [("militants", "accused")]),
    "blamed for something else": ("The mayor blamed the opposition for the low turnout.", []),
    "charged": ("Peter Hollis was charged with two counts of murder.", [("Peter Hollis", "accused")]),
    "pleaded not guilty": ("Peter Hollis pleaded not guilty to the charges on Friday.", [("Peter Hollis", "denied")]),
    "denied": ("The militia denied any involvement in the shooting.", [("The militia", "denied")]),
    "hedged": ("The blast was probably carried out by separatists.", [("separatists", "suspected")]),
    "believed": ("Police believe a lone gunman opened fire on the bus.", [("a lone gunman", "suspected")]),
    "the bare attacker names nobody": ("The attacker shot four shoppers and fled.", []),
    "not done": ("The rebels did not attack the convoy.", []),
    "only threatened": ("The rebels threatened to kill the engineers.", []),
    "police who stop an attacker": ("Police shot the man outside the bank.", []),
    "police who fire at a crowd": ("Police opened fire on protesters in the square.", [("Police", "stated")]),
}


@pytest.mark.parametrize(("text", "expected"), BLAME.values(), ids=BLAME.keys())
def test_the_words_that_lay_a_deed_to_somebody_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    parsed = parsed_of(text)
    assert [(parsed.words(m.actor), m.stance.value) for m in find_blame(parsed)] == expected
