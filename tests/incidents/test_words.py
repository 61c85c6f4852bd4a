"""Which words and names are compared, and how much they tell."""

from __future__ import annotations

import pytest

from reportedly.incidents.words import fold, people, signature, telling

NAMES = {
    "two words": ("Ilra Dovan was found at dawn.", [("ilra dovan", False)]),
    "a title makes an official": ("Sgt. Temmik Astur briefed the press.", [("temmik astur", True)]),
    "an initial is dropped": ("They mourned Orsa L. Pell of Veldra.", [("orsa pell", False)]),
    "a body is no person": ("Veldra Police Department sent a boat.", []),
    "one word is too little": ("Astur wept.", []),
    "a weekday is none": ("On Monday Bardo Kint spoke.", [("bardo kint", False)]),
    "a name with a small particle": ("Lume de Sarrat and Quill Haben left.", [("lume de sarrat", False), ("quill haben", False)]),
    "what goes on in small letters is no name": ("Ilra Dovan also spoke.", [("ilra dovan", False)]),
}


@pytest.mark.parametrize("name", NAMES)
def test_names_of_people(name: str) -> None:
    text, found = NAMES[name]
    assert [(each.name, each.official) for each in people(text)] == found


def test_a_word_is_folded() -> None:
    assert [fold(word) for word in ("Velðra", "Düsk’s", "POLICE", "millers'")] == ["velðra", "dusk", "police", "millers"]


def test_common_words_tell_nothing_usual_ones_little_names_most() -> None:
    assert telling("the") == 0 < telling("police") < telling("granary") < telling("dovan", named=True)


def test_the_signature_holds_the_heaviest_words_in_a_fixed_order() -> None:
    found = signature(["The granary of Veldra burned; the granary fell. Police came to Veldra."])
    assert [word for word, _ in found] == ["veldra", "granary", "burned", "fell", "police"]
