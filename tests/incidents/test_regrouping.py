"""Grouping as reports come: independent of the order, the same as from scratch, overruled by judgements for good."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from reportedly.errors import JudgementError
from reportedly.incidents import Memory, Portrait, compare, regroup
from reportedly.incidents.portrait import Toll
from reportedly.model import JudgementKind
from tests.incidents.making import VELDRA, judged, mixed, picture

SAME, DIFFERENT = JudgementKind.SAME, JudgementKind.DIFFERENT
ORDERS = 50


def scratch(portraits: list[Portrait]) -> Memory:
    """A store that was given all at once."""
    store = Memory()
    store.add(*portraits)
    return store


def state(store: Memory, portraits: list[Portrait]) -> tuple[object, ...]:
    """All that grouping leaves behind."""
    return store.incidents, store.joins_of([each.mention for each in portraits])


@pytest.mark.parametrize("seed", range(ORDERS))
def test_the_order_of_adding_changes_nothing(seed: int) -> None:
    portraits = mixed()
    whole = state(scratch(portraits), portraits)
    order, store = random.Random(seed), Memory()
    rest = portraits.copy()
    order.shuffle(rest)
    while rest:
        some = order.randint(1, 3)
        store.add(*rest[:some])
        rest = rest[some:]
    assert state(store, portraits) == whole
    assert len(store.incidents) < len(portraits)


@pytest.mark.parametrize("seed", range(10))
def test_other_worlds_too(seed: int) -> None:
    portraits = mixed(seed, 12)
    store = Memory()
    for each in reversed(portraits):
        store.add(each)
    assert state(store, portraits) == state(scratch(portraits), portraits)


def test_only_what_hangs_together_is_touched() -> None:
    far = picture("f0#0", "A raid on a lighthouse", published="2031-09-01", places=(VELDRA,))
    store = scratch([*mixed(), far])
    assert set(store.add(picture("f1#0", "A raid on a lighthouse", published="2031-09-01", places=(VELDRA,))).changes) <= {
        store.incident_of(["f0#0"])["f0#0"],
        store.incident_of(["f1#0"])["f1#0"],
    }


def test_read_again_is_as_if_read_so_from_the_first() -> None:
    portraits = mixed()
    store = scratch(portraits)
    changed = [replace(portraits[0], start="2031-03-29", end="2031-03-29", places=()), *portraits[1:]]
    store.add(changed[0])
    assert state(store, changed) == state(scratch(changed), changed)


def test_a_judgement_overrules_for_good() -> None:
    portraits = mixed()
    store = scratch(portraits)
    pair = next(members[:2] for members in store.incidents.values() if len(members) > 1)
    store.judge(judged(1, DIFFERENT, *pair))
    apart = store.incident_of(pair)
    assert apart[pair[0]] != apart[pair[1]]
    late = scratch([])
    late.judged = list(store.judged)
    for each in reversed(portraits):
        late.add(each)
    assert late.incidents == store.incidents


def test_a_judgement_joins_what_no_key_joins() -> None:
    portraits = [picture("a0#0", "Shots at a mill", published="2031-01-01"), picture("b0#0", "A ferry sank", published="2033-01-01")]
    store = scratch(portraits)
    assert len(store.incidents) == 2
    store.judge(judged(1, SAME, "a0#0", "b0#0"))
    assert list(store.incidents.values()) == [("a0#0", "b0#0")]
    store.judged.clear()
    store.settle(["a0#0", "b0#0"])
    assert len(store.incidents) == 2


def test_contradictory_judgements_change_nothing() -> None:
    store = scratch(mixed())
    pair = next(members[:2] for members in store.incidents.values() if len(members) > 1)
    store.judge(judged(1, SAME, *pair))
    before = dict(store.incidents)
    with pytest.raises(JudgementError, match=r"undo one first"):
        store.judge(judged(2, DIFFERENT, *pair))
    assert store.incidents == before and len(store.judged) == 1


def test_an_id_that_goes_says_where_its_first_report_went() -> None:
    toll = (Toll("killed", "victims", 4, None),)
    later = picture(
        "b0#0", "Blast at a granary silo", published="2031-01-02", start="2031-01-01", end="2031-01-01", places=(VELDRA,), tolls=toll
    )
    store = scratch([later])
    found = store.add(replace(later, mention="a0#0", published="2031-01-01"))
    (new,) = found.changes
    assert found.moved == {found.gone[0]: new}


def test_a_comparison_is_the_same_from_either_side() -> None:
    portraits = mixed()
    for a, b in pairwise(portraits):
        assert compare(a, b) == compare(b, a)


def test_nothing_is_written_while_regrouping() -> None:
    store = scratch(mixed())
    before = dict(store.incidents)
    regroup(["nowhere#0"], store)
    assert store.incidents == before
