"""Words of outcome: every verb, adjective, noun and phrase that says what became of people."""

from __future__ import annotations

import pytest

from reportedly.claims.lexicon import load_lexicon
from tests.claims.figure_cases import cases, figures_told

STATUSES = {
    "killed": ("Twelve villagers were killed.", ["killed 12"]),
    "died": ("Twelve villagers died.", ["killed 12"]),
    "perished": ("Twelve villagers perished in the fire.", ["killed 12"]),
    "drowned": ("Twelve villagers drowned.", ["killed 12"]),
    "murdered": ("Twelve villagers were murdered.", ["killed 12"]),
    "executed": ("Twelve villagers were executed.", ["killed 12"]),
    "slain": ("Twelve villagers were slain.", ["killed 12"]),
    "dead": ("Twelve villagers are dead.", ["killed 12"]),
    "shot dead": ("Twelve villagers were shot dead.", ["killed 12"]),
    "shot and killed": ("Twelve villagers were shot and killed.", ["killed 12"]),
    "gunned down": ("Twelve villagers were gunned down.", ["killed 12"]),
    "stabbed to death": ("Two villagers were stabbed to death.", ["killed 2"]),
    "beaten to death": ("Two villagers were beaten to death.", ["killed 2"]),
    "fatally shot": ("Two villagers were fatally shot.", ["killed 2"]),
    "found dead": ("Two villagers were found dead.", ["killed 2"]),
    "pronounced dead": ("Two villagers were pronounced dead at the scene.", ["killed 2"]),
    "lost their lives": ("Twelve villagers lost their lives.", ["killed 12"]),
    "succumbed": ("Two villagers succumbed to their wounds.", ["killed 2"]),
    "passed away": ("Two villagers passed away.", ["killed 2"]),
    "bodies found": ("Twelve bodies were found in the river.", ["killed 12"]),
    "deaths": ("The flood caused twelve deaths.", ["killed 12"]),
    "fatalities": ("There were 12 fatalities.", ["killed 12"]),
    "injured": ("Twelve villagers were injured.", ["injured 12"]),
    "wounded": ("Twelve villagers were wounded.", ["injured 12"]),
    "hurt": ("Twelve villagers were hurt.", ["injured 12"]),
    "shot, no end told": ("Two villagers were shot.", ["injured 2"]),
    "stabbed, no end told": ("Two villagers were stabbed.", ["injured 2"]),
    "struck, no end told": ("Two villagers were struck by shrapnel.", ["injured 2"]),
    "maimed": ("Two villagers were maimed.", ["injured 2"]),
    "burned": ("Two villagers were badly burned.", ["injured 2"]),
    "taken to hospital": ("Two villagers were taken to hospital.", ["injured 2"]),
    "taken to a hospital": ("Two villagers were taken to a nearby hospital.", ["injured 2"]),
    "hospitalised": ("Two villagers were hospitalised.", ["injured 2"]),
    "in critical condition": ("Two villagers are in critical condition.", ["injured 2"]),
    "suffered burns": ("Two villagers suffered burns.", ["injured 2"]),
    "suffered injuries": ("Two villagers suffered serious injuries.", ["injured 2"]),
    "sustained wounds": ("Two villagers sustained wounds.", ["injured 2"]),
    "treated for injuries": ("Two villagers were treated for injuries.", ["injured 2"]),
    "fighting for their lives": ("Two villagers are fighting for their lives.", ["injured 2"]),
    "breathing difficulties": ("Two villagers had breathing difficulties.", ["injured 2"]),
    "casualties": ("The raid caused 12 casualties.", ["casualties 12"]),
    "killed or wounded": ("Twelve villagers were killed or wounded.", ["casualties 12"]),
    "killed and wounded": ("The raid left 12 killed and wounded.", ["casualties 12"]),
    "held": ("Twelve villagers were held in a cellar by the rebels.", ["held 12"]),
    "held hostage": ("Twelve villagers were held hostage.", ["held 12"]),
    "taken hostage": ("Twelve villagers were taken hostage.", ["held 12"]),
    "kidnapped": ("Twelve villagers were kidnapped.", ["held 12"]),
    "abducted": ("Twelve villagers were abducted.", ["held 12"]),
    "captured": ("Twelve soldiers were captured by the rebels.", ["held 12"]),
    "in captivity": ("Twelve villagers remain in captivity.", ["held 12"]),
    "hostages": ("Twelve hostages sat in the hall.", ["held 12"]),
    "freed": ("Twelve villagers were freed.", ["freed 12"]),
    "released": ("Twelve villagers were released.", ["freed 12"]),
    "rescued": ("Twelve villagers were rescued.", ["freed 12"]),
    "escaped": ("Twelve villagers escaped from the camp.", ["freed 12"]),
    "let go": ("Twelve villagers were let go.", ["freed 12"]),
    "set free": ("Twelve villagers were set free.", ["freed 12"]),
    "liberated": ("Twelve villagers were liberated.", ["freed 12"]),
    "pulled from": ("Two villagers were pulled from the rubble.", ["freed 2"]),
    "missing": ("Twelve villagers are missing.", ["missing 12"]),
    "still missing": ("Twelve villagers are still missing.", ["missing 12"]),
    "unaccounted for": ("Twelve villagers are unaccounted for.", ["missing 12"]),
    "trapped": ("Twelve villagers are trapped under the rubble.", ["missing 12"]),
    "disappeared": ("Twelve villagers disappeared.", ["missing 12"]),
    "swept away": ("Twelve villagers were swept away by the flood.", ["missing 12"]),
    "arrested": ("Twelve villagers were arrested.", ["arrested 12"]),
    "detained": ("Twelve villagers were detained.", ["arrested 12"]),
    "charged": ("Two villagers were charged with arson.", ["arrested 2"]),
    "surrendered": ("Twelve gunmen surrendered.", ["arrested 12"]),
    "taken into custody": ("Two villagers were taken into custody.", ["arrested 2"]),
    "jailed": ("Two villagers were jailed.", ["arrested 2"]),
    "picked up": ("Two villagers were picked up by a helicopter.", ["displaced 2"]),
    "picked up by police, the longer phrase": ("Two villagers were picked up by police.", ["arrested 2"]),
    "turned themselves in": ("Two villagers turned themselves in.", ["arrested 2"]),
    "held by police": ("Police are holding two suspects.", ["arrested 2"]),
    "evacuated": ("Twelve villagers were evacuated.", ["displaced 12"]),
    "displaced": ("Twelve villagers were displaced.", ["displaced 12"]),
    "fled their homes": ("Twelve villagers fled their homes.", ["displaced 12"]),
    "homeless": ("The quake left 12 villagers homeless.", ["displaced 12"]),
    "deported": ("Twelve villagers were deported.", ["displaced 12"]),
    "moved under a deal": ("Under the deal 12 villagers were bused out.", ["displaced 12"]),
    "aboard": ("Twelve villagers were aboard.", ["present 12"]),
    "attackers in number": ("Twelve gunmen stormed the hall.", ["present 12"]),
    "deployed": ("Twelve soldiers were deployed.", ["present 12"]),
    "taking part": ("Twelve divers took part in the search.", ["present 12"]),
    "living there": ("Twelve villagers live on the island.", ["present 12"]),
    "treated, with no word of harm": ("Twelve villagers were treated on the quay.", ["present 12"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(STATUSES))
def test_what_the_words_say_became_of_people(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected


LEXICON = load_lexicon("status")
NEED_MORE = {
    "custody",
    "lose",
    "charge",
    "affect",
    "burnt",
    "seize",
    "force",
    "drive",
    "bring",
    "dig",
    "pull",
    "pluck",
    "lift",
    "airlift",
    "recover",
}
PATIENTS = {verb: status for status, roles in LEXICON["verbs"].items() for verb in roles["patient"] if verb not in NEED_MORE}
PAST = {"slay": "slain", "shoot": "shot", "strike": "struck", "hit": "hit", "hurt": "hurt", "hold": "held",
        "beat": "beaten", "free": "freed",
        "fly": "flown", "expel": "expelled", "kidnap": "kidnapped", "stab": "stabbed", "trap": "trapped", "nab": "nabbed", "bury": "buried",
        "ferry": "ferried", "bus": "bussed", "transfer": "transferred"}  # fmt: skip


def past(verb: str) -> str:
    """The participle of a verb, written out apart from the code under test."""
    return PAST.get(verb) or (
        verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + ("d" if verb.endswith("e") else "ed")
    )


@pytest.mark.parametrize("verb", sorted(PATIENTS))
def test_every_verb_of_the_lexicon_in_the_passive(verb: str) -> None:
    assert figures_told(f"At least 31 villagers were {past(verb)} on the island.") == [f"{PATIENTS[verb]} 31+"]


PRESENT_PARTICIPLES = {
    "killing": ("The wall fell, killing 31 villagers.", ["killed 31"]),
    "injuring": ("The wall fell, injuring 31 villagers.", ["injured 31"]),
    "wounding": ("A shell landed, wounding 31 villagers.", ["injured 31"]),
    "kidnapping": ("Bandits came at dawn, kidnapping 31 villagers.", ["held 31"]),
    "trapping": ("The roof fell, trapping 31 villagers.", ["missing 31"]),
    "freeing": ("Troops stormed the camp, freeing 31 villagers.", ["freed 31"]),
    "releasing": ("The rebels gave way, releasing 31 villagers.", ["freed 31"]),
    "displacing": ("The dam broke, displacing 31 villagers.", ["displaced 31"]),
    "arresting": ("Officers raided the camp, arresting 31 villagers.", ["arrested 31"]),
    "stabbing": ("He ran on, stabbing three villagers.", ["injured 3"]),
    "shooting dead": ("He ran on, shooting dead three villagers.", ["killed 3"]),
    "killing and wounding": ("A shell landed, killing and wounding 31 villagers.", ["casualties 31"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(PRESENT_PARTICIPLES))
def test_participles_that_tell_what_followed(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected


HEADLINES = {
    "killed at the end": ("Ferry sinks, 12 killed", ["killed 12"]),
    "dead at the end": ("Ferry sinks, 12 dead", ["killed 12"]),
    "kills before the number": ("Landslide kills 12", ["killed 12"]),
    "injures before the number": ("Landslide injures 12", ["injured 12"]),
    "two fates": ("Bus fire: 12 dead, 30 injured", ["killed 12", "injured 30"]),
    "feared dead": ("40 feared dead as ferry sinks", ["killed 40"]),
    "missing": ("Ferry sinks, 12 missing", ["missing 12"]),
    "frees": ("Army frees 12 villagers", ["freed 12"]),
    "arrests": ("Police arrest 12 in raid", ["arrested 12"]),
    "wounded without a noun": ("2 wounded in market blast", ["injured 2"]),
    "present tense of dying": ("Twelve die in ferry fire", ["killed 12"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(HEADLINES))
def test_headlines(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected


NOT_OUTCOMES = {
    "shot a film": ("Two students shot a film on the island.", ["present 2"]),
    "a shot in the dark is no person": ("It was a shot in the dark.", []),
    "left a message": ("Two villagers left a message.", ["present 2"]),
    "charged with a task is not looked at": ("The dead calm lasted.", []),
    "a killing frost": ("A killing frost came.", []),
    "the missing link": ("They found the missing link.", []),
    "released a statement": ("Two ministers released a statement.", ["present 2"]),
    "held talks": ("Two ministers held talks.", ["present 2"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(NOT_OUTCOMES))
def test_words_that_tell_no_outcome_here(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected
