"""Who is said to have done it."""

from __future__ import annotations

import hashlib

import pytest

from reportedly.claims.actors import find_actors
from reportedly.claims.attribution import AttributionIndex, find_attributions
from reportedly.claims.responsibility import find_blame, find_responsibility
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
    "only expected": ("The rebels would attack the convoy.", []),
    "only threatened": ("The rebels threatened to kill the engineers.", []),
    "police who stop an attacker": ("Police shot the man outside the bank.", []),
    "a person who does it": ("A farmer stabbed two men near the river.", [("A farmer", "stated")]),
    "people who are held down": ("Two passengers held the man down.", []),
    "captors who still hold": ("The rebels are still holding six hostages.", []),
    "what came of it": ("Two government helicopters were shot down near Loma, killing all five aboard.", []),
    "claims to have": ("The Red Dawn Brigade claimed to have shot five soldiers.", [("The Red Dawn Brigade", "claimed")]),
    "claimed in another's name": (
        "A caller claimed responsibility in the name of the Red Dawn Brigade.",
        [("the Red Dawn Brigade", "claimed")],
    ),
    "faces charges": ("Peter Hollis faces two counts of murder.", [("Peter Hollis", "accused")]),
    "wanted": ("Detectives are looking for Peter Hollis in connection with the shooting.", [("Peter Hollis", "suspected")]),
    "taken into custody": ("Peter Hollis was taken into custody in connection with the killing.", [("Peter Hollis", "suspected")]),
    "sentenced": ("Hollis was sentenced to 20 years in prison for the murder of his wife.", [("Hollis", "stated")]),
    "sentenced for something else": ("Hollis was sentenced to 20 months in prison for tax fraud.", []),
    "the suspect named": ("The suspect was identified as Peter Hollis, 34.", [("Peter Hollis", "suspected")]),
    "the gunman named": ("Authorities identified the gunman as Peter Hollis.", [("Peter Hollis", "accused")]),
    "the gunman not yet named": ("Authorities have not named Peter Hollis as the gunman.", []),
    "suspected militants": ("Suspected Red Dawn militants killed five soldiers.", [("Suspected Red Dawn militants", "suspected")]),
    "hallmarks": ("The blast bore the hallmarks of the Red Dawn Brigade.", [("the Red Dawn Brigade", "suspected")]),
    "the finger": ("The minister pointed the finger at the Red Dawn Brigade.", [("the Red Dawn Brigade", "accused")]),
    "accused of backing": ("The minister accused Sudan of arming the gunmen.", [("Sudan", "accused")]),
    "a people before an attack": ("Four died in the Turkish offensive.", [("Turkish", "stated")]),
    "the suspect named by somebody": (
        "The suspect, identified by officials as Peter Hollis, was held for questioning.",
        [("Peter Hollis", "suspected")],
    ),
    "named as a suspect": ("Police have named Peter Hollis as a suspect in the shooting.", [("Peter Hollis", "suspected")]),
    "suspected of planting": (
        "Officials suspect the Red Dawn Brigade of planting the bomb.",
        [("the Red Dawn Brigade", "suspected")],
    ),
    "believed to be from": (
        "Gunmen believed to be from the Red Dawn Brigade killed five soldiers.",
        [("the Red Dawn Brigade", "suspected")],
    ),
    "an age alone": ("The 20-year-old is charged with attempted murder.", [("The 20-year-old", "accused")]),
    "rebel-led": ("The rebel-led attack killed nine.", [("rebel", "stated")]),
    "an attacker whose group is told": ("A Hamas bomber killed twelve people.", [("A Hamas bomber", "stated")]),
    "driving into people": ("A man drove a truck into a crowd of shoppers.", [("A man", "stated")]),
    "driving elsewhere": ("A man drove a truck into a wall.", []),
    "a charge denied": (
        "Peter Hollis pleaded not guilty to charges that he set off a bomb in a market.",
        [("Peter Hollis", "denied")],
    ),
    "police who fire at a crowd": ("Police opened fire on protesters in the square.", [("Police", "stated")]),
}


@pytest.mark.parametrize(("text", "expected"), BLAME.values(), ids=BLAME.keys())
def test_the_words_that_lay_a_deed_to_somebody_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    parsed = parsed_of(text)
    assert [(parsed.words(m.actor), m.stance.value) for m in find_blame(parsed)] == expected


WHO = {
    "the report's own voice": ("Rebels shot two farmers.", [("Rebels", "stated", "narrator")]),
    "another's charge": ("Police said rebels shot two farmers.", [("rebels", "accused", "Police")]),
    "its own fighters": ("The Red Dawn Brigade said its fighters shot two farmers.", [("Red Dawn Brigade", "claimed", "Red Dawn Brigade")]),
    "what it says of itself": ("The Red Dawn Brigade said it had shot two farmers.", [("Red Dawn Brigade", "claimed", "Red Dawn Brigade")]),
    "as its spokesman says": (
        "Red Dawn spokesman Omar Tali said the group carried out the attack.",
        [("the group", "claimed", "Omar Tali")],
    ),
    "taken for granted": ("Rebels holding six hostages fled, a minister said.", [("Rebels", "stated", "narrator")]),
    "the same group": (
        "A group led by Omar Tali bombed the port. Two farmers were abducted by the same group.",
        [("A group", "stated", "narrator"), ("A group", "stated", "narrator")],
    ),
    "its own planes": ("The defence ministry said its planes bombed the port.", [("ministry", "claimed", "ministry")]),
    "a ministry and the army": ("A defence ministry official said government planes bombed the port.", [("planes", "claimed", "official")]),
    "a witness and the army": ("Witnesses said government planes bombed the port.", [("planes", "accused", "Witnesses")]),
    "the rebels of whom a ministry tells": ("The defence ministry said rebels shelled the port.", [("rebels", "accused", "ministry")]),
    "another side's forces are not its own": (
        "The army said opposition forces killed a pilot.",
        [("opposition forces", "accused", "army")],
    ),
    "believed by its source": ("Police believe that rebels shot two farmers.", [("rebels", "suspected", "Police")]),
    "the accuser is named": ("The mayor accused the rebels of shelling the market.", [("rebels", "accused", "mayor")]),
    "a threat is no deed, but a claim under it is": ("The group threatened to shoot two farmers.", []),
    "a pronoun that stays open": ("They shot two farmers.", []),
    "the accused is the one charged": (
        "Peter Hollis was charged with murder. Police said the accused shot two farmers.",
        [("Peter Hollis", "accused", "narrator"), ("Peter Hollis", "accused", "Police")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), WHO.values(), ids=WHO.keys())
def test_a_deed_is_laid_to_its_actor_by_who_says_so(text: str, expected: list[tuple[str, str, str]]) -> None:
    parsed = parsed_of(text)
    actors = find_actors(parsed)
    claims = find_responsibility(parsed, AttributionIndex.of(find_attributions(parsed, actors)), actors)
    assert len(claims) == len(expected)
    for claim, (actor, stance, source) in zip(claims, expected, strict=True):
        assert actor in claim.actor.name and claim.stance == stance and source in claim.source.name
        assert claim.evidence.quote == text[claim.evidence.start : claim.evidence.end]


def test_a_very_long_sentence_is_read_without_fail() -> None:
    parsed = parsed_of("killed and " * 800 + "the rebels, and the rebels, " * 300)
    assert isinstance(find_blame(parsed), tuple)
