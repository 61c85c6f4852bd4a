"""Which attributions hold a span."""

from __future__ import annotations

from reportedly.claims.attribution_index import AttributionIndex
from reportedly.model import NARRATOR, Attribution, Source, SourceKind, Span


def saying(name: str, *content: tuple[int, int], vouches: bool = True) -> Attribution:
    source = Source(name, SourceKind.OTHER) if name else NARRATOR
    return Attribution(source, (), (), tuple(Span(a, b) for a, b in content), vouches=vouches)


def names(index: AttributionIndex, start: int, end: int, vouching: bool = True) -> list[str]:
    return [a.source.name for a in index.chain(Span(start, end), vouching)]


def test_the_innermost_comes_first() -> None:
    index = AttributionIndex.of([saying("outer", (0, 100)), saying("inner", (20, 40))])
    assert names(index, 25, 30) == ["inner", "outer"]


def test_a_span_outside_of_every_content_has_no_chain() -> None:
    index = AttributionIndex.of([saying("a", (10, 20))])
    assert [names(index, 0, 5), names(index, 20, 25), names(index, 15, 25)] == [[], [], []]


def test_each_piece_of_a_split_content_counts() -> None:
    index = AttributionIndex.of([saying("a", (0, 10), (30, 40))])
    assert [names(index, 2, 4), names(index, 15, 18), names(index, 32, 34)] == [["a"], [], ["a"]]


def test_the_edges_of_a_content_are_half_open() -> None:
    index = AttributionIndex.of([saying("a", (10, 20)), saying("b", (20, 30))])
    assert [names(index, 10, 20), names(index, 20, 30)] == [["a"], ["b"]]


def test_those_that_do_not_vouch_are_left_out_unless_asked_for() -> None:
    index = AttributionIndex.of([saying("said", (0, 50)), saying("wants", (10, 20), vouches=False)])
    assert names(index, 12, 14) == ["said"]
    assert names(index, 12, 14, vouching=False) == ["wants", "said"]


def test_those_that_name_nobody_come_after_those_that_do() -> None:
    index = AttributionIndex.of([saying("police", (0, 50)), saying("", (10, 20))])
    assert names(index, 12, 14) == ["police", "narrator"]


def test_no_attribution_gives_an_empty_index() -> None:
    assert AttributionIndex.of([]).chain(Span(0, 1)) == ()


def test_of_two_that_hold_the_same_words_the_nested_comes_first() -> None:
    host = saying("agency", (0, 30))
    index = AttributionIndex.of([Attribution(saying("doctors").source, (), (), (Span(0, 30),), parent=1), host])
    assert names(index, 5, 10) == ["doctors", "agency"]


def test_what_is_only_taken_for_granted_is_not_claimed() -> None:
    one = saying("front", (0, 50))
    index = AttributionIndex.of([Attribution(one.source, (), (), one.content, presupposed=(Span(20, 40),))])
    assert [names(index, 5, 10), names(index, 22, 30), names(index, 22, 30, vouching=False)] == [["front"], [], ["front"]]
