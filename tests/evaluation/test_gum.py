"""How GUM's files become a text with attributions and dates, and what counts as found."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from evaluation.gum import judge_attributions, judge_dates, rows
from evaluation.gum_corpus import day_at, document, relations_of, text_of
from evaluation.verdicts import Judged
from reportedly.claims.actors import find_actors
from reportedly.claims.attribution import find_attributions
from reportedly.claims.times import find_times
from reportedly.language import parse

SENTENCES = [
    ("h", "Bridge closed"),
    ("p", "Friday, March 14, 2025"),
    ("p", "On Tuesday the mayor said it isn't safe."),
    ("figure", "Image: Doe."),
]
UNITS = ["Bridge closed", "Friday , March 14 , 2025", "On Tuesday the mayor said", "it is n't safe .", "Image :", "Doe ."]
WORDS = " ".join(UNITS).split()
ROLES = {3: ("4", "attribution-positive"), 6: ("5", "attribution-positive")}


def conllu() -> str:
    """The sentences as CoNLL-U: a word a line, and a line for two words that are written as one."""
    left, lines = iter(WORDS), []
    for kind, text in SENTENCES:
        lines += ["# newpar"] * (kind != "p") + [f"# text = {text}"]
        at = 0
        while at < len(text):
            word = next(left)
            lines += ["7-8\tisn't" + "\t_" * 8] * (word == "is") + [f"1\t{word}" + "\t_" * 8]
            at = text.index(word, at) + len(word)
    return "\n".join(lines)


def rst() -> ET.Element:
    """The units as a tree: the fourth is said by the third, the fifth credited by the sixth."""
    segments = "".join(
        f'<segment id="{n}" parent="{ROLES.get(n, ("9", "span"))[0]}" relname="{ROLES.get(n, ("9", "span"))[1]}">{unit}</segment>'
        for n, unit in enumerate(UNITS, 1)
    )
    signals = '<signal source="3" subtype="indicative_word" tokens="13"/><signal source="3" subtype="attribution_source" tokens="11,12"/>'
    return ET.fromstring(f'<rst><header/><body>{segments}<group id="9" type="span"/><signals>{signals}</signals></body></rst>')


def tei() -> str:
    """The words one a line, with two dates and a figure."""
    marks = {2: ["<p>", '<date when="2025-03-14" rend="bold">'], 8: ["</date>", "</p>"], 9: ['<date when="2025-03-11">'], 10: ["</date>"]}
    marks[18] = ["<figure>"]
    lines = [line for at, word in enumerate(WORDS) for line in (*marks.get(at, ()), f"{word}\tX")]
    return "\n".join(["<text>", *lines, "</figure>", "</text>"])


@pytest.fixture
def article(tmp_path: Path) -> Path:
    files = {"dep/a.conllu": conllu(), "rst/rstweb/a.rs4": ET.tostring(rst(), encoding="unicode"), "xml/a.xml": tei()}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path / "dep" / "a.conllu"


def test_the_text_has_its_paragraphs_and_every_word_its_place() -> None:
    text, words = text_of(conllu(), {2, 8})
    assert text.split("\n\n") == [sentence for _, sentence in SENTENCES]
    assert [span.of(text) for span in words] == WORDS


def test_a_word_that_no_sentence_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="not found"):
        text_of("# text = The town\n1\tvillage\t_")


def test_a_relation_knows_its_clauses_its_cue_and_its_source() -> None:
    text, words = text_of(conllu())
    units, relations = relations_of(rst(), words)
    told = [tuple(" ".join(s.of(text) for s in part) for part in (r.satellite, r.nucleus, r.cue, r.source)) for r in relations]
    assert told[0] == ("On Tuesday the mayor said", "it isn't safe.", "said", "the mayor")
    assert (len(units), len(relations)) == (6, 2)


DAYS = {
    "a year begins": ("2011", False, "2011-01-01"),
    "a year ends": ("2011", True, "2011-12-31"),
    "a month ends": ("2012-02", True, "2012-02-29"),
    "a day": ("2011-02-03", True, "2011-02-03"),
    "a moment": ("2011-02-03T22:30:00", False, "2011-02-03"),
}


@pytest.mark.parametrize(("value", "last", "day"), DAYS.values(), ids=DAYS.keys())
def test_a_value_has_a_first_and_a_last_day(value: str, last: bool, day: str) -> None:
    assert day_at(value, last=last) == day


def test_an_article_is_judged_as_defined(article: Path) -> None:
    each = document(article)
    parsed = parse(each.report)
    verdicts = (*judge_attributions(each, find_attributions(parsed, find_actors(parsed))), *judge_dates(each, find_times(parsed)))
    measured = {row.measure: (row.value, row.support) for row in rows([Judged("a", each.report.text, verdicts)])}
    assert measured == {"attribution": (1.0, 1), "cue": (1.0, 1), "source": (1.0, 1), "date found": (1.0, 2), "date value": (1.0, 2)}


def test_what_is_not_read_is_missed(article: Path) -> None:
    each = document(article)
    verdicts = (*judge_attributions(each, ()), *judge_dates(each, ()))
    assert {verdict.way for verdict in verdicts} == {"missed"}
    measured = rows([Judged("a", each.report.text, verdicts)])
    assert [(row.value, row.support) for row in measured] == [(0.0, 1), (0.0, 1), (0.0, 1), (0.0, 2), (0.0, 2)]
