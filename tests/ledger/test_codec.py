"""Nouns go to JSON and back without loss."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import BrokenLedger
from reportedly.ledger.codec import CLAIMS, decode, decode_claim, encode
from reportedly.model import Candidate, Claim, Figure, Place, Reading, Report, Responsibility, Scene, Statement

PLAIN = Report("r", "words", "0" * 64)
WORDS = st.text(st.characters(), max_size=12)


def strategy(cls: type) -> st.SearchStrategy[Any]:
    """Any noun of a class, each field of its own kind."""
    return st.builds(cls, **{f.name: of(get_type_hints(cls)[f.name]) for f in fields(cls) if f.init and f.name != "raw"})


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of an annotated kind. A reading's report and claims are stored beside it: one report, and no claims, will do."""
    if kind is Report:
        return st.just(PLAIN)
    if kind == tuple[Claim, ...]:
        return st.just(())
    if kind is str:
        return WORDS
    if get_origin(kind) is tuple:
        return st.lists(of(get_args(kind)[0]), max_size=2).map(tuple)
    if kind in (float, float | None):
        number = st.floats(allow_nan=False)
        return number if kind is float else st.none() | number
    return st.from_type(kind)


for noun in (Report, Candidate, Place, Scene, Figure, Responsibility, Statement):
    st.register_type_strategy(noun, strategy(noun))


@given(st.one_of(*map(st.from_type, CLAIMS.values())))
def test_a_claim_comes_back(claim: Any) -> None:
    packed = encode(claim)
    assert packed.isascii() and decode_claim(claim.kind, packed) == claim


@given(st.from_type(Report))
def test_a_report_comes_back(report: Report) -> None:
    packed = encode(report)
    assert packed.isascii() and "raw" not in json.loads(packed) and "text" not in json.loads(packed)
    assert decode(Report, packed, text=report.text) == report


@settings(max_examples=12)
@given(strategy(Reading))
def test_a_reading_comes_back(reading: Reading) -> None:
    apart = {"report": reading.report, "claims": reading.claims, "reader": reading.reader}
    assert decode(Reading, encode(reading), **apart) == reading


def test_what_a_later_version_adds_is_read_with_its_default() -> None:
    assert decode(Scene, "{}") == Scene()


@pytest.mark.parametrize("packed", ["", "[]", "{", '{"sure": 1, "nothing": 2}', '{"when": 3}'])
def test_what_is_no_such_noun_is_said(packed: str) -> None:
    with pytest.raises(BrokenLedger, match="a stored scene can't be read"):
        decode(Scene, packed)
