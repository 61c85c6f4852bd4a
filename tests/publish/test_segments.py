"""Overlapping spans become stretches that never cross, whole text kept, at a cost that grows with the spans."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.publish.segments import Index, Mark, stretches

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))
MARKS = st.lists(st.builds(Mark, SPANS, st.none() | st.integers(0, 5), st.integers(0, 1)), max_size=12)


@given(MARKS, st.lists(st.integers(0, 40), max_size=5))
def test_stretches_are_the_whole_text_in_order(marks: list[Mark], cuts: list[int]) -> None:
    found = stretches(40, marks, cuts)
    assert [stretch.span.start for stretch in found] == [0, *(stretch.span.end for stretch in found[:-1])]
    assert found[-1].span.end == 40


@given(MARKS)
def test_each_stretch_knows_what_lies_over_it(marks: list[Mark]) -> None:
    for stretch in stretches(40, marks):
        over = [mark for mark in marks if stretch.span in mark.span and len(mark.span)]
        owned = [mark for mark in over if mark.owner is not None]
        best = min(owned, key=lambda mark: (mark.rank, len(mark.span), mark.owner), default=None)
        assert (stretch.covered, stretch.depth, stretch.owner) == (bool(over), len(owned), best.owner if best else None)


@given(MARKS)
def test_no_stretch_crosses_an_edge(marks: list[Mark]) -> None:
    edges = {edge for mark in marks if len(mark.span) for edge in (mark.span.start, mark.span.end)}
    assert all(not stretch.span.start < edge < stretch.span.end for stretch in stretches(40, marks) for edge in edges)


def test_spans_beyond_the_text_are_cut_to_it() -> None:
    assert [stretch.span for stretch in stretches(5, [Mark(Span(3, 99), 0)])] == [Span(0, 3), Span(3, 5)]


def test_an_empty_text_has_no_stretch() -> None:
    assert stretches(0, [Mark(Span(0, 3), 0)]) == ()


def test_deep_nesting_costs_no_more_than_its_spans() -> None:
    deep = [Mark(Span(at, 80_000 - at), at) for at in range(20_000)]
    start = time.process_time()
    found = stretches(80_000, deep)
    assert len(found) == 2 * len(deep) - 1
    assert time.process_time() - start < 3


def test_an_index_finds_what_lies_within() -> None:
    index = Index.of([Span(0, 3), Span(3, 5), Span(8, 9)])
    assert index.within(Span(0, 5)) == (0, 1)
    assert index.within(Span(2, 9)) == (1, 2)
    assert index.within(Span(5, 8)) is None
