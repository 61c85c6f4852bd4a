"""What a statement tells of, and whether it threatens or demands."""

from __future__ import annotations

import hashlib

import pytest

from reportedly.claims.events import event_of, statement_stance
from reportedly.language import Parsed, parse
from reportedly.model import Event, Report, Span


def parsed_of(text: str) -> Parsed:
    return parse(Report("r", text, hashlib.sha256(text.encode()).hexdigest()))


EVENTS = {
    "shooting": ("Two men shot a guard.", Event("ASSAULT", "firearms")),
    "killed with a weapon told": ("A roadside bomb killed four drivers.", Event("ASSAULT", "explosives")),
    "suicide attack": ("A suicide attack hit the station.", Event("ASSAULT", "suicide-attack")),
    "drone": ("A drone strike destroyed the depot.", Event("ASSAULT", "drone")),
    "abduction": ("Gunmen abducted six teachers.", Event("ASSAULT", "abduct")),
    "captives taken": ("The fighters seized nine passengers.", Event("ASSAULT", "abduct")),
    "shelling": ("Troops shelled the village.", Event("ASSAULT", "heavy-weapons")),
    "a crash is no assault": ("Eleven people were killed in a bus crash.", None),
    "rescue is aid": ("Soldiers rescued thirty passengers.", Event("AID")),
    "release is a retreat": ("The group released two nurses.", Event("RETREAT", "release")),
    "set free": ("The group set two nurses free.", Event("RETREAT", "release")),
    "arrest": ("Officers arrested three men.", Event("COERCE", "arrest")),
    "talks": ("The governor met elders on Sunday.", Event("CONSULT")),
    "a demand for a release": ("The group demanded that the prisoners be released.", Event("REQUEST", "yield")),
    "a threat of violence": ("The group threatened to kill the pilots.", Event("THREATEN", "violence")),
    "blame": ("The party condemned the government.", Event("ACCUSE", "disapprove")),
    "nothing known": ("The weather was mild.", None),
}


@pytest.mark.parametrize(("text", "expected"), EVENTS.values(), ids=EVENTS.keys())
def test_the_head_of_a_statement_gives_its_event(text: str, expected: Event | None) -> None:
    assert event_of(parsed_of(text), [Span(0, len(text))]) == expected


def test_only_the_content_counts() -> None:
    text = "The man who shot the guard said the weather was mild."
    start = text.index("the weather")
    assert event_of(parsed_of(text), [Span(start, len(text))]) is None


STANCES = {
    "a threat with a condition": ("All captives would be executed unless the prisoners are freed.", "say", "threatened"),
    "a threat by its cue": ("They would return.", "threaten", "threatened"),
    "a demand by its cue": ("The prisoners should be freed.", "demand", "demanded"),
    "a demand by must": ("The government must release our brothers.", "say", "demanded"),
    "a deadline": ("The government has 48 hours to release the prisoners.", "say", "demanded"),
    "denied by its cue": ("Twelve had died.", "deny", "denied"),
    "believed": ("Twelve had died.", "believe", "estimated"),
    "told": ("Twelve were killed on Monday.", "say", "asserted"),
}


@pytest.mark.parametrize(("text", "cue", "expected"), STANCES.values(), ids=STANCES.keys())
def test_threats_and_demands_are_told_from_assertions(text: str, cue: str, expected: str) -> None:
    assert statement_stance(parsed_of(text), [Span(0, len(text))], cue).value == expected
