"""Quantities by accounts: what stands, what went before, what is not asserted, and how far they are agreed is what the findings say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model import FindingKind, Scene, Status
from reportedly.publish.incident_board import Board, Line
from reportedly.publish.incident_lede import lede
from reportedly.publish.incident_shown import Known, Shown
from reportedly.publish.incident_stands import State
from reportedly.publish.incident_words import compact, figure_range, headline, in_order, state_words
from tests.publish.fixtures import ferry, ferry_later
from tests.publish.incident_fixtures import World, finding, hostile_incident, linnet, nothing, reconciled_of, told


def board(shown: Shown | None = None) -> Board:
    return Board.of(Known.of(shown or linnet()))


def line(label: str, shown: Shown | None = None) -> Line:
    return next(line for line in board(shown).lines if line.label == label)


STATES = {
    "people killed": State.DIFFER,
    "soldiers killed": State.CONTESTED,
    "people held": State.CONTESTED,
    "people freed": State.CONTESTED,
    "people aboard": State.CONTESTED,
    "attackers killed": State.COMPATIBLE,
    "people missing": State.ALONE,
}


@pytest.mark.parametrize("label", STATES)
def test_how_far_a_quantity_is_agreed(label: str) -> None:
    assert line(label).state is STATES[label]


def test_the_same_number_from_several_accounts_is_agreed() -> None:
    (agreed,) = board(told({"Police": ("seven", 7), "Doctors": ("7", 7)})).lines
    assert (agreed.state, state_words(agreed)) == (State.AGREED, "agreed by 2 accounts")


def test_only_a_finding_makes_numbers_apart_contested() -> None:
    shown = told({"Police": ("7", 7), "Doctors": ("90", 90)})
    (apart,) = board(shown).lines
    assert (apart.state, headline(apart)) == (State.COMPATIBLE, "7–90")
    found = finding(FindingKind.CONTRADICTION, "Both can’t be so.", *shown.reconciled.positions)
    (contested,) = board(replace(shown, reconciled=replace(shown.reconciled, findings=(found,)))).lines
    assert (contested.state, headline(contested), state_words(contested)) == (State.CONTESTED, "7 ≠ 90", "contested")


def test_numbers_that_only_other_quantities_exclude_are_not_set_against_each_other() -> None:
    shown = told({"Police": ("7", 7), "Doctors": ("90", 90)})
    apart = tuple(finding(FindingKind.CONTRADICTION, f"Set {at}.", one) for at, one in enumerate(shown.reconciled.positions))
    (crossed,) = board(replace(shown, reconciled=replace(shown.reconciled, findings=apart))).lines
    assert (crossed.state, headline(crossed), state_words(crossed)) == (State.CONTESTED, "7–90", "contested with other figures")


def test_a_dispute_over_the_manner_leaves_the_number_uncontested() -> None:
    shown = told({"Police": ("7", 7), "Doctors": ("7", 7)})
    found = finding(FindingKind.DISPUTE, "Shot, or drowned.", *shown.reconciled.positions, reason="manner")
    (disputed,) = board(replace(shown, reconciled=replace(shown.reconciled, findings=(found,)))).lines
    assert (disputed.state, headline(disputed)) == (State.DISPUTED, "7")


def test_a_finding_on_claims_alone_marks_them_too() -> None:
    shown = told({"Police": ("7", 7), "Doctors": ("90", 90)})
    found = replace(finding(FindingKind.DISPUTE, "Denied.", shown.reconciled.positions[0]), positions=())
    (marked,) = board(replace(shown, reconciled=replace(shown.reconciled, findings=(found,)))).lines
    assert [stand.state for stand in marked.stands] == [State.CONTESTED, None]
    assert marked.findings == (found.id,)


def test_an_account_has_a_history_a_standing_and_what_it_does_not_assert() -> None:
    by = line("people killed").by("hospital officials")
    assert [stand.number for stand in in_order(by.earlier)] == ["4", "at least 12"]
    assert [stand.number for stand in by.standing] == ["21"]
    front = line("people killed").by("front")
    assert [(stand.how, stand.number) for stand in front.loose] == [("threatened", "10")]
    assert figure_range(front) == "threatened 10"


def test_who_merely_passes_on_is_told_beside_what_it_passes_on() -> None:
    (stand,) = line("people killed").by("hospital officials").standing
    assert [ref.card.publisher for ref in stand.refs + stand.repeats] == ["Delta News", "Copy Courier"]


def test_words_with_about_have_a_range() -> None:
    (about,) = line("people aboard").standing
    assert (about.number, about.range, compact(about)) == ("some 440", (396, 484), "~440")


COMPACT = {
    "plain": ("33", 33, 33, (33, 33), "33"),
    "a floor": ("more than 1,000", 1001, None, (1001, None), "1,001+"),
    "a ceiling": ("up to 50", 0, 50, (0, 50), "≤50"),
    "a range": ("between 440 and 450", 440, 450, (440, 450), "440–450"),
    "about": ("some 440", 440, 440, (396, 484), "~440"),
}


@pytest.mark.parametrize("name", COMPACT)
def test_a_number_where_there_is_little_room(name: str) -> None:
    words, low, high, allowed, wanted = COMPACT[name]
    (stand,) = line("people aboard").standing
    assert compact(replace(stand, number=words, low=low, high=high, range=allowed)) == wanted


def test_what_nobody_had_told_before_is_new() -> None:
    new = {(line.label, stand.number) for line in board().lines for stand in line.stands if stand.new}
    assert new == {("people killed", "21"), ("people killed", "14"), ("attackers killed", "none")}


@pytest.mark.parametrize("since", ["2025-03-13", "2025-03-13T00:00", "2025-03"])
def test_a_report_is_as_new_as_both_dates_can_tell(since: str) -> None:
    known = Known.of(replace(linnet(), since=since))
    new = [known.is_new(card) for card in known.cards]
    assert new == ([True] * 3 if since == "2025-03" else [False, True, True])


def test_contested_quantities_come_before_those_that_one_account_tells() -> None:
    assert {label for label, state in STATES.items() if state is not State.ALONE} <= {line.label for line in board().headlines}
    assert {line.label for line in board().rest} >= {"women freed", "children freed"}


def test_what_nobody_stands_by_is_no_headline_unless_there_is_nothing_else() -> None:
    shown = linnet()
    alone = tuple(replace(point, solved=False) if point.quantity.status is Status.PRESENT else point for point in shown.reconciled.points)
    some = replace(shown, reconciled=replace(shown.reconciled, points=alone, positions=World.positions(alone), findings=()))
    assert Status.PRESENT not in {line.quantity.status for line in board(some).headlines}
    points = tuple(replace(point, solved=False) for point in shown.reconciled.points)
    nobody = board(replace(shown, reconciled=replace(shown.reconciled, points=points, positions=(), findings=())))
    assert {line.state for line in nobody.headlines} == {State.OPEN}


def test_parties_come_first_and_publishers_own_voices_last() -> None:
    accounts = board().accounts
    assert set(accounts[:2]) == {"front", "state"}
    assert accounts[-1] == "publisher Example Wire"


def test_every_claim_is_numbered_and_reviews_are_told() -> None:
    known = Known.of(linnet())
    assert [ref.label for ref in known.refs.values() if ref.report == 2] == ["2.1", "2.2"]
    assert [ref.reviewed for ref in known.refs.values() if ref.reviewed] == ["accepted by A. Analyst"]
    assert known.stamp == f"machine-read, 1 of {len(known.refs)} claims reviewed, the rest not yet reviewed"
    assert Known.of(nothing()).stamp == "machine-read, not yet reviewed"


def test_a_text_that_is_not_the_one_that_claims_cite_is_not_shown() -> None:
    shown = linnet()
    first, second, third = Known.of(shown).cards
    known = Known.of(replace(shown, texts={first.key: "Another text.", second.key: shown.texts[second.key]}))
    assert [bool(known.text(card)) for card in (first, second, third)] == [False, True, False]


def test_an_incident_is_called_by_its_first_title_else_by_where_and_when() -> None:
    assert Known.of(linnet()).title == "Ferry hijack ends as troops storm the Linnet"
    assert Known.of(nothing()).title == "Incident i0"
    readings = [replace(reading, report=replace(reading.report, title=None)) for reading in (ferry(), ferry_later())]
    assert Known.of(Shown(reconciled_of(readings, whole=False))).title == "Port Alder, 11 Mar 2025"


def test_an_incident_that_is_only_told_of_in_passing_is_not_called_by_that_headline() -> None:
    reconciled = reconciled_of([ferry(), ferry_later()], whole=False)
    mentions = tuple(replace(mention, index=1) for mention in reconciled.incident.mentions)
    known = Known.of(Shown(replace(reconciled, incident=replace(reconciled.incident, mentions=mentions))))
    assert known.title == "Port Alder, 11 Mar 2025: 14–30 killed"
    assert known.told_in == "Ferry hijack ends as troops storm the Linnet"
    nowhere = tuple(replace(mention, scene=Scene()) for mention in mentions)
    known = Known.of(Shown(replace(reconciled, incident=replace(reconciled.incident, mentions=nowhere))))
    assert known.title == "14–30 killed"
    known = Known.of(Shown(replace(reconciled, incident=replace(reconciled.incident, mentions=nowhere), positions=())))
    assert known.title == "Told of in “Ferry hijack ends as troops storm the Linnet”"
    assert Known.of(linnet()).told_in == ""


def test_hostile_names_are_safe_to_show() -> None:
    shown = board(hostile_incident())
    for name in (*(shown.name(account) for account in shown.accounts), *(line.label for line in shown.lines)):
        assert not set(name) & set("\x1b\u202e\n")


def test_the_incident_in_two_sentences() -> None:
    assert lede(board()) == (
        "12 quantities are told: 4 contested, 1 differing, 1 compatible or agreed, 6 by one account only. "
        "1 set of claims can’t all be true; 1 account contradicts itself; 1 point is disputed; 1 figure was revised."
    )
    assert lede(board(nothing())) == ""
