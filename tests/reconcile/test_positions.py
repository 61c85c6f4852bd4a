"""Where accounts stand: what supersedes what, and what is history."""

from __future__ import annotations

from reportedly.model import Side
from tests.reconcile.telling import figure, mention, positions

FIGHTERS = {"side": Side.ATTACKERS, "people": "fighters"}


def told(publisher, day, *claims):
    return mention(publisher, day, *claims)


def killed(low, by="the army", **more):
    return figure(f"{low} fighters", low=low, by=by, **{**FIGHTERS, **more})


def standing(*mentions):
    return [(position.account, position.low) for position in positions(*mentions) if position.standing]


def test_the_latest_stands():
    assert standing(told("a", "2031-05-01", killed(16)), told("b", "2031-05-02", killed(27))) == [("state", 27)]


def test_the_latest_stands_though_it_is_lower():
    assert standing(told("a", "2031-05-01", killed(27)), told("b", "2031-05-02", killed(16))) == [("state", 16)]


def test_voices_of_one_party_are_one_account():
    assert standing(told("a", "2031-05-01", killed(16)), told("b", "2031-05-02", killed(27, by="the ministry"))) == [("state", 27)]


def test_two_accounts_stand_side_by_side():
    found = standing(told("a", "2031-05-01", killed(16)), told("b", "2031-05-02", killed(3, by="the group")))
    assert sorted(found) == [("state", 16), ("the group", 3)]


def test_a_number_told_again_does_not_come_back():
    reports = [told("a", "2031-05-01", killed(16)), told("b", "2031-05-02", killed(27)), told("c", "2031-05-03", killed(16))]
    assert standing(*reports) == [("state", 27)]


def test_the_same_number_in_two_reports_is_one_position():
    found = positions(told("a", "2031-05-01", killed(16)), told("b", "2031-05-02", killed(16)))
    assert [len(position.points) for position in found] == [2]


def test_more_than_less_takes_nothing_back():
    later = killed(25, high=None)
    assert standing(told("a", "2031-05-01", killed(33)), told("b", "2031-05-02", later)) == [("state", 33)]


def test_what_one_report_tells_side_by_side_stands_together():
    found = standing(told("a", "2031-05-01", killed(10, start=10), killed(30, start=40)))
    assert sorted(found) == [("state", 10), ("state", 30)]


def test_of_one_day_and_two_reports_the_higher_stands():
    assert standing(told("a", "2031-05-01", killed(10)), told("b", "2031-05-01", killed(30))) == [("state", 30)]


def test_a_floor_that_a_later_figure_passes_is_history():
    floor = figure("more than 100 soldiers", low=101, high=None, by="the group", side=Side.SECURITY, people="soldiers")
    later = figure("214 military hostages", low=214, by="the group", people="military hostages", closed=True)
    assert standing(told("a", "2031-05-01", floor), told("b", "2031-05-02", later)) == [("the group", 214)]


def test_dead_attackers_do_not_pass_a_floor_of_people():
    floor = figure("11 people", low=11, by="the army", people="people")
    assert len(standing(told("a", "2031-05-01", floor), told("b", "2031-05-02", killed(33)))) == 2


def test_background_is_no_position():
    assert positions(told("a", "2031-05-01", killed(16, main=False))) == ()


def test_positions_do_not_hang_on_the_order_of_the_claims():
    claims = [killed(16, said="2031-05-01"), killed(27, said="2031-05-02"), killed(3, by="the group")]
    assert positions(told("a", "2031-05-03", *claims)) == positions(told("a", "2031-05-03", *claims[::-1]))
