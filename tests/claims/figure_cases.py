"""
How the tables of cases for the reading of figures are written and read.

A figure is written as its status and its count: ``killed 12``, ``killed 12+`` (no upper bound), ``killed 0-12``, ``killed ~12``
(approximate). A table is a dict of named rows; a table of gaps has the reason first in each row: what the reader should find by the
annotation guide, and does not yet. A case that is mended must move to the other table, since the gaps are strict.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pytest

from reportedly import read_text
from reportedly.model import Figure, Reading

PUBLISHED = "2025-03-12"


@lru_cache(maxsize=4096)
def reading_of(text: str) -> Reading:
    """The reading of ``text``, once a session: many tests ask about the same sentence."""
    return read_text(text, published=PUBLISHED)


def figures_of(text: str) -> list[Figure]:
    """The figures of ``text`` in text order."""
    return [claim for claim in reading_of(text).claims if isinstance(claim, Figure)]


def count_of(low: int, high: int | None, approximate: bool = False) -> str:
    """A count as the tables write it."""
    sign = "~" if approximate else ""
    return f"{sign}{low}+" if high is None else f"{sign}{low}" if low == high else f"{sign}{low}-{high}"


def told(figure: Figure) -> str:
    """A figure as the tables write it."""
    return f"{figure.status} {count_of(figure.low, figure.high, figure.approximate)}"


def figures_told(text: str) -> list[str]:
    """The figures of ``text`` as the tables write them."""
    return [told(figure) for figure in figures_of(text)]


def the_figure(text: str, quote: str) -> Figure:
    """The one figure of ``text`` whose words are ``quote``; fails where there is none or more."""
    (figure,) = (f for f in figures_of(text) if f.evidence.quote == quote)
    return figure


def cases(table: Mapping[str, tuple[Any, ...]], gaps: Mapping[str, tuple[Any, ...]] | None = None) -> list[Any]:
    """The parameters of a test: the rows of ``table``, and those of ``gaps``, which must fail for the reason that they give first."""
    known = [pytest.param(*row, id=name) for name, row in table.items()]
    late = [
        pytest.param(*row[1:], id=name, marks=pytest.mark.xfail(strict=True, raises=(AssertionError, ValueError), reason=row[0]))
        for name, row in (gaps or {}).items()
    ]
    return known + late
