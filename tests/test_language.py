"""Texts longer than the parser takes at once are parsed in pieces, and nothing of them is lost or moved."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import LanguageMissing
from reportedly.language import DEFAULT_PIPELINE, LONGEST, PIECE, load_pipeline, parse, pieces
from reportedly.model import Report

SIZE = 20
CASES = {
    "a short text is one piece": ("Two were hurt.", ["Two were hurt."]),
    "the last line break in the latter half": ("One fled, two held.\nTen ran. Nine hid.", ["One fled, two held.\n", "Ten ran. Nine hid."]),
    "no line break: the last full stop": ("He ran home. Two of them were hurt.", ["He ran home. ", "Two of them were ", "hurt."]),
    "no full stop: the last space": ("two of them were hurt by it", ["two of them were ", "hurt by it"]),
    "no space: where the size ends": ("a" * 25, ["a" * 20, "a" * 5]),
    "a break in the first half is passed over": ("One.\nTwo of them were hurt", ["One.\nTwo of them ", "were hurt"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_a_text_is_cut_where_the_parse_is_harmed_least(text: str, expected: list[str]) -> None:
    assert list(pieces(text, SIZE)) == expected


@given(st.text(alphabet="a. \n", max_size=200))
def test_pieces_joined_are_the_text_and_none_is_too_long(text: str) -> None:
    found = list(pieces(text, SIZE))
    assert "".join(found) == text
    assert all(len(piece) <= SIZE for piece in found)


def test_offsets_go_on_over_the_pieces_of_a_long_text() -> None:
    text = "Twelve people were killed in the market. " * (2 * PIECE // 40)
    doc = parse(Report(id="long", text=text, sha256="0" * 64)).doc
    assert all(text.startswith(token.text, token.idx) for token in doc)
    assert doc[-1].idx > 1.9 * PIECE


def test_a_sentence_that_does_not_end_is_cut() -> None:
    text = "Twelve people were killed and the river rose " * 200
    doc = parse(Report(id="long", text=text, sha256="0" * 64)).doc
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST


NO_PIPELINE = {
    "a module that has no load": "reportedly",
    "a module whose load is another": "json",
    "a folder that is not there": "./no/such/folder",
    "a folder without a pipeline": "tests",
    "no parser": "en_blank",
}


@pytest.mark.parametrize("name", NO_PIPELINE.values(), ids=NO_PIPELINE.keys())
def test_what_is_no_pipeline_with_a_parser_is_refused_in_a_sentence(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if name == "en_blank":
        spacy.blank("en").to_disk(tmp_path / "blank")
        name = str(tmp_path / "blank")
    with pytest.raises(LanguageMissing, match="language pipeline"):
        load_pipeline(name)


def test_a_pipeline_may_be_named_by_its_folder(tmp_path: Path) -> None:
    load_pipeline(DEFAULT_PIPELINE).to_disk(tmp_path / "kept", exclude=["reportedly_breaks"])
    nlp = spacy.load(tmp_path / "kept", exclude=["reportedly_breaks"])
    nlp.to_disk(tmp_path / "own")
    report = Report(id="a", text="Two were hurt.", sha256="0" * 64)
    assert [t.dep_ for t in parse(report, str(tmp_path / "own")).doc] == [t.dep_ for t in parse(report).doc]
