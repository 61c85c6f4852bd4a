"""The error browser: which errors it shows, on which words, and where it may write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluation import errors, errors_page, newsquant
from evaluation.errors_page import Miss, excerpt, fields_of, render
from evaluation.parses import Parses
from evaluation.result import Parser
from evaluation.verdicts import Entry, Judged, Verdict, tally
from reportedly.language import parse
from reportedly.model import Report, Span

TEXT = "Rain fell all day. Officials said nine people drowned. The river rose again on Sunday, and <all> of the town fled."
NINE = Entry((Span(34, 38),), {"bounds": 9, "status": "killed"})
TOWN = Entry((Span(TEXT.index("<all>"), TEXT.index("<all>") + 5),), {"bounds": 1, "status": "displaced"})
WRONG = Verdict("status", NINE, Entry(NINE.spans, {"bounds": 9, "status": "missing"}), label="status: killed → missing")
DOCUMENT = Judged("a", TEXT, (Verdict("figure", NINE, NINE, right=True), WRONG, Verdict("figure", None, TOWN)))


def wrong(kinds: tuple[str, ...] = ("figure", "status"), half: str = "", **changes: bool) -> list[Verdict]:
    document = Judged(DOCUMENT.doc, TEXT, DOCUMENT.verdicts, **changes)
    return [miss.verdict for miss in errors.errors([document], kinds, half)]


def test_what_is_not_right_is_shown_in_text_order() -> None:
    assert [verdict.way for verdict in wrong()] == ["differs", "false"]


def test_only_the_kinds_asked_for_are_shown() -> None:
    assert [verdict.kind for verdict in wrong(("status",))] == ["status"]


def test_what_is_held_back_is_never_shown() -> None:
    assert wrong(held_back=True) == []


def test_a_report_is_of_one_half() -> None:
    assert sorted([len(wrong(half="a")), len(wrong(half="b"))]) == [0, 2]


def test_the_sentence_of_an_error_is_shown_with_its_words_marked() -> None:
    pieces = [(piece.whose, piece.words) for piece in excerpt(Miss("a", TEXT, WRONG))]
    assert pieces == [("", "Officials said "), ("ar", "nine"), ("", " people drowned.")]


def test_words_of_one_side_are_told_apart_and_far_ones_joined_by_an_ellipsis() -> None:
    text = "Nine drowned. " + "It rained. " * 40 + "Ten fled."
    miss = Miss("a", text, Verdict("figure", Entry((Span(0, 4),)), Entry((Span(len(text) - 9, len(text) - 6),))))
    assert [(p.whose, p.words) for p in excerpt(miss)] == [("a", "Nine"), ("", " drowned."), ("", " […] "), ("r", "Ten"), ("", " fled.")]


def test_an_error_on_no_words_shows_the_beginning() -> None:
    assert "".join(piece.words for piece in excerpt(Miss("a", TEXT, Verdict("city", Entry(), Entry())))) == TEXT


def test_fields_stand_side_by_side() -> None:
    assert [(field.name, field.annotated, field.read, field.same) for field in fields_of(WRONG)] == [
        ("bounds", "9", "9", True),
        ("status", "killed", "missing", False),
    ]


def test_the_same_error_of_one_report_is_one_card() -> None:
    twice = [Miss("a", TEXT, WRONG), Miss("a", TEXT, WRONG), Miss("b", TEXT, WRONG)]
    assert [len(group) for group in errors_page.alike(twice)] == [2, 1]


def test_the_page_counts_marks_and_escapes() -> None:
    found = list(errors.errors([DOCUMENT], ("figure", "status")))
    page = render("made up", found, found)
    assert "for 2 errors" in page and "status: killed → missing" in page
    assert '<mark class="ar">nine</mark>' in page and '<mark class="r">&lt;all&gt;</mark>' in page
    assert 'href="#e2"' in page and not re.search(r"https?://", page)


def test_at_most_so_many_are_shown_in_their_order() -> None:
    many = [Miss("a", TEXT, Verdict("figure", Entry((Span(at, at + 1),)), None)) for at in range(20)]
    few = errors.shown(many, 5)
    assert len(few) == 5 and few == sorted(few, key=lambda miss: miss.start) and few == errors.shown(many, 5)


@pytest.mark.parametrize("folder", ["", "docs", "build/errors"])
def test_no_page_is_written_into_the_repository(folder: str, root: Path) -> None:
    with pytest.raises(errors.NoSuch, match="in the repository"):
        errors.folder_for(root / folder)


REFUSED = {
    "another corpus": (["nowhere", "novels"], "no corpus is named 'novels'"),
    "another kind": (["nowhere", "gold dev", "rhyme"], "gold dev has no kind 'rhyme'"),
    "no corpus there": (["nowhere", "gold dev"], "is not there"),
}


@pytest.mark.parametrize(("argv", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_what_there_is_not_is_said_in_a_sentence(
    argv: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert errors.main([*argv, "--to", str(tmp_path)]) == errors.REFUSED
    said = capsys.readouterr().err
    assert sentence in said and said.count("\n") == 1


def test_without_a_corpus_all_are_listed_with_their_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    assert errors.main(["nowhere"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(errors.CORPORA)
    assert any(line.startswith("gold dev ") and "responsibility" in line for line in lines)


def test_a_page_shows_what_the_scorer_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def judged(_shared: Path, _parser: Parser) -> Iterator[Judged]:
        yield DOCUMENT

    monkeypatch.setitem(errors.CORPORA, "made up", errors.Browsable(("figure", "status"), judged))
    assert errors.main(["nowhere", "made up", "--to", str(tmp_path)]) == 0
    counts = tally([DOCUMENT])
    wrong_counted = sum(counts.read.values()) - sum(counts.right.values())
    assert f"{wrong_counted} errors of made up" in capsys.readouterr().out
    assert (tmp_path / "made-up.html").read_text(encoding="utf-8").count("<article") == wrong_counted


def test_gold_figures_are_shown_with_the_words_taken_for_their_source(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    text = "Police said four soldiers were killed."
    figure = {
        "id": "f",
        "quote": "four soldiers",
        "number": "four",
        "low": 4,
        "high": 4,
        "status": "killed",
        "side": "security",
        "main": True,
    }
    figure |= {"source": "narrator", "source_kind": "narrator", "stance": "asserted"}
    (gold / "dev.reports.jsonl").write_text(json.dumps({"doc": "a", "text": text}))
    (gold / "dev.gold.jsonl").write_text(json.dumps({"doc": "a", "figures": [figure], "responsibility": []}))
    found = list(errors.errors(errors.CORPORA["gold dev"].judged(tmp_path, parse), ("source",)))
    assert [miss.verdict.label for miss in found] == ["its own read as a source's"]
    assert "".join(piece.words for piece in excerpt(found[0]) if piece.whose == "r") == "Policesaid"


def test_a_parse_is_kept_and_is_the_same_when_it_comes_from_disk(tmp_path: Path) -> None:
    report = Report("a", "Four soldiers were killed on Monday.", "a")
    parser = Parses(tmp_path)
    first = parser(report)
    assert parser(Report("b", report.text, "b")).doc is first.doc
    again = Parses(tmp_path)(report)
    assert [(t.text, t.dep_, t.head.i, t.ent_type_, t.lemma_) for t in again.doc] == [
        (t.text, t.dep_, t.head.i, t.ent_type_, t.lemma_) for t in first.doc
    ]
    assert again.report == report and len(list(tmp_path.iterdir())) == 1


def test_what_is_judged_beside_a_scorer_counts_as_it_does(shared: Path) -> None:
    parser = Parses()
    rows = {row.measure: row for row in newsquant.evaluate(shared, parser).rows}
    counts = tally(errors.CORPORA["newsquant"].judged(shared, parser)).f1("value")
    assert (counts.value, counts.support) == (pytest.approx(rows["kinds read: value"].value), rows["kinds read: value"].support)
