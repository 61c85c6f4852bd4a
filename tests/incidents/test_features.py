"""What is found in comparing two mentions, one feature at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.incidents import Portrait, because, compare, comparing, features, keys
from reportedly.incidents.features import Found
from reportedly.incidents.portrait import Toll, Where
from tests.incidents.making import OSK, TORMUND, VELDRA, picture

DAY = {"start": "2031-03-04", "end": "2031-03-04"}
NEXT = {"start": "2031-03-05", "end": "2031-03-05"}
Given = dict[str, object]
CASES: dict[str, tuple[Callable[[Portrait, Portrait], Found | None], Given, Given, str | None]] = {
    "one day": (features.when, DAY, DAY, "told, same day"),
    "the day after": (features.when, DAY, NEXT, "told, a day apart"),
    "a long time is not told": (features.when, {"start": "2031-01-01", "end": "2031-12-31"}, {"published": None}, None),
    "one tells, one came out at once": (features.when, DAY, {"published": "2031-03-05"}, "one told, published at once"),
    "one tells, one came out before": (features.when, DAY, {"published": "2031-02-05"}, "one told, published before"),
    "published weeks apart": (features.published, {"published": "2031-03-01"}, {"published": "2031-03-30"}, "weeks apart"),
    "one place": (features.scene, {"places": (VELDRA,)}, {"places": (VELDRA,)}, "same place"),
    "a province holds its towns": (features.scene, {"places": (VELDRA,)}, {"places": (OSK,)}, "inside"),
    "another province": (features.scene, {"places": (VELDRA,)}, {"places": (TORMUND,)}, "other province"),
    "no place told": (features.scene, {}, {"places": (TORMUND,)}, None),
    "a name on no map": (features.scene, {"places": (Where("veldra"),)}, {"places": (VELDRA,)}, "same name"),
    "the place of the other is named beside": (features.elsewhere, {"places": (TORMUND, VELDRA)}, {"places": (VELDRA,)}, "same place"),
    "one person": (features.people, {"people": ("ilra dovan",)}, {"people": ("ilra dovan", "orsa pell")}, "one"),
    "a surname": (features.people, {"people": ("ilra dovan",)}, {"people": ("temmik dovan",)}, "part of a name"),
    "all ages": (features.ages, {"ages": (23,)}, {"ages": (23, 61)}, "one, all"),
    "other ages": (features.ages, {"ages": (23,)}, {"ages": (61,)}, "none shared"),
    "a growing toll": (
        features.figures,
        {"published": "2031-03-01", "tolls": (Toll("killed", "victims", 4, None),)},
        {"published": "2031-03-02", "tolls": (Toll("killed", "victims", 40, None),)},
        "grow",
    ),
    "a toll that falls far": (
        features.figures,
        {"published": "2031-03-02", "tolls": (Toll("killed", "victims", 4, None),)},
        {"published": "2031-03-01", "tolls": (Toll("killed", "victims", 40, None),)},
        "clash",
    ),
    "the same toll": (
        features.figures,
        {"tolls": (Toll("killed", "victims", 4, None),)},
        {"tolls": (Toll("killed", "victims", 4, 4),)},
        "agree",
    ),
    "a large number": (features.numbers, {"counts": (("killed", 112),)}, {"counts": (("killed", 43), ("killed", 112))}, "large"),
    "a small number": (features.numbers, {"counts": (("killed", 3),)}, {"counts": (("killed", 3),)}, "small"),
    "one text": (features.copies, {"text": "a", "sketch": (1, 2)}, {"text": "a", "sketch": (1, 2)}, "most"),
    "told aside": (features.telling, {"mention": "c#2"}, {}, "one aside"),
    "one report": (features.telling, {"mention": "b#2"}, {}, "one report"),
    "no words": (features.words, {}, {}, "under 0.05"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_found(name: str) -> None:
    feature, one, other, level = CASES[name]
    a, b = picture(**{"mention": "a#0", **one}), picture(**{"mention": "b#0", **other})  # type: ignore[arg-type]
    found = feature(a, b)
    assert (found.level if found else None) == level
    again = feature(b, a)
    assert (again.level if again else None) == level


@pytest.mark.parametrize("name", CASES)
def test_every_level_has_its_weight(name: str) -> None:
    feature, *_, level = CASES[name]
    assert level is None or level in comparing.weights()[feature.__name__]


def test_the_reasons_are_words_and_add_up() -> None:
    values: Given = {"places": (VELDRA,), "people": ("ilra dovan",), **DAY}
    join = compare(picture("a#0", "Blast at a granary", **values), picture("b#0", "A granary blast", **values))
    assert join.score == pytest.approx(sum(feature.weight for feature in join.features)) and join.score > 0
    assert because(join).startswith("same because both tell the same day; ")
    assert "both at veldra" in because(join) and "both name ilra dovan" in because(join)


def test_what_speaks_against_is_said() -> None:
    join = compare(
        picture("a#0", "Blast at a granary", places=(VELDRA,), **DAY),
        picture("b#0", "A ferry sank", places=(TORMUND,), start="2031-09-01", end="2031-09-01"),
    )
    assert join.score < 0 and because(join).startswith("not the same because ")


def test_a_mention_is_not_compared_with_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        compare(picture("a#0"), picture("a#0"))


def test_keys_are_shared_by_a_day_and_a_place_and_not_by_a_place_alone() -> None:
    here = picture("a#0", places=(VELDRA,), published="2031-03-05", **DAY)
    assert set(keys(here)) & set(keys(picture("b#0", places=(VELDRA,), published="2031-03-06", **NEXT)))
    assert not set(keys(here)) & set(keys(picture("b#0", places=(VELDRA,), published="2031-06-06")))


def test_a_portrait_comes_back_from_its_line() -> None:
    one = picture(
        "a#0", "Blast at a granary", places=(VELDRA, OSK), tolls=(Toll("killed", "victims", 4, None),), counts=(("killed", 4),), **DAY
    )
    assert Portrait.from_json(one.to_json()) == one
