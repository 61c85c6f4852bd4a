"""Which figures of a report differ: only those that surely speak of the same people."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest

from reportedly.model import NARRATOR, Figure, Manner, Place, Side, Source, SourceKind, Span, Stance, Status
from reportedly.publish.differ import differing
from tests.publish.fixtures import Builder, report_of

ARMY = Source("the army", SourceKind.SECURITY)
FRONT = Source("the Front", SourceKind.ARMED_GROUP)
DOCTOR = Source("a doctor", SourceKind.MEDICAL)

Row = tuple[Source, int, int | None, dict[str, Any]]
CASES: dict[str, tuple[list[Row], set[int]]] = {
    "two sources, two numbers": ([(ARMY, 12, 12, {}), (FRONT, 30, 30, {})], {0, 1}),
    "one source, two numbers": ([(ARMY, 12, 12, {}), (ARMY, 30, 30, {})], set()),
    "one source under two names": (
        [(Source("a", SourceKind.OTHER, actor="x"), 12, 12, {}), (Source("b", SourceKind.OTHER, actor="x"), 30, 30, {})],
        set(),
    ),
    "the same number": ([(ARMY, 12, 12, {}), (FRONT, 12, 12, {})], set()),
    "a floor beneath": ([(ARMY, 12, None, {}), (FRONT, 30, 30, {})], set()),
    "a floor above": ([(ARMY, 40, None, {}), (FRONT, 30, 30, {})], {0, 1}),
    "about, near enough": ([(ARMY, 40, 40, {"approximate": True}), (FRONT, 43, 43, {})], set()),
    "about, too far": ([(ARMY, 40, 40, {"approximate": True}), (FRONT, 50, 50, {})], {0, 1}),
    "other people": ([(ARMY, 12, 12, {"people": "soldiers"}), (FRONT, 30, 30, {"people": "women"})], set()),
    "the same people with an article": ([(ARMY, 12, 12, {"people": "the soldiers"}), (FRONT, 30, 30, {"people": "Soldiers"})], {0, 1}),
    "people as such, under two words": ([(ARMY, 12, 12, {"people": "people"}), (FRONT, 30, 30, {"people": None})], {0, 1}),
    "others count beside": ([(ARMY, 12, 12, {"people": "others"}), (FRONT, 30, 30, {"people": "others"})], set()),
    "another side": ([(ARMY, 12, 12, {"side": Side.ATTACKERS}), (FRONT, 30, 30, {})], set()),
    "another status": ([(ARMY, 12, 12, {"status": Status.HELD}), (FRONT, 30, 30, {})], set()),
    "another manner": ([(ARMY, 12, 12, {"manner": Manner.RESCUED}), (FRONT, 30, 30, {"manner": Manner.RELEASED})], set()),
    "another incident": ([(ARMY, 12, 12, {}), (FRONT, 30, 30, {"main": False, "mention": 1})], set()),
    "another place": ([(ARMY, 12, 12, {}), (FRONT, 30, 30, {"where": "Port Alder"})], set()),
    "a part": ([(ARMY, 12, 12, {}), (FRONT, 5, 5, {"part_of": "x"})], set()),
    "an estimate": ([(ARMY, 12, 12, {}), (FRONT, 30, 30, {"stance": Stance.ESTIMATED})], set()),
    "a threat": ([(ARMY, 12, 12, {}), (FRONT, 30, 30, {"stance": Stance.THREATENED})], set()),
    "a denial of the same number": ([(ARMY, 30, 30, {"stance": Stance.DENIED}), (FRONT, 30, 30, {})], {0, 1}),
    "a denial of another number": ([(ARMY, 30, 30, {"stance": Stance.DENIED}), (FRONT, 12, 12, {})], set()),
    "a denial of what the same source says": ([(ARMY, 30, 30, {"stance": Stance.DENIED}), (ARMY, 30, 30, {})], set()),
    "only one of three lies apart": ([(ARMY, 12, 12, {}), (DOCTOR, 12, None, {}), (FRONT, 12, 14, {}), (NARRATOR, 20, 20, {})], {0, 2, 3}),
}


def figures(rows: list[Row]) -> list[Figure]:
    make = Builder(report_of("12 " * len(rows)))
    wheres: list[Place | None] = []
    for source, low, high, more in rows:
        where = more.get("where")
        values = {"people": "soldiers", "status": Status.KILLED} | {name: value for name, value in more.items() if name != "where"}
        make.figure("12", "12", low, high, values.pop("status"), source=source, **values)
        wheres.append(Place(where, Span(0, 1)) if where else None)
    made = [claim for claim in make.claims if isinstance(claim, Figure)]
    return [replace(figure, place=place) for figure, place in zip(made, wheres, strict=True)]


@pytest.mark.parametrize("name", CASES)
def test_figures_that_differ(name: str) -> None:
    rows, expected = CASES[name]
    found = figures(rows)
    assert {at for at, figure in enumerate(found) if figure.id in differing(found)} == expected


def test_cost_grows_with_the_figures_and_not_with_their_pairs() -> None:
    rows: list[Row] = [
        (Source(f"s{at}", SourceKind.OTHER), at, at, {"stance": (Stance.DENIED, Stance.ASSERTED)[at % 2]}) for at in range(8_000)
    ]
    found = figures(rows)
    start = time.process_time()
    assert len(differing(found)) == 4_000
    assert time.process_time() - start < 2
