"""Which reports repeat another."""

from __future__ import annotations

import random

import pytest

from reportedly.incidents import Portrait, echoes, find_echoes
from reportedly.model import Card, Echo, EchoKind, Figure, Mention, Source, SourceKind
from tests.incidents.making import figure, picture

STORY = (
    "Three millers died when the granary at Veldra burned down before dawn, the harbour master told reporters on the quay. "
    "Boatmen carried sacks of wet barley through the smoke while the bell of the chapel rang, and a second store caught fire at noon. "
    "The owner, who lives upstream, has not been seen since the evening before, neighbours added, and his dog waits at the gate."
)
OWN = " Readers may send pictures to our desk in Tormund at any hour of the day."


def mention(key: str, published: str, text: str = "", publisher: str = "", claims: tuple[Figure, ...] = ()) -> Mention:
    return Mention(Card(key, key, f"sha of {text or key}", None, publisher or key, published), 0, claims)


def test_the_same_text_is_a_copy_of_the_first_published() -> None:
    found = find_echoes([mention("a", "2031-03-02", STORY), mention("b", "2031-03-01", STORY)])
    assert found == (Echo("a", "b", EchoKind.SAME),)


def test_of_one_day_the_smallest_key_is_the_original() -> None:
    found = find_echoes([mention("b", "2031-03-01", STORY), mention("a", "2031-03-01", STORY)])
    assert [(echo.copy, echo.of) for echo in found] == [("b", "a")]


def test_a_trimmed_copy_with_the_outlets_own_line_is_near() -> None:
    mentions = [mention("a", "2031-03-01", STORY), mention("b", "2031-03-01", STORY[: len(STORY) * 3 // 4] + OWN)]
    portraits = [picture(f"{m.card.key}#0", text) for m, text in zip(mentions, (STORY, STORY[: len(STORY) * 3 // 4] + OWN), strict=True)]
    (echo,) = find_echoes(mentions, portraits)
    assert (echo.copy, echo.of, echo.kind) == ("b", "a", EchoKind.NEAR) and 0.5 < echo.share < 1


def test_another_story_of_the_same_fire_is_none() -> None:
    other = "A fire at a granary in Veldra killed three people on Monday. The cause is not known, and the chapel was hurt by falling beams."
    mentions = [mention("a", "2031-03-01", STORY), mention("b", "2031-03-01", other)]
    assert find_echoes(mentions, [picture("a#0", STORY), picture("b#0", other)]) == ()


def test_figures_under_anothers_name_are_passed_on() -> None:
    wire = Source("the Example Wire", SourceKind.OUTLET)
    mentions = [
        mention("a", "2031-03-01", publisher="Example Wire", claims=(figure(3),)),
        mention("b", "2031-03-02", publisher="Veldra Post", claims=(figure(3, wire),)),
        mention("c", "2031-03-02", publisher="Quay Courier", claims=(figure(3, Source("police", SourceKind.SECURITY), wire),)),
        mention("d", "2031-03-02", publisher="Own Eyes", claims=(figure(3),)),
    ]
    assert [(echo.copy, echo.of, echo.kind) for echo in find_echoes(mentions)] == [
        ("b", "a", EchoKind.PASSED_ON),
        ("c", "a", EchoKind.PASSED_ON),
    ]


def test_figures_that_the_other_does_not_have_are_not_passed_on() -> None:
    wire = Source("Example Wire", SourceKind.OUTLET)
    mentions = [
        mention("a", "2031-03-01", publisher="Example Wire", claims=(figure(3),)),
        mention("b", "2031-03-02", publisher="Veldra Post", claims=(figure(5, wire),)),
    ]
    assert find_echoes(mentions) == ()


def test_a_chain_has_one_root() -> None:
    wire = Source("Example Wire", SourceKind.OUTLET)
    post = Source("Veldra Post", SourceKind.OUTLET)
    mentions = [
        mention("a", "2031-03-01", publisher="Example Wire", claims=(figure(3),)),
        mention("b", "2031-03-02", publisher="Veldra Post", claims=(figure(3, wire),)),
        mention("c", "2031-03-03", publisher="Quay Courier", claims=(figure(3, post),)),
    ]
    assert {echo.copy: echo.of for echo in find_echoes(mentions)} == {"b": "a", "c": "a"}


def test_a_report_dated_before_what_it_tells_is_not_the_original_for_that() -> None:
    mentions = [mention("a", "2031-02-01", STORY), mention("b", "2031-03-01", STORY)]
    portraits = [picture(f"{key}#0", STORY, published=day, start="2031-03-02") for key, day in (("a", "2031-02-01"), ("b", "2031-03-01"))]
    assert [(echo.copy, echo.of) for echo in find_echoes(mentions, portraits)] == [("b", "a")]
    assert find_echoes(mentions[::-1], portraits) == find_echoes(mentions, portraits)


def every_pair(seen: echoes._Seen, copy: str) -> list[str]:
    seen.order.append(copy)
    return seen.order[:-1]


@pytest.mark.parametrize("seed", range(12))
def test_the_echoes_are_those_that_comparing_every_pair_finds(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    mentions, portraits = mixed_up(random.Random(seed))
    found = find_echoes(mentions, portraits)
    monkeypatch.setattr(echoes._Seen, "before", every_pair)
    assert found == find_echoes(mentions, portraits)
    assert {EchoKind.NEAR, EchoKind.PASSED_ON} <= {echo.kind for echo in found}


def mixed_up(draw: random.Random) -> tuple[list[Mention], list[Portrait]]:
    """Forty reports, some of the same text, some trimmed and with a line of their own, some that pass on figures of another outlet."""
    outlets = ["Example Wire", "the Veldra Post", "Quay Courier News", "Own Eyes"]
    words = STORY.split()
    mentions, portraits = [], []
    for number in range(40):
        begin = draw.randrange(30)
        text = draw.choice([STORY, " ".join(words[begin : begin + draw.randint(20, 60)]), " ".join(draw.sample(words, 40))])
        via = draw.choice([None, Source(draw.choice(outlets), SourceKind.OUTLET)])
        claims = (figure(draw.randint(1, 3), via),) if via else (figure(draw.randint(1, 3)),)
        mentions.append(mention(f"k{number:02d}", f"2031-03-{draw.randint(1, 9):02d}", text, draw.choice(outlets), claims))
        if draw.random() < 0.9:
            portraits.append(picture(f"k{number:02d}#0", text))
    return mentions, portraits
