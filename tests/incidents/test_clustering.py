"""From joins to groups: a pure function of mentions, joins and judgements."""

from __future__ import annotations

import pytest

from reportedly.errors import JudgementError
from reportedly.incidents import incident_id, partition
from reportedly.model import Join, JudgementKind
from tests.incidents.making import judged

SAME, DIFFERENT = JudgementKind.SAME, JudgementKind.DIFFERENT
CASES = {
    "nothing joins": ("abc", [], [], ["a", "b", "c"]),
    "a join above zero makes one": ("abc", [("a", "b", 2.0)], [], ["ab", "c"]),
    "a join below zero makes none": ("ab", [("a", "b", -1.0)], [], ["a", "b"]),
    "a chain holds where its ends speak for each other": ("abc", [("a", "b", 4.0), ("b", "c", 4.0), ("a", "c", 1.0)], [], ["abc"]),
    "a chain breaks where its ends speak against it": ("abc", [("a", "b", 4.0), ("b", "c", 3.0), ("a", "c", -8.0)], [], ["ab", "c"]),
    "what was never compared speaks against": ("abc", [("a", "b", 4.0), ("b", "c", 2.0)], [], ["ab", "c"]),
    "of two equal joins that exclude each other the smaller names win": ("abc", [("a", "b", 2.0), ("b", "c", 2.0)], [], ["ab", "c"]),
    "judged the same without a join": ("abc", [], [(SAME, "ac")], ["ac", "b"]),
    "judged different against a strong join": ("ab", [("a", "b", 9.0)], [(DIFFERENT, "ab")], ["a", "b"]),
    "judged different keeps a third from joining them": ("abc", [("a", "b", 5.0), ("b", "c", 4.0)], [(DIFFERENT, "ac")], ["ab", "c"]),
    "judged the same draws what joins either": ("abc", [("b", "c", 9.0)], [(SAME, "ab")], ["abc"]),
    "several subjects are all the same": ("abcd", [], [(SAME, "abc")], ["abc", "d"]),
    "what is judged of others is left aside": ("ab", [("a", "b", 2.0)], [(SAME, "xy")], ["ab"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_mentions_fall_into_groups(name: str) -> None:
    ids, joins, decided, groups = CASES[name]
    judgements = [judged(at, kind, *subjects) for at, (kind, subjects) in enumerate(decided, 1)]
    assert partition(ids, [Join(*join) for join in joins], judgements) == tuple(tuple(group) for group in groups)


def test_contradictory_judgements_are_refused_with_a_sentence() -> None:
    judgements = [judged(1, SAME, "a", "b"), judged(2, SAME, "b", "c"), judged(3, DIFFERENT, "a", "c")]
    with pytest.raises(JudgementError, match="judgement 3 holds a and c to be different, but they are judged the same through others"):
        partition("abc", [], judgements)


def test_an_undone_or_orphaned_judgement_decides_nothing() -> None:
    from dataclasses import replace

    undone = replace(judged(1, SAME, "a", "b"), undone_at="2031-04-02T00:00:00Z", undone_by="analyst")
    orphaned = replace(judged(2, SAME, "a", "b"), orphaned=True)
    assert partition("ab", [], [undone, orphaned]) == (("a",), ("b",))


def test_an_incident_is_named_after_its_first_report_alone() -> None:
    published = {"b": "2031-01-01", "a": "2031-01-02", "c": None}
    assert incident_id(["a", "b"], published) == incident_id(["c", "b", "a"], published) == incident_id(["b"], published)
    assert incident_id(["a"], published) != incident_id(["b"], published)
