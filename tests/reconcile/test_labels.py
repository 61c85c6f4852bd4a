"""What a quantity is called: in the words of its claims, never by a private person's name, and one name for one quantity."""

import pytest

from reportedly.reconcile import reconcile
from reportedly.reconcile.people import spoken
from tests.reconcile.telling import figure, incident, mention

DAY = "2031-05-02"
CALLED = {
    "a place before the people": ({"people": "the Lakehurst police officers who were hit"}, "Lakehurst police officers killed"),
    "one of them": ({"people": "a soccer player", "low": 1, "high": 1}, "soccer players killed"),
    "a name": ({"people": "Orla Fennimore", "low": 1, "high": 1}, "people who are named killed"),
    "a name behind what they are": ({"people": "his brother Dorin Vale", "low": 1, "high": 1}, "brothers killed"),
    "a people": ({"people": "Bordurians", "low": 4, "high": 4}, "Bordurians killed"),
    "bare": ({"people": "the three people", "low": 3, "high": 3}, "people killed"),
    "y after a vowel": ({"people": "two boys", "low": 2}, "boys killed"),
}


@pytest.mark.parametrize("name", CALLED)
def test_a_quantity_is_called_in_the_words_of_its_claims(name: str) -> None:
    values, label = CALLED[name]
    found = reconcile(incident(mention("Wire", DAY, figure("they died", **{"low": 3, **values}))))
    assert [point.quantity.label for point in found.points] == [label]


def test_claims_that_call_the_same_people_otherwise_share_one_label() -> None:
    found = reconcile(
        incident(
            mention("Wire", DAY, figure("two boys", people="two boys", low=2)),
            mention("Post", DAY, figure("three", people="children", low=3)),
        )
    )
    assert {point.quantity.label for point in found.points} == {"children killed"}


def test_the_words_do_not_enter_the_identity_of_a_finding() -> None:
    one, other = (
        reconcile(
            incident(mention("Wire", DAY, figure("two", people=words, low=2)), mention("Post", DAY, figure("nine", people=words, low=9)))
        )
        for words in ("soccer players", "Soccer players who died")
    )
    assert [finding.id for finding in one.findings] == [finding.id for finding in other.findings] != []


def test_a_name_of_several_is_kept() -> None:
    assert spoken("the Borduran Guards") == "Borduran Guards"


def test_what_was_heard_at_most_is_told_as_that_and_closes_nothing() -> None:
    found = reconcile(
        incident(
            mention("Wire", DAY, figure("up to 15 hikers", people="hikers", low=1, high=15, closed=True, by="the police")),
            mention("Post", DAY, figure("20 hikers", people="hikers", low=20, by="the monitor")),
        )
    )
    assert [finding.kind for finding in found.findings] == ["differ"]
    assert "up to 15 hikers were killed" in found.findings[0].sentence and "in all" not in found.findings[0].sentence
