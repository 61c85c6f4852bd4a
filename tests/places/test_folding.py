from __future__ import annotations

import pytest

from reportedly.places.folding import bare_names, key_of

SAME = {
    "case": ("QUETTA", "quetta"),
    "accents": ("Köln", "Koln"),
    "macrons and dots below": ("Ḩamāh", "Hamah"),
    "hyphen and space": ("Khan-Younis", "Khan Younis"),
    "dots": ("U.S.", "US"),
    "an apostrophe": ("Sana’a", "Sanaa"),
    "saint": ("Saint Louis", "St. Louis"),
    "a letter that is no accent": ("Łódź", "Lodz"),
}
BARE = {
    "kind behind": ("hama governorate", ["hama"]),
    "kind before": ("district of mach", ["mach"]),
    "the": ("the gambia", ["gambia"]),
    "nothing to take away": ("quetta", []),
    "the kind alone": ("county", []),
}


@pytest.mark.parametrize(("first", "second"), SAME.values(), ids=SAME)
def test_two_spellings_of_one_name_share_a_key(first: str, second: str) -> None:
    assert key_of(first) == key_of(second) != ""


def test_a_name_in_another_script_has_no_key() -> None:
    assert key_of("کوئٹہ") == ""


def test_different_names_have_different_keys() -> None:
    assert len({key_of(name) for name in ("Mach", "March", "Machh", "New Mach")}) == 4


@pytest.mark.parametrize(("key", "bare"), BARE.values(), ids=BARE)
def test_a_name_loses_the_word_for_its_kind(key: str, bare: list[str]) -> None:
    assert list(bare_names(key)) == bare
