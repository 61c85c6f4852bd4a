"""What a search finds is shown with its words marked, in titles, passages and claims, whatever the case and the accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger import words_in
from reportedly.workflow.searching import _passage, pieces

CASES = {
    "a word": ("mill", "The Mill, the MILL; the millstone.", ["Mill", "MILL"]),
    "a beginning": ("mill*", "The Mill, the millstone.", ["Mill", "millstone"]),
    "a phrase": ('"old mill"', "An old mill, a mill, old; an Old-Mill.", ["old mill", "Old-Mill"]),
    "accents": ("cafe", "The café burnt.", ["café"]),
    "accents asked for": ("CAFÉ", "The cafe burnt.", ["cafe"]),
    "accents as signs of their own": ("cafe", "The cafe\u0301 burnt.", ["cafe\u0301"]),
    "several": ("old 12", "12 old men, 120 older.", ["12", "old"]),
    "no word": ("!!", "Nothing!", []),
    "markup": ("script", "<script>alert(1)</script>", ["script", "script"]),
}


@pytest.mark.parametrize("name", CASES)
def test_the_words_asked_for_are_found(name: str) -> None:
    query, words, expected = CASES[name]
    assert [words[start:end] for start, end in words_in(query, words)] == expected


@given(st.text(max_size=12), st.text(max_size=60))
def test_pieces_join_to_the_words(query: str, words: str) -> None:
    assert "".join(piece.words for piece in pieces(query, words)) == words


def test_a_passage_begins_and_ends_with_a_whole_word_and_has_what_was_asked_for() -> None:
    text = " ".join(f"word{n}" for n in range(200))
    found = _passage("word150", text)
    assert [piece.words for piece in found if piece.lit] == ["word150"]
    assert found[0].words == "… " and found[-1].words == " …"
    assert set("".join(piece.words for piece in found[1:-1]).split()) <= set(text.split())
    assert _passage("nowhere", text) == ()
