"""The whole flow: reports go in, readings come out in the same order, errors in their place."""

from __future__ import annotations

import hashlib

import pytest

from reportedly.errors import LanguageMissing, NotText
from reportedly.language import parse
from reportedly.model import Figure, Reading, Report, Responsibility, Statement
from reportedly.pipeline import READER, open_world, read_parsed, read_report, read_reports
from reportedly.settings import Settings

TEXT = (
    "The River Front said on Tuesday it had attacked a ferry, killing nine soldiers. "
    "The army said two guards were killed and four passengers were freed."
)


def report_of(text: str, name: str = "r") -> Report:
    return Report(name, text, hashlib.sha256(text.encode()).hexdigest(), published="2025-03-12")


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_report(report_of(TEXT), Settings())


def test_a_reading_holds_claims_of_every_kind(reading: Reading) -> None:
    assert {type(claim) for claim in reading.claims} == {Figure, Responsibility, Statement}


def test_claims_stand_in_text_order(reading: Reading) -> None:
    order = [(claim.evidence.start, claim.evidence.end, claim.kind, claim.id) for claim in reading.claims]
    assert order == sorted(order)


def test_ids_are_unique(reading: Reading) -> None:
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)


def test_a_reading_names_its_reader_and_keeps_its_report(reading: Reading) -> None:
    assert reading.reader == READER == "reportedly.rules/1"
    assert reading.report == report_of(TEXT)


def test_totals_and_actors_come_along(reading: Reading) -> None:
    assert {total.status for total in reading.totals} >= {"killed", "freed"}
    assert "The River Front" in {actor.name for actor in reading.actors}


def test_who_did_it_has_a_time_of_saying(reading: Reading) -> None:
    (blame,) = (claim for claim in reading.claims if isinstance(claim, Responsibility))
    assert (blame.actor.name, str(blame.stance)) == ("The River Front", "claimed")
    assert blame.said_at is not None and str(blame.said_at.start).startswith("2025-03-11")


def test_reading_a_parsed_report_is_the_same(reading: Reading) -> None:
    assert read_parsed(parse(report_of(TEXT)), open_world(Settings())) == reading


def test_reports_come_in_order_and_errors_in_their_place() -> None:
    error = NotText("b.txt: it is empty")
    results = list(read_reports([report_of("Nine died.", "a"), error, report_of("Two died.", "c")], Settings()))
    assert results[1] is error
    assert [result.report.id for result in results if isinstance(result, Reading)] == ["a", "c"]


def test_reports_are_read_as_they_are_asked_for() -> None:
    taken: list[str] = []

    def come() -> object:
        for name in "ab":
            taken.append(name)
            yield report_of("Nine died.", name)

    flow = read_reports(come(), Settings())  # type: ignore[arg-type]
    assert taken == []
    next(flow)
    assert taken == ["a"]


def test_notes_of_the_report_are_notes_of_the_reading() -> None:
    report = Report("r", "Nine died.", "0" * 64, notes=("it was cut",))
    assert read_report(report, Settings()).notes == ("it was cut",)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "12", "…", "“", "a", "\u200b", "12 12 12", "\ud800"])
def test_no_text_is_too_odd_to_read(text: str) -> None:
    assert read_report(report_of(text) if text.isprintable() else Report("r", text, "0" * 64), Settings()).claims == ()


def test_a_missing_pipeline_is_told() -> None:
    with pytest.raises(LanguageMissing, match="no_such_pipeline"):
        read_report(report_of(TEXT), Settings(pipeline="no_such_pipeline"))
