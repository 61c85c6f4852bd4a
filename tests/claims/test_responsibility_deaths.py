"""Deaths that are laid to police or soldiers by how they came about."""

from __future__ import annotations

import hashlib

import pytest

from reportedly.claims.responsibility import find_blame
from reportedly.language import parse
from reportedly.model import Report

LAID = {
    "died in police firing": ("Three people died in police firing in the old town.", ["died in police firing"]),
    "opened fire": ("Two people were killed when the police opened fire on a crowd.", ["killed when the police opened fire"]),
    "opened fire, killing": ("Soldiers opened fire, killing two people.", ["Soldiers opened fire, killing"]),
    "the death before the volley": (
        "Police resorted to firing, resulting in the death of two.",
        ["resorted to firing, resulting in the death"],
    ),
    "in which": ("The police had to open fire in which two people were killed.", ["open fire in which two people were killed"]),
    "that killed": ("Residents condemned the police firing that killed two.", ["police firing that killed"]),
    "shot dead": ("Police shot dead two men near the station.", ["Police shot dead"]),
    "gunned down": ("Two looters were gunned down by constables.", ["gunned down by constables"]),
    "by the police, of one": ("My son was killed by the police, she said.", ["killed by the police"]),
    "firing by the police": ("One person was killed in firing by the police.", ["killed in firing by the police"]),
    "the toll": ("The toll in police firing rose to five.", ["toll in police firing"]),
    "lives lost": ("Four people lost their lives in police firing.", ["lost their lives in police firing"]),
    "lives claimed": ("Police firing claimed three lives.", ["Police firing claimed three lives"]),
    "bullets": ("Most of the victims were killed by police bullets.", ["killed by police bullets"]),
    "another of two": ("One was killed by a stone while another died in police firing.", ["died in police firing"]),
    "of the dead some": ("Of the 12 dead, five died in police firing.", ["died in police firing"]),
    "killed and hurt": ("Two were killed and six injured in police firing.", ["killed and six injured in police firing"]),
    "a rank before a name": ("SP Mahesh Rana had ordered firing in which three people died.", ["Mahesh Rana had ordered firing in which"]),
    "made to fire": (
        "The mob attacked a van, forcing police to open fire in which one person died.",
        ["open fire in which one person died"],
    ),
    "an incident of firing": ("Three people were killed in a police firing incident.", ["killed in a police firing"]),
    "hit and died": ("A boy was hit by a police bullet and died in hospital.", ["police bullet and died"]),
    "fired, and two died": ("Police fired six rounds and two people died.", ["Police fired six rounds and two people died"]),
    "the firing told before": ("The police fired six rounds. Two people were killed in the firing.", ["killed in the firing"]),
    "small letters": ("two persons died in police firing at ranipur.", ["died in police firing"]),
}

NOT_LAID = {
    "into the air": "One person was killed by a stone before police opened fire in the air.",
    "for another reason": "Three people were stabbed to death and police fired to disperse the mob.",
    "others who fired": "Two policemen were killed in firing by militants.",
    "nobody": "No one was killed in police firing.",
    "police who tell it": "Police said three people were killed.",
    "police who come after": "Two people died in a clash between villages and police arrested ten.",
    "only feared": "Residents fear that people would be killed in police firing.",
    "private guns": "One person was killed in private firing, and police burst teargas shells.",
}


@pytest.mark.parametrize(("text", "quotes"), LAID.values(), ids=LAID.keys())
def test_a_death_is_laid_to_the_force_that_fired(text: str, quotes: list[str]) -> None:
    parsed = parse(Report("r", text, hashlib.sha256(text.encode()).hexdigest()))
    deaths = [parsed.words(mention.quote) for mention in find_blame(parsed)]
    assert [any(quote in read for read in deaths) for quote in quotes] == [True] * len(quotes), deaths


@pytest.mark.parametrize("text", NOT_LAID.values(), ids=NOT_LAID.keys())
def test_no_death_is_laid_to_a_force(text: str) -> None:
    parsed = parse(Report("r", text, hashlib.sha256(text.encode()).hexdigest()))
    forces = ("police", "constable", "soldier")
    laid = [mention for mention in find_blame(parsed) if any(word in parsed.words(mention.actor).lower() for word in forces)]
    assert not [mention for mention in laid if any(word in parsed.words(mention.quote) for word in ("kill", "die", "dead", "death"))]


def test_a_long_row_of_volleys_is_read_without_fail() -> None:
    text = "police firing and the firing and killed in " * 600
    parsed = parse(Report("r", text, hashlib.sha256(text.encode()).hexdigest()))
    assert isinstance(find_blame(parsed), tuple)
