"""Who said what when, what was found in what order, who is held responsible, which reports echo others, and why they are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model import Blame, FindingKind, Join
from reportedly.publish import incident_story as story
from reportedly.publish.incident_board import Board
from reportedly.publish.incident_shown import Known
from tests.publish.incident_fixtures import hostile_incident, linnet


@pytest.fixture
def known() -> Known:
    return Known.of(linnet())


def test_findings_come_worst_first_whatever_their_order(known: Known) -> None:
    mixed = replace(linnet(), reconciled=replace(linnet().reconciled, findings=linnet().reconciled.findings[::-1]))
    for shown in (known, Known.of(mixed)):
        kinds = [group.kind for group in story.findings(shown)]
        assert kinds[:4] == [FindingKind.CONTRADICTION, FindingKind.SLIP, FindingKind.DISPUTE, FindingKind.DIFFER]
        assert set(kinds) == set(FindingKind)


def test_every_kind_of_finding_has_its_title_and_meaning() -> None:
    assert set(story.KINDS) == set(FindingKind)


def test_the_days_are_in_order_and_tell_each_thing_once(known: Known) -> None:
    board = Board.of(known)
    days = story.days(board)
    assert [day.name for day in days] == ["12 Mar 2025", "13 Mar 2025", "14 Mar 2025"]
    told = [ref.claim.id for day in days for telling in day.tellings for ref in telling.refs]
    assert sorted(told) == sorted(known.refs)


def test_what_one_account_said_at_one_time_is_one_turn(known: Known) -> None:
    second = story.days(Board.of(known))[1]
    turns = story.turns(second.tellings)
    assert [(turn.account, [telling.what for telling in turn.tellings]) for turn in turns] == [
        ("The state", ["14 people killed"]),
        ("Hospital officials", ["21 people killed"]),
    ]


BLAMES = {
    "by itself": (story.Blamed("the Front", Blame.CLAIMED, "the Front", ()), "claimed responsibility"),
    "of another": (story.Blamed("the Front", Blame.CLAIMED, "the police", ()), "said that the Front claimed responsibility"),
    "accused": (story.Blamed("the Front", Blame.ACCUSED, "the police", ()), "accused the Front"),
    "suspected": (story.Blamed("the Front", Blame.SUSPECTED, "the police", ()), "suspected the Front"),
    "denied by itself": (story.Blamed("the Front", Blame.DENIED, "the Front", ()), "denied it"),
    "denied of another": (story.Blamed("the Front", Blame.DENIED, "the police", ()), "denied that the Front did it"),
    "stated": (story.Blamed("the Front", Blame.STATED, "Example Wire", ()), "stated that the Front did it"),
}


@pytest.mark.parametrize("name", BLAMES)
def test_how_responsibility_is_put(name: str) -> None:
    blamed, words = BLAMES[name]
    assert blamed.words == words


def test_responsibility_is_told_by_account(known: Known) -> None:
    assert [f"{one.by} {one.words}" for one in story.responsibility(known)] == [
        "Marsh Front claimed responsibility",
        "Police accused Marsh Front",
    ]


def test_a_report_that_repeats_another_says_so(known: Known) -> None:
    assert [told.echoes for told in story.reports(known)] == [(), (), ("passes on the figures of report 2",)]
    (near, _) = (told for told in story.reports(Known.of(hostile_incident())))
    assert near.echoes == ()


def test_why_each_report_is_of_the_incident(known: Known) -> None:
    joins = story.joins(known.shown.reconciled.incident)
    assert [story.because(join) for join in joins] == [
        "same because both tell of 11 Mar 2025",
        "by judgement of an analyst (judgement 2: same)",
    ]
    assert story.joined(joins[0], known) == ("report 1", "report 3") or story.joined(joins[0], known)[0].startswith("report")
    assert story.because(Join("a", "b", 0.0)) == "no feature speaks for it"


def test_claims_by_their_numbers(known: Known) -> None:
    refs = tuple(known.refs.values())
    assert story.briefly(refs[:2]) == "1.1, 1.2"
    assert story.briefly(refs, 2) == f"1.1, 1.2 and {len(refs) - 2} more"
