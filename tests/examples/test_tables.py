"""The tables of what must be read from the examples hold together, and hold what they are there to show."""

from __future__ import annotations

from collections import Counter

import pytest

from reportedly.model import Report, Status
from tests.examples.tables import BULLETS, EXAMPLES, TABLES, Table

TRAIN = [table for table in TABLES if table.path.parent.name == "jaffar-express"]
FURNITURE = {"byline", "caption", "credit", "headline", "most_read", "notice", "share_bar"}

# Every figure of the incident as it was published at the time: lowest, highest, status, kind of source.
FACTS: dict[str, tuple[int, int | None, str, str]] = {
    "aboard, the report's own voice": (401, None, "present", "narrator"),
    "aboard, other reports": (450, 450, "present", "outlet"),
    "aboard, railway officials": (440, 440, "present", "company"),
    "soldiers and other security personnel aboard": (214, 214, "present", "narrator"),
    "held, first statement": (182, 182, "held", "armed_group"),
    "held, second statement": (214, 214, "held", "armed_group"),
    "rescued by Tuesday evening": (104, 104, "freed", "government"),
    "men among them": (58, 58, "freed", "government"),
    "women among them": (31, 31, "freed", "government"),
    "children among them": (15, 15, "freed", "government"),
    "attackers killed by Tuesday evening": (16, 16, "killed", "government"),
    "injured passengers in hospital": (17, 17, "injured", "government"),
    "let go and at the station in Mach": (80, 80, "freed", "security"),
    "men let go": (43, 43, "freed", "security"),
    "women let go": (26, 26, "freed", "security"),
    "children let go": (11, 11, "freed", "security"),
    "personnel killed on Tuesday": (31, None, "killed", "armed_group"),
    "rescued by Wednesday morning": (155, 155, "freed", "security"),
    "freed by Wednesday midday": (190, 190, "freed", "security"),
    "attackers killed by Wednesday midday": (27, 27, "killed", "security"),
    "killed in the first attack": (11, 11, "killed", "security"),
    "the driver": (1, 1, "killed", "security"),
    "paramilitary troopers": (8, 8, "killed", "security"),
    "injured in the first attack": (37, 37, "injured", "security"),
    "army officers injured": (2, 2, "injured", "security"),
    "dozens still held": (24, None, "held", "narrator"),
    "none of its fighters": (0, 0, "killed", "armed_group"),
    "all the women and children let go": (1, None, "freed", "armed_group"),
    "attackers killed, another agency": (30, 30, "killed", "outlet"),
    "captives executed": (50, 50, "killed", "armed_group"),
    "captives executed before, and soldiers killed": (10, 10, "killed", "armed_group"),
    "soldiers killed the day before": (30, 30, "killed", "armed_group"),
    "enemy personnel killed": (101, None, "killed", "armed_group"),
    "still held on Wednesday evening": (150, 150, "held", "armed_group"),
    "all attackers killed": (33, 33, "killed", "security"),
    "passengers killed": (21, 21, "killed", "security"),
    "no hostage hurt": (0, 0, "injured", "security"),
    "Frontier Corps soldiers": (4, 4, "killed", "security"),
    "of them at a picket": (3, 3, "killed", "security"),
    "all of them in the operation, another report": (4, 4, "killed", "outlet"),
    "freed, Thursday": (346, 346, "freed", "security"),
    "rescued, Friday": (354, 354, "freed", "security"),
    "dead in all": (31, 31, "killed", "security"),
    "soldiers dead": (23, 23, "killed", "security"),
    "passengers dead": (5, 5, "killed", "security"),
    "no other hostage": (0, 0, "held", "security"),
    "military hostages executed": (214, 214, "killed", "armed_group"),
    "its fighters killed": (12, 12, "killed", "armed_group"),
}


def test_each_example_has_a_table() -> None:
    """No example goes without its table, and no table without its example."""
    reports = {path for path in EXAMPLES.rglob("*") if path.suffix in (".html", ".txt")}
    assert {table.path for table in TABLES} == reports


def test_words_stand_once(table: Table, report: Report) -> None:
    """The words of each row stand once in the report as it is read, or nowhere where they are of a title or of furniture."""
    text = report.text
    told = [row.words for row in table.figures if not row.headline] + [charge.words for charge in table.charges]
    told += [words for words in table.not_figures if not FURNITURE & set(words.hard)]
    assert {words.context: text.count(words.context) for words in told if text.count(words.context) != 1} == {}
    titles = [row.words for row in table.figures if row.headline]
    assert all(text.count(words.context) <= 1 and words.quote in table.head["title"] for words in titles)


def test_rows_are_sound(table: Table) -> None:
    """Ids are single, parts have a whole of their own status, bounds are in order, and only people who came free have a manner."""
    rows = {row.id: row for row in table.figures}
    assert len(rows) == len(table.figures)
    for row in table.figures:
        assert row.high is None or min(row.lows) <= row.high, row.id
        assert (row.manner is None) == (row.status is not Status.FREED), row.id
        assert row.part_of is None or rows[row.part_of].status is row.status, row.id


def test_rows_are_of_different_words(table: Table, report: Report) -> None:
    """No two rows claim the same number, and no figure stands on words that are said to be none, but for an age within its person."""
    text = report.text
    spans = [(row.words.span(text, row.number), row.id) for row in table.figures]
    assert len({span for span, _ in spans}) == len(spans)
    barred = [words.span(text) for words in table.not_figures if "age" not in words.hard]
    assert [name for span, name in spans for bar in barred if span and bar and span.overlaps(bar)] == []


def test_the_train_has_at_least_eighty_figures() -> None:
    """The reports of the one incident hold at least 80 figures among them."""
    assert sum(len(table.rows_in(False)) for table in TRAIN) >= 80


def test_each_hard_thing_is_there_twice() -> None:
    """Every bullet of what makes figures hard stands at least twice in the examples, and no tag is outside the bullets."""
    counts = Counter(tag for table in TABLES for tag in table.hard())
    known = {tag for tags in BULLETS.values() for tag in tags}
    assert set(counts) <= known
    assert {tag: counts[tag] for tag in sorted(known) if counts[tag] < 2} == {}


@pytest.mark.parametrize("fact", FACTS)
def test_each_published_figure_is_there(fact: str) -> None:
    """Each figure that was published of the incident is told by one of its reports, by its kind of source."""
    low, high, status, kind = FACTS[fact]
    told = {(row.lows[0], row.high, str(row.status), str(row.source.kind)) for table in TRAIN for row in table.rows_in(False)}
    assert (low, high, status, kind) in told
