"""What analysts decided, as lines: what, of what, by whom, why; nothing that was taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model import Judgement, JudgementKind
from reportedly.publish.incident_judged import judged
from reportedly.publish.incident_page import incident_page
from reportedly.publish.incident_shown import Known
from tests.publish.incident_fixtures import linnet

SHOWN = linnet()
CLAIM = next(iter(Known.of(SHOWN).refs.values()))
AT = "2025-04-02T09:00:00Z"


def made(kind: JudgementKind, *subjects: str, why: str = "", **values: object) -> Judgement:
    return Judgement(7, kind, "A. Reader", AT, why, subjects, values, {"quote": "twelve people"})


LINES = {
    "left out": (
        made(JudgementKind.REJECT, "gone", why="another ferry"),
        "«twelve people» left out, by A. Reader on 2025-04-02: another ferry",
    ),
    "accepted": (made(JudgementKind.ACCEPT, CLAIM.claim.id), f"claim {CLAIM.label} «twelve people» accepted, by A. Reader on 2025-04-02"),
    "corrected": (
        made(JudgementKind.CORRECT, CLAIM.claim.id, low=5, high=None),
        f"claim {CLAIM.label} «twelve people» corrected (low 5, high none), by A. Reader on 2025-04-02",
    ),
    "added": (made(JudgementKind.ADD, "key", quote="two more", low=2), "«two more» added (low 2), by A. Reader on 2025-04-02"),
    "a source": (made(JudgementKind.SOURCE, "police", reliability="B"), "source police is B, by A. Reader on 2025-04-02"),
    "a value": (made(JudgementKind.VALUE, "i", "gtd.nkill", value=3), "gtd.nkill is 3, by A. Reader on 2025-04-02"),
    "the same": (
        replace(made(JudgementKind.SAME, "a#0", "b#0"), seen={}),
        "a#0 and b#0 held the same happening, by A. Reader on 2025-04-02",
    ),
}


def lines(*judgements: Judgement) -> list[tuple[str, str]]:
    return list(judged(Known.of(replace(SHOWN, judgements=judgements))))


@pytest.mark.parametrize("name", LINES)
def test_a_judgement_as_a_line(name: str) -> None:
    judgement, expected = LINES[name]
    assert lines(judgement) == [("7", expected)]


def test_what_was_taken_back_or_waits_is_not_among_them() -> None:
    judgement = made(JudgementKind.REJECT, "gone")
    assert lines(replace(judgement, undone_at=AT), replace(judgement, orphaned=True)) == []


def test_no_word_of_an_analyst_steers_the_page_or_the_terminal() -> None:
    hostile = made(JudgementKind.REJECT, "gone", why="<script>\x1b[2J")
    assert "\x1b" not in lines(hostile)[0][1]
    page = incident_page(replace(SHOWN, judgements=(hostile,)))
    assert "What analysts decided" in page
    assert "&lt;script&gt;" in page
