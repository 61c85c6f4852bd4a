"""
Promises 1, 2 and 4 as properties of the whole pipeline, over reports composed from a small grammar.

The grammar joins whole phrases (a number with its bound words, the people, what became of them, who says so) in several constructions, with
furniture, quotations and stray signs around them, so that what is drawn reads like a report and meets the reader's own branches.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly.model import Evidence, Figure, Reading, Report, Span, digest
from reportedly.pipeline import read_reports
from reportedly.publish.jsonl import to_line
from reportedly.settings import Settings

ROOT = Path(__file__).parent.parent

UNITS = "zero one two three four five six".split() + "seven eight nine ten eleven twelve".split()
UNITS += "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDED = {word: value for value, word in enumerate(UNITS)} | {word: 10 * value for value, word in enumerate(TENS, start=2)}

VAGUE = {"dozen": 12, "dozens": 24, "scores": 40, "couple": 2, "several": 2}

NUMBERS = st.one_of(
    st.integers(2, 999).map(str),
    st.integers(1_000, 99_999).map(lambda n: f"{n:,}"),
    st.sampled_from(UNITS[2:] + TENS),
    st.tuples(st.sampled_from(TENS), st.sampled_from(UNITS[1:10])).map("-".join),
)
BOUNDS = st.sampled_from(["", "", "at least ", "more than ", "up to ", "about ", "some ", "fewer than ", "nearly ", "as many as ", "all "])
RANGES = st.tuples(st.integers(2, 40), st.integers(1, 20)).map(lambda pair: f"between {pair[0]} and {sum(pair)}")
AMOUNTS = st.one_of(
    st.tuples(BOUNDS, NUMBERS).map("".join),
    RANGES,
    st.sampled_from(["dozens of", "several", "two dozen", "a couple of", "none of the", "scores of"]),
)
PEOPLE = st.sampled_from(
    ["people", "passengers", "soldiers", "gunmen", "children", "villagers", "police officers", "hostages", "others", "fishermen"]
)
FATES = st.sampled_from(
    [
        "were killed",
        "had been wounded",
        "were freed by troops",
        "are still missing",
        "had died",
        "were taken hostage",
        "were aboard",
        "were detained",
    ]
)
SOURCES = st.sampled_from(
    [
        "Police",
        "the ministry's spokesman, Anil Rao,",
        "The Green Valley Front",
        "A doctor at the district hospital",
        "residents",
        "they",
        "Officials",
    ]
)
CUES = st.sampled_from(["said", "told Example Wire", "claimed", "denied", "warned", "announced on Tuesday night", "added"])
FRAMES = st.sampled_from(
    [
        "{source} {cue} that {claim}.",
        "{claim}, {source} {cue}.",
        "“{claim},” {source} {cue}.",
        '"{claim}. {claim}," {source} {cue}, "and it is not over."',
        "According to {source}, {claim}.",
        "{claim}.",
        "The attack, in which {claim}, was the third in 14 months.",
        "{source} {cue} {claim}, including {claim}",
        "He is 34. {claim}; the 2013 attack, in which {claim}, began at 4:30 pm.",
        "“{claim}",
    ]
)
CLAIMS = st.tuples(AMOUNTS, PEOPLE, FATES).map(" ".join)
SEPARATORS = st.sampled_from([" ", " ", "\n", "\n\n", "  ", "\n\nPhoto: Example Agency\n\n"])
HEADS = st.sampled_from(["", "", "QUETTA, March 12 (Example Wire) - ", "By Jane Roe\n\n", "Gunmen kill 12 in pass\n\n"])
STRAY = st.sampled_from(["", "", "\u200b", "\u202e", "“", '"', "’", "—", "🚆 ", "٣٤ ", "\x00", "(", "e\u0301 "])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """One sentence, or nearly one."""
    frame = draw(FRAMES)
    while "{claim}" in frame:
        frame = frame.replace("{claim}", draw(CLAIMS), 1)
    text = frame.format(source=draw(SOURCES), cue=draw(CUES)) + draw(STRAY)
    return text[:1].upper() + text[1:]


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of a few sentences."""
    parts = draw(st.lists(sentences(), min_size=1, max_size=6))
    joined = "".join(part + draw(SEPARATORS) for part in parts)
    return report(draw(HEADS) + joined)


def report(text: str) -> Report:
    """A report of that text, as the reading stage would give it."""
    sha256 = digest(text)
    return Report(id=sha256[:16], text=text, sha256=sha256, publisher="Example Wire", published="2025-03-12")


def read(*given_reports: Report) -> list[Reading]:
    """The readings of reports. Fails where one of them gives an error instead."""
    readings = list(read_reports(list(given_reports), Settings()))
    assert [r for r in readings if not isinstance(r, Reading)] == []
    return [r for r in readings if isinstance(r, Reading)]


def spans_of(reading: Reading) -> list[Span]:
    """Every span that a reading points with."""
    found: list[Span | None] = []
    for claim in reading.claims:
        found += [claim.cue, claim.source.span, claim.source.reason, *claim.evidence.parts]
        found += [claim.via.span] if claim.via else []
        found += [claim.said_at.span] if claim.said_at else []
        if isinstance(claim, Figure):
            found += [claim.number_span, claim.as_of and claim.as_of.span, claim.place and claim.place.span]
    found += [mention for actor in reading.actors for mention in actor.mentions]
    return [span for span in found if span is not None]


def evidence_of(reading: Reading) -> list[Evidence]:
    """Every quotation that a reading gives as evidence."""
    return [claim.evidence for claim in reading.claims] + [claim.content for claim in reading.claims if claim.kind == "statement"]


@given(reports())
def test_offsets_quote_exactly(one: Report) -> None:
    (reading,) = read(one)
    for evidence in evidence_of(reading):
        assert one.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.quote.strip()
    for span in spans_of(reading):
        assert 0 <= span.start < span.end <= len(one.text)


@given(reports())
def test_the_quoted_words_alone_support_the_number(one: Report) -> None:
    (reading,) = read(one)
    for claim in reading.claims:
        if isinstance(claim, Figure):
            number = claim.number_span.of(one.text)
            assert claim.number_span in claim.evidence.span
            assert {claim.low, claim.high} <= supported(number), (number, claim.low, claim.high)


def supported(words: str) -> set[int | None]:
    """
    The bounds that the words of a number expression can give: the numbers they hold, one beside each (more than, fewer than), what vague
    words stand for; none only with a word that allows none, one there too (some were harmed) or where no number stands; no upper bound.
    """
    words = words.lower()
    numbers = stated(words)
    vague = {value for word, value in VAGUE.items() if re.search(rf"\b{word}\b", words)}
    none = {0} if re.search(r"\b(no|none|nobody|up to|as many as|fewer|less|under|below|at most)\b", words) else set()
    one = set() if numbers and not none else {1}
    dozens = {12 * number for number in numbers} if "dozen" in words else set()
    return {None} | none | one | vague | dozens | {number + step for number in numbers for step in (-1, 0, 1)}


def stated(words: str) -> set[int]:
    """The whole numbers that stand in the words, as digits or written out."""
    digits = {int(run.replace(",", "")) for run in re.findall(r"\d[\d,]*", words)}
    worded = [WORDED[word] for word in re.findall(r"[a-z]+", words) if word in WORDED]
    return digits | set(worded) | ({sum(worded)} if worded else set())


@given(st.lists(reports(), min_size=1, max_size=3))
def test_two_runs_are_byte_identical(some: list[Report]) -> None:
    assert lines(read(*some)) == lines(read(*some))


def test_two_processes_print_the_same_bytes_whatever_the_order_of_their_sets() -> None:
    assert printed(hash_seed="1") == printed(hash_seed="2")


def printed(hash_seed: str) -> bytes:
    """What the command line prints of the examples, in a process whose sets and dictionaries hash by that seed."""
    command = [sys.executable, "-m", "reportedly", "read", "--format", "jsonl", "examples"]
    env = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True).stdout


@given(st.lists(reports(), min_size=2, max_size=4, unique_by=lambda r: r.sha256))
def test_no_report_changes_what_another_says(some: list[Report]) -> None:
    together = lines(read(*some))
    assert lines(read(*reversed(some))) == together[::-1]
    assert lines(read(some[0])) == together[:1]


def lines(readings: Sequence[Reading]) -> list[str]:
    """Readings as they are printed."""
    return [to_line(reading) for reading in readings]


@given(st.one_of(st.text(max_size=300), st.text(alphabet="\"“”'‘’.,;:()-0123456789 \n\taAbB", max_size=300)))
@example("")
@example("\n\n")
@example("“" * 200)
@example("12 " * 300)
@example("said " * 300)
@example("\ud800 12 people were killed, police said.")
def test_no_text_raises(text: str) -> None:
    readings = list(read_reports([report(text)], Settings()))
    assert len(readings) == 1


@given(st.lists(st.one_of(CLAIMS, SOURCES, CUES, SEPARATORS, STRAY, NUMBERS), max_size=25).map(" ".join))
@settings(max_examples=60)
def test_no_jumble_of_the_readers_own_words_raises(text: str) -> None:
    (reading,) = read(report(text))
    assert all(text[e.start : e.end] == e.quote for e in evidence_of(reading))


def test_the_grammar_gives_the_reader_something_to_read() -> None:
    text = "Police said that at least 12 soldiers were killed. 30 passengers were freed by troops, The Green Valley Front claimed."
    (reading,) = read(report(text))
    figures = [claim for claim in reading.claims if isinstance(claim, Figure)]
    assert [(f.low, f.high) for f in figures] == [(12, None), (30, 30)]


@pytest.mark.parametrize(
    ("words", "bounds"), [("at least 12", {12, None}), ("two dozen", {24}), ("thirty-four", {34}), ("more than 400", {401, None})]
)
def test_the_checker_supports_what_the_words_say(words: str, bounds: set[int | None]) -> None:
    assert bounds <= supported(words)


@pytest.mark.parametrize(("words", "bound"), [("at least 12", 21), ("two dozen", 36), ("thirty-four", 43), ("18", 81)])
def test_the_checker_refuses_what_they_do_not_say(words: str, bound: int) -> None:
    assert bound not in supported(words)
