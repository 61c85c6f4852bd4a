"""Where the outcome may stand: verb, noun, apposition, relative clause, participle, the sentence before, tolls and tallies."""

from __future__ import annotations

import pytest

from tests.claims.figure_cases import cases, figures_told

PLACES = {
    "some of so many freed": (
        "Nine of the 12 hostages have been released.",
        ["freed 9", "held 12"],
    ),
    "policemen kidnapped": (
        "Gunmen kidnapped two police officers.",
        ["held 2"],
    ),
    "kidnapped, police said": (
        "Gunmen kidnapped 12 villagers, police said.",
        ["held 12"],
    ),
    "some of so many aboard freed": (
        "The army said it had freed 190 of the 440 passengers.",
        ["freed 190", "present 440"],
    ),
    "passive after": ("Twelve villagers were killed.", ["killed 12"]),
    "the bodies of so many": ("The bodies of three men were found in a well.", ["killed 3"]),
    "passive with adverbs between": ("Twelve villagers were also reportedly killed.", ["killed 12"]),
    "perfect passive": ("Twelve villagers have been killed.", ["killed 12"]),
    "passive with get": ("Twelve villagers got injured.", ["injured 12"]),
    "active before": ("The blast killed 12 villagers.", ["killed 12"]),
    "active with an adverb between": ("The blast killed instantly at least 12 villagers.", ["killed 12+"]),
    "participle before": ("A bomb exploded, killing at least 12 villagers.", ["killed 12+"]),
    "left dead": ("The blast left 12 villagers dead.", ["killed 12"]),
    "left dead, no noun": ("The blast left 12 dead.", ["killed 12"]),
    "left dead and others hurt": ("The blast left 12 dead and 30 injured.", ["killed 12", "injured 30"]),
    "relative clause": ("They named the 12 villagers who were killed.", ["killed 12"]),
    "relative clause, active": ("They mourned 12 villagers who died in the fire.", ["killed 12"]),
    "reduced relative": ("They mourned 12 villagers killed in the fire.", ["killed 12"]),
    "relative object": ("They named the 12 villagers whom the rebels had kidnapped.", ["held 12"]),
    "adjective before the noun": ("Nurses carried twelve dead villagers.", ["killed 12"]),
    "adjective before the noun, wounded": ("Nurses carried 12 wounded villagers.", ["injured 12"]),
    "noun in itself": ("They counted 12 bodies.", ["killed 12"]),
    "noun of outcome alone": ("The 12 wounded were carried off.", ["injured 12"]),
    "noun of action with of": ("They announced the release of 12 villagers.", ["freed 12"]),
    "noun of action: the death of": ("They mourned the death of 12 villagers.", ["killed 12"]),
    "noun of action: the arrest of": ("Police announced the arrest of 12 villagers.", ["arrested 12"]),
    "lives": ("The fire claimed the lives of 12 villagers.", ["killed 12"]),
    "complement": ("Twelve of the villagers were among the dead.", ["killed 12"]),
    "among the dead were": ("Among the dead were 12 villagers.", ["killed 12"]),
    "among the wounded were": ("Among the wounded were 12 villagers.", ["injured 12"]),
    "the dead include": ("The dead include 12 villagers.", ["killed 12"]),
    "lives lost": ("Twelve lives were lost.", ["killed 12"]),
    "among those killed were": ("Among those killed were two nurses.", ["killed 2"]),
    "of the dead": ("Of the dead, 14 were villagers.", ["killed 14"]),
    "believed to have been": ("Twelve villagers are believed to have been killed.", ["killed 12"]),
    "an aside between": ("Twelve villagers, including the mayor, were killed.", ["killed 12", "killed 1"]),
    "quotation marks between": ("“Twelve villagers” were killed.", ["killed 12"]),
    "the agent by": ("A guard was killed by three gunmen.", ["killed 1", "present 3"]),
    "the doer is present": ("Three gunmen killed a guard.", ["present 3", "killed 1"]),
    "a doer of kidnapping is present": ("Six gunmen kidnapped 12 villagers.", ["present 6", "held 12"]),
    "reflexive": ("Two gunmen shot themselves.", ["injured 2"]),
    "a bomber who blew himself up": ("Two bombers blew themselves up.", ["killed 2"]),
    "injuries done to": ("The bus overturned, causing injuries to 12 villagers.", ["injured 12"]),
    "suffered wounds": ("Twelve villagers suffered deep wounds.", ["injured 12"]),
    "left hospital": ("Two villagers were released from hospital.", ["injured 2"]),
    "let through": ("The army allowed 30 villagers to leave.", ["displaced 30"]),
    "held by the law": ("Two villagers were held without bail.", ["arrested 2"]),
    "the shooting of": ("They protested at the shooting of three villagers.", ["injured 3"]),
    "the fatal shooting of": ("They protested at the fatal shooting of three villagers.", ["killed 3"]),
    "a day between": ("Two men were on Monday killed in Loma.", ["killed 2"]),
    "a night between": ("Four people were late on Friday night arrested in Loma.", ["arrested 4"]),
    "a day before shot dead": ("Three men were on Tuesday shot dead in Loma.", ["killed 3"]),
    "booked": ("The 80 villagers have already been booked in the state.", ["arrested 80"]),
    "courted arrest": ("Sixteen villagers courted arrest.", ["arrested 16"]),
    "stabbed to death": ("The mob stabbed two people to death.", ["killed 2"]),
    "who stabs to death": ("Two men stabbed a woman to death.", ["present 2", "killed 1"]),
    "beat to death": ("Rioters beat a teacher to death.", ["killed 1"]),
    "burnt alive": ("The mob burnt six villagers alive.", ["killed 6"]),
    "felled": ("Three people were felled by bullets.", ["killed 3"]),
    "claimed lives": ("The fire claimed 12 lives.", ["killed 12"]),
    "the doer who was killed": ("The gunman, who killed nine people, was shot dead by police.", ["killed 1", "killed 9"]),
}
PLACE_GAPS = {
    "a count of a headline before as": (
        "a participle of a headline is not read before “as”",
        "12 dead, 30 hurt as bus falls off bridge",
        ["killed 12", "injured 30"],
    ),
    "a verb of a headline between two counts": (
        "the verb of the first count is not read before the comma",
        "12 die, 30 hurt in bus fire",
        ["killed 12", "injured 30"],
    ),
    "in the hands of": ("phrases of captivity: in the hands of", "Six children are still in the hands of the rebels.", ["held 6"]),
    "with the kidnappers": ("phrases of captivity: to remain with captors", "Six children remain with the kidnappers.", ["held 6"]),
    "of so many, some": (
        "the count that opens “of the … , 12 were” takes the fate of the part",
        "Of the 40 people on the bus, 12 were killed and 28 injured.",
        ["present 40", "killed 12", "injured 28"],
    ),
    "of those freed, some were hurt": (
        "the fate of the whole outranks the part's own verb",
        "Of the 190 freed, 37 were injured.",
        ["freed 190", "injured 37"],
    ),
    "all but some": (
        "“all but” is read as two counts of the same fate",
        "All but three of the hostages were freed.",
        ["freed 1+", "held 3"],
    ),
    "aboard, and then all killed": (
        "a count takes its fate from “all” in the next clause",
        "The plane crashed with 12 people on board; all were killed.",
        ["present 12", "killed 1+"],
    ),
    "all on board": ("“all” with a phrase of place after it is no figure", "All on board were killed.", ["killed 1+"]),
    "himself and others": (
        "what is joined to “himself” is no object",
        "A suicide bomber killed himself and nine others.",
        ["killed 1", "killed 9"],
    ),
    "treated, with no word of harm, at a place": (
        "“treated at” is always harm",
        "Twelve people were treated at the scene.",
        ["present 12"],
    ),
    "comma lost in a headline": (
        "a headline of two fates without a comma",
        "Six killed dozens hurt in market fire",
        ["killed 6", "injured 24+"],
    ),
    "a later death in the same clause": ("the first of two joined verbs is taken", "Two villagers were shot and died.", ["killed 2"]),
    "a burial": ("“buried” is always read as under rubble, though the words say dead", "They buried twelve dead villagers.", ["killed 12"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(PLACES, PLACE_GAPS))
def test_where_the_outcome_stands(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected


MORE = {
    "a passive right before a count": ("When the mayor was killed 12 villagers were in the hall.", ["killed 1", "present 12"]),
    "the victims include": ("The victims include two nurses.", ["killed 2"]),
    "the victims were": ("The victims were two nurses.", ["killed 2"]),
    "who comes to a hospital": ("The uncle, Ray Marsh, arrived at the hospital shortly afterward.", []),
    "who speaks at a hospital": ("At the hospital, Marsh told detectives that it was an accident.", []),
    "who comes to a hospital with a wound": ("A waiter arrived at the hospital with a gunshot wound.", ["injured 1"]),
    "who has shot": ("A gunman in a van has shot and wounded five teenagers.", ["present 1", "injured 5"]),
    "the victims were, after people hurt": ("Two people were wounded. The victims were two nurses.", ["injured 2", "injured 2"]),
    "the victims are named, after people hurt": (
        "Two people were wounded. The victims were identified as Anna Holt, 34, and Karl Berg, 51.",
        ["injured 2", "injured 1", "injured 1"],
    ),
    "the victims were, after people dead and hurt": (
        "Two people were killed and one was hurt. The victims were two nurses.",
        ["killed 2", "injured 1", "killed 2"],
    ),
    "the other victims were": (
        "A woman was killed. The other victims were two nurses, who were treated in hospital.",
        ["killed 1", "injured 2"],
    ),
    "let across": ("The army allowed 30 villagers to cross the bridge.", ["displaced 30"]),
    "headline of two verbs": ("Bus plunge kills 12, hurts 30", ["killed 12", "injured 30"]),
    "headline of one person": ("Man, 34, shot dead in market", ["killed 1"]),
    "headline of a person and a count": ("Woman killed, two children hurt in fire", ["killed 1", "injured 2"]),
    "headline of a freeing": ("Gunmen free 12 captives", ["freed 12"]),
    "all of them, in an aside": ("Officials said 12 people, all of them miners, were killed.", ["killed 12", "killed 1+"]),
    "both": ("Both men were killed.", ["killed 2"]),
    "all of a number": ("All four of them were killed.", ["killed 4"]),
    "places of one fate": ("Nine people were killed in Dola, four in Skara and two in Tarbet.", ["killed 9", "killed 4", "killed 2"]),
    "a fourth": ("Three people drowned and a fourth is missing.", ["killed 3", "missing 1"]),
    "another, with its own fate": ("A soldier was killed and another injured.", ["killed 1", "injured 1"]),
    "a count of people wounded": ("The number of people wounded climbed to 60.", ["injured 60"]),
    "those wounded, as a noun": ("The hospital received 12 bodies and 40 wounded.", ["killed 12", "injured 40"]),
    "the missing include": ("The missing include six children.", ["missing 6"]),
    "the hostages include": ("The hostages include six children.", ["held 6"]),
    "among the hostages": ("Six children are among the hostages.", ["held 6"]),
    "most of them, in an aside": ("At least 12 people, most of them children, were killed.", ["killed 12+", "killed 2+"]),
    "names with ages": ("Anna Holt, 34, and Karl Berg, 51, were shot dead.", ["killed 1", "killed 1"]),
    "bodies including those of": ("Thirteen bodies, including those of two children, were recovered.", ["killed 13", "killed 2"]),
    "some of": ("Some of the hostages were freed.", ["freed 2+"]),
    "most of": ("Most of the passengers were rescued.", ["freed 2+"]),
    "the remaining": ("The remaining 14 hostages were released.", ["freed 14"]),
    "the other, without a noun": ("The other 14 were released.", ["freed 14"]),
    "one verb for two fates of numbers alone": ("The blast killed at least 10 and wounded more than 40.", ["killed 10+", "injured 41+"]),
    "left dead and wounded": ("The attack left 10 people dead and over 40 others wounded.", ["killed 10", "injured 41+"]),
    "a list of relatives": ("The mayor, his wife and their two sons were kidnapped.", ["held 1", "held 1", "held 2"]),
    "a family of": ("A family of four was killed.", ["killed 4"]),
    "brothers": ("Three brothers drowned.", ["killed 3"]),
    "bringing the toll to": ("Two more people died, bringing the death toll to 14.", ["killed 2", "killed 14"]),
    "a toll of dead and injured": ("The final toll was 31 dead and 54 injured.", ["killed 31", "injured 54"]),
    "the number put at": ("Officials put the number of dead at 31.", ["killed 31"]),
    "twelve of them seriously": (
        "A total of 31 people were killed and 54 were injured, 12 of them seriously.",
        ["killed 31", "injured 54", "injured 12"],
    ),
    "what the army did": (
        "The army said it had killed 33 attackers, rescued 190 passengers and lost four soldiers.",
        ["killed 33", "freed 190", "killed 4"],
    ),
    "police shot and killed": ("Police shot and killed two gunmen.", ["killed 2"]),
    "captured": ("Two soldiers were killed and one was captured.", ["killed 2", "held 1"]),
    "looking for the missing": ("Rescuers recovered 12 bodies and were looking for nine missing people.", ["killed 12", "missing 9"]),
    "remain missing": ("Nine people remain missing.", ["missing 9"]),
    "remained trapped": ("Nine others remained trapped inside the mine.", ["missing 9"]),
    "have fled": ("More than 2,000 people have fled the town.", ["displaced 2001+"]),
    "forced to leave": ("Some 2,000 residents were forced to leave their homes.", ["displaced ~2000"]),
    "attended": ("Hundreds of people attended the funeral.", ["present 200+"]),
    "carrying": ("The train was carrying 440 passengers and six crew.", ["present 440", "present 6"]),
    "on board": ("There were 440 passengers on board the train.", ["present 440"]),
    "smoke": ("A dozen people were treated for smoke inhalation.", ["injured 12"]),
    "one of the wounded": ("One of the wounded is in critical condition.", ["injured 1"]),
    "those killed include": ("Those killed include two brothers.", ["killed 2"]),
    "where somebody is from is nobody": (
        "The victims were identified as Wanda Marsh, of Pelzer, and Victor Holt.",
        ["killed 1", "killed 1"],
    ),
    "where somebody lives is nobody": ("Police said Shawn Marsh, 21 of Lynchfield was shot and killed.", ["killed 1"]),
    "a place beside a place is nobody": (
        "The coroner identified the person who died as George Marsh of Mundel, IL.",
        ["killed 1", "killed 1"],
    ),
    "in somebody's death": ("A third suspect was charged in Holt’s death.", ["arrested 1", "killed 1"]),
    "identified as": ("The victims were identified as Anna Holt, 34, and Karl Berg, 51.", ["killed 1", "killed 1"]),
    "among those killed": ("Anna Holt, a nurse, was among those killed.", ["killed 1"]),
    "five of the dead": ("Five of the dead were children.", ["killed 5"]),
    "five of the wounded died": ("Five of the wounded later died.", ["killed 5"]),
    "five of those rescued": ("Five of those rescued were children.", ["freed 5"]),
    "charged with the murder of": ("A man was charged with the murder of two women.", ["arrested 1", "killed 2"]),
    "looking for suspects": ("Police are looking for three suspects.", ["present 3"]),
    "all of them": ("A plane carrying 12 people crashed, killing all of them.", ["present 12", "killed 1+"]),
    "all so many on board": ("The plane crashed, killing all 12 people on board.", ["killed 12"]),
    "everyone": ("Everyone on board was killed.", ["killed 1+"]),
    "houses and people buried": ("A landslide buried 12 houses and killed 31 villagers.", ["killed 31"]),
    "remain unaccounted for": ("Nine villagers were rescued and 22 remain unaccounted for.", ["freed 9", "missing 22"]),
    "remained hostage": ("They freed 190 passengers, while 250 remained hostage.", ["freed 190", "held 250"]),
    "managed to escape": ("Three hostages managed to escape.", ["freed 3"]),
    "wounded people moved": ("57 wounded passengers were evacuated to Dola.", ["displaced 57"]),
    "a list of ones": ("One soldier and one civilian were killed.", ["killed 1", "killed 1"]),
    "numbers alone": ("One was killed and two wounded.", ["killed 1", "injured 2"]),
    "vague amounts alone": ("Hundreds were killed and several were wounded.", ["killed 200+", "injured 2+"]),
    "capitals": ("SIX KILLED, DOZENS HURT IN MARKET FIRE", ["killed 6", "injured 24+"]),
    "how many is none": ("It is not clear how many people were hurt.", []),
    "the fate opens the sentence": ("Found dead inside the house were Tom Ray, 25, and Anna Poe, 42.", ["killed 1", "killed 1"]),
    "no fate opens the sentence": ("Shot after shot was heard, and guards were a help.", []),
    "who had wounds": ("Lying nearby was a boy who had gunshot wounds to his leg.", ["injured 1"]),
    "wounds of one's own": ("A 15-year-old boy appeared to be suffering from a self-inflicted gunshot wound.", ["injured 1"]),
    "did not survive": ("The 22-year-old did not survive.", ["killed 1"]),
    "may not survive": ("The 22-year-old is not expected to survive.", []),
    "fatally wounding": ("Someone fired back, fatally wounding the clerk.", ["killed 1"]),
    "after an age": ("Officers found Anna Poe, 11, and her brother Ben, 15, shot to death in the house.", ["killed 1", "killed 1"]),
    "an age, and a deed": ("Anna Poe, 15, shot a guard.", ["injured 1"]),
    "one more, who is named by no noun": ("He shot and killed Tom Ray and injured another, police said.", ["killed 1", "injured 1"]),
    "one more of things": ("He stepped from one truck onto another, and a guard was hurt.", ["injured 1"]),
    "an age is no day": ("Man fatally shoots 3-year-old neighbour", ["killed 1"]),
    "fatally shoot": ("He used a rifle to fatally shoot three guards.", ["killed 3"]),
    "two fates of one count": ("Market Attack: 88 Killed & Injured.", ["casualties 88"]),
    "two fates without a word between": ("In all 175 Fighters Killed Wounded in Rona.", ["casualties 175"]),
    "two counts of a headline, the second open": (
        "At least 57 farmers killed more than 150 injured in attacks on Rona.",
        ["killed 57+", "injured 151+"],
    ),
    "who shoots some and wounds others": ("The police shot six rioters and wounded 12 more.", ["injured 6", "injured 12"]),
    "left in a state, before who reports it": (
        "The wing killed 17 guards and left three others wounded Skara media reported citing a source.",
        ["killed 17", "injured 3"],
    ),
    "how far off": ("The teenager killed just blocks from the school was a good pupil.", ["killed 1"]),
    "owned, with words between": ("The jury heard of her daughter's accidental shooting death.", ["killed 1"]),
    "owned, of a trial": ("The jury heard Poe's murder trial.", []),
    "one more victim of a shooting": ("Police found a fourth shooting victim, covered in blood.", ["injured 1"]),
    "the victim of a shooting, known before": ("The shooting victim spoke to police.", []),
    "nearly killed": ("The bullets nearly killed a clerk.", ["present 1"]),
    "a relative by marriage": (
        "He shot and killed his wife, two young children and his mother-in-law.",
        ["killed 1", "killed 2", "killed 1"],
    ),
    "relatives by marriage": ("A fire injured his two sisters-in-law.", ["injured 2"]),
    "a day after the person": ("The attack killed a boy and his 21-year-old uncle last month.", ["killed 1", "killed 1"]),
    "a day after the age": ("A gunman killed an 11-year-old last Friday.", ["present 1", "killed 1"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(MORE))
def test_wordings_of_reports(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected


TOLLS = {
    "the toll rose to": ("The death toll rose to 31.", ["killed 31"]),
    "the toll rose from to": ("The death toll rose from 14 to 31.", ["killed 14", "killed 31"]),
    "the toll stands at": ("The death toll stands at 31.", ["killed 31"]),
    "the toll is": ("The death toll is 31.", ["killed 31"]),
    "a death toll of": ("Officials gave a death toll of 31.", ["killed 31"]),
    "a previous toll": ("The death toll rose to 31, updating a previous toll of 14.", ["killed 31", "killed 14"]),
    "the number of dead": ("The number of dead reached 31.", ["killed 31"]),
    "the number of people killed": ("The number of people killed rose to 31.", ["killed 31"]),
    "the number of injured": ("The number of injured rose to 31.", ["injured 31"]),
    "the number of missing": ("The number of missing fell to 31.", ["missing 31"]),
    "the number of hostages": ("The number of hostages was put at 31.", ["held 31"]),
    "a tally of people freed": ("The army put the number of passengers freed at 31.", ["freed 31"]),
    "in the next sentence": ("The death toll was 14. It later rose to 31.", ["killed 14", "killed 31"]),
    "a bound in a toll": ("The death toll rose to at least 31.", ["killed 31+"]),
    "another fate after a toll": ("The death toll rose to 31, with 50 others injured.", ["killed 31", "injured 50"]),
    "a toll with its people": ("The death toll rose to 31 people.", ["killed 31"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(TOLLS))
def test_tolls_and_tallies(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected


NEGATIONS = {
    "none were killed": ("None of the villagers were killed.", ["killed 0"]),
    "none of its fighters": ("The group said none of its fighters had been killed.", ["killed 0"]),
    "no casualties": ("There were no casualties.", ["casualties 0"]),
    "no deaths": ("There were no deaths.", ["killed 0"]),
    "no injuries": ("There were no injuries.", ["injured 0"]),
    "no one was hurt": ("No one was hurt.", ["injured 0"]),
    "nobody was killed": ("Nobody was killed.", ["killed 0"]),
    "no villagers were hurt": ("No villagers were hurt.", ["injured 0"]),
    "not a single": ("Not a single villager was hurt.", ["injured 0"]),
    "neither of two": ("Neither of the drivers was hurt.", ["injured 0"]),
    "no reports of": ("There were no reports of injuries.", ["injured 0"]),
    "no reports of casualties": ("There were no immediate reports of casualties.", ["casualties 0"]),
    "did not kill anyone": ("The blast did not kill anyone.", ["killed 0"]),
    "without hurting anyone": ("The shell landed without hurting anyone.", ["injured 0"]),
    "no hostages": ("No hostages were freed.", ["freed 0"]),
    "not hurt": ("The driver was not hurt.", ["present 1"]),
    "two not hurt": ("Two drivers were not hurt.", ["present 2"]),
    "not freed": ("Twelve villagers have not been freed.", ["held 12"]),
    "no other word": ("No doubt remains.", []),
    "no cause": ("No cause was given.", []),
    "none of the roofs": ("None of the roofs fell.", []),
}
NEGATION_GAPS = {
    "neither nor": ("“neither … nor” does not negate its verb", "Neither the driver nor the guard was hurt.", ["injured 0", "injured 0"]),
    "whether anyone": ("“whether anyone” is read as none, though it leaves it open", "It was not known whether anyone was hurt.", []),
    "nobody aboard": ("none of people in no other state is left out", "Nobody was aboard.", ["present 0"]),
}


@pytest.mark.parametrize(("text", "expected"), cases(NEGATIONS, NEGATION_GAPS))
def test_none_and_not(text: str, expected: list[str]) -> None:
    assert figures_told(text) == expected
