"""What was computed is kept for its input; the list is filtered, ordered and drawn page by page; words are found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.errors import Unknown
from reportedly.ledger import Ledger, Order, Summary, Wanted
from tests.ledger.told import put, read

# fmt: off
ROWS = (
    Summary("aa", "A raid", "2031-03-01", "2031-03-02", "Veldra", "Inland", 1.5, 2.5, ("held", "killed"), 3, True, True, {"n": [1, "é"]},
            "province", ("marsh front", "the old_guard"), 40, 1),
    Summary("bb", "A blast", "2031-03-05", "2031-03-05", "Old 100% Mill", "Coast", statuses=("injured",), reports=1),
    Summary("cc", "No day"),
    Summary("dd", "Also a blast", "2031-03-05", "2031-03-09", "veldrania", None, statuses=("killed",), contested=True,
            actors=("École 9",), disputes=3),
)
# fmt: on


@pytest.fixture
def listed(ledger: Ledger) -> Ledger:
    """A ledger with four incidents in its list, each of one report."""
    for n, row in enumerate(ROWS):
        key = put(ledger, read(f"Number {n}: {'a lantern' if n else 'two lanterns'} and 12 more.", 12))
        ledger.put_incidents({row.incident: (f"{key}#0",)})
        ledger.put_summary(row)
    return ledger


WANTED = {
    "all, the latest first": (Wanted(), "dd bb aa cc"),
    "since": (Wanted(since="2031-03-02"), "dd bb aa"),
    "since, by the end": (Wanted(since="2031-03-06"), "dd"),
    "until": (Wanted(until="2031-03-01"), "aa"),
    "until a month": (Wanted(until="2031-03"), "dd bb aa"),
    "place, in any case": (Wanted(place="VELDRA"), "dd aa"),
    "country": (Wanted(place="coast"), "bb"),
    "a place with a sign of the database": (Wanted(place="100%"), "bb"),
    "a sign alone": (Wanted(place="_"), ""),
    "status": (Wanted(status="killed"), "dd aa"),
    "half a status": (Wanted(status="kill"), ""),
    "contested": (Wanted(contested=True), "dd aa"),
    "not contested": (Wanted(contested=False), "bb cc"),
    "text": (Wanted(text="lanterns"), "aa"),
    "text of nothing": (Wanted(text="!!"), ""),
    "after": (Wanted(after="bb"), "aa cc"),
    "actor": (Wanted(actor="Marsh"), "aa"),
    "actor, with and without accents": (Wanted(actor="ecole"), "dd"),
    "actor, accents asked for": (Wanted(actor="ÉCOLE 9"), "dd"),
    "actor with a sign of the database": (Wanted(actor="old_guard"), "aa"),
    "actors are not one word": (Wanted(actor="front the"), ""),
    "reviewed": (Wanted(reviewed=True), "aa"),
    "not reviewed": (Wanted(reviewed=False), "dd bb cc"),
    "contested first": (Wanted(order=Order.CONTESTED), "dd aa bb cc"),
    "contested first, after": (Wanted(order=Order.CONTESTED, after="aa"), "bb cc"),
    "together": (Wanted(since="2031-03-01", status="killed", contested=True, place="veldra", text="lantern"), "dd"),
}


@pytest.mark.parametrize("name", WANTED)
def test_the_incidents_wanted(listed: Ledger, name: str) -> None:
    wanted, expected = WANTED[name]
    assert [row.incident for row in listed.summaries(wanted)] == expected.split()
    assert listed.tally(wanted) == len(expected.split())


def test_a_row_comes_back_as_it_was_put(listed: Ledger) -> None:
    assert listed.summary("aa") == ROWS[0]
    assert listed.summary("zz") is None
    listed.put_summary(replace(ROWS[0], title="Another"))
    found = listed.summary("aa")
    assert found is not None
    assert found.title == "Another"
    with pytest.raises(Unknown):
        listed.summaries(Wanted(after="zz"))


@pytest.mark.parametrize(("order", "expected"), [(Order.NEWEST, "dd bb aa cc"), (Order.CONTESTED, "dd aa bb cc")])
def test_pages_join_to_the_whole(listed: Ledger, order: Order, expected: str) -> None:
    found: list[str] = []
    while page := listed.summaries(Wanted(after=found[-1] if found else None, order=order), 1):
        found.append(page[0].incident)
    assert found == expected.split()


def test_what_has_no_row_is_told_and_a_change_takes_the_row_away(listed: Ledger) -> None:
    assert list(listed.unsummarised()) == []
    listed.forget_summaries(["aa"])
    assert list(listed.unsummarised()) == ["aa"]
    listed.put_incidents({"bb": listed.members("bb")})
    assert list(listed.unsummarised()) == ["aa", "bb"]
    listed.forget_summaries()
    assert list(listed.unsummarised()) == ["aa", "bb", "cc", "dd"]
    listed.put_incidents({"ee": (*listed.members("aa"), *listed.members("bb"))}, gone=["aa", "bb"])
    assert list(listed.unsummarised()) == ["cc", "dd", "ee"]


def test_what_was_reconciled_is_kept_for_its_newest_inputs(listed: Ledger) -> None:
    for n in range(6):
        listed.put_reconciled("aa", f"input {n}", f"result {n}")
    listed.put_reconciled("bb", "input 0", "of another")
    assert listed.reconciled("aa", "input 5") == "result 5"
    assert listed.reconciled("aa", "input 0") is None
    assert listed.reconciled("bb", "input 0") == "of another"
    listed.put_reconciled("aa", "input 5", "made anew")
    assert listed.reconciled("aa", "input 5") == "made anew"


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """A ledger with three reports to search."""
    put(ledger, read("The café at the old mill burnt: 12 dead.", 12, title="Fire"))
    put(ledger, read("An old man of 80 left the Mill-house; it burnt.", 80))
    put(ledger, read("Nothing of the kind, said 3 neighbours in Łódźville.", 3))
    return ledger


QUERIES = {
    "one word": ("burnt", 2),
    "capitals and accents": ("CAFE", 1),
    "accents asked for": ("café", 1),
    "all words": ("old burnt 12", 1),
    "a phrase": ('"old mill"', 1),
    "a phrase the wrong way round": ('"mill old"', 0),
    "a beginning": ("neigh*", 1),
    "half a word": ("neigh", 0),
    "the title": ("fire", 1),
    "a number": ("80", 1),
}
HOSTILE = (
    "", " ", '"', '""', "'", "*", "-", "AND", "NOT", "NEAR(", "old OR", "(old", "old)", "body:old", "^old",
    "old & !mill", "a:*b", "<->", "\\", "%",
    "old'; DROP TABLE report; --", "\x00", "\ud800", "o\x00ld", "word " * 500, "x" * 5000, "🙂", '"old', "old*mill", ":body", "{a}", "İ",
)  # fmt: skip


@pytest.mark.parametrize("name", QUERIES)
def test_words_find_reports(told: Ledger, name: str) -> None:
    query, expected = QUERIES[name]
    assert len(told.search(query)) == expected


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_any_query_is_taken(told: Ledger, query: str) -> None:
    assert isinstance(told.search(query), tuple)
    assert isinstance(told.summaries(Wanted(text=query)), tuple)
    assert len(list(told.cards())) == 3


def test_a_hit_names_the_claims_that_say_so(told: Ledger) -> None:
    (hit,) = told.search("dead cafe")
    assert hit.claims == tuple(claim.id for claim in told.reading(hit.card.key).claims)
    assert told.search("burnt", limit=0) == ()
    assert len(told.search("burnt", limit=1)) == 1
