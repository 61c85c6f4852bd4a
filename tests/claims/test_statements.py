"""Statements: what each source is reported to say, whole."""

from __future__ import annotations

import pytest

from reportedly.model import Statement, claim_id
from tests.claims.figure_cases import cases, reading_of


def statements_of(text: str) -> list[Statement]:
    """The statements of ``text`` in text order."""
    return [claim for claim in reading_of(text).claims if isinstance(claim, Statement)]


STATEMENTS = {
    "said that": ("Police said that the road was shut.", "Police", "said", "the road was shut", "asserted"),
    "after": ("The road was shut, police said.", "police", "said", "The road was shut", "asserted"),
    "according to": ("The road was shut, according to the mayor.", "the mayor", "according to", "The road was shut", "asserted"),
    "a quotation": ("“The road is shut,” the mayor said.", "the mayor", "said", "The road is shut", "asserted"),
    "denied": ("The mayor denied that the road was shut.", "The mayor", "denied", "the road was shut", "denied"),
}


@pytest.mark.parametrize(("text", "name", "cue", "content", "stance"), cases(STATEMENTS))
def test_a_statement(text: str, name: str, cue: str, content: str, stance: str) -> None:
    (statement,) = statements_of(text)
    assert statement.source.name == name
    assert statement.cue is not None and statement.cue.of(text) == cue
    assert content in statement.content.quote
    assert str(statement.stance) == stance


@pytest.mark.parametrize("text", [row[0] for row in STATEMENTS.values()])
def test_a_statement_quotes_source_cue_and_content(text: str) -> None:
    (statement,) = statements_of(text)
    assert text[statement.evidence.start : statement.evidence.end] == statement.evidence.quote
    assert text[statement.content.start : statement.content.end] == statement.content.quote
    assert statement.content.span in statement.evidence.span and statement.cue in statement.evidence.span
    assert (statement.main, statement.mention) == (True, 0)


def test_a_statement_is_known_by_the_place_of_its_content() -> None:
    text = STATEMENTS["said that"][0]
    (statement,) = statements_of(text)
    assert statement.id == claim_id(reading_of(text).report.text_sha256, "statement", statement.content.span, 0)


def test_two_statements_of_a_text_have_two_ids() -> None:
    found = statements_of("Police said the road was shut. The mayor said the bridge was open.")
    assert [s.source.name for s in found] == ["Police", "The mayor"] and len({s.id for s in found}) == 2


def test_a_report_without_a_source_has_no_statement() -> None:
    assert statements_of("The road was shut at dawn.") == []


def test_an_event_is_named() -> None:
    (statement,) = statements_of("Police said gunmen kidnapped 12 villagers.")
    assert statement.event is not None and statement.event.type == "ASSAULT"


def test_when_it_was_said() -> None:
    (statement,) = statements_of("Police said on Monday that the road was shut.")
    assert statement.said_at is not None and str(statement.said_at.start).startswith("2025-03-10")
