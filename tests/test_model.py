"""The nouns answer what they are asked the same however many parts a text has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Block, Furniture, Report, Span

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_a_span_is_furniture_if_it_touches_any_of_it_in_whatever_order_the_parts_come(spans: list[Span], asked: Span) -> None:
    report = Report("r", "", "0" * 64, furniture=tuple(Block(span, Furniture.CAPTION) for span in spans))
    assert report.is_furniture(asked) == any(span.overlaps(asked) for span in spans)
