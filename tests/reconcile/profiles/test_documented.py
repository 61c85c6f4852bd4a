"""docs/profiles.md has every clause, word for word, and every column that is always blank."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.reconcile.profiles import PROFILES, book

PAGE = (Path(__file__).parents[3] / "docs" / "profiles.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("profile", PROFILES)
def test_every_clause_is_in_the_docs(profile: str) -> None:
    rows = [f"| `{clause.id}` | {clause.known} | {clause.text} |" for clause in book(profile).clauses.values()]
    assert [row for row in rows if row not in PAGE] == []


@pytest.mark.parametrize("profile", PROFILES)
def test_columns_that_are_always_blank_are_in_the_docs(profile: str) -> None:
    told = book(profile)
    assert f"Always blank: {', '.join(f'`{column}`' for column in told.columns if column in told.external)}." in PAGE


def test_vague_words_are_in_the_docs() -> None:
    told = book("acled")
    assert (
        f"Vague words: {', '.join(f'{word} {number}' for word, number in told.vague.items())}; a plural with no number {told.plural}."
        in PAGE
    )
