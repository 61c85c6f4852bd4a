"""A report's totals count different people once, whatever the ways in which it tells of them."""

from __future__ import annotations

from functools import cache

import pytest

from reportedly.model import Reading
from reportedly.pipeline import read_report
from reportedly.reading import read_text
from reportedly.settings import Settings

Bounds = tuple[int, int | None]

CASES: dict[str, tuple[str, dict[str, Bounds]]] = {
    "a count": ("Three people were killed and five were injured, police said.", {"killed": (3, 3), "injured": (5, 5)}),
    "a floor stays open": ("At least 12 people were killed.", {"killed": (12, None)}),
    "nobody is none": ("No one was hurt.", {"injured": (0, 0)}),
    "headline and body repeat each other": (
        "Two killed in Sampleton shooting\n\nTwo people were killed in a shooting in Sampleton on Monday, police said.",
        {"killed": (2, 2)},
    ),
    "the whole counts, not its parts": (
        "Five people were injured, including three men. Two women were among the injured.",
        {"injured": (5, 5)},
    ),
    "others add to who stands beside them": (
        "A 19-year-old woman was wounded in the arm. Two other people were wounded in the legs.",
        {"injured": (3, 3)},
    ),
    "another is somebody else": (
        "A man was wounded in the arm on Monday. Another man was wounded in the leg on Tuesday.",
        {"injured": (2, 2)},
    ),
    "others beside the dead may be those told of before": (
        "By noon 17 injured passengers were in hospital. In all, 11 people were killed and 37 others were injured.",
        {"killed": (11, 11), "injured": (37, 37)},
    ),
    "others beside the dead are the injured": ("A man was killed and two others were injured.", {"killed": (1, 1), "injured": (2, 2)}),
    "three others and a dead man are the four shot": (
        "A cook is dead and three other people were taken to a hospital. Four people were injured in a shooting.",
        {"killed": (1, 1), "injured": (3, 3)},
    ),
    "who is identified as a name has that name's fate": (
        "A woman who was shot in a park has been identified as Ann Example, 34. Ann Example died at the hospital, police said.",
        {"killed": (1, 1)},
    ),
    "a count after a count is no age": (
        "Sampleton: 1 dead, 3 injured in a shooting. Ann Example, 34, was killed.",
        {"killed": (1, 1), "injured": (3, 3)},
    ),
    "the child who is dead is the child of before": (
        "An eleven-year-old boy is dead after the child was hit by a bullet.",
        {"killed": (1, 1)},
    ),
    "a girl in hospital of whom it is told later that she is dead": (
        "The shooting left a one-year-old girl in critical condition. Her family said on Friday that the girl is dead.",
        {"killed": (1, 1)},
    ),
    "some of those shot": (
        "Two cooks were killed and two others were hurt. Police say four people were stabbed and two are being treated at a hospital.",
        {"killed": (2, 2), "injured": (2, 2)},
    ),
    "years of service are no age": (
        "A deputy was killed on Monday. Ben Sample, 56, a 15-year veteran of the department, was killed at home.",
        {"killed": (1, 1)},
    ),
    "a second that goes on with including": (
        "Nine people were injured, including one guest in critical condition and one guest in fair condition.",
        {"injured": (9, 9)},
    ),
    "who says it is not hurt": ("According to police Lt. Ben Sample, four people were shot on Monday.", {"injured": (4, 4)}),
    "attackers among the dead are not taken from the wounded twice": (
        "Five people were shot. Three of the victims, including the gunman, died.",
        {"killed": (2, 2), "killed_attackers": (1, 1), "injured": (2, 2)},
    ),
    "a larger toll supersedes an earlier one": (
        "Police said at first that four people had been killed. By Tuesday evening nine people had been killed, police said.",
        {"killed": (9, 9)},
    ),
    "people told of singly are counted": (
        "Ann Example, 34, was killed. Ben Sample, 41, was killed in the same room.",
        {"killed": (2, 2)},
    ),
    "a person told of twice is one": (
        "A 34-year-old woman was killed on Monday. Ann Example, 34, died at the scene, the coroner said.",
        {"killed": (1, 1)},
    ),
    "a name and its surname are one": ("Ben Sample was wounded on Monday. Sample was wounded in the leg.", {"injured": (1, 1)}),
    "men and women differ": ("A man was killed in the shop. A woman was killed in the street.", {"killed": (2, 2)}),
    "who was shot and died later is killed": (
        "A cashier was shot near the till on Monday. He was pronounced dead at the hospital.",
        {"killed": (1, 1)},
    ),
    "those shot take in the dead": (
        "Four people were shot in Sampleton on Monday. One of the men was killed at the scene.",
        {"killed": (1, 1), "injured": (3, 3)},
    ),
    "those shot take in the dead told of apart": (
        "Four people were shot in Sampleton on Monday. A 30-year-old woman was killed at the scene, police said.",
        {"killed": (1, 1), "injured": (3, 3)},
    ),
    "four dead take in the gunman": (
        "Four people are dead after a shooting in Sampleton. The gunman was killed by police.",
        {"killed": (3, 3), "killed_attackers": (1, 1)},
    ),
    "the dead attacker is apart": (
        "The gunman was killed by police. Two women were killed in the shop.",
        {"killed": (2, 2), "killed_attackers": (1, 1)},
    ),
    "background is left out": (
        (
            "SAMPLETON, March 12, 2025 (Example Wire) - A man was killed in Sampleton on Monday. The shop is on Mock Road. "
            "Its owner was away. In 2009 a bombing in Mockville killed 40 people."
        ),
        {"killed": (1, 1)},
    ),
    "denied tolls are left out": ("Two people were killed. Police denied that seven people had been killed.", {"killed": (2, 2)}),
}


@cache
def read(text: str) -> Reading:
    """The reading of a text, once."""
    return read_report(read_text(text), Settings())


def totals(text: str) -> dict[str, Bounds]:
    """The first entry of each total, by status."""
    return {total.status: (total.entries[0].low, total.entries[0].high) for total in read(text).totals}


@pytest.mark.parametrize("name", CASES)
def test_totals_are_of_different_people(name: str) -> None:
    """Each report gives its totals and no other of the dead and the injured."""
    text, expected = CASES[name]
    found = {status: bounds for status, bounds in totals(text).items() if status.startswith(("killed", "injured"))}
    assert found == expected


@pytest.mark.parametrize("name", CASES)
def test_totals_rest_on_claims(name: str) -> None:
    """Every entry names claims of the report, and at least one."""
    reading = read(CASES[name][0])
    ids = {claim.id for claim in reading.claims}
    for total in reading.totals:
        for entry in total.entries:
            assert entry.claims
            assert set(entry.claims) <= ids


def test_accounts_that_cannot_both_be_right_are_contested() -> None:
    """An armed group's count stands beside the officials', with its source."""
    text = "Officials said that 11 soldiers were killed. The Example Liberation Army, a separatist group, said that it killed 45 soldiers."
    [killed] = [total for total in read(text).totals if total.status == "killed"]
    assert killed.contested
    assert [(entry.low, entry.source) for entry in killed.entries] == [(11, None), (45, "The Example Liberation Army")]
